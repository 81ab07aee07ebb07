"""People meant by what they are: "the chancellor", "its envoy", "the 61-year-old", "her Kestrian counterpart"."""

from __future__ import annotations

from collections.abc import Collection

from secretariat.knowledge.outlets import without_article
from secretariat.knowledge.titles import load_titles
from secretariat.records import Actor, ActorKind
from secretariat.resolve.answers import Resolved, Resolver
from secretariat.resolve.context import Said
from secretariat.resolve.people import Person
from secretariat.resolve.phrases import Phrase, describe, phrase_at
from secretariat.resolve.roles import title_words

_PLAIN = {"new", "top", "senior", "official", "current", "visiting", "outspoken", "veteran", "special", "chief", "lead",
          "longtime", "powerful", "influential", "embattled", "press", "same", "outgoing"}  # fmt: skip
"""Adjectives that make no other office of it."""
_PRIVATE = {"host", "guest", "colleague", "rival", "critic", "ally", "friend"}
"""What somebody is to another, and no office."""
_NEAR = 3
"""Sentences in which one of several holders is the one meant."""


def office(resolver: Resolver, phrase: Phrase) -> Resolved:
    """Whoever holds the office: the one person of the report with that title, or the one of them named just now; else
    an unnamed holder who spoke before, or the person whom the next sentences name without a title."""
    marks, states = phrase.marks(resolver.context.nations)
    marks -= _PLAIN
    owner = phrase.owner
    if owner is not None:
        whose = _owned_by(resolver, phrase, owner.i)
        if whose is None:
            found = introduced(resolver, phrase, marks, states)
            if found is not None:
                return Resolved(resolver.as_actor(found))
            return Resolved(resolver.unnamed(phrase.words))
        states, marks = _with_owner(resolver, whose, states, marks)
    if phrase.noun == "counterpart":
        return _counterpart(resolver, phrase, states)
    holders = _holders(resolver, phrase, marks, states)
    if len(holders) == 1:
        return Resolved(resolver.as_actor(holders[0]))
    last = spoke_as(resolver, phrase)
    if last is not None and (last.actor.kind == "anonymous" or len(holders) > 1):
        return Resolved(last.actor)
    if holders:
        return Resolved(None, f"“{phrase.words}” can be {' or '.join(sorted(p.name for p in holders))}")
    just = None if owner is not None else speaking(resolver, phrase, states)
    if just is not None:
        return Resolved(just)
    found = introduced(resolver, phrase, marks, states) or _untitled(resolver, phrase, states)
    found = found or _left_over(resolver, phrase, states)
    if found is not None:
        return Resolved(resolver.as_actor(found))
    if phrase.noun in load_titles().unnamed or owner is not None:
        return Resolved(resolver.unnamed(phrase.words))
    return Resolved(None, f"the report gives no name for “{phrase.words}”")


def epithet(resolver: Resolver, phrase: Phrase) -> Resolved:
    """ "The 61-year-old", "the Tarsovian": whoever spoke just now, or is the subject of the sentence before."""
    _, states = phrase.marks(resolver.context.nations)
    states = states or resolver.context.nations.in_words([phrase.head])
    just = speaking(resolver, phrase, states)
    if just is not None:
        return Resolved(just)
    near = resolver.context.sentences_before(phrase.position, 2)
    if near:
        named = resolver.context.named_in(near[-1][0], phrase.position)
        people = {p.name: p for m, p in named if not m.possessive and _is_of(p, states)}
        if len(people) == 1:
            return Resolved(resolver.as_actor(*people.values()))
    return Resolved(None, f"“{phrase.words}” names no one")


def spoke_as(resolver: Resolver, phrase: Phrase, kind: ActorKind | None = None) -> Said | None:
    """Whoever spoke last under the same noun and under all its modifiers: "the Halmere official" is no official of
    another state."""
    wanted = _modifiers(phrase)
    for said in resolver.context.said_before(phrase.position):
        fits = said.phrase.noun == phrase.noun and kind in {None, said.actor.kind}
        if fits and wanted <= {token.lower_.rstrip(".") for token in said.phrase.span}:
            return said
    return None


def speaking(resolver: Resolver, phrase: Phrase, states: Collection[str]) -> Actor | None:
    """The person who spoke just before, in this paragraph or the one before, if the phrase can mean them: nothing but
    a general word for their office, or for anybody, or an office with a name that their title has too."""
    context = resolver.context
    said = next(context.said_before(phrase.position), None)
    if said is None or said.actor.kind != "person" or not said.single:
        return None
    if context.paragraphs_between(said.at, phrase.position) > 1:
        return None
    person = context.people.find(said.actor.name)
    if person is None or not _is_of(person, states):
        return None
    own = context.people.nouns_of(person)
    alike = load_titles().alike.get(phrase.noun, frozenset())
    alone = not own and {p.name for _, p in context.named_in(phrase.paragraph.start, phrase.position)} == {person.name}
    fits = phrase.kind == "epithet" or bool(own & alike) or (not own and phrase.noun in load_titles().anybody)
    fits = fits or (phrase.noun in load_titles().beside and not own & load_titles().parties - {phrase.noun})
    names = {t.lower_ for t in phrase.span if t.i < phrase.head.i and t.pos_ == "PROPN"}
    same = any(names & title_words(role.title) for role in person.roles)
    return said.actor if fits or alone or same else None


def introduced(resolver: Resolver, phrase: Phrase, marks: Collection[str], states: Collection[str]) -> Person | None:
    """The person whom the next sentences name for the first time, without a title of another office, as who goes on
    speaking: 'Halmere's envoy said … "We are late," Ruben Castelane told reporters.'"""
    context = resolver.context
    for passage in context.sources_after(phrase.paragraph.start + phrase.span.end_char):
        if context.paragraphs_between(phrase.position, passage.start) > 1:
            return None
        following = phrase_at(context.parsed, passage)
        if following is None or following.kind == "pronoun":
            continue
        person = context.people.find(following.name or "") if following.kind == "person" else None
        if person is None or " " not in person.name or _replies(following):
            return None
        if person.named_within(context.body_start, phrase.position):
            return None
        nouns = load_titles().alike.get(phrase.noun, frozenset()) | {phrase.noun}
        if context.people.nouns_of(person) and not any(person.holds(noun, marks) for noun in nouns):
            return None
        if person.nations and not _is_of(person, states):
            return None
        context.people.learn(person, phrase.noun, states)
        return person
    return None


def _replies(phrase: Phrase) -> bool:
    """Whether what is said there answers another: "Ruben Castelane replied"."""
    return phrase.head.head.lemma_.lower() in {"answer", "reply", "respond", "retort", "counter"}


def _untitled(resolver: Resolver, phrase: Phrase, states: Collection[str]) -> Person | None:
    """The one person whom the two sentences before name, if the report gives them no title: "Oskar Wennick spoke at the
    school. It would rain, the defence minister said." """
    context = resolver.context
    near = context.sentences_before(phrase.position, 2)
    named = context.named_in(near[-1][0], phrase.position) if near else []
    people = {person.name: person for mention, person in named if not mention.possessive}
    if (
        len(people) != 1
        or not any(mention.subject for mention, _ in named)
        or phrase.owner is not None
        or phrase.noun in load_titles().unnamed
    ):
        return None
    (person,) = people.values()
    if context.people.nouns_of(person) or not _is_of(person, states):
        return None
    context.people.learn(person, phrase.noun, states)
    return person


def _left_over(resolver: Resolver, phrase: Phrase, states: Collection[str]) -> Person | None:
    """The one person named so far whom the report gives no office, where everybody else has another: who has spoken,
    or is the only one named."""
    context, titles = resolver.context, load_titles()
    if phrase.owner is not None or phrase.noun in titles.unnamed or phrase.noun in titles.anybody:
        return None
    near = context.sentences_before(phrase.position)
    named = {p.name: p for _, p in context.named_in(near[-1][0], phrase.position)} if near else {}
    gender = "f" if phrase.noun in titles.women else "m" if phrase.noun in titles.men else None
    left = [p for p in named.values() if not context.people.nouns_of(p) - titles.beside - _PRIVATE]
    if len(left) != 1 or not _is_of(left[0], states) or {gender, left[0].gender} == {"m", "f"}:
        return None
    spoke = any(said.actor.name == left[0].name for said in context.said_before(phrase.position))
    if " " not in left[0].name or not (spoke or len(context.people.all) == 1):
        return None
    context.people.learn(left[0], phrase.noun, states)
    return left[0]


def _holders(resolver: Resolver, phrase: Phrase, marks: set[str], states: Collection[str]) -> list[Person]:
    """The people who can be meant: by the noun itself, else by a looser word for their office; of several, those named
    in the last sentences."""
    context = resolver.context
    noun, place = phrase.noun, _place_in_front(phrase, resolver)
    holders = context.people.holders(noun, marks, states)
    holders = holders or _called(resolver, phrase, states) or _of_a_place(resolver, phrase, marks, states)
    if not holders and noun not in load_titles().unnamed:
        alike = load_titles().alike.get(noun, ())
        loose = [p for word in sorted(alike) for p in context.people.holders(word, marks, states)]
        holders = list({p.name: p for p in loose if context.people.named_before(p, phrase.position)}.values())
    if place is not None:
        holders = [p for p in holders if not p.nations or place in p.nations]
    if len(holders) > 1:
        near = context.sentences_before(phrase.position, _NEAR)
        holders = [p for p in holders if near and p.named_within(near[-1][0], phrase.position)] or holders
    return holders


def _of_a_place(resolver: Resolver, phrase: Phrase, marks: set[str], states: Collection[str]) -> list[Person]:
    """ "The Lunn senator" is the one senator, who spoke last or is named in the last sentences, though the report tells
    of no Lunn: names in front that are no state's do not count, nor an office joined by "and"."""
    front = (t for t in phrase.span if t.i < phrase.head.i and t.pos_ == "PROPN" and t.dep_ != "poss")
    names = {t.lower_ for t in front}
    found = resolver.context.people.holders(phrase.noun, marks - names, states) if names & marks else []
    near = resolver.context.sentences_before(phrase.position, 2)
    last = next((s.actor.name for s in resolver.context.said_before(phrase.position)), None)
    if len(found) != 1 or not near:
        return []
    return [p for p in found if p.name == last or p.named_within(near[-1][0], phrase.position)]


def _called(resolver: Resolver, phrase: Phrase, states: Collection[str]) -> list[Person]:
    """Holders of the office that the words describe: "the head of diplomacy" is a foreign minister."""
    words = without_article(" ".join(phrase.words.lower().split()))
    titles = next((t for called, t in load_titles().called.items() if f" {words} ".find(f" {called} ") >= 0), ())
    found = []
    for title in titles:
        *marks, noun = title.split(" of ")[0].split()
        found += resolver.context.people.holders(noun, marks, states)
    return [p for p in {p.name: p for p in found}.values() if resolver.context.people.named_before(p, phrase.position)]


def _place_in_front(phrase: Phrase, resolver: Resolver) -> str | None:
    """Where the sentence takes place, if it begins with it: "In Orlenz, the foreign minister said"."""
    sentence = phrase.span.sent
    if len(sentence) < 4 or sentence[0].lower_ != "in" or phrase.span.start - sentence.start > 5:
        return None
    place = sentence[1 : phrase.span.start - sentence.start]
    if not place or place[-1].text != "," or place[0].pos_ != "PROPN":
        return None
    name = sentence.doc[place.start : place.end - 1].text
    return resolver.context.nations.of(name) or resolver.context.nations.seated(name) or name


def _owned_by(resolver: Resolver, phrase: Phrase, at: int) -> Actor | None:
    """Whom "its" or "her" in front of an office stands for."""
    return resolver.phrase(describe(phrase.paragraph, phrase.span.doc[at : at + 1])).actor


def _with_owner(
    resolver: Resolver, owner: Actor, states: Collection[str], marks: set[str]
) -> tuple[list[str], set[str]]:
    """The phrase's states and marks, and those of the one whose office it is."""
    state = next((s for s in map(resolver.context.nations.of, (owner.name, *owner.aliases)) if s is not None), None)
    if state is not None and owner.kind in {"government", "state"}:
        return [*states, state], marks
    if owner.kind == "person":
        return list(states), marks | {owner.name.split()[-1].casefold()}
    words = {word for word in owner.name.casefold().split() if len(word) > 3 and word not in load_titles().bodies}
    return list(states), marks | words


def _counterpart(resolver: Resolver, phrase: Phrase, states: Collection[str]) -> Resolved:
    """ "Her Kestrian counterpart": whoever holds the same office of the other state, or is named next."""
    owner = phrase.owner
    whose = None if owner is None else _owned_by(resolver, phrase, owner.i)
    person = None if whose is None else resolver.context.people.find(whose.name)
    nouns = resolver.context.people.nouns_of(person) if person is not None else set()
    found = {p.name: p for noun in sorted(nouns) for p in resolver.context.people.holders(noun, (), states) if states}
    found.pop("" if person is None else person.name, None)
    if len(found) == 1:
        return Resolved(resolver.as_actor(*found.values()))
    named = None if found else introduced(resolver, phrase, (), states)
    if named is not None:
        return Resolved(resolver.as_actor(named))
    return Resolved(None, f"“{phrase.words}” does not say by name who it is")


def _is_of(person: Person, states: Collection[str]) -> bool:
    return not states or bool(person.nations & set(states))


def _modifiers(phrase: Phrase) -> set[str]:
    """The adjectives and nouns in front of the phrase's head, lower case, without a full stop behind."""
    return {t.lower_.rstrip(".") for t in phrase.span if t.i < phrase.head.i and t.pos_ in {"ADJ", "NOUN", "PROPN"}}
