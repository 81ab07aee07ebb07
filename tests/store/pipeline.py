"""A pipeline without a model, for tests of what is around it: `Jean Dupont said "words"` is a statement."""

from __future__ import annotations

import re
import types
from collections.abc import Iterable, Iterator

import msgspec

from secretariat.evidence import OffsetMap, Passage
from secretariat.identity import actor_id, record_id
from secretariat.ingest import Source, read_source
from secretariat.problems import Problem
from secretariat.records import Actor, Reading, Report, Statement
from secretariat.settings import Settings

_SAID = re.compile(r'(?P<speaker>[A-Z]\w+ [A-Z]\w+) said (?P<words>["“][^"“”]+["”])')


class Outcome(msgspec.Struct, frozen=True):
    """As `secretariat.pipeline.Outcome`."""

    source: Source
    reading: Reading | None
    offsets: OffsetMap | None
    problems: tuple[Problem, ...]


class Pipeline:
    """Stands in for the module `secretariat.pipeline` and counts what it reads."""

    def __init__(self, version: str = "fake/1") -> None:
        self.version = version
        self.read: list[str] = []

    def reader_version(self, settings: Settings) -> str:
        """As `secretariat.pipeline.reader_version`."""
        return self.version

    def read_sources(self, sources: Iterable[Source], settings: Settings) -> Iterator[Outcome]:
        """As `secretariat.pipeline.read_sources`."""
        for source in sources:
            self.read.append(source.name)
            if b"INTERRUPT" in source.data:
                raise KeyboardInterrupt
            ingested = read_source(source, settings)
            if ingested.report is None:
                yield Outcome(source, None, None, ingested.problems)
                continue
            reading = self._reading(ingested.report, ingested.actors)
            yield Outcome(source, reading, ingested.offsets, ingested.problems)

    def _reading(self, report: Report, outlets: tuple[Actor, ...]) -> Reading:
        actors, statements = {actor.id: actor for actor in outlets}, []
        for found in _SAID.finditer(report.text):
            speaker = Actor(id=actor_id("person", found["speaker"]), name=found["speaker"], kind="person")
            actors[speaker.id] = speaker
            words = Passage.cut(report.id, report.text, *found.span("words"))
            statements.append(
                Statement(
                    id=record_id("s", report.id, words.start),
                    report=report.id,
                    speaker=speaker.id,
                    content=(words,),
                    kind="direct",
                    made_by="fake/1",
                )
            )
        return Reading(report=report, actors=tuple(actors.values()), statements=tuple(statements), reader=self.version)

    def module(self) -> types.ModuleType:
        """A module with these functions, to be put where `secretariat.pipeline` is looked for."""
        made = types.ModuleType("secretariat.pipeline")
        made.__dict__.update(Outcome=Outcome, reader_version=self.reader_version, read_sources=self.read_sources)
        return made
