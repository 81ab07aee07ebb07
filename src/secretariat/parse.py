"""A report becomes `Parsed`: one spaCy pass over what is news in it, and its quotation marks.

Each readable block (title, subtitle, body paragraph) is one spaCy document, so that no sentence crosses a paragraph
and lines of the web site never reach the parser.
"""

from __future__ import annotations

import functools
import importlib
import re
import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from secretariat.problems import SecretariatError
from secretariat.quotations import Quotation, find_quotations
from secretariat.recognising import Names, agree
from secretariat.records import Block, BlockKind, Report

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token
    from threadpoolctl import ThreadpoolController

LONGEST = 4_000
"""Characters parsed as one piece; the longest paragraph of PolNeAR has 2,573, and 99.9 % have at most 1,017."""
BATCH = 50_000
"""Characters in a batch for spaCy: its memory grows with them, about 0.4 GB with the default model."""
_UNSEEN = dict.fromkeys((0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), " ")
"""Marks of writing direction: they stay in the stored text and are no part of a word."""
_SENTENCE_END = re.compile(r"[.!?][\"'”’»)]*\s+")
_GLUED = (r"(?<=\w)[.,!?](?=[\"”“»«][^\W\d_])", r"(?<=[.,!?])[\"”“»«](?=[^\W\d_])", r"(?<=[^\W\d_])[”“»«](?=[^\W\d_])")
"""Marks that stand between two words without a space: `"We never left,"she said`."""
_LETTER = re.compile(r"[^\W\d_]")
RETRAINED = ("core_web_md", "3.7.1")
"""Name and version of the pipeline whose recogniser was trained on."""
READABLE: frozenset[BlockKind] = frozenset({"title", "subtitle", "body"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One readable block and its parse."""

    start: int
    """First character in the report's text."""
    end: int
    """One past the last character."""
    kind: BlockKind
    doc: Doc
    """spaCy's parse of `text[start:end]`, character for character."""

    def span(self, first: Token, last: Token) -> tuple[int, int]:
        """Characters of the report's text from token `first` to token `last`, both included; half-open."""
        return self.start + first.idx, self.start + last.idx + len(last)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A report, its parsed paragraphs in order, and its quotations (offsets in the report's text)."""

    report: Report
    paragraphs: tuple[Paragraph, ...]
    quotations: tuple[Quotation, ...]

    def paragraph_at(self, position: int) -> Paragraph | None:
        """The paragraph that holds the character of the report's text; None where it is in none."""
        index = bisect_right(self.paragraphs, position, key=lambda paragraph: paragraph.start) - 1
        found = self.paragraphs[index] if index >= 0 else None
        return found if found is not None and position < found.end else None

    def quotations_in(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The quotations that begin in that stretch of the report's text (half-open)."""
        first = bisect_left(self.quotations, start, key=lambda quotation: quotation.start)
        last = bisect_left(self.quotations, end, key=lambda quotation: quotation.start)
        return self.quotations[first:last]


@functools.lru_cache(maxsize=2)
def load_model(name: str) -> Language:
    """The spaCy pipeline `name`, an installed package; the one that comes with the package recognises names as our own
    gold has them (`training/train_recogniser.py`).

    Raises:
        SecretariatError: as `load_pipeline`, or the recogniser's file is not the one that was measured.
    """
    from spacy.language import Language

    model = load_pipeline(name)
    if (model.meta["name"], model.meta["version"]) == RETRAINED:
        Language.factory("names", func=Names)
        model.add_pipe("names", last=True)
    return model


def label_before(token: Token) -> str:
    """The label of the word by the recogniser of the pipeline's makers; empty: none."""
    labels: tuple[str, ...] | None = token.doc.user_data.get("labels")
    return token.ent_type_ if labels is None else labels[token.i]


def load_pipeline(name: str) -> Language:
    """The spaCy pipeline `name`, an installed package, as its makers trained it.

    Raises:
        SecretariatError: no such package, it cannot be loaded, or it holds no English-style pipeline with a tagger, a
            parser and names.
    """
    import spacy
    from thinc.api import use_ops

    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")  # made by another version of spaCy
        try:
            module = importlib.import_module(name)
        except (ModuleNotFoundError, TypeError, ValueError) as error:
            if isinstance(error, ModuleNotFoundError) and error.name not in {name, name.partition(".")[0]}:
                raise SecretariatError(
                    f"The model {name!r} needs the package {error.name!r}, which is not installed. Install it too."
                ) from error
            installed = ", ".join(spacy.util.get_installed_models()) or "none registered"
            raise SecretariatError(
                f"The model {name!r} is not installed. Install that package, or name an installed spaCy pipeline in "
                f"SECRETARIAT_MODEL (installed: {installed})."
            ) from error
        if not hasattr(module, "load"):
            raise SecretariatError(f"The package {name!r} is no spaCy pipeline: it has no load(). Name another model.")
        try:
            with use_ops("numpy", use_blis=False):  # BLIS knows few processors; NumPy's library knows most
                model = module.load()
        except Exception as error:
            raise SecretariatError(
                f"The model {name!r} cannot be loaded ({type(error).__name__}: {error}). Install it anew, or name "
                "another in SECRETARIAT_MODEL."
            ) from error
    if not isinstance(model, spacy.language.Language):
        raise SecretariatError(f"The package {name!r} is no spaCy pipeline: its load() gives none. Name another model.")
    _split_glued(model)
    missing = {"tagger", "parser", "ner"} - set(model.pipe_names)
    if missing:
        raise SecretariatError(f"The model {name!r} lacks {', '.join(sorted(missing))}. Name a full spaCy pipeline.")
    return model


def _split_glued(model: Language) -> None:
    """Has the tokeniser split words that marks without a space glue together."""
    import spacy

    infixes = list(model.Defaults.infixes or ())
    tokenizer: Any = model.tokenizer
    if hasattr(tokenizer, "infix_finditer"):
        tokenizer.infix_finditer = spacy.util.compile_infix_regex([*infixes, *_GLUED]).finditer


def parse(report: Report, model: Language) -> Parsed:
    """One report, parsed."""
    return next(parse_many([report], model))


def parse_many(reports: Iterable[Report], model: Language) -> Iterator[Parsed]:
    """Reports parsed in order, each in batches and on a thread of its own: sums of floating-point numbers depend on
    what is summed together, and the same report is to be read the same in whatever company.
    """
    for report in reports:
        pieces = [piece for block in report.blocks for piece in _pieces(report.text, block)]
        texts = (report.text[piece.start : piece.end].translate(_UNSEEN) for piece in pieces)
        with _pools().limit(limits=1, user_api="blas"):
            docs = [doc for batch in _batches(texts) for doc in model.pipe(batch, batch_size=len(batch))]
        agree(docs)
        paragraphs = tuple(Paragraph(b.start, b.end, b.kind, doc) for b, doc in zip(pieces, docs, strict=True))
        spans = [(b.start, b.end) for b in report.blocks if b.kind in READABLE]
        yield Parsed(report, paragraphs, find_quotations(report.text, spans))


@functools.cache
def _pools() -> ThreadpoolController:
    """The threads of the libraries that are loaded."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for text in texts:
        if batch and size + len(text) > BATCH:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch


def _pieces(text: str, block: Block) -> Iterator[Block]:
    """What of a block is parsed: all of it, in pieces where it is longer than any paragraph is.

    The parser's time and memory grow with the square of a sentence that never ends. A piece ends behind a sentence
    where one ends, else at white space; a piece without a letter is no language.
    """
    start = block.start
    while block.kind in READABLE and start < block.end:
        end = min(block.end, start + LONGEST)
        if end < block.end:
            ends = [m.end() for m in _SENTENCE_END.finditer(text, start + LONGEST // 2, end)]
            space = text.rfind(" ", start + LONGEST // 2, end) + 1
            end = ends[-1] if ends else space or end
        if _LETTER.search(text, start, end):
            yield Block(start=start, end=end, kind=block.kind)
        start = end
