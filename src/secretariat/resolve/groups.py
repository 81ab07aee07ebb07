"""Several who speak with one voice: "A and B said", "the two sides", "both leaders"."""

from __future__ import annotations

from secretariat.identity import actor_id
from secretariat.knowledge.titles import load_titles
from secretariat.records import Actor
from secretariat.resolve.answers import Resolved, Resolver
from secretariat.resolve.phrases import SIDES, Phrase, describe
from secretariat.resolve.pronouns import subject_of_kind
from secretariat.resolve.towns import is_where

_NEAR = 6
"""Sentences in which the two parties were named."""


def members(phrase: Phrase) -> list[Phrase]:
    """The phrases that a list joins."""
    heads = [phrase.head]
    for head in heads:
        heads += [c for c in head.children if c.dep_ == "conj" and c.i < phrase.span.end]
    heads.sort(key=lambda token: token.i)
    parts = []
    for index, head in enumerate(heads):
        start = phrase.span.start if index == 0 else max(head.left_edge.i, heads[index - 1].i + 1)
        end = phrase.span.end if index == len(heads) - 1 else heads[index + 1].left_edge.i
        while end - 1 > head.i and phrase.span.doc[end - 1].pos_ in {"CCONJ", "PUNCT", "DET"}:
            end -= 1
        part = phrase.span.doc[max(start, phrase.span.start) : end]
        parts += [describe(phrase.paragraph, part)] if len(part) else []
    return parts


def group(resolver: Resolver, phrase: Phrase) -> Actor:
    """The group that a list names; its aliases name its members."""
    words = " ".join(phrase.words.split())
    parts = members(phrase)
    found = [resolver.phrase(part).actor for part in parts if part.kind in {"person", "name", "pronoun"}]
    if len(found) == len(parts) and all(actor is not None and actor.kind == "person" for actor in found):
        names = [actor.name for actor in found if actor is not None]
        words = f"{', '.join(names[:-1])} and {names[-1]}"
    aliases = {name for actor in found if actor is not None for name in (actor.name, *actor.aliases)}
    return Actor(
        id=actor_id("group", words, resolver.context.parsed.report.id),
        name=words,
        kind="group",
        aliases=tuple(sorted(aliases - {words})),
    )


def pair(resolver: Resolver, phrase: Phrase) -> Resolved | None:
    """The two whom "both sides" or "the two leaders" mean: the last sentence that names exactly two of them; for sides,
    else the two states of which the report tells. None: they are no pair of states or of people."""
    if len(phrase.span) == 1:
        return _the_last(resolver, phrase)
    if phrase.noun not in SIDES:
        return _two_people(resolver, phrase)
    states = _two_states(resolver, phrase)
    if states:
        return Resolved(_governments(resolver, states, phrase))
    listed = _two_listed(resolver, phrase) or _two_people(resolver, phrase)
    return listed or Resolved(None, f"“{phrase.words}” does not say whose they are")


def governments(resolver: Resolver, phrase: Phrase) -> Resolved | None:
    """ "The governments of Tarsovia and Kestria"; None: they are not of two states."""
    _, states = phrase.marks(resolver.context.nations)
    if phrase.head.tag_ != "NNS" or phrase.noun not in SIDES or len(states) != 2:
        return None
    return Resolved(_governments(resolver, states, phrase))


def _governments(resolver: Resolver, states: list[str], phrase: Phrase) -> Actor:
    forms = {name for state in states for name in (f"Government of {state}", state)}
    return _pair(resolver, states, forms | {phrase.words})


def _two_listed(resolver: Resolver, phrase: Phrase) -> Resolved | None:
    """The two whom the subject of the sentence before lists: "Ferrosa and Wendmark broke off the talks"."""
    for sentence in resolver.context.sentences_before(phrase.position, 2):
        found = subject_of_kind(resolver, phrase, sentence, {"list"})
        if found is not None and found.actor is not None and found.actor.kind == "group":
            return found if " and " in found.actor.name else None
    return None


def _two_states(resolver: Resolver, phrase: Phrase) -> list[str]:
    """The two states of the last sentence that names two, else the two of which the report tells; else none."""
    context = resolver.context
    for start, end in context.sentences_before(phrase.position, _NEAR):
        paragraph, last = context.parsed.paragraph_at(start), min(end, phrase.position)
        if paragraph is None:
            continue
        span = paragraph.doc.char_span(start - paragraph.start, last - paragraph.start, alignment_mode="contract")
        named = [t for t in span or () if t.pos_ in {"PROPN", "ADJ", "NOUN"} and not is_where(t)]
        states = context.nations.in_words(named)
        if len(states) == 2:
            return states
        if len(states) > 2:
            break
    return context.nations.two_before(phrase.position)


def _the_last(resolver: Resolver, phrase: Phrase) -> Resolved:
    """ "Neither would say": the several who spoke last, the only two who did in this paragraph, or the subject of the
    sentence before."""
    context = resolver.context
    here = [s for s in context.said_before(phrase.position) if not context.paragraphs_between(s.at, phrase.position)]
    last = next((s for s in here if not s.single), None)
    if last is not None:
        return Resolved(last.actor)
    actors = {s.actor.id: s.actor for s in reversed(here)}
    if len(actors) == 2:
        names, forms = [a.name for a in actors.values()], {n for a in actors.values() for n in (a.name, *a.aliases)}
        return Resolved(_pair(resolver, names, forms | {phrase.words}))
    for sentence in context.sentences_before(phrase.position, 2):
        found = subject_of_kind(resolver, phrase, sentence, {"pair", "list"})
        if found is not None:
            return found
    return Resolved(None, f"“{phrase.words}” does not say of whom")


def _two_people(resolver: Resolver, phrase: Phrase) -> Resolved | None:
    """The two people whom the last sentences name, those first who hold the office ("both ministers")."""
    context = resolver.context
    nouns = {phrase.noun} | load_titles().alike.get(phrase.noun, frozenset())
    for start, end in context.sentences_before(phrase.position, _NEAR):
        people = {p.name: p for _, p in context.named_in(start, min(end, phrase.position))}
        fitting = {name: p for name, p in people.items() if context.people.nouns_of(p) & nouns} or people
        if len(fitting) == 2:
            aliases = {form for p in fitting.values() for form in (p.name, *p.forms)}
            return Resolved(_pair(resolver, list(fitting), aliases | {phrase.words}))
        if len(fitting) > 2:
            return None
    return None


def _pair(resolver: Resolver, names: list[str], aliases: set[str]) -> Actor:
    name = " and ".join(names)
    identity = actor_id("group", name, resolver.context.parsed.report.id)
    return Actor(id=identity, name=name, kind="group", aliases=tuple(sorted(aliases - {name})))
