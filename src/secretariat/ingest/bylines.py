"""Lines that say who wrote a report, when it appeared and whose copy it is."""

from __future__ import annotations

import functools
import re

import msgspec

from secretariat.ingest.dates import DATE_WORDS, read_date
from secretariat.knowledge.agencies import is_agency, load_agencies
from secretariat.records import BlockKind, When

_WORD = r"(?:(?:[A-Z]|Mc|Mac|O['’]|D['’]|d['’]|[Aa]l-|el-|[Ii]bn-)[\w'’-]++\.?|[A-Z]\.(?:[A-Z]\.)*+)"
_PARTICLE = r"(?:van|von|der|den|de|da|di|del|della|dos|la|le|bin|ibn|al|el|ten|ter|zu|af|y|e)"
NAME = rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_WORD}){{1,3}}"
"""Pattern of a person's name: two to four capitalised words, particles between them."""
_NAMES = rf"{NAME}(?:\s*(?:,|&|\band\b|\bAND\b|,\s+and\b)\s*{NAME}){{0,5}}"
_PLACE = r"(?:\s+(?:in|IN|from|at)\s+[A-Z][\w.'’-]*+(?:,? [A-Z][\w.'’-]*+){0,3})?"
_PEOPLE = rf"{NAME}{_PLACE}(?:\s*(?:,|&|;|\band\b|\bAND\b|,\s+and\b)\s*{NAME}{_PLACE}){{0,5}}"
_DATE = rf"(?:(?i:{DATE_WORDS}))"
_LEAD = (
    r"(?:(?:first |originally )?published|last updated|last modified|updated|posted|modified|created|date|issued"
    r"|released"
    r"|publication date|upd\.?|added)"
)

_NOT_NAMES = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "the",
        "this",
        "that",
        "these",
        "those",
        "no",
        "yes",
    ]
)
_ALONE = re.compile(
    rf"[\[(*_]*(?P<lead>{_LEAD})?\s*(?:on|at|:|[-–—])?\s*(?P<date>{DATE_WORDS})(?P<rest>[\])*_.]*|\s*(?:,\s*\d{{1,2}}[:.h]\d\d|[|•·(]).{{0,40}})",
    re.I,
)
_AGO = re.compile(
    rf"(?:{_LEAD}:?\s+)?(?:(?:\d+|an?) (?:minutes?|mins?|hours?|hrs?|days?|weeks?) ago|just now)\.?", re.I
)
_BY = re.compile(
    rf"(?:(?:{_DATE})\s*(?:[|•·,.–—-]\s*)?)?(?:[A-Z][\w ]{{2,30}}\s*[|•·]\s*)?"
    r"(?P<by>(?:(?:Written |Posted |Words |Text |Story |Report )?[Bb]y|BY|Author(?:s|\(s\))?\s?:"
    r"|Author['’`ʼ]s?\s+name\s*:?)\s*:?"
    rf"\s*(?P<names>[^|•·]{{2,160}}?))"
    rf"(?:\s*(?:[|•·]|[-–—](?=\s)|,|\()\s*(?:(?i:{_LEAD})\s*:?\s*)?(?P<date>{_DATE})\)?.{{0,60}}|\s*[|•·].{{0,80}})?[.*_]*"
)
_PROFESSION = re.compile(rf"(?P<names>{_NAMES}),?\s+(?:\||[-–—]\s)?\s*(?P<job>[A-Z][^.!?]{{3,60}})\.?")
_REPORTING = re.compile(
    r"[\[(*_]*(?:additional |with |extra )?(?:reporting|writing|report|edited|editing|compiled|translated|translation"
    r"|written|graphics?|contributions?|research)(?: and (?:writing|editing|reporting))?(?: contributed)? (?:by|from)\b"
    r":?\s*(?P<names>.{3,300})",
    re.I,
)
_CONTRIBUTED = re.compile(
    r"[\[(*_—–-]*\s*(?:(?:AP|Reuters|AFP|Associated Press|[A-Z][\w]+ [Nn]ews) (?:[a-z]+ )?"
    r"(?:writers?|journalists?|reporters?|correspondents?)\s+)?"
    rf"(?:(?P<names>{_PEOPLE})|(?P<agency>(?:The )?[A-Z][\w. -]{{1,40}}?))\s+(?:also )?"
    r"(?:contributed(?: (?:to|reporting)\b.{0,80})?"
    r"|(?:reported|wrote|reports) from [A-Z][\w.'’-]*+(?:(?:,? and|,| in)? [A-Z][\w.'’-]*+){0,6})[.\])*_]*"
)
_SOURCE = re.compile(
    r"[\[(*_]*(?:source|sources|via|credit|agency|from)\s*[:|]\s*(?P<a>[^|:;!?]{2,50}?)[\])*_.]*"
    r"|(?:\(?with (?:inputs?|reporting|material|files) from|with agency inputs from)\s+(?P<b>[^.]{2,50}?)\)?\.?"
    r"|(?:this (?:article|story|report) )?(?:was )?(?:originally|first) (?:published|appeared) (?:by|in|on|at)\s+"
    r"(?P<c>[^.]{2,50}?)\.?",
    re.I,
)


class MetaLine(msgspec.Struct, frozen=True):
    """What a whole line says about the report."""

    kind: BlockKind
    """`byline`, `date` or `credit`."""
    byline: str | None = None
    credit: str | None = None
    outlet: str | None = None
    published: When | None = None
    updated: bool = False
    """`published` is the day of an update, not of publication."""


def read_meta_line(line: str, *, edge: bool = True) -> MetaLine | None:
    """What `line` says about the report's author, date or origin; None for a line of news.

    `edge` says that the line stands before the report's first paragraph or among its last lines; elsewhere only dates
    and "Reporting by …" are looked for.

    The whole line has to be of such a kind: "By Jane Doe | March 3, 2031", "Published: 3 March 2031 14:05 GMT",
    "Jane Doe, Foreign Correspondent", "Reporting by Jane Doe; editing by John Roe", "Source: Reuters".
    """
    line = " ".join(line.split()).strip("*_ ")
    if not 2 < len(line) <= 320:
        return None
    if not edge:
        return _date_line(line) or (_reporting_line(line) if ";" in line else None)
    return _date_line(line) or _by_line(line) or _reporting_line(line) or _credit_line(line)


def _date_line(line: str) -> MetaLine | None:
    match = _ALONE.fullmatch(line)
    if match:
        published = read_date(match["date"] + _time_after(match["rest"]), "text")
        updated = (match["lead"] or "").casefold().startswith(("last", "upd", "modified"))
        return MetaLine("date", published=published, updated=updated) if published else None
    placed = re.fullmatch(rf"(?:The )?{_WORD}(?: {_WORD}){{0,3}}, (?P<date>{_DATE})\.?", line)
    if placed:
        return MetaLine("date", published=read_date(placed["date"], "text"))
    return MetaLine("date") if _AGO.fullmatch(line) else None


def _time_after(rest: str) -> str:
    """ " 14:05 GMT" of a date line's remainder "| 14:05 GMT"."""
    clock = re.match(r"\s*[|•·,(]\s*(\d{1,2}:\d\d.{0,20})", rest)
    return " " + clock[1] if clock else ""


def _by_line(line: str) -> MetaLine | None:
    match = _BY.fullmatch(line)
    if match and len(line) <= 200:
        names = match["names"].strip(" ,.;:")
        if _are_names(names):
            dates = re.search(_DATE, line)
            published = read_date(dates[0], "text") if dates else None
            credit = names if is_house(names) else None
            people = re.sub(rf"(?<=\w){_PLACE}$", "", _without_job(names))
            return MetaLine("byline", byline=people, credit=credit, published=published)
    masthead = re.fullmatch(
        rf"(?P<outlet>(?:The )?{_WORD}(?: {_WORD}){{0,4}}), (?P<date>{_DATE})\. By (?P<names>{_NAMES})\.?", line
    )
    if masthead:
        return MetaLine(
            "byline", byline=masthead["names"], outlet=masthead["outlet"], published=read_date(masthead["date"], "text")
        )
    match = _PROFESSION.fullmatch(line)
    if match and len(line) <= 90 and _ends_in_profession(match["job"]) and _are_names(match["names"]):
        return MetaLine("byline", byline=match["names"])
    return None


def _are_names(names: str) -> bool:
    """Whether the words after "By" are people or a news desk, not the beginning of a sentence."""
    if is_house(names):
        return True
    first = _without_job(names)
    people = re.fullmatch(_PEOPLE, first) or (re.fullmatch(_PEOPLE, first.title()) if first.isupper() else None)
    words = {word.casefold().strip(",.") for word in first.split()}
    return bool(people) and not words & _NOT_NAMES


def _without_job(names: str) -> str:
    """ "Jane Doe" of "Jane Doe, diplomatic editor"."""
    head, comma, job = names.partition(",")
    return head.strip() if comma and (_ends_in_profession(job) or is_agency(job) or is_house(job.strip())) else names


def _ends_in_profession(words: str) -> bool:
    folded = words.casefold().strip(" .")
    return any(re.search(rf"\b{job}\b(?: (?:in|at|for|of|on)\b.*)?$", folded) for job in load_agencies().professions)


def is_house(name: str) -> bool:
    """Whether `name` is an agency, or is called what agencies and outlets are called ("Reuters Staff")."""
    name = re.sub(r"^(?:the|our|from)\s+", "", name.strip(" ."), flags=re.I)
    words = name.split()
    if is_agency(name) or is_agency("The " + name):
        return True
    return 0 < len(words) <= 4 and words[0][0].isupper() and words[-1].casefold() in load_agencies().name_endings


def _reporting_line(line: str) -> MetaLine | None:
    match = _REPORTING.fullmatch(line)
    if match and match["names"].lstrip("* ")[:1].isupper():
        names = re.split(r";|\bediting by\b|\bwriting by\b", match["names"], maxsplit=1, flags=re.I)[0].strip(" .)]*_")
        reporting = re.match(r"[\[(*_]*(?:reporting|written|report)", line, re.I)
        return MetaLine("byline", byline=re.sub(r"\s+in\s+[A-Z].*$", "", names) if reporting else None)
    match = _CONTRIBUTED.fullmatch(line)
    who = (match["names"] or match["agency"]) if match else None
    if who and is_house(who):
        return MetaLine("credit", credit=who)
    return MetaLine("byline") if match and match["names"] else None


def _credit_line(line: str) -> MetaLine | None:
    match = _SOURCE.fullmatch(line)
    if match:
        credit = (match["a"] or match["b"] or match["c"]).strip()
        named = credit[:1].isupper() or is_agency(credit) or "." in credit
        return MetaLine("credit", credit=credit) if named and len(credit.split()) <= 6 else None
    bare = re.sub(r"^[-–—(/\[\s]+|[-–—)/\].\s]+$", "", line)
    return MetaLine("credit", credit=bare) if is_agency(bare) else None


@functools.cache
def closing_credit() -> re.Pattern[str]:
    """Pattern of an agency's name that closes the last paragraph: "… he said. - AFP", "… he said. (Reuters)"."""
    names = "|".join(re.escape(name) for name in sorted(load_agencies().agencies, key=len, reverse=True))
    return re.compile(
        rf"(?<=[.!?\"'”’»])\s*(?P<block>(?:[-–—]{{1,2}}\s?|\(|/|\[|(?<=\s\s))(?P<credit>{names})[)/\].]*)\s*$"
    )
