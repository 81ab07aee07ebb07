"""Owns: the app as a whole: its menu, as-of days, pages of rows, downloads, what is said when something is wrong, and
that whatever a report says is shown as text."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import example, given, settings
from hypothesis import strategies as st

from secretariat.problems import SecretariatError
from secretariat.store.sqlite import Store
from secretariat.web.app import NAVIGATION, make_app
from tests.answer.talking import EVIL
from tests.store.readings import day, make, put
from tests.web import dossiers
from tests.web.dossiers import client, dossier, empty, hostile, titled

VIEWS = (
    "/", "/positions", "/proposals", "/timeline", "/who", "/claims", "/contradictions", "/changes", "/reports",
    "/search", "/search?q=geneva", "/statements",
)  # fmt: skip
TAGS = frozenset(
    """a abbr article aside b bdi body br button caption circle clippath code dd defs del desc details div dl dt ellipse
    em figcaption figure footer form g h1 h2 h3 head header html i input ins label legend li line link main mark
    marker meta nav ol option p path pattern polygon polyline q rect script section select small span strong summary
    sup svg table tbody td text th thead time title tr tspan ul use""".split()  # noqa: SIM905
)
"""What the templates may write."""


class Looked(HTMLParser):
    """What a page holds: its tags with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def safe(html: str, hosts: tuple[str, ...] = ()) -> Looked:
    """The page, in which nothing runs and nothing leads away but plain links."""
    page = Looked(html)
    for tag, attributes in page.tags:
        assert tag in TAGS, tag
        assert not [name for name in attributes if name.startswith("on") or name == "style"], attributes
        if tag == "script":
            assert (attributes["src"] or "").startswith("/static/")
        for name in ("href", "src", "action"):
            value = attributes.get(name)
            if value is not None and not value.startswith(("/", "#", "?")):
                assert value == "data:," or (tag == "a" and value.startswith(("http://", "https://"))), value
                if tag == "a":
                    assert attributes["rel"] == "noopener noreferrer external"
            assert value is None or not value.startswith("//"), value
    return page


@pytest.mark.parametrize("address", VIEWS)
def test_every_view_answers(page: FlaskClient, address: str) -> None:
    answer = page.get(address)
    assert answer.status_code == 200
    looked = safe(answer.get_data(as_text=True))
    assert [tag for tag, _ in looked.tags].count("h1") == 1


def test_the_menu_leads_to_every_view_and_says_where_one_is(page: FlaskClient) -> None:
    looked = Looked(page.get("/reports").get_data(as_text=True))
    links = {attributes.get("href"): attributes for tag, attributes in looked.tags if tag == "a"}
    for name, endpoint in NAVIGATION:
        path = "/" if endpoint == "overview.page" else f"/{name.lower()}"
        assert path in links
        assert ("aria-current" in links[path]) == (name == "Reports")


def test_links_keep_the_day(page: FlaskClient) -> None:
    html = page.get("/reports?as_of=2025-11-21").get_data(as_text=True)
    assert 'href="/search?as_of=2025-11-21"' in html
    assert "As known at the end of" in html
    assert "21 Nov 2025" in html
    assert "Kestria hopes" not in html, "published on the day after"
    assert 'href="/reports"' in html, "the way back to now"


def test_an_undated_report_is_left_out_and_counted(page: FlaskClient) -> None:
    assert "1 report of unknown day left out" in page.get("/reports?as_of=2025-11-21").get_data(as_text=True)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/?as_of=yesterday", "year-month-day"),
        ("/reports?as_of=2025-13-01", "year-month-day"),
        ("/reports?page=0", "a number from 1"),
        ("/reports?page=x", "a number from 1"),
        ("/reports?page=99", "there is 1"),
        ("/reports?page=99999999999999", "a number from 1"),
        ("/reports?format=exe", "html, csv or json"),
        ("/statements?act=whisper", "decline to comment"),
        (f"/reports?outlet={'x' * 501}", "too long"),
        ("/search?q=a&page=501", "the last one is 500"),
    ],
)
def test_what_cannot_be_asked_is_told(page: FlaskClient, address: str, said: str) -> None:
    answer = page.get(address)
    assert answer.status_code == 400
    looked = safe(answer.get_data(as_text=True))
    assert "This cannot be asked" in looked.text
    assert said in looked.text


@pytest.mark.parametrize(
    "address", ["/nothing", "/report/r-0000000000000000", "/record/s-1", "/report/../x", "/report/a b"]
)
def test_what_is_not_there_is_told(page: FlaskClient, address: str) -> None:
    answer = page.get(address)
    assert answer.status_code == 404
    assert "There is no such page" in safe(answer.get_data(as_text=True)).text


def test_a_fault_is_told_without_details(talks: Path, caplog: pytest.LogCaptureFixture) -> None:
    app = make_app(talks)
    app.view_functions["reports.page"] = lambda: str(1 / 0)
    answer = app.test_client().get("/reports")
    assert answer.status_code == 500
    assert "A fault in Secretariat (ZeroDivisionError)" in answer.get_data(as_text=True)
    assert "division by zero" in caplog.text


@pytest.mark.parametrize("address", VIEWS)
def test_an_empty_dossier_has_friendly_pages(tmp_path: Path, address: str) -> None:
    answer = client(empty(tmp_path / "talks.db")).get(address)
    assert answer.status_code == 200
    safe(answer.get_data(as_text=True))


def test_an_empty_dossier_says_what_to_do(tmp_path: Path) -> None:
    page = client(empty(tmp_path / "talks.db"))
    for address in ("/", "/reports", "/statements"):
        assert "secretariat add" in page.get(address).get_data(as_text=True)


@pytest.mark.parametrize("content", [None, b"", b"reports, not a dossier" * 100])
def test_what_is_no_dossier_is_told_at_once(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "talks.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SecretariatError, match=r"talks\.db"):
        make_app(path)


def test_a_damaged_dossier_is_told(tmp_path: Path) -> None:
    path = dossier(tmp_path / "talks.db")
    page = client(path)
    path.unlink()
    answer = page.get("/reports")
    assert answer.status_code == 400
    assert "There is no dossier" in answer.get_data(as_text=True)


def test_what_is_added_meanwhile_is_shown(tmp_path: Path) -> None:
    path = dossier(tmp_path / "talks.db")
    page = client(path)
    assert "Late news" not in page.get("/reports").get_data(as_text=True)
    with Store.open(path) as store:
        put(store, make("Late news\n\nThe envoys left.", name="late.txt", published=day("2025-11-26")))
    assert "Late news" in page.get("/reports").get_data(as_text=True)


def test_the_dossier_is_not_written_to(tmp_path: Path) -> None:
    path = dossier(tmp_path / "talks.db")
    path.chmod(0o400)
    before = path.read_bytes()
    page = client(path)
    for address in VIEWS:
        assert page.get(address).status_code == 200
    assert path.read_bytes() == before


def many(path: Path) -> FlaskClient:
    told = [
        make(f"Report {n:03}\n\nA{n} B{n} said “no {n}”.", name=f"{n:03}.txt", published=day("2025-11-20"),
             said=[(f"A{n} B{n}", "said", f"“no {n}”")])
        for n in range(120)
    ]  # fmt: skip
    return client(dossier(path / "talks.db", *told))


def test_rows_come_in_pages(tmp_path: Path) -> None:
    page = many(tmp_path)
    first, last = (page.get(f"/reports?page={n}").get_data(as_text=True) for n in (1, 3))
    assert "1–50 of 120 reports" in first
    assert 'href="/reports?page=2"' in first
    assert "Report 049" in first
    assert "Report 050" not in first
    assert "101–120 of 120 reports" in last
    assert "Next" not in last
    assert "“no 50”" in page.get("/statements?page=2").get_data(as_text=True)


def test_a_download_holds_what_the_filters_leave_on_all_pages(tmp_path: Path) -> None:
    page = many(tmp_path)
    answer = page.get("/reports?title=report+0&format=csv&page=2")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="reports.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert [row["report_name"] for row in rows] == [f"{n:03}.txt" for n in range(100)]
    said = json.loads(page.get("/statements?format=json").data)
    assert len(said["rows"]) == 120
    assert said["view"] == "statements"


def test_pages_for_a_folder_hold_everything_and_no_forms(tmp_path: Path) -> None:
    path = tmp_path / "talks.db"
    many(tmp_path)
    still = make_app(path, still=True).test_client()
    html = still.get("/reports").get_data(as_text=True)
    assert "Report 119" in html
    assert "<form" not in html
    assert "Download" not in html


def test_a_cell_that_a_spreadsheet_would_run_has_an_apostrophe(tmp_path: Path) -> None:
    page = client(dossier(tmp_path / "talks.db", titled("The envoys met.", title="=1+1")))
    assert "'=1+1" in page.get("/reports?format=csv").data.decode()


# --- whatever a report says ------------------------------------------------------------------------------------------

SCRIPTS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "' onmouseover='alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "</title></textarea></style><svg/onload=alert(1)>",
    'https://evil.example/"onclick="alert(1)',
    "\u202eevil\u2066",
    "\x1b[31m\x00\x07\x9b",
    "<!-- --!> <![CDATA[ ]]> &lt;script&gt; &#60;",
)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(str.strip)


def every_page(path: Path, words: str) -> list[str]:
    """The pages on which a hostile report shows."""
    page = client(path)
    report = json.loads(page.get("/reports?format=json").data)["rows"][0]["report"]["id"]
    found = [page.get(address) for address in (*VIEWS, f"/report/{report}")]
    found += [page.get("/search", query_string={"q": words}), page.get("/statements", query_string={"speaker": words})]
    found += [page.get("/reports", query_string={"title": words, "as_of": words}), page.get(f"/report/{words[:20]}")]
    return [answer.get_data(as_text=True) for answer in found if answer.status_code != 301]


@settings(max_examples=12, deadline=None)
@given(WORDS)
@example(SCRIPTS[0])
@example(SCRIPTS[1])
@example(SCRIPTS[2])
@example(SCRIPTS[3])
@example(SCRIPTS[4])
@example(SCRIPTS[5])
@example(SCRIPTS[6])
@example(SCRIPTS[7])
@example(SCRIPTS[8])
@example(SCRIPTS[9])
def test_whatever_a_report_says_is_text(words: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for html in every_page(dossier(Path(folder) / "talks.db", hostile(words)), words):
            looked = safe(html)
            assert "fault in Secretariat" not in html
            assert not set("\u202e\u2066\x1b\x00\x07\x9b") & set(html)
            assert "49" not in looked.text or "49" in repr(words)


def test_scripts_stay_readable(tmp_path: Path) -> None:
    page = client(dossier(tmp_path / "talks.db", hostile(SCRIPTS[0])))
    assert SCRIPTS[0] in safe(page.get("/reports").get_data(as_text=True)).text


def test_escape_sequences_everywhere(tmp_path: Path) -> None:
    page = client(dossier(tmp_path / "talks.db", EVIL))
    for address in VIEWS:
        assert not set("\x1b\x07\x9b\u202e\u2066") & set(page.get(address).get_data(as_text=True))


def test_half_a_megabyte_without_a_space_is_cut_and_can_be_had(tmp_path: Path) -> None:
    page = client(dossier(tmp_path / "talks.db", titled("x" * 500_000, title="y" * 500_000)))
    report = json.loads(page.get("/reports?format=json").data)["rows"][0]["report"]["id"]
    assert len(page.get("/reports").data) < 20_000
    short = page.get(f"/report/{report}")
    assert len(short.data) < 100_000
    assert "Show all 500,000 characters" in short.get_data(as_text=True)
    assert len(page.get(f"/report/{report}?whole=yes").data) > 500_000


def test_only_plain_addresses_are_links(tmp_path: Path) -> None:
    good, bad = titled("One.", url="https://bote.example/a"), titled("Two.", url="javascript:alert(1)")
    page = client(dossier(tmp_path / "talks.db", good, bad))
    for one, linked in ((good, True), (bad, False)):
        html = page.get(f"/report/{one.report.id}").get_data(as_text=True)
        assert str(one.report.url) in Looked(html).text
        assert (f'href="{one.report.url}"' in html) == linked


def test_a_hostile_report_has_a_record_of_each_kind() -> None:
    told = dossiers.hostile("words")
    assert (len(told.statements), len(told.positions), len(told.provisions), len(told.meetings)) == (1, 1, 1, 1)
