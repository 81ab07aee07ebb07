"""Several who speak with one voice: "A and B said", "the two sides", "both leaders"."""

from __future__ import annotations

from secretariat.identity import actor_id
from secretariat.records import Actor
from secretariat.resolve.answers import Resolved, Resolver
from secretariat.resolve.phrases import Phrase, describe
from secretariat.resolve.pronouns import subject_of_kind

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
        parts.append(describe(phrase.paragraph, phrase.span.doc[max(start, phrase.span.start) : end]))
    return parts


def group(resolver: Resolver, phrase: Phrase) -> Actor:
    """The group that a list names; its aliases name its members."""
    words = " ".join(phrase.words.split())
    found = [resolver.phrase(part).actor for part in members(phrase) if part.kind in {"person", "name"}]
    aliases = {name for actor in found if actor is not None for name in (actor.name, *actor.aliases)}
    return Actor(
        id=actor_id("group", words, resolver.context.parsed.report.id),
        name=words,
        kind="group",
        aliases=tuple(sorted(aliases - {words})),
    )


def pair(resolver: Resolver, phrase: Phrase) -> Resolved | None:
    """The two whom "both sides" or "the two leaders" mean: the last sentence that names exactly two of them. None: no
    sentence near does."""
    context, noun = resolver.context, phrase.noun
    report = context.parsed.report.id
    if len(phrase.span) == 1:
        last = next((s for s in context.said_before(phrase.position) if not s.single), None)
        if last is not None and context.paragraphs_between(last.at, phrase.position) == 0:
            return Resolved(last.actor)
        for sentence in context.sentences_before(phrase.position, 2):
            found = subject_of_kind(resolver, phrase, sentence, {"pair", "list"})
            if found is not None:
                return found
        return Resolved(None, f"“{phrase.words}” does not say of whom")
    holders = {person.name for person in context.people.holders(noun, ())}
    for start, end in context.sentences_before(phrase.position, _NEAR):
        end = min(end, phrase.position)
        people = {p.name: p for _, p in context.named_in(start, end)}
        fitting = {name: p for name, p in people.items() if name in holders} or people
        if len(fitting) == 2 and noun in _persons(phrase):
            names = list(fitting)
            aliases = {form for p in fitting.values() for form in (p.name, *p.forms)}
            return Resolved(_pair(names, aliases | {phrase.words}, report))
        paragraph = context.parsed.paragraph_at(start)
        if paragraph is None or noun in _persons(phrase):
            continue
        span = paragraph.doc.char_span(start - paragraph.start, end - paragraph.start, alignment_mode="contract")
        states = context.nations.in_words([t for t in span or () if t.pos_ in {"PROPN", "ADJ", "NOUN"}])
        if len(states) == 2:
            forms = {n for state in states for n in (f"Government of {state}", state)}
            return Resolved(_pair(states, forms | {phrase.words}, report))
        if len(states) > 2:
            return None
    return None


def _persons(phrase: Phrase) -> set[str]:
    """The phrase's noun, if it is one of persons."""
    sides = {"side", "government", "country", "nation", "state", "delegation", "party", "capital", "team", "power"}
    return set() if phrase.noun in sides else {phrase.noun}


def _pair(names: list[str], aliases: set[str], report: str) -> Actor:
    name = " and ".join(names)
    return Actor(
        id=actor_id("group", name, report), name=name, kind="group", aliases=tuple(sorted(aliases - {name}))
    )
