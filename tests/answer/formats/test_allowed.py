"""Words and addresses as other formats allow them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from secretariat.answer.formats.allowed import web_address, xml_text


@given(st.text(alphabet=st.characters(blacklist_categories=()), max_size=30))
def test_xml_takes_every_text(text: str) -> None:
    node = etree.Element("a")
    node.text = xml_text(text)
    assert len(node.text or "") == len(text)


def test_only_what_xml_forbids_is_marked() -> None:
    assert xml_text("a\x00b\x1b\x0b\ufffe\uffff\ud800c") == "a\ufffdb" + "\ufffd" * 5 + "c"
    assert xml_text("é\t\n\r“”\u202e]]>&<\U0001f600\x85") == "é\t\n\r“”\u202e]]>&<\U0001f600\x85"


@pytest.mark.parametrize("url", ["https://courier.example/a?b=1&c=%20#d", "http://10.0.0.1:80/", "https://ü.example/ä"])
def test_addresses_on_the_web_can_be_followed(url: str) -> None:
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None, "", "javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "file:///etc/passwd", "//a.example",
        "courier.example", "https://", "https:a.example", "http://[::1", "https://a.example/ b", "https://a.example/\n",
        'https://a.example/"onclick', "https://a.example/<b>", "https://a.example/\x00", "https://a.example/\u202e",
        "\x01javascript:alert(1)", "ftp://a.example/",
    ],
)  # fmt: skip
def test_others_cannot(url: str | None) -> None:
    assert web_address(url) is None
