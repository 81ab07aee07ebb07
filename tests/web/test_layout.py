"""Owns: a report as paragraphs of pieces with its records beside them."""

from __future__ import annotations

from msgspec.structs import replace

from secretariat.answer.naming import Naming
from secretariat.answer.notes import notes
from secretariat.answer.queries import report_row
from secretariat.answer.report_rows import ReportLine, ReportPage
from secretariat.evidence import Passage
from secretariat.records import Block, Reading
from secretariat.web.layout import LONGEST, lay_out
from secretariat.web.views.reports import KINDS
from tests.store.readings import make
from tests.web.dossiers import SPOKEN, titled


def page_of(reading: Reading) -> ReportPage:
    names = {actor.id: actor.name for actor in reading.actors}
    naming = Naming(actors=reading.actors, names=names, same={})
    line = ReportLine(
        report=report_row(reading.report, names), copy_of=None, version_of=None, reprints=(), statements=0, meetings=0,
        proposals=0, provisions=0, positions=0,
    )  # fmt: skip
    return ReportPage(
        as_of=None, left_out=0, report=reading.report, line=line, notes=notes(reading, naming), sources=(), anchors=(),
        problems=(),
    )  # fmt: skip


def laid(
    reading: Reading, at: tuple[int, int] | None = None, **more: object
) -> list[tuple[str, list[tuple[str, str]]]]:
    found = lay_out(page_of(reading), at, **{"kinds": KINDS, "whole": False, **more})  # type: ignore[arg-type]
    return [(one.kind, [(piece.text, " ".join(piece.kinds)) for piece in one.pieces]) for one in found.paragraphs]


def test_overlapping_passages_are_pieces_with_several_kinds() -> None:
    (title, body) = laid(SPOKEN)
    assert title == ("title", [("Halvek sets a limit", "")])
    assert body[0] == "body"
    assert body[1][:4] == [
        ("“", "statement"),
        ("We will ", "position statement"),
        ("never go below 600,000 soldiers", "position provision statement"),
        (",”", "statement"),
    ]


def test_nothing_of_the_text_is_lost() -> None:
    found = laid(SPOKEN)
    assert "\n\n".join("".join(text for text, _ in pieces) for _, pieces in found) == SPOKEN.report.text


def test_each_record_stands_beside_the_paragraph_in_which_it_begins() -> None:
    found = lay_out(page_of(SPOKEN), None, kinds=KINDS, whole=False)
    assert [[(number, note.kind) for number, note in one.notes] for one in found.paragraphs] == [
        [],
        [(1, "statement"), (2, "position"), (3, "provision"), (4, "meeting"), (5, "statement")],
    ]
    assert found.paragraphs[0].repeats, "the title stands above the report already"


def test_where_a_record_ends_its_number_stands() -> None:
    body = lay_out(page_of(SPOKEN), None, kinds=KINDS, whole=False).paragraphs[1]
    ended = {piece.text: piece.ended for piece in body.pieces if piece.ended}
    assert len(ended["never go below 600,000 soldiers"]) == 2
    assert len(ended[",”"]) == 1


def test_an_anchor_is_there_once_though_two_records_stand_on_it() -> None:
    told = make("T\n\nThe envoys met.", said=[("A B", "met", "The envoys met"), ("C D", "met", "The envoys met")])
    names = [name for one in lay_out(page_of(told), None, kinds=KINDS, whole=False).paragraphs for piece in one.pieces
             for name in piece.anchors]  # fmt: skip
    assert names == ["p3-17"]


def test_only_the_kinds_asked_for() -> None:
    _, body = laid(SPOKEN, kinds=("provision",))
    assert {kinds for _, kinds in body[1]} == {"", "provision"}


def test_what_is_asked_for_is_marked() -> None:
    assert ("Halvek", "at") in laid(SPOKEN, (0, 6))[0][1]


def test_a_title_with_something_marked_is_shown() -> None:
    assert not lay_out(page_of(SPOKEN), (0, 6), kinds=KINDS, whole=False).paragraphs[0].repeats


def test_a_long_report_is_cut_behind_a_paragraph() -> None:
    text = "\n\n".join(f"{n:06} " + "word " * 30 for n in range(2000))
    found = lay_out(page_of(titled(text)), None, kinds=KINDS, whole=False)
    shown = sum(len(piece.text) for one in found.paragraphs for piece in one.pieces)
    assert found.cut
    assert LONGEST * 0.95 < shown < LONGEST * 1.05
    assert not lay_out(page_of(titled(text)), None, kinds=KINDS, whole=True).cut


def test_what_is_marked_is_shown_however_far_behind() -> None:
    text = "x" * (LONGEST * 2) + " the end"
    at = (len(text) - 3, len(text))
    assert laid(titled(text), at)[0][1][-1] == ("end", "at")


def test_text_between_blocks_and_without_blocks_is_shown() -> None:
    told = make("One.\n\nTwo.\n\nThree.")
    bare = replace(told, report=replace(told.report, blocks=(Block(start=6, end=10, kind="site"),)))
    assert [(kind, pieces[0][0]) for kind, pieces in laid(bare)] == [
        ("body", "One."),
        ("site", "Two."),
        ("body", "Three."),
    ]
    none = replace(told, report=replace(told.report, blocks=()))
    assert [kind for kind, _ in laid(none)] == ["body"] * 3


def test_a_passage_over_two_paragraphs_is_marked_in_both() -> None:
    told = make("T\n\n“One.\n\nTwo.”", said=[("A B", "T", "“One.\n\nTwo.”")])
    _, first, second = laid(told)
    assert first[1] == [("“One.", "statement")]
    assert second[1] == [("Two.”", "statement")]


def test_sources_are_told() -> None:
    page = page_of(SPOKEN)
    text = SPOKEN.report.text
    start = text.index("Josef Halvek")
    page = replace(page, sources=(Passage.cut(SPOKEN.report.id, text, start, start + 12),))
    body = lay_out(page, None, kinds=KINDS, whole=False).paragraphs[1]
    assert ("Josef Halvek", ("source",)) in [(piece.text, piece.kinds) for piece in body.pieces]
