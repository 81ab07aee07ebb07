"""How answers are laid out on a terminal: styles, text beside a margin, short names."""

from __future__ import annotations

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

HEADING, QUIET, NAME = "bold", "dim", "bold cyan"


class Indented:
    """Text wrapped to the console's width beside a margin, which may hold a label; no spaces at the ends of lines."""

    def __init__(self, text: Text, margin: int, label: str = "") -> None:
        self.text, self.margin, self.label = text, margin, label

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        left = (self.label.ljust(self.margin), QUIET if self.label else "")
        for line in self.text.wrap(console, max(options.max_width - self.margin, 8), overflow="fold"):
            line.rstrip()
            yield Text.assemble(left, line)
            left = (" " * self.margin, "")


def short(name: str) -> str:
    """The last part of a path or address."""
    return name.rstrip("/").rpartition("/")[2] or name
