"""No line, however odd, makes a pattern run away."""

from __future__ import annotations

import time

import pytest

from secretariat.ingest import report_from_text
from secretariat.ingest.plaintext import store_text


@pytest.mark.parametrize(
    "unit",
    ["A-", "A ", "Aa and ", "Aa, ", "A.", "a@", "_a", "[", "[a](", "**", "March 1, ", "1:1 ", "  ", "read more ", "a"],
)
@pytest.mark.parametrize("before", ["", "By ", "Source: ", "© "])
def test_a_long_line_takes_no_time(unit: str, before: str) -> None:
    line = before + unit * (60_000 // len(unit))
    begin = time.monotonic()
    report_from_text(f"{line}\n\n{line[:800]}\n\n{line[:280]}\n\n{line[:90]}\n\nThe talks go on.")
    store_text(line, markdown=True)
    assert time.monotonic() - begin < 1.5
