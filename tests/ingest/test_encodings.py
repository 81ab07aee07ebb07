"""Bytes become characters: no declared encoding is believed against the bytes."""

from __future__ import annotations

import pytest

from secretariat.ingest.encodings import decode, encodes_back

WESTERN = "“Not a metre,” said Jürgen Österby — naïve, perhaps, in a café."
RUSSIAN = "Министр заявил во вторник, что переговоры в столице будут продолжены, и никто не просил о перерыве."


@pytest.mark.parametrize(
    ("data", "declared", "encoding"),
    [
        (WESTERN.encode("utf-8"), None, "utf-8"),
        (WESTERN.encode("utf-8"), "windows-1252", "utf-8"),
        (WESTERN.encode("utf-8-sig"), None, "utf-8"),
        (WESTERN.encode("cp1252"), None, "cp1252"),
        (WESTERN.encode("cp1252"), "utf-8", "cp1252"),
        (WESTERN.encode("cp1252"), "iso-8859-1", "cp1252"),
        (WESTERN.encode("cp1252"), "no-such-encoding", "cp1252"),
        (WESTERN.encode("utf-16"), None, "utf-16-le"),
        (WESTERN.encode("utf-16-le"), None, "utf-16-le"),
        (WESTERN.encode("utf-16-be"), None, "utf-16-be"),
        (WESTERN.encode("utf-32"), None, "utf-32-le"),
    ],
)
def test_western_text_in_any_encoding(data: bytes, declared: str | None, encoding: str) -> None:
    decoded = decode(data, declared=declared)
    assert (decoded.text, decoded.encoding, decoded.damaged) == (WESTERN, encoding, False)
    assert encodes_back(decoded, data)


@pytest.mark.parametrize("declared", [None, "utf-8", "windows-1252", "windows-1251"])
def test_cyrillic_text_under_any_declaration(declared: str | None) -> None:
    assert decode(RUSSIAN.encode("cp1251"), declared=declared).text == RUSSIAN


def test_the_declaration_in_markup_is_used() -> None:
    page = '<html><head><meta charset="koi8-r"></head><body>' + RUSSIAN
    assert decode(page.encode("koi8-r"), markup=True).text == page


def test_a_few_broken_bytes_do_not_cost_the_rest() -> None:
    data = RUSSIAN.encode("utf-8") + b" \xff\xfe " + RUSSIAN.encode("utf-8")
    decoded = decode(data)
    assert decoded.damaged
    assert decoded.text.count("\ufffd") == 2
    assert decoded.text.startswith(RUSSIAN)
