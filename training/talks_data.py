"""Our own gold of talks as the network that spots stances and terms is trained on it."""

from __future__ import annotations

import json
import multiprocessing
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bench.quality import talks
from bench.quality.corpora import shared
from bench.quality.sayings import GOLD
from secretariat import plugins
from secretariat.extract.dates import read_dates
from secretariat.extract.quotes import Span
from secretariat.extract.tagger import load_tagger
from secretariat.extract.words import Window
from secretariat.ingest import report_from_text
from secretariat.parse import Parsed, load_model, parse_many
from secretariat.records import NameMention
from secretariat.resolve.context import Context
from secretariat.resolve.mentions import read_names
from secretariat.resolve.parties import with_parties
from secretariat.resolve.speakers import Speakers
from secretariat.settings import Settings
from secretariat.talks.encounters import Encounters
from secretariat.talks.issues import labels as issue_labels
from secretariat.talks.marks import covers
from secretariat.talks.roles import candidates
from secretariat.talks.scenes import STANCES, Scene, scenes
from secretariat.talks.spotting import KINDS, STATUSES
from secretariat.talks.stances import find_marks
from secretariat.talks.terms import find_terms
from secretariat.talks.who import Who

Json = dict[str, Any]
_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


@dataclass(frozen=True)
class Run:
    """A marked stretch of words of a window."""

    kind: str
    start: int
    end: int
    stance: int = -1
    issue: int = -1
    status: int = -1
    candidates: tuple[tuple[int, tuple[int, ...], bool], ...] = ()
    """Who may play the part (`talks/roles.py`): word, features, and whether people say that they do."""


@dataclass(frozen=True)
class Example:
    """A window with what people marked in it."""

    report: str
    window: Window
    runs: tuple[Run, ...]
    whole: bool
    """Whether what is not marked is none; False: only the issue of the marked words is known."""
    rules: tuple[tuple[int, int, int], ...] = ()
    """The rules' positions: first and one-past-last word, stance."""


def find(text: str, words: str) -> list[Span]:
    """Every place where the words stand, as `check_facts.py` finds them."""
    parts = [re.escape(part) for part in words.translate(_QUOTES).split()]
    return [m.span() for m in re.finditer(r"\s+".join(parts), text.translate(_QUOTES))]


def gold(part: str) -> list[Json]:
    """Reports with their marks.

    Args:
        part: a part of `bench.quality.talks`, `training`, `wire`, `stances` or `issues`.
    """
    if part == "wire":
        found = []
        for path in sorted((shared() / "data/wire/facts").glob("*.json")):
            facts = json.loads(path.read_text(encoding="utf-8"))
            text = (shared() / f"data/wire/texts/{path.stem}.txt").read_text(encoding="utf-8")
            found.append({"id": path.stem, "text": text, **{kind: facts[kind] for kind in KINDS}})
        return found
    if part in {"stances", "issues"}:
        lines = (GOLD / f"{part}-sentences.jsonl").read_text(encoding="utf-8").splitlines()
        return [_sentence(part, at, json.loads(line)) for at, line in enumerate(lines) if line.strip()]
    return talks.items(part)


def _sentence(part: str, at: int, one: Json) -> Json:
    marked: list[Json] = []
    if part == "issues":
        marked = [{"words": one["text"], "issue": one["label"]}]
    elif one["stance"] != "none":
        marked = [{"words": one["words"], "stance": one["stance"]}]
    return {"id": f"{part}-{at}", "text": one["text"], "positions": marked, "whole": part == "stances"}


def examples(gold: Sequence[Json]) -> list[Example]:
    """The windows of the reports."""
    kept = []
    for one in gold:
        report = report_from_text(one["text"], name=one["id"], published=one.get("published")).report
        if report is not None:
            kept.append((one, report))
    parsed = parse_many([report for _, report in kept], load_model(Settings().model))
    return [example for (one, _), reading in zip(kept, parsed, strict=True) for example in _of_report(one, reading)]


def in_parallel(gold: Sequence[Json], processes: int = 2) -> list[Example]:
    """`examples` on several processes."""
    parts = [gold[at : at + 20] for at in range(0, len(gold), 20)]
    with multiprocessing.Pool(processes) as pool:
        return [one for part in pool.imap(examples, parts) for one in part]


def _of_report(one: Json, parsed: Parsed) -> Iterator[Example]:
    text = parsed.report.text
    who, mentions = _who(parsed)
    marks = find_marks(parsed, who)
    who.counts.note((holder, mark.span[0]) for mark in marks for holder in mark.holders)
    parts: dict[str, list[tuple[Span, tuple[str, ...]]]] = {
        "positions": [(mark.span, mark.holders) for mark in marks],
        "provisions": [(term.span, term.obliged) for term in find_terms(parsed, who, marks)],
    }
    encounters = Encounters(parsed, who, read_dates(parsed), mentions)
    told = [t for p in parsed.paragraphs if p.kind == "body" for t in encounters.read(p)]
    parts["meetings"] = [(t.span, t.sides) for t in told]
    marked = [
        (kind, span, fact) for kind in KINDS for fact in one.get(kind, ()) for span in find(text, fact["words"])[:1]
    ]
    tagger = load_tagger()
    for scene in scenes(parsed, marks, who.statements, tagger.pieces, tagger.labels):
        window = scene.window
        runs = []
        for kind, span, fact in marked:
            at = _words(window, span)
            if at is not None:
                runs.append(
                    Run(
                        kind,
                        *at,
                        stance=STANCES.index(fact["stance"]) if fact.get("stance") in STANCES else -1,
                        issue=issue_labels().index(fact["issue"]) if fact.get("issue") in issue_labels() else -1,
                        status=STATUSES.index(fact["status"]) if kind == "meetings" else -1,
                        candidates=_candidates(who, scene, kind, span, fact, parts[kind]),
                    )
                )
        rules = [(*at, STANCES.index(mark.stance)) for mark in marks if (at := _words(window, mark.span)) is not None]
        yield Example(one["id"], window, tuple(runs), one.get("whole", True), tuple(rules))


def _candidates(
    who: Who, scene: Scene, kind: str, span: Span, fact: Json, parts: Sequence[tuple[Span, tuple[str, ...]]]
) -> tuple[tuple[int, tuple[int, ...], bool], ...]:
    """Who may play the part in a fact; none where people do not say who does."""
    listed = {"positions": [fact.get("party")], "provisions": [fact.get("obliged")]}.get(kind, fact.get("participants"))
    wanted = {_folded(name) for names in listed or () for name in names or ()}
    paragraph = scene.paragraph
    words = paragraph.doc.char_span(span[0] - paragraph.start, span[1] - paragraph.start, alignment_mode="expand")
    if not wanted or words is None:
        return ()
    rules = [actor for own, actors in parts if covers(own, span) for actor in actors]
    found = []
    for one in candidates(who, paragraph, words, rules):
        at = _words(scene.window, (one.at, one.at + 1)) or _words(scene.window, span)
        if at is not None:
            found.append((at[0], one.features, any(wanted & names_of(who, actor) for actor in one.actors)))
    return tuple(found)


def names_of(who: Who, actor: str) -> set[str]:
    """The names of an actor and of the parties it speaks for, as `check_facts.py` compares them."""
    names = {_folded(actor)}
    for known in (who.actors[one] for one in (actor, *who.parties(actor)) if one in who.actors):
        names |= {_folded(name) for name in (known.name, *known.aliases)}
        names |= {"anonymous"} if known.kind == "anonymous" else set()
    bare = {_folded(name.removeprefix("government of ")) for name in names}
    return names | bare | {f"government of {name}" for name in bare}


def _folded(name: str) -> str:
    return re.sub(r"^the\s+", "", name.translate(_QUOTES).casefold().strip())


def _words(window: Window, span: Span) -> tuple[int, int] | None:
    inside = [at for at, (start, end) in enumerate(window.spans) if start < span[1] and end > span[0]]
    return (inside[0], inside[-1] + 1) if inside else None


def _who(parsed: Parsed) -> tuple[Who, Sequence[NameMention]]:
    """Who is who in a report, and what it names, as the program reads it up to where the network comes in."""
    found = [
        r for name, extractor in plugins.installed_extractors() for r in plugins.run(name, extractor, parsed, [])[0]
    ]
    told = plugins.by_kind(found).statements
    context = Context(parsed, told)
    speakers = Speakers(parsed, context)
    statements, actors = speakers.read(told)
    names = read_names(context, statements, actors)
    everyone = with_parties(context, (*actors, *names.actors), names)
    return Who(parsed, speakers, statements, names, everyone), names.mentions
