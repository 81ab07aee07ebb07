"""Plain text keeps its characters and offsets; only line ends, wraps and control characters change."""

from __future__ import annotations

import pytest

from secretariat.ingest.encodings import decode
from secretariat.ingest.plaintext import offsets_of, store_text

WRAPPED = """\
    Negotiators from both sides sat down on Tuesday for a second
day of talks on the river crossing, and neither would say when
they expected to be done with the matter.
    "We have all the time in the world," said Orla Fennimore, who
leads the delegation of the northern cantons.
"""


@pytest.mark.parametrize(
    ("given", "stored"),
    [
        ("One paragraph.\n\nAnother.\n", "One paragraph.\n\nAnother.\n"),
        ("  white space  \n", "  white space  \n"),
        ("One.\r\n\r\nTwo.\rThree.", "One.\n\nTwo.\nThree."),
        ("a\x00b\x07c", "a b c"),
        ("a\ud800b", "a\ufffdb"),
        ("\u202eabc\u202c \u200f", "\u202eabc\u202c \u200f"),
        ("Next line\u2028here", "Next line\nhere"),
    ],
)
def test_characters(given: str, stored: str) -> None:
    assert store_text(given).text == stored


def test_wrapped_lines_are_joined_with_one_space_and_keep_their_offsets() -> None:
    stored = store_text(WRAPPED).text
    assert len(stored) == len(WRAPPED)
    assert stored.count("\n") == 2
    assert "for a second day of talks" in stored
    assert 'the matter.\n    "We have' in stored


@pytest.mark.parametrize(
    "text",
    [
        "A title without a stop\nBy Jon Varga\nMarch 5, 2031\n\nThe talks went on.",
        "First short line.\nSecond short line.\nThird short line.\nFourth short line.\n",
        "The ministers agreed on:\n- a ceasefire of thirty days on the line of contact\n- an exchange of all for all\n",
    ],
)
def test_lines_that_are_no_wraps_stay(text: str) -> None:
    assert store_text(text).text == text


def test_two_lines_run_on() -> None:
    text = "The minister said in the evening that the\ntalks would go on."
    assert store_text(text).text == text.replace("\n", " ")


def test_markdown_loses_its_marks() -> None:
    text = "The **first** draft, [says Corve](https://x.example), was *not* `final`, 2 * 3 * 4 and snake_case_name."
    assert store_text(text, markdown=True).text == (
        "The first draft, says Corve, was not final, 2 * 3 * 4 and snake_case_name."
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_exact_segments_decode_to_the_text(encoding: str) -> None:
    data = WRAPPED.replace("days", "“days”").replace("\n", "\r\n").encode(encoding)
    decoded = decode(data)
    stored = store_text(decoded.text)
    offsets = offsets_of(stored, decoded, data)
    assert offsets.segments
    for segment in offsets.segments:
        if segment.exact:
            words = data[segment.first_byte : segment.last_byte].decode(offsets.encoding)
            assert words == stored.text[segment.start : segment.end]
    at = stored.text.index("Orla Fennimore")
    span = offsets.to_bytes(at, at + len("Orla Fennimore"), data)
    assert span is not None
    assert data[span[0] : span[1]].decode(offsets.encoding) == "Orla Fennimore"
