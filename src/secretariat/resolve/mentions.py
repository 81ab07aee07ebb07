"""Every name in a report: who or what it means, and whether it stands for one who acts or for a place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from secretariat.evidence import Passage
from secretariat.identity import actor_id, fold_name
from secretariat.knowledge.bodies import body_named
from secretariat.knowledge.names import load_names
from secretariat.knowledge.outlets import is_outlet_alone, load_outlets, outlet_name, outlet_named
from secretariat.knowledge.states import load_nations, state_called, state_of, state_seated
from secretariat.knowledge.titles import load_titles
from secretariat.parse import Paragraph
from secretariat.records import Actor, NameMention, Place, Standing, Statement
from secretariat.resolve.bodies_named import is_beside_thing, is_some_of, trimmed
from secretariat.resolve.context import Context
from secretariat.resolve.nations import plain
from secretariat.resolve.outlets import Outlets, after_noun
from secretariat.resolve.people import Person
from secretariat.resolve.places import Spots, realm_of, wider, with_realm
from secretariat.resolve.standing import standing_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_NUMBERS = {"one", "two", "three", "several", "some", "many", "various", "most", "all", "both", "other", "another"}
_PLACES = {"GPE", "LOC", "FAC"}


@dataclass(frozen=True, slots=True)
class Names:
    """What a report names."""

    actors: tuple[Actor, ...]
    """Everyone and every body named, by id."""
    places: tuple[Place, ...]
    """Every place named, by id."""
    mentions: tuple[NameMention, ...]
    """In the order of the text."""


def read_names(context: Context, statements: Sequence[Statement] = (), actors: Sequence[Actor] = ()) -> Names:
    """Every name in the title and the body of a report.

    Args:
        context: the report with its people, bodies and states.
        statements: its statements with their speakers: whom their words name is named there, whatever the recogniser
            makes of it.
        actors: those speakers, and the actors of the chains.
    """
    return _Reader(context).read(statements, {actor.id: actor for actor in actors})


class _Reader:
    def __init__(self, context: Context) -> None:
        self._context = context
        self._report = context.parsed.report
        self._outlets = Outlets(self._report)
        self._spots = Spots(context.nations)
        self._known_outlets: dict[str, Actor] = {}
        self._actors: dict[str, Actor] = {}
        self._places: dict[str, Place] = {}

    def read(self, statements: Sequence[Statement], actors: Mapping[str, Actor]) -> Names:
        self._known_outlets = {
            fold_name(form): actor
            for actor in actors.values()
            if actor.kind == "outlet"
            for form in (actor.name, *actor.aliases)
        }
        found = list(self._outlets_told(statements, actors))
        told = {at for mention in found for at in range(mention.passage.start, mention.passage.end)}
        people = self._people()
        for paragraph in self._context.parsed.paragraphs:
            own = people.get(paragraph.start, ())
            taken = {start: (end, person) for start, end, person in own if start not in told}
            covered = told | {at for start, (end, _) in taken.items() for at in range(start, end)}
            for start, (end, person) in taken.items():
                found.append(self._mention(start, end, "actor", self._keep(self._context.as_actor(person)), None))
            for span, is_body in self._others(paragraph, covered):
                mention = self._named(paragraph, span, is_body)
                if mention is not None:
                    found.append(mention)
        found += self._of_statements(statements, actors, found)
        for start, end, place in self._spots.datelines(self._report):
            found.append(self._mention(start, end, "place", None, self._seen(place)))
        return Names(
            actors=tuple(self._actors[key] for key in sorted(self._actors)),
            places=tuple(self._places[key] for key in sorted(self._places)),
            mentions=tuple(sorted(found, key=lambda mention: mention.passage.start)),
        )

    def _outlets_told(self, statements: Sequence[Statement], actors: Mapping[str, Actor]) -> Iterator[NameMention]:
        """Outlets of the chains under a name of theirs, whatever the recogniser makes of it: "according to Stern"."""
        links = {(link.passage.start, link.passage.end): link for one in statements for link in one.chain}
        for _, link in sorted(links.items()):
            actor = actors.get(link.actor or "")
            if actor is None or actor.kind != "outlet":
                continue
            for form in sorted({after_noun(f) for f in (actor.name, *actor.aliases)}, key=lambda f: (-len(f), f)):
                at = link.passage.quote.find(form)
                posted_on = form.casefold() in load_names().platforms
                if at >= 0 and _is_name(form) and not is_outlet_alone(form) and not posted_on:
                    start = link.passage.start + at
                    yield self._mention(start, start + len(form), "actor", self._keep(actor), None)
                    break

    def _of_statements(
        self, statements: Sequence[Statement], actors: Mapping[str, Actor], found: Sequence[NameMention]
    ) -> Iterator[NameMention]:
        """Names of speakers and of those who pass their words on, where nothing was found: "as reported by Sarn
        Digest"."""
        taken = {at for mention in found for at in range(mention.passage.start, mention.passage.end)}
        told = [(p, one.speaker) for one in statements for p in one.source if one.speaker is not None]
        told += [(link.passage, link.actor) for one in statements for link in one.chain if link.actor is not None]
        for passage, identity in told:
            actor = actors.get(identity)
            if actor is None or actor.kind not in {"person", "organisation", "outlet"}:
                continue
            for form in sorted((actor.name, *actor.aliases), key=lambda form: (-len(form), form)):
                start = passage.start + passage.quote.find(form)
                span = range(start, start + len(form))
                if _is_name(form) and start >= passage.start and not taken.intersection(span):
                    taken |= set(span)
                    yield self._mention(start, start + len(form), "actor", self._keep(actor), None)
                    break

    def _people(self) -> dict[int, list[tuple[int, int, Person]]]:
        """Where people are named, by the first character of the paragraph: first and last character, and who."""
        found: dict[int, dict[int, tuple[int, int, Person]]] = {}
        named = [(mention, person) for person in self._context.people.all for mention in person.mentions]
        for name, mention in self._context.people.unsure:
            leading = self._context.people.leading(name)
            named += [] if leading is None else [(mention, leading)]
        for mention, person in named:
            start, end = mention.name
            paragraph = self._context.parsed.paragraph_at(start)
            if paragraph is not None:
                found.setdefault(paragraph.start, {}).setdefault(start, (start, end, person))
        return {start: [own[key] for key in sorted(own)] for start, own in found.items()}

    def _others(self, paragraph: Paragraph, covered: set[int]) -> Iterator[tuple[Span, bool | None]]:
        """Names that are no person's, and whether they are a body's (None: surely a place's): bodies, what the
        recogniser takes for places, and what it passed over and a list or the report knows."""
        doc = paragraph.doc
        taken: set[int] = set()
        for site in self._context.people.sites.get(paragraph.start, ()):
            if not any(paragraph.start + t.idx in covered for t in site):
                taken |= {t.i for t in site}
                yield site, None
        for span in self._context.bodies.spans[paragraph.start]:
            if any(t.i in taken for t in span):
                continue
            if not any(paragraph.start + t.idx in covered for t in span):
                taken |= {t.i for t in span}
                yield span, True
        for entity in doc.ents:
            whole = trimmed(entity)
            if whole is None or any(paragraph.start + t.idx in covered or t.i in taken for t in whole):
                continue
            if entity.label_ not in _PLACES and state_of(whole.text) is None and state_seated(whole.text) is None:
                continue
            whole = with_realm(whole)
            taken |= {t.i for t in whole}
            yield whole, False
        run: list[Token] = []
        for token in self._context.nations.capitals[paragraph.start]:
            if token.i in taken or paragraph.start + token.idx in covered or token.pos_ not in {"PROPN", "NOUN", "ADJ"}:
                continue
            if run and run[-1].i + 1 != token.i:
                yield from self._passed_over(doc[run[0].i : run[-1].i + 1])
                run = []
            run.append(token)
        if run:
            yield from self._passed_over(doc[run[0].i : run[-1].i + 1])

    def _passed_over(self, run: Span) -> Iterator[tuple[Span, bool]]:
        """The longest names in a run of words with capitals that a list or the report knows."""
        start = run.start
        while start < run.end:
            end = next((e for e in range(run.end, start, -1) if self._is_known(run.doc[start:e])), None)
            if end is not None:
                span = run.doc[start:end]
                name = plain(span.text)
                short = name.casefold() in load_names().alone and self._context.bodies.find(name) is not None
                yield span, short or self._context.bodies.named(name) or self._context.bodies.is_short(name)
            start = end or start + 1

    def _is_known(self, span: Span) -> bool:
        text = span.text
        if len(span) == 1 and (span[0].pos_ != "PROPN" or not text[:1].isupper()):
            return False
        if body_named(text) is not None or state_of(text) is not None or state_seated(text) is not None:
            return True
        bodies = self._context.bodies
        if bodies.named(text) and (text.isupper() or len(span) > 1 or span.start > span.sent.start):
            return True
        if text.casefold() in load_names().alone and bodies.find(text) is not None:
            return True  # "the Commission", "Commission sources"
        if len(span) == 1 and span[0].dep_ != "compound" and bodies.is_short(text):
            return True
        the = span.start > 0 and span.doc[span.start - 1].lower_ == "the"
        if the and text in {"North", "South", "East", "West"} and self._context.nations.of(text) is not None:
            return True
        return len(text) > 3 and self._context.places_named.get(text.casefold(), 0) > 0

    def _named(self, paragraph: Paragraph, span: Span, is_body: bool | None) -> NameMention | None:
        """What one name means; None: nobody and nowhere. `is_body`: as `_others` has it."""
        start, end = paragraph.span(span[0], span[-1])
        name = plain(span.text)
        if not name[:1].isupper() or name.casefold() in load_names().things:
            return None
        if name.split()[-1].casefold() in self._context.people.storms:
            return None
        bodies, nations = self._context.bodies, self._context.nations
        if is_some_of(name) or ((is_body or body_named(name) is not None) and is_beside_thing(span)):
            return None
        if body_named(name) is not None:
            return self._mention(start, end, "actor", self._keep(bodies.actor(name)), None)
        state = nations.of(name) if span.root.tag_ not in {"JJ", "NNPS"} or state_of(name) else None
        house = nations.seated(name)
        if state is not None or house is not None:
            return self._place(start, end, span, state or house, house=state is None)
        site = self._is_site(name, span) or _is_outside(span)
        if is_body and not site:
            called = name.title() if name.isupper() and outlet_named(name) is None else name
            outlet = self._known_outlets.get(fold_name(called))
            ends = called in load_outlets().endings
            outlet = outlet or (self._outlets.find(called) if ends or outlet_name(called) is not None else None)
            return self._mention(start, end, "actor", self._keep(outlet or bodies.actor(name)), None)
        if is_body is False and self._context.is_body(name) and not self._context.is_town(name) and not site:
            return self._mention(start, end, "actor", self._keep(bodies.actor(name)), None)
        if state_called(name) is not None and state_of(name) is None:
            return None  # "Ukrainian", which the recogniser takes for a place
        return self._place(start, end, span, None, house=False)

    def _is_site(self, name: str, span: Span) -> bool:
        """A place that the recogniser takes for a body: a building or land by its words, or a town the report names
        so."""
        words = [word.strip(".,").casefold() for word in name.split()]
        sites = load_names().sites
        the = span.start > 0 and span.doc[span.start - 1].lower_ == "the"
        if the and len(words) == 1 and words[0] in load_names().lone_sites:
            return True
        if set(words) & load_names().surely_sites or (words[-1] in sites and not set(words) & load_titles().bodies):
            return True
        noun = span.doc[span.end] if span.end < len(span.doc) else None
        if noun is not None and span.root.dep_ == "compound" and noun.lower_ in sites:
            return True
        if name in self._context.towns:
            return True
        return len(span) == 1 and self._context.places_named.get(name.casefold(), 0) > 0 and body_named(name) is None

    def _place(self, start: int, end: int, span: Span, state: str | None, *, house: bool) -> NameMention:
        name, nations = plain(span.text), self._context.nations
        state = state or realm_of(span, nations)
        place = self._spots.place(name, state, house=house, wider=wider(span))
        standing = standing_of(span, state=state is not None, region=place.kind == "region", site=_has_site(name))
        actor = None
        if standing == "actor":
            named = state or (name if name in load_nations().continents else None)
            actor = self._keep(city_government(name) if named is None else nations.government(named, name))
        return self._mention(start, end, standing, actor, self._seen(place))

    def _seen(self, place: Place) -> Place:
        return self._places.setdefault(place.id, place)

    def _keep(self, actor: Actor) -> str:
        known = self._actors.get(actor.id)
        self._actors[actor.id] = actor if known is None else joined(known, actor)
        return actor.id

    def _mention(self, start: int, end: int, standing: Standing, actor: str | None, place: Place | None) -> NameMention:
        passage = Passage.cut(self._report.id, self._report.text, start, end)
        return NameMention(passage=passage, standing=standing, actor=actor, place=None if place is None else place.id)


def _is_name(form: str) -> bool:
    """Whether the words a source is called by are a name: "Various countries" and "Police" at the head of a sentence
    are
    none."""
    words = form.split()
    common = form.casefold() in load_names().common or words[0].lower() in _NUMBERS
    return words[0][:1].isupper() and words[-1][:1].isupper() and not common


def joined(left: Actor, right: Actor) -> Actor:
    """One actor, met twice in a report: all names."""
    import msgspec

    aliases = {*left.aliases, *right.aliases, right.name} - {left.name}
    return msgspec.structs.replace(left, aliases=tuple(sorted(aliases)))


def _is_outside(name: Span) -> bool:
    """Whether a body's name is that of its house: "gathered outside the Senate"."""
    root = name.root
    while root.dep_ == "conj" and root.head.i < name.start:
        root = root.head
    return root.dep_ == "pobj" and root.head.lower_ in {"outside", "inside", "near"}


def _has_site(name: str) -> bool:
    words = name.casefold().split()
    return words[-1] in load_names().surely_sites | load_names().lone_sites or words[0] == "hotel"


def city_government(name: str) -> Actor:
    """The government of a town or region, under the place's name."""
    return Actor(id=actor_id("government", name), name=name, kind="government")
