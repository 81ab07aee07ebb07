"""Deadlines: the times that the words of a provision or position name as a limit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from secretariat.answer.deadlines import deadlines
from secretariat.answer.exports import build_export
from secretariat.evidence import Passage
from secretariat.records import DateMention, Deadline, Position, Provision, Report, When
from secretariat.store.scope import Scope
from secretariat.store.sqlite import Store
from tests.answer.talking import with_provision
from tests.store.readings import day, make, put, with_time

MAY = When(earliest="2031-05-01", latest="2031-05-02", words="1 May", anchor="publication")


def found(text: str, time: str = "1 May", when: When | None = MAY, of: str | None = None) -> tuple[Deadline, ...]:
    """The deadlines of a report of this text, of which the words `of` (None: all) are a provision."""
    report = Report(id="r-1", name="a.txt", text=text, sha256="0")
    start = text.index(time)
    mention = DateMention(passage=Passage.cut("r-1", text, start, start + len(time)), value="2031-05-01", when=when)
    words = of or text
    begin = text.index(words)
    stands = Passage.cut("r-1", text, begin, begin + len(words))
    provision = Provision(id="v-1", issue="armed forces", passages=(stands,), made_by="test/1")
    return deadlines((provision,), (), (report,), {"r-1": (mention,)})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kestria cuts its army by 1 May", "by 1 May"),
        ("Kestria cuts its army before 1 May", "before 1 May"),
        ("By 1 May Kestria cuts its army", "By 1 May"),
        ("The guns are silent until 1 May", "until 1 May"),
        ("The guns are silent up to and beyond, or till 1 May", "till 1 May"),
        ("the army is cut no later than 1 May", "no later than 1 May"),
        ("the army is cut not later than the 1 May", "not later than the 1 May"),
        ("the army is cut on or before 1 May", "before 1 May"),
        ("the army is cut by or before 1 May", "by or before 1 May"),
        ("a deadline of 1 May for the army", "deadline of 1 May"),
        ("the army is cut by\nmidnight on 1 May", "by\nmidnight on 1 May"),
    ],
)
def test_a_limit_is_told_by_the_words_in_front(text: str, words: str) -> None:
    (one,) = found(text)
    assert (one.record, one.when, [passage.quote for passage in one.passages]) == ("v-1", MAY, [words])
    assert all(passage.holds_in(text) for passage in one.passages)


@pytest.mark.parametrize(
    "text",
    [
        "Kestria cuts its army on 1 May",
        "Kestria cut its army after 1 May",
        "Kestria cuts its army within 30 days of 1 May",
        "the army goes standby 1 May",
        "led by a general, on 1 May",
        "an army cut by\n\n1 May was warm",
        "the plan put forward by Maruvia on 1 May",
    ],
)
def test_other_times_are_none(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    "when",
    [None, When(words="1 May"), When(earliest="2031-05-01", words="1 May"), When(latest="2031-05-02", words="1 May")],
)
def test_a_time_without_both_days_is_none(when: When | None) -> None:
    assert found("Kestria cuts its army by 1 May", when=when) == ()


def test_the_words_have_to_stand_in_the_record() -> None:
    text = "Kestria cuts its army. By 1 May it rained."
    assert found(text, of="Kestria cuts its army") == ()
    (one,) = found("Kestria cuts its army by 1 May", of="by 1 May")
    assert one.passages[0].quote == "by 1 May"
    assert found("Kestria cuts its army by 1 May", of="1 May") == ()


def test_each_time_is_one_deadline_of_the_provision_first() -> None:
    text = "Kestria cuts its army by 1 May"
    report = Report(id="r-1", name="a.txt", text=text, sha256="0")
    whole, part = Passage.cut("r-1", text, 0, len(text)), Passage.cut("r-1", text, 8, len(text))
    provisions = [Provision(id="v-1", issue="other", passages=(whole,), made_by="t/1")]
    positions = [Position(id="q-1", stance="demands", status="stated", passages=(part,), made_by="t/1")]
    mention = DateMention(passage=Passage.cut("r-1", text, 25, 30), value="2031-05-01", when=MAY)
    both = deadlines(provisions, positions, (report,), {"r-1": (mention,)})
    alone = deadlines((), positions, (report,), {"r-1": (mention,)})
    assert [one.record for one in both] == ["v-1"]
    assert [one.record for one in alone] == ["q-1"]
    assert both[0].id == alone[0].id


def test_the_export_has_them_as_of_a_day(tmp_path: Path) -> None:
    text = "Cut\n\nTarsovia cuts its army by 1 May."
    told = with_time(make(text, published=day("2031-03-05")), "1 May", "2031-05-01", MAY)
    told = with_provision(told, "Tarsovia cuts its army by 1 May", "armed forces", ("Tarsovia",))
    with Store.open(tmp_path / "talks.db", create=True) as store:
        put(store, told)
        (one,) = build_export(store).deadlines
        assert build_export(store, Scope(as_of=date(2031, 3, 4))).deadlines == ()
    assert (one.record, one.when) == (told.provisions[0].id, MAY)
    assert one.passages[0].holds_in(text)
