"""How far an `add` is, on standard error."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

import click

from secretariat.answer.counting import counted

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

    from secretariat.dossier import Progress

_PLAIN_EVERY_SECONDS = 10.0
_BAR_EVERY_SECONDS = 0.1


class Watch:
    """Shows on standard error how far an `add` is: a bar on a terminal, a plain line now and then otherwise."""

    def __init__(self) -> None:
        self._last: Progress | None = None
        self._bar: Bar | None = None
        self._shown = time.monotonic()
        self._started = self._shown
        self._on_terminal = sys.stderr.isatty() and os.environ.get("TERM", "dumb") not in ("dumb", "unknown")

    def __enter__(self) -> Watch:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.refresh()
            self._bar.stop()

    def __call__(self, progress: Progress) -> None:
        """Show how far it is now."""
        first = self._last is None or self._last.total is None
        self._last = progress
        if progress.total is None:
            return
        if first:
            self._started = time.monotonic()
        if self._on_terminal:
            self._draw(progress, first)
        elif first:
            click.echo(f"Reading {counted(progress.total, 'report')} …", err=True)
        elif time.monotonic() - self._shown > _PLAIN_EVERY_SECONDS:
            self._shown = time.monotonic()
            click.echo(f"{progress.done:,} of {counted(progress.total, 'report')}, {self._rate(progress)}", err=True)

    def so_far(self) -> str:
        """How many of the new reports are in: `12 of 100 new reports are`."""
        if self._last is None or self._last.total is None:
            return "no new report is"
        return f"{self._last.done:,} of {self._last.total:,} new reports are"

    def _rate(self, progress: Progress) -> str:
        seconds = time.monotonic() - self._started
        return f"{progress.done / seconds:.1f} reports/s" if progress.done and seconds > 0 else ""

    def _draw(self, progress: Progress, first: bool) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as Bar

        if self._bar is None:
            columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
            self._bar = Bar(
                TextColumn("reading"), *columns, TextColumn("left"), console=Console(stderr=True), auto_refresh=False
            )
            self._bar.add_task("reading", total=progress.total, rate="")
            self._bar.start()
        self._bar.update(self._bar.task_ids[0], completed=progress.done, rate=self._rate(progress))
        if first or time.monotonic() - self._shown > _BAR_EVERY_SECONDS:
            self._shown = time.monotonic()
            self._bar.refresh()
