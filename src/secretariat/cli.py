"""The command line: a command is parse, one call, print. What is heavy is imported where it is used."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from secretariat.answer.counting import counted
from secretariat.answer.formats.table import FORMATS, PAGE
from secretariat.problems import SecretariatError
from secretariat.watch import Watch

if TYPE_CHECKING:
    from secretariat.answer.formats.table import Words
    from secretariat.answer.paging import Page
    from secretariat.answer.rows import Answer
    from secretariat.dossier import Added, Dossier

DONE, PROBLEMS, MISUSE, INTERRUPTED = 0, 1, 2, 130
"""Exit codes: done; done with problems (listed on standard error); misuse; stopped with Ctrl-C."""

TALKS = ("meetings", "proposals", "provisions", "positions")
SHOWN = ("overview", "statements", "actors", "timeline", *TALKS, "claims", "contradictions", "shifts")
"""What `show` shows."""

ROWS = 20
"""Rows of a long list that a terminal shows."""

_TRACEBACK = "SECRETARIAT_TRACEBACK"


class Commands(click.Group):
    """The commands, with the one handler for everything that stops them."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run a command; a `SecretariatError` becomes a message and exit code 2, nothing a traceback."""
        try:
            if sys.stderr is None:
                sys.stderr = Path(os.devnull).open("w")  # noqa: SIM115
            if sys.stdout is None:
                raise SecretariatError("Standard output is closed; leave it open, or send it away with >/dev/null.")
            return super().main(*args, **kwargs)
        except SecretariatError as error:
            _say(f"Error: {error}")
        except OSError as error:
            if error.filename is None:
                _abandon_output()
            _say(f"Error: {error.filename or 'writing the output'}: {error.strerror or error}.")
        except Exception as error:
            if os.environ.get(_TRACEBACK):
                raise
            _say(
                f"Error: a fault in Secretariat ({type(error).__name__}: {error}). What was added is safe. "
                f"Please report it, with what {_TRACEBACK}=1 and the same command show."
            )
        sys.exit(MISUSE)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command that was understood; Ctrl-C and a pipe that was closed have exit codes of their own."""
        try:
            if hasattr(sys.stdout, "reconfigure"):
                sys.stdout.reconfigure(errors="replace")
            result = super().invoke(ctx)
            sys.stdout.flush()
        except KeyboardInterrupt:
            _say("Interrupted.")
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            _abandon_output()
            ctx.exit(DONE)
        return result


def _abandon_output() -> None:
    """Let what could not be written not be tried again when the program ends."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


F = TypeVar("F", bound=Callable[..., Any])


def dossier_option(command: F) -> F:
    """`-d`: the dossier's file."""
    return click.option(
        "-d",
        "--dossier",
        "path",
        default="talks.db",
        show_default=True,
        envvar="SECRETARIAT_DOSSIER",
        show_envvar=True,
        type=click.Path(path_type=Path),
        help="The dossier's file.",
    )(command)


def reading_options(command: F) -> F:
    """What every reading command takes."""
    command = click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)
    command = click.option(
        "--as-of", "day", metavar="DAY", help="As known at the end of this day (UTC), by publication, e.g. 2025-11-20."
    )(command)
    return dossier_option(command)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="secretariat")
def main() -> None:
    """Keep the record of a negotiation: who said what in the press, on the exact words.

    Exit codes: 0 done, 1 done with problems (listed on standard error), 2 misuse.
    """


@main.command()
@dossier_option
@click.option("--model", help="An installed spaCy pipeline to parse with.")
@click.option("--processes", type=click.IntRange(0, 512), help="Reading processes; 0: one for each core.")
@click.option("--max-megabytes", type=click.IntRange(1), help="Largest file that is opened, in MB.")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.pass_context
def add(ctx: click.Context, /, path: Path, paths: tuple[str, ...], **given: str | int | None) -> None:
    """Read reports into the dossier: files and folders; - is standard input.

    What the dossier knows is not read again. Stopped at any moment, the same command goes on where it stopped.
    """
    import msgspec

    from secretariat.dossier import Dossier
    from secretariat.settings import Settings

    settings = Settings.from_environment()
    settings = msgspec.structs.replace(settings, **{name: value for name, value in given.items() if value is not None})
    watch = Watch()
    stdin = None if sys.stdin is None else sys.stdin.buffer
    try:
        with watch:
            added = Dossier(path, settings).add(paths, stdin=stdin, progress=watch)
    except KeyboardInterrupt:
        _say(f"Interrupted: {watch.so_far()} in {path}. Run the same command again to go on.")
        ctx.exit(INTERRUPTED)
    _print_added(path, added)
    ctx.exit(PROBLEMS if added.problems else DONE)


@main.command()
@dossier_option
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
def remove(path: Path, reports: tuple[str, ...]) -> None:
    """Take reports out of the dossier, by id or by the name they were read from, with all that was read in them."""
    number = _dossier(path, None).remove(reports)
    _say(f"{path}: {counted(number, 'report')} taken out.")


@main.command()
@reading_options
@click.option("--speaker", metavar="NAME", help="With statements: only by those whose name contains this.")
@click.option("--party", metavar="NAME", help="With positions: only of those whose name contains this.")
@click.option("--why", is_flag=True, help="With what talks tell: rule, version and score.")
@click.option(
    "--limit",
    type=click.IntRange(0),
    help="Rows of a list at most (of statements: reports); 0: all. Default: 20 on a terminal, else all.",
)
@click.option("--offset", type=int, default=0, help="Rows left out before them; -20: the last 20.")
@click.argument("what", type=click.Choice(SHOWN), default="overview")
def show(path: Path, day: str | None, as_json: bool, what: str, why: bool, **given: Any) -> None:
    """Show the overview, the statements (who said what, in which words), the actors, the timeline (what the reports
    tell of which day); the meetings, proposals (plans in their versions), provisions (terms) or positions (who wants
    what) that the reports tell of; the claims (what is told more than once, and how many origins it has), the
    contradictions between accounts, or the shifts (how positions moved)."""
    speaker, party = given["speaker"], given["party"]
    for option, value, fits in (("--speaker", speaker, "statements"), ("--party", party, "positions")):
        if value is not None and what != fits:
            raise SecretariatError(f"{option} goes with `show {fits}`, not with `show {what}`.")
    if why and what not in TALKS:
        raise SecretariatError(f"--why goes with `show {'|'.join(TALKS)}`, not with `show {what}`.")
    dossier, page = _dossier(path, day), _page(what, given["limit"], given["offset"], as_json)
    answers: dict[str, Callable[[], Answer]] = {
        "overview": dossier.overview,
        "statements": lambda: dossier.statements(speaker, page),
        "actors": lambda: dossier.actors(page),
        "timeline": lambda: dossier.timeline(page),
        "meetings": lambda: dossier.meetings(page),
        "proposals": lambda: dossier.proposals(page),
        "provisions": lambda: dossier.provisions(page),
        "positions": lambda: dossier.positions(party, page),
        "claims": lambda: dossier.claims(page),
        "contradictions": lambda: dossier.contradictions(page),
        "shifts": lambda: dossier.shifts(page),
    }
    _print_answer(answers[what](), as_json, why=why)


def _page(what: str, limit: int | None, offset: int, as_json: bool) -> Page | None:
    """Which rows of a list are shown; None: all."""
    from secretariat.answer.paging import Page

    if what == "overview":
        if limit or offset:
            raise SecretariatError("--limit and --offset go with lists, not with `show overview`.")
        return None
    if limit is None:
        limit = ROWS if sys.stdout.isatty() and not as_json else 0
    return Page(limit or sys.maxsize, offset) if limit or offset else None


@main.command()
@reading_options
@click.option("--since", metavar="DAY", required=True, help="Published on this day (UTC) or later, e.g. 2025-11-20.")
def changes(path: Path, day: str | None, as_json: bool, since: str) -> None:
    """What became known since a day: new claims and independent origins, contradictions and denials, positions that
    moved, terms of plans that changed, meetings that were announced, held, moved or called off, and reports that were
    edited."""
    from secretariat.answer.days import read_day

    _print_answer(_dossier(path, day).changes(read_day(since, "--since")), as_json)


@main.command()
@reading_options
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write: .md, .docx, .html or .json.")
@click.option("--since", metavar="DAY", help="Changes since this day; default: 14 days before the newest publication.")
def brief(path: Path, day: str | None, as_json: bool, output: Path | None, since: str | None) -> None:
    """Write a brief: where things stand, what changed, positions, proposals, disputed points, sources.

    Each sentence is checked against the words it cites before it is written; one that fails is left out and counted.
    """
    from secretariat.answer import files
    from secretariat.answer.briefing import writing
    from secretariat.answer.days import read_day

    if output is None and not as_json:
        raise SecretariatError("A brief is a file: give it with -o brief.md (or .docx, .html), or ask for --json.")
    if output is not None:
        writing.check_ending(output)
        files.check_target(output, path)
    told = _dossier(path, day).brief(None if since is None else read_day(since, "--since"))
    if output is not None:
        writing.write_brief(told, output)
    if as_json:
        _write(writing.brief_json(told))
    else:
        found = told.coverage
        parts = [counted(found.told, "sentence"), counted(len(told.sources), "source")]
        _say(f"{output}: {', '.join(parts)}; {counted(found.failed, 'sentence')} left out, having failed the check.")


@main.command()
@reading_options
@click.option("--speaker", metavar="NAME", help="Only statements by those whose name contains this.")
@click.option("--since", metavar="DAY", help="Only reports published on this day or later.")
@click.option("--until", metavar="DAY", help="Only reports published on this day or earlier.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="How many reports at most.")
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
def search(path: Path, day: str | None, as_json: bool, words: tuple[str, ...], **narrowed: Any) -> None:
    """Find reports and statements in which all the WORDS occur.

    Words that have to stand together are put in double quotes ('"red lines"'); sanction* stands for any ending.
    """
    from secretariat.answer.days import read_day

    for option in ("since", "until"):
        if narrowed[option] is not None:
            narrowed[option] = read_day(narrowed[option], f"--{option}")
    answer = _dossier(path, day).search(" ".join(words), **narrowed)
    _print_answer(answer, as_json)
    if not answer.hits and not as_json:
        _say(f"Nothing found for {answer.words}.")


@main.command()
@reading_options
@click.option(
    "--format",
    "kind",
    type=click.Choice([*FORMATS, PAGE.name]),
    default="json",
    show_default=True,
    help="What to write.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="File to write, or folder (csv, parquet, html); - is standard output.",
)
@click.option(
    "--since", metavar="DAY", help="With rss and atom: the first day. Default: 14 before the newest report's."
)
@click.option("--without-text", is_flag=True, help="Leave out the reports' texts; passages keep their quotes.")
@click.option("--excerpts-only", is_flag=True, help="Leave out the texts, and cut quotes to 300 characters.")
def export(path: Path, day: str | None, as_json: bool, kind: str, output: Path | None, **given: Any) -> None:
    """Write the whole dossier, or as feed (rss, atom) what changed in it, in the format of another program.

    json: everything, one object. csv, parquet: tables, a file for each kind of record. xlsx: the same as a workbook.
    jsonld: linked data. graphml: who met, speaks for and quotes whom. ics: meetings and deadlines. ftm: FollowTheMoney.
    html: the page as files, into a new folder; open its index.html.
    """
    from secretariat.answer.days import read_day

    output, made = None if output == Path("-") else output, PAGE if kind == PAGE.name else FORMATS[kind]
    if as_json and kind != "json":
        raise SecretariatError(f"--json is --format json; give it or --format {kind}.")
    if made.folder and output is None:
        raise SecretariatError(f"--format {kind} writes a folder of files: give it with -o FOLDER.")
    if made.binary and output is None and sys.stdout.isatty():
        raise SecretariatError(f"--format {kind} is nothing for a terminal: give a file with -o dossier{made.ending}.")
    if given["since"] is not None and made.changes is None:
        raise SecretariatError(f"--since goes with --format rss and atom, not with {kind}.")
    since = None if given["since"] is None else read_day(given["since"], "--since")
    words: Words = "excerpts" if given["excerpts_only"] else "quotes" if given["without_text"] else "all"
    dossier = _dossier(path, day)
    if made is PAGE and output is not None:
        from secretariat.web.still import write_copy

        _say(f"{output}: {counted(write_copy(dossier, output, words), 'page')}. Open {output / 'index.html'}.")
    elif output is not None:
        _say(f"{output}: {dossier.write(output, kind, words=words, since=since).told}.")
    else:
        data = dossier.written(kind, words=words, since=since).files
        assert isinstance(data, bytes)
        _write(data)


@main.command()
@dossier_option
@click.option("--port", type=click.IntRange(1, 65535), help="The port; default: the first free one from 8017.")
@click.option("--host", metavar="ADDRESS", help="Listen on this address, so that others reach it, with a token.")
@click.option("--open", "show_it", is_flag=True, help="Open it in the browser.")
def serve(path: Path, port: int | None, host: str | None, show_it: bool) -> None:
    """Serve the dossier as a page on this machine (127.0.0.1), until Ctrl-C. The dossier is only read.

    With another --host, the address that is printed holds a token, and nobody gets in without it.
    """
    from secretariat.web.serving import serve as serve_page

    def say(address: str) -> None:
        _say(f"{path}: {address}  (Ctrl-C ends it)")
        if show_it:
            click.launch(address)

    serve_page(path, host, port, say)


@main.command()
@dossier_option
@click.option("--why", metavar="REASON", help="The reason, one sentence.")
@click.option("--by", metavar="NAME", help="Who rules; default: the name of the user.")
@click.argument("left", metavar="ID")
@click.argument("right", metavar="ID")
@click.argument("verdict", type=click.Choice(["same", "different", "unsure", "withdraw"]))
def judge(path: Path, left: str, right: str, verdict: Any, why: str | None, by: str | None) -> None:
    """Rule on whether two actors are the same, or two points say the same, or `withdraw` earlier rulings on them.

    The ids are those of `secretariat show actors --json` and of the members in `show claims --json`. A ruling outweighs
    what the rules found; withdrawn, the rules count again.
    """
    import getpass

    dossier = _dossier(path, None)
    if verdict == "withdraw":
        _say(f"{path}: {counted(dossier.withdraw(left, right), 'ruling')} taken back.")
        return
    if not why:
        raise SecretariatError("A ruling needs its reason: --why 'the minister signs with both names'.")
    try:
        who = by or getpass.getuser()
    except (KeyError, OSError, ImportError) as error:
        raise SecretariatError("A ruling needs who rules: --by 'A. Analyst'.") from error
    dossier.judge(left, right, verdict, why=why, by=who)
    _say(f"{path}: ruled {verdict}.")


def _dossier(path: Path, day: str | None) -> Dossier:
    from secretariat.answer.days import read_day
    from secretariat.dossier import Dossier

    return Dossier(path, day=None if day is None else read_day(day, "--as-of"))


def _print_answer(answer: Answer, as_json: bool, *, why: bool = False) -> None:
    import msgspec

    if as_json:
        _write(msgspec.json.format(msgspec.json.encode(answer), indent=2) + b"\n")
        return
    from rich.console import Console

    from secretariat.answer import terminal

    terminal.show(answer, Console(), why=why)
    note = terminal.note(answer)
    if note is not None:
        _say(note)


def _print_added(path: Path, added: Added) -> None:
    from secretariat.answer.cleaning import clean

    for problem in added.problems:
        _say(str(problem))
    parts = [f"{counted(added.read, 'report')} read"]
    if added.read:
        parts[0] += f" ({added.words:,} words, {added.seconds:.1f} s)"
    parts += [f"{added.known:,} known already"] if added.known else []
    parts += [f"{added.unread:,} not read"] if added.unread else []
    click.echo(clean(f"{path}: {'; '.join(parts)}"))


def _write(data: bytes) -> None:
    stream = sys.stdout.buffer
    stream.write(data)
    stream.flush()


def _say(line: str) -> None:
    """One line on standard error, safe to print whatever it quotes."""
    from secretariat.answer.cleaning import clean

    click.echo(clean(line), err=True)
