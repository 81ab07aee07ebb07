"""Short reports that tell of plans, made by hand, and what is compared of them, for whoever tests plans in versions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Any

from msgspec.structs import replace

from secretariat.reconcile.plan_tellings import Tabling
from secretariat.reconcile.tabled import judge_proposals, tabled_in
from secretariat.records import Quantity, Reading
from tests.answer.talking import with_position, with_proposal, with_provision
from tests.store.readings import day, make

Told = tuple[str, Mapping[str, Any]]
"""Words of the report, and the fields of the record that stands on them."""


def plan(words: str, *names: str, **fields: Any) -> Told:
    """A proposal in these words; `authors` and the like are names."""
    return words, {"names": names or (words,), **fields}


def term(words: str, issue: str, *obliged: str, amount: tuple[float, str | None] | None = None, **fields: Any) -> Told:
    """A provision in these words; `of` is the number of the proposal of which it is."""
    quantity = None if amount is None else Quantity(value=amount[0], unit=amount[1])
    return words, {"issue": issue, "obliged": obliged, "quantity": quantity, **fields}


def stand(words: str, party: str, stance: str, **fields: Any) -> Told:
    """A position in these words."""
    return words, {"party": party, "stance": stance, **fields}


def paper(
    text: str,
    published: str | None,
    *,
    plans: Iterable[Told] = (),
    terms: Iterable[Told] = (),
    stands: Iterable[Told] = (),
    outlet: str = "Harbour Gazette",
) -> Reading:
    """A report of this text with these records."""
    told = make(
        f"Talks\n\n{text}", name=f"{outlet}-{published}.txt", outlet=outlet,
        published=None if published is None else day(published),
    )  # fmt: skip
    for words, given in plans:
        fields = dict(given)
        categories = fields.pop("categories", ())
        told = with_proposal(told, words, *fields.pop("names"), **fields)
        last = replace(told.proposals[-1], categories=categories)
        told = replace(told, proposals=(*told.proposals[:-1], last))
    for words, given in terms:
        fields = dict(given)
        of = fields.pop("of", None)
        proposal = None if of is None else told.proposals[of].id
        told = with_provision(told, words, fields.pop("issue"), fields.pop("obliged"), proposal=proposal, **fields)
    for words, given in stands:
        fields = dict(given)
        told = with_position(told, words, fields.pop("party"), fields.pop("issue", "peace treaty"),
                             fields.pop("stance"), **fields)  # fmt: skip
    return told


def tabling(*readings: Reading, **more: Any) -> Tabling:
    """All of it, as one dossier has it; judgements on proposals are the program's own."""
    judged = [
        (one.score or 1.0, one.left, one.right)
        for left, right in combinations(readings, 2)
        for one in judge_proposals(tabled_in(left), tabled_in(right))
    ]
    return Tabling(
        reports={one.report.id: one.report for one in readings},
        actors={actor.id: actor for one in readings for actor in one.actors},
        proposals=[record for one in readings for record in one.proposals],
        provisions=[record for one in readings for record in one.provisions],
        positions=[record for one in readings for record in one.positions],
        statements={record.id: record for one in readings for record in one.statements},
        same=judged,
        **more,
    )


def reprint(reading: Reading, of: Reading) -> Reading:
    """The reading as one of a copy."""
    return replace(reading, report=replace(reading.report, copy_of=of.report.id))


LEAK = paper(
    "Halmere has drafted a 28-point plan that would cap the army of Kestria at 90,000 troops. Under the draft, Kestria "
    "would free 1,450 prisoners within 30 days. It would give up its bid to join the Norrin Pact.",
    "2031-03-04",
    plans=[plan("a 28-point plan", "28-point plan", authors=("Halmere",), points=28)],
    terms=[
        term("cap the army of Kestria at 90,000 troops", "armed forces", "Kestria", amount=(90000, "troops"), of=0),
        term("Kestria would free 1,450 prisoners within 30 days", "prisoners", "Kestria", of=0),
        term("give up its bid to join the Norrin Pact", "alliance membership", "Kestria", of=0),
    ],
)
SHORTER = paper(
    "Halmere gave both delegations a shorter plan, raising the proposed ceiling on the army of Kestria from 90,000 to "
    "120,000. The new version has 19 points instead of 28. Gone is the demand that Kestria stay out of the Norrin "
    "Pact. Kestria would free 1,450 prisoners within 45 days.",
    "2031-03-12",
    plans=[plan("a shorter plan", "shorter plan", authors=("Kestria", "Tarsovia"))],
    terms=[
        term("raising the proposed ceiling on the army of Kestria from 90,000 to 120,000", "armed forces", "Kestria",
             amount=(90000, None), of=0),
        term("Kestria would free 1,450 prisoners within 45 days", "prisoners", "Kestria"),
    ],
    outlet="Northlight",
)  # fmt: skip
ANSWER = paper(
    "Kestria rejects the 28-point plan. Tarsovia accepts the new plan of 19 points.", "2031-03-13",
    plans=[
        plan("the 28-point plan", "28-point plan", points=28, left_out=("Kestria",)),
        plan("the new plan of 19 points", "new plan", authors=("Halmere",), categories=("borders", "money"),
             approved_by=("Tarsovia",)),
    ],
    stands=[stand("Kestria rejects the 28-point plan", "Kestria", "rejects"),
            stand("Tarsovia accepts the new plan of 19 points", "Tarsovia", "accepts")],
    outlet="Velmar Courier",
)  # fmt: skip
