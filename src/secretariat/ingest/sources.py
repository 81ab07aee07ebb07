"""Files, folders and standard input become sources: one for each report, with its original bytes."""

from __future__ import annotations

import errno
import hashlib
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Literal

import msgspec

from secretariat.problems import Problem, SecretariatError
from secretariat.settings import MEGABYTE, Settings

Media = Literal["text", "markdown", "html", "mhtml", "json"]
Identity = tuple[int, int]
"""Device and inode number of a folder."""

STDIN = "-"
"""The path that means standard input."""
_SKIPPED_NAMES = ("readme", "license", "licence", "changelog", "copying", "notice", "contributing", "makefile")
"""Passed over in a folder without an ending or with one of documentation; `Notice.txt` may be news."""
_DOCUMENTATION = ("", ".md", ".rst")
_DATABASE = b"SQLite format 3\x00"
_BESIDE_DATABASES = ("-wal", "-shm")
_SKIPPED_ENDINGS = frozenset(
    [
        ".py",
        ".pyc",
        ".js",
        ".mjs",
        ".ts",
        ".css",
        ".scss",
        ".map",
        ".toml",
        ".yaml",
        ".yml",
        ".ini",
        ".cfg",
        ".lock",
        ".sh",
        ".bat",
        ".ps1",
        ".sql",
        ".db",
        ".sqlite",
        ".csv",
        ".tsv",
        ".png",
        ".jpg",
        ".jpeg",
        ".gif",
        ".svg",
        ".webp",
        ".ico",
        ".bmp",
        ".tif",
        ".tiff",
        ".avif",
        ".heic",
        ".mp3",
        ".mp4",
        ".m4a",
        ".wav",
        ".ogg",
        ".webm",
        ".mov",
        ".avi",
        ".woff",
        ".woff2",
        ".ttf",
        ".otf",
        ".eot",
        ".sha256",
        ".md5",
        ".sig",
        ".asc",
    ]
)


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One report as it came, not read yet."""

    name: str
    """Path as given or walked, `#` and the number of the member in a file of several (`wire.jsonl#3`: the line; of a
    list or a feed the place in it, from 1), or `-` for standard input."""
    data: bytes
    """The original bytes of this report: the file, the line, the element of a list; for a feed, JSON of the fields of
    an item."""
    media: Media

    @property
    def sha256(self) -> str:
        """Hex digest of `data`: what the report is known by."""
        return hashlib.sha256(self.data).hexdigest()


def find_sources(
    paths: Sequence[str | Path], settings: Settings, stdin: BinaryIO | None = None
) -> Iterator[Source | Problem]:
    """The reports under `paths`, one at a time and in sorted order; what cannot be read comes as a `Problem`.

    Folders are followed to `settings.max_depth`, links included, each folder once. In a folder, hidden files, README,
    LICENSE and the like, code, pictures, tables, databases, our own exports, JSON objects of other shapes than a
    report's and the `…_files` folders of saved pages are passed over; whatever is given by name is read. A folder given
    by name in which nothing is left is a `Problem`. `-` reads `stdin`.

    Raises:
        SecretariatError: a path does not exist, or `-` is given without standard input.
    """
    for path in paths:
        if str(path) == STDIN:
            if stdin is None:
                raise SecretariatError("“-” means standard input, and there is none here. Give files or folders.")
        elif not (Path(path).exists() or Path(path).is_symlink()):
            raise SecretariatError(
                f"There is no file or folder {str(path)!r}. Check the name; “-” reads standard input."
            )
    return _each(paths, settings, stdin)


def _each(paths: Sequence[str | Path], settings: Settings, stdin: BinaryIO | None) -> Iterator[Source | Problem]:
    visited: Counter[Identity] = Counter()
    for path in paths:
        if str(path) == STDIN and stdin is not None:
            yield from _from_stdin(stdin, settings)
            continue
        met_again = visited.total() - len(visited)
        silent = True
        for found in _from_path(Path(path), settings, visited, ()):
            silent = False
            yield found
        if silent and visited.total() - len(visited) == met_again and Path(path).is_dir():
            yield _problem(path, "holds no file that can be read as a report; there is nothing to read.")


def _from_path(
    path: Path, settings: Settings, visited: Counter[Identity], above: tuple[Identity, ...]
) -> Iterator[Source | Problem]:
    """The reports of a file or folder; `above` are the folders it was reached through.

    `visited` counts how often each folder so far was met; it is read the first time.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            yield from _from_folder(path, settings, visited, above)
        elif stat.S_ISREG(status.st_mode):
            yield from _from_file(path, status.st_size, settings, walked=bool(above))
        else:
            yield _problem(path, f"is a {_special(status.st_mode)}, not a file with a report; it was left out.")
    except OSError as error:
        if path.is_symlink() and error.errno == errno.ENOENT:
            yield _problem(path, "is a link that leads nowhere; it was left out.")
        else:
            yield _problem(path, f"could not be read ({error.strerror or error}); it was left out.")


def _special(mode: int) -> str:
    kinds = {stat.S_ISFIFO: "named pipe", stat.S_ISSOCK: "socket", stat.S_ISCHR: "device", stat.S_ISBLK: "device"}
    return next((name for test, name in kinds.items() if test(mode)), "special file")


def _from_folder(
    path: Path, settings: Settings, visited: Counter[Identity], above: tuple[Identity, ...]
) -> Iterator[Source | Problem]:
    status = path.stat()
    identity = (status.st_dev, status.st_ino)
    if identity in above:
        yield _problem(path, "is a link back to a folder that it lies in; it was not followed again.")
        return
    if identity in visited:
        visited[identity] += 1
        return
    if len(above) >= settings.max_depth:
        message = f"lies more than {settings.max_depth} folders deep (SECRETARIAT_MAX_DEPTH); it was not followed."
        yield _problem(path, message)
        return
    visited[identity] = 1
    inside = sorted(path.iterdir(), key=lambda item: item.name)
    pages = {item.stem for item in inside if item.suffix.casefold() in (".html", ".htm", ".xhtml")}
    for item in inside:
        of_page = item.name.endswith("_files") and item.name.removesuffix("_files") in pages
        if not of_page and not _is_passed_over(item):
            yield from _from_path(item, settings, visited, (*above, identity))


def _is_passed_over(path: Path) -> bool:
    name, ending = path.name.casefold(), path.suffix.casefold()
    about = path.stem.casefold() in _SKIPPED_NAMES and ending in _DOCUMENTATION
    aside = name.startswith((".", "~$")) or name.endswith(("~", *_BESIDE_DATABASES))
    return about or aside or ending in _SKIPPED_ENDINGS


def _from_file(path: Path, size: int, settings: Settings, walked: bool) -> Iterator[Source | Problem]:
    if walked and size and _is_database(path):
        return
    if size > settings.max_megabytes * MEGABYTE:
        yield _too_large(path, f"{size / MEGABYTE:,.0f} MB", settings)
        return
    with path.open("rb") as file:
        data = file.read(settings.max_megabytes * MEGABYTE + 1)
    yield from _members(str(path), data, settings, walked=walked)


def _is_database(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_DATABASE)) == _DATABASE


def _from_stdin(stdin: BinaryIO, settings: Settings) -> Iterator[Source | Problem]:
    data = stdin.read(settings.max_megabytes * MEGABYTE + 1)
    if len(data) > settings.max_megabytes * MEGABYTE:
        yield _too_large(STDIN, f"more than {settings.max_megabytes} MB", settings)
        return
    yield from _members(STDIN, data, settings)


def _members(place: str, data: bytes, settings: Settings, *, walked: bool = False) -> Iterator[Source | Problem]:
    """The reports in the bytes of a file; whatever goes wrong with one file costs that file, not the walk."""
    from secretariat.ingest.members import split_members

    try:
        yield from split_members(place, data, settings, walked=walked)
    except Exception as error:  # parsers raise whatever hostile bytes provoke in them
        yield _problem(place, f"could not be taken apart into reports ({told(error)}); the rest of it was left out.")


def told(error: Exception) -> str:
    """What an exception says, in characters that can be stored."""
    return f"{type(error).__name__}: {error}"[:200].encode("utf-8", "replace").decode("utf-8")


def _too_large(place: str | Path, size: str, settings: Settings) -> Problem:
    return _problem(
        place,
        f"is {size}, above the limit of {settings.max_megabytes} MB; it was not opened. "
        "Split it, or raise SECRETARIAT_MAX_MEGABYTES.",
    )


def _problem(place: str | Path, message: str) -> Problem:
    return Problem(stage="ingest", place=str(place), message=message)
