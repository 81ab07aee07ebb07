"""The page as a folder of files, which a browser opens without a server."""

from __future__ import annotations

import re
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from flask_frozen import Freezer, walk_directory

from secretariat.answer import files
from secretariat.answer.formats.table import PAGE, Words
from secretariat.dossier import Dossier
from secretariat.problems import SecretariatError
from secretariat.store.copying import copy_file
from secretariat.web.app import make_app, navigation
from secretariat.web.asking import asked
from secretariat.web.shared import events_and_people, report_list
from secretariat.web.still_app import StillApp, file_of

_PLAIN = re.compile(r"(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-]+\.[a-z]+")
"""What the name of a file may be."""

_REPORTS = "/report/"


def write_copy(
    dossier: Dossier, target: str | Path, words: Words = "all", progress: Callable[[int], None] | None = None
) -> int:
    """Write the page of a dossier, as of its day, into a folder; `index.html` in it is the overview.

    The dossier is read as it is at one moment, whoever adds to it meanwhile.

    Args:
        dossier: which, and as of when.
        target: the folder; it is made where there is none, and has to be empty where there is one.
        words: which words of reports are in it, see `Dossier.written`.
        progress: is told after each file how many there are.

    Returns:
        How many pages were written.

    Raises:
        SecretariatError: the folder cannot be written or is not empty, or the dossier cannot be read.
    """
    target = Path(target)
    files.check_target(target, dossier.path)
    files.check_shape(target, PAGE)
    try:
        with tempfile.TemporaryDirectory(prefix="secretariat-") as room:
            own = Path(room) / dossier.path.name
            copy_file(dossier.path, own)
            app = make_app(own, still=True)
            app.config.update(DAY=dossier.day, WORDS=words)
            with _room_in(target) as begun:
                return _freeze(app, begun, progress or (lambda _: None))
    except OSError as error:
        raise SecretariatError(
            f"{target} cannot be written: {error.strerror or error}. Check the folder and the space left on the disk, "
            "or give another folder with -o."
        ) from error


@contextmanager
def _room_in(target: Path) -> Iterator[Path]:
    """A folder inside `target` whose files are moved into `target` at the end, the first page last; all or nothing."""
    made = not target.exists()
    target.mkdir(parents=True, exist_ok=True)
    if any(target.iterdir()):
        raise SecretariatError(
            f"{target} is not empty; files of an earlier copy would stay among the new ones. Give a new folder with "
            "-o, or empty it first."
        )
    begun = Path(tempfile.mkdtemp(prefix=".begun-", dir=target))
    try:
        yield begun
        for one in sorted(begun.iterdir(), key=lambda path: (path.name == "index.html", path.name)):
            one.replace(target / one.name)
    except BaseException:
        shutil.rmtree(target if made else begun, ignore_errors=True)
        raise
    begun.rmdir()


class _Freezer(Freezer):  # type: ignore[misc]
    """Writes each page into the file to which the links lead."""

    def urlpath_to_filepath(self, path: str) -> str:
        """The file of an address, inside the folder."""
        name = file_of(path)[1:]
        if not _PLAIN.fullmatch(name):
            raise SecretariatError(f"No file can be named after the address {path!r}.")
        return name


def _freeze(app: StillApp, folder: Path, progress: Callable[[int], None]) -> int:
    """Write every page there is; how many. Reports come last, when it is known to which of their words pages lead."""
    app.config.update(
        FREEZER_DESTINATION=str(folder.absolute()),
        FREEZER_REMOVE_EXTRA_FILES=False,
        FREEZER_IGNORE_MIMETYPE_WARNINGS=True,
    )
    freezer = _Freezer(app, with_static_files=False, with_no_argument_rules=False, log_url_for=False)
    begin = _beginnings(app)

    @freezer.register_generator  # type: ignore[untyped-decorator]
    def every_page() -> Iterator[str]:
        yield from (f"/static/{name}" for name in walk_directory(app.static_folder))
        yield from begin
        done: set[str] = set()
        while new := [path for path in app.linked if path not in done]:
            others = [path for path in new if not path.startswith(_REPORTS)]
            done.update(others or new)
            yield from others or new

    pages = 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for page in freezer.freeze_yield():
            pages += page.path.suffix == ".html"
            progress(pages)
    return pages


def _beginnings(app: StillApp) -> list[str]:
    """The addresses from which links lead to everything else: the views, each of those named, each report."""
    with app.test_request_context("/"):
        ask = asked()
        people = tuple(events_and_people(ask)[1].actors)
        reports = [line.report.id for line in report_list(ask).rows]
        views = [app.url_for(endpoint) for _, endpoint in navigation(still=True)]
        app.linked.update({app.url_for("reports.report", id=one): None for one in reports})
        return [*views, app.url_for("statements.page"), *(app.url_for("who.actor", id=one) for one in people)]
