"""Shares of money, creation, spend: every bound of a share rule held against the film, with its arithmetic."""

from __future__ import annotations

from diptych.engines.treaty.film import ZERO, Film, Span
from diptych.engines.treaty.outcome import (
    FAIL,
    NEEDS_CONSENT,
    NOT_APPLICABLE,
    PASS,
    UNKNOWN,
    Fact,
    Requirement,
    Result,
    gravest,
)
from diptych.engines.treaty.rules.bounds import (
    TEST,
    Bound,
    ShareTest,
    held,
    requirements,
    reserved,
    subjects,
)
from diptych.engines.treaty.rules.bounds import missing as lacking
from diptych.engines.treaty.rules.kind import Kind
from diptych.engines.values.money import Money

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.engines.treaty.pack import Rule


def evaluate(rule: Rule, film: Film) -> Result:
    """Every bound of the test, each with its own arithmetic."""
    test: ShareTest = rule.test
    checked = held(test, film)
    base = f"share_of_{test.bases[0]}"
    required = (
        *requirements(test),
        *(
            Requirement(code=base, relation="<=", value=share, subject=country)
            for country, share in reserved(test, film).items()
        ),
    )
    if not film.placed and film.dossier.producers:
        return Result(outcome=UNKNOWN, code="share.country_unknown", required=required, missing=film.unplaced)
    if not checked and test.minimum_amount is None:
        return _nobody(test, film, required)
    facts = tuple(_fact(bound, outcome, mine, theirs, film) for bound, outcome, mine, theirs in checked)
    outcomes = [outcome for _, outcome, _, _ in checked]
    if test.minimum_amount is not None:
        amount_facts = _amounts(test.minimum_amount, test, film)
        facts += amount_facts
        outcomes += [fact.outcome or UNKNOWN for fact in amount_facts]
    outcome = gravest(outcomes)
    unmarked = _unmarked(test, film)
    if outcome == PASS and unmarked:
        return Result(outcome=UNKNOWN, code="share.unknown", facts=facts, required=required, missing=unmarked)
    warnings = _warnings(test, film)
    accepted = _with_in_kind(film)
    if outcome in (FAIL, UNKNOWN) and accepted is not film and _gravest(test, accepted) == PASS:
        return Result(
            outcome=NEEDS_CONSENT,
            code="share.in_kind",
            facts=facts,
            required=required,
            consent_of=film.authorities,
            warnings=warnings,
        )
    if outcome == FAIL and test.within is not None:
        wide = _gravest(test, film, widened=True)
        code = "share.within_consent"
        if wide == FAIL and accepted is not film:
            wide = _gravest(test, accepted, widened=True)
            code = "share.in_kind"
        if wide != FAIL:
            return Result(
                outcome=NEEDS_CONSENT if wide == PASS else UNKNOWN,
                code=code,
                facts=facts,
                required=required,
                missing=() if wide == PASS else lacking(test, film),
                consent_of=film.authorities,
                warnings=warnings,
            )
        return Result(
            outcome=FAIL,
            code="share.beyond_consent",
            facts=facts,
            required=required,
            warnings=warnings,
        )
    missing = lacking(test, film) if outcome == UNKNOWN else ()
    code = {PASS: "share.within", FAIL: "share.outside", UNKNOWN: "share.unknown"}[outcome]
    return Result(outcome=outcome, code=code, facts=facts, required=required, warnings=warnings, missing=missing)


def _nobody(test: ShareTest, film: Film, required: tuple[Requirement, ...]) -> Result:
    """No producer is bounded: either the rule has nobody to bind, or nobody is known yet."""
    unmarked = _unmarked(test, film)
    if unmarked:
        return Result(outcome=UNKNOWN, code="share.unknown", required=required, missing=unmarked)
    if film.whole_producers or (film.dossier.producers and film.closed("budget")):
        code = "share.nobody"
        return Result(outcome=NOT_APPLICABLE, code=code, required=required)
    if test.of in ("each_third", "all_third", "each_finance_only", "all_finance_only") and film.dossier.producers:
        return Result(outcome=NOT_APPLICABLE, code="share.nobody_listed", required=required)
    if test.of == "minority" and film.minorities() == ():
        return Result(outcome=NOT_APPLICABLE, code="share.nobody", required=required)
    return Result(outcome=UNKNOWN, code="share.unknown", required=required, missing=("producers",))


def _unmarked(test: ShareTest, film: Film) -> tuple[str, ...]:
    """Producers of whom it is not known whether they bring money alone, where the test is about those who do."""
    if test.of not in ("each_finance_only", "all_finance_only"):
        return ()
    producers = enumerate(film.dossier.producers)
    return tuple(f"producers.{i}.finance_only" for i, p in producers if p.finance_only is None)


def _fact(bound: Bound, outcome: str, mine: Span, theirs: Span | None, film: Film) -> Fact:
    at_most = None if mine.known else mine.high
    if theirs is not None:
        return Fact(
            code=f"share_against_{bound.base}",
            subject=bound.subject,
            value=mine.low,
            at_most=at_most,
            terms=(theirs.low, bound.against_subject),
            outcome=outcome,
        )
    return Fact(
        code=f"share_of_{bound.base}",
        subject=bound.subject,
        value=mine.low,
        at_most=at_most,
        terms=_terms(bound, film),
        outcome=outcome,
    )


def _terms(bound: Bound, film: Film) -> tuple[Money, ...]:
    """Numerator and denominator in money, where the dossier has them."""
    budget = film.dossier.budget
    if bound.base != "budget" or budget is None:
        return ()
    spans = film.shares("budget")
    if not all(spans[name].known for name in bound.producers):
        return ()
    part = sum((spans[name].low for name in bound.producers), ZERO)
    return (Money(amount=part * budget.amount, currency=budget.currency), budget)


def _amounts(floor: Money, test: ShareTest, film: Film) -> tuple[Fact, ...]:
    """Absolute floors: every subject's money, converted by the dossier's own rates."""
    facts = []
    budget = film.dossier.budget
    for subject, producers, _ in subjects(test, film):
        span = film.span(producers, "budget")
        amount = None
        if budget is not None and span.known:
            amount = Money(amount=span.low * budget.amount, currency=budget.currency).to(
                floor.currency, film.dossier.rates
            )
        outcome = UNKNOWN if amount is None else PASS if amount.amount >= floor.amount else FAIL
        facts.append(Fact(code="amount", subject=subject, value=amount, terms=(floor,), outcome=outcome))
    return tuple(facts)


def _with_in_kind(film: Film) -> Film:
    """The film as it would be if every contribution in kind were accepted; itself when none is pending."""
    if not film.pending_in_kind():
        return film
    accepted = film.dossier.replace(
        producers=tuple(
            p.replace(in_kind=tuple(item.replace(approved_by=film.authorities) for item in p.in_kind))
            for p in film.dossier.producers
        )
    )
    return Film(accepted, film.law, film.on)


def _gravest(test: ShareTest, film: Film, *, widened: bool = False) -> str:
    """What all bounds come to."""
    return gravest([outcome for _, outcome, _, _ in held(test, film, widened=widened)])


def _warnings(test: ShareTest, film: Film) -> tuple[str, ...]:
    if test.warn_below is None:
        return ()
    low = test.warn_below
    return tuple(
        f"support_may_be_limited:{country}:{low}"
        for country in film.parties
        if (span := film.span(film.of_country(country), "budget")).known and span.low < low
    )


KINDS = (Kind(name="share", shape=TEST, evaluate=evaluate),)
