"""What templates know beside their rows: how times, stances and counted things are written, and links to words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from flask import current_app, url_for

from secretariat.answer.counting import aged, counted
from secretariat.answer.days import day_code, day_name, day_words
from secretariat.answer.excerpts import LONGEST as EXCERPT
from secretariat.answer.finding import words_in
from secretariat.evidence import Passage
from secretariat.records import MeetingStatus, ProvisionStatus, Stance
from secretariat.web.wording import cut, marked, safe_address

STANCE_SIGNS: Mapping[Stance, str] = {
    "accepts": "✓",
    "supports": "+",
    "open": "○",
    "studies": "…",
    "conditional": "◐",
    "proposes": "→",
    "demands": "!",
    "opposes": "−",
    "rejects": "✕",
    "red line": "▮",
}
"""From acceptance to refusal: a sign beside the word, so that colour is never alone."""

STATUS_SIGNS: Mapping[ProvisionStatus | MeetingStatus, str] = {
    "agreed": "✓",
    "open": "○",
    "contested": "≠",
    "unknown": "?",
    "held": "●",
    "under way": "◉",
    "planned": "○",
    "postponed": "↷",
    "cancelled": "✕",
    "not scheduled": "–",
    "denied": "✕",
    "uncertain": "?",
}


MOVE_SIGNS: Mapping[str, str] = {"softened": "▽", "hardened": "▲", "reversed": "⬍"}
"""A sign beside the word, as in the timeline."""


def passage_url(passage: Passage) -> str:
    """The address of these words in their report, where they are marked."""
    span = f"{passage.start}-{passage.end}"
    at = None if current_app.config["STILL"] else span
    return url_for("reports.report", id=passage.report, at=at, _anchor=f"p{span}")


def name_class(word: str) -> str:
    """A word of the vocabularies as the end of a CSS class: `red line` is `red-line`."""
    return word.replace(" ", "-")


def iso_day(text: str) -> str:
    """An ISO day in words: `20 Nov 2025`."""
    return day_name(date.fromisoformat(text))


def cut_here(text: str, longest: int = 300) -> str:
    """As `cut`; not more than may be passed on where only excerpts may."""
    return cut(text, min(longest, EXCERPT) if current_app.config["WORDS"] == "excerpts" else longest)


FILTERS: dict[str, Callable[..., Any]] = {
    "day": day_words,
    "day_code": day_code,
    "cut": cut_here,
    "address": safe_address,
    "kebab": name_class,
    "marked": marked,
    "found": words_in,
    "iso_day": iso_day,
    "aged": aged,
}
GLOBALS: dict[str, Any] = {
    "passage_url": passage_url,
    "counted": counted,
    "day_name": day_name,
    "STANCE_SIGNS": STANCE_SIGNS,
    "STATUS_SIGNS": STATUS_SIGNS,
    "MOVE_SIGNS": MOVE_SIGNS,
}
