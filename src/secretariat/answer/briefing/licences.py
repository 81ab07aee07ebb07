"""What the words of a report must have in them before a brief says that they take a stance or tell of a fact.

These lists belong to the check alone: no sentence is made from them. They are narrower than those by which reports are
read: what does not say its stance in one of these words is left out of the brief.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from secretariat.records import MeetingStatus, ProvisionStatus, Stance

_NO = r"\b(?:no|not|never|nor|nobody|none|nothing|neither|cannot|without)\b|n[’']t\b"
STANCES: Mapping[Stance, re.Pattern[str]] = {
    stance: re.compile(pattern, re.IGNORECASE)
    for stance, pattern in {
        "red line": (
            r"\bred lines?\b|under no circumstances?|\bnever\b|\bnon-?negotiable|\bno compromise|\bnot (?:a|an|one|up for|"
            r"negotiable|for sale|for trade|give up|trade|budge|surrender|cede)\b|\b(?:nobody|no one) (?:will|can|may)\b|"
            r"\bat (?:no|any) price|bottom line|inviolable|sacrosanct|untouchable|sine qua non|out of the question"
        ),
        "demands": (
            r"\b(?:demand|insist|want|call(?:s|ed|ing)? (?:for|on)|urg(?:e|es|ed|ing)\b|seek|sought|press(?:es|ed|ing)?\b|push|"
            r"requir|request|ask|appeal|plead|must\b|should\b|shall\b|ought|has to|have to|need|necessary|essential|vital|"
            r"imperative|crucial|claim|precondition|ultimatum|wish)"
        ),
        "proposes": (
            r"\b(?:propos|offer|suggest|put(?:s|ting)? forward|tabled?\b|present|submit|float|draft|recommend|outlin|unveil|"
            r"ready to|prepared to|willing to|initiative|invit|counter|promis)"
        ),
        "supports": (
            r"\b(?:support|back(?:s|ed|ing)\b|favou?r|welcom|endors|prais|hail|applaud|hope|optimis|confident|approv|stand(?:s)? "
            r"by|stood by|agree|in favou?r|acceptable|constructive|encourag|promising|step forward|good\b|fair\b|pleased|useful|"
            r"looks? forward)"
        ),
        "accepts": r"\b(?:accept|agree|sign(?:s|ed|ing)?\b|approv|adopt|ratif|consent|conced|commit|pledg|undert[ao]|promis|vow|decided)",
        "conditional": (
            r"\b(?:if|unless|until|provided|providing|only|as long as|so long as|on (?:the )?condition|conditional|depend|subject "
            r"to|in (?:return|exchange)|once|when|before|after|without|contingent|hinge|tied to)\b|\bdepend"
        ),
        "open": (
            r"\b(?:open|ready|readiness|willing|prepared|amenable|flexib|could\b|may\b|might\b|consider|inclin|eager|(?:not|n[’']t|"
            r"never) (?:exclud|oppos|rul(?:e|ed|ing) out|reject|against)|interest)"
        ),
        "studies": r"\b(?:stud(?:y|ies|ied|ying)\b|consider|review|examin|weigh|look(?:s|ed|ing)? (?:at|into)|assess|evaluat|analys|read\b)",
        "opposes": (
            r"\b(?:oppos|object|critici|condemn|denounc|protest|resist|warn|caution|complain|question|doubt|attack|deplor|lament|"
            r"regret|disagree|disput|wary|against|concern|disappoint|unfair|unrealistic|unreasonable|mistake|accus|should not|must "
            r"not|hard to accept|no wish|reserv|reluctan|scepti|skepti)"
        ),
        "rejects": rf"\b(?:reject|refus|declin|dismiss|rul(?:e|es|ed|ing) out|turn(?:s|ed)? down|veto|block|den(?:y|ies|ied)\b|"
        rf"unacceptable|impossible|out of the question|fiction|unwilling|boycott)|{_NO}",
    }.items()
}  # fmt: skip
"""Stance → what one of its words looks like."""

AGREED = re.compile(
    r"\b(?:agree[ds]?\b|agreement|accord|sign(?:s|ed|ing)?\b|approv|accept|adopt|settled|conclud|decided|undert|pledg|commit|"
    r"promis|consent|deal\b|pact\b|treaty|ratif|truce|ceasefire)",
    re.IGNORECASE,
)
"""What tells that a term is agreed."""

MEETS = re.compile(
    r"\b(?:me(?:et|ets|t|eting|etings)\b|talks?\b|negotiat|discuss|dialogue|round|session|summit|conference|consult|visit|call(?:s|ed)?\b|"
    r"telephon|phone|confer|sat down|sit down|hear|receiv|host)",
    re.IGNORECASE,
)
"""What tells of a meeting."""

NOT_A_FACT = re.compile(
    rf"{_NO}|\b(?:den(?:y|ies|ied|ying)|denial|refus\w+|reject\w+|if|unless|whether|would|could|may|might|should|must|shall|claim\w*|"
    r"alleg\w+|possib\w+|perhaps|likely|unlikely|hop(?:e|es|ed|ing)|want\w*|demand\w*|urg(?:e|es|ed)|propos\w+|fail\w*|to be)\b",
    re.IGNORECASE,
)
"""What, in front of the words of a record in their sentence or inside them, keeps them from being told as a fact."""

TO_COME = re.compile(r"\b(?:will|plan(?:s|ned)?|scheduled|due to|expected to|set to|going to|upcoming|next)\b", re.IGNORECASE)
"""What tells of a meeting that is not yet held."""

STANCE_WORDS: Mapping[str, Stance] = {
    "red line": "red line", "a red line": "red line", "demand": "demands", "a demand": "demands", "proposal": "proposes",
    "a proposal": "proposes", "support": "supports", "acceptance": "accepts", "condition": "conditional",
    "a condition": "conditional", "openness": "open", "under study": "studies", "study": "studies",
    "opposition": "opposes", "rejection": "rejects", "a rejection": "rejects",
}  # fmt: skip
"""What a brief calls a stance."""

STATUS_WORDS: Mapping[str, tuple[MeetingStatus | ProvisionStatus, ...]] = {
    "planned": ("planned",), "held": ("held",), "under way": ("under way",), "postponed": ("postponed",),
    "cancelled": ("cancelled",), "told as not held": ("denied",), "not scheduled": ("not scheduled",),
    "agreed": ("agreed",), "open": ("open",), "contested": ("contested",),
}  # fmt: skip
"""What a brief calls a status."""

GLUE = frozenset(
    "a about accepted according account address against also an and another as at before between both by copy day days "
    "directly earlier each first for from further had has heard here in is it its itself later latest less more of on one only or other "
    "others origin origins outlet own part party people points position published put read reports report reported same "
    "said says say sources side softened hardened told term terms text than that the their them then there these they "
    "this through to under undated version was were what which who with words written".split()
)
"""The words that may hold the parts of a sentence together; none denies, none tells a number or a name."""
