"""Who the sources are, inside one report: surname, pronoun, title or description → the fullest name given.

An abstention is better than a guess: where two people are left, or none, the speaker stays null and `unresolved`
says why. The words of the report stay as they are in `source`; only the link is added.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from secretariat.identity import actor_id
from secretariat.knowledge.states import state_of, with_article
from secretariat.knowledge.titles import load_titles
from secretariat.parse import Parsed
from secretariat.records import Actor, ActorKind, ChainLink, Statement
from secretariat.resolve.chains import carried_on
from secretariat.resolve.context import Context, Said
from secretariat.resolve.outlets import RELATIONS, Outlets
from secretariat.resolve.people import Person
from secretariat.resolve.phrases import Phrase, describe, phrase_at
from secretariat.resolve.unnamed import is_unnamed, with_unnamed

_SINGULAR = {"he": "m", "him": "m", "she": "f", "her": "f"}
_GOVERNING = {"government", "administration", "authorities"}
_UNNAMED_SINGLE = {"official", "diplomat", "source", "analyst", "expert", "trader", "delegate", "aide"}
_PLAIN = {"new", "top", "senior", "official", "current", "visiting", "outspoken", "veteran"}
"""Adjectives that make no other office of it."""
_ONE_PERSON = {"office", "person", "pronoun", "relative"}
"""Phrases that mean one person, whether or not it is known whom."""
_NEAR = 1500
"""Characters that "they" and "it" reach back."""


class Resolved(msgspec.Struct, frozen=True):
    """The answer for one source phrase: an actor, or the reason why there is none."""

    actor: Actor | None
    reason: str | None = None


def resolve_speakers(
    parsed: Parsed, statements: Sequence[Statement]
) -> tuple[tuple[Statement, ...], tuple[Actor, ...]]:
    """The statements with their speakers and the actors of their chains, and those actors by id.

    Args:
        parsed: the report.
        statements: its statements, speakers not yet set.
    """
    resolver = _Resolver(parsed)
    ordered = sorted(statements, key=_place)
    done = {statement.id: resolver.resolve(statement) for statement in ordered}
    resolved = carried_on(parsed, [done[statement.id] for statement in statements])
    actors = with_unnamed(parsed, resolved, [resolver.actors[key] for key in sorted(resolver.actors)])
    return resolved, actors


def _place(statement: Statement) -> int:
    return statement.cue[0].start if statement.cue else statement.content[0].start


def _modifiers(phrase: Phrase) -> set[str]:
    """The adjectives and nouns in front of the phrase's head, lower case, without a full stop behind."""
    return {t.lower_.rstrip(".") for t in phrase.span if t.i < phrase.head.i and t.pos_ in {"ADJ", "NOUN", "PROPN"}}


class _Resolver:
    """Reads the statements of a report from top to bottom."""

    def __init__(self, parsed: Parsed) -> None:
        self._parsed = parsed
        self._context = Context(parsed)
        self._outlets = Outlets(parsed.report)
        self.actors: dict[str, Actor] = {}

    def resolve(self, statement: Statement) -> Statement:
        """The statement with its speaker, or with the reason why it has none."""
        chain = tuple(self._link(link) for link in statement.chain)
        if not statement.source:
            found, phrase = Resolved(None, "the report names no source for it"), None
        else:
            phrase = phrase_at(self._parsed, statement.source[0])
            unread = Resolved(None, "the source stands in a line that is not read")
            found = unread if phrase is None else self._outlet(phrase) or self._phrase(phrase)
        if found.actor is not None and phrase is not None:
            self._keep(found.actor)
            self._context.note(Said(_place(statement), phrase, found.actor))
        elif phrase is not None and phrase.kind in _ONE_PERSON:
            self._context.note_unclear(_place(statement))
        return msgspec.structs.replace(
            statement,
            chain=chain,
            speaker=None if found.actor is None else found.actor.id,
            unresolved=None if found.actor is not None else found.reason,
        )

    def _link(self, link: ChainLink) -> ChainLink:
        actor = self._outlets.find(link.passage.quote, surely=link.relation in RELATIONS)
        if actor is None:
            phrase = phrase_at(self._parsed, link.passage)
            actor = None if phrase is None else self._phrase(phrase).actor
        if actor is not None:
            self._keep(actor)
        return msgspec.structs.replace(link, actor=None if actor is None else actor.id)

    def _outlet(self, phrase: Phrase) -> Resolved | None:
        """An outlet that speaks for itself, if the phrase names one and no person of the report."""
        person = self._context.people.find(phrase.words)
        if person is not None and " " in person.name:
            return None
        actor = self._outlets.find(phrase.words)
        return None if actor is None else Resolved(actor)

    def _keep(self, actor: Actor) -> None:
        known = self.actors.get(actor.id)
        if known is not None:
            aliases = tuple(sorted({*known.aliases, *actor.aliases} - {known.name}))
            actor = msgspec.structs.replace(known, aliases=aliases)
        self.actors[actor.id] = actor

    def _phrase(self, phrase: Phrase) -> Resolved:
        if phrase.kind in {"person", "name", "body"} and is_unnamed(phrase.span):
            return Resolved(self._unnamed(phrase.words))
        match phrase.kind:
            case "person":
                return self._person(phrase)
            case "name":
                return self._name(phrase)
            case "pronoun":
                return self._pronoun(phrase)
            case "relative":
                return self._relative(phrase)
            case "office":
                return self._office(phrase)
            case "sources":
                return self._sources(phrase)
            case "body":
                return self._body(phrase)
            case "list":
                return Resolved(self._list(phrase))
            case _ if is_unnamed(phrase.span):
                return Resolved(self._unnamed(phrase.words))
            case _:
                return Resolved(None, f"“{phrase.words}” names no one")

    # -- names ----------------------------------------------------------------------------------------------------

    def _person(self, phrase: Phrase) -> Resolved:
        name, people = phrase.name or phrase.words, self._context.people
        if people.is_place(name):
            return self._name(replace(phrase, kind="name", actor_kind="government"))
        if people.ambiguous(name):
            return Resolved(None, f"“{name}” can be more than one person in this report")
        return Resolved(self._as_actor(people.find(name) or Person(name)))

    def _as_actor(self, person: Person) -> Actor:
        alone = " " not in person.name
        return Actor(
            id=actor_id("person", person.name, self._parsed.report.id if alone else None),
            name=person.name,
            kind="person",
            aliases=tuple(sorted(person.forms - {person.name})),
            roles=tuple(person.roles),
        )

    def _name(self, phrase: Phrase) -> Resolved:
        name = phrase.name or phrase.words
        if state_of(name) is not None:
            return self._government(name)
        person = self._context.people.find(name)
        if person is not None:
            return Resolved(self._as_actor(person))
        kind: ActorKind = phrase.actor_kind or "organisation"
        bare = phrase.words.removeprefix("the ").removeprefix("The ")
        aliases = () if bare == name or len(bare) > 60 else (bare,)
        return Resolved(Actor(id=actor_id(kind, name), name=name, kind=kind, aliases=aliases))

    def _government(self, name: str) -> Resolved:
        """The government of a state, which its name and its capital stand for when they speak."""
        state = state_of(name) or name
        full, aliases = f"Government of {with_article(state)}", tuple(sorted({name, state}))
        return Resolved(Actor(id=actor_id("government", full), name=full, kind="government", aliases=aliases))

    def _list(self, phrase: Phrase) -> Actor:
        words = " ".join(phrase.words.split())
        if phrase.head.lemma_.lower() in load_titles().sources:
            return self._unnamed(words)
        return Actor(id=actor_id("group", words, self._parsed.report.id), name=words, kind="group")

    def _unnamed(self, words: str) -> Actor:
        words = " ".join(words.split())
        identity = actor_id("anonymous", words, self._parsed.report.id)
        return Actor(id=identity, name=words, kind="anonymous", source_type=words)

    # -- what points back -----------------------------------------------------------------------------------------

    def _pronoun(self, phrase: Phrase) -> Resolved:
        word = phrase.head.lower_
        if word in _SINGULAR:
            found = self._he_or_she(phrase, _SINGULAR[word])
        elif word in {"they", "them", "it", "their", "its"}:
            found = self._they_or_it(phrase)
        else:
            return Resolved(None, f"“{phrase.words}” speaks inside somebody else's words or for the reporter")
        return found or Resolved(None, f"nobody before “{phrase.words}” can be meant")

    def _he_or_she(self, phrase: Phrase, gender: str) -> Resolved | None:
        """The subject of an earlier clause: first in the same sentence, then back sentence by sentence. Whoever spoke
        in a sentence counts first, then its subjects, then the others named. Only people of the right gender, as far
        as the report tells it; nobody where the one who spoke in between is not known."""
        for start, end in self._context.sentences_before(phrase.position):
            end = min(end, phrase.position)
            speakers = [s.actor for s in self._context.said_in(start, end) if s.single][::-1]
            speakers = [a for a in speakers if a.kind in {"person", "anonymous"} and self._gender(a) in {None, gender}]
            if speakers:
                return Resolved(speakers[0])
            if self._context.unclear_in(start, end):
                return None
            named = [(m, p) for m, p in self._context.named_in(start, end) if not m.possessive]
            named = [(m, p) for m, p in named if p.gender in {None, gender}]
            subjects = [p for m, p in named if m.subject]
            if named:
                return Resolved(self._as_actor(subjects[0] if subjects else named[-1][1]))
        return None

    def _gender(self, actor: Actor) -> str | None:
        person = self._context.people.find(actor.name) if actor.kind == "person" else None
        return None if person is None else person.gender

    def _they_or_it(self, phrase: Phrase) -> Resolved | None:
        """The last speaker that is no single person, else the subject of the sentence or of the one before."""
        for said in self._context.said_before(phrase.position):
            if phrase.position - said.phrase.position > _NEAR:
                break
            if said.actor.kind != "person" and not (said.single and said.actor.kind == "anonymous"):
                return Resolved(said.actor)
        kinds = {"name", "body"} if phrase.head.lower_ in {"it", "its"} else {"name", "sources", "list", "body"}
        for start, end in self._context.sentences_before(phrase.position, 2):
            paragraph = self._parsed.paragraph_at(start)
            if paragraph is None:
                continue
            for token in paragraph.doc.char_span(start - paragraph.start, end - paragraph.start) or ():
                if token.dep_ in {"nsubj", "nsubjpass"} and paragraph.start + token.idx < phrase.position:
                    subject = describe(paragraph, paragraph.doc[token.left_edge.i : token.right_edge.i + 1])
                    if subject.kind in kinds:
                        return self._phrase(subject)
        return None

    def _relative(self, phrase: Phrase) -> Resolved:
        """ "…, who said": the phrase that the relative clause describes."""
        clause = next((t for t in phrase.head.ancestors if t.dep_ in {"relcl", "acl"}), None)
        if clause is None:
            return Resolved(None, f"what “{phrase.words}” stands for is not clear")
        start, end = clause.head.left_edge.i, max(clause.head.i + 1, clause.left_edge.i)
        antecedent = describe(phrase.paragraph, phrase.span.doc[start:end])
        if antecedent.kind in {"relative", "pronoun", "thing"}:
            return Resolved(None, f"“{antecedent.words}” names no one")
        return self._phrase(antecedent)

    def _office(self, phrase: Phrase) -> Resolved:
        """ "the chancellor": the one person of the report with that title, or the one of them named just now; else an
        unnamed holder who spoke before. "Its minister" says whose only by a word that is not resolved: nobody."""
        noun, modifiers = phrase.noun, _modifiers(phrase)
        if any(token.tag_ == "PRP$" for token in phrase.span):
            return Resolved(None, f"“{phrase.words}” does not say by name whose it is")
        holders = self._context.people.holders(noun, modifiers - _PLAIN)
        if len(holders) > 1:
            near = self._context.sentences_before(phrase.position, 3)
            holders = [p for p in holders if near and p.named_within(near[-1][0], phrase.position)] or holders
        if len(holders) == 1:
            return Resolved(self._as_actor(holders[0]))
        last = self._spoke_as(phrase)
        if last is not None and (last.actor.kind == "anonymous" or len(holders) > 1):
            return Resolved(last.actor)
        if holders:
            return Resolved(None, f"“{phrase.words}” can be {' or '.join(sorted(p.name for p in holders))}")
        if noun in _UNNAMED_SINGLE:
            return Resolved(self._unnamed(phrase.words))
        return Resolved(None, f"the report gives no name for “{phrase.words}”")

    def _sources(self, phrase: Phrase) -> Resolved:
        """Unnamed people; "the officials" are those who spoke before."""
        if phrase.definite and not any(t.ent_type_ in {"GPE", "NORP", "ORG"} for t in phrase.span):
            last = self._spoke_as(phrase, "anonymous")
            if last is not None:
                return Resolved(last.actor)
        return Resolved(self._unnamed(phrase.words))

    def _spoke_as(self, phrase: Phrase, kind: ActorKind | None = None) -> Said | None:
        """Whoever spoke last under the same noun and under all its modifiers: "the Halmere official" is no official of
        another state."""
        wanted = _modifiers(phrase)
        for said in self._context.said_before(phrase.position):
            fits = said.phrase.noun == phrase.noun and kind in {None, said.actor.kind}
            if fits and wanted <= {token.lower_.rstrip(".") for token in said.phrase.span}:
                return said
        return None

    def _body(self, phrase: Phrase) -> Resolved:
        """ "the ministry": the one body of the report whose name ends in that noun; "the Halmere government": the
        government of that state; else as it is called, known in this report only."""
        noun = phrase.head.lower_
        before = [e for e in phrase.span.ents if e.end <= phrase.head.i]
        state = next((e for e in before if e.label_ in {"GPE", "PERSON"} and noun in _GOVERNING), None)
        if state is not None:
            return self._governing(state.text)
        names = [] if before else self._context.bodies_called(noun, phrase.position)
        if len(names) == 1:
            return Resolved(Actor(id=actor_id("organisation", names[0]), name=names[0], kind="organisation"))
        name = " ".join(phrase.words.split()).removeprefix("the ").removeprefix("The ")
        scope = None if before else self._parsed.report.id
        return Resolved(Actor(id=actor_id("organisation", name, scope), name=name, kind="organisation"))

    def _governing(self, owner: str) -> Resolved:
        """Whose government or administration it is: a state's, or a president's."""
        name = owner.removesuffix("'s").removesuffix("’s").removeprefix("the ")
        person = self._context.people.find(name)
        if person is None or " " not in person.name:
            return self._government(name)
        words = f"administration of {person.name}"
        return Resolved(Actor(id=actor_id("government", words), name=words, kind="government"))
