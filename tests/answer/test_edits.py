"""Owns: what an edited report added, dropped and wrote anew, each with its place."""

from __future__ import annotations

import time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from secretariat.answer.accounts import changes
from secretariat.answer.across_rows import Edit
from secretariat.answer.edits import edits, sentences
from secretariat.records import Block
from secretariat.store.sqlite import Store
from tests.answer.differing import DENIAL, EDITED, differing
from tests.store.readings import make


def changed(before: str, now: str) -> tuple[Edit, ...]:
    return edits(sentences(make(f"Old\n\n{before}").report), sentences(make(f"New\n\n{now}").report))


def told(one: Edit) -> str:
    signs = {"kept": "", "added": "+", "dropped": "-"}
    return " ".join(f"{signs[part.change]}{part.text}" for part in one.wording)


def test_added_dropped_and_written_anew_in_the_order_of_the_text() -> None:
    found = changed(
        "The envoys met. The list fills eleven pages. The ferries lie idle. Bread was short.",
        "The envoys met. A guard sang. The list fills twelve pages. Bread was short.",
    )
    assert [told(one) for one in found] == [
        "+A guard sang.",
        "The list fills -eleven +twelve pages.",
        "-The ferries lie idle.",
    ]
    added, anew, dropped = found
    assert (added.before, added.now and added.now.quote) == (None, "A guard sang.")
    assert (anew.before and anew.before.quote, anew.now and anew.now.quote) == (
        "The list fills eleven pages.",
        "The list fills twelve pages.",
    )
    assert (dropped.before and dropped.before.quote, dropped.now) == ("The ferries lie idle.", None)


def test_what_only_moved_is_no_edit() -> None:
    assert changed("One came. Two left.", "Two left. One came.") == ()
    assert changed("One   came.\nTwo left.", "One came. Two left.") == (), "white space does not count"


def test_closing_quotation_marks_belong_to_the_sentence() -> None:
    (found,) = changed("It rains.", "It rains. “We stay.” ")
    assert found.now is not None
    assert found.now.quote == "“We stay.”"


def test_titles_and_lines_of_the_site_are_no_sentences() -> None:
    report = make("Old\n\nOne came. Subscribe now.").report
    blocks = (report.blocks[0], Block(start=5, end=14, kind="body"), Block(start=15, end=29, kind="site"))
    assert list(sentences(replace(report, blocks=blocks))) == ["One came."]


def test_two_texts_without_end_are_compared_in_time() -> None:
    started = time.monotonic()
    before = " ".join(f"Sentence {n} is here." for n in range(20_000))
    now = " ".join(f"Sentence {n} was there." for n in range(20_000))
    assert len(changed(before, now)) == 40_000
    assert len(changed("x" * 500_000 + ". Two.", "y" * 500_000 + ". Two.")) == 2
    assert len(changed("a b " * 100_000, "b a " * 100_000)) == 2
    assert time.monotonic() - started < 20


SENTENCES = ("A b c.", "A b d.", "E f g?", "H.", "“I j!”", "K l.")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["A b c.", "A b d.", "E f g?", "H.", "“I j!”"])),
    st.lists(st.sampled_from(["A b c.", "K l.", "H."])),
)
def test_what_was_dropped_and_added_makes_the_other_text(before: list[str], now: list[str]) -> None:
    found = changed(" ".join(before) or "-", " ".join(now) or "-")
    old, new = dict.fromkeys(before or ["-"]), dict.fromkeys(now or ["-"])
    assert sorted(one.before.quote for one in found if one.before) == sorted(set(old) - set(new))
    assert sorted(one.now.quote for one in found if one.now) == sorted(set(new) - set(old))
    for one in found:
        kept, old_words = (
            " ".join(part.text for part in one.wording if part.change != other) for other in ("dropped", "added")
        )
        assert kept == (one.now.quote if one.now else "")
        assert old_words == (one.before.quote if one.before else "")


def test_an_edited_report_in_a_dossier(tmp_path: Path) -> None:
    from datetime import date

    with Store.open(tmp_path / "talks.db", create=True) as store:
        differing(store)
        (found,) = changes(store, date(2031, 3, 8)).edited
    assert (found.before.name, found.report.name) == ("denial.txt", "edited.txt")
    assert [told(one) for one in found.edits] == [
        "The list fills -eleven +twelve long pages.",
        "-The ferries lie idle.",
        "+A ferry ran.",
    ]
    for one in found.edits:
        for passage, reading in ((one.before, DENIAL), (one.now, EDITED)):
            if passage is not None:
                assert reading.report.text[passage.start : passage.end] == passage.quote
