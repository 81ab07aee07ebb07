"""What a report has said so far: its sentences, who is named where, who has spoken, which bodies were named."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from secretariat.evidence import Passage
from secretariat.identity import actor_id
from secretariat.knowledge.places import spots_named
from secretariat.parse import Parsed
from secretariat.records import Actor, Statement
from secretariat.resolve.nations import Nations, plain
from secretariat.resolve.organisations import Organisations
from secretariat.resolve.people import Mention, People, Person
from secretariat.resolve.phrases import MANY, Phrase
from secretariat.resolve.towns import towns_told

if TYPE_CHECKING:
    from spacy.tokens import Span as SpacySpan

Span = tuple[int, int]
"""Characters of the report's text, half-open."""
_REACH = 12
"""Sentences that a pronoun reaches back."""
_MEMORY = 40
"""Earlier speakers that a description ("the official") can mean."""


class Resolved(msgspec.Struct, frozen=True):
    """The answer for one source phrase: an actor, or the reason why there is none."""

    actor: Actor | None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody who has spoken."""

    at: int
    """First character of the cue."""
    phrase: Phrase
    actor: Actor

    @property
    def single(self) -> bool:
        """Whether the words name one person, not several or a body."""
        head, kind = self.phrase.head, self.phrase.kind
        return head.tag_ not in {"NNS", "NNPS"} and kind not in {"list", "pair"} and head.lower_ not in MANY | {"they"}


@dataclass(frozen=True, slots=True)
class Named:
    """A body that is named."""

    position: int
    name: str
    subject: bool
    """It is the subject of its clause."""
    state: str | None
    """The one state that its name, or what stands around it, names."""


class Context:
    """Look-ups over one report, each in time that does not grow with the report."""

    def __init__(self, parsed: Parsed, statements: Sequence[Statement] = ()) -> None:
        """
        Args:
            parsed: the report.
            statements: its statements, in any order.
        """
        sources = sorted((p for one in statements for p in one.source[:1]), key=lambda passage: passage.start)
        self.parsed = parsed
        self.nations = Nations(parsed)
        self.people = People(parsed, self.nations)
        self.towns = towns_told(parsed)
        """Names that stand where only towns do."""
        named = {at for person in self.people.all for mention in person.mentions for at in range(*mention.name)}
        for start, sites in self.people.sites.items():
            named |= {start + token.idx for site in sites for token in site}
        self.bodies = Organisations(parsed, self.nations, named)
        self.places_named = Counter(
            plain(e.text).casefold() for p in parsed.paragraphs for e in p.doc.ents if e.label_ in {"GPE", "LOC"}
        )
        """How often the recogniser took a name, lower case, for a place."""
        self._bodies_named = Counter(
            plain(e.text).casefold() for p in parsed.paragraphs for e in p.doc.ents if e.label_ == "ORG"
        )
        self._sources = sources
        self._starts = [paragraph.start for paragraph in parsed.paragraphs]
        body = [p for p in parsed.paragraphs if p.kind == "body"]
        self.body_start = body[0].start if body else 0
        """First character of the first paragraph under the headline."""
        self._sentences: list[Span] = [
            (p.start + s.start_char, p.start + s.end_char) for p in body for s in p.doc.sents
        ]
        places = [(m.position, m, person) for person in self.people.all for m in person.mentions]
        self._named = sorted(places, key=lambda item: item[0])
        self._said: list[Said] = []
        self._unclear: list[int] = []
        self.pronouns: dict[int, Resolved] = {}
        """Whom the pronouns that were asked for stand for, by their first character."""
        self.content: tuple[Passage, ...] = ()
        """The content of the statement that is read now: whoever is named in it is not the one who says it."""
        self._bodies: dict[str, dict[str, Named]] = {}
        self._organisations: list[Named] = []
        for paragraph in parsed.paragraphs:
            for entity in paragraph.doc.ents:
                if entity.label_ == "ORG":
                    self._note_body(paragraph.start + entity.start_char, entity)

    def _note_body(self, position: int, entity: SpacySpan) -> None:
        name = plain(entity.text)
        first, last = entity.start, min(entity.end + 2, len(entity.doc))
        while first > entity.sent.start and entity.doc[first - 1].pos_ in {"PROPN", "ADJ", "PART"}:
            first -= 1
        behind = entity.end if last > entity.end and entity.doc[entity.end].lower_ == "of" else last
        states = self.nations.in_words([*entity.doc[first : entity.end], *entity.doc[behind:last]])
        state = states[0] if len(states) == 1 else None
        subject = entity.root.dep_ in {"nsubj", "nsubjpass"}
        self._organisations.append(Named(position, name, subject, state))
        if " " in name:
            for noun in {name.lower().split()[-1], entity.root.lower_}:
                self._bodies.setdefault(noun, {}).setdefault(name, self._organisations[-1])

    def is_body(self, name: str) -> bool:
        """Whether the recogniser takes a name more often for a body than for a place."""
        return self._bodies_named.get(name.casefold(), 0) > self.places_named.get(name.casefold(), 0)

    def is_town(self, name: str) -> bool:
        """Whether a name stands where only towns do, or a list has it for a city or a region."""
        return name in self.towns or bool(spots_named(name))

    def as_actor(self, person: Person) -> Actor:
        """The actor that a person of the report is; one of whom a single word is known is nobody outside of it."""
        alone = " " not in person.name
        return Actor(
            id=actor_id("person", person.name, self.parsed.report.id if alone else None),
            name=person.name,
            kind="person",
            aliases=tuple(sorted(person.forms - {person.name})),
            roles=tuple(person.roles),
        )

    def organisations_before(self, position: int) -> Iterator[Named]:
        """Bodies named before the position, the nearest first."""
        last = bisect_left(self._organisations, position, key=lambda named: named.position)
        return (self._organisations[index] for index in range(last - 1, max(-1, last - _MEMORY), -1))

    def sources_after(self, position: int) -> Iterator[Passage]:
        """Source phrases of statements that begin at the position or behind it, in order of the text."""
        first = bisect_left(self._sources, position, key=lambda passage: passage.start)
        return (self._sources[index] for index in range(first, min(len(self._sources), first + _REACH)))

    def paragraphs_between(self, left: int, right: int) -> int:
        """How many paragraphs lie from one position to a later one; 0: the same."""
        return bisect_right(self._starts, right) - bisect_right(self._starts, left)

    def note(self, said: Said) -> None:
        """Remembers a speaker; called in order of the text."""
        self._said.append(said)

    def note_unclear(self, at: int) -> None:
        """Remembers that one person spoke there of whom it is not known who it is; called in order of the text."""
        self._unclear.append(at)

    def unclear_in(self, start: int, end: int) -> bool:
        """Whether such a person spoke in that stretch."""
        first = bisect_left(self._unclear, start)
        return first < len(self._unclear) and self._unclear[first] < end

    def sentences_before(self, position: int, most: int = _REACH) -> list[Span]:
        """The sentence of the position and those before it, nearest first."""
        last = bisect_right(self._sentences, position, key=lambda span: span[0])
        return self._sentences[max(0, last - most) : last][::-1]

    def named_in(self, start: int, end: int) -> list[tuple[Mention, Person]]:
        """People named in that stretch, outside quotations, in order of the text."""
        first = bisect_left(self._named, start, key=lambda item: item[0])
        last = bisect_left(self._named, end, key=lambda item: item[0])
        found = [(m, person) for at, m, person in self._named[first:last] if not self.quoted(at)]
        return [(m, p) for m, p in found if not any(c.start <= m.position < c.end for c in self.content)]

    def quoted(self, position: int) -> bool:
        """Whether the position is inside a quotation."""
        before = self.parsed.quotations_in(max(0, position - 5000), position)
        return any(q.start < position < q.end for q in before)

    def said_before(self, position: int) -> Iterator[Said]:
        """Those whose source phrase stands before the position, the latest first."""
        for said in self._said[: -_MEMORY - 1 : -1]:
            if said.phrase.position < position:
                yield said

    def said_in(self, start: int, end: int) -> list[Said]:
        """Those who spoke in that stretch, in order of the text."""
        first = bisect_left(self._said, start, key=lambda said: said.at)
        return [said for said in self._said[first:] if said.at < end]

    def bodies_called(self, noun: str, before: int) -> list[Named]:
        """Bodies whose names end in the noun (lower case) and that were named before the position, by their names."""
        found = self._bodies.get(noun, {})
        return [found[name] for name in sorted(found) if found[name].position < before]
