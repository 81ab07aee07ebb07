"""What the words of a report must have in them before a brief says that they take a stance or tell of a fact.

These lists belong to the check alone: no sentence is made from them. They are narrower than those by which reports are
read: what does not say its stance in one of these words is left out of the brief.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from secretariat.knowledge.issue_words import load_issues
from secretariat.records import MeetingStatus, ProvisionStatus, Stance


def _any(*beginnings: str) -> re.Pattern[str]:
    """What begins, at the beginning of a word, with one of these regular expressions."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(beginnings)})", re.IGNORECASE)


_NO = (r"(?:no|not|never|nor|nobody|none|nothing|neither|cannot|without)\b", r"\w+n[’']t\b")
_DENY = (r"den(?:y|ies|ied|ying|ial)\b", r"refus", r"declin", r"fail(?:s|ed|ing)?\b")

STANCES: Mapping[Stance, re.Pattern[str]] = {
    "red line": _any(
        r"red lines?\b", r"under no circumstances?", r"never\b", r"non-?negotiable", r"no compromise",
        r"not (?:a|an|one|up for|negotiable|for sale|for trade|give up|trade|budge|surrender|cede)\b",
        r"(?:nobody|no one) (?:will|can|may)\b", r"at (?:no|any) price", r"bottom line", r"inviolable", r"sacrosanct",
        r"untouchable", r"sine qua non", r"out of the question",
    ),
    "demands": _any(
        r"demand", r"insist", r"want", r"call(?:s|ed|ing)? (?:for|on)", r"urg(?:e|es|ed|ing)\b", r"seek", r"sought",
        r"press(?:es|ed|ing)?\b", r"push", r"requir", r"request", r"ask", r"appeal", r"plead", r"must\b", r"should\b",
        r"shall\b", r"ought", r"ha(?:s|ve) to\b", r"need", r"necessary", r"essential", r"vital", r"imperative",
        r"crucial", r"claim", r"precondition", r"ultimatum", r"wish",
    ),
    "proposes": _any(
        r"propos(?:e|es|ed|ing)\b", r"offer(?:s|ed|ing)\b", r"(?:will|to) offer\b", r"suggest", r"tabled\b",
        r"put(?:s|ting)? forward", r"present(?:s|ed)\b", r"submit", r"float(?:s|ed)\b", r"drafted", r"drew up",
        r"recommend", r"outlin", r"unveil", r"resurrect", r"(?:ready|prepared|willing) to", r"invited", r"promis",
    ),
    "supports": _any(
        r"support", r"back(?:s|ed|ing)\b", r"favou?r", r"welcom", r"endors", r"prais", r"hail", r"applaud", r"hope",
        r"optimis", r"confident", r"approv", r"stands? by", r"stood by", r"agree", r"acceptable", r"constructive",
        r"encourag", r"promising", r"step forward", r"(?:good|fair)\b", r"pleased", r"useful", r"looks? forward",
    ),
    "accepts": _any(
        r"accept", r"agree", r"sign(?:s|ed|ing)?\b", r"approv", r"adopt", r"ratif", r"consent", r"conced", r"commit",
        r"pledg", r"undert[ao]", r"promis", r"vow", r"decided",
    ),
    "conditional": _any(
        r"(?:if|unless|until|once|when|before|after|without|only|provided|providing|contingent)\b", r"as long as",
        r"so long as", r"on (?:the )?condition", r"conditional", r"depend", r"subject to", r"in (?:return|exchange)",
        r"hinge", r"tied to",
    ),
    "open": _any(
        r"open", r"ready", r"readiness", r"willing", r"prepared", r"amenable", r"flexib", r"inclin", r"eager",
        r"(?:not|never|\w+n[’']t) (?:exclud|oppos|rul(?:e|ed|ing) out|reject|against)",
    ),
    "studies": _any(
        r"stud(?:y|ies|ied|ying)\b", r"consider", r"review", r"examin", r"weigh", r"look(?:s|ed|ing)? (?:at|into)",
        r"assess", r"evaluat", r"analys", r"read\b",
    ),
    "opposes": _any(
        r"(?<!not )oppos", r"object(?:s|ed|ion)", r"critici", r"critical", r"condemn", r"denounc", r"protest(?:s|ed)",
        r"resist", r"warn", r"caution(?:s|ed)", r"complain", r"questioned", r"doubt(?:s|ed)", r"attacked", r"deplor",
        r"lament", r"regret", r"disagree", r"disput", r"wary", r"against", r"concerned", r"disappoint", r"unfair",
        r"unrealistic", r"unreasonable", r"mistake", r"(?:should|must) not", r"hard to accept", r"reserv", r"reluctan",
        r"scepti", r"skepti",
    ),
    "rejects": _any(
        *_NO, r"reject", r"refus", r"declin", r"dismiss", r"rul(?:e|es|ed|ing) out", r"turn(?:s|ed)? down", r"veto",
        r"block", r"unacceptable", r"impossible", r"out of the question", r"fiction", r"unwilling", r"boycott",
    ),
}  # fmt: skip
"""Stance → what one of its words looks like."""

DENIED = _any(*_NO, *_DENY)
"""What, in front of the word of a stance, turns it."""
TURNED = frozenset[Stance]({"demands", "proposes", "supports", "accepts", "studies"})
"""Stances that a denial in front of their words turns."""
OTHERS_DO = re.compile(r"\b(?:it|they|you|which|that)\W*$", re.IGNORECASE)
"""What, right in front of the word of a stance, says that not the speaker does it."""

CONTESTED = _any(
    r"(?<!not )(?:reject|refus|oppos)", r"object(?:s|ed|ion)", r"disput", r"contest", r"disagree", r"unresolved",
    r"deadlock", r"red lines?\b", r"rul(?:e|es|ed|ing) out", r"against\b", r"criticis", r"criticiz", r"unacceptable",
    r"impossible", r"hard to accept", r"sticking point", r"still open", r"under no circumstances", r"never\b",
    r"non-?negotiable", r"(?:not|cannot|won[’']t|can[’']t) (?:accept|agree|sign|withdraw|give|leave|cede|allow)",
)  # fmt: skip
"""What tells that a term is refused or disputed."""
NO_MORE = _any(
    r"no longer\b", r"less \w+ than\b", r"soften", r"doubts?\b", r"not repeat", r"ago\b", r"earlier\b", r"previous",
    r"once\b", r"used to\b", r"dropped\b", r"gave up\b",
)  # fmt: skip
"""What tells that it was refused before, or is doubted."""
CONDITION = _any(
    r"(?:unless|until|without)\b",
    r"(?:any|no|every)(?:thing|one|body)? (?:\w+ )?(?:that|which|who) (?:does|do|did|is|are) not\b",
)
"""What makes a condition of a refusal that it stands behind."""

TO_BE = _any(
    r"(?:would|will|shall|must|should|could|may|might|can|if|ready|willing|prepared|exclude)\b", r"propos", r"offer",
    r"demand", r"want", r"call(?:s|ed|ing)? (?:for|on)", r"ask", r"urg", r"plan", r"draft", r"to be\b", r"seek",
    r"insist", r"commit", r"provid", r"requir",
)  # fmt: skip
"""What tells that a term is to be, and is not so yet."""

AGREED = _any(
    r"agree(?:s|d|ment|ments)?\b", r"accord\b", r"sign(?:s|ed|ing)?\b", r"approv", r"accept", r"adopt", r"settled",
    r"conclud", r"decided", r"undert", r"pledg", r"commit", r"promis", r"consent", r"(?:deal|pact|treaty|truce)\b",
    r"ratif", r"ceasefire",
)  # fmt: skip
"""What tells that a term is agreed."""

MEETS = _any(
    r"me(?:et|ets|t|eting|etings)\b", r"talks?\b", r"negotiat", r"discuss", r"dialogue", r"round", r"session",
    r"summit", r"conference", r"consult", r"visit", r"call(?:s|ed)?\b", r"telephon", r"phone", r"confer",
    r"sat down", r"sit down", r"hear", r"receiv", r"host",
)  # fmt: skip
"""What tells of a meeting."""

NOT_A_FACT = _any(
    *_NO, *_DENY, r"(?:if|unless|whether|would|could|may|might|should|must|shall|to be)\b", r"reject", r"claim",
    r"alleg", r"possib", r"perhaps", r"likely", r"unlikely", r"hop(?:e|es|ed|ing)\b", r"want", r"demand", r"urg",
    r"propos",
)  # fmt: skip
"""What, in front of the words of a record in their sentence or inside them, keeps them from being told as a fact."""

TO_COME = _any(r"(?:will|plan|plans|planned|scheduled|due to|expected to|set to|going to|upcoming|next)\b")
"""What tells of a meeting that is not yet held."""

STANCE_WORDS: Mapping[str, Stance] = {
    "red line": "red line", "demand": "demands", "proposal": "proposes", "support": "supports",
    "acceptance": "accepts", "condition": "conditional", "openness": "open", "under study": "studies",
    "opposition": "opposes", "rejection": "rejects",
}  # fmt: skip
"""What a brief calls a stance."""

STATUS_WORDS: Mapping[str, MeetingStatus | ProvisionStatus] = {
    "planned": "planned", "held": "held", "under way": "under way", "postponed": "postponed", "cancelled": "cancelled",
    "told as not held": "denied", "not scheduled": "not scheduled", "agreed": "agreed", "open": "open",
    "contested": "contested",
}  # fmt: skip
"""What a brief calls a status."""

GLUE = frozenset({
    "against", "and", "as", "by", "copies", "for", "from", "in", "independence", "independent", "it", "of", "on",
    "origin", "origins", "points", "read", "report", "reports", "them", "then", "through", "told", "undated",
    "unknown",
})  # fmt: skip
"""The words that may hold the parts of a sentence together; none denies, none tells a number or a name."""


@functools.cache
def issue(label: str) -> re.Pattern[str] | None:
    """What words of an issue look like, by the vocabulary that has it; None: it is not of the vocabulary."""
    terms = {
        term for own in load_issues().values() for one in own if one.label == label for term in (*one.strong, *one.weak)
    }
    return _any(*sorted({r"\W+(?:\w+\W+)?".join(map(_stemmed, term.split())) for term in terms})) if terms else None


def _stemmed(word: str) -> str:
    stem = re.sub(r"(?:e|y)$", "", word) if len(word) > 4 else word
    return rf"{re.escape(stem)}\w*" if len(stem) > 3 else rf"{re.escape(stem)}s?\b"
