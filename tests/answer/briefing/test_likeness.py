"""Whether two stretches are plainly on one matter."""

from __future__ import annotations

import pytest

from secretariat.answer.briefing.likeness import alike, stems


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("withdraw its soldiers in stages", "a withdrawal of soldiers if monitors stay", True),
        ("a limit of 90,000 on the army", "the army has no limit of 90,000", True),
        ("Tarsovia and Kestria at Brack", "Kestria and Tarsovia at Brack", False),
        ("the tone of the talks changed", "nothing had changed", False),
        ("no date has been set", "the draft would set the army at 130,000", False),
        ("", "", False),
    ],
)
def test_shared_words_that_carry_the_matter(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same
    assert alike(other, one) is same


def test_names_and_common_words_do_not_count() -> None:
    assert stems("Kestria would have said that the withdrawal took 90 days") == {"withdr", "took", "90", "days"}
