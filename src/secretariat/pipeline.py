"""The whole flow on one page: source → report → parse → extract → resolve → reading."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

import msgspec
from msgspec.structs import replace

from secretariat import plugins
from secretariat.evidence import OffsetMap
from secretariat.extract.dates import read_dates
from secretariat.ingest import Ingested, Source, read_source, report_from_text
from secretariat.parse import Parsed, load_model, parse_many
from secretariat.pool import Work, in_pool
from secretariat.problems import Problem, SecretariatError
from secretariat.records import DateMention, Reading
from secretariat.resolve.context import Context
from secretariat.resolve.mentions import Names, read_names
from secretariat.resolve.parties import with_parties
from secretariat.resolve.speakers import Speakers
from secretariat.settings import Settings
from secretariat.talks.reading import Talks, read_talks

ROOMS = (
    "evidence.py",
    "extract",
    "identity.py",
    "ingest",
    "knowledge",
    "parse.py",
    "quotations.py",
    "resolve",
    "talks",
)
"""What a reading is made by, besides packages: a change in any file of these is another reader."""


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one source."""

    source: Source
    reading: Reading | None
    """None: it could not be read, and `problems` says why."""
    offsets: OffsetMap | None
    problems: tuple[Problem, ...]


def read(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    name: str = "text",
    settings: Settings | None = None,
) -> Reading:
    """Read one report. A pure function of the text, what is said about it, and the reader's version.

    Args:
        text: the report, in paragraphs.
        published: ISO day or time of publication; None: as the text says, else unknown.
        title: headline; None: as the text has it.
        outlet: who published it; None: unknown.
        name: what problems call it.
        settings: the reader's settings; None: from the environment.

    Raises:
        SecretariatError: the text is empty or too long, or the model is not installed.
    """
    settings = settings or Settings.from_environment()
    if len(text) > settings.max_characters:
        raise SecretariatError(
            f"The text has {len(text):,} characters; one report may have {settings.max_characters:,}. Split it, or "
            "raise SECRETARIAT_MAX_CHARACTERS."
        )
    ingested = report_from_text(text, published=published, title=title, outlet=outlet, name=name)
    if ingested.report is None:
        raise SecretariatError(f"There is nothing to read: {'; '.join(map(str, ingested.problems))}")
    return next(_readings([ingested], settings))


def read_sources(sources: Iterable[Source], settings: Settings) -> Iterator[Outcome]:
    """Read many sources, on as many processes as the settings say; one outcome for each, in any order."""
    return in_pool(Work(read_batch, _given_up), sources, settings)


def _given_up(source: Source, ending: str) -> Outcome:
    message = f"could not be read: the process that read it {ending}, twice. The other reports are not concerned."
    problem = Problem(stage="parse", place=source.name, message=message)
    return Outcome(source=source, reading=None, offsets=None, problems=(problem,))


def read_batch(sources: list[Source], settings: Settings) -> list[Outcome]:
    """Read a few sources in this process, their paragraphs parsed together.

    Where one of them cannot be read for a fault of the program or of a library, the others are.
    """
    try:
        return _read_together(sources, settings)
    except SecretariatError:
        raise
    except Exception as error:
        if len(sources) > 1:
            return [outcome for source in sources for outcome in read_batch([source], settings)]
        message = f"could not be read: {type(error).__name__}: {error}. The other reports are not concerned."
        problem = Problem(stage="parse", place=sources[0].name, message=message)
        return [Outcome(source=sources[0], reading=None, offsets=None, problems=(problem,))]


def _read_together(sources: list[Source], settings: Settings) -> list[Outcome]:
    ingested = [read_source(source, settings) for source in sources]
    readings = iter(_readings([one for one in ingested if one.report is not None], settings))
    return [
        Outcome(
            source=source,
            reading=None if one.report is None else next(readings),
            offsets=one.offsets,
            problems=one.problems,
        )
        for source, one in zip(sources, ingested, strict=True)
    ]


def reader_version(settings: Settings) -> str:
    """Names everything a reading depends on besides the report: the package, the rules, the model, the extractors."""
    model = f"{settings.model}-{_installed(settings.model)}"
    own = hashlib.sha256(msgspec.json.encode(settings.issues, order="sorted")).hexdigest()[:8]
    extractors = "+".join(f"{name}-{plugins.version_of(name)}" for name, _ in plugins.installed_extractors())
    issues = f"/issues-{own}" if settings.issues else ""
    return f"secretariat-{version('secretariat')}/rules-{_rules()}/{model}/{extractors}{issues}"


@functools.cache
def _rules() -> str:
    """Eight digits of the digest of the files that hold the rules: nobody has to remember to raise a number."""
    home = Path(__file__).parent
    files = [file for room in ROOMS for file in ((home / room).rglob("*") if (home / room).is_dir() else [home / room])]
    digest = hashlib.sha256()
    for file in sorted(files):
        if file.suffix in {".py", ".toml", ".json"} or file.name == "SHA256SUMS":
            digest.update(file.relative_to(home).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:8]


def _installed(model: str) -> str:
    try:
        return version(model.replace("_", "-"))
    except ImportError:
        return "unversioned"


def _readings(ingested: Iterable[Ingested], settings: Settings) -> Iterator[Reading]:
    kept = [one for one in ingested if one.report is not None]
    model, reader = load_model(settings.model), reader_version(settings)
    reports = [one.report for one in kept if one.report is not None]
    for one, parsed in zip(kept, parse_many(reports, model), strict=True):
        yield _reading(one, parsed, reader, settings)


def _reading(ingested: Ingested, parsed: Parsed, reader: str, settings: Settings) -> Reading:
    found: list[plugins.Found] = []
    problems: list[Problem] = list(ingested.problems)
    for name, extractor in plugins.installed_extractors():
        records, faults = plugins.run(name, extractor, parsed, [record.id for record in found])
        found.extend(records)
        problems.extend(faults)
    kinds = plugins.by_kind(found)
    names = Names((), (), ())
    speakers: Speakers | None = None
    try:
        context = Context(parsed, kinds.statements)
        speakers = Speakers(parsed, context)
        statements, actors = speakers.read(kinds.statements)
        names = read_names(context, statements, actors)
        actors = with_parties(context, (*ingested.actors, *actors, *names.actors), names)
    except Exception as error:
        message = f"failed with {type(error).__name__}: {error}. Its statements are kept without their speakers."
        problems.append(Problem(stage="resolve", place=parsed.report.name, message=message))
        speakers, reason = None, "the speakers of this report could not be resolved"
        statements = tuple(replace(s, speaker=None, unresolved=reason) for s in kinds.statements)
        actors = ingested.actors
    dates: tuple[DateMention, ...] = ()
    try:
        dates = read_dates(parsed)
    except Exception as error:
        message = f"failed with {type(error).__name__}: {error}. The report is kept without its time expressions."
        problems.append(Problem(stage="extract", place=parsed.report.name, message=message))
    talks = Talks(actors)
    if speakers is not None:
        try:
            talks = read_talks(parsed, speakers, statements, names, actors, dates, settings.issues)
        except Exception as error:
            message = f"failed with {type(error).__name__}: {error}. The report is kept without meetings and positions."
            problems.append(Problem(stage="talks", place=parsed.report.name, message=message))
    return Reading(
        report=parsed.report,
        actors=talks.actors,
        statements=statements,
        meetings=(*kinds.meetings, *talks.meetings),
        proposals=(*kinds.proposals, *talks.proposals),
        provisions=(*kinds.provisions, *talks.provisions),
        positions=(*kinds.positions, *talks.positions),
        dates=dates,
        places=names.places,
        names=names.mentions,
        propositions=talks.propositions,
        problems=tuple(problems),
        reader=reader,
    )
