"""Owns: the page as files: every view, report, party, claim and position is in it, every link leads to a file or a
place in one, nothing of it asks anybody, and what may not be passed on is not in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from secretariat.dossier import Dossier
from secretariat.identity import record_id
from secretariat.problems import SecretariatError
from secretariat.records import Role
from secretariat.store.sqlite import Store
from secretariat.web import asking
from secretariat.web.app import NAVIGATION
from secretariat.web.still import write_copy
from tests.answer.talking import BERLIN, with_position
from tests.store.readings import day, make, put, quote
from tests.web import dossiers
from tests.web.copies import Copy
from tests.web.dossiers import dossier, empty, hostile, titled

LONGEST = 302
"""Characters of a report's words in one piece: 300, and a quotation mark around them that may be the report's too."""
FORBIDDEN = ("form", "input", "button", "iframe", "object", "embed", "base", "select")


def copied(path: Path, folder: Path, words: str = "all", as_of: str | None = None) -> Copy:
    """The static copy of a dossier, in a folder."""
    asked = Dossier(path) if as_of is None else Dossier(path).as_of(as_of)
    write_copy(asked, folder, words)  # type: ignore[arg-type]
    return Copy(folder)


@pytest.fixture(scope="module")
def copy(talks: Path, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The copy of the talks between Kestria and Tarsovia."""
    return copied(talks, tmp_path_factory.mktemp("still") / "page")


def test_every_link_leads_to_a_file_or_a_place_in_it(copy: Copy) -> None:
    assert copy.wrong() == []
    assert len(list(copy.links())) > 1000


def test_what_leads_nowhere_would_be_found(copy: Copy, tmp_path: Path) -> None:
    for name, data in copy.files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    (tmp_path / "who.html").unlink()
    page = tmp_path / "index.html"
    more = b'<a href="claims.html#nowhere">x</a><a href="/who.html">x</a><a href="x.html?a=1">x</a><img src="https://a.b/">'
    page.write_bytes(page.read_bytes() + more)
    wrong = "\n".join(Copy(tmp_path).wrong())
    for why in ("claims.html#nowhere'): there is no such place", "'who.html'): there is no such file",
                "'/who.html'): is none", "?a=1'): is none", "'https://a.b/'): leads away"):  # fmt: skip
        assert why in wrong


def test_every_view_report_and_actor_is_in_it(copy: Copy, talks: Path) -> None:
    views = {endpoint.split(".")[0] for _, endpoint in NAVIGATION} - {"overview", "search"}
    assert {f"{name}.html" for name in views} | {"index.html", "contradictions.html", "statements.html"} <= set(
        copy.pages
    )
    every = Dossier(talks).export()
    assert {f"report/{one.id}.html" for one in every.reports} <= set(copy.pages)
    people = Dossier(talks).people()
    assert {f"who/{one}.html" for one in people.actors} <= set(copy.pages)
    claims = Dossier(talks).claims().rows
    assert {f"claims/{one.id}.html" for one in claims} <= set(copy.pages)
    held = {(row.issue, row.party) for row in Dossier(talks).positions().rows}
    cells = {record_id("c", *one) for one in held} | {record_id("c", issue) for issue, _ in held}
    assert {f"positions/cell/{one}.html" for one in cells} <= set(copy.pages)
    assert {name for name in copy.pages if not name.startswith("who/")} <= copy.reached()


def test_a_report_is_there_in_full(tmp_path: Path) -> None:
    text = "\n\n".join(f"Kestria said the word number {number} again." for number in range(2_000))
    told = titled(text)
    page = copied(dossier(tmp_path / "talks.db", told), tmp_path / "page")
    assert "word number 1999 again" in page.said(f"report/{told.report.id}.html")
    assert "goes on" not in page.said(f"report/{told.report.id}.html")


def test_nothing_in_it_needs_a_server_or_runs(copy: Copy) -> None:
    for name, page in copy.pages.items():
        assert page.xpath(" | ".join(f"//{tag}" for tag in FORBIDDEN)) == [], name
        assert page.xpath("//@download | //@style | //@*[starts-with(name(), 'on')]") == [], name
        assert [one for one in page.xpath("//script") if one.text] == [], name
        assert "script-src 'self'" in page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
        assert page.xpath("//link[contains(@href, 'page.css')]") != [], name


def test_a_name_leads_to_whoever_has_it(copy: Copy) -> None:
    people = {name: link for page in ("index.html", "positions.html") for link in copy.pages[page].xpath("//a[@href]")
              if (name := link.text_content().strip()) in {"Kestria", "Tarsovia"}}  # fmt: skip
    for name, link in people.items():
        assert re.fullmatch(r"who/a-[0-9a-f]{12}\.html", link.get("href"))
        assert copy.pages[link.get("href")].xpath("string(//h1)").strip() == name
    assert len(people) == 2


def test_a_party_s_number_of_positions_leads_to_its_row(copy: Copy) -> None:
    rows = [one for one in copy.pages["index.html"].xpath("//a/@href") if one.startswith("positions.html#row-")]
    assert {copy.pages["positions.html"].get_element_by_id(one.split("#")[1]).tag for one in rows} == {"tr"}


def test_long_lists_have_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "STILL_ROWS", 3)
    words = [f"Party {letter} rejects the plan of {letter}." for letter in "ABCDEFGH"]
    told = [make(one, name=f"{at}.txt", said=[(f"Mr {one[6]}orm", "rejects", one[:20])], published=day("2025-11-20"))
            for at, one in enumerate(words)]  # fmt: skip
    told = [with_position(one, "rejects the plan", f"Party {at}", "army", "rejects") for at, one in enumerate(told)]
    page = copied(dossier(tmp_path / "talks.db", *told), tmp_path / "page")
    assert page.wrong() == []
    for view in ("reports", "statements", "positions", "who", "timeline"):
        assert f"{view}-page-3.html" in page.reached(), view
    titles = [page.pages[f"reports{end}.html"].xpath("count(//tbody/tr)") for end in ("", "-page-2", "-page-3")]
    assert titles == [3, 3, 2]


def test_each_kind_of_change_has_its_page(tmp_path: Path) -> None:
    told = [make(f"Report number {at} of today.", name=f"{at}.txt", published=day("2025-11-20")) for at in range(20)]
    page = copied(dossier(tmp_path / "talks.db", *told), tmp_path / "page")
    assert "changes-of-report.html" in page.reached()
    assert len(page.pages["changes-of-report.html"].xpath("//*[@class='piece']")) == 20


def test_as_of_a_day_the_later_is_not_in_it(talks: Path, tmp_path: Path) -> None:
    page = copied(talks, tmp_path / "page", as_of="2025-11-20")
    known = {one.id for one in Dossier(talks).as_of("2025-11-20").export().reports}
    assert {name for name in page.pages if name.startswith("report/")} == {f"report/{one}.html" for one in known}
    assert page.wrong() == []
    assert {"20 Nov 2025"} == {one.xpath("string(//p[@class='banner']//time)") for one in page.pages.values()}


def long_talks(path: Path) -> Path:
    """Talks in which every kind of words is longer than 300 characters, and one report is an edited version."""
    words = "Kestria will never give up the harbour, " + ", ".join(f"nor quay number {n}" for n in range(60))
    denial = "Kestria will give up the harbour, " + ", ".join(f"and quay number {n}" for n in range(60))
    text = f"The harbour\n\n“{words},” Josef Halvek said. The road stays closed until the spring, so the mayor."
    told = make(text, name="a.txt", outlet="Bote", published=day("2025-11-20"), said=[("Josef Halvek", "said", words)])
    told = with_position(told, words, "Kestria", "harbour", "red line", actor="Josef Halvek")
    later = make(text.replace("closed until the spring", "open").replace("quay number 3", "pier number 3"),
                 name="b.txt", outlet="Bote", published=day("2025-11-21"))  # fmt: skip
    other = make(f"No\n\n“{denial},” Anna Dorn said.", name="c.txt", outlet="Kurier", published=day("2025-11-22"),
                 said=[("Anna Dorn", "said", denial)])  # fmt: skip
    other = with_position(other, denial, "Kestria", "harbour", "accepts", actor="Anna Dorn")
    return dossier(path, told, later, other)


@pytest.mark.parametrize("words", ["quotes", "excerpts"])
def test_no_text_is_in_it_where_texts_may_not_be_passed_on(tmp_path: Path, words: str) -> None:
    path = long_talks(tmp_path / "talks.db")
    page = copied(path, tmp_path / "page", words)
    whole = "".join(page.said(name) for name in page.pages)
    assert "The road stays closed" not in whole
    assert "Kestria will never give up the harbour" in whole
    assert page.wrong() == []
    assert "texts of the reports are not in it" in " ".join(page.said("index.html").split())
    full = copied(path, tmp_path / "all")
    assert "The road stays closed" in "".join(full.said(one) for one in full.pages)


def test_excerpts_are_of_at_most_300_characters(tmp_path: Path) -> None:
    path = long_talks(tmp_path / "talks.db")
    texts = [" ".join(one.text.split()) for one in Dossier(path).export().reports]
    page = copied(path, tmp_path / "page", "excerpts")
    for name in page.pages:
        said = page.said(name)
        for text in texts:
            pieces = (text[at : at + LONGEST + 1] for at in range(len(text) - LONGEST))
            assert [piece for piece in pieces if piece in said] == [], name
    quotes = copied(path, tmp_path / "quotes", "quotes")
    long = [text[text.index("Kestria will") :][:330] for text in texts if "Kestria will never" in text]
    assert any(one in quotes.said(name) for one in long for name in quotes.pages), "without the limit they are longer"


def test_hostile_reports_name_no_file_and_run_nothing(tmp_path: Path) -> None:
    words = ("../../../etc/passwd", "<script>document.title='ran'</script>", '"><img src=x onerror=alert(1)>',
             "javascript:alert(1)", "\u202eevil", "con", "a\x00b", "w" * 5_000)  # fmt: skip
    told = [hostile(one) for one in words if "\x00" not in one] + [titled("Text.", title=words[-2])]
    before = set(tmp_path.rglob("*"))
    page = copied(dossier(tmp_path / "talks.db", *told), tmp_path / "page" / "deep")
    assert page.wrong() == []
    new = {one.relative_to(tmp_path).parts[0] for one in tmp_path.rglob("*")} - {one.name for one in before}
    assert {one for one in new if not one.startswith("talks.db")} == {"page"}
    assert [one.name for one in (tmp_path / "page").iterdir()] == ["deep"]
    for name, parsed in page.pages.items():
        assert re.fullmatch(r"[a-z0-9/.-]+", name)
        assert parsed.xpath("//img | //@onerror | //script[not(@src)]") == []
        assert [one for one in parsed.xpath("//@href") if one.startswith("javascript")] == []
        assert "\u202e" not in page.files[name].decode()


def test_the_same_dossier_gives_the_same_bytes(copy: Copy, talks: Path, tmp_path: Path) -> None:
    assert copied(talks, tmp_path / "again").files == copy.files


def test_an_empty_dossier_has_its_page(tmp_path: Path) -> None:
    page = copied(empty(tmp_path / "talks.db"), tmp_path / "page")
    assert page.wrong() == []
    assert "index.html" in page.pages


def test_a_folder_that_holds_something_is_left_as_it_is(talks: Path, tmp_path: Path) -> None:
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(SecretariatError, match="is not empty; files of an earlier copy would stay"):
        write_copy(Dossier(talks), tmp_path / "page")
    assert [one.name for one in (tmp_path / "page").iterdir()] == ["mine.txt"]


def test_an_empty_folder_is_filled(talks: Path, tmp_path: Path) -> None:
    assert write_copy(Dossier(talks), tmp_path) == len(Copy(tmp_path).pages)
    assert [one for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_a_file_or_the_dossier_is_not_written_over(talks: Path, tmp_path: Path) -> None:
    (tmp_path / "page").write_text("mine", encoding="utf-8")
    with pytest.raises(SecretariatError, match="there is a file of that name"):
        write_copy(Dossier(talks), tmp_path / "page")
    with pytest.raises(SecretariatError, match="belongs to the dossier"):
        write_copy(Dossier(talks), talks)
    assert (tmp_path / "page").read_text(encoding="utf-8") == "mine"


def test_what_fails_leaves_nothing(talks: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("secretariat.web.still._freeze", fail)
    with pytest.raises(SecretariatError, match=r"page cannot be written: No space left"):
        write_copy(Dossier(talks), tmp_path / "page")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "page").mkdir()
    with pytest.raises(SecretariatError, match="No space left"):
        write_copy(Dossier(talks), tmp_path / "page")
    assert list((tmp_path / "page").iterdir()) == []


def test_it_is_of_one_moment(tmp_path: Path) -> None:
    path = dossier(tmp_path / "talks.db", BERLIN)

    def add(pages: int) -> None:
        if pages == 1:
            with Store.open(path) as store:
                put(store, titled("A new report.", name="new.txt"))

    write_copy(Dossier(path), tmp_path / "page", progress=add)
    page = Copy(tmp_path / "page")
    assert page.wrong() == []
    assert "new.txt" not in "".join(page.said(name) for name in page.pages)
    assert len(Dossier(path).export().reports) == 2


def test_words_to_which_a_view_leads_are_marked_in_the_report(tmp_path: Path) -> None:
    told = make("Minister Anna Dorn of Kestria came.\n\nShe left.", name="a.txt", published=day("2025-11-20"),
                said=[("Anna Dorn", "left", "She left")])  # fmt: skip
    passage = quote(told.report.id, told.report.text, "Minister Anna Dorn")
    speaker = replace(told.actors[0], roles=(Role(title="Minister", passage=passage),))
    page = copied(dossier(tmp_path / "talks.db", replace(told, actors=(speaker,))), tmp_path / "page")
    assert "p0-18" in {one.address.partition("#")[2] for one in page.links()}
    assert page.wrong() == []


def test_the_page_itself_is_as_before(talks: Path) -> None:
    """What the copy cannot have, the served page has."""
    text = dossiers.client(talks).get("/who").text
    assert "<form" in text
    assert "Content-Security-Policy" not in text
