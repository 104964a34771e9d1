"""The life of an approval: each authority's decision, the film kept as approved, changes, what falls to whom."""

from __future__ import annotations

from diptych.engines.treaty.dossier import STAGES
from diptych.engines.treaty.film import Film, nationality
from diptych.engines.treaty.outcome import (
    FAIL,
    NEEDS_CONSENT,
    NEEDS_HUMAN,
    NOT_APPLICABLE,
    PASS,
    UNKNOWN,
    Fact,
    Requirement,
    Result,
    gravest,
)
from diptych.engines.treaty.rules.kind import COUNT, TEXTS, Kind
from diptych.engines.values import shape as s
from diptych.engines.values.record import Record
from diptych.engines.values.shape import Code, ListOf, MapOf, Records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.engines.treaty.dossier import Decision
    from diptych.engines.treaty.pack import Rule


class ApprovalTest(Record):
    """Every authority decides for itself; one refusal is enough to refuse."""

    stage: str
    forms: dict[str, dict[str, str]] = {}
    """What the approval is called at each authority, by country and language."""
    before_shooting: bool = False
    sequence: str | None = None
    """``majority_first``: a minority authority decides only after the majority's."""


APPROVAL_TEST = Records(
    ApprovalTest,
    "stage",
    stage=Code(STAGES, "provisional, final or national"),
    forms=MapOf(s.COUNTRY, TEXTS),
    before_shooting=s.FLAG,
    sequence=Code(("majority_first",), "majority_first"),
)


def approval(rule: Rule, film: Film) -> Result:
    """Where each authority's decision stands. The joint state is derived from the decisions, never stated."""
    test: ApprovalTest = rule.test
    dossier = film.dossier
    decided = _decisions(film, test.stage)
    if test.stage == "final" and dossier.dates.completed is None and not decided:
        return Result(outcome=NOT_APPLICABLE, code="approval.not_finished")
    facts: list[Fact] = []
    for country in film.authorities:
        last = decided.get(country)
        outcome = NEEDS_HUMAN if last is None else PASS if last.approved else FAIL
        start = dossier.dates.shooting_start
        if last and last.approved and test.before_shooting and last.on and start and start.before(last.on):
            outcome = FAIL
            facts.append(Fact(code="decided_after_shooting", subject=country, value=last.on, outcome=FAIL))
        facts.append(
            Fact(
                code=f"decision_{test.stage}",
                subject=country,
                value=last.approved if last else None,
                terms=(last.on,) if last else (),
                outcome=outcome,
            )
        )
    if test.sequence == "majority_first":
        facts += _sequence(decided, film)
    required = tuple(
        Requirement(code=f"decision_{test.stage}", relation="=", value=True, subject=country)
        for country in film.authorities
    )
    outcome = gravest([fact.outcome or UNKNOWN for fact in facts]) if facts else NEEDS_HUMAN
    if outcome == PASS and not film.authorities_known:
        outcome = NEEDS_HUMAN
    if outcome == PASS and test.sequence and film.lead()[0] == "unknown":
        return Result(
            outcome=UNKNOWN,
            code="approval.order_unknown",
            facts=tuple(facts),
            required=required,
            missing=("producers.money",),
        )
    codes = {PASS: "approval.given", FAIL: "approval.refused", NEEDS_HUMAN: "approval.awaited"}
    if any(fact.code in ("decided_after_shooting", "decided_before_majority") for fact in facts):
        codes[FAIL] = "approval.out_of_order"
    if outcome == FAIL and any(fact.outcome == PASS and fact.code.startswith("decision_") for fact in facts):
        codes[FAIL] = "approval.disagreement" if codes[FAIL] == "approval.refused" else codes[FAIL]
    return Result(outcome=outcome, code=codes[outcome], facts=tuple(facts), required=required)


def _decisions(film: Film, stage: str) -> dict[str, Decision]:
    """What stands at a stage, by country: the last decision of each authority that has a say."""
    return {d.party: d for d in film.dossier.decisions if d.stage == stage and d.party in film.authorities}


def _sequence(decided: dict[str, Decision], film: Film) -> list[Fact]:
    """A minority's decision that came before the majority's opinion."""
    _, lead = film.lead()
    dated = {country: decision.on for country, decision in decided.items() if decision.on is not None}
    filing = film.dossier.filings.get(lead or "")
    first = (filing.opinion if filing else None) or dated.get(lead or "")
    return [
        Fact(code="decided_before_majority", subject=country, value=on, terms=(first,), outcome=FAIL)
        for country, on in sorted(dated.items())
        if country != lead and first is not None and on.before(first)
    ]


def conformity(rule: Rule, film: Film) -> Result:
    """The film must be made as provisionally approved; changes need every authority's approval."""
    if not any(decision.approved for decision in _decisions(film, "provisional").values()):
        return Result(outcome=NOT_APPLICABLE, code="conformity.not_approved_yet")
    changes = film.dossier.changes
    if changes is None:
        return Result(outcome=UNKNOWN, code="conformity.unknown", missing=("changes",))
    facts = []
    lacking: dict[str, None] = {}
    for change in changes:
        wanting = [country for country in film.authorities if country not in change.approved_by]
        lacking.update(dict.fromkeys(wanting))
        facts.append(
            Fact(
                code="change",
                subject=change.what,
                value=change.on,
                terms=change.approved_by,
                outcome=NEEDS_CONSENT if wanting else PASS,
            )
        )
    outcome = gravest([fact.outcome or PASS for fact in facts]) if facts else PASS
    code = "conformity.kept" if outcome == PASS else "conformity.changes_unapproved"
    return Result(outcome=outcome, code=code, facts=tuple(facts), consent_of=tuple(lacking))


class AttributionTest(Record):
    """Who something falls to, by an ordered list of fallbacks: the first that decides is taken."""

    order: tuple[str, ...]
    what: str


FALLBACKS = ("majority", "best_export", "director", "agreed")

ATTRIBUTION_TEST = Records(
    AttributionTest,
    "order",
    "what",
    order=ListOf(Code(FALLBACKS, "a fallback")),
    what=Code(("quota", "festival", "credit", "nationality"), "what is attributed"),
)


def attribution(rule: Rule, film: Film) -> Result:
    """Walk the fallbacks in order and name the first country they lead to."""
    test: AttributionTest = rule.test
    kind, lead = film.lead()
    steps: list[Fact] = []
    country: str | None = None
    waiting = False
    for step in test.order:
        found: str | None = None
        if step == "majority":
            found = lead
            waiting = kind == "unknown"
        elif step == "director":
            directors = {country for person in film.people(("director",)) for country in nationality(person)}
            found = next(iter(directors)) if len(directors) == 1 and directors <= set(film.countries) else None
        else:
            stated = [c for c in film.parties if film.dossier.statements.get(f"{step}.{c}")]
            found = stated[0] if len(stated) == 1 else None
        steps.append(Fact(code=f"fallback_{step}", value=found))
        if found or waiting:
            country = found
            break
    facts = (Fact(code=f"falls_to_{test.what}", value=country, outcome=PASS if country else None), *steps)
    required = (Requirement(code="fallbacks", relation="in", value=test.order),)
    if country:
        return Result(outcome=PASS, code="attribution.falls_to", facts=facts, required=required)
    if waiting:
        return Result(
            outcome=UNKNOWN, code="attribution.unknown", facts=facts, required=required, missing=("producers.money",)
        )
    return Result(outcome=NEEDS_HUMAN, code="attribution.undecided", facts=facts, required=required)


class BalanceTest(Record):
    """Contributions of the parties are to balance over some years, over all their films together."""

    years: int | None = None
    """None when the text names no period: every film since the beginning."""


BALANCE_TEST = Records(BalanceTest, years=COUNT)


def balance(rule: Rule, film: Film) -> Result:
    """A question about many films: one dossier cannot answer it (see :mod:`diptych.engines.treaty.portfolio`)."""
    return Result(
        outcome=NOT_APPLICABLE,
        code="balance.portfolio",
        required=tuple(
            Requirement(code="balance_years", relation="=", value=years) for years in [rule.test.years] if years
        ),
    )


KINDS = (
    Kind(name="approval", shape=APPROVAL_TEST, evaluate=approval),
    Kind(name="conformity", shape=Records(Record), evaluate=conformity),
    Kind(name="attribution", shape=ATTRIBUTION_TEST, evaluate=attribution),
    Kind(name="balance", shape=BALANCE_TEST, evaluate=balance),
)
