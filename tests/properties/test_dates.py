"""What holds for any words of time: bounds are in order, and an expression is where its words are."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from secretariat.extract.dates import read_times
from secretariat.extract.times import Tense

WORDS = st.sampled_from(
    ["on", "the", "of", "to", "and", "between", "from", "a", "two", "half", "31", "29", "5th", "1999", "2000", "30",
     "98", "February", "May", "Dec.", "Tuesday", "Sun.", "last", "next", "this", "week", "years", "ago", "later",
     "before",
     "the day", "morning", "early", "late", "mid-", "end of", "quarter", "first", "winter", "18:30", "6 p.m.", "GMT",
     "(", ")", ",", ".", "-", "’s", "today", "tomorrow", "every", "1990s", "century", "fiscal", "millennia", "now",
     "31/12/1999", "2000-02-29", "12345678901234567890", "½", "²", "\n\n", "weekend", "hundred", "ten thousand"]
)  # fmt: skip
TEXTS = st.one_of(st.lists(WORDS, max_size=25).map(" ".join), st.text(max_size=60))
DAYS = st.none() | st.dates() | st.sampled_from([date.min, date.max, date(2028, 2, 29), date(2031, 1, 1)])
TENSES = st.sampled_from(["past", "present", "future", None])
ISO = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?")


@settings(max_examples=400, deadline=None)
@given(TEXTS, DAYS, TENSES)
@example("18:30", date.max, None)
@example("29 February to 2 March 2031", date(2031, 1, 1), "past")
@example("from 29 February 2028 to 3 March", date(2031, 1, 1), None)
@example("11 p.m. EST on 31 December 9999", date(9999, 12, 1), "future")
def test_expressions_are_ordered_and_so_are_their_bounds(
    text: str, published: date | None, tense: Tense | None
) -> None:
    found = list(read_times([(0, text, lambda position: tense)], published))
    assert all(left.end <= right.start for left, right in pairwise(found))
    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert one.value
        assert all(one.start <= end.start < end.end <= one.end for end in one.parts)
        if one.when is not None:
            bounds = [bound for bound in (one.when.earliest, one.when.latest) if bound is not None]
            assert bounds
            assert bounds == sorted(set(bounds))
            assert all(ISO.fullmatch(bound) for bound in bounds)
            assert one.when.words == " ".join(text[one.start : one.end].split())
            assert one.when.anchor == "text" or published is not None
