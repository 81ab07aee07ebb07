"""The check: what is told as the records have it passes, whatever is changed in it does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from secretariat.answer.briefing import telling
from secretariat.answer.briefing.brief import brief, sentences
from secretariat.answer.briefing.checking import Check
from secretariat.answer.briefing.ground import Ground
from secretariat.answer.briefing.sentences import Part, Sentence, compose, joined, quote, source, words
from secretariat.evidence import Passage
from secretariat.store.scope import EVERYTHING
from secretariat.store.sqlite import Store
from tests.answer.briefing.dossiers import COPY, LINE, PLAN, TALKS, UNDATED, fill, who
from tests.store.readings import quote as passage_of

Change = Callable[[Sentence], Sentence]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store.open(tmp_path_factory.mktemp("brief") / "talks.db", create=True) as opened:
        fill(opened)
        yield opened


@pytest.fixture(scope="module")
def ground(store: Store) -> Ground:
    with store.snapshot():
        return Ground(store, EVERYTHING)


@pytest.fixture(scope="module")
def check(ground: Ground) -> Check:
    return Check(ground)


@pytest.fixture(scope="module")
def told(store: Store) -> tuple[Sentence, ...]:
    written = brief(store)
    return tuple(sentences(written.sections, written.table))


def with_part(sentence: Sentence, at: int, **fields: object) -> Sentence:
    """The sentence with one part changed, and a text that fits."""
    parts = list(sentence.parts)
    parts[at] = replace(parts[at], **fields)
    return replace(sentence, parts=tuple(parts), text=joined(parts))


def changed(kind: str, text: str, **fields: object) -> Change:
    """Says of a sentence that its first part of that kind is `text`."""

    def change(sentence: Sentence) -> Sentence:
        at = next(number for number, part in enumerate(sentence.parts) if part.kind == kind)
        return with_part(sentence, at, text=text, **fields)

    return change


def red_line(ground: Ground) -> Sentence:
    """`Tarsovia: red line on armed forces. “Under no circumstances …” (Mirela Kostan, 7 March 2031) [?]`."""
    return telling.position(next(one for one in ground.positions if one.stance == "red line"), ground)


def test_everything_in_a_brief_passes_when_it_is_checked_again(check: Check, told: tuple[Sentence, ...]) -> None:
    assert len(told) > 8
    assert [check.why_not(one) for one in told] == [()] * len(told)


def test_the_red_line_is_told_with_who_said_it_and_when(ground: Ground, check: Check) -> None:
    sentence = red_line(ground)
    assert sentence.text == (
        "Tarsovia: red line on armed forces. “Under no circumstances will Tarsovia withdraw its soldiers from Upper "
        "Sarn, Foreign Minister Mirela Kostan said.” (Mirela Kostan, 7 March 2031) [?]"
    )
    assert check.why_not(sentence) == ()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (changed("name", "Kestria"), "name"),
        (changed("name", "Kestria", of=who("Government of Kestria")), "name"),
        (changed("name", "Ruritania"), "name"),
        (changed("name", "Edric Talmon", of=who("Edric Talmon")), "name"),
        (changed("day", "8 March 2031"), "day"),
        (changed("day", "7 March 2032"), "day"),
        (changed("day", "7 March 2031 or later"), "day"),
        (changed("day", "soon"), "day"),
        (changed("day", "15 March 2031", of=TALKS.report.id), "day"),
        (changed("stance", "rejection"), "stance"),
        (changed("stance", "acceptance"), "stance"),
        (changed("stance", "red lines"), "stance"),
        (changed("issue", "prisoners"), "issue"),
        (changed("quote", "Under some circumstances will Tarsovia withdraw its soldiers"), "quote"),
        (changed("quote", "circumstances will Tarsovia withdraw its soldiers from Lower Sarn"), "quote"),
        (changed("quote", ""), "quote"),
        (changed("words", ": not "), "words"),
        (changed("words", ": 2 "), "words"),
        (changed("words", ": Halmere "), "words"),
        (changed("words", " “never” "), "words"),
        (changed("source", "[1]", of=TALKS.report.id), "sources"),
        (changed("source", "[1]", of="r-none"), "sources"),
        (lambda one: replace(one, text=one.text.replace("7 March", "6 March")), "text"),
        (lambda one: replace(one, records=()), "passages"),
        (lambda one: replace(one, passages=()), "passages"),
        (lambda one: replace(one, records=(*one.records, "q-none")), "records"),
        (lambda one: replace(one, records=(TALKS.positions[0].id,)), "records"),
        (lambda one: replace(one, passages=(passage_of(TALKS.report.id, TALKS.report.text, PLAN),)), "sources"),
        (lambda one: replace(one, passages=(passage_of(LINE.report.id, LINE.report.text, PLAN),)), "records"),
        (lambda one: replace(one, passages=(replace(one.passages[0], start=one.passages[0].start + 1),)), "passages"),
        (lambda one: replace(one, passages=(replace(one.passages[0], report=TALKS.report.id),)), "passages"),
        (lambda one: replace(one, passages=(replace(one.passages[0], quote="Tarsovia agrees"),)), "passages"),
    ],
)
def test_a_changed_sentence_is_caught(ground: Ground, check: Check, change: Change, why: str) -> None:
    broken = change(red_line(ground))
    assert broken != red_line(ground)
    assert why in {reason.partition(":")[0] for reason in check.why_not(broken)}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None)
@given(data=st.data())
def test_any_other_words_in_any_part_are_caught(check: Check, told: tuple[Sentence, ...], data: st.DataObject) -> None:
    sentence = data.draw(st.sampled_from(told))
    at = data.draw(st.integers(0, len(sentence.parts) - 1))
    part = sentence.parts[at]
    others = [one.text for other in told for one in other.parts if one.kind == part.kind and one.kind != "words"]
    invented = st.sampled_from(["not agreed", "Ruritania", "41", "3 May 2030", "never", "denied", "held"])
    text = data.draw(st.one_of(st.sampled_from(others or [part.text]), invented))
    quoted = any(text in " ".join(one.quote.split()) for one in sentence.passages)
    same = text.casefold() == part.text.casefold() or (part.kind == "quote" and quoted)
    broken = with_part(sentence, at, text=text)
    if part.kind == "source":
        assert check.why_not(with_part(sentence, at, of="r-other"))
    elif part.kind == "name" and text in check.ground.forms(part.of or ""):
        assert check.why_not(broken) == ()
    elif not same:
        assert check.why_not(broken), broken.text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200, deadline=None)
@given(data=st.data())
def test_a_letter_less_or_another_in_a_quote_is_caught(
    check: Check, told: tuple[Sentence, ...], data: st.DataObject
) -> None:
    sentence = data.draw(st.sampled_from([one for one in told if any(part.kind == "quote" for part in one.parts)]))
    at = next(number for number, part in enumerate(sentence.parts) if part.kind == "quote")
    text = sentence.parts[at].text
    place = data.draw(st.integers(1, len(text) - 2))
    for other in (text[:place] + text[place + 1 :], text[:place] + "§" + text[place + 1 :]):
        if " ".join(other.split()) not in {" ".join(one.quote.split()) for one in sentence.passages}:
            held = any(" ".join(other.split()) in " ".join(one.quote.split()) for one in sentence.passages)
            assert held or check.why_not(with_part(sentence, at, text=other))


def test_a_passage_moved_by_one_is_caught(check: Check, told: tuple[Sentence, ...]) -> None:
    for sentence in told:
        first = sentence.passages[0]
        moved = replace(first, start=first.start + 1, end=first.end + 1)
        assert check.why_not(replace(sentence, passages=(moved, *sentence.passages[1:])))


@pytest.mark.parametrize(
    ("kind", "text", "why"),
    [
        ("status", "Planned", "status"),
        ("status", "Not held", "status"),
        ("day", "15 March 2031", "day"),
        ("place", "Geneva", "place"),
    ],
)
def test_a_meeting_told_otherwise_is_caught(ground: Ground, check: Check, kind: str, text: str, why: str) -> None:
    held = telling.meeting(next(one for one in ground.meetings if one.status == "held"), ground)
    assert held.text.startswith("Held on 14 March 2031 in Aldervik. “Kestria and Tarsovia held talks")
    assert check.why_not(held) == ()
    assert [reason.partition(":")[0] for reason in check.why_not(changed(kind, text)(held))] == [why]


def test_a_planned_meeting_is_not_told_as_held(ground: Ground, check: Check) -> None:
    planned = next(one for one in ground.meetings if one.status == "planned")
    assert check.why_not(changed("status", "Held")(telling.meeting(planned, ground)))
    lying = replace(planned, status="held")
    assert lying.id == planned.id
    trusting = Check(ground)
    trusting.ground.records[planned.id] = lying  # type: ignore[index]
    try:
        assert trusting.why_not(telling.meeting(lying, ground)) == ("modality: “held” is told as “will”",)
    finally:
        trusting.ground.records[planned.id] = planned  # type: ignore[index]


def test_what_somebody_denies_is_not_told_as_agreed(ground: Ground, check: Check) -> None:
    denied, agreed = (
        next(one for one in ground.provisions if one.status == "agreed" and word in one.passages[0].quote)
        for word in ("figure", "prisoners")
    )
    assert check.why_not(telling.term(agreed, ground)) == ()
    assert check.why_not(telling.term(denied, ground)) == ("modality: “agreed” is told as “denied”",)


@pytest.mark.parametrize(("field", "text"), [("independent", "3"), ("reports", "2"), ("copies", "0"), ("reports", "9")])
def test_the_numbers_of_a_claim_are_its_own(ground: Ground, check: Check, field: str, text: str) -> None:
    claim = next(one for one in ground.claims if len(one.reports) > 1)
    sentence = telling.claim(claim, ground)
    assert check.why_not(sentence) == ()
    at = [number for number, part in enumerate(sentence.parts) if part.field == field]
    value = {"independent": claim.independent, "reports": len(claim.reports)}.get(field, 0)
    if at and text != str(value):
        assert check.why_not(with_part(sentence, at[0], text=text)) == (f"number: no record says {text}",)


def test_a_number_of_points_stands_in_the_words(ground: Ground, check: Check) -> None:
    plan = next(one for one in ground.proposals if one.points == 28)
    sentence = telling.proposal(plan, ground)
    assert sentence.text.startswith("28 points. “A plan of 28 points would limit")
    assert check.why_not(sentence) == ()
    assert check.why_not(changed("number", "29")(sentence)) == ("number: no record says 29",)
    elsewhere = passage_of(plan.passages[0].report, ground.reports[plan.passages[0].report].text, "A plan of")
    parts = [sentence.parts[0], words(" points. "), quote(elsewhere), words(" "), source(elsewhere.report)]
    assert check.why_not(compose(parts, (plan.id,), (elsewhere,))) == ("number: no cited passage has 28",)


def test_a_day_of_publication_is_that_of_a_cited_report(ground: Ground, check: Check) -> None:
    undated = telling.position(next(one for one in ground.positions if one.stance == "open"), ground)
    assert undated.text.endswith("(The Lunn Letter, undated) [?]")
    assert check.why_not(undated) == ()
    day = Part(kind="day", text="15 March 2031", of=UNDATED.report.id, field="published")
    assert check.why_not(compose([*undated.parts, day], undated.records, undated.passages)) == (
        "day: 15 March 2031 is not when that was",
    )


def test_an_outlet_is_that_of_a_cited_report(ground: Ground, check: Check) -> None:
    sentence = telling.term(next(one for one in ground.provisions if "exchange" in (one.action or "")), ground)
    assert "(Northlight News, 15 March 2031)" in sentence.text
    other = changed("name", "Meridian Wire", of=LINE.report.outlet)(sentence)
    assert check.why_not(other) == ("name: Meridian Wire is not of the records that it stands on",)


def test_a_copy_is_known_as_one(ground: Ground) -> None:
    assert ground.reports[COPY.report.id].copy_of == LINE.report.id
    assert not ground.is_current(COPY.report.id)


def test_a_passage_that_stands_elsewhere_is_no_evidence(check: Check) -> None:
    nowhere = Passage(report=LINE.report.id, start=0, end=5, quote="Never")
    sentence = compose([quote(nowhere), words(" "), source(LINE.report.id)], (LINE.positions[0].id,), (nowhere,))
    assert check.why_not(sentence)[0] == "passages: these words do not stand there: Never"


def test_the_dossier_is_asked_anew(tmp_path: Path, told: tuple[Sentence, ...]) -> None:
    with Store.open(tmp_path / "other.db", create=True) as other:
        fill(other, TALKS)
        with other.snapshot():
            check = Check(Ground(other, EVERYTHING))
        lost = [one for one in told if LINE.report.id in {passage.report for passage in one.passages}]
        assert lost
        assert all(check.why_not(one) for one in lost)
