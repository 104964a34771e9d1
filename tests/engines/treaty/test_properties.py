"""What holds for every film and every shipped pack, tried on films that Hypothesis makes up."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from diptych import agreements
from diptych.engines.treaty.assess import assess_under
from diptych.engines.treaty.cures import cures_under
from diptych.engines.treaty.cures.change import apply, revert
from diptych.engines.treaty.dossier import Dossier
from diptych.engines.treaty.dossier_format import DOSSIER, read_dossier, write_dossier
from diptych.engines.treaty.outcome import OUTCOMES, STATUSES, Assessment, gravity
from diptych.engines.treaty.pack import Law
from diptych.engines.treaty.rules.bounds import ShareTest
from diptych.engines.treaty.survey import survey_under
from diptych.engines.values.money import Money
from tests.factories.strategies import facts, films, try_read, without
from tests.factories.wild import written

ON = date(2026, 6, 1)
PACKS = agreements.ids()
LAWS: dict[str, Law] = {id: agreements.agreement(id).law(ON, agreements.groups(ON)) for id in PACKS}
EVERY_PACK = pytest.mark.parametrize("pack", PACKS)
BOUNDED = {
    pack: tuple(
        rule.id for rule in law.rules if isinstance(rule.test, ShareTest) and rule.test.of in ("each_party", "minority")
    )
    for pack, law in LAWS.items()
}
"""Rules that bound what each side brings, by pack."""

Data = dict[str, Any]

SLOW = settings(max_examples=settings().max_examples * 2 // 5)
"""For what takes long per film: fewer of them."""


def films_for(pack: str) -> st.SearchStrategy[Data]:
    return films(agreements.agreement(pack))


def assessed(data: Data, pack: str) -> Assessment:
    return assess_under(read_dossier(data), LAWS[pack])


def outcomes(assessment: Assessment) -> dict[str, str]:
    return {finding.rule: finding.outcome for finding in assessment.findings}


@EVERY_PACK
@SLOW
@given(st.data())
def test_fact_never_turns_pass_into_unknown(pack: str, data: st.DataObject) -> None:
    film = data.draw(films_for(pack))
    after = outcomes(assessed(film, pack))

    spoilt = []
    for fact in facts(film):
        poorer = try_read(without(film, fact))
        if poorer is not None:
            before = outcomes(assess_under(poorer, LAWS[pack]))
            spoilt += [(fact, rule) for rule in before if (before[rule], after[rule]) == ("pass", "unknown")]
    assert spoilt == []


@pytest.mark.parametrize("pack", [pack for pack, rules in BOUNDED.items() if rules])
@given(st.data())
def test_raising_the_smallest_share_never_makes_its_rule_worse(pack: str, data: st.DataObject) -> None:
    parties = LAWS[pack].parties_in_order
    number = data.draw(st.integers(2, min(4, len(parties))))
    weights = sorted(data.draw(st.lists(st.integers(1, 100), min_size=number, max_size=number)))
    small, *others, large = [Fraction(weight, sum(weights)) for weight in weights]
    # A dossier may write no more than 24 digits above or below the line.
    raised = data.draw(st.fractions(small, max(small, Fraction(1, 5)), max_denominator=10**6))
    assume(raised - small <= large)

    before = outcomes(assessed(shared(parties, (small, *others, large)), pack))
    after = outcomes(assessed(shared(parties, (raised, *others, large - raised + small)), pack))

    assume(gravity(before[BOUNDED[pack][0]]) > gravity("pass"))
    assert [rule for rule in BOUNDED[pack] if gravity(after[rule]) > gravity(before[rule])] == []


def shared(parties: tuple[str, ...], shares: tuple[Fraction, ...]) -> Data:
    producers = [
        {"id": country, "country": country, "share": str(share) if share.denominator > 1 else f"{share * 100} %"}
        for country, share in zip(parties, shares, strict=False)
    ]
    return {"producers": producers, "complete": ["producers"]}


@EVERY_PACK
@SLOW
@given(st.data(), st.integers(2, 1000))
def test_scaling_all_money_leaves_the_findings_unchanged(pack: str, data: st.DataObject, factor: int) -> None:
    film = data.draw(films_for(pack))

    assert compared(assessed(scaled(film, factor), pack)) == compared(assessed(film, pack))


def scaled(value: Any, factor: int) -> Any:
    """Plain data with every amount of money multiplied."""
    if isinstance(value, dict):
        return {key: scaled(item, factor) for key, item in value.items()}
    if isinstance(value, list):
        return [scaled(item, factor) for item in value]
    try:
        money = Money.parse(value)
    except (AttributeError, KeyError, ValueError):
        return value
    return str(money.replace(amount=money.amount * factor))


def compared(assessment: Assessment) -> list[tuple[Any, ...]]:
    """Everything but the amounts themselves, which are terms of the facts."""
    return [
        (
            f.rule,
            f.outcome,
            f.code,
            f.consent_of,
            f.missing,
            *((fact.code, fact.subject, fact.value) for fact in f.facts),
        )
        for f in assessment.findings
    ]


@EVERY_PACK
@SLOW
@given(st.data())
def test_order_of_producers_people_and_places_does_not_matter(pack: str, data: st.DataObject) -> None:
    film = data.draw(films_for(pack))
    lists = {name: film[name] for name in ("producers", "people", "places", "versions") if name in film}
    shuffled = {name: data.draw(st.permutations(items)) for name, items in lists.items()}

    assert unordered({**film, **shuffled}, pack) == unordered(film, pack)


def unordered(film: Data, pack: str) -> dict[str, tuple[Any, ...]]:
    """Findings with facts as sorted sets, and fields of a producer named by its id."""
    names = {f"producers.{number}.": f"{p['id']}." for number, p in enumerate(film.get("producers", ()))}

    def named(field: str) -> str:
        return next((field.replace(place, name) for place, name in names.items() if field.startswith(place)), field)

    return {
        f.rule: (
            f.outcome,
            f.code,
            f.required,
            f.consent_of,
            sorted(f.warnings),
            sorted({named(field) for field in f.missing}),
            sorted(repr(fact.replace(terms=tuple(sorted(map(repr, fact.terms))))) for fact in f.facts),
        )
        for f in assessed(film, pack).findings
    }


@settings(max_examples=settings().max_examples * 5)
@given(written(DOSSIER))
def test_any_readable_dossier_reads_back_as_written(data: Data) -> None:
    dossier = try_read(data)
    assume(dossier is not None)

    assert read_dossier(json.loads(json.dumps(write_dossier(dossier)))) == dossier


@EVERY_PACK
@given(st.data())
def test_film_reads_back_as_written(pack: str, data: st.DataObject) -> None:
    dossier = read_dossier(data.draw(films_for(pack)))

    assert read_dossier(json.loads(json.dumps(write_dossier(dossier)))) == dossier


@settings(max_examples=settings().max_examples * 2)
@given(written(DOSSIER))
def test_any_readable_dossier_can_be_assessed(data: Data) -> None:
    dossier = try_read(data)
    assume(dossier is not None)

    surveyed = survey_under(dossier, LAWS.values(), on=ON)

    assert sorted(entry.agreement for entry in surveyed.entries) == list(PACKS)
    for law in LAWS.values():
        assessment = assess_under(dossier, law)
        assert assessment.status in STATUSES
        assert {finding.outcome for finding in assessment.findings} <= set(OUTCOMES)
        assert [finding.rule for finding in assessment.findings] == [rule.id for rule in law.rules]


@EVERY_PACK
@given(st.data())
def test_rule_known_from_one_summary_never_fails_a_film(pack: str, data: st.DataObject) -> None:
    assessment = assessed(data.draw(films_for(pack)), pack)

    assert [f.rule for f in assessment.findings if f.confidence == "C" and f.outcome == "fail"] == []


@EVERY_PACK
@given(st.data())
def test_open_question_says_what_would_settle_it(pack: str, data: st.DataObject) -> None:
    assessment = assessed(data.draw(films_for(pack)), pack)

    assert [f.rule for f in assessment.findings if f.outcome == "unknown" and not f.missing] == []
    assert [f.rule for f in assessment.findings if f.outcome == "needs_consent" and not f.consent_of] == []


@EVERY_PACK
@settings(max_examples=settings().max_examples // 6)
@given(st.data())
def test_cure_does_what_it_claims_and_can_be_taken_back(pack: str, data: st.DataObject) -> None:
    dossier = read_dossier(data.draw(films_for(pack)))
    before = assess_under(dossier, LAWS[pack])
    plain = write_dossier(dossier)

    for cure in cures_under(dossier, LAWS[pack], before):
        changed = apply(cure.changes, plain)
        after = assess_under(read_dossier(changed), LAWS[pack])

        assert {rule: after.finding(rule).outcome for rule in cure.rules} == cure.outcomes
        assert [rule for rule in cure.rules if gravity(cure.outcomes[rule]) >= gravity(outcomes(before)[rule])] == []
        assert after.status == cure.status
        assert revert(cure.changes, changed) == plain


@given(written(DOSSIER))
def test_cures_of_any_readable_dossier_can_be_taken_back(data: Data) -> None:
    dossier = try_read(data)
    assume(dossier is not None)
    plain = write_dossier(dossier)

    for law in LAWS.values():
        for cure in cures_under(dossier, law, assess_under(dossier, law)):
            assert revert(cure.changes, apply(cure.changes, plain)) == plain


def test_nothing_known_is_open_everywhere() -> None:
    assert {assess_under(Dossier(), law).status for law in LAWS.values()} <= {"open", "out_of_scope"}
