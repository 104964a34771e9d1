"""One dossier under one agreement on one date: every rule in turn, then consents, judgements, and how sure we are."""

from __future__ import annotations

from diptych.engines.treaty.film import Film
from diptych.engines.treaty.outcome import (
    FAIL,
    FORCE_OPEN,
    NEEDS_CONSENT,
    NEEDS_HUMAN,
    NOT_APPLICABLE,
    PASS,
    UNKNOWN,
    Assessment,
    Fact,
    Finding,
    Result,
    overall,
)
from diptych.engines.treaty.rules import KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from diptych.engines.treaty.dossier import Consent, Dossier, Judgement
    from diptych.engines.treaty.pack import Agreement, Law, Rule, When


def assess(
    dossier: Dossier, agreement: Agreement, *, on: date, groups: Mapping[str, frozenset[str]] | None = None
) -> Assessment:
    """All findings of a dossier under an agreement, by the law of a date, in the order of the pack.

    ``groups`` gives the members of country groups (EU, EEA) on that date. To assess many dossiers under one law, make
    the law once and call :func:`assess_under`.
    """
    return assess_under(dossier, agreement.law(on, groups))


def assess_under(dossier: Dossier, law: Law) -> Assessment:
    """The same under a law already made for its date."""
    film = Film(dossier, law, law.on)
    findings = tuple(_finding(rule, film) for rule in law.rules)
    force = law.force
    if force in FORCE_OPEN and dossier.statements.get("agreement_in_force"):
        force = "confirmed"
    return Assessment(
        agreement=law.agreement.id,
        on=law.on,
        status=overall(findings, force),
        force=force,
        findings=findings,
    )


def _finding(rule: Rule, film: Film) -> Finding:
    applies = _applies(rule.when, film) if rule.when else True
    if applies is False:
        result = Result(outcome=NOT_APPLICABLE, code="not_concerned")
    else:
        result = KINDS[rule.kind].evaluate(rule, film)
        if result.outcome in (FAIL, NEEDS_HUMAN, NEEDS_CONSENT):
            result = _with_consents(rule, film, result)
        if result.outcome == FAIL and (rule.discretion or rule.confidence == "C"):
            code = "discretion" if rule.discretion else "one_summary"
            result = result.replace(outcome=NEEDS_HUMAN, warnings=(*result.warnings, code))
        if result.outcome == NEEDS_HUMAN and rule.kind != "approval":
            result = _with_judgements(rule, film, result)
        if applies is None and result.outcome not in (PASS, NOT_APPLICABLE):
            missing = (*_unsettled(rule.when, film), *result.missing) if rule.when else result.missing
            result = result.replace(outcome=UNKNOWN, warnings=(*result.warnings, "may_not_apply"), missing=missing)
    return Finding(
        rule=rule.id,
        article=rule.article,
        outcome=result.outcome,
        code=result.code,
        facts=result.facts,
        required=result.required,
        consent_of=result.consent_of,
        missing=result.missing,
        warnings=result.warnings,
        sources=rule.sources,
        confidence=rule.confidence,
        layer=rule.layer,
        gate=rule.gate,
    )


def _applies(when: When, film: Film) -> bool | None:
    """Whether a rule applies: no as soon as one condition is not met, unknown if one cannot be told."""
    answers = [answer for _, answer in _conditions(when, film)]
    if False in answers:
        return False
    return None if None in answers else True


def _unsettled(when: When, film: Film) -> tuple[str, ...]:
    return tuple(field for field, answer in _conditions(when, film) if answer is None)


def _conditions(when: When, film: Film) -> list[tuple[str, bool | None]]:
    """Every condition with the field of the dossier that answers it."""
    dossier = film.dossier
    answers: list[tuple[str, bool | None]] = []
    for field, allowed in (("form", when.forms), ("format", when.formats), ("first_exhibition", when.first_exhibition)):
        if allowed:
            value = getattr(dossier, field)
            answers.append((field, None if value is None else value in allowed))
    if when.not_forms:
        answers.append(("form", None if dossier.form is None else dossier.form not in when.not_forms))
    settled = film.placed and bool(film.countries) and film.closed("budget")
    count = len(film.parties)
    if when.parties_from is not None:
        answers.append(("producers", True if count >= when.parties_from else False if settled else None))
    if when.parties_to is not None:
        no_more = settled or len(film.law.parties) <= when.parties_to
        answers.append(("producers", False if count > when.parties_to else True if no_more else None))
    if when.third_party is not None:
        there = True if film.third else (False if film.placed and dossier.producers else None)
        answers.append(("producers", None if there is None else there is when.third_party))
    if when.third_from is not None:
        enough = len(film.third) >= when.third_from
        answers.append(("producers", True if enough else False if settled else None))
    if when.finance_only is not None:
        marks = [p.finance_only for p in dossier.producers]
        some = True if True in marks else None if None in marks or not marks else False
        answers.append(("producers.finance_only", None if some is None else some is when.finance_only))
    if when.lead:
        kind, country = film.lead()
        answers.append(("producers.money", None if kind == "unknown" else country in when.lead))
    if when.statement is not None:
        answers.append((f"statements.{when.statement}", dossier.statements.get(when.statement)))
    return answers


def _with_consents(rule: Rule, film: Film, result: Result) -> Result:
    """Apply an exception the text allows: what would fail passes with consent, and passes once consent is on file."""
    exception = rule.exception
    needed = result.consent_of
    if result.code == "share.in_kind":
        return result
    if result.outcome == FAIL and result.code != "share.beyond_consent" and exception is not None:
        needed = film.authorities
        result = result.replace(outcome=NEEDS_CONSENT, consent_of=needed)
    if result.outcome != NEEDS_CONSENT:
        return result
    filed = [c for c in film.dossier.consents if c.rule == rule.id and c.party in film.authorities]
    given = {consent.party for consent in filed if exception is None or exception.admits(consent)}
    idle = sorted({consent.party for consent in filed} - given)
    result = result.replace(warnings=(*result.warnings, *(f"consent_not_counted:{country}" for country in idle)))
    result = _with_strangers(rule, film, result, film.dossier.consents)
    facts = (*result.facts, *(Fact(code="consent", subject=country, outcome=PASS) for country in sorted(given)))
    one_is_enough = exception is not None and exception.consent_of == "one"
    lacking = tuple(country for country in needed if country not in given)
    if (needed and not lacking and film.authorities_known) or (one_is_enough and given & set(needed)):
        if result.missing:
            return result.replace(outcome=UNKNOWN, code="consented_in_part", facts=facts, consent_of=())
        return result.replace(outcome=PASS, code="consented", facts=facts, consent_of=())
    if not lacking:
        # Whoever else would have to consent is not known yet.
        missing = (*result.missing, *(film.unplaced or ("producers",)))
        return result.replace(outcome=UNKNOWN, facts=facts, missing=missing)
    return result.replace(facts=facts, consent_of=lacking)


def _with_strangers(rule: Rule, film: Film, result: Result, filed: tuple[Consent | Judgement, ...]) -> Result:
    """Warn of a consent or judgement by a country that can have no say in this film; it is not counted."""
    possible = film.authorities if film.authorities_known else film.law.parties
    strangers = sorted({item.party for item in filed if item.rule == rule.id}.difference(possible))
    return result.replace(warnings=(*result.warnings, *(f"no_say:{country}" for country in strangers)))


def _with_judgements(rule: Rule, film: Film, result: Result) -> Result:
    """Let recorded judgements answer: one that says no fails, all that say yes pass, otherwise the question stays.

    Of several by one authority the last counts, and only authorities that have a say are heard.
    """
    result = _with_strangers(rule, film, result, film.dossier.judgements)
    judged = {j.party: j.holds for j in film.dossier.judgements if j.rule == rule.id and j.party in film.authorities}
    if not judged:
        return result
    facts = (
        *result.facts,
        *(
            Fact(code="judgement", subject=party, value=holds, outcome=PASS if holds else FAIL)
            for party, holds in sorted(judged.items())
        ),
    )
    if not all(judged.values()):
        outcome = NEEDS_HUMAN if rule.confidence == "C" else FAIL
        return result.replace(outcome=outcome, code="judged_no", facts=facts)
    if film.authorities and film.authorities_known and set(film.authorities) <= set(judged):
        return result.replace(outcome=PASS, code="judged_yes", facts=facts)
    return result.replace(facts=facts)
