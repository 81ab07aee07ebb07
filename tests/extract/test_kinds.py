"""The head for kinds: what it is told, and that its answer follows its weights."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from secretariat.evidence import Passage
from secretariat.extract.kinds import ACTS, CERTAINTIES, MANNERS, SOURCES, KindHead
from secretariat.extract.states import States
from secretariat.extract.told import TOLD
from secretariat.extract.words import Window
from secretariat.records import Act, Statement

SIZE = 4
TEXT = "Talmon said no"


def statement() -> Statement:
    source, cue, content = (Passage.cut("r-1", TEXT, *span) for span in ((0, 6), (7, 11), (12, 14)))
    return Statement(
        id="s-1", report="r-1", source=(source,), cue=(cue,), content=(content,), kind="indirect", made_by="test/1"
    )


def states() -> States:
    window = Window(False, ((0, 6), (7, 11), (12, 14)), (1, 2, 3), (0, 1, 2), ((),) * 3)
    return States([window], [np.eye(3, SIZE, dtype=np.float16)])


def heads(inner: int = 8) -> dict[str, Any]:
    """Weights that answer with the act that was told, and an unnamed source where the source's vector points."""
    zeros = {
        "weigh": np.zeros(SIZE),
        "wide.weight": np.zeros((len(ACTS), 4 * SIZE + TOLD)),
        "wide.bias": np.zeros(len(ACTS)),
        "act.weight": 9 * np.eye(len(ACTS)),
        "act.bias": np.zeros(len(ACTS)),
        "certainty.weight": np.zeros((len(CERTAINTIES), len(ACTS))),
        "certainty.bias": np.array([0, 5, 0, 0]),
        "manner.weight": np.zeros((len(MANNERS), len(ACTS))),
        "manner.bias": np.array([3, 0]),
        "who.weight": np.zeros((inner, 4 * SIZE)),
        "who.bias": np.zeros(inner),
        "unnamed.weight": np.zeros((1 + len(SOURCES), inner)),
        "unnamed.bias": np.zeros(1 + len(SOURCES)),
    }
    zeros["wide.weight"][:, 4 * SIZE : 4 * SIZE + len(ACTS)] = np.eye(len(ACTS))
    zeros["who.weight"][0, 0] = 1  # the first word of the source, first channel
    zeros["unnamed.weight"][1 + SOURCES.index("diplomats"), 0] = 9
    return {f"kind.{name}": value.astype(np.float32) for name, value in zeros.items()}


def rules(act: Act) -> list[float]:
    """As `told` gives them: the rules' act comes first."""
    return [float(act == one) for one in ACTS] + [0.0] * (TOLD - len(ACTS))


@pytest.mark.parametrize("act", ACTS)
def test_what_is_told_reaches_the_answer(act: Act) -> None:
    kind = KindHead(heads()).read(states(), statement(), rules(act))
    assert (kind.act, kind.certainty, kind.manner) == (act, "probable", "said")
    assert kind.sure["act"] > 0.9


def test_the_source_is_told_by_its_words() -> None:
    assert KindHead(heads()).read(states(), statement(), rules("assert")).unnamed == "diplomats"


def test_somebody_named_is_not_unnamed() -> None:
    weights = heads()
    weights["kind.unnamed.bias"][0] = 20
    assert KindHead(weights).read(states(), statement(), rules("assert")).unnamed is None


def test_a_statement_without_cue_or_source_is_read_too() -> None:
    bare = replace(statement(), cue=(), source=())
    assert KindHead(heads()).read(states(), bare, rules("ask")).act == "ask"
