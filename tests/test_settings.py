"""Settings: defaults, what the environment may say, and what is told when it says something else."""

from __future__ import annotations

import msgspec
import pytest

from secretariat.problems import SecretariatError
from secretariat.settings import Settings

NUMBERS = [field.name for field in msgspec.structs.fields(Settings) if field.type is int]


def test_nothing_said_are_the_defaults() -> None:
    assert Settings.from_environment({}) == Settings()
    assert Settings.from_environment({"SECRETARIAT_BATCH": "", "BATCH": "3", "SECRETARIAT_SHARED": "x"}) == Settings()


def test_every_default_can_be_worked_with() -> None:
    assert Settings().processes == 0
    assert all(getattr(Settings(), name) > 0 for name in NUMBERS if name != "processes")


@pytest.mark.parametrize("name", NUMBERS)
def test_every_number_can_be_set(name: str) -> None:
    changed = Settings.from_environment({f"SECRETARIAT_{name.upper()}": "7"})
    assert changed == msgspec.structs.replace(Settings(), **{name: 7})


def test_several_are_set_together() -> None:
    environment = {
        "SECRETARIAT_MODEL": "en_core_web_trf",
        "SECRETARIAT_PROCESSES": "0",
        "SECRETARIAT_MAX_DEPTH": "0012",
    }
    assert Settings.from_environment(environment) == Settings(model="en_core_web_trf", processes=0, max_depth=12)


def test_the_environment_of_the_process_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRETARIAT_BATCH", "5")
    assert Settings.from_environment().batch == 5


@pytest.mark.parametrize("value", ["-1", "many", "1.5", "1e3", " ", "²", "½", "0x10", "1_000", "9" * 10, "9" * 5000])
def test_what_is_no_number_is_told(value: str) -> None:
    with pytest.raises(SecretariatError) as told:
        Settings.from_environment({"SECRETARIAT_BATCH": value})
    message = str(told.value)
    assert message.startswith(f"SECRETARIAT_BATCH is {value[:40]!r}; it takes a whole number from 0 up")
    assert message.endswith("Unset it to use the default.")
    assert len(message) < 200


def test_settings_are_frozen_and_every_field_is_documented() -> None:
    with pytest.raises(AttributeError):
        Settings().batch = 3  # type: ignore[misc]
    with pytest.raises(TypeError):
        Settings(bach=3)  # type: ignore[call-arg]
