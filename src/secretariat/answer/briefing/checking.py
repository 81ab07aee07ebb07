"""The check of every sentence, before it is written and whenever somebody reads the brief again.

It knows nothing of how sentences are made. It holds each part against the stored text of the reports and against the
record that the part names, and says what does not hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from secretariat.answer.briefing import days, licences
from secretariat.answer.briefing.facts import why_no_fact
from secretariat.answer.briefing.ground import Ground
from secretariat.answer.briefing.sentences import Part, PartKind, Sentence, joined
from secretariat.answer.briefing.surroundings import whole_sentence
from secretariat.evidence import Passage
from secretariat.records import Actor, Claim, Contradiction, Meeting, Position, Proposal, Provision, Shift, Statement

_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 80
"""Characters to each side of a record's words in which its issue has to be told."""
_UNSAID = re.compile(r"[\d“”\"«»\[\]]")
"""What no words between the parts have in them."""


class Check:
    """Holds sentences against the dossier they were made from."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._texts: dict[str, str] = {}
        self._parts: Mapping[PartKind, Callable[[Part, Sentence], str | None]] = {
            "words": self._words, "quote": self._quote, "name": self._name, "place": self._place, "day": self._day,
            "number": self._number, "stance": self._stance, "status": self._status, "issue": self._issue,
            "move": self._move, "source": self._source,
        }  # fmt: skip

    def why_not(self, sentence: Sentence) -> tuple[str, ...]:
        """Everything in the sentence that does not hold; empty where all does."""
        found = list(self._stands(sentence))
        if found:
            return tuple(found)
        found += [why for part in sentence.parts if (why := self._parts[part.kind](part, sentence)) is not None]
        if not found:
            found += [why for one in sentence.records if (why := why_no_fact(one, sentence, self.ground)) is not None]
        return tuple(dict.fromkeys(found))

    def _stands(self, sentence: Sentence) -> Iterator[str]:
        """Whether the sentence stands on anything: its text, its passages, its sources, its records."""
        if sentence.text != joined(sentence.parts):
            yield "text: it is not what its parts say"
        reports = {one.report for one in sentence.passages}
        if not sentence.passages or not sentence.records:
            yield "passages: it stands on nothing"
        for one in sentence.passages:
            if one.report not in self.ground.reports or not one.holds_in(self.ground.reports[one.report].text):
                yield f"passages: these words do not stand there: {one.quote[:60]}"
        cited = {part.of for part in sentence.parts if part.kind == "source"}
        if cited != reports:
            yield "sources: they are not the reports of its passages"
        for identity in sentence.records:
            record = self.ground.records.get(identity)
            if record is None:
                yield f"records: there is no {identity}"
            elif not any(_overlap(one, own) for one in sentence.passages for own in words_of(record, self.ground)):
                yield f"records: none of its passages holds the words of {identity}"

    def _words(self, part: Part, _: Sentence) -> str | None:
        unknown = [word for word in _WORD.findall(part.text) if word.lower() not in licences.GLUE]
        if unknown or _UNSAID.search(part.text):
            return f"words: no record says “{part.text.strip()}”"
        return None

    def _quote(self, part: Part, sentence: Sentence) -> str | None:
        quoted = " ".join(part.text.split())
        if quoted and any(quoted in " ".join(one.quote.split()) for one in sentence.passages):
            return None
        return f"quote: no cited passage has “{part.text[:60]}”"

    def _name(self, part: Part, sentence: Sentence) -> str | None:
        actor = part.of or ""
        if part.text not in self.ground.forms(actor):
            return f"name: nobody of the records is called {part.text[:60]}"
        reports = {one.report for one in sentence.passages}
        if any(self.ground.reports[one].outlet == actor for one in reports):
            return None
        if not any(actor in self._actors(one) for one in sentence.records):
            return f"name: {part.text[:60]} is not of the records that it stands on"
        if not any(self._occurs(actor, one) for one in reports):
            return f"name: no cited report names {part.text[:60]}"
        return None

    def _actors(self, identity: str) -> set[str]:
        """The actors of a record: whoever speaks, acts, meets or wants in it, with the parties they speak for."""
        record = self.ground.records[identity]
        found: set[str | None] = set()
        match record:
            case Position():
                found = {record.party, record.actor}
                if record.statement in self.ground.statements:
                    found.add(self.ground.statements[record.statement or ""].speaker)
            case Statement():
                found = {record.speaker}
            case Actor():
                found = {record.id, record.party}
            case Meeting():
                found = {*record.participants, *record.mediators}
            case Proposal():
                found = {*record.authors, *record.prepared_by, *record.approved_by, *record.consulted, *record.left_out}
            case Provision():
                found = set(record.obliged)
            case Claim():
                found = {actor for one in record.origins for actor in (one.actor, one.via)}
            case Shift():
                found = {record.party}
        return {one for one in found if one is not None}

    def _occurs(self, actor: str, report: str) -> bool:
        """Whether a report names an actor, or has words that were resolved to it."""
        if any(one.actor == actor for one in self.ground.mentions.get(report, ())):
            return True
        text = self.ground.reports[report].text
        if any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) for form in self.ground.forms(actor)):
            return True
        return any(one.speaker == actor and one.source for one in self.ground.statements_of[report])

    def _place(self, part: Part, sentence: Sentence) -> str | None:
        record = self.ground.records.get(part.of or "")
        if part.of not in sentence.records or not isinstance(record, Meeting) or record.place != part.text:
            return f"place: no record says {part.text[:60]}"
        inside = (part.text in " ".join(one.quote.split()) for one in sentence.passages)
        return None if any(inside) else f"place: no cited passage names {part.text[:60]}"

    def _day(self, part: Part, sentence: Sentence) -> str | None:
        if part.field == "published":
            if part.of not in {one.report for one in sentence.passages}:
                return f"day: {part.text} is of a report that is not cited"
            when = self.ground.reports[part.of or ""].published
        else:
            record = self.ground.records.get(part.of or "")
            if part.of not in sentence.records or not isinstance(record, (Meeting, Statement)):
                return f"day: no record says {part.text}"
            when = record.when if isinstance(record, Meeting) else record.said
            home = record.report if isinstance(record, Statement) else record.passages[0].report
            if when is not None and when.words is not None and not self._says(home, when.words):
                return f"day: the report has no “{when.words[:60]}”"
        if days.read_long(part.text) != days.known(when):
            return f"day: {part.text} is not when that was"
        return None

    def _says(self, report: str, words: str) -> bool:
        if report not in self._texts:
            self._texts[report] = " ".join(self.ground.reports[report].text.split())
        return " ".join(words.split()) in self._texts[report]

    def _number(self, part: Part, sentence: Sentence) -> str | None:
        record = self.ground.records.get(part.of or "") if part.of in sentence.records else None
        value: int | None = None
        match record, part.field:
            case Proposal(), "points":
                value = record.points
                told = days.numbers_in(" ".join(one.quote for one in sentence.passages))
                if value is not None and value not in told:
                    return f"number: no cited passage has {value}"
            case Claim(), "independent":
                value = record.independent
            case Claim(), "unknown":
                value = record.independence_unknown
            case Claim(), "reports":
                value = len(record.reports)
            case Claim(), "copies":
                value = sum(self.ground.reports[one].copy_of is not None for one in record.reports)
        return None if value is not None and part.text == str(value) else f"number: no record says {part.text}"

    def _stance(self, part: Part, sentence: Sentence) -> str | None:
        record = self.ground.records.get(part.of or "") if part.of in sentence.records else None
        stance = licences.STANCE_WORDS.get(part.text.lower().removeprefix("reported ").strip())
        if not isinstance(record, Position) or stance is None or stance != record.stance:
            return f"stance: no record says “{part.text}”"
        if record.status != "stated" and not part.text.lower().startswith("reported "):
            return "stance: it is only reported, not stated"
        return None

    def _status(self, part: Part, sentence: Sentence) -> str | None:
        record = self.ground.records.get(part.of or "") if part.of in sentence.records else None
        told = licences.STATUS_WORDS.get(part.text.lower())
        if not isinstance(record, (Meeting, Provision)) or record.status != told:
            return f"status: no record says “{part.text}”"
        return None

    def _issue(self, part: Part, sentence: Sentence) -> str | None:
        record = self.ground.records.get(part.of or "") if part.of in sentence.records else None
        held = record.issue if isinstance(record, (Position, Provision, Shift)) else None
        if record is None or held is None or held != part.text:
            return f"issue: no record says “{part.text}”"
        terms = licences.issue(held)
        shown = " ".join(near(one, self.ground) for one in words_of(record, self.ground))
        return None if terms is None or terms.search(shown) else f"issue: nothing in its words is of “{part.text}”"

    def _move(self, part: Part, sentence: Sentence) -> str | None:
        record = self.ground.records.get(part.of or "") if part.of in sentence.records else None
        if isinstance(record, Shift) and record.direction == part.text:
            return None
        return f"move: no record says “{part.text}”"

    def _source(self, part: Part, _: Sentence) -> str | None:
        return None if part.of in self.ground.reports else "sources: there is no such report"


def words_of(record: object, ground: Ground) -> tuple[Passage, ...]:
    """The passages of a record, or of those that it was made from."""
    match record:
        case Statement():
            return (*record.content, *record.source, *record.cue)
        case Contradiction():
            return ground.points[record.left].passage, ground.points[record.right].passage
        case Actor():
            return tuple(ground.offices.get(record.id, ()))
        case Shift():
            found = [ground.records[one] for one in (record.from_, record.to) if one is not None]
            return tuple(passage for one in found for passage in words_of(one, ground))
    own = getattr(record, "passages", None)
    return own if own is not None else (record.passage,)  # type: ignore[attr-defined]


def near(one: Passage, ground: Ground) -> str:
    """A passage with what stands near it in its sentence."""
    report = ground.reports[one.report]
    whole = whole_sentence(report, one)
    return report.text[
        min(one.start, max(whole.start, one.start - _NEAR)) : max(one.end, min(whole.end, one.end + _NEAR))
    ]


def _overlap(one: Passage, other: Passage) -> bool:
    return one.report == other.report and one.start < other.end and other.start < one.end
