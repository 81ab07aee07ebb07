"""A world with known truth: events told by invented outlets that reprint, cut and cite one another, report on their own
and hear unnamed officials, with errors and denials; how well claims, origins, copies and contradictions come back.

    python -m bench.quality.spreading [--seeds N] [--events N] [--error SHARE] [--denial SHARE] …

The text is made from templates: easy, and no measure of how claims are told in the press (`across.py` is). Figures, in
percent: claims of which the number of origins is right, and of which it is too high; copies, and contradictions of
claims.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

import secretariat
from bench.quality.across import Tally
from secretariat.answer.exports import build_export
from secretariat.evidence import Passage
from secretariat.reconciling import reconcile
from secretariat.records import Export
from secretariat.store.sqlite import Store

BEGIN = datetime(2031, 3, 3, 6, tzinfo=UTC)
STATES = {
    "Kestria": ("Kestrian", "Orlenz",
                ("Foreign Minister Arno Veldt", "President Marta Osk", "Defence Minister Ilo Brandt")),
    "Tarsovia": ("Tarsovian", "Velmar",
                 ("Foreign Minister Nadia Ferrin", "President Goran Leit", "envoy Piet Maro")),
    "Halmere": ("Halmeric", "Aldervik",
                ("Foreign Minister Sunniva Dahl", "mediator Egon Ruud", "spokeswoman Ylva Torp")),
}  # fmt: skip
AGENCIES = ("Meridian Wire", "Northlight News Agency")
PAPERS = ("Velmar Courier", "Harbour Gazette", "Orlenz Today", "The Sarn Digest", "Lunn Letter", "Coastal Post")
_HEADS = ("Tol", "Esk", "Mir", "Yar", "Cas", "Nor", "Rav", "Sen", "Bra", "Ost", "Lun", "Vel", "Hav", "Kir", "Dor")
_TAILS = (
    "vik",
    "mar",
    "holm",
    "ben",
    "dova",
    "rath",
    "leigh",
    "stad",
    "grove",
    "ura",
    "wick",
    "essa",
    "ford",
    "nik",
    "by",
)
PLACES = tuple(f"{head}{tail}" for tail in _TAILS for head in _HEADS)
KINDS: dict[str, tuple[str, ...]] = {
    "withdraw": (
        "{side} will withdraw {n} soldiers from {place}",
        "{n} {people} soldiers are to leave {place}",
        "{side} is going to pull {n} troops out of {place}",
    ),
    "prisoners": (
        "{side} has agreed to release {n} prisoners held in {place}",
        "{n} prisoners held in {place} will be freed by {side}",
        "{side} is to let {n} detainees go from {place}",
    ),
    "trucks": (
        "{n} trucks with food reached {place} on {day}",
        "a convoy of {n} lorries brought food to {place} on {day}",
        "{n} lorries loaded with food got to {place} on {day}",
    ),
    "killed": (
        "{n} people were killed by shelling in {place}",
        "shells killed {n} people in {place}",
        "{n} people died under shellfire in {place}",
    ),
    "paid": (
        "{side} will pay {n} million crowns for rebuilding {place}",
        "{n} million crowns for the reconstruction of {place} will come from {side}",
        "{side} is to spend {n} million crowns on rebuilding {place}",
    ),
    "observers": (
        "{n} observers will watch the truce in {place}",
        "the truce in {place} is to be watched by {n} observers",
        "a team of {n} observers will monitor the truce in {place}",
    ),
}
"""Kind of event → ways to say it."""
DENIALS = ("denied that {point}", "rejected as false that {point}")
_WHO = ("A baker", "The ferryman", "An usher", "The florist", "A retired judge", "The harbour master", "A schoolgirl",
        "One of the drivers", "The hotel's cook", "A man with a ladder", "The organist", "A customs clerk",
        "The mayor's aunt", "A goatherd", "The night porter", "A beekeeper")  # fmt: skip
_DID = ("counted", "painted", "mislaid", "sold", "praised", "photographed", "carried off", "repaired", "described",
        "forgot", "weighed", "hid", "borrowed", "measured", "dusted", "drew")  # fmt: skip
_WHAT = ("umbrellas", "lemon trees", "brass lamps", "herring barrels", "empty chairs", "church keys", "wet flags",
         "bicycles", "old maps", "jars of honey", "wooden crates", "clocks", "tin soldiers", "spare tyres",
         "choir books", "goats")  # fmt: skip
_WHERE = ("behind the customs house", "near the tram depot", "on the quay", "in the ballroom", "under the arches",
          "beside the cinema", "at the old mill", "along the canal", "in front of the library", "by the bus station",
          "on the stairs of the opera", "in a garden of the bishop", "outside the bakery",
          "at the fish market")  # fmt: skip
_WHILE = ("while it rained", "before the bells rang", "as the shops closed", "until the lamps went out", "after lunch",
          "with great care", "for no reason", "in plain view", "without a word", "twice", "to some applause",
          "against advice", "as on every other day")  # fmt: skip


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What one can turn."""

    events: int = 24
    """Events of a world."""
    reports: int = 3
    """Reports that tell of an event by themselves or by citing, at most."""
    reprint: float = 0.4
    """Share of reports that another outlet prints whole; so `cut` its first half."""
    cut: float = 0.25
    cite: float = 0.3
    """Share of further reports of an event that cite an earlier one."""
    anonymous: float = 0.35
    """Share of reports of one's own that rest on unnamed officials."""
    same_speaker: float = 0.4
    """Share of reports of one's own that quote whoever was quoted before."""
    error: float = 0.15
    """Share of further reports that give another number."""
    denial: float = 0.2
    """Share of events that somebody denies later."""


@dataclass
class Claim:
    """What is told, and where it came from."""

    origins: set[str] = field(default_factory=set)
    """Independent ones, in words."""
    unknown: set[str] = field(default_factory=set)
    """Those that may share one."""
    places: list[tuple[int, int, int]] = field(default_factory=list)
    """Number of the report, first character and last of each time that it is told."""


@dataclass
class Printed:
    """A report."""

    outlet: str
    published: datetime
    text: str
    source: str
    """From whom it has what it tells, in words."""
    copy_of: int | None = None
    version_of: int | None = None
    """The number of the earlier, cut printing of that text in the same outlet; then `copy_of` is None."""
    told: list[tuple[int, int, int]] = field(default_factory=list)
    """Number of the claim, first character and last."""


class World:
    """The events, claims and reports of one seed."""

    def __init__(self, seed: int, settings: Settings) -> None:
        self._draw = random.Random(seed)
        self._settings = settings
        self.claims: list[Claim] = []
        self.reports: list[Printed] = []
        self.opposed: set[frozenset[int]] = set()
        """Pairs of claims that contradict one another."""
        self._places = list(PLACES)
        self._draw.shuffle(self._places)
        for _ in range(settings.events):
            self._event()

    def _event(self) -> None:
        draw, settings = self._draw, self._settings
        kind, place = draw.choice(sorted(KINDS)), self._places.pop()
        side = draw.choice(sorted(STATES))
        number = draw.randrange(12, 90) * 10
        at = BEGIN + timedelta(hours=draw.randrange(24 * 20))
        claim = self._new()
        day = f"{at - timedelta(days=1):%A}"  # reports of it come within six days: no other day is meant
        slots = {"side": side, "people": STATES[side][0], "n": f"{number}", "place": place, "day": day}
        told: list[int] = []
        wrong: dict[int, int] = {}
        for turn in range(draw.randint(1, settings.reports)):
            at += timedelta(hours=draw.randint(2, 9))
            point = draw.choice(KINDS[kind]).format(**slots)
            if turn and draw.random() < settings.error:
                words = draw.choice(KINDS[kind])
                by = draw.choice((-70, 90, 130))
                if by not in wrong:
                    wrong[by] = self._new()
                    self.opposed |= {frozenset((other, wrong[by])) for other in (claim, *wrong.values())} - {
                        frozenset((wrong[by],))
                    }
                self._own(wrong[by], words.format(**{**slots, "n": f"{number + by}"}), side, at, [])
            elif turn and draw.random() < settings.cite:
                self._citing(claim, point, told[0], at)
            else:
                told.append(self._own(claim, point, side, at, told))
        if draw.random() < settings.denial:
            denied = self._new()
            self.opposed.add(frozenset((claim, denied)))
            point = draw.choice(KINDS[kind]).format(**slots)
            who = draw.choice(STATES[draw.choice([one for one in sorted(STATES) if one != side])][2])
            outlet = draw.choice((*AGENCIES, *PAPERS))
            self.claims[denied].origins.add(who)
            sentence = f"{who} {draw.choice(DENIALS).format(point=point)}"
            self._print(Printed(outlet, at + timedelta(hours=30), sentence, who), point, denied)

    def _new(self) -> int:
        self.claims.append(Claim())
        return len(self.claims) - 1

    def _own(self, claim: int, point: str, side: str, at: datetime, before: list[int]) -> int:
        """A report of an outlet's own."""
        draw, known = self._draw, self.claims[claim]
        used = {self.reports[one].outlet for one in before}
        outlet = draw.choice([one for one in (*AGENCIES, *PAPERS) if one not in used])
        if draw.random() < self._settings.anonymous:
            words = f"Two {STATES[side][0]} officials"
            (known.unknown if known.origins or known.unknown else known.origins).add(f"{words} via {outlet}")
            sentence = f"{words} who asked not to be named told {outlet} that {point}"
            return self._print(Printed(outlet, at, sentence, words.replace("Two", "two")), point, claim)
        named = sorted(one for one in known.origins if " via " not in one)
        again = named and draw.random() < self._settings.same_speaker
        who = named[0] if again else draw.choice(STATES[side][2])
        if any(" via " in one for one in known.origins):
            known.unknown |= {one for one in known.origins if " via " in one}
            known.origins = {one for one in known.origins if " via " not in one}
        known.origins.add(who)
        return self._print(Printed(outlet, at, f"{who} said that {point}", who), point, claim)

    def _citing(self, claim: int, point: str, first: int, at: datetime) -> None:
        cited = self.reports[first]
        outlet = self._draw.choice([one for one in PAPERS if one != cited.outlet])
        sentence = f"{point}, {cited.outlet} reported, citing {cited.source}"
        self._print(Printed(outlet, at, sentence, cited.source), point, claim)

    def _print(self, report: Printed, point: str, claim: int) -> int:
        """Prints a report of which the first sentence is known, and what others make of it."""
        draw = self._draw
        paragraphs = [f"{report.text[0].upper()}{report.text[1:]}."]
        paragraphs += [self._filler() for _ in range(draw.randint(3, 6))]
        report.text = "\n\n".join(paragraphs)
        start = report.text.lower().index(point.lower())
        report.told.append((claim, start, start + len(point)))
        number = self._keep(report)
        copies = []
        for share, whole in ((self._settings.reprint, True), (self._settings.cut, False)):
            if draw.random() < share:
                other = draw.choice([one for one in PAPERS if one != report.outlet])
                text = report.text if whole else "\n\n".join(paragraphs[: 1 + len(paragraphs) // 2])
                later = report.published + timedelta(hours=draw.randint(1, 20), minutes=not whole)
                copies.append(Printed(other, later, text, report.source, number, told=list(report.told)))
        numbers = [self._keep(copy) for copy in copies]
        if len(copies) > 1 and copies[0].outlet == copies[1].outlet:
            first, second = sorted((0, 1), key=lambda at: copies[at].published)
            longer = len(copies[second].text) > len(copies[first].text)
            copies[second].copy_of = None if longer else numbers[first]
            copies[second].version_of = numbers[first] if longer else None
        return number

    def _filler(self) -> str:
        """A sentence or two of a reporter's own, about nothing of the talks."""
        draw = self._draw
        sentences = [
            f"{draw.choice(_WHO)} {draw.choice(_DID)} {draw.randrange(3, 99)} {draw.choice(_WHAT)} "
            f"{draw.choice(_WHERE)} {draw.choice(_WHILE)}."
            for _ in range(draw.randint(1, 2))
        ]
        return " ".join(sentences)

    def _keep(self, report: Printed) -> int:
        self.reports.append(report)
        number = len(self.reports) - 1
        for claim, start, end in report.told:
            self.claims[claim].places.append((number, start, end))
        return number


def derive(world: World) -> tuple[Export, list[str]]:
    """The dossier of a world's reports, and their ids in its order."""
    readings = [
        secretariat.read(
            f"{one.outlet}, number {at}\n\n{one.text}",
            published=one.published.isoformat(),
            outlet=one.outlet,
            title=f"{one.outlet}, number {at}",
            name=f"report-{at}",
        )
        for at, one in enumerate(world.reports)
    ]
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "world.db", create=True) as store:
        for reading in readings:
            store.add(reading, b"", None)
        reconcile(store)
        return build_export(store), [reading.report.id for reading in readings]


@dataclass
class Score:
    """What came back."""

    claims: int = 0
    right: int = 0
    over: int = 0
    copies: Tally = field(default_factory=Tally)
    contradictions: Tally = field(default_factory=Tally)

    def figures(self) -> dict[str, float]:
        """In percent."""
        found = {"origins": self.right / max(1, self.claims), "origins.over": self.over / max(1, self.claims)}
        for name, tally in (("copies", self.copies), ("contradictions", self.contradictions)):
            found |= {f"{name}.{key}": value for key, value in tally.figures().items()}
        return {key: round(100 * value, 1) for key, value in found.items()}


def score(world: World, export: Export, ids: Sequence[str], into: Score) -> None:
    """Adds how well a world came back."""
    texts = {report.id: report.text for report in export.reports}
    shift = [texts[one].index(report.text[:40]) for one, report in zip(ids, world.reports, strict=True)]

    def is_at(passage: Passage, claim: Claim) -> bool:
        return any(
            passage.report == ids[number]
            and passage.start < shift[number] + end
            and shift[number] + start < passage.end
            for number, start, end in claim.places
        )

    homes: dict[int, str] = {}
    for at, claim in enumerate(world.claims):
        if not claim.places:
            continue
        best = max(export.claims, key=lambda one: (sum(is_at(p, claim) for p in one.passages), -len(one.passages)))
        homes[at] = best.id
        wanted = len(claim.origins) or 1
        into.claims += 1
        into.right += best.independent == wanted and set(best.reports) == {ids[number] for number, _, _ in claim.places}
        into.over += best.independent > wanted
    made = {(one.id, one.copy_of, one.version_of) for one in export.reports if one.copy_of or one.version_of}
    into.copies.add(made, {(ids[at], *relation) for at, relation in _relations(world, ids)})
    members = {(p.report, p.start): claim.id for claim in export.claims for p in claim.passages}
    back = {home: at for at, home in homes.items()}
    told = {frozenset(members[p.report, p.start] for p in one.passages) for one in export.contradictions}
    found = {frozenset(back.get(side, -1) for side in pair) for pair in told}
    into.contradictions.add(found, {pair for pair in world.opposed if all(at in homes for at in pair)})


def _relations(world: World, ids: Sequence[str]) -> Iterator[tuple[int, tuple[str | None, str | None]]]:
    """The copies of a world: number of the report, and the ids of what it is a copy, or a version, of."""
    for at, one in enumerate(world.reports):
        if one.copy_of is not None or one.version_of is not None:
            copied, revised = (None if of is None else ids[of] for of in (one.copy_of, one.version_of))
            yield at, (copied, revised)


def measure(seeds: int, settings: Settings) -> dict[str, float]:
    """The figures over some seeds."""
    into = Score()
    for seed in range(seeds):
        world = World(seed, settings)
        export, ids = derive(world)
        score(world, export, ids, into)
    return into.figures()


def main(argv: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=10)
    for one in msgspec.structs.fields(Settings):
        parser.add_argument(f"--{one.name.replace('_', '-')}", type=one.type, default=one.default)
    options = vars(parser.parse_args(argv))
    for key, value in measure(options.pop("seeds"), Settings(**options)).items():
        print(f"{key:30s} {value:5.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
