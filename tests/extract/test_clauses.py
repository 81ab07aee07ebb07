"""How content hangs on its cue: one construction each, parsed by hand."""

from __future__ import annotations

import pytest

from tests.extract.build import readings

TALMON = "Edric@PERSON/NNP/compound>2 Talmon@PERSON+/NNP/nsubj"

FRAMES = [
    pytest.param(
        f"{TALMON} said=say/VBD/ROOT that/IN/mark>7 the/DT/det>6 bridge/NN/nsubj>7 is=be/VBZ/ccomp open/JJ/acomp>7 ./.",
        ["that: Edric Talmon | said | that the bridge is open"],
        id="that",
    ),
    pytest.param(
        f"{TALMON} said=say/VBD/ROOT the/DT/det>5 bridge/NN/nsubj>6 was=be/VBD/ccomp open/JJ/acomp>6 ./.",
        ["fin: Edric Talmon | said | the bridge was open"],
        id="fin",
    ),
    pytest.param(
        f"{TALMON} explained=explain/VBD/ROOT why/WRB/advmod>8 the/DT/det>6 talks=talk/NNS/nsubj>8"
        " had=have/VBD/aux>8 stopped=stop/VBN/ccomp ./.",
        ["wh: Edric Talmon | explained | why the talks had stopped"],
        id="wh",
    ),
    pytest.param(
        "The/DT/det>2 bridge/NN/nsubj>3 was=be/VBD/ccomp open/JJ/acomp>3 ,/,"
        " Edric@PERSON/NNP/compound>7 Talmon@PERSON+/NNP/nsubj said=say/VBD/ROOT ./.",
        ["pre: Edric Talmon | said | The bridge was open"],
        id="pre: the content hangs on the cue",
    ),
    pytest.param(
        "The/DT/det>2 bridge/NN/nsubj>3 was=be/VBD/ROOT open/JJ/acomp ,/, they/PRP/nsubj>7 said=say/VBD/parataxis ./.",
        ["pre: they | said | The bridge was open"],
        id="pre: the cue hangs on the content",
    ),
    pytest.param(
        "“/`` The/DT/det>3 bridge/NN/nsubj>4 is=be/VBZ/ccomp open/JJ/acomp>4 ,/, ”/'' said=say/VBD/ROOT"
        " Edric@PERSON/NNP/compound>10 Talmon@PERSON+/NNP/nsubj ./.",
        ["pre: The bridge | is | “", "pre: Edric Talmon | said | “The bridge is open,”"],
        id="pre: the cue before its source; the reading of a mark alone is dropped by `candidates`",
    ),
    pytest.param(
        "“/`` The/DT/det>3 bridge/NN/nsubj>6 ,/, ”/'' said=say/VBD/parataxis Edric@PERSON/NNP/compound>8"
        " Talmon@PERSON+/NNP/nsubj>6 ,/, “/`` is=be/VBZ/ROOT open/JJ/acomp ./. ”/''",
        ["mid: Edric Talmon | said | “The bridge,” + “is open.”"],
        id="mid: a subject on each side of the cue",
    ),
    pytest.param(
        f"{TALMON} promised=promise/VBD/ROOT to/TO/aux>5 sign/VB/xcomp ./.",
        ["to: Edric Talmon | promised | to sign"],
        id="to",
    ),
    pytest.param(
        f"{TALMON} urged=urge/VBD/ROOT both/DT/det>5 sides=side/NNS/dobj to/TO/aux>7 sign/VB/xcomp ./.",
        ["obj_to: Edric Talmon | urged | both sides to sign"],
        id="obj_to: two dependents",
    ),
    pytest.param(
        f"{TALMON} wants=want/VBZ/ROOT both/DT/det>5 sides=side/NNS/nsubj>7 to/TO/aux>7 sign/VB/ccomp ./.",
        ["obj_to: Edric Talmon | wants | both sides to sign"],
        id="obj_to: one clause",
    ),
    pytest.param(
        f"{TALMON} denied=deny/VBD/ROOT taking=take/VBG/xcomp sides=side/NNS/dobj>4 ./.",
        ["ing: Edric Talmon | denied | taking sides", "obj: Edric Talmon | taking | sides"],
        id="ing",
    ),
    pytest.param(
        f"{TALMON} announced=announce/VBD/ROOT a/DT/det>5 truce/NN/dobj ./.",
        ["obj: Edric Talmon | announced | a truce"],
        id="obj",
    ),
    pytest.param(
        f"{TALMON} demanded=demand/VBD/ROOT an/DT/det>5 apology/NN/dobj for/IN/prep the/DT/det>8 delay/NN/pobj>6 ./.",
        ["obj:for: Edric Talmon | demanded | an apology for the delay"],
        id="obj with a preposition on the verb",
    ),
    pytest.param(
        f"{TALMON} described=describe/VBD/ROOT the/DT/det>5 draft/NN/dobj as/IN/prep a/DT/det>8 start/NN/pobj>6 ./.",
        ["as: Edric Talmon | described | the draft as a start"],
        id="as",
    ),
    pytest.param(
        f"{TALMON} called=call/VBD/ROOT the/DT/det>5 draft/NN/dobj a/DT/det>7 joke/NN/oprd ./.",
        ["oprd: Edric Talmon | called | the draft a joke"],
        id="oprd",
    ),
    pytest.param(
        f"{TALMON} called=call/VBD/ROOT for/IN/prep a/DT/det>6 truce/NN/pobj>4 ./.",
        ["prep:for: Edric Talmon | called for | a truce"],
        id="prep:for",
    ),
    pytest.param(
        "Nothing/NN/dep is=be/VBZ/dep lost=lose/VBN/dep yet/RB/dep ,/, Edric@PERSON/NNP/compound>7"
        " Talmon@PERSON+/NNP/nsubj said=say/VBD/ROOT on/IN/prep Monday@DATE/NNP/pobj>9 ./.",
        ["pre: Edric Talmon | said | Nothing is lost yet"],
        id="pre in a parse without a clause",
    ),
    pytest.param(
        "No/DT/det>2 date/NN/npadvmod for/IN/prep>2 talks=talk/NNS/pobj>3 ,/, Edric@PERSON/NNP/compound>7"
        " Talmon@PERSON+/NNP/nsubj said=say/VBD/ROOT ./.",
        ["tail: Edric Talmon | said | No date for talks"],
        id="tail: the content is no clause",
    ),
    pytest.param(
        "According=accord/VBG/prep>8 to/IN/prep>1 the/DT/det>4 ministry/NN/pobj>2 ,/, the/DT/det>7 bridge/NN/nsubj"
        " is=be/VBZ/ROOT open/JJ/acomp ./.",
        [
            "according: the ministry | According to | the bridge is open",
            "tail: the bridge | is | According to the ministry",
        ],
        id="according, in front; the other reading is for `select` to drop",
    ),
    pytest.param(
        "The/DT/det>2 bridge/NN/nsubj is=be/VBZ/ROOT open/JJ/acomp ,/, according=accord/VBG/prep to/IN/prep>6"
        " the/DT/det>9 ministry/NN/pobj>7 ./.",
        ["according: the ministry | according to | The bridge is open"],
        id="according, behind",
    ),
    pytest.param(
        "The/DT/det>2 bridge/NN/nsubj>8 ,/, according=accord/VBG/prep>8 to/IN/prep>4 Orlenz@GPE/NNP/pobj>5 ,/,"
        " is=be/VBZ/ROOT open/JJ/acomp ./.",
        ["according: Orlenz | according to | The bridge + is open"],
        id="according, in the middle",
    ),
    pytest.param(
        "The/DT/det>2 bridge/NN/nsubj>3 is=be/VBZ/ROOT open/JJ/acomp ,/, he/PRP/nsubj>7 said=say/VBD/parataxis ,/,"
        " as/IN/mark>10 reported=report/VBN/advcl by/IN/agent>10 Meridian@ORG/NNP/compound>13 Wire@ORG+/NNP/pobj>11",
        [
            "mid: he | said | The bridge is open + as reported by Meridian Wire",
            "relay: Meridian Wire | as reported | The bridge is open, he said",
        ],
        id="relay",
    ),
    pytest.param(
        "Talmon@PERSON/NNP/poss>3 's/POS/case>1 claim/NN/nsubj that/IN/mark>7 the/DT/det>6 bridge/NN/nsubj>7"
        " was=be/VBD/acl>3 open/JJ/acomp>7 surprised=surprise/VBD/ROOT Orlenz@GPE/NNP/dobj ./.",
        [
            "noun: Talmon | claim | that the bridge was open",
            "obj: Talmon's claim that the bridge was open | surprised | Orlenz",
        ],
        id="noun, with an owner",
    ),
    pytest.param(
        f"{TALMON} made=make/VBD/ROOT a/DT/det>5 promise/NN/dobj to/TO/aux>7 sign/VB/acl>5 ./.",
        ["obj: Edric Talmon | made | a promise to sign", "noun_to: Edric Talmon | promise | to sign"],
        id="noun_to, owned by the subject",
    ),
    pytest.param(
        f"{TALMON} is=be/VBZ/ROOT confident/JJ/acomp that/IN/mark>7 they/PRP/nsubj>7 sign/VBP/ccomp>4 ./.",
        ["adj: Edric Talmon | is confident | that they sign"],
        id="adj",
    ),
    pytest.param(
        f"{TALMON} is=be/VBZ/ROOT ready/JJ/acomp to/TO/aux>6 sign/VB/xcomp>4 ./.",
        ["adj_to: Edric Talmon | is ready | to sign"],
        id="adj_to",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("notation", "expected"), FRAMES)
def test_frames(notation: str, expected: list[str]) -> None:
    assert readings(notation) == expected


THAT_IT_WAS_OPEN = "that/IN/mark>{1} it/PRP/nsubj>{1} was=be/VBD/ccomp>{0} open/JJ/acomp>{1}"


def open_at(cue: int, verb: int) -> str:
    """ "that it was open" on the cue with the number `cue`; its own verb has the number `verb`."""
    return THAT_IT_WAS_OPEN.format(cue, verb)


SOURCES = [
    pytest.param(
        f"{TALMON}pass was=be/VBD/auxpass quoted=quote/VBN/ROOT as/IN/prep saying=say/VBG/pcomp>5 {open_at(6, 9)} ./.",
        "that: Edric Talmon | saying | that it was open",
        id="quoted as saying",
    ),
    pytest.param(
        f"Orlenz@GPE/NNP/nsubjpass was=be/VBD/auxpass told=tell/VBN/ROOT by/IN/agent Velmar@GPE/NNP/pobj>4"
        f" {open_at(3, 8)} ./.",
        "that: Velmar | was told | that it was open",
        id="the agent of a passive",
    ),
    pytest.param(
        f"It/PRP/nsubjpass was=be/VBD/auxpass announced=announce/VBN/ROOT {open_at(3, 6)} ./.",
        "that: - | was announced | that it was open",
        id="a passive without an agent",
    ),
    pytest.param(
        f"{TALMON} met=meet/VBD/ROOT the/DT/det>5 envoy/NN/dobj ,/, who/WP/nsubj>8 said=say/VBD/relcl>5"
        f" {open_at(8, 11)} ./.",
        "that: who | said | that it was open",
        id="a relative pronoun",
    ),
    pytest.param(
        f"{TALMON} left=leave/VBD/ROOT ,/, adding=add/VBG/advcl {open_at(5, 8)} ./.",
        "that: Edric Talmon | adding | that it was open",
        id="the subject that a participle continues",
    ),
    pytest.param(
        f"{TALMON} denounced=denounce/VBD/ROOT Orlenz@GPE/NNP/dobj and/CC/cc warned=warn/VBD/conj {open_at(6, 9)} ./.",
        "that: Edric Talmon | warned | that it was open",
        id="the subject of a coordinated cue",
    ),
    pytest.param(
        f"{TALMON} urged=urge/VBD/ROOT Orlenz@GPE/NNP/dobj to/TO/aux>6 stop/VB/xcomp and/CC/cc>6 warned=warn/VBD/conj>6"
        f" {open_at(8, 11)} ./.",
        "that: Edric Talmon | warned | that it was open",
        id="the partner of a coordinated cue, by tense",
    ),
    pytest.param(
        f"The/DT/det>2 envoy/NN/nsubj>12 of/IN/prep>2 Halmere@GPE/NNP/pobj>3 ,/, who/WP/nsubj>7 led=lead/VBD/relcl>2"
        f" the/DT/det>9 talks=talk/NNS/dobj>7 ,/, also/RB/advmod said=say/VBD/ROOT {open_at(12, 15)} ./.",
        "that: The envoy of Halmere, who led the talks | said | that it was open",
        id="a phrase with its preposition and its relative clause",
    ),
    pytest.param(
        "An/DT/det>2 official/NN/nsubj saying=say/VBG/acl>2 that/IN/mark>6 it/PRP/nsubj>6 was=be/VBD/ccomp>3"
        " open/JJ/acomp>6 left=leave/VBD/ROOT ./.",
        "that: An official | saying | that it was open",
        id="the noun that a participle describes",
    ),
]


@pytest.mark.parametrize(("notation", "expected"), SOURCES)
def test_sources(notation: str, expected: str) -> None:
    assert expected in readings(notation)


CUES = [
    pytest.param(
        f"{TALMON} has=have/VBZ/aux not/RB/neg said=say/VBN/ROOT {open_at(5, 8)} ./.",
        "that: Edric Talmon | has not said | that it was open | not",
        id="auxiliaries and negation",
    ),
    pytest.param(
        f"{TALMON} never/RB/neg said=say/VBD/ROOT {open_at(4, 7)} ./.",
        "that: Edric Talmon | never said | that it was open | not",
        id="never",
    ),
    pytest.param(
        f"{TALMON} pointed=point/VBD/ROOT out/RP/prt {open_at(3, 7)} ./.",
        "that: Edric Talmon | pointed out | that it was open",
        id="a particle",
    ),
    pytest.param(
        f"{TALMON} will/MD/aux say/VB/ROOT {open_at(4, 7)} ./.",
        "that: Edric Talmon | will say | that it was open | modal",
        id="what is to come is modal",
    ),
    pytest.param(
        f"{TALMON} would/MD/aux not/RB/neg say/VB/ROOT {open_at(5, 8)} ./.",
        "that: Edric Talmon | would not say | that it was open | not",
        id="what was not said is negated, not modal",
    ),
    pytest.param(
        f"{TALMON} said=say/VBD/ROOT in/IN/prep a/DT/det>6 statement/NN/pobj>4 {open_at(6, 9)} ./.".replace(
            "ccomp", "acl"
        ),
        "that: Edric Talmon | said | that it was open",
        id="in a statement that",
    ),
    pytest.param(
        f"{TALMON} told=tell/VBD/ROOT reporters=reporter/NNS/dobj {open_at(3, 7)} ./.",
        "that: Edric Talmon | told | that it was open",
        id="told reporters",
    ),
    pytest.param(
        f"{TALMON}pass was=be/VBD/auxpass accused=accuse/VBN/ROOT by/IN/agent"
        " Orlenz@GPE/NNP/pobj>5 of/IN/prep delay/NN/pobj>7 ./.",
        "prep:of: Orlenz | was accused | delay",
        id="never over its source",
    ),
]


@pytest.mark.parametrize(("notation", "expected"), CUES)
def test_cues(notation: str, expected: str) -> None:
    assert expected in readings(notation)


@pytest.mark.parametrize(
    "notation",
    [
        pytest.param("They/PRP/nsubj are=be/VBP/ROOT envoys=envoy/NNS/attr of/IN/prep peace/NN/pobj>4 ./.", id="to be"),
        pytest.param("The/DT/det>2 talks=talk/NNS/ROOT of/IN/prep Monday@DATE/NNP/pobj>3 ./.", id="no verb"),
        pytest.param("According=accord/VBG/ROOT ./.", id="according to nobody"),
        pytest.param("According=accord/VBG/ROOT to/IN/prep it/PRP/pobj>2 ./.", id="according to it, nothing"),
        pytest.param("Good/JJ/amod news/NN/ROOT ./.", id="an adjective without a clause"),
    ],
)
def test_no_reading(notation: str) -> None:
    assert readings(notation) == []


def test_a_content_ends_where_the_next_cue_begins() -> None:
    """ "… said it was open and warned that …": the parser hangs "warned" under "was"."""
    rows = readings(
        f"{TALMON} said=say/VBD/ROOT it/PRP/nsubj>5 is=be/VBZ/ccomp open/JJ/acomp>5 and/CC/cc>5"
        " warned=warn/VBD/conj>5 Orlenz@GPE/NNP/dobj>8 ./."
    )
    assert rows == ["fin: Edric Talmon | said | it is open", "obj: Edric Talmon | warned | Orlenz"]


def test_a_content_goes_on_in_a_second_clause() -> None:
    rows = readings(
        f"{TALMON} said=say/VBD/ROOT that/IN/mark>6 it/PRP/nsubj>6 is=be/VBZ/ccomp open/JJ/acomp>6 but/CC/cc"
        " that/IN/mark>11 they/PRP/nsubj>11 left=leave/VBD/conj ./."
    )
    assert rows == ["that: Edric Talmon | said | that it is open but that they left"]
