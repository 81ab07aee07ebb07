"""What each line of a report is. Each case is a text and its blocks."""

from __future__ import annotations

import pytest

from secretariat.ingest.layout import Layout, lay_out


def blocks(text: str, markdown: bool = False) -> list[tuple[str, str]]:
    return [(b.kind, text[b.start : b.end]) for b in lay_out(text, markdown=markdown).blocks]


def test_title_subtitle_byline_date_and_site_lines() -> None:
    text = (
        "River talks resume after a week of silence\n\n"
        "Both delegations back in Halden, envoy says\n\n"
        "By Jana Okonjo and Piet van der Meer | 5 March 2031\n\n"
        "The delegations returned to Halden on Wednesday, the envoy’s office said.\n\n"
        "“We are glad of it,” the envoy, Marta Quill, told reporters.\n\n"
        "Read also: Ferry strike enters its second week\n\n"
        "Subscribe to Halden Daily Telegram channel, Facebook, RSS!\n\n"
        "Author`s name Jana Okonjo"
    )
    layout = lay_out(text)
    assert [b.kind for b in layout.blocks] == [
        "title", "subtitle", "byline", "body", "body", "site", "site", "byline",
    ]  # fmt: skip
    assert layout.title == "River talks resume after a week of silence"
    assert layout.byline == "Jana Okonjo and Piet van der Meer"
    assert layout.outlet == "Halden Daily"
    assert layout.published is not None
    assert layout.published.earliest == "2031-03-05"


def test_a_date_in_front_of_the_body() -> None:
    text = " date 2031-03-05 Envoys from both sides met on Tuesday.\n\nNo date was set for the next round."
    assert blocks(text) == [
        ("date", "date 2031-03-05"),
        ("body", "Envoys from both sides met on Tuesday."),
        ("body", "No date was set for the next round."),
    ]


def test_a_wire_report() -> None:
    text = (
        " date 2031-03-05 ENVOYS MEET IN HALDEN ON RIVER PACT\n\n"
        "Halden, March 5 - Envoys from both sides met on Wednesday.\n"
        "    The talks go on today, a spokesman said.\n REUTER\n"
    )
    layout = lay_out(text)
    assert blocks(text) == [
        ("date", "date 2031-03-05"),
        ("title", "ENVOYS MEET IN HALDEN ON RIVER PACT"),
        ("dateline", "Halden, March 5 -"),
        ("body", "Envoys from both sides met on Wednesday."),
        ("body", "The talks go on today, a spokesman said."),
        ("credit", "REUTER"),
    ]
    assert (layout.title, layout.credit) == ("ENVOYS MEET IN HALDEN ON RIVER PACT", "REUTER")


@pytest.mark.parametrize(
    ("dateline", "credit"),
    [
        ("GENEVA, Nov 23 (Reuters) -", "Reuters"),
        ("WASHINGTON (AP) —", "AP"),
        ("Tokyo, April 17 -", None),
        ("Beijing, Nov. 8 (Xinhua) --", "Xinhua"),
        ("MOSCOW/KYIV, March 3 -", None),
        ("HIGHTSTOWN, N.J., March 17 -", None),
        ("KYIV, November 23. /TASS/.", "TASS"),
        ("UNITED NATIONS —", None),
        ("Nov 23 (Reuters) -", "Reuters"),
        ("(Reuters) -", "Reuters"),
        ("Port-au-Prince (AFP) –", "AFP"),
        ("ISLAMABAD:", None),
    ],
)
def test_datelines(dateline: str, credit: str | None) -> None:
    text = f"{dateline} The envoy said on Sunday that the talks had gone well.\n\nNobody else would say so."
    layout = lay_out(text)
    assert blocks(text)[:2] == [
        ("dateline", dateline),
        ("body", "The envoy said on Sunday that the talks had gone well."),
    ]
    assert layout.credit == credit


@pytest.mark.parametrize(
    "sentence",
    [
        "Peace - at last - seems near, the envoy said.",
        "The president — a former general — said no on Monday.",
        "Senator Ada Holm (R-Ohio) — no friend of the pact — said she would vote for it.",
        "AP: what do you make of it? I make nothing of it.",
        "March 5 was the day on which the talks failed.",
        "By Tuesday evening the two sides had agreed on nothing.",
        "Share prices fell after the talks failed.",
        "Follow-up talks on the river will be held in Halden.",
        "Related talks on fishing rights have been put off.",
        "Read by a spokesman, the statement said the talks were over.",
        "Updated proposals were sent to both sides on March 5, 2031.",
        "Subscribers to the pact would have to disarm within ninety days.",
        "Click, and the deal is gone, said the envoy.",
        "Sources in the ministry said that nothing had been signed.",
        "We have read the proposal, we have more to say about it, and we will say it in Halden.",
        "The use of such weapons is prohibited by the treaty, the minister said.",
        "More from the two sides is expected on Friday, officials said.",
        "“Sign up for peace,” the posters say.",
        "Ad hoc talks were held in the evening.",
        "Photographs of the meeting: there are none, the ministry said.",
    ],
)
def test_a_sentence_of_news_is_body(sentence: str) -> None:
    text = f"The talks ended late on Monday.\n\n{sentence}\n\nThey will go on in April, the envoy said."
    assert [kind for kind, _ in blocks(text)] == ["body", "body", "body"]
    assert blocks(f"{sentence}\n\nThey will go on in April, the envoy said.")[0][0] == "body"


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to our newsletter",
        "Sign up for The Morning Brief, our daily newsletter",
        "Follow us on Twitter and Facebook",
        "Share this article",
        "Facebook | Twitter | WhatsApp | Email",
        "READ MORE: Ferry strike enters its second week",
        "Read also: Ferry strike enters its second week",
        "Related articles",
        "We use cookies to improve your experience on our site.",
        "Advertisement",
        "Story continues below advertisement",
        "© 2031 Halden Daily. All rights reserved.",
        "Click here to read the full statement",
        "Listen to this article",
        "4 min read",
        "12 comments",
        "Tags: talks, river, Halden",
        "https://halden.example/news/1",
        "Envoys shake hands in Halden on March 5. REUTERS/Jana Okonjo",
        "Photo: Jana Okonjo/AFP",
        "Do you have a story about the talks? Email us at tips@halden.example.",
    ],
)
def test_lines_of_the_site(line: str) -> None:
    text = f"The talks ended late on Monday.\n\n{line}\n\nThey will go on in April, the envoy said."
    assert blocks(text)[1] == ("site", line)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jana Okonjo", "Jana Okonjo"),
        ("BY JANA OKONJO AND JOHN ROE", "JANA OKONJO AND JOHN ROE"),
        ("By Jana Okonjo | March 3, 2031", "Jana Okonjo"),
        ("By Jana Okonjo in Halden", "Jana Okonjo"),
        ("By Jana Okonjo, diplomatic editor", "Jana Okonjo"),
        ("Jana Okonjo, Foreign Correspondent", "Jana Okonjo"),
        ("Author: Jana Okonjo", "Jana Okonjo"),
        ("Written by Ludwig van der Aa and Siân O’Dell", "Ludwig van der Aa and Siân O’Dell"),
    ],
)
def test_bylines(line: str, byline: str) -> None:
    text = f"Talks resume in Halden\n\n{line}\n\nThe delegations returned on Wednesday.\n\nMore is not known."
    layout = lay_out(text)
    assert [kind for kind, _ in blocks(text)][:2] == ["title", "byline"]
    assert layout.byline == byline


@pytest.mark.parametrize(
    ("line", "kind", "credit"),
    [
        ("(Reporting by Jana Okonjo; editing by John Roe)", "byline", None),
        ("Jana Okonjo contributed to this report.", "byline", None),
        ("Okonjo and Roe reported from Halden.", "body", None),
        ("Jana Okonjo reported from Halden.", "byline", None),
        ("Source: Reuters", "credit", "Reuters"),
        ("Source: Meridian Wire", "credit", "Meridian Wire"),
        ("The Associated Press contributed to this report.", "credit", "The Associated Press"),
        ("(With inputs from PTI)", "credit", "PTI"),
        ("— AFP", "credit", "AFP"),
        ("reuter", "credit", "reuter"),
    ],
)
def test_last_lines(line: str, kind: str, credit: str | None) -> None:
    text = f"The delegations returned on Wednesday.\n\n{line}"
    assert blocks(text)[-1] == (kind, line)
    assert lay_out(text).credit == credit


def test_an_agency_behind_the_last_sentence() -> None:
    text = "The delegations returned.\n\n“It is late,” said the envoy. - AFP"
    assert blocks(text)[1:] == [("body", "“It is late,” said the envoy."), ("credit", "- AFP")]


@pytest.mark.parametrize(
    ("line", "earliest"),
    [
        ("November 23, 2031", "2031-11-23"),
        ("Friday, January 3, 2031", "2031-01-03"),
        ("Published: 23 Nov 2031 14:05 GMT", "2031-11-23T14:05:00Z"),
        ("06.03.2031, 09:40", "2031-03-06"),
        ("Updated 23 November 2031", "2031-11-23"),
        ("Nov 23, 2031 | 14:05 GMT", "2031-11-23T14:05:00Z"),
        ("3 hours ago", None),
    ],
)
def test_a_date_on_a_line_of_its_own(line: str, earliest: str | None) -> None:
    text = f"Talks resume in Halden\n\n{line}\n\nThe delegations returned on Wednesday."
    assert blocks(text)[1] == ("date", line)
    published = lay_out(text).published
    assert (published.earliest if published else None) == earliest


def test_publication_goes_before_update() -> None:
    text = "Talks resume\n\nUpdated 4 March 2031\n\nPublished 3 March 2031\n\nThe delegations returned on Wednesday."
    published = lay_out(text).published
    assert published is not None
    assert published.earliest == "2031-03-03"


def test_a_dateline_without_a_year_gives_words_only() -> None:
    published = lay_out("HALDEN, March 3 (Reuters) - The delegations returned on Wednesday.").published
    assert published is not None
    assert (published.earliest, published.latest, published.words) == (None, None, "March 3")


def test_nothing_gives_no_date() -> None:
    assert lay_out("The delegations returned on Wednesday.").published is None


@pytest.mark.parametrize(
    "text",
    [
        "The delegations returned on Wednesday, the envoy said.",
        "The delegations returned on Wednesday, the envoy said.\n\nThey will stay for a week.",
        "Talks resume in Halden",
        "“We are glad of it,” she said.\n\nThe envoy was glad, too.",
    ],
)
def test_no_title(text: str) -> None:
    assert lay_out(text).title is None
    assert {kind for kind, _ in blocks(text)} == {"body"}


def test_a_title_in_title_case_may_have_a_full_stop() -> None:
    text = "Envoys Return To Halden For River Talks.\n\nThe delegations returned on Wednesday."
    assert lay_out(text).title == "Envoys Return To Halden For River Talks."


def test_a_section_above_the_title_is_no_title() -> None:
    text = "World News\n\nEnvoys return to Halden\n\nThe delegations returned on Wednesday."
    assert lay_out(text).title == "Envoys return to Halden"


def test_a_caption_that_is_repeated() -> None:
    caption = "Envoys on the steps of the customs house in Halden"
    text = f"The delegations returned.\n\n{caption}\n\nThey will stay for a week.\n\n{caption}"
    assert [kind for kind, _ in blocks(text)] == ["body", "body", "body", "site"]


def test_front_matter() -> None:
    text = (
        '---\ntitle: "Envoys return"\ndate: 2031-03-05\nauthor: Jana Okonjo\nsource: Halden Daily\n'
        "tags: [a, b]\n---\n\n"
        "# Envoys return\n\nThe delegations returned on Wednesday.\n"
    )
    layout = lay_out(text, markdown=True)
    assert (layout.title, layout.byline, layout.outlet) == ("Envoys return", "Jana Okonjo", "Halden Daily")
    assert layout.published is not None
    assert layout.published.earliest == "2031-03-05"
    assert ("title", "Envoys return") in blocks(text, markdown=True)


def test_fields_above_the_text() -> None:
    text = "Title: Envoys return\nDate: 5 March 2031\nURL: https://halden.example/1\n\nThe delegations returned.\n"
    layout = lay_out(text)
    assert (layout.title, layout.url) == ("Envoys return", "https://halden.example/1")
    assert blocks(text)[-1] == ("body", "The delegations returned.")


def test_headings_of_markdown() -> None:
    text = "# Envoys return\n\nThey came back.\n\n## What is next\n\n- A week of talks.\n"
    assert blocks(text, markdown=True) == [
        ("site", "#"),
        ("title", "Envoys return"),
        ("body", "They came back."),
        ("site", "##"),
        ("subtitle", "What is next"),
        ("site", "-"),
        ("body", "A week of talks."),
    ]


def test_items_of_a_list_stand_without_their_marks() -> None:
    text = "The envoys spoke on Monday:\n\n• Marta Quill said no.\n• Jana Okonjo: We will not come.\n"
    assert blocks(text) == [
        ("body", "The envoys spoke on Monday:"),
        ("site", "•"),
        ("body", "Marta Quill said no."),
        ("site", "•"),
        ("body", "Jana Okonjo: We will not come."),
    ]
    lone = "– It rained all day, and nobody left the house."
    assert blocks(lone) == [("body", lone)]


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        (
            "FERRY TO SAIL AGAIN, ENVOY SAYS The ferry will sail on Monday, the envoy said.",
            "FERRY TO SAIL AGAIN, ENVOY SAYS",
            "The ferry will sail on Monday, the envoy said.",
        ),
        (
            "FERRY TO SAIL AGAIN, ENVOY SAYS: “The ferry will sail,” she said.",
            "FERRY TO SAIL AGAIN, ENVOY SAYS:",
            "“The ferry will sail,” she said.",
        ),
        ("NATO AND THE EU said no. Nobody else did.", None, "NATO AND THE EU said no. Nobody else did."),
        ("The ferry sails. FERRY SAILS AGAIN, SAYS Quill.", None, "The ferry sails. FERRY SAILS AGAIN, SAYS Quill."),
    ],
)  # fmt: skip
def test_a_headline_in_capitals_glued_to_the_news(text: str, title: str | None, body: str) -> None:
    layout = lay_out(text)
    assert layout.title == title
    assert blocks(text)[-1] == ("body", body)


def test_an_empty_text_has_no_blocks() -> None:
    assert lay_out("") == Layout()
