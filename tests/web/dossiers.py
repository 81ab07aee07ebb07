"""Dossiers made by hand for the tests of the page; nothing is read for them."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from flask.testing import FlaskClient
from msgspec.structs import replace

from secretariat.identity import actor_id
from secretariat.records import Actor, Block, Reading, Report, Stance
from secretariat.store.sqlite import Store
from secretariat.web.app import make_app
from tests.answer.talking import BERLIN, GENEVA, UNDATED, who, with_meeting, with_position, with_provision
from tests.store.readings import day, make, put, quote

STANCES: tuple[Stance, ...] = get_args(Stance)


def _spoken() -> Reading:
    """A report with overlapping records: a statement in which a position, a provision and a meeting stand."""
    told = make(
        "Halvek sets a limit\n\n"
        "“We will never go below 600,000 soldiers,” Josef Halvek said in Geneva. The envoys meet again on 25 November.",
        name="d/limit.txt",
        outlet="Der Bote",
        published=day("2025-11-23"),
        said=[
            ("Josef Halvek", "said", "“We will never go below 600,000 soldiers,”"),
            (None, "meet", "The envoys meet"),
        ],
    )
    told = with_position(told, "We will never go below 600,000 soldiers", "Tarsovia", "armed forces", "red line",
                         actor="Josef Halvek")  # fmt: skip
    told = with_provision(told, "never go below 600,000 soldiers", "armed forces", ("Tarsovia",), status="contested")
    return with_meeting(told, "The envoys meet again on 25 November", ("Kestria", "Tarsovia"), status="planned",
                        when=day("2025-11-25"))  # fmt: skip


SPOKEN = _spoken()


def _every_stance() -> Reading:
    words = [f"Kestria has view number {number} here." for number in range(len(STANCES))]
    told = make("Views\n\n" + " ".join(words), name="e/views.txt", published=day("2025-11-21"))
    for stance, sentence in zip(STANCES, words, strict=True):
        told = with_position(told, sentence, "Kestria", f"matter of {stance}", stance)
    return told


EVERY_STANCE = _every_stance()


def dossier(path: Path, *readings: Reading) -> Path:
    """A dossier of these readings; without any, one with talks of Kestria and Tarsovia."""
    with Store.open(path, create=True) as store:
        put(store, *(readings or (GENEVA, BERLIN, UNDATED, SPOKEN, EVERY_STANCE)))
    return path


def empty(path: Path) -> Path:
    """A dossier without reports."""
    with Store.open(path, create=True):
        return path


def client(path: Path) -> FlaskClient:
    """Whoever asks the page of a dossier."""
    return make_app(path).test_client()


def titled(text: str, *, title: str | None = None, name: str = "a.txt", url: str | None = None) -> Reading:
    """A report of this text, title, name and address, of an outlet and by an author of that title too."""
    made = make(text, name=name)
    house = Actor(id=actor_id("outlet", title or "Bote"), name=title or "Bote", kind="outlet")
    report: Report = replace(
        made.report, title=title, url=url, outlet=house.id, byline=title, credit=title,
        blocks=(Block(start=0, end=len(text), kind="body"),), published=day("2025-11-20"),
    )  # fmt: skip
    return replace(made, report=report, actors=(house,))


def hostile(text: str) -> Reading:
    """A report in which everything that can be is this text (which may not be blank)."""
    made = titled(text, title=text, name=text, url=text)
    passage = quote(made.report.id, made.report.text, text)
    speaker = Actor(id=actor_id("person", text), name=text, kind="person", aliases=(text,))
    party = Actor(id=who(text), name=text, kind="state")
    told = replace(made, actors=(*made.actors, speaker, party))
    told = make_said(told, speaker.id, passage.quote)
    told = with_position(told, text, text, text, "rejects", condition=text)
    told = with_provision(told, text, text, (text,), condition=text)
    return with_meeting(told, text, (text, "Kestria"), place=text, format=text, about=text, when=day("2025-11-20"))


def make_said(reading: Reading, speaker: str, words: str) -> Reading:
    """The reading with a statement by that actor id, in these words."""
    said = make(reading.report.text, said=[("Nobody", words, words)]).statements[0]
    return replace(reading, statements=(replace(said, speaker=speaker, addressee=words, medium=words),))
