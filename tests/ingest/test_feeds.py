"""RSS and Atom, from their bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from secretariat.ingest import Source, find_sources, read_source
from secretariat.problems import Problem
from secretariat.settings import Settings

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Halden Daily</title><link>https://halden.example</link><language>en</language>
<item><title>Envoys &amp;amp; ferries</title><link>https://halden.example/1</link>
<pubDate>Wed, 05 Mar 2031 16:20:00 +0000</pubDate><dc:creator>Jana Okonjo</dc:creator>
<source url="https://wire.example/feed">Meridian Wire</source><description>Short.</description>
<content:encoded><![CDATA[<p>HALDEN, March 5 (Meridian Wire) - The delegations are back.</p><p>“Good,” said <b>the</b>
envoy.</p><h3>What is next</h3><p>A week of talks.<br/>And rest.</p>]]></content:encoded></item>
<item><title>Undated</title><description>The ferries do not run, the ministry said.</description></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Halden Daily</title>
<entry><title>Envoys return</title><link href="https://halden.example/1"/><published>2031-03-05T16:20:00+01:00</published>
<updated>2031-03-09T00:00:00Z</updated><author><name>Jana Okonjo</name></author>
<content type="html">&lt;p&gt;The delegations are back.&lt;/p&gt;&lt;p&gt;All is well.&lt;/p&gt;</content>
</entry></feed>"""


def write(tmp_path: Path, content: str) -> list[Source | Problem]:
    path = tmp_path / "feed.xml"
    path.write_text(content, encoding="utf-8")
    return list(find_sources([path], Settings()))


def test_rss(tmp_path: Path) -> None:
    first, second = write(tmp_path, RSS)
    assert isinstance(first, Source)
    assert first.name.endswith("feed.xml#1")
    ingested = read_source(first, Settings())
    report = ingested.report
    assert report is not None
    assert report.text == (
        "Envoys & ferries\n\nHALDEN, March 5 (Meridian Wire) - The delegations are back.\n\n“Good,” said the envoy.\n\n"
        "What is next\n\nA week of talks.\n\nAnd rest."
    )
    assert [b.kind for b in report.blocks] == ["title", "dateline", "body", "body", "subtitle", "body", "body"]
    assert (report.byline, report.credit, report.url) == ("Jana Okonjo", "Meridian Wire", "https://halden.example/1")
    assert [(actor.name, actor.aliases) for actor in ingested.actors] == [("Halden Daily", ("halden.example",))]
    assert report.published is not None
    assert report.published.earliest == "2031-03-05T16:20:00Z"
    assert isinstance(second, Source)
    undated = read_source(second, Settings()).report
    assert undated is not None
    assert undated.published is None
    assert undated.text == "Undated\n\nThe ferries do not run, the ministry said."


def test_an_item_that_lies_at_its_source_is_that_outlets(tmp_path: Path) -> None:
    digest = RSS.replace("<link>https://halden.example/1</link>", "<link>https://www.wire.example/news/1</link>")
    first, _ = write(tmp_path, digest)
    assert isinstance(first, Source)
    ingested = read_source(first, Settings())
    assert ingested.report is not None
    assert [(actor.name, actor.aliases) for actor in ingested.actors] == [("Meridian Wire", ("wire.example",))]
    assert ingested.report.url == "https://www.wire.example/news/1"


def test_atom(tmp_path: Path) -> None:
    [source] = write(tmp_path, ATOM)
    assert isinstance(source, Source)
    report = read_source(source, Settings()).report
    assert report is not None
    assert report.text == "Envoys return\n\nThe delegations are back.\n\nAll is well."
    assert report.published is not None
    assert report.published.earliest == "2031-03-05T15:20:00Z"


def test_a_cut_feed_gives_the_items_before_the_cut(tmp_path: Path) -> None:
    found = write(tmp_path, RSS[: RSS.index("</channel>")])
    assert sum(isinstance(item, Source) for item in found) == 2
    assert "is a damaged feed" in str(found[-1])


def test_a_feed_without_items(tmp_path: Path) -> None:
    [problem] = write(tmp_path, "<rss version='2.0'><channel><title>x</title></channel></rss>")
    assert "is a feed without items" in str(problem)


def test_entities_do_not_explode(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "aaaaaaaaaa"}">' for n in range(12))
    found = write(
        tmp_path, f"<?xml version='1.0'?><!DOCTYPE x [{entities}]>" + RSS.split("?>", 1)[1].replace("Short.", "&a11;")
    )
    assert any(isinstance(item, Problem) for item in found)


@pytest.mark.parametrize("reference", ["&#99999999999;", "&#xD800;"])
def test_characters_that_there_are_not(tmp_path: Path, reference: str) -> None:
    (tmp_path / "b.txt").write_text("The delegations returned.")
    write(tmp_path, RSS.replace("Undated", reference))
    problem, source = find_sources([tmp_path / "feed.xml", tmp_path / "b.txt"], Settings())
    assert isinstance(problem, Problem)
    assert problem.place == str(tmp_path / "feed.xml")
    assert "is a feed that could not be read" in problem.message
    assert isinstance(source, Source)


def test_xml_that_is_no_feed(tmp_path: Path) -> None:
    [problem] = write(tmp_path, "<?xml version='1.0'?><urlset><url/></urlset>")
    assert "neither a page nor a feed" in str(problem)
