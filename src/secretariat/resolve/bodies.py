"""Bodies that speak: "the ministry", "the French government", "the company", "her office", "the statement"."""

from __future__ import annotations

from secretariat.identity import actor_id
from secretariat.knowledge.titles import load_titles
from secretariat.records import Actor
from secretariat.resolve.answers import Resolved, Resolver
from secretariat.resolve.nations import plain
from secretariat.resolve.phrases import SIGNED, Phrase, describe

STATE_BODIES = {"government", "administration", "authorities", "authority", "ministry", "presidency", "cabinet", "side",
                 "delegation", "regime", "leadership", "embassy", "mission", "service"}  # fmt: skip
"""Bodies that speak for the government of the state that they are of."""
_OFFICES = {"office", "campaign", "team", "service", "staff", "camp", "circle", "secretariat"}
"""What belongs to a person or a body and speaks for it."""
_OFFICIAL = {"statement", "communique", "communiqué", "readout", "declaration", "announcement"}
"""Papers that speak for the government of the state whose adjective stands before them."""
_LONG = 3
"""Letters above which a word for a kind may be the end of another: "Steelworkers", "Auracorp"."""
_NEAR = 1500
"""Characters between a body and a word for it."""


def body(resolver: Resolver, phrase: Phrase) -> Resolved:
    """The government of a state; the one body of the report whose name ends in the noun; whoever of that kind spoke or
    was named just before; else the body as it is called, known in this report only."""
    noun = phrase.head.lower_
    owned = _owned(resolver, phrase)
    if owned is not None:
        return owned
    _, states = phrase.marks(resolver.context.nations)
    states = states or _states_behind(resolver, phrase)
    if len(states) == 1 and noun in STATE_BODIES:
        return Resolved(resolver.context.nations.government(states[0], phrase.words))
    seat = next((s for e in phrase.span.ents if (s := resolver.context.nations.seated(e.text))), None)
    if seat is not None and (noun in STATE_BODIES or noun in _OFFICES):
        return Resolved(resolver.context.nations.government(seat, phrase.words))
    before = [e for e in phrase.span.ents if e.end <= phrase.head.i]
    person = next((e for e in before if e.label_ == "PERSON"), None)
    if person is not None and noun in {"government", "administration"}:
        return Resolved(_administration(resolver, person.text))
    named = _named_before(resolver, phrase) if phrase.definite and not before and not states else None
    if named is not None:
        return named
    name = plain(phrase.words)
    scope = None if before else resolver.context.parsed.report.id
    return Resolved(Actor(id=actor_id("organisation", name, scope), name=name, kind="organisation"))


def document(resolver: Resolver, phrase: Phrase) -> Resolved:
    """ "The statement added": whoever spoke last, in this paragraph or the one before, in words that tell of such a
    document, or as a body, or the only body that has spoken; else nobody. "Reports" are an unnamed source, and "the
    Tarsovian readout" is of that state."""
    context, noun = resolver.context, phrase.noun
    _, states = phrase.marks(context.nations)
    if len(states) == 1 and noun in _OFFICIAL:
        return Resolved(context.nations.government(states[0]))
    if phrase.head.tag_ == "NNS" and not phrase.definite:
        return Resolved(resolver.unnamed(phrase.words))
    if any(t.text[:1].isupper() and t.pos_ in {"PROPN", "ADJ"} for t in phrase.head.lefts):
        return Resolved(None, f"“{phrase.words}” does not say whose it is")
    for said in context.said_before(phrase.position):
        if context.paragraphs_between(said.at, phrase.position) > 1:
            break
        sentence = said.phrase.span.sent
        if any(token.lemma_.lower() == noun for token in sentence) or said.phrase.kind == "document":
            return Resolved(said.actor)
        if noun not in SIGNED:
            break
        here = context.paragraphs_between(said.at, phrase.position) == 0
        if here and said.actor.kind in {"organisation", "government"}:
            return Resolved(said.actor)
        spoke = {s.actor.id for s in context.said_before(phrase.position)}
        if said.actor.kind == "organisation" and len(spoke) == 1 and noun in _OFFICIAL:
            return Resolved(said.actor)
        break
    return Resolved(None, f"“{phrase.words}” does not say whose it is")


def _owned(resolver: Resolver, phrase: Phrase) -> Resolved | None:
    """ "Her office", "Lindholt's office", "its foreign ministry": the office of a person, the ministry of a state."""
    owner, noun = phrase.owner, phrase.head.lower_
    if owner is not None:
        whose = resolver.phrase(describe(phrase.paragraph, phrase.span.doc[owner.i : owner.i + 1])).actor
        if whose is None or whose.kind == "anonymous":
            return None
        state = next((s for s in map(resolver.context.nations.of, (whose.name, *whose.aliases)) if s), None)
        if state is not None and whose.kind == "government":
            rest = phrase.span.doc[owner.i + 1 : phrase.span.end].text
            return Resolved(resolver.context.nations.government(state, rest))
        return Resolved(_of(resolver, whose.name, whose.aliases, phrase, owner.i + 1))
    if noun not in _OFFICES:
        return None
    name = next((t for t in phrase.head.children if t.dep_ in {"poss", "compound"} and t.pos_ == "PROPN"), None)
    person = None if name is None else resolver.context.people.find(name.text)
    if name is None or person is None:
        return None
    return Resolved(_of(resolver, person.name, tuple(sorted(person.forms)), phrase, max(name.i, name.right_edge.i) + 1))


def _of(resolver: Resolver, name: str, forms: tuple[str, ...], phrase: Phrase, start: int) -> Actor:
    """A body of somebody's: "office of Ysolde Kamber", also called "Kamber's office"."""
    what = " ".join(phrase.span.doc[start : phrase.span.end].text.split()) or phrase.head.text
    full = f"{what} of {name}"
    aliases = {f"{form}'s {what}" for form in {name, *forms}} | {f"{name.split()[-1]} {what}"}
    return Actor(id=actor_id("organisation", full), name=full, kind="organisation", aliases=tuple(sorted(aliases)))


def _administration(resolver: Resolver, owner: str) -> Actor:
    """A president's government."""
    person = resolver.context.people.find(plain(owner))
    name = plain(owner) if person is None else person.name
    words = f"administration of {name}"
    alias = f"{name.split()[-1]} administration"
    return Actor(id=actor_id("government", words), name=words, kind="government", aliases=(alias,))


def _states_behind(resolver: Resolver, phrase: Phrase) -> list[str]:
    """ "The government in Ottawa"."""
    places = [c for p in phrase.head.children if p.dep_ == "prep" and p.lower_ in {"in", "of"} for c in p.subtree]
    return resolver.context.nations.in_words([t for t in places if t.i < phrase.span.end])


def _named_before(resolver: Resolver, phrase: Phrase) -> Resolved | None:
    """The body that the bare noun means: named in full before, or of the same kind and named or speaking just before;
    the government that has just spoken in this paragraph, for one of its ministries. Of several, the reason."""
    context, noun = resolver.context, phrase.head.lower_
    names = context.bodies_called(noun, phrase.position)
    if len(names) == 1 and names[0].state is not None and noun in STATE_BODIES:
        return Resolved(context.nations.government(names[0].state, names[0].name, phrase.words))
    if len(names) == 1:
        return Resolved(_organisation(resolver, names[0].name))
    last = next(context.said_before(phrase.position), None)
    near = last is not None and context.paragraphs_between(last.at, phrase.position) == 0
    if last is not None and near and last.actor.kind == "government" and noun in STATE_BODIES:
        state = context.nations.of(last.actor.name.removeprefix("Government of "))
        if state is not None:
            return Resolved(context.nations.government(state, phrase.words))
    if last is not None and near and noun == "ministry":
        person = context.people.find(last.actor.name) if last.actor.kind == "person" else None
        if person is not None and len(person.nations) == 1 and context.people.nouns_of(person) & {"minister"}:
            return Resolved(context.nations.government(*person.nations, phrase.words))
    for said in context.said_before(phrase.position):
        if said.phrase.kind == "body" and said.phrase.head.lower_ == noun:
            return Resolved(said.actor)
    kind = load_titles().kinds.get(noun)
    if kind is None:
        return _described_before(resolver, phrase)
    found = [n for n in context.organisations_before(phrase.position) if phrase.position - n.position < _NEAR]
    fitting = list({n.name: n for n in found if _fits(n.name, kind)})
    if len(fitting) == 1:
        return Resolved(_organisation(resolver, fitting[0]))
    spoke = [s.actor for s in context.said_before(phrase.position) if s.actor.kind == "organisation"]
    spoke = [actor for actor in spoke if not fitting or actor.name in fitting][:1]
    if spoke:
        return Resolved(spoke[0])
    subjects = list({n.name: n for n in found if n.subject and not _is_other(n.name, kind)})
    if not fitting and len(subjects) == 1:
        return Resolved(_organisation(resolver, subjects[0]))
    return None


def _described_before(resolver: Resolver, phrase: Phrase) -> Resolved | None:
    """The one body that was called the same with a name: "Kestria's defence ministry refused. … The ministry
    said"; None: none, or several."""
    context = resolver.context
    found: dict[str, Actor] = {}
    if any(child.dep_ == "prep" for child in phrase.head.children):
        return None
    for start, end in context.sentences_before(phrase.position):
        paragraph = context.parsed.paragraph_at(start)
        span = None if paragraph is None else paragraph.doc.char_span(start - paragraph.start, end - paragraph.start)
        for token in span or ():
            if paragraph is None or token.lower_ != phrase.head.lower_ or token.pos_ != "NOUN":
                continue
            if paragraph.start + token.idx >= phrase.position or context.quoted(paragraph.start + token.idx):
                continue
            if any(t.pos_ == "PROPN" for c in token.lefts for t in c.subtree) and token.i != phrase.head.i:
                whole = describe(paragraph, paragraph.doc[token.left_edge.i : token.i + 1])
                actor = resolver.phrase(whole).actor if whole.kind == "body" else None
                if actor is not None and actor.kind != "anonymous":
                    found[actor.id] = actor
    return Resolved(next(iter(found.values()))) if len(found) == 1 else None


def _organisation(resolver: Resolver, name: str) -> Actor:
    name = plain(name)
    state = resolver.context.nations.seated(name)
    if state is not None:
        return resolver.context.nations.government(state, name)
    return resolver.context.bodies.actor(name)


def _fits(name: str, kind: frozenset[str]) -> bool:
    words = name.lower().split()
    return any(word == one or (len(one) > _LONG and word.endswith(one)) for word in words for one in kind)


def _is_other(name: str, kind: frozenset[str]) -> bool:
    """A name that says of what other kind the body is."""
    words = set(name.lower().split())
    known = {word for words_of in load_titles().kinds.values() for word in words_of} | load_titles().bodies
    return bool(words & known) and not words & kind
