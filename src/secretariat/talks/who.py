"""Whom a phrase of the report means, as actors: the same answers as for speakers, one for each member of a list."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from secretariat.identity import actor_id
from secretariat.parse import Paragraph, Parsed, label_before
from secretariat.records import Actor, NameMention, Statement
from secretariat.resolve.mentions import Names
from secretariat.resolve.phrases import Phrase, describe
from secretariat.resolve.speakers import Speakers
from secretariat.talks.parties import Parties
from secretariat.talks.phrases import PEOPLE, is_first_person, noun_phrase
from secretariat.talks.sayings import Sayings

if TYPE_CHECKING:
    from spacy.tokens import Token

_BODY = "Union|Federation|Guild|Local|Brotherhood|Association|Alliance|Confederation|Workers|Congress|Syndicate"
_UNION = re.compile(rf"\b(?:{_BODY})\b")
_ORGANS = (
    "directorate|delegation|side|management|board|leadership|negotiators?|government|team|camp|party|country"
    "|association|representatives?"
)
_ORGAN = re.compile(rf"(?:[a-z' ]+ )?(?:{_ORGANS}) of (?:the )?(.+)$")
"""What is a part of the body, or of the person's side, behind "of"."""
_PAIR = "sides|countries|parties|governments|states|neighbours|neighbors|nations"
_TWO = re.compile(
    rf"(?i)\b(?:of|from) (?:the two|both) (?:{_PAIR})\b|^(?:the )?(?:two|both|all)(?: the)? (?:{_PAIR}|delegations)$"
)
"""Who are, or are of, the two parties."""
_EACH = re.compile(r"(?i)^(?:neither|either|each) (?:side|party|country|government|delegation)$")
"""One or none of the two, and so both."""
_SIDES = {
    "side", "camp", "party", "government", "country", "delegation", "team", "nation", "administration", "movement",
    "group", "company", "union", "bloc", "organisation", "organization", "ministry",
}  # fmt: skip
"""What speakers call those for whom they speak."""


_LOOKERS_ON = {"experts", "witnesses", "media", "documents", "people familiar", "sources"}
"""Types of unnamed sources that are no party."""
_COMMENTATORS = {
    "analyst", "economist", "professor", "expert", "historian", "trader", "lecturer", "researcher", "columnist",
}  # fmt: skip


class Who:
    """Answers for the phrases of one report."""

    def __init__(
        self, parsed: Parsed, speakers: Speakers, statements: Sequence[Statement], names: Names, actors: Iterable[Actor]
    ) -> None:
        """
        Args:
            parsed: the report.
            speakers: they have read its statements.
            statements: those statements, with their speakers.
            names: what it names.
            actors: everyone in it, with the parties they speak for.
        """
        self._parsed = parsed
        self._speakers = speakers
        self.actors = {actor.id: actor for actor in actors}
        """By id; those that are met first in a phrase are added."""
        self._mentions = names.mentions
        self._starts = [mention.passage.start for mention in names.mentions]
        self.statements = Sayings(statements)
        self._voices: dict[str, tuple[str, ...]] = {}
        self.counts = Parties(self.actors, self._mentions, self.statements, self.parties)
        """Who takes stances, and how often everybody is named."""

    def of(self, paragraph: Paragraph, heads: Iterable[Token]) -> tuple[str, ...]:
        """Ids of those whom the phrases with these heads mean, each once, in order; those that a list joins apart."""
        found: dict[str, None] = {}
        for head in heads:
            for one in (head, *(t for t in head.conjuncts if t.i > head.i)):
                found.update(dict.fromkeys(self._one(paragraph, one)))
        return tuple(found)

    def party(self, actor: str) -> str:
        """The party that an actor speaks for; itself, where it speaks for nobody else."""
        return self.parties(actor)[0]

    def parties(self, actor: str) -> tuple[str, ...]:
        """The parties that an actor speaks for: of "US and South Korean officials" two."""
        known = self.actors.get(actor)
        if known is None or known.party is not None:
            return (actor,) if known is None or known.party is None else (known.party,)
        if known.kind == "anonymous" and known.unnamed is not None:
            nations = self._speakers.context.nations
            states = dict.fromkeys(state for word in known.unnamed.whose if (state := nations.of(word)) is not None)
            found = tuple(self._keep(nations.government(state)) for state in states)
            named = [a.id for a in self.actors.values() if set(known.unnamed.whose) & {a.name, *a.aliases}]
            return found or tuple(named[:1]) or (actor,)
        return (actor,)

    def may_hold(self, actor: str) -> bool:
        """Whether somebody can take a stance in talks: no outlet, and nobody who only looks on."""
        known = self.actors.get(actor)
        if known is None or known.kind == "outlet":
            return False
        if known.kind == "anonymous":
            return known.unnamed is None or known.unnamed.type not in _LOOKERS_ON
        words = {word for role in known.roles for word in re.findall(r"\w+", role.title.lower())}
        return known.kind != "person" or known.party is not None or not words & _COMMENTATORS

    def speaker(self, position: int) -> str | None:
        """Who speaks at that place of the text; None: the reporter, or somebody who is not known."""
        said = self.statements.at(position)
        return None if said is None else said.speaker

    def voices(self, said: Statement) -> tuple[str, ...]:
        """Everybody who says it: the speaker, and those whom its source joins to it ("Kestria and Halmere said")."""
        if said.id not in self._voices:
            self._voices[said.id] = self._joined(said)
        return self._voices[said.id]

    def _joined(self, said: Statement) -> tuple[str, ...]:
        if said.speaker is None or not said.source:
            return () if said.speaker is None else (said.speaker,)
        source = said.source[0]
        paragraph = self._parsed.paragraph_at(source.start)
        if paragraph is None:
            return (said.speaker,)
        shift = paragraph.start
        words = paragraph.doc.char_span(source.start - shift, source.end - shift, alignment_mode="expand")
        heads = [] if words is None else [words.root, *words.root.conjuncts]
        if words is None or not all(words.start <= head.i < words.end for head in heads) or len(heads) < 2:
            return (said.speaker,)
        every = self.of(paragraph, [words.root])
        speaker = self.actors.get(said.speaker)
        if speaker is None or not self.may_hold(said.speaker):
            return (said.speaker,)  # "analysts and traders"
        if said.speaker in every or (len(every) > 1 and speaker.kind in {"group", "anonymous"}):
            return every
        return (said.speaker, *(one for one in every if self.party(one) != said.speaker))

    def is_state(self, name: Token) -> bool:
        """Whether a name is a state's or a people's, not a city's."""
        return self._speakers.context.nations.of(name.text) is not None

    def main(self) -> tuple[str, ...]:
        """The two parties that the report's talks are between; fewer where there are none."""
        return self.counts.main()

    def _one(self, paragraph: Paragraph, head: Token) -> tuple[str, ...]:
        if label_before(head) in {"DATE", "TIME", "MONEY", "PERCENT"}:
            return ()
        if is_first_person(head):
            speaker = self.speaker(paragraph.start + head.idx)
            return () if speaker is None else (self.party(speaker),)
        named = self._named(paragraph, head)
        if named is not None:
            return (named,)
        own = next((c for c in head.lefts if c.tag_ == "PRP$"), None)
        if own is not None and head.lemma_.lower() in _SIDES:
            return tuple(dict.fromkeys(party for one in self._one(paragraph, own) for party in self.parties(one)))
        if head.dep_ in {"amod", "compound", "nmod"} and (label_before(head) in {"NORP", "GPE"} or head.pos_ == "ADJ"):
            return self._people(head)
        if head.dep_ in {"compound", "poss"} and head.lemma_.lower() in PEOPLE and head.pos_ == "NOUN":
            return self._plural(head)
        phrase = describe(paragraph, noun_phrase(head))
        if phrase.kind == "list":
            phrase = describe(paragraph, head.doc[head.left_edge.i : head.i + 1])
        if phrase.kind == "thing" and head.lemma_.lower() not in PEOPLE and head.pos_ != "PROPN":
            return ()
        whose = self._whose(phrase)
        if whose:
            return whose
        if self._are_the_two(phrase):
            return self.main()
        actor = self._speakers.phrase(phrase).actor
        if actor is None and phrase.kind == "pair":
            return self.main() if len(self.main()) == 2 else ()
        stately = phrase.definite and phrase.noun in {"government", "cabinet", "army", "military", "authority"}
        if stately and (actor is None or actor.name.islower()):
            state = self._speakers.context.nations.main()
            actor = actor if state is None else self._speakers.context.nations.government(state)
        if actor is None or actor.name.islower() or actor.kind == "anonymous":
            called = self._called(phrase.noun) if phrase.definite or phrase.noun == "management" else None
            if called is not None:
                return (called,)
        if actor is None:
            return self._unnamed(phrase)
        organ = _ORGAN.match(actor.name)
        if organ is not None:
            known = [
                a.id for a in self.actors.values() if organ.group(1) in {a.name, *a.aliases} and a.kind != "anonymous"
            ]
            if known:
                return (self.party(known[0]),)
        if phrase.noun in {"side", "party"} and actor.kind in {"group", "anonymous"} and phrase.head.tag_ == "NNS":
            both = any(t.lower_ in {"both", "two", "all", "the"} for t in phrase.span)
            members = self._members(actor)
            return members or (self.main() if both and len(self.main()) == 2 else (self._keep(actor),))
        if actor.kind == "group":
            members = self._members(actor)
            if members:
                return members
        return (self._keep(actor),)

    def _are_the_two(self, phrase: Phrase) -> bool:
        """ "Both sides", "the delegations", "army chiefs of the two countries"; no name stands in it."""
        if len(self.main()) != 2:
            return False
        if phrase.head.tag_ not in {"NNS", "NNPS"}:
            return bool(_EACH.search(phrase.words))
        if any(label_before(t) in {"GPE", "NORP", "ORG", "PERSON"} for t in phrase.span):
            return False
        return bool(_TWO.search(phrase.words)) or phrase.noun in {"delegation", "negotiator"}

    def _called(self, noun: str) -> str | None:
        """The one of the two parties that "the union" or "the company" can mean; None: neither or both."""
        parties = [self.actors[one] for one in self.main() if self.actors[one].kind == "organisation"]
        unions = [one for one in parties if _UNION.search(one.name)]
        others = [one for one in parties if one not in unions]
        if noun in {"union", "guild", "federation", "worker", "striker", "member"} and len(unions) == 1:
            return unions[0].id
        if noun in {"company", "management", "firm", "employer", "operator", "group"} and len(others) == 1 and unions:
            return others[0].id
        return None

    def _members(self, group: Actor) -> tuple[str, ...]:
        """The two whom a group is made of; empty: they are not known."""
        own = set(group.aliases)
        found = tuple(
            a.id for a in self.actors.values() if a.kind not in {"group", "anonymous"} and {a.name, *a.aliases} & own
        )
        return found if len(found) == 2 else ()

    def _people(self, head: Token) -> tuple[str, ...]:
        """The government of a people: "West German objections"."""
        nations = self._speakers.context.nations
        words = [t for t in head.doc[max(head.sent.start, head.i - 1) : head.i + 1] if t.text[:1].isupper()]
        states = nations.in_words(words) or nations.in_words([head])
        return tuple(self._keep(nations.government(state)) for state in states[:2])

    def _plural(self, head: Token) -> tuple[str, ...]:
        """ "Consumer demands": of consumers."""
        name = f"{head.lemma_.lower()}s"
        return (self._keep(Actor(id=actor_id("group", name, self._parsed.report.id), name=name, kind="group")),)

    def _named(self, paragraph: Paragraph, head: Token) -> str | None:
        """The actor whose name the head is the last word of, or stands in front of ("President Talmon")."""
        mention = self._mention_at(paragraph.start + head.idx)
        if mention is not None and mention.actor is not None:
            return mention.actor
        return None

    def _mention_at(self, position: int) -> NameMention | None:
        at = bisect_right(self._starts, position) - 1
        found = self._mentions[at] if at >= 0 else None
        return found if found is not None and position < found.passage.end else None

    def _whose(self, phrase: Phrase) -> tuple[str, ...]:
        """The government of "Japanese officials", "the Turkish side", "EC farm ministers", "the government of
        Kestria"."""
        if phrase.kind not in {"sources", "body", "office", "thing"} or phrase.noun not in PEOPLE | {
            "side",
            "official",
        }:
            return ()
        context = self._speakers.context
        _, states = phrase.marks(context.nations)
        if states and (len(states) == 1 or phrase.head.tag_ in {"NNS", "NNPS"}):
            return tuple(self._keep(context.nations.government(state)) for state in states)
        if phrase.kind == "office":
            return ()
        for token in phrase.span:
            if token.i < phrase.head.i:
                mention = self._mention_at(phrase.paragraph.start + token.idx)
                if (
                    mention is not None
                    and mention.actor is not None
                    and token.dep_ in {"compound", "poss", "nmod", "amod"}
                ):
                    return (mention.actor,)
        return ()

    def _unnamed(self, phrase: Phrase) -> tuple[str, ...]:
        """Somebody who has no name but a noun: "producers", "the banks"."""
        if phrase.noun not in PEOPLE:
            return ()
        own = [t.text for t in phrase.span if t.i <= phrase.head.i and t.pos_ not in {"DET", "PUNCT", "PRON"}]
        name = " ".join(own[-3:])
        return (self._keep(Actor(id=actor_id("group", name, self._parsed.report.id), name=name, kind="group")),)

    def _keep(self, actor: Actor) -> str:
        self.actors.setdefault(actor.id, actor)
        return actor.id
