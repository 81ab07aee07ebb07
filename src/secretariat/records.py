"""Every kind of thing a dossier holds, in the order in which the pipeline makes them.

Records are immutable down to the bottom (tuples, not lists). `msgspec` structs rather than dataclasses: the same
definitions give the JSON reader, the JSON writer and the JSON Schema of the export, and a field may be called `from`.
A missing value is None, never an empty string. All offsets count Unicode characters of the report's stored text,
half-open.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from secretariat.evidence import Passage
from secretariat.problems import Problem

SCHEMA = 1
"""Number of the export's schema; a changed meaning is a new number."""


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all records share: frozen, compared by value, written with keywords."""


Anchor = Literal["text", "publication", "dossier"]


class When(Record, frozen=True, kw_only=True):
    """A time as far as it is known: an interval, the words that gave it, and what they were counted from."""

    earliest: str | None = None
    """ISO 8601, UTC; the first moment it can have been. None: no lower bound known."""
    latest: str | None = None
    """ISO 8601, UTC; the first moment it can no longer have been (half-open). None: no upper bound known."""
    words: str | None = None
    """The words of the report or the metadata field that gave it."""
    anchor: Anchor | None = None
    """What relative words were counted from: the `text` itself (an absolute date), the day of `publication`, the
    `dossier`. None: the anchor is unknown."""


BlockKind = Literal["title", "subtitle", "byline", "date", "dateline", "credit", "body", "site"]


class Block(Record, frozen=True, kw_only=True):
    """A stretch of a report's text and what it is. Together the blocks cover everything but white space.

    `title`, `subtitle` and `body` are read as news; `byline`, `date`, `dateline` and `credit` are metadata standing
    in the text; `site` belongs to the web site (subscribe, share, read also, cookie notice) and is never read.
    """

    start: int
    end: int
    kind: BlockKind


class Report(Record, frozen=True, kw_only=True):
    """One report as it was read: its text is never edited after this."""

    id: str
    """`r-` and the first 16 digits of `sha256`."""
    name: str
    """File name, archive member (`wire.jsonl#3`) or address it was read from."""
    outlet: str | None = None
    """Actor id of the outlet that published it; None: unknown."""
    title: str | None = None
    byline: str | None = None
    """Author names as printed, without "By"."""
    credit: str | None = None
    """The agency or outlet credited with the text, as printed; None: no credit line."""
    url: str | None = None
    published: When | None = None
    """None: unknown. Never filled from the clock."""
    written: When | None = None
    """For a report without a day of publication: that it was not written before the latest saying that it tells of.
    `anchor` is `text`, or `dossier` where the year was taken from the other reports. None: not known, or `published`
    is."""
    retrieved: str | None = None
    """ISO 8601 time at which it was fetched, as its source says; None: not said."""
    language: str | None = None
    """ISO 639-1 code, as declared; None: not declared."""
    text: str
    """The stored text. Paragraphs are separated by an empty line."""
    blocks: tuple[Block, ...] = ()
    """What each stretch of the text is, in order, not overlapping."""
    sha256: str
    """Hex digest of the original bytes; reports are the same report when it is the same."""
    version_of: str | None = None
    """Id of the earlier report that this is an edited version of."""
    copy_of: str | None = None
    """Id of the report that this one reprints."""


ActorKind = Literal["person", "state", "government", "organisation", "outlet", "bloc", "group", "anonymous"]


class Role(Record, frozen=True, kw_only=True):
    """A title or office as a report gives it."""

    title: str
    """The words, e.g. "Vice Foreign Minister"."""
    of: str | None = None
    """What it is an office of, as written ("North Korean", "the Treasury"); None: not said."""
    when: When | None = None
    """From the first to the last publication that gives it; None: as one report alone gives it, or not known."""
    passage: Passage | None = None


SourceType = Literal[
    "officials",
    "diplomats",
    "mediators",
    "negotiators",
    "people familiar",
    "sources",
    "documents",
    "military",
    "experts",
    "witnesses",
    "spokespeople",
    "politicians",
    "business",
    "media",
    "other",
]


class Unnamed(Record, frozen=True, kw_only=True):
    """What a report says of a source that it does not name, from its own words."""

    type: SourceType
    number: int | None = None
    """How many they are; None: not said, or not in numbers ("several")."""
    whose: tuple[str, ...] = ()
    """Nationalities and bodies, as written ("Kestrian", "the foreign ministry")."""
    near: str | None = None
    """How near to the matter, as written ("involved in the talks"); None: not said."""
    why: str | None = None
    """Why unnamed, as written ("on condition of anonymity"); None: not said."""


class Actor(Record, frozen=True, kw_only=True):
    """Someone who can speak, meet, want or be obliged."""

    id: str
    name: str
    """The fullest name given."""
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    """Other forms of the name met in the reports, sorted."""
    roles: tuple[Role, ...] = ()
    party: str | None = None
    """Actor id of the party it speaks for; None: unknown."""
    party_why: str | None = None
    """By what the party is told, e.g. `office: Chancellor of Germany`; None where there is no party."""
    member_of: tuple[str, ...] = ()
    """Actor ids of the blocs of which a state is a member, as far as a report names both; sorted."""
    country: str | None = None
    """ISO 3166-1 alpha-2 code of the state that a body, outlet or government is of; None: of none, or not known."""
    source_type: str | None = None
    """For anonymous actors: what their words say they are ("US officials"); None for all others."""
    unnamed: Unnamed | None = None
    """For anonymous actors: the same, taken apart; None for all others."""


StatementKind = Literal["direct", "indirect", "mixed"]
Manner = Literal["said", "held"]
Act = Literal[
    "assert",
    "deny",
    "demand",
    "offer",
    "accept",
    "reject",
    "threaten",
    "promise",
    "ask",
    "praise",
    "criticise",
    "decline to comment",
]
Certainty = Literal["certain", "probable", "possible", "unknown"]


class ChainLink(Record, frozen=True, kw_only=True):
    """One step of the way from the report back to the speaker."""

    actor: str | None
    """Actor id; None: unresolved."""
    relation: str
    """`reported by`, `quoted by`, `told`, `citing`, `relayed by`."""
    passage: Passage


class Statement(Record, frozen=True, kw_only=True):
    """Content attributed to a source."""

    id: str
    report: str
    """Report id."""
    speaker: str | None = None
    """Actor id; None: unresolved, and `unresolved` says why."""
    unresolved: str | None = None
    """Why there is no speaker; None where there is one."""
    source: tuple[Passage, ...] = ()
    """The words that name the source; empty where the report names none."""
    cue: tuple[Passage, ...] = ()
    """The words that attribute ("said", "according to"); empty for a quotation that just continues."""
    content: tuple[Passage, ...]
    """What was said; several passages where the words are split by the attribution."""
    kind: StatementKind
    """`direct`: all of the content stands in quotation marks; `indirect`: none; `mixed`: some."""
    manner: Manner = "said"
    """`said`: a speech event; `held`: a belief, wish or intention told without one ("Moscow wants …")."""
    act: Act = "assert"
    negated: bool = False
    certainty: Certainty = "unknown"
    addressee: str | None = None
    """To whom it was said, as written."""
    medium: str | None = None
    """Where it was said, as written ("evening address", "Telegram")."""
    said: When | None = None
    source_type: SourceType | None = None
    """What the words of the source say that it is, where they name nobody; None: they name or point at somebody."""
    chain: tuple[ChainLink, ...] = ()
    """From this report back to the speaker."""
    score: float | None = None
    """Precision measured for the rule on the tuning data, 0 to 1; None: not measured."""
    made_by: str
    """Rule and version, e.g. `statements.clause/1`."""


MeetingStatus = Literal[
    "held", "under way", "planned", "postponed", "cancelled", "not scheduled", "denied", "uncertain"
]


class Meeting(Record, frozen=True, kw_only=True):
    """A meeting, round of talks, visit for talks or call between named sides; past, present or future."""

    id: str
    participants: tuple[str, ...]
    """Actor ids, sorted."""
    place: str | None = None
    when: When | None = None
    status: MeetingStatus
    format: str | None = None
    """`talks`, `visit`, `call`, `summit`, …"""
    mediators: tuple[str, ...] = ()
    """Actor ids of mediators and hosts."""
    about: str | None = None
    passages: tuple[Passage, ...]
    score: float | None = None
    made_by: str


class Proposal(Record, frozen=True, kw_only=True):
    """A plan, draft, framework or counter-proposal."""

    id: str
    names: tuple[str, ...]
    authors: tuple[str, ...] = ()
    """Actor ids, as in the other lists of people below."""
    version: str | None = None
    points: int | None = None
    """Number of points it is said to have."""
    categories: tuple[str, ...] = ()
    prepared_by: tuple[str, ...] = ()
    consulted: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    approved_by: tuple[str, ...] = ()
    when: When | None = None
    passages: tuple[Passage, ...]


class Quantity(Record, frozen=True, kw_only=True):
    """A normalised amount."""

    value: float
    unit: str | None = None
    bound: Literal["exactly", "at most", "at least", "about"] = "exactly"


ProvisionStatus = Literal["agreed", "open", "contested", "unknown"]


class Provision(Record, frozen=True, kw_only=True):
    """One concrete term of a proposal, draft or agreement: a doer and a deed."""

    id: str
    proposal: str | None = None
    """Proposal id."""
    issue: str
    """A label of the dossier's issue list (VOCABULARIES)."""
    issue_why: str | None = None
    """By what the issue was assigned; None: not told."""
    obliged: tuple[str, ...] = ()
    """Actor ids of those it obliges."""
    toward: tuple[str, ...] = ()
    action: str | None = None
    quantity: Quantity | None = None
    territory: tuple[str, ...] = ()
    duration: str | None = None
    condition: str | None = None
    status: ProvisionStatus = "unknown"
    passages: tuple[Passage, ...]
    score: float | None = None
    made_by: str


Stance = Literal[
    "red line",
    "demands",
    "proposes",
    "supports",
    "accepts",
    "conditional",
    "open",
    "studies",
    "opposes",
    "rejects",
]


class Position(Record, frozen=True, kw_only=True):
    """The stance of a party to an issue, a proposal, a provision or a step."""

    id: str
    party: str | None = None
    """Actor id of the party; None: the actor's party is not known."""
    actor: str | None = None
    """Actor id of the one who took it."""
    issue: str | None = None
    issue_why: str | None = None
    """By what the issue was assigned; None: not told."""
    about: str | None = None
    """Proposal id, provision id, or words."""
    stance: Stance
    condition: str | None = None
    when: When | None = None
    status: Literal["stated", "reported", "inferred"]
    statement: str | None = None
    """Id of the statement it stands on; None: it stands on the report itself."""
    passages: tuple[Passage, ...]
    score: float | None = None
    made_by: str


class Origin(Record, frozen=True, kw_only=True):
    """Where a claim entered the reports."""

    actor: str | None
    """Actor id; None: unknown."""
    via: str | None = None
    """Actor id of the outlet through which an anonymous origin spoke, or a document came."""
    document: bool = False
    """Whether it is what a document says; `actor` is whose."""
    reports: tuple[str, ...]
    """Report ids."""


class Claim(Record, frozen=True, kw_only=True):
    """Statements that say the same thing, and how many independent origins they have."""

    id: str
    gist: str
    """The clearest member's words."""
    denied: bool = False
    """Whether those who tell it say that it is not so: the gist is what they deny."""
    statements: tuple[str, ...]
    """Ids of the statements that say it."""
    passages: tuple[Passage, ...] = ()
    """The words that say it, one for each time that it is told: in statements, and in the reports' own words."""
    origins: tuple[Origin, ...] = ()
    independent: int
    """Number of origins that share no one."""
    independence_unknown: int = 0
    """Number of origins that cannot be told apart from another."""
    reports: tuple[str, ...]
    """Ids of all reports that tell it, copies among them."""


ContradictionType = Literal["value", "date", "place", "attribution", "existence", "denial", "agreement", "involvement"]


class Contradiction(Record, frozen=True, kw_only=True):
    """Two records that cannot both hold, side by side and without a verdict."""

    id: str
    type: ContradictionType
    left: str
    """Id of the statement, or, of a report's own words, of the claim; so is `right`."""
    right: str
    why: str
    passages: tuple[Passage, ...] = ()
    """The words of the left, and those of the right."""


class Shift(Record, frozen=True, kw_only=True, rename={"from_": "from"}):
    """A party's move on an issue from one position to a later one."""

    id: str
    party: str
    issue: str
    from_: str | None
    """Position id (`from` in the export); None: there was none before."""
    to: str
    """Position id."""
    direction: Literal["softened", "hardened", "reversed", "new"]
    why: str


class Told(Record, frozen=True, kw_only=True):
    """How one report tells of something that several tell of."""

    record: str
    """Id of the meeting or proposal in that report."""
    report: str
    """Its id."""
    published: When | None = None
    """When the report was published; None: not known."""
    status: MeetingStatus | None = None
    """Of a meeting."""
    version: str | None = None
    """Of a proposal, in words."""
    points: int | None = None
    """Of a proposal: how many it is said to have."""


class Course(Record, frozen=True, kw_only=True):
    """One meeting or one proposal as all reports tell of it."""

    id: str
    kind: Literal["meeting", "proposal"]
    told: tuple[Told, ...]
    """Each report's record of it, in the order of publication: a meeting's statuses over time, a plan's versions."""
    status: MeetingStatus | None = None
    """Of a meeting, as the latest report has it."""
    participants: tuple[str, ...] = ()
    """Of a meeting: actor ids."""
    authors: tuple[str, ...] = ()
    """Of a proposal: actor ids."""
    place: str | None = None
    when: When | None = None
    """Of a meeting, as the latest report that tells has it."""
    names: tuple[str, ...] = ()
    """Of a proposal."""
    passages: tuple[Passage, ...]


Answering = Literal["accepts", "supports", "conditional", "open", "studies", "opposes", "rejects", "red line"]
"""The stances that answer a plan."""


class Answered(Record, frozen=True, kw_only=True):
    """The latest stance of a party on a version of a plan, or on a term of it."""

    party: str
    """Actor id."""
    stance: Answering
    position: str
    """Position id."""
    passages: tuple[Passage, ...]


Agreement = Literal["agreed", "contested whether agreed", "open", "unknown"]
"""`agreed`: a report tells it as agreed and nobody tells otherwise; `contested whether agreed`: somebody does."""


class PlanVersion(Record, frozen=True, kw_only=True):
    """One version of a plan, as all reports tell of it."""

    id: str
    names: tuple[str, ...]
    """What it is called, sorted; without those that only count its points."""
    points: int | None = None
    """How many it is said to have; None: not told."""
    rank: int | None = None
    """1: words call it the first, 2: the second; None: none does."""
    authors: tuple[str, ...] = ()
    """Actor ids."""
    proposals: tuple[str, ...] = ()
    """Proposal ids, in the order of publication."""
    reports: tuple[str, ...]
    """Ids of the reports that tell of it, in the order of publication."""
    first: When | None = None
    """When the first of them was published; None: not known."""
    passages: tuple[Passage, ...]
    """The words that name it."""
    why: tuple[str, ...] = ()
    """By what what is told of it was put to this plan, each once; empty: it is told by one report."""
    answers: tuple[Answered, ...] = ()
    """By party, sorted."""


TermState = Literal["told", "kept", "changed", "other words", "added", "first told", "dropped", "not told"]
"""Of a term in a version against the last earlier one that tells it. `told`: this is the first version; `kept`: nothing
that is told differs; `changed`: something that is told differs; `other words`: whether it changed cannot be told;
`added`: a report says that it is new; `first told`: no report tells it of an earlier version; `dropped`: a report says
that it is there no more; `not told`: no report tells it of this version, which is no sign that it is gone."""


class TermChange(Record, frozen=True, kw_only=True, rename={"from_": "from"}):
    """What differs in a term from one version to the next."""

    what: Literal["quantity", "duration", "condition", "obliged", "territory"]
    """Which field of a provision; a time is a `duration` also where it is read as a quantity."""
    from_: str | None
    """In words (`from` in the export); None: not told."""
    to: str | None
    """The same of the later version."""


class TermCell(Record, frozen=True, kw_only=True):
    """A term as it stands in one version."""

    version: str
    """Its id."""
    state: TermState
    """What became of it since the last earlier version that tells it."""
    against: str | None = None
    """Id of the version with which it is compared; None: with none."""
    changes: tuple[TermChange, ...] = ()
    """Empty but where it is `changed`."""
    provisions: tuple[str, ...] = ()
    """Provision ids."""
    passages: tuple[Passage, ...] = ()
    """The words that tell it of this version."""
    why: tuple[Passage, ...] = ()
    """The words that say that it is new, changed or there no more; empty: this follows from comparing."""
    differing: tuple[str, ...] = ()
    """Amounts that reports give differently for this same version: a contradiction and no change; empty: none do."""
    status: Agreement = "unknown"
    answers: tuple[Answered, ...] = ()
    """By party, sorted."""


class Term(Record, frozen=True, kw_only=True):
    """One term of a plan through its versions."""

    id: str
    issue: str
    """As most of its provisions have it."""
    words: str
    """The words of the provision that tells it best, exactly."""
    cells: tuple[TermCell, ...]
    """One for each version, in order."""


class Plan(Record, frozen=True, kw_only=True):
    """One plan in its versions, as all reports tell of it."""

    id: str
    names: tuple[str, ...]
    """What it is called, the most usual first."""
    authors: tuple[str, ...] = ()
    """Actor ids."""
    versions: tuple[PlanVersion, ...]
    """In order: as words tell ("the second draft"), else as they were first told of."""
    terms: tuple[Term, ...] = ()
    """Those first told first."""


class Deadline(Record, frozen=True, kw_only=True):
    """A day by which something is to be done, or up to which it holds, as the words of a provision or position say."""

    id: str
    record: str
    """Id of the provision or position."""
    when: When
    """The time that the words name: of "by April 1988" the month, of "before 10 March" that day; both ends known."""
    passages: tuple[Passage, ...]
    """The words that say it: "by the end of the month"."""


class DateMention(Record, frozen=True, kw_only=True):
    """A time expression in a report. Kept in the reading, not exported."""

    passage: Passage
    value: str
    """TIMEX3 value, e.g. `2013-03-22`, `P5Y`, `2013-W12`, with `X` for what is not known; of a range its two ends, with
    `/` between them."""
    when: When | None = None


Mode = Literal["fact", "future", "possible"]


class Proposition(Record, frozen=True, kw_only=True):
    """One point that a report makes: a clause of a statement, or of the report's own words, taken apart for comparing
    reports. Kept in the reading, not exported."""

    id: str
    statement: str | None = None
    """Id of the statement whose words it is; None: the report's own."""
    passage: Passage
    """Its words in the report."""
    verb: str
    """Lemma of its verb, with a particle ("draw up")."""
    subject: str | None = None
    """Who or what does it, in words, where the passage itself does not tell: of "which is mediating" the mediator;
    None: it does, or that is not known."""
    doers: tuple[str, ...] = ()
    """Actor ids of those who do it."""
    undergoers: tuple[str, ...] = ()
    """Actor ids of those to whom it is done."""
    named: tuple[str, ...] = ()
    """Ids of the actors and places that its words name."""
    words: tuple[str, ...] = ()
    """Its other content words, as lemmas, in order."""
    amounts: tuple[Quantity, ...] = ()
    """The amounts that its words name."""
    times: tuple[When, ...] = ()
    """The times that its words name."""
    negated: bool = False
    """Whether its own words deny it."""
    mode: Mode = "fact"
    """`future`: told as to come, or as what is to be; `possible`: as what only may be."""


Verdict = Literal["same", "different", "unsure"]


class Judgement(Record, frozen=True, kw_only=True):
    """A signed, reversible verdict on whether two records are the same. Edges are stored, groups are derived."""

    left: str
    right: str
    verdict: Verdict
    score: float | None = None
    why: str
    by: str
    """A rule and its version, or a person."""
    at: str | None = None
    """ISO 8601 time; None: a rule's, which holds as long as what was read does."""
    withdrawn: str | None = None
    """ISO 8601 time at which it was taken back; None: in force."""


PlaceKind = Literal["state", "city", "region", "house", "other"]


class Place(Record, frozen=True, kw_only=True):
    """Somewhere that a report names."""

    id: str
    name: str
    """As GeoNames or ISO 3166-2 has it; as the report has it, where neither knows the place."""
    kind: PlaceKind
    """`house`: a seat or house of government; `other`: not known what."""
    country: str | None = None
    """ISO 3166-1 alpha-2 code; None: of no country, or it cannot be told."""
    geonames: int | None = None
    """GeoNames id; None: not known."""


Standing = Literal["actor", "place", "belonging"]


class NameMention(Record, frozen=True, kw_only=True):
    """One place in a report where somebody, a body or a place is named. Kept in the reading, not exported."""

    passage: Passage
    """The name itself, without title and possessive."""
    standing: Standing
    """What the name stands for in its clause: `actor`: one who speaks, acts or is dealt with ("Kyiv confirmed");
    `place`: where something is ("talks in Geneva"); `belonging`: it only says whose or which ("US officials")."""
    actor: str | None = None
    """Actor id, for a person, a body, and a place that stands for its government; None: for a mere place."""
    place: str | None = None
    """Place id; None: the name is of no place."""


class Reading(Record, frozen=True, kw_only=True):
    """Everything read from one report: a pure function of its text, its metadata and the reader's version."""

    report: Report
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    provisions: tuple[Provision, ...] = ()
    positions: tuple[Position, ...] = ()
    dates: tuple[DateMention, ...] = ()
    places: tuple[Place, ...] = ()
    """Every place named, by id."""
    names: tuple[NameMention, ...] = ()
    """Every name, in the order of the text."""
    propositions: tuple[Proposition, ...] = ()
    """Every point that its body makes, in the order of the text."""
    problems: tuple[Problem, ...] = ()
    reader: str
    """Version of the reader that made it: the package's, the pipeline's and the extractors'."""


class DossierInfo(Record, frozen=True, kw_only=True):
    """What a dossier is about."""

    title: str | None = None


class Export(Record, frozen=True, kw_only=True, rename={"schema_": "schema"}):
    """The whole of a dossier, as `export --format json` writes it."""

    schema_: int = SCHEMA
    """The number of this schema (`schema` in the export)."""
    dossier: DossierInfo
    as_of: str | None = None
    """ISO day the dossier is shown as of; None: as it is now."""
    reports: tuple[Report, ...] = ()
    actors: tuple[Actor, ...] = ()
    statements: tuple[Statement, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    provisions: tuple[Provision, ...] = ()
    positions: tuple[Position, ...] = ()
    claims: tuple[Claim, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    shifts: tuple[Shift, ...] = ()
    courses: tuple[Course, ...] = ()
    """Meetings and proposals of which more than one report tells."""
    plans: tuple[Plan, ...] = ()
    """Plans with their versions, the terms of these set side by side, and who accepts what."""
    deadlines: tuple[Deadline, ...] = ()
    """Of provisions and positions, as far as their own words name one and its days are known."""
    places: tuple[Place, ...] = ()
    """Every place that the reports name."""
    judgements: tuple[Judgement, ...] = ()
    """On which actors are the same, also those taken back."""
    problems: tuple[Problem, ...] = ()
