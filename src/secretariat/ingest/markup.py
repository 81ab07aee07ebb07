"""Trees of HTML, or of trafilatura's XML, as paragraphs."""

from __future__ import annotations

from typing import Any

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "table",
        "tr",
        "td",
        "th",
        "section",
        "article",
        "aside",
        "header",
        "footer",
        "nav",
        "main",
        "figure",
        "figcaption",
        "form",
        "br",
        "hr",
        "address",
        "title",
        "body",
        "html",
        "head",
        "quote",
        "list",
        "item",
        "row",
        "cell",
        "lb",
        "graphic",
        "code",
    ]
)
_SKIPPED = frozenset(
    ["script", "style", "noscript", "template", "svg", "iframe", "object", "button", "select", "textarea"]
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6", "head"])


def parse_html(html: str) -> tuple[Any, bool]:
    """The tree of a page (an lxml element, or None where there is none), and whether it nests too deep to be whole.

    libxml2 stops at 256 levels, so that a page of nested elements cannot exhaust the stack.
    """
    from lxml import etree
    from lxml.html import HTMLParser

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    try:
        tree = etree.fromstring(html.encode("utf-8", errors="replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        tree = None
    deep = any("depth" in entry.message.casefold() for entry in parser.error_log)
    return tree, deep


def paragraphs_of(root: Any) -> list[tuple[str, str]]:
    """(tag of the nearest block element, words with single spaces) of each paragraph under `root`, in order."""
    from lxml import etree

    found: list[tuple[str, str]] = []
    open_blocks = ["p"]
    words: list[str] = []

    def flush() -> None:
        line = " ".join("".join(words).split())
        if line:
            found.append((open_blocks[-1], line))
        words.clear()

    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        skipped = tag in _SKIPPED or not tag
        if event == "start":
            if tag in _BLOCKS:
                flush()
                open_blocks.append(tag)
            if skipped:
                walk.skip_subtree()
            else:
                words.append(element.text or "")
        else:
            if tag in _BLOCKS:
                flush()
                open_blocks.pop()
            if element is not root:
                words.append(element.tail or "")
    flush()
    return found


def is_heading(tag: str) -> bool:
    """Whether a paragraph's tag is that of a heading."""
    return tag in _HEADINGS


def fragment_paragraphs(html: str) -> list[tuple[str, str]]:
    """`paragraphs_of` a piece of HTML, as feeds and JSON exports carry it."""
    tree, _ = parse_html(f"<html><body><div>{html}</div></body></html>")
    return paragraphs_of(tree) if tree is not None else []
