"""Owns: the colours of the page, light and dark: contrast for text, and stances that the colour-blind tell apart."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

import secretariat.web

CSS = (Path(secretariat.web.__file__).parent / "static" / "page.css").read_text(encoding="utf-8")
Colour = tuple[float, float, float]
STANCES = (
    "accepts", "supports", "open", "studies", "conditional", "proposes", "demands", "opposes", "rejects", "red-line",
)  # fmt: skip
TEXT = ("ink", "faint", "link", "strong", "agreed", "contested", "unknown", "held", "planned", "off")
AA = 4.5


def variables(rule: str) -> dict[str, Colour]:
    """The colours that a rule of the stylesheet sets, as parts from 0 to 1."""
    block = CSS.split(rule + " {", 1)[1].split("}", 1)[0]
    found = re.findall(r"--([\w-]+): #([0-9a-f]{3}|[0-9a-f]{6});", block)
    wide = {name: digits if len(digits) == 6 else "".join(2 * one for one in digits) for name, digits in found}
    return {name: (_part(code, 0), _part(code, 2), _part(code, 4)) for name, code in wide.items()}


def _part(code: str, at: int) -> float:
    return int(code[at : at + 2], 16) / 255


def luminance(colour: Colour) -> float:
    """Relative luminance (WCAG 2.2)."""
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio (WCAG 2.2), from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


LIGHT, DARK = variables(":root"), variables(':root[data-theme="dark"]')
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def test_the_dark_of_the_system_is_the_dark_of_the_switch() -> None:
    assert variables(':root:not([data-theme="light"])') == DARK
    assert DARK.keys() == LIGHT.keys()


@THEMES
@pytest.mark.parametrize("stance", STANCES)
def test_stances_can_be_read(theme: dict[str, Colour], stance: str) -> None:
    assert contrast(theme[stance], theme[f"on-{stance}"]) >= AA


@THEMES
@pytest.mark.parametrize("name", TEXT)
def test_text_can_be_read_on_paper_and_sheet(theme: dict[str, Colour], name: str) -> None:
    assert contrast(theme[name], theme["paper"]) >= AA
    assert contrast(theme[name], theme["sheet"]) >= AA


@THEMES
@pytest.mark.parametrize("ground", ["mark", "k-statement", "k-meeting", "k-proposal", "k-provision", "k-position"])
def test_text_can_be_read_on_what_is_marked(theme: dict[str, Colour], ground: str) -> None:
    assert contrast(theme["ink"], theme[ground]) >= AA


@THEMES
@pytest.mark.parametrize("kind", ["statement", "meeting", "proposal", "provision", "position"])
def test_lines_beneath_passages_can_be_seen(theme: dict[str, Colour], kind: str) -> None:
    least = 3 if kind != "statement" else 1.8
    assert contrast(theme[f"l-{kind}"], theme["paper"]) >= least


@THEMES
def test_what_is_focused_can_be_seen(theme: dict[str, Colour]) -> None:
    assert contrast(theme["focus"], theme["paper"]) >= 3


def as_seen(colour: Colour) -> Colour:
    """The colour as somebody without red cones sees it (Viénot, Brettel and Mollon 1999), linear parts."""
    red, green, blue = (one**2.2 for one in colour)
    mixed = 0.11238 * red + 0.88762 * green
    return mixed, mixed, 0.00401 * red - 0.00401 * green + blue


@THEMES
def test_acceptance_and_refusal_differ_without_red_cones(theme: dict[str, Colour]) -> None:
    for kind in ("accepts", "supports"):
        for other in ("demands", "opposes", "rejects", "red-line"):
            here, there = as_seen(theme[kind]), as_seen(theme[other])
            assert here[2] - here[0] > 0.05, "bluish"
            assert here[2] - here[0] > there[2] - there[0] + 0.1, (kind, other)


@THEMES
def test_neighbours_on_the_scale_differ(theme: dict[str, Colour]) -> None:
    for one, other in pairwise(STANCES):
        assert sum(abs(a - b) for a, b in zip(theme[one], theme[other], strict=True)) > 0.15, (one, other)
