"""Train the recogniser of names on: spaCy's `ner`, by what our gold marks → `recogniser.bin`. Without torch.

    SECRETARIAT_SHARED=../shared python -m training.train_recogniser FOLDER [--epochs N]

The names of `recogniser-training.jsonl` take the recogniser's own labels. Where a mark and what the recogniser had
differ in an article, a possessive or a sort of place only, its own stays; so do its labels of everything that the gold
does not mark (dates, nationalities, works). What is read after the names was trained on the old ones, and the new ones
differ from them as little as they have to.

Three trainings, of which the mean of the weights is kept (Wortsman et al. 2022, "Model soups"): as it is; and with a
share of the paragraphs read a second time with invented places, or with invented names of all kinds (mention
replacement; Dai and Adel 2020, "An Analysis of Simple Data Augmentation for Named Entity Recognition"): a name that is
in no word vectors is known by the words around it.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.quality.recogniser import items, parsed, texts
from secretariat.knowledge.states import state_called, state_of, state_seated
from secretariat.knowledge.titles import load_titles
from secretariat.parse import load_pipeline
from secretariat.settings import Settings
from training.judging import SHARED

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span
    from spacy.training import Example

EPOCHS = 8
RATE = 1e-3
DROPOUT = 0.2
WORDS = 1500
"""Tokens a step."""
PLACES = frozenset({"GPE", "LOC", "FAC"})
OWN = PLACES | {"PERSON", "ORG"}
"""Labels of what the gold marks."""
RENAMED = 0.4
"""Share of the paragraphs with a name that are read a second time with invented ones."""
INVENTED: tuple[frozenset[str], ...] = (frozenset(), frozenset({"GPE"}), frozenset({"GPE", "PERSON", "ORG"}))
"""Labels whose names are invented in each training; the mean of the trainings is kept."""
_BEGINNINGS = (
    "Al", "Ba", "Bel", "Bren", "Cal", "Dor", "El", "Fen", "Gar", "Hal", "Is", "Jor", "Kar", "Kes", "Lor", "Mar", "Mel",
    "Nar", "Ol", "Or", "Pel", "Ros", "Sar", "Sel", "Tar", "Tol", "Ul", "Val", "Ves", "Zar",
)  # fmt: skip
_MIDDLES = (
    "a", "e", "i", "o", "u", "an", "ar", "be", "da", "der", "do", "en", "er", "il", "in", "ka", "le", "lo", "ma", "mi",
    "na", "no", "or", "ra", "ri", "sa", "se", "ta", "ti", "to", "va",
)  # fmt: skip
_ENDINGS = {"avia": "avian", "eria": "erian", "ia": "ian", "onia": "onian", "ova": "ovan", "mark": "markish"}
"""Of a state or a city, and of the adjective to it."""
_FAMILIES = (
    "ak", "ard", "e", "ek", "en", "er", "ez", "i", "ic", "in", "is", "man", "o", "ott", "ov", "sen", "ski", "son", "ul",
    "ut",
)  # fmt: skip
"""Ends of a family's name."""
_FIRMS = ("", "ant", "ar", "co", "com", "ex", "ine", "ix", "on", "or", "us")
"""Ends of a firm's name."""
_EDGES = frozenset({"the", "a", "an", "'s", "’s", "'", "’"})
"""Tokens by which two ways of marking one name may differ."""


def examples(part: str, model: Language, invented: Collection[str], chance: random.Random) -> Iterator[Example]:
    """A paragraph each: as the recogniser gets it, and with the names that it should find.

    Args:
        part: of the gold.
        model: the pipeline as its makers trained it.
        invented: labels whose names a share of the paragraphs has invented ones for when it is read again.
        chance: what the share and the names are drawn from.
    """
    from spacy.tokens import Doc, Span
    from spacy.training import Example

    gold = items(part)
    for one, report, at in parsed(gold, texts(gold, SHARED), model):
        for paragraph in report.paragraphs:
            doc = paragraph.doc
            back = {at(paragraph.start + token.idx): token.i for token in doc if not token.is_space}
            ends = {at(paragraph.start + token.idx + len(token)): token.i + 1 for token in doc if not token.is_space}
            names = [
                (back[start], ends[end], kind)
                for start, end, kind in one["names"]
                if start in back and end in ends and back[start] < ends[end]
            ]
            words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
            found = labelled(doc, names, houses=one.get("houses", True))
            read = [(words, spaces, found)]
            if any(label in invented for *_, label in found) and chance.random() < RENAMED:
                read.append(renamed(words, spaces, found, invented, chance))
            for words, spaces, found in read:
                right = Doc(doc.vocab, words=words, spaces=spaces)
                right.set_ents([Span(right, start, end, label=label) for start, end, label in found])
                yield Example(Doc(doc.vocab, words=words, spaces=spaces), right)


def labelled(doc: Doc, names: Iterable[tuple[int, int, str]], *, houses: bool = True) -> list[tuple[int, int, str]]:
    """First token, end and label of each name that a paragraph has.

    Args:
        doc: the paragraph with what the recogniser found in it.
        names: first token, end and kind of each name of the gold: `p`, `b`, or a place's letter.
        houses: houses of government are among the places that are marked; else what was found of them stays.
    """
    found: list[tuple[int, int, str]] = []
    taken: set[int] = set()
    for start, end, kind in names:
        over = [entity for entity in doc.ents if entity.start < end and entity.end > start]
        label = {"p": "PERSON", "b": "ORG"}.get(kind) or next((e.label_ for e in over if e.label_ in PLACES), "GPE")
        alike = next((entity for entity in over if entity.label_ == label and _is_alike(entity, start, end)), None)
        if alike is not None:
            start, end = alike.start, alike.end
        elif label != "PERSON" and start and doc[start - 1].lower_ == "the":
            start -= 1
        if not taken.intersection(range(start, end)):
            taken |= set(range(start, end))
            found.append((start, end, label))
    for entity in doc.ents:
        stays = entity.label_ not in OWN or (not houses and state_seated(entity.text.removeprefix("the ")) is not None)
        if stays and not taken.intersection(range(entity.start, entity.end)):
            taken |= set(range(entity.start, entity.end))
            found.append((entity.start, entity.end, entity.label_))
    return sorted(found)


def _is_alike(entity: Span, start: int, end: int) -> bool:
    """Whether what was found is the name, but for articles and possessives."""
    if entity.start > start or entity.end < end:
        return False
    edges = [*entity.doc[entity.start : start], *entity.doc[end : entity.end]]
    return all(token.lower_ in _EDGES for token in edges)


def renamed(
    words: Sequence[str],
    spaces: Sequence[bool],
    names: Iterable[tuple[int, int, str]],
    invented: Collection[str],
    chance: random.Random,
) -> tuple[list[str], list[bool], list[tuple[int, int, str]]]:
    """A paragraph with invented names for its states, cities and nationalities, families and firms.

    Args:
        words: its tokens.
        spaces: whether white space follows each.
        names: first token, end and label of its names, in order, none over another.
        invented: labels whose names are invented; nationalities are with `GPE`.
        chance: what the names are drawn from.
    """
    called: dict[str, str] = {}
    told: list[str] = []
    behind: list[bool] = []
    found: list[tuple[int, int, str]] = []
    done = 0
    for start, end, label in names:
        told += words[done:start]
        behind += spaces[done:start]
        first, done = len(told), end
        kept = label.replace("NORP", "GPE") not in invented
        told += words[start:end] if kept else _called_anew(words[start:end], label, called, chance)
        own = len(told) - first
        behind += [*spaces[start:end], *[True] * own][: own - 1]
        behind.append(spaces[end - 1])
        found.append((first, len(told), label))
    return [*told, *words[done:]], [*behind, *spaces[done:]], found


def _called_anew(name: Sequence[str], label: str, called: dict[str, str], chance: random.Random) -> list[str]:
    """A name's words with what is invented in them; `called` has what was invented before."""
    if label == "PERSON" and name[-1].isalpha() and name[-1].istitle():
        return [*name[:-1], called.setdefault(name[-1], _stem(chance) + chance.choice(_FAMILIES))]
    if label == "ORG":
        firm = name[-1].lower() in load_titles().kinds["company"]
        return [
            called.setdefault(word, _letters(chance) if word.isupper() else _stem(chance) + chance.choice(_FIRMS))
            if (_is_short(word) or (at == 0 and (firm or len(name) == 1) and word.istitle() and word.isalpha()))
            else word
            for at, word in enumerate(name)
        ]
    people = state_called(name[-1]) if label == "NORP" else None
    if people is None and label != "GPE":
        return list(name)
    lead = [name[0]] if name[0].lower() == "the" else []
    plain = " ".join(name[len(lead) :])
    place = called.setdefault(people or state_of(plain) or plain, _stem(chance) + chance.choice(list(_ENDINGS)))
    return [*lead, _adjective(place) if people else place]


def _is_short(word: str) -> bool:
    """The first letters of a body's name, "HWU"."""
    return word.isupper() and word.isalpha() and 1 < len(word) < 7


def _letters(chance: random.Random) -> str:
    return "".join(chance.choices("ABCDEFGHIKLMNOPRSTUWZ", k=chance.randint(2, 5)))


def _stem(chance: random.Random) -> str:
    return chance.choice(_BEGINNINGS) + "".join(chance.choices(_MIDDLES, k=chance.randint(0, 2)))


def _adjective(place: str) -> str:
    """The adjective to an invented state."""
    ending = max((end for end in _ENDINGS if place.endswith(end)), key=len)
    return place.removesuffix(ending) + _ENDINGS[ending]


def train(recogniser: Any, found: Sequence[Example], epochs: int) -> bytes:
    """The recogniser trained on, as bytes: the running means of its weights."""
    from thinc.api import fix_random_seed

    fix_random_seed(1)
    chance, order = random.Random(1), list(found)
    optimizer = recogniser.create_optimizer()
    optimizer.learn_rate = RATE
    a_step = max(1, WORDS * len(order) // sum(len(one.reference) for one in order))
    for epoch in range(epochs):
        began = time.monotonic()
        losses: dict[str, float] = {}
        chance.shuffle(order)
        optimizer.learn_rate = RATE * (1 - epoch / epochs)
        for start in range(0, len(order), a_step):
            recogniser.update(order[start : start + a_step], drop=DROPOUT, sgd=optimizer, losses=losses)
        print(f"epoch {epoch + 1}: loss {losses['ner']:.0f}, {time.monotonic() - began:.0f} s", flush=True)
    with recogniser.model.use_params(optimizer.averages):
        weights: bytes = recogniser.to_bytes(exclude=["vocab"])
    return weights


def averaged(recogniser: Any, trained: Sequence[bytes]) -> bytes:
    """The mean of the weights of several trainings that began with the same ones."""
    every: list[list[Any]] = []
    for weights in trained:
        recogniser.from_bytes(weights, exclude=["vocab"])
        every.append([node.get_param(name) for node, name in _weights(recogniser)])
    for (node, name), values in zip(_weights(recogniser), zip(*every, strict=True), strict=True):
        node.set_param(name, sum(values) / len(values))
    mean: bytes = recogniser.to_bytes(exclude=["vocab"])
    return mean


def _weights(recogniser: Any) -> list[tuple[Any, str]]:
    """The nodes of the network, each with the name of one of its weights."""
    return [(node, name) for node in recogniser.model.walk() for name in node.param_names if node.has_param(name)]


def main(arguments: Iterable[str] | None = None) -> int:
    """Trains, and writes the file into the folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    options = parser.parse_args(None if arguments is None else list(arguments))
    options.folder.mkdir(parents=True, exist_ok=True)
    trained = []
    for invented in INVENTED:
        model = load_pipeline(Settings.from_environment().model)
        found = list(examples("training", model, invented, random.Random(1)))
        print(f"{len(found)} paragraphs, {sum(len(one.reference.ents) for one in found)} names", flush=True)
        trained.append(train(model.get_pipe("ner"), found, options.epochs))
    (options.folder / "recogniser.bin").write_bytes(averaged(model.get_pipe("ner"), trained))
    return 0


if __name__ == "__main__":
    sys.exit(main())
