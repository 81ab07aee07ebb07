"""Quotation marks. Each case is a text and the quotations in it, as they stand there.

A quotation that nothing closes ends in ⟩; one that runs on from the paragraph before begins with ⟨.
"""

from __future__ import annotations

import time

import pytest

from secretariat.quotations import Quotation, find_quotations


def spans(text: str) -> list[tuple[int, int]]:
    """Paragraphs: what stands between empty lines."""
    found, start = [], 0
    for paragraph in text.split("\n\n"):
        if paragraph.strip():
            found.append((start, start + len(paragraph)))
        start += len(paragraph) + 2
    return found


def shown(text: str) -> list[str]:
    quotations = find_quotations(text, spans(text))
    return [f"{'⟨' * q.continues}{text[q.start : q.end]}{'⟩' * (not q.closed)}" for q in quotations]


STYLES = [
    ('"We will sign," she said.', ['"We will sign,"']),
    ('"We will sign," she said. "Soon."', ['"We will sign,"', '"Soon."']),
    ("“We will sign,” she said. “Soon.”", ["“We will sign,”", "“Soon.”"]),
    ("«We will sign,» she said.", ["«We will sign,»"]),
    ("« We will sign, » she said.", ["« We will sign, »"]),
    ("»We will sign,« she said. »Soon.«", ["»We will sign,«", "»Soon.«"]),
    ("‹We will sign,› she said.", ["‹We will sign,›"]),
    ("„We will sign,“ she said.", ["„We will sign,“"]),
    ("„We will sign,” she said.", ["„We will sign,”"]),
    ('„We will sign," she said.', ['„We will sign,"']),
    ('“We will sign," she said.', ['“We will sign,"']),
    ("‚We will sign,‘ she said.", ["‚We will sign,‘"]),
    ("‟We will sign,” she said.", ["‟We will sign,”"]),
    ("``We will sign,'' she said. ``Soon.''", ["``We will sign,''", "``Soon.''"]),
    ("''We will sign,'' she said.", ["''We will sign,''"]),
    ("'We will sign,' she said.", ["'We will sign,'"]),
    ("‘We will sign,’ she said.", ["‘We will sign,’"]),
    ('The envoy ("the mouse") left.', ['"the mouse"']),
    ('The envoy—"the mouse"—left.', ['"the mouse"']),
    ("It was a 'red line' for them.", ["'red line'"]),
]


@pytest.mark.parametrize(("text", "expected"), STYLES)
def test_styles(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


APOSTROPHES = [
    ("They don't know the workers' demands, said Holm's aide.", []),
    ("They don’t know the workers’ demands, said Holm’s aide.", []),
    ("'I don't know the workers' demands,' he said.", ["'I don't know the workers' demands,'"]),
    ("‘I don’t know the workers’ demands,’ he said.", ["‘I don’t know the workers’ demands,’"]),
    ("Back in the ’90s it was the ministers’ job.", []),
    ("Back in the '90s it was the ministers' job.", []),
    ("Back in the ‘90s it was the ministers’ job.", []),
    ("'Tis the season; rock 'n' roll; tell 'em, the delegates' aide said.", []),
    ("'It was so in the '90s,' he said.", ["'It was so in the '90s,'"]),
    ('The mark" of old wire copy: Lundqvist"s offer, the minister"s reply.', []),
    ('"Lundqvist"s offer is fair," he said.', ['"Lundqvist"s offer is fair,"']),
    ('"The workers" demand is fair," he said.', ['"The workers" demand is fair,"']),
    ('The workers" demand is fair, he said.', []),
    ('He met the "Friends of the Ports" on Monday.', ['"Friends of the Ports"']),
    ('The envoy, 6\'2", bowed low and said "no".', ['"no"']),
    ('"The envoy is 6\'2" tall," she said.', ['"The envoy is 6\'2" tall,"']),
    ("The 12\" map and the 5' wall came up.", []),
]


@pytest.mark.parametrize(("text", "expected"), APOSTROPHES)
def test_apostrophes_and_inches(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


NESTED = [
    ("“He said ‘never’ twice,” she told us.", ["“He said ‘never’ twice,”"]),
    ("\"He said 'never' twice,\" she told us.", ["\"He said 'never' twice,\""]),
    ("‘He said “never” twice,’ she told us.", ["‘He said “never” twice,’"]),
    ('\'He said "never" twice,\' she told us. "Yes."', ["'He said \"never\" twice,'", '"Yes."']),
    ("“He said “never” twice,” she told us. “Yes.”", ["“He said “never” twice,”", "“Yes.”"]),
    ("«He said «never» twice,» she told us.", ["«He said «never» twice,»"]),
    ("“He said «never» twice,” she told us.", ["“He said «never» twice,”"]),
    ("“One mark too many, “he said. “Two,” she said.", ["“One mark too many, “he said. “Two,”"]),
    ("The ports' “open sea” and the towns' “quiet”.", ["“open sea”", "“quiet”"]),
]


@pytest.mark.parametrize(("text", "expected"), NESTED)
def test_only_the_outermost_count(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


PARAGRAPHS = [
    ('"We came.\n\n"We saw," he said.', ['"We came.⟩', '⟨"We saw,"']),
    ("“We came.\n\n“We saw.\n\n“We left,” he said.", ["“We came.⟩", "⟨“We saw.⟩", "⟨“We left,”"]),
    ("‘We came.\n\n‘We saw,’ he said.", ["‘We came.⟩", "⟨‘We saw,’"]),
    ("'We don't know.\n\n'We saw,' he said.", ["'We don't know.⟩", "⟨'We saw,'"]),
    ("‘We came,’ he said.\n\n‘We saw,’ he said.", ["‘We came,’", "‘We saw,’"]),
    ("He said: “We came.\n\n“We saw.”", ["“We came.⟩", "⟨“We saw.”"]),
    ("“We came.\n\nThe hall was full.\n\n“We saw.”", ["“We came.⟩", "“We saw.”"]),
    ("“We came.\n\nHe said “no” then.", ["“We came.⟩", "“no”"]),
    ("“We came.” \n\n“We saw.”", ["“We came.”", "“We saw.”"]),
    ("“We came.   \n\nHe left.", ["“We came.⟩"]),
    ('"We came. "We saw," he said.', ['"We came.⟩', '"We saw,"']),
    ('He said "we came\n\nand we saw" to all.', ['"we came⟩']),
    ("'Tis so.\n\n'Twas so.", []),
]


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS)
def test_paragraphs(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


UNCLOSED = [
    ("“The ferry will sail, the envoy said on Monday.\n\nNobody came.", ["“The ferry will sail⟩"]),
    ('"We wait, he said. Nobody came.', ['"We wait⟩']),
    ("“We wait, he said.\n\n“Nobody came,” she said.", ["“We wait, he said.⟩", "⟨“Nobody came,”"]),
    ("“We wait,” he said. “Nobody came, and nobody will.", ["“We wait,”", "“Nobody came, and nobody will.⟩"]),
]


@pytest.mark.parametrize(("text", "expected"), UNCLOSED)
def test_what_nothing_closes_ends_before_whoever_says_it(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


NOTHING = ["", " ", '""', "“”", "« »", "''", "``''", '"', "“", "”", "’", "'", '" "', '" " "', "No marks.", "’s", "s’"]


@pytest.mark.parametrize("text", NOTHING)
def test_no_words_no_quotation(text: str) -> None:
    assert shown(text) == []


def test_offsets_are_those_of_the_text_outside_and_inside_the_marks() -> None:
    text = "Title\n\nHe said ``go'' and “wait for"
    assert find_quotations(text, spans(text)) == (
        Quotation(start=15, end=21, inner_start=17, inner_end=19, closed=True),
        Quotation(start=26, end=len(text), inner_start=27, inner_end=len(text), closed=False),
    )


def test_marks_between_paragraphs_do_not_count() -> None:
    text = 'Read "this" first.\n\nHe said "no".\n\nShare "this".'
    assert [text[q.start : q.end] for q in find_quotations(text, spans(text)[1:2])] == ['"no"']


MARKS = ['" ', "“a”", " ‘a", "'", "“a” ‘a’ ", "’a ", "‚a ", "'a s' b ", 'as" b ', '"A. ', "“a\n\n", "' ", " ‘a s’ b",
         "``a", "«", "» ", "‘a\n\n", "''", '" ' + "a" * 50]  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "size"), [('"', 1_000_000), ("“", 1_000_000), (" 'a", 1_000_000)] + [(unit, 250_000) for unit in MARKS]
)
def test_a_megabyte_of_marks_takes_no_time(unit: str, size: int) -> None:
    text = unit * (size // len(unit))
    paragraphs = spans(text)
    begin = time.process_time()
    find_quotations(text, paragraphs)
    assert time.process_time() - begin < 2
