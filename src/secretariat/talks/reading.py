"""What a report tells of talks, in one call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from secretariat.extract.tagger import load_tagger
from secretariat.parse import Parsed
from secretariat.records import Actor, DateMention, Meeting, Position, Proposal, Proposition, Provision, Statement
from secretariat.resolve.mentions import Names
from secretariat.resolve.speakers import Speakers
from secretariat.talks.glance import load_glance
from secretariat.talks.issues import Issues
from secretariat.talks.meetings import read_meetings
from secretariat.talks.positions import read_positions
from secretariat.talks.proposals import read_proposals
from secretariat.talks.propositions import read_propositions
from secretariat.talks.provisions import read_provisions
from secretariat.talks.scenes import scenes
from secretariat.talks.spotting import load_spotter
from secretariat.talks.stances import find_marks
from secretariat.talks.weighing import weighed
from secretariat.talks.who import Who


@dataclass(frozen=True, slots=True)
class Talks:
    """The records of one report."""

    actors: tuple[Actor, ...]
    """Everyone given, and those who are named as a party of talks only; by id."""
    meetings: tuple[Meeting, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    provisions: tuple[Provision, ...] = ()
    positions: tuple[Position, ...] = ()
    propositions: tuple[Proposition, ...] = ()


def read_talks(
    parsed: Parsed,
    speakers: Speakers,
    statements: Sequence[Statement],
    names: Names,
    actors: Iterable[Actor],
    dates: Sequence[DateMention],
    own: Mapping[str, tuple[str, ...]],
) -> Talks:
    """Meetings, proposals, provisions and positions of a report.

    Args:
        parsed: the report.
        speakers: they have read its statements.
        statements: its statements, with their speakers.
        names: what it names.
        actors: everyone in it, with the parties they speak for.
        dates: its time expressions.
        own: issues of the user's own, label → terms.
    """
    who = Who(parsed, speakers, statements, names, actors)
    issues = Issues(parsed, own)
    marks = find_marks(parsed, who)
    who.counts.note((holder, mark.span[0]) for mark in marks for holder in mark.holders)
    tagger = load_tagger()
    seen = scenes(parsed, marks, who.statements, tagger.pieces, tagger.labels)
    sight = load_spotter().read(seen, load_glance())
    issues.see(sight)
    marks = weighed(marks, sight, who)
    who.counts.note((holder, mark.span[0]) for mark in marks for holder in mark.holders)
    meetings = read_meetings(parsed, who, dates, names.mentions, sight)
    positions = read_positions(parsed, who, issues, marks)
    proposals = read_proposals(parsed, who, marks)
    provisions = read_provisions(parsed, who, issues, marks, names.mentions, sight, proposals)
    propositions = read_propositions(parsed, who, statements, dates, names.mentions)
    return Talks(
        actors=tuple(who.actors[key] for key in sorted(who.actors)),
        meetings=meetings,
        proposals=proposals,
        provisions=provisions,
        positions=positions,
        propositions=propositions,
    )
