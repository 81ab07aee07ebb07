"""Looking at a static copy of the page as a browser would that opens its files."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from lxml import html


class Link(NamedTuple):
    """An address in a file of the copy."""

    file: str
    """The file that has it, from the root of the copy."""
    element: str
    address: str


class Copy:
    """The files of a copy, each parsed once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")
                      if path.is_file()}  # fmt: skip
        self.pages = {name: html.fromstring(data) for name, data in self.files.items() if name.endswith(".html")}
        self.anchors = {name: set(page.xpath("//@id")) for name, page in self.pages.items()}

    def links(self) -> Iterator[Link]:
        """Every address that any file has, in whatever attribute."""
        for name, page in sorted(self.pages.items()):
            for attribute in ("href", "src", "action", "srcset", "data", "poster", "formaction"):
                for element in page.xpath(f"//*[@{attribute}]"):
                    yield Link(name, element.tag, element.get(attribute))
            for element in page.xpath("//*[@*[local-name() = 'href' and namespace-uri() != '']]"):
                yield Link(name, element.tag, next(value for key, value in element.items() if key.endswith("href")))

    def wrong(self) -> list[str]:
        """Links that lead nowhere, in a line each; those to the reports' own places on the web are right."""
        found = []
        for link in self.links():
            parts = urlsplit(link.address)
            if link.address == "data:,":
                continue
            if parts.scheme or parts.netloc:
                if not (link.element == "a" and parts.scheme in {"http", "https"}):
                    found.append(f"{link}: leads away")
                continue
            file = self.file_of(link)
            if parts.query or link.address.startswith("/"):
                found.append(f"{link}: is none of a file")
            elif file not in self.files:
                found.append(f"{link}: there is no such file")
            elif parts.fragment and unquote(parts.fragment) not in self.anchors[file]:
                found.append(f"{link}: there is no such place in it")
        return found

    def file_of(self, link: Link) -> str:
        """The file to which it leads, from the root of the copy; outside of it with `..`."""
        path = urlsplit(link.address).path
        if not path:
            return link.file
        return posixpath.normpath(posixpath.join(posixpath.dirname(link.file), unquote(path)))

    def reached(self) -> set[str]:
        """The files to which links lead from the first page, over however many others."""
        leads: dict[str, set[str]] = {}
        for link in self.links():
            if not urlsplit(link.address).scheme:
                leads.setdefault(link.file, set()).add(self.file_of(link))
        found, waiting = {"index.html"}, ["index.html"]
        while waiting:
            new = leads.get(waiting.pop(), set()) - found
            found |= new
            waiting += new
        return found

    def said(self, name: str) -> str:
        """All words that a page shows or holds, with those of tooltips, one space between any two."""
        page = self.pages[name]
        return " ".join("".join(page.itertext()).split()) + " ".join(" ".join(page.xpath("//@title")).split())
