"""Who the sources are, inside one report: surname, pronoun, title or description → the fullest name given.

An abstention is better than a guess: where two people are left, or none, the speaker stays null and `unresolved`
says why. The words of the report stay as they are in `source`; only the link is added.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from secretariat.evidence import Passage
from secretariat.identity import actor_id
from secretariat.knowledge.bodies import body_named
from secretariat.knowledge.titles import load_titles
from secretariat.parse import Parsed
from secretariat.records import Actor, ActorKind, ChainLink, Statement
from secretariat.resolve.answers import Resolved
from secretariat.resolve.antecedents import described_before
from secretariat.resolve.bodies import STATE_BODIES, body, document
from secretariat.resolve.chains import carried_on
from secretariat.resolve.context import Context, Said
from secretariat.resolve.groups import governments, group, pair
from secretariat.resolve.names import without_title
from secretariat.resolve.offices import epithet, office, spoke_as
from secretariat.resolve.outlets import RELATIONS, Outlets
from secretariat.resolve.people import Person
from secretariat.resolve.phrases import MANY, Phrase, describe, is_surname, phrase_at
from secretariat.resolve.pronouns import pronoun, relative
from secretariat.resolve.roles import gender_told
from secretariat.resolve.unnamed import is_indefinite, is_unnamed, with_unnamed

_ONE_PERSON = {"office", "person", "pronoun", "relative", "epithet"}
"""Phrases that mean one person, whether or not it is known whom."""
_NOBODY = {"that", "which", "i", "we", "you"}
"""Words of these that a later "he" or "she" cannot mean."""


def resolve_speakers(
    parsed: Parsed, statements: Sequence[Statement], context: Context | None = None
) -> tuple[tuple[Statement, ...], tuple[Actor, ...]]:
    """The statements with their speakers and the actors of their chains, and those actors by id.

    Args:
        parsed: the report.
        statements: its statements, speakers not yet set.
        context: what is known of the report, with these statements; None: it is made here.
    """
    return Speakers(parsed, context or Context(parsed, statements)).read(statements)


def _place(statement: Statement) -> int:
    return statement.cue[0].start if statement.cue else statement.content[0].start


def _is_no_name(actor: Actor | None, phrase: Phrase) -> bool:
    """Nobody, a body that is called by a common noun only ("company"), or some of a people or party ("several
    Republicans")."""
    if actor is None or actor.kind == "group":
        return actor is None or phrase.span[0].lower_ in MANY or phrase.span[0].like_num
    return actor.kind == "organisation" and actor.name.islower()


def _are_several(actor: Actor | None, phrase: Phrase) -> bool:
    """Several bodies without a name: "the groups", "the companies" (but "the authorities" are one)."""
    bare = actor is not None and actor.kind == "organisation" and actor.name.islower()
    return bare and phrase.head.tag_ == "NNS" and phrase.head.lemma_.lower() not in {"authority", "force", "police"}


class Speakers:
    """Reads the statements of a report from top to bottom; after that it answers for any other phrase of it."""

    def __init__(self, parsed: Parsed, context: Context) -> None:
        self._parsed = parsed
        self.context = context
        self._outlets = Outlets(parsed.report)
        self.actors: dict[str, Actor] = {}
        self._answers: dict[tuple[int, int], Resolved] = {}
        self._linked: dict[tuple[int, int], Actor | None] = {}

    def read(self, statements: Sequence[Statement]) -> tuple[tuple[Statement, ...], tuple[Actor, ...]]:
        """The statements with their speakers and the actors of their chains, and those actors by id."""
        done = {statement.id: self.resolve(statement) for statement in sorted(statements, key=_place)}
        resolved = carried_on(self._parsed, [done[statement.id] for statement in statements])
        self.context.content = ()
        return resolved, with_unnamed(self._parsed, resolved, [self.actors[key] for key in sorted(self.actors)])

    def resolve(self, statement: Statement) -> Statement:
        """The statement with its speaker, or with the reason why it has none."""
        self.context.content = statement.content
        chain = tuple(self._link(link) for link in statement.chain)
        if not statement.source:
            found, phrase = Resolved(None, "the report names no source for it"), None
        else:
            phrase = phrase_at(self._parsed, statement.source[0])
            found = self._source(statement.source[0], phrase)
            told = statement.source_type is not None and phrase is not None and _is_no_name(found.actor, phrase)
            if phrase is not None and (told or _are_several(found.actor, phrase)):
                found = self._described(phrase, statement) or found
        if found.actor is not None and phrase is not None:
            self._keep(found.actor)
            self.context.note(Said(_place(statement), phrase, found.actor))
        elif phrase is not None and phrase.kind in _ONE_PERSON and phrase.head.lower_ not in _NOBODY:
            self.context.note_unclear(_place(statement))
        speaker = None if found.actor is None else found.actor.id  # nobody relays himself, nor one unknown another
        return msgspec.structs.replace(
            statement,
            chain=tuple(link for link in chain if link.relation in RELATIONS or link.actor != speaker),
            speaker=speaker,
            unresolved=None if found.actor is not None else found.reason,
        )

    def _described(self, phrase: Phrase, statement: Statement) -> Resolved | None:
        """Somebody unnamed, where the phrase describes and no rule can tell whom: "the men", "a Brit on the quay"."""
        if phrase.kind == "pronoun" and statement.source_type is not None:
            words = described_before(phrase.span, statement.source_type)
            return None if words is None else Resolved(self.unnamed(words))
        if phrase.kind in {"pronoun", "relative", "pair"} or (phrase.kind in _ONE_PERSON and phrase.definite):
            return None
        return Resolved(self.unnamed(phrase.words))

    def _source(self, words: Passage, phrase: Phrase | None) -> Resolved:
        """The answer for a source; the same words in the same place are the same source, whatever was said since."""
        if phrase is None:
            return Resolved(None, "the source stands in a line that is not read")
        place = (words.start, words.end)
        if place not in self._answers:
            self._answers[place] = self._outlet(phrase) or self.phrase(phrase)
        return self._answers[place]

    def _link(self, link: ChainLink) -> ChainLink:
        place = link.passage.start, link.passage.end
        if place not in self._linked:
            seat = self.context.nations.seated(link.passage.quote)
            actor = self._outlets.find(link.passage.quote, surely=link.relation in RELATIONS and seat is None)
            if actor is None:
                phrase = phrase_at(self._parsed, link.passage)
                actor = None if phrase is None else self.phrase(phrase).actor
            self._linked[place] = actor
        actor = self._linked[place]
        if actor is not None:
            self._keep(actor)
        return msgspec.structs.replace(link, actor=None if actor is None else actor.id)

    def _outlet(self, phrase: Phrase) -> Resolved | None:
        """An outlet that speaks for itself, if the phrase names one and no person of the report."""
        person = self.context.people.find(phrase.words)
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

    def phrase(self, phrase: Phrase) -> Resolved:
        """The answer for a phrase of any kind."""
        if phrase.kind in {"person", "name", "body"} and is_unnamed(phrase.span):
            return Resolved(self.unnamed(phrase.words))
        match phrase.kind:
            case "person":
                return self._person(phrase)
            case "name":
                return self._name(phrase)
            case "pronoun":
                return pronoun(self, phrase)
            case "relative":
                return relative(self, phrase)
            case "office":
                return office(self, phrase)
            case "epithet":
                return epithet(self, phrase)
            case "sources":
                return self._sources(phrase)
            case "body":
                return governments(self, phrase) or body(self, phrase)
            case "document":
                found = document(self, phrase)
                unsigned = found.actor is None and is_indefinite(phrase.span, phrase.head)
                return Resolved(self.unnamed(phrase.words)) if unsigned else found
            case "pair":
                return pair(self, phrase) or self._sources(phrase)
            case "list":
                return Resolved(self._list(phrase))
            case _ if is_unnamed(phrase.span) or is_indefinite(phrase.span, phrase.head):
                return Resolved(self.unnamed(phrase.words))
            case _:
                return self._unknown(phrase)

    def _unknown(self, phrase: Phrase) -> Resolved:
        """Words that are no name by their parse may be a person or a state that the report names elsewhere."""
        words = phrase.words
        person = self.context.people.find(words) if words[:1].isupper() else None
        if person is not None:
            return Resolved(self.as_actor(person))
        state = self.context.nations.of(words) if words[:1].isupper() else None
        if state is not None:
            return Resolved(self.context.nations.government(state, words))
        return Resolved(None, f"“{words}” names no one")

    # -- names ----------------------------------------------------------------------------------------------------

    def _person(self, phrase: Phrase) -> Resolved:
        name, people = phrase.name or phrase.words, self.context.people
        if people.is_place(name):
            return self._name(replace(phrase, kind="name", actor_kind="government"))
        entity = next((e for e in phrase.span.ents if e.start <= phrase.head.i < e.end), None)
        person = people.called(name, None if entity is None else gender_told(entity), phrase.position)
        if person is None and people.ambiguous(name):
            return Resolved(None, f"“{name}” can be more than one person in this report")
        person = person or Person(name)
        self._learn_owner(phrase, person)
        return Resolved(self.as_actor(person))

    def _learn_owner(self, phrase: Phrase, person: Person) -> None:
        """ "Its foreign minister, Sabine Orvald": of the state that "its" stands for."""
        owner = phrase.owner
        if owner is None or owner.lower_ != "its" or person.nations:
            return
        whose = self.phrase(describe(phrase.paragraph, phrase.span.doc[owner.i : owner.i + 1])).actor
        state = None if whose is None else self.context.nations.of(whose.name.removeprefix("Government of "))
        if state is not None:
            person.nations.add(state)

    def as_actor(self, person: Person) -> Actor:
        """The actor that a person of the report is."""
        return self.context.as_actor(person)

    def _name(self, phrase: Phrase) -> Resolved:
        name, nations = self._own_name(phrase.name or phrase.words), self.context.nations
        if not any(letter.isalpha() for letter in name):
            return Resolved(None, f"“{phrase.words}” names no one")
        people = phrase.actor_kind == "group"
        state = nations.of(name) if not people or phrase.definite else nations.seated(name)
        if state is None and not people:
            state = nations.seated(name) or self._state_of_body(phrase, name)
        if state is not None:
            return Resolved(nations.government(state, name, phrase.words if len(phrase.span) < 9 else name))
        called = name if people else without_title(name)
        person = None if people and phrase.head.tag_ == "NNPS" else self.context.people.find(called)
        if person is not None:
            return Resolved(self.as_actor(person))
        full = self._in_full(name, phrase) if phrase.actor_kind in {None, "organisation"} else None
        if full is not None:
            return full
        kind: ActorKind = phrase.actor_kind or ("person" if is_surname(name, phrase) else "organisation")
        if kind == "person":
            return Resolved(self.as_actor(Person(name)))
        if kind == "organisation" and (self.context.bodies.find(name) is not None or body_named(name) is not None):
            return Resolved(self.context.bodies.actor(name))
        bare = phrase.words.removeprefix("the ").removeprefix("The ")
        aliases = () if bare == name or len(bare) > 60 or "," in bare else (bare,)
        return Resolved(Actor(id=actor_id(kind, name), name=name, kind=kind, aliases=aliases))

    def _own_name(self, name: str) -> str:
        """Without the person in front whose it is: "Kamber's Civic Union"."""
        owner, mark, rest = name.replace("’", "'").partition("'s ")
        return rest if mark and self.context.people.find(owner) is not None else name

    def _in_full(self, name: str, phrase: Phrase) -> Resolved | None:
        """The one body whose name ends in this word ("the Front", "the Gazette")."""
        if " " in name or name.isupper():
            return None
        found = self.context.bodies_called(name.lower(), len(self._parsed.report.text))
        if len(found) != 1:
            return None
        full = found[0].name
        state = self.context.nations.seated(full)
        if state is not None:
            return Resolved(self.context.nations.government(state, full, name))
        actor = self.context.bodies.actor(full)
        return Resolved(msgspec.structs.replace(actor, aliases=tuple(sorted({*actor.aliases, name} - {actor.name}))))

    def _state_of_body(self, phrase: Phrase, name: str) -> str | None:
        """The state whose ministry or government the name is: "the Ministry of Defence of Tarsovia"."""
        if not any(word in STATE_BODIES for word in name.lower().split()):
            return None
        states = self.context.nations.in_words([t for t in phrase.span if t.pos_ in {"PROPN", "ADJ"}])
        return states[0] if len(states) == 1 else None

    def _list(self, phrase: Phrase) -> Actor:
        if phrase.head.lemma_.lower() in load_titles().sources:
            return self.unnamed(phrase.words)
        return group(self, phrase)

    def _sources(self, phrase: Phrase) -> Resolved:
        """Unnamed people; "the officials" are those who spoke before."""
        if phrase.definite and not any(t.ent_type_ in {"GPE", "NORP", "ORG"} for t in phrase.span):
            last = spoke_as(self, phrase, "anonymous")
            if last is not None:
                return Resolved(last.actor)
        return Resolved(self.unnamed(phrase.words))

    def unnamed(self, words: str) -> Actor:
        """An actor known by a description only."""
        words = " ".join(words.split())
        identity = actor_id("anonymous", words, self._parsed.report.id)
        return Actor(id=identity, name=words, kind="anonymous", source_type=words)
