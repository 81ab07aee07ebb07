"""The export as FollowTheMoney entities, for Aleph and OpenSanctions tools: who there is, who met, what reports say so.

Written as plain JSON lines: the library needs ICU to be compiled. `docs/export.md` says with which version of it the
entities were checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from secretariat.answer.days import day_span
from secretariat.answer.encounters import Encounter, encounters
from secretariat.answer.excerpts import shortened
from secretariat.answer.formats.allowed import web_address, xml_text
from secretariat.evidence import Passage
from secretariat.identity import record_id
from secretariat.records import Actor, ActorKind, Export, Position, Report, Statement, When
from secretariat.store.scope import moment

_SCHEMATA: Mapping[ActorKind, str] = {
    "person": "Person", "state": "PublicBody", "government": "PublicBody", "organisation": "Organization",
    "outlet": "Organization", "bloc": "Organization", "group": "LegalEntity",
}  # fmt: skip
"""An unnamed source has none: an entity called "officials" would be matched with officials elsewhere."""

_LANGUAGES = {
    "ar": "ara", "de": "deu", "en": "eng", "es": "spa", "fa": "fas", "fr": "fra", "he": "heb", "hi": "hin",
    "it": "ita", "ja": "jpn", "ko": "kor", "nl": "nld", "pl": "pol", "pt": "por", "ru": "rus", "sr": "srp",
    "tr": "tur", "uk": "ukr", "zh": "zho",
}  # fmt: skip
"""ISO 639-1 → ISO 639-3; of other languages it is not told which."""

_NAME, _LINE, _PLACE, _TEXT = 384, 1024, 250, 65_000
"""Characters that a name, a line, a place and a text can have."""

_PARTS = re.compile(r"(?:\s*(?:[;,]|<BR/?>|ESQ\.?,)[\s;,.]*)+")
"""What stands between the parts of a place."""

Properties = dict[str, list[str]]


class Entity(msgspec.Struct, frozen=True):
    """One entity, as FollowTheMoney has it."""

    id: str
    schema: str
    properties: Properties


def money_file(export: Export, *, text: bool = True) -> bytes:
    """The entities, one JSON object on each line.

    Reports are `Article`, actors `Person`, `PublicBody`, `Organization` or `LegalEntity`, meetings `Event`, for whom
    somebody speaks `Representation`, of what a state is a member `Membership`, statements and positions `Note` (of the
    one who said or holds it), and that a report tells of somebody `Documentation`. With `text`, articles have their
    text, at most its first 65,000 characters.
    """
    encoder = msgspec.json.Encoder()
    return b"".join(encoder.encode(one) + b"\n" for one in _Entities(export, text).all())


class _Entities:
    """What entities are made from."""

    def __init__(self, export: Export, text: bool) -> None:
        self.export = export
        self.text = text
        self.reports = {one.id: one for one in export.reports}
        self.names = {one.id: one.name for one in export.actors}
        self.entities = {one.id: one for one in export.actors if one.kind in _SCHEMATA}
        self.documented: dict[tuple[str, str], str] = {}

    def all(self) -> Iterator[Entity]:
        """Every entity; what it refers to may come later."""
        yield from map(self._report, self.export.reports)
        yield from map(self._actor, self.entities.values())
        yield from self._ties()
        yield from map(self._event, encounters(self.export))
        yield from map(self._statement, self.export.statements)
        yield from map(self._position, self.export.positions)
        for (report, actor), role in sorted(self.documented.items()):
            held = {"document": [report], "entity": [actor], "role": [role]}
            yield _entity(record_id("y", "documented", report, actor), "Documentation", held)

    def _report(self, one: Report) -> Entity:
        title = one.title or one.name
        return _entity(
            one.id,
            "Article",
            {
                "fileName": [_line(one.name)],
                "title": [_line(title)],
                "author": [_line(one.byline)] if one.byline else [],
                "publisher": [_line(self.names[one.outlet])] if one.outlet in self.names else [],
                "language": [_LANGUAGES[one.language]] if one.language in _LANGUAGES else [],
                "publishedAt": _day(one.published),
                "retrievedAt": _moment(one.retrieved),
                "sourceUrl": _address(one),
                "bodyText": [_text(one.text)] if self.text else [],
            },
        )

    def _actor(self, one: Actor) -> Entity:
        schema = _SCHEMATA[one.kind]
        titles = dict.fromkeys(_line(f"{role.title}, {role.of}" if role.of else role.title) for role in one.roles)
        return _entity(
            one.id,
            schema,
            {
                "name": [_name(one.name)],
                "alias": [_line(alias, _NAME) for alias in one.aliases],
                "country": [one.country.lower()] if one.country else [],
                "position" if schema == "Person" else "summary": list(titles),
                "keywords": [one.kind],
            },
        )

    def _ties(self) -> Iterator[Entity]:
        for one in self.entities.values():
            if one.party in self.entities and one.party != one.id:
                held = {"agent": [one.id], "client": [one.party], "role": ["speaks for"]}
                held["description"] = [_text(one.party_why)] if one.party_why else []
                yield _entity(record_id("y", "speaks for", one.id, one.party), "Representation", held)
            for bloc in one.member_of:
                if bloc in self.entities and _SCHEMATA[self.entities[bloc].kind] != "LegalEntity":
                    held = {"member": [one.id], "organization": [bloc]}
                    yield _entity(record_id("y", "member of", one.id, bloc), "Membership", held)

    def _event(self, one: Encounter) -> Entity:
        passages = [passage for told in one.told for passage in told.passages]
        involved = self._known(one.participants, passages, "met")
        self._known(one.mediators, passages, "mediated")
        who = ", ".join(sorted(self.names.get(side, side) for side in one.participants))
        return _entity(
            one.id,
            "Event",
            {
                "name": [_name(f"{one.kind}: {who}")],
                "summary": [_text(f"{one.status}{f', {one.when.words}' if one.when and one.when.words else ''}")],
                "date": _day(one.when),
                "location": [_place(one.place)] if one.place else [],
                "involved": involved,
                "organizer": [side for side in one.mediators if side in self.entities],
                "keywords": ["meeting", one.status],
                **self._proof(passages),
            },
        )

    def _statement(self, one: Statement) -> Entity:
        speaker = self.names.get(one.speaker or "", "unknown")
        said = " … ".join(passage.quote for passage in one.content)
        held = {
            "name": [_name(f"{speaker}: {said}", 120)],
            "description": [_text(said)],
            "entity": self._known([one.speaker or ""], one.content, "said"),
            "keywords": ["statement", one.kind, one.act, *(["denied"] if one.negated else [])],
            **self._proof(one.content),
        }
        return _entity(one.id, "Note", held)

    def _position(self, one: Position) -> Entity:
        holder = one.party or one.actor or ""
        what = " … ".join(passage.quote for passage in one.passages)
        held = {
            "name": [_name(f"{self.names.get(holder, 'unknown')}, {one.stance}: {what}", 120)],
            "description": [_text(what)],
            "entity": self._known(dict.fromkeys((holder, one.actor or "")), one.passages, "holds a position"),
            "keywords": ["position", one.stance, one.status, *([_line(one.issue)] if one.issue else [])],
            **self._proof(one.passages),
        }
        return _entity(one.id, "Note", held)

    def _known(self, actors: Iterable[str], passages: Iterable[Passage], role: str) -> list[str]:
        """Those of the actors that are entities; it is kept that the reports of the passages document them."""
        known = [one for one in actors if one in self.entities]
        for passage in passages:
            for one in known:
                self.documented.setdefault((passage.report, one), role)
        return known

    def _proof(self, passages: Iterable[Passage]) -> Properties:
        told = [
            self.reports[one] for one in dict.fromkeys(passage.report for passage in passages) if one in self.reports
        ]
        return {"proof": [one.id for one in told], "sourceUrl": [url for one in told for url in _address(one)]}


def _entity(identity: str, schema: str, properties: Properties) -> Entity:
    """With each value once, and no empty one."""
    held = {key: [one for one in dict.fromkeys(values) if one.strip()] for key, values in properties.items()}
    return Entity(identity, schema, {key: values for key, values in sorted(held.items()) if values})


def _line(text: str, longest: int = _LINE) -> str:
    return shortened(" ".join(xml_text(text).split()), longest - 1)


def _place(text: str) -> str:
    """With one comma between parts, as the library would write it."""
    return _line(_PARTS.sub(", ", _line(text)), _PLACE).strip(" ,")


def _name(text: str, longest: int = _NAME) -> str:
    return _line(text, longest) or "unknown"


def _text(text: str) -> str:
    return shortened(xml_text(text).strip(), _TEXT - 1)


def _address(report: Report) -> list[str]:
    found = web_address(report.url)
    return [found] if found else []


def _day(when: When | None) -> list[str]:
    """As precise as it is known: a day, a month, a year, or nothing."""
    first, last = day_span(when)
    if first is None or last is None or first.year != last.year:
        return []
    if first == last:
        return [first.isoformat()]
    return [first.isoformat()[:7] if first.month == last.month else first.isoformat()[:4]]


def _moment(text: str | None) -> list[str]:
    time = moment(text)
    return [] if time is None else [time.strftime("%Y-%m-%dT%H:%M:%S")]
