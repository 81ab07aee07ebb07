"""JSON and JSON Lines as others write them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from secretariat.ingest import Ingested, Source, find_sources, read_source, report_from_text
from secretariat.problems import Problem
from secretariat.settings import Settings

BODY = "The delegations returned to Halden on Wednesday.\n\n“We are glad of it,” said the envoy."


def read_file(path: Path, content: str | bytes) -> tuple[list[Ingested], list[Problem]]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = list(find_sources([path], Settings()))
    ingested = [read_source(item, Settings()) for item in found if isinstance(item, Source)]
    return ingested, [item for item in found if isinstance(item, Problem)]


@pytest.mark.parametrize(
    ("fields", "outlet", "earliest"),
    [
        (
            {"title": "Envoys return", "maintext": BODY, "url": "https://halden.example/1", "language": "en",
             "source_domain": "www.halden.example", "date_publish": "2031-03-05 06:00:00", "authors": ["Jana Okonjo"],
             "date_download": "2031-03-05 08:31:12", "description": "They are back."},
            "halden.example", "2031-03-05",
        ),
        (
            {"title": "Envoys return", "plain_text": BODY, "requested_url": "https://halden.example/1?x",
             "responded_url": "https://halden.example/1", "sitename": "Halden Daily", "author": "Jana Okonjo",
             "published_date": "2031-03-05T06:00:00Z", "language": "en"},
            "Halden Daily", "2031-03-05T06:00:00Z",
        ),
        (
            {"headline": "Envoys return", "articleBody": BODY, "url": "https://halden.example/1", "inLanguage": "en-GB",
             "publisher": {"@type": "Organization", "name": "Halden Daily"}, "author": [{"name": "Jana Okonjo"}],
             "datePublished": "2031-03-05"},
            "Halden Daily", "2031-03-05",
        ),
        (
            {"title": "Envoys return", "content": "".join(f"<p>{p}</p>" for p in BODY.split("\n\n")), "lang": "en",
             "url": "https://halden.example/1", "source": {"id": None, "name": "Halden Daily"}, "byline": "Jana Okonjo",
             "published_at": "March 5, 2031"},
            "Halden Daily", "2031-03-05",
        ),
    ],
)  # fmt: skip
def test_shapes(tmp_path: Path, fields: dict[str, Any], outlet: str, earliest: str) -> None:
    [ingested], problems = read_file(tmp_path / "one.json", json.dumps(fields))
    report = ingested.report
    assert report is not None
    assert not problems
    assert report.text == f"Envoys return\n\n{BODY}"
    assert [b.kind for b in report.blocks] == ["title", "body", "body"]
    assert (report.title, report.byline, report.url) == ("Envoys return", "Jana Okonjo", "https://halden.example/1")
    assert report.language == "en"
    assert [actor.name for actor in ingested.actors] == [outlet]
    assert report.published is not None
    assert (report.published.earliest, report.published.anchor) == (earliest, None)
    assert report.retrieved == ("2031-03-05T08:31:12" if "date_download" in fields else None)


def test_a_title_that_opens_the_text_stands_there_once(tmp_path: Path) -> None:
    fields = {"title": "Envoys return", "maintext": f"Envoys return\n\n{BODY}"}
    [ingested], _ = read_file(tmp_path / "one.json", json.dumps(fields))
    assert ingested.report is not None
    assert ingested.report.text == f"Envoys return\n\n{BODY}"


def test_a_dateline_in_a_field(tmp_path: Path) -> None:
    fields = {"title": "Envoys return", "text": f"HALDEN, March 5 (Reuters) - {BODY}"}
    [ingested], _ = read_file(tmp_path / "one.json", json.dumps(fields))
    assert ingested.report is not None
    assert [b.kind for b in ingested.report.blocks] == ["title", "dateline", "body", "body"]
    assert ingested.report.credit == "Reuters"


def test_lines_the_good_ones_are_read(tmp_path: Path) -> None:
    good = json.dumps({"title": "Envoys return", "maintext": BODY})
    content = f'{good}\n\nnot json\n{{"x": 1}}\n{good[:40]}\n{good}\n{good[:60]}'
    ingested, problems = read_file(tmp_path / "wire.jsonl", content)
    names = [item.report.name.rsplit("/", 1)[1] for item in ingested if item.report]
    assert names == ["wire.jsonl#1", "wire.jsonl#6"]
    assert [problem.place.rsplit("#", 1)[1] for problem in problems] == ["3", "4", "5", "7"]
    assert "line 3 is no complete JSON" in problems[0].message
    assert "'x', which is no report" in problems[1].message


@pytest.mark.parametrize("name", ["list.json", "list.jsonl", "list.txt"])
@pytest.mark.parametrize("wrap", ["[%s, %s]", '{"articles": [%s, %s]}', "%s\n%s"])
def test_lists_under_any_name(tmp_path: Path, name: str, wrap: str) -> None:
    first, second = (json.dumps({"title": f"Envoys return {n}", "maintext": BODY}) for n in (1, 2))
    ingested, problems = read_file(tmp_path / name, wrap % (first, second))
    assert [item.report.title for item in ingested if item.report] == ["Envoys return 1", "Envoys return 2"]
    assert not problems


def test_lone_surrogates(tmp_path: Path) -> None:
    content = '{"title": "Envoys \\udc00return", "maintext": "He said \\ud800 no and \\ud83d\\ude00 yes."}'
    for name, wrapped in (("a.json", content), ("b.json", f"[{content}]"), ("c.jsonl", content)):
        [ingested], problems = read_file(tmp_path / name, wrapped)
        assert ingested.report is not None
        assert not problems
        assert ingested.report.text == "Envoys \ufffdreturn\n\nHe said \ufffd no and 😀 yes."
        assert "replaced one for one" in ingested.problems[0].message
        msgspec.json.encode(ingested.report)


def test_our_own_export(tmp_path: Path) -> None:
    text = "Envoys return\n\nBy Jana Okonjo\n\nThe delegations returned.\n\nSubscribe to Halden Daily Telegram channel"
    first = report_from_text(text, published="2031-03-05")
    export = {"schema": 1, "reports": [first.report], "actors": first.actors, "statements": []}
    [again], problems = read_file(tmp_path / "export.json", msgspec.json.encode(export))
    assert not problems
    assert first.report is not None
    assert again.report is not None
    same = ("text", "blocks", "title", "byline", "outlet", "published")
    assert [getattr(again.report, field) for field in same] == [getattr(first.report, field) for field in same]
    assert again.actors == first.actors


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"about": "facts", "reports": [{"file": "a.txt"}]}', "'about', 'reports', which is no report"),
        ("[]", "empty list"),
        ("[1, 2]", "which is no report"),
        ("{}", "object without fields"),
        ("3", "is a JSON int"),
        ('{"title": "Envoys', "is no complete JSON"),
        ("[" * 200_000, "too deeply nested"),
        ('{"title": "T", "maintext": "  "}', "which is no report"),
    ],
)
def test_json_that_is_no_report(tmp_path: Path, content: str, message: str) -> None:
    ingested, problems = read_file(tmp_path / "facts.json", content)
    assert not ingested
    assert message in problems[-1].message


def test_json_of_other_shapes_in_a_folder_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "facts.json").write_text('{"about": "annotations", "reports": {}}')
    (tmp_path / "broken.json").write_text('{"title": ')
    found = list(find_sources([tmp_path], Settings()))
    assert [Path(item.place).name for item in found if isinstance(item, Problem)] == ["broken.json"]
    assert len(found) == 1


def test_an_article_is_the_same_in_any_list(tmp_path: Path) -> None:
    article = '{"title" : "Envoys return",  "maintext": "They are back — “all” of them.", "date": "2031-03-05"}'
    wraps = ("[%s]", '{"count": 1, "articles": [ %s ]}', '{"schema": 2, "actors": [{"id": "a"}], "reports": [%s]}')
    for number, wrap in enumerate(wraps):
        path = tmp_path / f"{number}.json"
        path.write_text(wrap % article, encoding="utf-8")
        [source] = find_sources([path], Settings())
        assert isinstance(source, Source)
        assert source.data == article.encode()


@pytest.mark.parametrize("name", ["export.json", "export.jsonl", "export"])
def test_our_own_export_in_a_folder_is_passed_over(tmp_path: Path, name: str) -> None:
    report = report_from_text(BODY).report
    path = tmp_path / name
    path.write_bytes(msgspec.json.encode({"schema": 1, "dossier": {}, "reports": [report], "actors": []}))
    (tmp_path / "a.txt").write_text(BODY)
    [source] = find_sources([tmp_path], Settings())
    assert isinstance(source, Source)
    assert source.name.endswith("a.txt")
    [named] = find_sources([path], Settings())
    assert isinstance(named, Source)


@pytest.mark.parametrize(
    ("value", "earliest", "message"),
    [
        (1930487400, "2031-03-05T14:30:00Z", None),
        ("1930487400000", "2031-03-05T14:30:00Z", None),
        ({"$date": {"$numberLong": "1930487400000"}}, "2031-03-05T14:30:00Z", None),
        ("2031-03", "2031-03-01", None),
        (2031, "2031-01-01", None),
        (20310305, "2031-03-05", None),
        ({"earliest": "2031-03-05", "latest": "", "words": ""}, "2031-03-05", None),
        (None, None, None),
        (" ", None, None),
        ({}, None, None),
        ({"earliest": None, "latest": ""}, None, None),
        (
            "some day in \ud800 spring" + "!" * 99,
            None,
            "gives “some day in � spring!!!!!!!!!!!!!!!!!!!!” as “published”",
        ),
        (17.5, None, "gives “17.5” as “published”, which is no date"),
        ({"day": 3}, None, 'gives “{"day": 3}” as “published”'),
        ({"earliest": "soon", "latest": None}, None, "gives a “published” that is no time ('soon' is neither a day"),
        ({"earliest": "2031-03-06", "latest": "2031-03-05"}, None, "its earliest is not before its latest"),
        ({"earliest": 7, "latest": None}, None, "gives a “published” that is no time (Expected `str | null`"),
    ],
)
def test_what_a_date_field_says(tmp_path: Path, value: object, earliest: str | None, message: str | None) -> None:
    fields = {"title": "Envoys return", "maintext": BODY, "published": value}
    [ingested], problems = read_file(tmp_path / "one.json", json.dumps(fields))
    assert not problems
    assert ingested.report is not None
    assert (ingested.report.published and ingested.report.published.earliest) == earliest
    said = [problem.message for problem in ingested.problems]
    assert not said if message is None else message in "".join(said), said
    msgspec.json.encode(ingested.problems)


def test_the_next_date_field_is_asked(tmp_path: Path) -> None:
    fields = {"title": "Envoys return", "maintext": BODY, "published": "soon", "date": "2031-03-05"}
    [ingested], _ = read_file(tmp_path / "one.json", json.dumps(fields))
    assert ingested.report is not None
    assert ingested.report.published is not None
    assert ingested.report.published.earliest == "2031-03-05"
    assert len(ingested.problems) == 1


@pytest.mark.parametrize(
    ("fields", "name", "aliases"),
    [
        ({"sitename": "Halden Daily", "url": "https://www.Halden.example/1"}, "Halden Daily", ("halden.example",)),
        ({"sitename": "Halden Daily", "source_domain": "halden.example"}, "Halden Daily", ("halden.example",)),
        ({"sitename": "Halden Daily", "url": "https://web.archive.org/web/1/x"}, "Halden Daily", ()),
        ({"sitename": "Halden.example", "url": "https://halden.example/1"}, "Halden.example", ()),
        ({"source_domain": "www.halden.example", "url": "https://halden.example/1"}, "halden.example", ()),
        ({"sitename": "Halden Daily", "url": "/1"}, "Halden Daily", ()),
    ],
)
def test_the_host_is_another_name_of_the_outlet(
    tmp_path: Path, fields: dict[str, str], name: str, aliases: tuple[str, ...]
) -> None:
    [ingested], _ = read_file(tmp_path / "one.json", json.dumps({"title": "T", "maintext": BODY, **fields}))
    assert [(actor.name, actor.aliases) for actor in ingested.actors] == [(name, aliases)]


def test_offsets_of_a_field(tmp_path: Path) -> None:
    data = json.dumps(
        {"title": "Envoys return", "maintext": 'No “escape” here.\n\nA "quote" there.'}, ensure_ascii=False
    )
    path = tmp_path / "one.json"
    [ingested], _ = read_file(path, data)
    assert ingested.report is not None
    assert ingested.offsets is not None
    raw = path.read_bytes()
    words = [raw[s.first_byte : s.last_byte].decode() for s in ingested.offsets.segments]
    assert words == ["Envoys return", "No “escape” here.", 'A \\"quote\\" there.']
    assert [s.exact for s in ingested.offsets.segments] == [True, True, False]
