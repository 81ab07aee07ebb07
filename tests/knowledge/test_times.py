"""The words of time."""

from __future__ import annotations

import msgspec
import pytest

from secretariat.knowledge.times import load_times


def test_every_word_is_lower_case() -> None:
    times = msgspec.to_builtins(load_times())
    words = [word for value in times.values() if isinstance(value, dict) for word in value]
    assert len(words) > 200
    assert all(word == word.strip().lower() for word in words)


def test_months_and_days_of_the_week_are_all_there() -> None:
    times = load_times()
    assert sorted(times.months.values()) == list(range(1, 13))
    assert sorted(times.weekdays.values()) == list(range(1, 8))
    assert set(times.short_months.values()) == set(range(1, 13)) - {5}


def test_a_form_of_a_unit_is_led_back_to_it() -> None:
    assert load_times().unit_of("weeks") == "week"
    with pytest.raises(KeyError):
        load_times().unit_of("moment")
