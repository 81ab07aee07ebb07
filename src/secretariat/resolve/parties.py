"""For whom an actor speaks: the state of an office, the body of a spokesman, the bloc of an organ. Rather nobody than
a guess."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from secretariat.knowledge.bodies import body_named, members_of
from secretariat.knowledge.places import state_with_code
from secretariat.knowledge.speaking_for import load_speaking_for
from secretariat.knowledge.states import side_of
from secretariat.knowledge.titles import load_titles
from secretariat.records import Actor, Role
from secretariat.resolve.context import Context
from secretariat.resolve.mentions import Names, city_government
from secretariat.resolve.roles import title_heads, title_words

_WORDS = load_speaking_for()
_SENT_ABROAD = {"ambassador", "envoy", "representative", "delegate", "observer"}
"""Offices of those who are sent to another state or a body."""


_LONG_AGO = re.compile(r"[^.;:\n]*?\bin (?P<year>(?:19|20)\d\d)\b")
_NEAR = 60
"""Characters behind a title within which a year tells when it was held."""


def is_party(actor: Actor) -> bool:
    """Whether a list has the body for a political party."""
    known = body_named(actor.name)
    return known is not None and known.party


def with_parties(context: Context, actors: Iterable[Actor], names: Names) -> tuple[Actor, ...]:
    """The actors, each once, all their names and roles put together, with the party that each speaks for; by id.

    Args:
        context: the report.
        actors: everyone in it; those with one id are one actor.
        names: what it names.
    """
    every: dict[str, Actor] = {}
    for actor in actors:
        known = every.get(actor.id)
        every[actor.id] = actor if known is None else _joined(known, actor)
    finder = _Finder(context, every, names)
    for actor in list(every.values()):
        if actor.roles:
            roles = tuple(finder.with_owner(role, actor.id) for role in actor.roles)
            every[actor.id] = msgspec.structs.replace(actor, roles=roles)
        if actor.party is None:
            told = finder.party(actor)
            if told is not None and told.party.id != actor.id:
                every.setdefault(told.party.id, told.party)
                every[actor.id] = msgspec.structs.replace(every[actor.id], party=told.party.id, party_why=told.why)
    return tuple(_with_blocs(every[key], every) for key in sorted(every))


def _with_blocs(actor: Actor, every: Mapping[str, Actor]) -> Actor:
    """A government with the blocs of the report of which its state is a member: Germany of Europe, where both are
    named."""
    state = None if actor.country is None or actor.kind != "government" else state_with_code(actor.country)
    if state is None:
        return actor
    blocs = {one.id for one in every.values() if one.kind == "bloc" and state in members_of(side_of(one.name))}
    return msgspec.structs.replace(actor, member_of=tuple(sorted(blocs))) if blocs else actor


def _joined(left: Actor, right: Actor) -> Actor:
    roles = dict.fromkeys((*left.roles, *right.roles))
    aliases = {*left.aliases, *right.aliases, right.name} - {left.name}
    return msgspec.structs.replace(
        left, aliases=tuple(sorted(aliases)), roles=tuple(roles), unnamed=left.unnamed or right.unnamed,
        source_type=left.source_type or right.source_type,
    )  # fmt: skip


def _is_apart(title: str) -> bool:
    """Whether an office is held against a state or beside it: "opposition leader", "trade union president"."""
    words = title_words(title)
    return bool(words & _WORDS.apart) or ("union" in words and bool(words & {"trade", "labor", "labour", "student"}))


def _sender(role: Role) -> str:
    """The title without where its holder is sent: "US ambassador" of "US ambassador to France"."""
    return re.split(r"\s+to\s", role.title, maxsplit=1)[0] if title_heads(role.title) & _SENT_ABROAD else role.title


class Told(NamedTuple):
    """A party, and by what it is told."""

    party: Actor
    why: str


class _Finder:
    def __init__(self, context: Context, actors: dict[str, Actor], names: Names) -> None:
        self._context = context
        self._places = {place.id: place for place in names.places}
        self._actors = actors
        self._mentions = names.mentions
        self._main = context.nations.main()

    def party(self, actor: Actor) -> Told | None:
        """The party that an actor speaks for; None: for nobody else, or it cannot be told."""
        if actor.kind == "person":
            return self._of_person(actor)
        if actor.kind == "organisation" or body_named(actor.name) is not None:
            party = self._of_body(actor)
            return None if party is None else Told(party, f"body: {actor.name}")
        return None

    def _of_person(self, actor: Actor) -> Told | None:
        person = self._context.people.find(actor.name)
        if person is not None and person.dead:
            return None
        for role in actor.roles:
            heads = title_heads(role.title)
            if heads & _WORDS.private or not heads or heads <= _WORDS.seeking or self._is_past(role):
                continue
            if title_words(role.title) & _WORDS.courts:
                continue  # judges speak for nobody
            body = self._body_in(role, actor.id)
            governs = heads & {"minister", "premier", "chancellor", "president"}
            if body is not None and not (governs and is_party(body)):
                party = self._of_body(body)
                if party is None and set(body.name.casefold().split()) & (_WORDS.stately | _WORDS.courts):
                    continue  # a state's, and nobody says of which
                return Told(party or body, f"office: {role.title}")
            if _is_apart(role.title):
                continue
            region = self._region_in(role)
            if region is not None:
                return Told(region, f"office: {role.title}")
            states = self._states_in(role)
            if len(states) == 1:
                return Told(self._context.nations.government(states[0]), f"office: {role.title}")
            owner = self._named_before(role)
            if owner is not None and owner.id != actor.id:
                return Told(owner, f"office: its {role.title}")
        own = [role for role in actor.roles if not self._is_past(role) and _sender(role) == role.title]
        own = [role for role in own if not _is_apart(role.title) and not title_words(role.title) & _WORDS.courts]
        nations = set() if person is None else person.nations
        for role in own:
            heads = title_heads(role.title)
            if heads & _WORDS.of_a_state and len(nations) == 1:
                return Told(self._context.nations.government(*nations), f"office: {role.title}, of {min(nations)}")
            only = self._main if len(set(self._context.nations.named_states())) == 1 else None
            if only is not None and self._has_another(only):
                only = None
            if heads & _WORDS.highest and person is not None and not nations and only is not None:
                why = f"office: {role.title}, of the only state that the report names"
                return Told(self._context.nations.government(only), why)
        return None

    def _has_another(self, state: str) -> bool:
        """Whether something that the report names like a state does something, and is not that state or a part of it:
        one that no list knows."""
        own, nations = self._context.nations.government(state).name, self._context.nations
        return any(
            one.kind == "government"
            and one.name != own
            and (nations.of(one.name) or nations.seated(one.name)) != state
            and not set(one.name.casefold().split()) & load_titles().bodies
            for one in self._actors.values()
        )

    def _named_before(self, role: Role) -> Actor | None:
        """The body that "its" in front of a title means: the only one that the paragraph names before it."""
        if role.passage is None:
            return None
        text, start = self._context.parsed.report.text, role.passage.start
        if not text[max(0, start - 5) : start].lower().endswith((" its ", "“its ", '"its ')):
            return None
        begin = text.rfind("\n\n", 0, start) + 1
        named = {m.actor for m in self._mentions if begin <= m.passage.start < start and m.actor is not None}
        found = [one for identity in named if (one := self._actors.get(identity)) is not None and one.kind != "person"]
        return found[0] if len(found) == 1 and found[0].kind in {"organisation", "bloc", "government"} else None

    def _is_past(self, role: Role) -> bool:
        """An office that is no longer held: "former President", also where the word stands in front of the title."""
        if title_words(role.title) & _WORDS.past or role.passage is None:
            return bool(title_words(role.title) & _WORDS.past)
        report = self._context.parsed.report
        year = _LONG_AGO.match(report.text, role.passage.end, role.passage.end + _NEAR)
        published = None if report.published is None else report.published.earliest
        if year is not None and published is not None and int(year["year"]) < int(published[:4]) - 1:
            return True  # "the trial of President Halvek in 1998"
        before = report.text[max(0, role.passage.start - 12) : role.passage.start]
        return bool(set(re.findall(r"\w+", before.casefold())[-1:]) & _WORDS.past)

    def _state_in_name(self, name: str) -> str | None:
        """The state that a body's name begins with, or ends with behind "of": "United States Election Commission"."""
        words, nations = name.split(), self._context.nations
        fronts = [" ".join(words[:size]) for size in (2, 1) if len(words) > size]
        backs = [" ".join(words[at + 1 :]) for at, word in enumerate(words) if word in {"of", "for"} and at > 0]
        return next((state for part in (*fronts, *backs) if (state := nations.of(part)) is not None), None)

    def with_owner(self, role: Role, holder: str) -> Role:
        """The role with what it is an office of, as written: "Tarsovian" of "Tarsovian envoy"."""
        body = self._body_in(role, holder)
        if body is not None and role.of is None:
            forms = sorted({body.name, *body.aliases}, key=lambda form: (-len(form), form))
            return msgspec.structs.replace(role, of=next((form for form in forms if form in role.title), body.name))
        words = self._state_words(role)
        return role if words is None or role.of is not None else msgspec.structs.replace(role, of=words)

    def _states_in(self, role: Role) -> list[str]:
        words, nations = self._state_words(role), self._context.nations
        state = None if words is None else nations.of(words) or nations.seated(words)
        return [] if state is None else [state]

    def _state_words(self, role: Role) -> str | None:
        """The words of a title that name a state or a house of its government, as written; None: none do."""
        words = [word for word in _sender(role).replace("’s", "").replace("'s", "").split() if word[:1].isupper()]
        for size in (3, 2, 1):
            for at in range(len(words) - size + 1):
                name = " ".join(words[at : at + size])
                if self._context.nations.of(name) is not None or self._context.nations.seated(name) is not None:
                    return name
        return None

    def _region_in(self, role: Role) -> Actor | None:
        """The region or town whose office the role is: "First Minister of Scotland"."""
        for mention in self._mentions:
            place = self._places.get(mention.place or "")
            near = role.passage is not None and role.passage.start <= mention.passage.start <= role.passage.end + 12
            if near and place is not None and place.kind in {"region", "city"} and mention.standing == "belonging":
                own = bool(title_heads(role.title) & {"mayor", "governor"})
                if not own and self._context.nations.of(mention.passage.quote) not in {None, "United Kingdom"}:
                    continue
                if title_heads(role.title) & _WORDS.sent:
                    state = None if place.country is None else state_with_code(place.country)
                    return None if state is None else self._context.nations.government(state)
                return city_government(mention.passage.quote)
        return None

    def _body_in(self, role: Role, own: str) -> Actor | None:
        """The body whose office the role is, named in it."""
        if role.passage is None:
            return None
        sent = title_heads(role.title) & _SENT_ABROAD
        open_ended = role.title.rsplit(" ", 1)[-1].lower() in {"of", "for", "the"}
        for mention in self._mentions:
            inside = role.passage.start <= mention.passage.start and mention.passage.end <= role.passage.end
            inside = inside or (open_ended and 0 <= mention.passage.start - role.passage.end <= 5)
            to = role.title[: max(0, mention.passage.start - role.passage.start)].split()[-2:]
            if sent and {"to", "at"} & {word.lower() for word in to}:
                continue  # "US ambassador to the Harbour Council" speaks for who sent him
            if inside and mention.actor is not None and mention.actor != own and mention.place is None:
                actor = self._actors[mention.actor]
                if actor.kind in {"organisation", "bloc", "group"}:
                    return actor
        return None

    def _of_body(self, actor: Actor) -> Actor | None:
        if _WORDS.courts & set(actor.name.casefold().split()):
            return None
        known = body_named(actor.name)
        if known is not None:
            if known.of is None:
                return None
            parent = body_named(known.of)
            if parent is not None:
                return self._context.bodies.actor(parent.name)
            return self._context.nations.government(known.of)
        words = actor.name.casefold().split()
        if not _WORDS.stately & set(words):
            official = load_titles().bodies & set(words) and not _WORDS.own_voice & set(words)
            state = self._state_in_name(actor.name) if official else None
            return None if state is None else self._context.nations.government(state)
        states = self._context.bodies.states_of(actor.name)
        if len(states) == 1:
            return self._context.nations.government(next(iter(states)))
        if not states and self._main is not None:
            return self._context.nations.government(self._main)
        return None
