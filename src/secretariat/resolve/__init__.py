"""Inside one report: pronouns, surnames and titles become people; names become actors."""
