"""What kind of saying a statement is: its act, and how, to whom, through what, through whom and when it was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from secretariat.extract.acts import read_act
from secretariat.extract.certainty import read_certainty
from secretariat.extract.hearing import Heard, load_hearing
from secretariat.extract.moments import is_for_later, moment_in
from secretariat.extract.passing import Chains
from secretariat.extract.quotes import Span, overlap
from secretariat.extract.scenes import Role, Scene, Stage
from secretariat.extract.states import States
from secretariat.extract.telling import Telling, is_denied, is_future, read_tellings, tokens_in
from secretariat.extract.told import rules_manner
from secretariat.knowledge.unnamed import why_unnamed
from secretariat.parse import Parsed
from secretariat.records import ChainLink, Statement

TRUST_ASSERT = 10.0
"""How many times as likely the network's act has to be, where the rules find nothing but a plain assertion. Where they
find another act, or a saying that is denied, it is theirs: any less trust lost acts on the wire reports. (From 4 to 12
the network that had not seen the tuning part is as often right on it.)"""
TRUST_MANNER = 8.0
"""How many times as likely the network's manner has to be, where the rules read another."""
T = TypeVar("T", bound=str)
LEAST = 0.5
"""Least belief at which words around a statement are its medium, addressee or time."""
SURE_UNNAMED = 0.45
"""Least probability at which a source is taken for an unnamed one."""
_AROUND = 60
"""Characters about a medium in which the words may begin that say why somebody is not named."""
_TOGETHER = 64
"""Scenes whose labels are worked out together: memory does not grow with the report."""


def with_sayings(parsed: Parsed, statements: Sequence[Statement], states: States) -> tuple[Statement, ...]:
    """The statements with `act`, `negated`, `certainty`, `addressee`, `medium`, `said`, `manner`, `source_type` and the
    links of `chain` read from their passages, the parse and the tagger's vectors; every other field as it is."""
    stage, chains = Stage(parsed, states, statements), Chains(parsed, states, statements)
    done: list[Statement] = []
    tellings = read_tellings(parsed, statements)
    for at in range(0, len(tellings), _TOGETHER):
        some = tellings[at : at + _TOGETHER]
        scenes = [stage.scene(telling) for telling in some]
        heard = iter(load_hearing().read(states, [scene for scene in scenes if scene is not None]))
        for telling, scene in zip(some, scenes, strict=True):
            done.append(_read(parsed, telling, chains, None if scene is None else (scene, next(heard))))
    return tuple(done)


def with_manners(parsed: Parsed, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """The statements with `manner` as the rules read it: what joining quotations to them needs to know beforehand."""
    return tuple(
        replace(telling.statement, manner=rules_manner(telling, parsed.report))
        for telling in read_tellings(parsed, statements)
    )


def _read(parsed: Parsed, telling: Telling, chains: Chains, shown: tuple[Scene, Heard] | None) -> Statement:
    statement, report = telling.statement, parsed.report
    act, manner, denied = read_act(telling), rules_manner(telling, report), is_denied(telling)
    if shown is None:
        return replace(statement, act=act, manner=manner, negated=denied, certainty=read_certainty(telling, act))
    scene, heard = shown
    act = _likeliest(heard.acts, act, TRUST_ASSERT) if act == "assert" and not denied else act
    manner = manner if is_future(telling) else _likeliest(heard.manners, manner, TRUST_MANNER)
    unnamed = max(heard.sources, key=lambda source: heard.sources[source])
    medium = _words("medium", scene, heard) or scene.ruled.get("medium")
    medium = None if medium is not None and _is_none(telling, medium, report.text) else medium
    addressee = _words("addressee", scene, heard)
    chain = chains.chain(statement, scene, heard.around)
    time = _words("time", scene, heard) or _behind_cue(statement, chain, scene.ruled.get("time"))
    time = None if time is None or is_for_later(report, time) else time
    return replace(
        statement,
        act=act,
        manner=manner,
        negated=denied,
        certainty=read_certainty(telling, act),
        addressee=None if addressee is None else report.text[slice(*addressee)],
        medium=None if medium is None else report.text[slice(*medium)],
        said=None if time is None else moment_in(report, time),
        source_type=unnamed if heard.sources[unnamed] >= SURE_UNNAMED else None,
        chain=chain,
    )


def _words(role: Role, scene: Scene, heard: Heard) -> Span | None:
    """The words that the network believes most to have the role; as far as the rules have them, where they read them
    too."""
    found = [one for one in heard.around if one.role == role and one.belief >= LEAST]
    if not found:
        return None
    words, ruled = max(found, key=lambda one: one.belief).words, scene.ruled.get(role)
    return ruled if ruled is not None and overlap(words, ruled) else words


def _behind_cue(statement: Statement, chain: Sequence[ChainLink], words: Span | None) -> Span | None:
    """The words, where nothing stands between the cue and them: "said two hours earlier". (On our own gold for training
    and tuning 317 of 368 such times are when it was said.) Where an outlet cites or quotes, it is when that did."""
    if words is None or not statement.cue or any(link.relation in {"citing", "quoted by"} for link in chain):
        return None
    return words if 0 <= words[0] - statement.cue[-1].end <= 1 else None


def _is_none(telling: Telling, words: Span, text: str) -> bool:
    """Words that are no medium: "to long applause" tells to what effect, "on condition of anonymity" why there is no
    name."""
    home = telling.paragraph
    tokens = () if home is None else tokens_in(home, *words)
    if not tokens or (tokens[0].i > 0 and tokens[0].nbor(-1).lower_ == "to"):
        return True
    around = why_unnamed().finditer(text, max(0, words[0] - _AROUND), words[1] + _AROUND)
    return any(overlap(found.span("phrase"), words) for found in around)


def _likeliest(odds: Mapping[T, float], rules: T, trust: float) -> T:
    """The likeliest answer, where the rules' one counts as that many times as likely."""
    return max(odds, key=lambda one: odds[one] * (trust if one == rules else 1))
