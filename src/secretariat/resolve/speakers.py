"""Who the sources are, inside one report: surname, pronoun, title or description → the fullest name given.

An abstention is better than a guess: where two people are left, or none, the speaker stays null and `unresolved`
says why. The words of the report stay as they are in `source`; only the link is added.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from secretariat.identity import actor_id, fold_name
from secretariat.knowledge.states import state_of
from secretariat.knowledge.titles import load_titles
from secretariat.parse import Parsed
from secretariat.records import Actor, ActorKind, Statement
from secretariat.resolve.people import People, Person
from secretariat.resolve.phrases import Phrase, describe, phrase_at

_SINGULAR = {"he": "m", "him": "m", "she": "f", "her": "f"}


class Resolved(msgspec.Struct, frozen=True):
    """The answer for one source phrase: an actor, or the reason why there is none."""

    actor: Actor | None
    reason: str | None = None


def resolve_speakers(parsed: Parsed, statements: Sequence[Statement]) -> tuple[tuple[Statement, ...], tuple[Actor, ...]]:
    """The statements with their speakers, and the actors they speak as.

    Args:
        parsed: the report.
        statements: its statements, speakers not yet set.
    """
    room = _Room(parsed)
    ordered = sorted(statements, key=lambda s: s.cue[0].start if s.cue else s.content[0].start)
    done = {statement.id: room.resolve(statement) for statement in ordered}
    return tuple(done[s.id] for s in statements), room.actors()


class _Room:
    """What is known while a report is read from top to bottom."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._people = People(parsed)
        self._actors: dict[str, Actor] = {}
        self._said: list[tuple[int, Phrase, Actor]] = []

    def actors(self) -> tuple[Actor, ...]:
        """The actors that a statement refers to, by id."""
        return tuple(self._actors[key] for key in sorted(self._actors))

    def resolve(self, statement: Statement) -> Statement:
        """The statement with its speaker, or with the reason why it has none."""
        if not statement.source:
            return _with(statement, None, "the report names no source for it")
        phrase = phrase_at(self._parsed, statement.source[0])
        if phrase is None:
            return _with(statement, None, "the source stands in a line that is not read")
        found = self._phrase(phrase, statement)
        if found.actor is not None:
            self._keep(found.actor)
            at = statement.cue[0].start if statement.cue else statement.content[0].start
            self._said.append((at, phrase, found.actor))
        return _with(self._chained(statement), found.actor, found.reason)

    def _keep(self, actor: Actor) -> None:
        self._actors[actor.id] = _united(self._actors.get(actor.id), actor)

    def _chained(self, statement: Statement) -> Statement:
        """The statement with the actors of its chain."""
        links = []
        for link in statement.chain:
            phrase = phrase_at(self._parsed, link.passage)
            actor = None if phrase is None else self._phrase(phrase, statement).actor
            if actor is not None:
                self._keep(actor)
            links.append(msgspec.structs.replace(link, actor=None if actor is None else actor.id))
        return msgspec.structs.replace(statement, chain=tuple(links))

    def _phrase(self, phrase: Phrase, statement: Statement) -> Resolved:
        match phrase.kind:
            case "person":
                return self._named_person(phrase)
            case "name":
                return self._named(phrase)
            case "pronoun":
                return self._pronoun(phrase, statement)
            case "relative":
                return self._relative(phrase, statement)
            case "office":
                return self._office(phrase)
            case "sources":
                return self._sources(phrase)
            case "body":
                return self._body(phrase)
            case "list":
                return Resolved(self._listed(phrase))
            case _:
                return Resolved(None, f"“{phrase.words}” names no one")

    # -- names ----------------------------------------------------------------------------------------------------

    def _named_person(self, phrase: Phrase) -> Resolved:
        name = phrase.name or phrase.words
        if self._people.is_place(name):
            return self._named(replace(phrase, kind="name", actor_kind="government"))
        person = self._people.find(name)
        if person is None and self._people.ambiguous(name):
            return Resolved(None, f"“{name}” can be more than one person in this report")
        return Resolved(self._as_actor(person) if person is not None else self._bare(name, "person"))

    def _named(self, phrase: Phrase) -> Resolved:
        name = phrase.name or phrase.words
        state = state_of(name)
        person = self._people.find(name) if state is None else None
        if person is not None:
            return Resolved(self._as_actor(person))
        kind: ActorKind = phrase.actor_kind or "organisation"
        if state is not None:
            full = f"Government of {state}"
            aliases = tuple(sorted({name, state}))
            return Resolved(Actor(id=actor_id("government", full), name=full, kind="government", aliases=aliases))
        return Resolved(Actor(id=actor_id(kind, name), name=name, kind=kind, aliases=_alias(name, phrase.words)))

    def _as_actor(self, person: Person) -> Actor:
        alone = " " not in person.name
        return Actor(
            id=actor_id("person", person.name, self._parsed.report.id if alone else None),
            name=person.name,
            kind="person",
            aliases=tuple(sorted(person.forms - {person.name})),
            roles=tuple(person.roles),
        )

    def _bare(self, name: str, kind: ActorKind) -> Actor:
        scope = self._parsed.report.id if kind == "person" and " " not in name else None
        return Actor(id=actor_id(kind, name, scope), name=name, kind=kind)

    def _listed(self, phrase: Phrase) -> Actor:
        words = " ".join(phrase.words.split())
        lemma = phrase.head.lemma_.lower()
        if lemma in load_titles().sources:
            return self._unnamed(words)
        return Actor(id=actor_id("group", words, self._parsed.report.id), name=words, kind="group")

    # -- what points back -----------------------------------------------------------------------------------------

    def _pronoun(self, phrase: Phrase, statement: Statement) -> Resolved:
        word = phrase.head.lower_
        if word in _SINGULAR:
            return self._he_or_she(phrase, _SINGULAR[word])
        if word in {"they", "them", "it", "their", "its"}:
            return self._they(phrase)
        return Resolved(None, f"“{phrase.words}” speaks inside somebody else's words or for the reporter")

    def _he_or_she(self, phrase: Phrase, gender: str) -> Resolved:
        """The subject of an earlier clause: first in the same sentence, then back sentence by sentence; who spoke last
        counts as a subject. Only people of the right gender, as far as it is known."""
        for sentence_start, sentence_end in self._sentences_before(phrase):
            for actor in self._subjects(sentence_start, sentence_end, phrase.position, gender):
                return Resolved(actor)
        return Resolved(None, f"nobody before “{phrase.words}” can be meant")

    def _sentences_before(self, phrase: Phrase) -> list[tuple[int, int]]:
        """Spans of the sentence of the phrase and of those before it, nearest first, at most twelve."""
        spans = [
            (p.start + s.start_char, p.start + s.end_char)
            for p in self._parsed.paragraphs
            if p.kind == "body"
            for s in p.doc.sents
            if p.start + s.start_char < phrase.position
        ]
        return spans[:-13:-1]

    def _subjects(self, start: int, end: int, before: int, gender: str) -> list[Actor]:
        """People in a sentence, most likely antecedent first: who speaks in it, its subjects, the others named."""
        end = min(end, before)
        found: list[tuple[int, int, Actor]] = []
        for at, phrase, actor in self._said:
            if start <= at < end and actor.kind in {"person", "anonymous"} and _singular(phrase):
                found.append((0, -at, actor))
        for person in self._people.all:
            if person.gender not in {None, gender}:
                continue
            for mention in person.mentions:
                at = mention.position
                if start <= at < end and not mention.possessive and not self._in_quotation(at):
                    found.append((1, at, self._as_actor(person)) if mention.subject else (2, -at, self._as_actor(person)))
        wrong = {"m": "f", "f": "m"}[gender]
        right = [(rank, at, actor) for rank, at, actor in found if self._gender(actor) != wrong]
        return [actor for _, _, actor in sorted(right, key=lambda item: item[:2])]

    def _gender(self, actor: Actor) -> str | None:
        person = self._people.find(actor.name) if actor.kind == "person" else None
        return None if person is None else person.gender

    def _in_quotation(self, position: int) -> bool:
        return any(q.start < position < q.end for q in self._parsed.quotations)

    def _they(self, phrase: Phrase) -> Resolved:
        """The last speaker that is no single person."""
        for _, earlier, actor in reversed(self._said):
            if earlier.position < phrase.position and not (actor.kind == "person" or _singular(earlier)):
                return Resolved(actor)
            if phrase.position - earlier.position > 1500:
                break
        subject = self._subject_before(phrase)
        if subject is not None:
            return subject
        return Resolved(None, f"nobody before “{phrase.words}” can be meant")

    def _subject_before(self, phrase: Phrase) -> Resolved | None:
        """The subject of the same sentence or of the one before, where it is a body, a state or several people."""
        it = phrase.head.lower_ in {"it", "its"}
        for start, end in self._sentences_before(phrase)[:2]:
            for paragraph in self._parsed.paragraphs:
                if not (paragraph.start <= start < paragraph.end):
                    continue
                for token in paragraph.doc:
                    at = paragraph.start + token.idx
                    if not (start <= at < min(end, phrase.position)) or token.dep_ not in {"nsubj", "nsubjpass"}:
                        continue
                    found = describe(paragraph, paragraph.doc[token.left_edge.i : token.right_edge.i + 1])
                    if found.kind in ({"name", "body"} if it else {"name", "sources", "list", "body"}):
                        return self._phrase_simple(found)
        return None

    def _phrase_simple(self, phrase: Phrase) -> Resolved:
        match phrase.kind:
            case "name":
                return self._named(phrase)
            case "sources":
                return self._sources(phrase)
            case "list":
                return Resolved(self._listed(phrase))
            case _:
                return self._body(phrase)

    def _relative(self, phrase: Phrase, statement: Statement) -> Resolved:
        """ "…, who said": the phrase that the relative clause describes."""
        clause = next((t for t in phrase.head.ancestors if t.dep_ in {"relcl", "acl"}), None)
        if clause is None:
            return Resolved(None, f"what “{phrase.words}” stands for is not clear")
        doc, head = phrase.span.doc, clause.head
        start, end = head.left_edge.i, max(head.i + 1, clause.left_edge.i)
        antecedent = describe(phrase.paragraph, doc[start:end])
        if antecedent.kind in {"relative", "pronoun", "thing"}:
            return Resolved(None, f"“{antecedent.words}” names no one")
        return self._phrase(antecedent, statement)

    def _office(self, phrase: Phrase) -> Resolved:
        """ "the chancellor": the one person of the report with that title; else an unnamed holder spoken of before."""
        noun = phrase.head.lemma_.lower()
        if phrase.head.i > 1 and phrase.span.doc[phrase.head.i - 1].text == "-":
            noun = phrase.span.doc[phrase.head.i - 2 : phrase.head.i + 1].text.lower()
        modifiers = {t.lower_ for t in phrase.span if t.i != phrase.head.i and t.pos_ in {"ADJ", "NOUN", "PROPN"}}
        holders = [p for p in self._people.all if p.called(noun)]
        holders = [p for p in holders if any(p.called(m) for m in modifiers)] or holders
        if len(holders) > 1:
            near = self._sentences_before(phrase)[:3]
            holders = [p for p in holders if near and p.named_within(near[-1][0], phrase.position)] or holders
        if len(holders) == 1:
            return Resolved(self._as_actor(holders[0]))
        earlier = [a for _, p, a in self._said if p.position < phrase.position and p.head.lemma_.lower() == noun]
        last = earlier[-1] if earlier else None
        if last is not None and (last.kind == "anonymous" or len(holders) > 1):
            return Resolved(last)
        if len(holders) > 1:
            return Resolved(None, f"“{phrase.words}” can be {' or '.join(sorted(p.name for p in holders))}")
        if noun in load_titles().sources and noun in {"official", "diplomat", "source", "analyst", "expert", "trader"}:
            return Resolved(self._unnamed(phrase.words))
        return Resolved(None, f"the report gives no name for “{phrase.words}”")

    def _sources(self, phrase: Phrase) -> Resolved:
        """Unnamed people; "the officials" are those who spoke before."""
        noun = phrase.head.lemma_.lower()
        if phrase.definite and not any(t.ent_type_ in {"GPE", "NORP", "ORG"} for t in phrase.span):
            for _, earlier, actor in reversed(self._said):
                if actor.kind == "anonymous" and earlier.head.lemma_.lower() == noun:
                    return Resolved(actor)
        return Resolved(self._unnamed(phrase.words))

    def _unnamed(self, words: str) -> Actor:
        words = " ".join(words.split())
        return Actor(
            id=actor_id("anonymous", words, self._parsed.report.id), name=words, kind="anonymous", source_type=words
        )

    def _body(self, phrase: Phrase) -> Resolved:
        """ "the ministry": the one body named in the report whose name ends in that noun; else as it is called."""
        noun = phrase.head.lower_
        named = [n for n in phrase.span.ents if n.label_ in {"ORG", "GPE", "NORP", "PERSON"} and n.end <= phrase.head.i]
        if not named:
            known = {
                fold_name(e.text): e.text
                for p in self._parsed.paragraphs
                for e in p.doc.ents
                if e.label_ == "ORG" and e.text.lower().split()[-1] == noun and p.start + e.start_char < phrase.position
            }
            if len(known) == 1:
                name = next(iter(known.values())).removeprefix("the ").removeprefix("The ")
                return Resolved(Actor(id=actor_id("organisation", name), name=name, kind="organisation"))
            if noun in {"government", "administration"}:
                return Resolved(None, f"“{phrase.words}” does not say whose it is")
        owner = next((n for n in named if n.label_ == "GPE"), None)
        if noun in {"government", "administration", "authorities"} and owner is not None:
            return self._named(describe(phrase.paragraph, owner))
        words = " ".join(phrase.words.split())
        name = words.removeprefix("the ").removeprefix("The ")
        scope = None if named else self._parsed.report.id
        return Resolved(Actor(id=actor_id("organisation", name, scope), name=name, kind="organisation"))


def _with(statement: Statement, actor: Actor | None, reason: str | None) -> Statement:
    return msgspec.structs.replace(
        statement,
        speaker=None if actor is None else actor.id,
        unresolved=None if actor is not None else reason,
    )


def _united(known: Actor | None, found: Actor) -> Actor:
    if known is None:
        return found
    aliases = tuple(sorted({*known.aliases, *found.aliases} - {known.name}))
    return msgspec.structs.replace(known, aliases=aliases)


def _alias(name: str, words: str) -> tuple[str, ...]:
    bare = words.removeprefix("the ").removeprefix("The ")
    return () if bare == name or len(bare) > 60 else (bare,)


def _singular(phrase: Phrase) -> bool:
    return phrase.head.tag_ not in {"NNS", "NNPS"} and phrase.kind not in {"list"} and phrase.head.lower_ != "they"
