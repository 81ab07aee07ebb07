"""What records and their fields are called in the vocabularies of linked data, and which fields hold ids."""

from __future__ import annotations

from collections.abc import Mapping

from secretariat.evidence import Passage
from secretariat.problems import Problem
from secretariat.records import (
    Actor,
    ActorKind,
    Answered,
    ChainLink,
    Claim,
    Contradiction,
    Course,
    Deadline,
    Judgement,
    Meeting,
    MeetingStatus,
    Origin,
    Place,
    Plan,
    PlanVersion,
    Position,
    Proposal,
    Provision,
    Quantity,
    Record,
    Report,
    Role,
    Shift,
    Statement,
    Term,
    TermCell,
    Told,
)

OWN = "urn:secretariat:term:"
"""What the vocabularies lack is named here, by the name of the record or field: `urn:secretariat:term:stance`."""

CONTEXT: Mapping[str, str] = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "own": OWN,
}
"""The prefixes; nothing has to be fetched to read the file."""

Made = type[Record] | type[Passage] | type[Problem]

TYPES: Mapping[Made, tuple[str, ...]] = {
    Report: ("schema:NewsArticle", "prov:Entity"),
    Statement: ("prov:Entity",),
    Meeting: ("schema:Event",),
    Proposal: ("schema:CreativeWork", "prov:Entity"),
    Position: ("prov:Entity",),
    Claim: ("schema:Claim", "prov:Entity"),
    Judgement: ("prov:Entity",),
    Place: ("schema:Place",),
    Plan: ("schema:CreativeWork", "prov:Entity"),
    PlanVersion: ("schema:CreativeWork", "prov:Entity"),
    Role: ("schema:Role",),
    Quantity: ("schema:QuantitativeValue",),
}
"""Beside its own type (`own:Report`), which every record has."""

ACTORS: Mapping[ActorKind, tuple[str, ...]] = {
    "person": ("schema:Person", "prov:Person", "prov:Agent"),
    "state": ("schema:Country", "prov:Agent"),
    "government": ("schema:GovernmentOrganization", "prov:Organization", "prov:Agent"),
    "organisation": ("schema:Organization", "prov:Organization", "prov:Agent"),
    "outlet": ("schema:NewsMediaOrganization", "prov:Organization", "prov:Agent"),
    "bloc": ("schema:Organization", "prov:Organization", "prov:Agent"),
    "group": ("prov:Agent",),
    "anonymous": ("prov:Agent",),
}

STATUSES: Mapping[MeetingStatus, str] = {
    "planned": "schema:EventScheduled",
    "postponed": "schema:EventPostponed",
    "cancelled": "schema:EventCancelled",
}

PROPERTIES: Mapping[tuple[Made, str], str] = {
    (Report, "outlet"): "schema:publisher",
    (Report, "title"): "schema:headline",
    (Report, "byline"): "schema:author",
    (Report, "credit"): "schema:creditText",
    (Report, "language"): "schema:inLanguage",
    (Report, "text"): "schema:articleBody",
    (Report, "version_of"): "prov:wasRevisionOf",
    (Report, "copy_of"): "prov:wasDerivedFrom",
    (Actor, "name"): "schema:name",
    (Actor, "aliases"): "schema:alternateName",
    (Actor, "party"): "prov:actedOnBehalfOf",
    (Actor, "member_of"): "schema:memberOf",
    (Role, "title"): "schema:roleName",
    (Statement, "speaker"): "prov:wasAttributedTo",
    (Meeting, "participants"): "schema:attendee",
    (Meeting, "place"): "schema:location",
    (Meeting, "about"): "schema:about",
    (Proposal, "names"): "schema:name",
    (Proposal, "authors"): "schema:author",
    (Proposal, "version"): "schema:version",
    (Provision, "proposal"): "schema:isPartOf",
    (Quantity, "value"): "schema:value",
    (Quantity, "unit"): "schema:unitText",
    (Position, "actor"): "prov:wasAttributedTo",
    (Position, "statement"): "prov:wasDerivedFrom",
    (Claim, "gist"): "schema:text",
    (Claim, "reports"): "schema:appearance",
    (Course, "participants"): "schema:attendee",
    (Course, "authors"): "schema:author",
    (Course, "place"): "schema:location",
    (Course, "names"): "schema:name",
    (Plan, "names"): "schema:name",
    (Plan, "authors"): "schema:author",
    (Plan, "versions"): "schema:hasPart",
    (PlanVersion, "names"): "schema:name",
    (PlanVersion, "authors"): "schema:author",
    (PlanVersion, "reports"): "schema:appearance",
    (Place, "name"): "schema:name",
    (Place, "country"): "schema:addressCountry",
    (Judgement, "at"): "prov:generatedAtTime",
    (Judgement, "withdrawn"): "prov:invalidatedAtTime",
}
"""Any other field has a name of our own: `own:madeBy`."""

REFERENCES: Mapping[Made, frozenset[str]] = {
    Report: frozenset({"outlet", "version_of", "copy_of"}),
    Actor: frozenset({"party", "member_of"}),
    ChainLink: frozenset({"actor"}),
    Statement: frozenset({"report", "speaker"}),
    Meeting: frozenset({"participants", "mediators"}),
    Proposal: frozenset({"authors", "prepared_by", "consulted", "left_out", "approved_by"}),
    Provision: frozenset({"proposal", "obliged", "toward"}),
    Position: frozenset({"party", "actor", "statement"}),
    Origin: frozenset({"actor", "via", "reports"}),
    Claim: frozenset({"statements", "reports"}),
    Contradiction: frozenset({"left", "right"}),
    Shift: frozenset({"party", "from_", "to"}),
    Told: frozenset({"record", "report"}),
    Course: frozenset({"participants", "authors"}),
    Answered: frozenset({"party", "position"}),
    PlanVersion: frozenset({"authors", "proposals", "reports"}),
    TermCell: frozenset({"version", "against", "provisions"}),
    Plan: frozenset({"authors"}),
    Deadline: frozenset({"record"}),
    Judgement: frozenset({"left", "right"}),
}
"""The fields that hold ids of other records."""

ORDERED: frozenset[tuple[Made, str]] = frozenset({
    (Statement, "chain"), (Statement, "content"), (Course, "told"), (Plan, "versions"), (Plan, "terms"),
    (Term, "cells"),
})  # fmt: skip
"""Lists of which the order tells something."""
