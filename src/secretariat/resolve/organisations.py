"""The bodies a report names: which of their names mean the same, and the fullest one.

"The European Commission", "the Commission"; "the Harbour Workers' Union (HWU)", "HWU"; "FBI", which a list knows. Many
states have a Senate: one of a name that all its words are common words is known by its state, else in its report only.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from secretariat.identity import actor_id, fold_name
from secretariat.knowledge.bodies import Body, body_named, load_bodies
from secretariat.knowledge.names import load_names
from secretariat.knowledge.places import state_spot
from secretariat.knowledge.states import adjective_of
from secretariat.parse import Parsed
from secretariat.records import Actor, ActorKind
from secretariat.resolve.bodies_named import bodies_in, papers_in
from secretariat.resolve.nations import Nations, plain

if TYPE_CHECKING:
    from spacy.tokens import Span

_SMALL = {"of", "the", "and", "for", "in", "on", "de", "la", "des", "du", "&", "to", "at", "del"}
"""Words that have no letter of their own in an acronym."""
_ACRONYM = re.compile(r"[A-Z][A-Za-z&.-]{0,8}[A-Z]\d?|[A-Z]{2,8}")
_BRACKET = re.compile(r"\s*\(\s*(?:the\s+)?(?P<short>[A-Z][\w&.-]{1,11})\s*\)")
_LETTERS = re.compile(r"[^\W\d_]")
_LEGAL = {
    "company", "corporation", "inc", "inc.", "ltd", "ltd.", "limited", "plc", "ag", "se", "group", "co", "co.",
    "llc", "corp", "corp.", "party",
}  # fmt: skip
"""Words at the end of a name that its short form leaves out."""


@dataclass(slots=True)
class Organisation:
    """One body in one report."""

    name: str
    """The fullest name given, or the one that a list has for it."""
    known: Body | None = None
    """What a list has of it."""
    forms: set[str] = field(default_factory=set)
    """The names met in the report."""
    states: set[str] = field(default_factory=set)
    """The states that its names tell, and what stands right beside them ("the Tarsovian Senate")."""
    mentions: int = 0
    """How often it is named, so far as the report has been gone through."""


class Organisations:
    """Every body that a report names."""

    def __init__(self, parsed: Parsed, nations: Nations, people: Collection[int] = ()) -> None:
        """
        Args:
            parsed: the report.
            nations: its states.
            people: the characters of its text that are people's names.
        """
        self._nations = nations
        self._report = parsed.report.id
        papers = papers_in(parsed.report.text)
        self.spans: dict[int, list[Span]] = {
            p.start: [
                self._without_state(s)
                for s in bodies_in(
                    p.doc,
                    nations.capitals[p.start],
                    {t.i for t in p.doc if p.start + t.idx in people} if people else set(),
                    papers,
                )
            ]
            for p in parsed.paragraphs
        }
        """Where they are named, by the first character of the paragraph."""
        self._drop_headline_words(parsed)
        self._by_form: dict[str, Organisation] = {}
        self._by_word: dict[str, list[Organisation]] = {}
        every = [(p.doc, span) for p in parsed.paragraphs for span in self.spans[p.start]]
        shorts = []
        for doc, span in every:
            match = _BRACKET.match(doc.text, span.end_char)
            if match is not None and may_stand_for(match["short"], plain(span.text)):
                shorts.append((match["short"], plain(span.text)))
        counts = Counter(plain(span.text) for _, span in every)
        for name in sorted(counts, key=lambda n: (-len(n.split()), -counts[n], n)):
            self._note(name, counts[name])
        for short, name in shorts:
            self._join(short, self._by_form[fold_name(name)])
        for _, span in every:
            found = self._by_form[fold_name(plain(span.text))]
            found.states |= set(_states_beside(span, nations))

    def _drop_headline_words(self, parsed: Parsed) -> None:
        """In a headline every word may have a capital: only what a list or the body of the report knows counts."""
        body = {plain(s.text) for p in parsed.paragraphs if p.kind == "body" for s in self.spans[p.start]}
        for paragraph in parsed.paragraphs:
            if paragraph.kind != "body":
                kept = [
                    s for s in self.spans[paragraph.start] if plain(s.text) in body or body_named(s.text) is not None
                ]
                self.spans[paragraph.start] = kept

    def _note(self, name: str, times: int) -> None:
        found = self.find(name) or self._initialled(name)
        if found is None:
            known = body_named(name) or self._known_without_state(name)
            found = Organisation(name if known is None else known.name, known)
            for form in {found.name, name}:
                self._by_form.setdefault(fold_name(form), found)
            if len(name.split()) > 1:
                for word in set(name.casefold().split()) - _SMALL:
                    self._by_word.setdefault(word, []).append(found)
        found.mentions += times
        self._join(name, found)

    def _without_state(self, span: Span) -> Span:
        """ "United States Democratic Party" is the Democratic Party."""
        known = None if body_named(span.text) is not None else self._known_without_state(plain(span.text))
        while known is not None and len(span) > 1 and body_named(span.text) is not known:
            span = span[1:]
        return span

    def _known_without_state(self, name: str) -> Body | None:
        """ "United States Democratic Party" is the Democratic Party that a list knows."""
        words = name.split()
        for size in (2, 1):
            if len(words) > size + 1 and self._nations.of(" ".join(words[:size])) is not None:
                return body_named(" ".join(words[size:]))
        return None

    def _join(self, form: str, organisation: Organisation) -> None:
        organisation.forms.add(form)
        self._by_form[fold_name(form)] = organisation

    def find(self, name: str) -> Organisation | None:
        """The body that a name means: named so, known under both names, or the only one whose short form it can be; of
        several, the one named most."""
        exact = self._by_form.get(fold_name(name))
        if exact is not None:
            return exact
        known = body_named(name) or self._known_without_state(name)
        if known is not None:
            return self._by_form.get(fold_name(known.name))
        if not name[:1].isupper() or (name.isupper() and len(name) > 1):
            return None
        words = name.casefold().split()
        longer = {
            one.name: one
            for one in self._by_word.get(words[-1], ())
            if any(_is_short_for(words, form.casefold().split()) for form in {one.name, *one.forms})
        }
        ranked = sorted(longer.values(), key=lambda one: (-one.mentions, one.name))
        if len(ranked) > 1 and ranked[0].mentions < 2 * ranked[1].mentions:
            return None
        return ranked[0] if ranked else None

    def states_of(self, name: str) -> frozenset[str]:
        """The states of which the report says that the body is."""
        found = self.find(name)
        return frozenset() if found is None else frozenset(found.states)

    def named(self, name: str) -> bool:
        """Whether the report names a body so."""
        return fold_name(name) in self._by_form

    def is_short(self, name: str) -> bool:
        """Whether the report names a body so but for its legal form: "Falken" of "Falken Group"."""
        found = self.find(name) if " " not in name else None
        words = [] if found is None else found.name.casefold().split()
        return words[:1] == [name.casefold()] and len(words) > 1 and set(words[1:]) <= _LEGAL

    def actor(self, name: str) -> Actor:
        """The actor that a body is, under the fullest name that the report or a list gives it."""
        found = self.find(name) or Organisation(name, body_named(name), {name})
        state = self._nations.seated(found.name)
        if state is not None:
            return self._nations.government(state, found.name, name)
        known, full = found.known, found.name
        country = None if known is None or known.of is None else known.of
        scope: str | None = None
        identity = full
        if is_common(full) or (known is not None and known.party):
            country = self._state(found)
            known = known or _of_state(full, country)
            country = country or (None if known is None else known.of)
            full = full if known is None else known.name
            identity = full if country is None or is_own(full) else f"{full} ({country})"
            scope = self._report if country is None else None
        elif country is None and len(found.states) == 1:
            country = next(iter(found.states))
        kind: ActorKind = "organisation" if known is None else known.kind
        spot = None if country is None else state_spot(country)
        return Actor(
            id=actor_id(kind, identity, scope),
            name=full,
            kind=kind,
            aliases=tuple(sorted({*found.forms, name} - {full})),
            country=None if spot is None else spot.country,
        )

    def _state(self, found: Organisation) -> str | None:
        """The state whose body it is, of a name that many states have: the one named beside it, else the one that the
        report is about."""
        if len(found.states) == 1:
            return next(iter(found.states))
        return self._nations.main() if not found.states else None

    def _initialled(self, name: str) -> Organisation | None:
        """The one body whose initials the name is."""
        if " " in name or not _ACRONYM.fullmatch(name):
            return None
        fitting = {o.name: o for o in self._by_form.values() if " " in o.name and may_stand_for(name, o.name)}
        return next(iter(fitting.values())) if len(fitting) == 1 else None


def is_common(name: str) -> bool:
    """Whether all words of a body's name are words that many bodies have ("Supreme Court", "Ministry of Health")."""
    return all(word in load_names().common for word in re.findall(r"[\w'’-]+", name.casefold()))


def is_own(name: str) -> bool:
    """Whether a list has the name for the body of one state."""
    known = body_named(name)
    return known is not None and not known.party


def _of_state(name: str, state: str | None) -> Body | None:
    """The body of a state that a list has under this name with the state's; None: none, or the state is not known."""
    fitting = [body for body in _without_states().get(name.casefold(), ()) if body.of == state]
    return fitting[0] if state is not None and len(fitting) == 1 else None


@functools.cache
def _without_states() -> dict[str, tuple[Body, ...]]:
    """Names of states' bodies without the states → the bodies."""
    found: dict[str, dict[str, Body]] = {}
    for body in load_bodies():
        words = {body.of, adjective_of(body.of)} - {None} if body.of is not None and state_spot(body.of) else set()
        for form in (body.name, *body.others) if words else ():
            for word in words:
                bare = re.sub(rf"^(?:{word}|US|U\.S\.|UK) | of (?:the )?{word}$", "", form)
                if bare != form:
                    found.setdefault(bare.casefold(), {})[body.name] = body
    return {name: tuple(bodies.values()) for name, bodies in found.items()}


def _states_beside(span: Span, nations: Nations) -> list[str]:
    doc, first, last = span.doc, span.start, span.end
    while first > span.sent.start and doc[first - 1].pos_ in {"PROPN", "ADJ", "PART"} and span.start - first < 3:
        first -= 1
    if last + 1 < len(doc) and doc[last].lower_ in {"of", "in"}:
        last = min(last + 4, span.sent.end)
    return nations.in_words([token for token in doc[first:last] if token.pos_ in {"PROPN", "ADJ"}])


def _is_short_for(words: list[str], name: list[str]) -> bool:
    """Whether the words are a short form of a longer name: its end ("Commission"), its beginning where "of" or only a
    legal form follows ("House", "Boeing"), or what stands before the "of" ("Court")."""
    if len(words) >= len(name) or words[0] in load_names().adjectives:
        return False
    if name[-len(words) :] == words:
        return not (len(words) > 1 and body_named(" ".join(words)))
    rest = name[len(words) :]
    if name[: len(words)] == words and (set(rest) <= _LEGAL or rest[0] in {"of", "for"}):
        return True
    head = name[: next((at for at, word in enumerate(name) if word in {"of", "for"}), len(name))]
    return len(words) < len(head) and head[-len(words) :] == words


def may_stand_for(short: str, name: str) -> bool:
    """Whether a short form in brackets, or in capitals, can be one of the name: its letters are first letters of the
    name's words, in order, or it is one of the words."""
    words = re.findall(r"[\w'’]+", name)
    if short in words:
        return True
    capitals = [letter.casefold() for letter in _LETTERS.findall(short) if letter.isupper()]
    initials = [word[0].casefold() for word in words if word.casefold() not in _SMALL]
    every = [word[0].casefold() for word in words]
    return len(capitals) > 1 and (capitals in (initials, every) or _within(capitals, every))


def _within(letters: list[str], initials: list[str]) -> bool:
    """All letters occur in the initials, in order, and at most one initial is left over."""
    rest = iter(initials)
    return len(initials) - len(letters) <= 1 and all(letter in rest for letter in letters)
