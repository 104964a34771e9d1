"""The kinds of rule seen in real agreements, from 13 on: scope, dates, papers, languages, approvals, law over time."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from diptych.engines.treaty.outcome import FAIL, NEEDS_CONSENT, NEEDS_HUMAN, NOT_APPLICABLE, PASS, UNKNOWN
from diptych.engines.treaty.portfolio import balance
from diptych.engines.treaty.survey import survey
from tests.factories.dossiers import ON, dossier, finding, findings, outcome, sharing
from tests.factories.packs import pack, parties, rule


def test_13_scope_is_a_gate_that_sends_a_film_elsewhere() -> None:
    gated = rule(
        """
        kind: scope
        gate: true
        test:
          forms: [fiction]
          formats: [film, tv_film, tv_series]
          doubtful_formats: [tv_series]
          first_exhibition: [cinema]
        """
    )
    film = dossier("{form: fiction, format: film, first_exhibition: cinema}")

    assert findings(gated, film).status == "qualifies"
    assert findings(gated, film.replace(first_exhibition="television")).status == "out_of_scope"
    assert outcome(gated, film.replace(format="tv_series")) == NEEDS_HUMAN
    assert outcome(gated, film.replace(format=None)) == UNKNOWN


def test_14_deadlines_count_days_working_days_or_months_by_a_named_calendar() -> None:
    deadlines = pack(
        """
        rules:
          - {id: DAYS, kind: deadline, test: {act: filed, days: 30, before: shooting_start, simultaneous: true}}
          - {id: MONTHS, kind: deadline, test: {act: documents_sent, months: 2, before: shooting_start}}
          - id: WEEKDAYS
            kind: deadline
            test: {act: decision_due, working_days: 5, before: shooting_start, calendar: weekdays}
          - id: HOLIDAYS
            kind: deadline
            test: {act: decision_due, working_days: 5, before: shooting_start, calendar: RU}
          - {id: ANSWER, kind: deadline, test: {act: decided, days: 20, after: filed}}
          - {id: FESTIVAL, kind: deadline, test: {act: festival_notified, days: 30, before: festival}}
        """
    )
    film = dossier(
        """
        dates: {shooting_start: 2026-06-15, festival: 2027-05-12}
        filings:
          IS: {filed: 2026-05-16, documents_sent: 2026-04-15, decision_due: 2026-06-08, decided: 2026-06-05}
          UY: {filed: 2026-05-16, documents_sent: 2026-04-15, decision_due: 2026-06-05, decided: 2026-06-06}
        """
    )

    found = findings(deadlines, film)

    assert {f.rule: (f.outcome, *(fact.terms[0] for fact in f.facts[:2])) for f in found.findings} == {
        "DAYS": (PASS, date(2026, 5, 16), date(2026, 5, 16)),
        "MONTHS": (PASS, date(2026, 4, 15), date(2026, 4, 15)),
        "WEEKDAYS": (PASS, date(2026, 6, 8), date(2026, 6, 8)),
        "HOLIDAYS": (FAIL, date(2026, 6, 5), date(2026, 6, 5)),
        "ANSWER": (FAIL, date(2026, 6, 5), date(2026, 6, 5)),
        "FESTIVAL": (UNKNOWN, date(2027, 4, 12), date(2027, 4, 12)),
    }


def test_14_minority_decides_only_after_the_majority() -> None:
    ordered = rule("{kind: approval, test: {stage: provisional, sequence: majority_first}}")
    decisions = [
        {"party": "UY", "stage": "provisional", "approved": True, "on": "2026-04-01"},
        {"party": "IS", "stage": "provisional", "approved": True, "on": "2026-05-01"},
    ]

    found = finding(ordered, sharing({"IS": "60 %", "UY": "40 %"}, decisions=decisions))

    assert (found.outcome, found.code) == (FAIL, "approval.out_of_order")


def test_15_papers_and_contract_clauses_are_checked_one_by_one() -> None:
    papers = pack(
        """
        rules:
          - id: DOCS
            kind: documents
            test:
              language: is
              copies: 3
              items: [{id: script}, {id: distribution_contract, only_if: distribution_contract_signed}]
          - {id: CLAUSES, kind: clauses, test: {items: [{id: over_spend}, {id: insurance}]}}
        """
    )
    film = dossier(
        """
        documents: {script: true}
        clauses: {over_spend: true, insurance: false}
        statements: {distribution_contract_signed: false}
        """
    )

    found = findings(papers, film)

    assert [(f.outcome, [fact.subject for fact in f.facts]) for f in found.findings] == [
        (PASS, ["script"]),
        (FAIL, ["over_spend", "insurance"]),
    ]
    assert papers.rules[0].test.language == "is"


def test_16_languages_are_asked_of_versions_originals_dubbing_and_subtitles() -> None:
    languages = pack(
        """
        rules:
          - {id: TWO, kind: versions, test: {all_of: [is, es]}}
          - {id: ORIGINAL, kind: versions, test: {original_in: [is, es], subtitles_in: [en]}}
          - id: DUBBED
            kind: versions
            test: {languages_made: [is, es], kinds_made: [dubbed], made_in: [parties]}
        """
    )
    film = dossier(
        """
        original_languages: [gn]
        versions:
          - {language: is, kind: final}
          - {language: es-UY, kind: dubbed, made_in: AR}
          - {language: en, kind: subtitled}
        """
    )

    assert [found.outcome for found in findings(languages, film).findings] == [PASS, PASS, FAIL]


@pytest.mark.parametrize(
    ("shares", "statements", "director", "falls_to"),
    [
        (("60 %", "40 %"), {}, "UY", "IS"),
        (("50 %", "50 %"), {"best_export.UY": True}, "IS", "UY"),
        (("50 %", "50 %"), {}, "IS", "IS"),
        (("50 %", "50 %"), {}, "US", None),
    ],
)
def test_17_fallbacks_are_tried_in_order(
    shares: tuple[str, str], statements: dict[str, bool], director: str, falls_to: str | None
) -> None:
    quota = rule("{kind: attribution, test: {what: quota, order: [majority, best_export, director]}}")
    film = sharing(
        dict(zip(("IS", "UY"), shares, strict=True)),
        statements=statements,
        people=[{"id": "director", "roles": ["director"], "nationality": [director]}],
    )

    found = finding(quota, film)

    assert (found.facts[0].value, found.outcome) == (falls_to, PASS if falls_to else NEEDS_HUMAN)


def test_18_balance_over_years_is_a_signal_over_many_films() -> None:
    balanced = rule("{kind: balance, test: {years: 4}}")
    films = [
        sharing({"IS": "60 %", "UY": "40 %"}, dates={"shooting_start": "2024-03-01"}),
        sharing({"IS": "70 %", "UY": "30 %"}, dates={"shooting_start": "2025-03-01"}),
        sharing({"IS": "10 %", "UY": "90 %"}, dates={"shooting_start": "2021-03-01"}),
    ]

    (signal,) = balance(films, balanced, on=ON)

    assert (signal.code, signal.films, signal.tilts_to, signal.by) == ("tilts", 2, "IS", Fraction(6, 10))
    assert outcome(balanced, films[0]) == NOT_APPLICABLE


def test_19_approvals_disagreement_and_changes_after_approval() -> None:
    life = pack(
        """
        rules:
          - {id: PROVISIONAL, kind: approval, test: {stage: provisional, before_shooting: true}}
          - {id: SAME_FILM, kind: conformity}
          - {id: FINAL, kind: approval, test: {stage: final}}
          - {id: RELEASE, kind: note}
        """
    )
    film = dossier(
        """
        dates: {shooting_start: 2026-06-15, completed: 2027-02-01}
        decisions:
          - {party: IS, stage: provisional, approved: true, on: 2026-06-01}
          - {party: UY, stage: provisional, approved: true, on: 2026-06-02}
          - {party: IS, stage: final, approved: true}
          - {party: UY, stage: final, approved: false}
        changes: [{what: another director, approved_by: [IS]}]
        """
    )

    assert [(f.outcome, f.code, f.consent_of) for f in findings(life, film).findings] == [
        (PASS, "approval.given", ()),
        (NEEDS_CONSENT, "conformity.changes_unapproved", ("UY",)),
        (FAIL, "approval.disagreement", ()),
        (NOT_APPLICABLE, "note", ()),
    ]


DATED = """
status:
  - {event: signed, on: 2001-05-01}
  - {event: in_force, on: 2002-01-01}
  - {event: amended, on: 2003-12-01}
  - {event: terminated, on: 2030-01-01}
parties:
  - country: IS
    authorities:
      - {name: {en: Old Office, ru: Старое ведомство, zh-hans: 旧机关}, until: 2017-12-31}
      - {name: {en: New Office, ru: Новое ведомство, zh-hans: 新机关}, from: 2018-01-01}
  - {country: UY, reservations: {finance_only_maximum: 40 %}}
parameters:
  largest:
    unit: share
    values: [{value: 30 %, from: 2002-01-01}, {value: 50 %, from: 2010-01-01}]
rules:
  - {id: FOREIGN, kind: share, test: {of: all_third, maximum: $largest}}
  - {id: OLD, kind: note, until: 2003-11-30}
  - {id: NEW, kind: note, from: 2003-12-01}
"""


def test_20_law_is_that_of_the_day() -> None:
    agreement = pack(DATED)
    film = sharing({"IS": "30 %", "UY": "25 %", "US": "45 %"})

    assert [
        (year, findings(agreement, film, on=date(year, 6, 1)).finding("FOREIGN").outcome) for year in (2009, 2010)
    ] == [
        (2009, FAIL),
        (2010, PASS),
    ]
    assert [[rule.id for rule in agreement.law(day).rules] for day in (date(2003, 11, 30), date(2003, 12, 1))] == [
        ["FOREIGN", "OLD"],
        ["FOREIGN", "NEW"],
    ]


def test_20_text_is_signed_then_in_force_then_over() -> None:
    agreement = pack(DATED)

    assert [(year, agreement.force(date(year, 6, 1))) for year in (2001, 2002, 2029, 2030)] == [
        (2001, "not_yet"),
        (2002, "in_force"),
        (2029, "in_force"),
        (2030, "terminated"),
    ]
    assert findings(agreement, sharing({"IS": "60 %", "UY": "40 %"}), on=date(2031, 1, 1)).status == "out_of_scope"


def test_20_authorities_succeed_one_another() -> None:
    iceland = pack(DATED).parties[0]

    assert [(a.name["en"], a.from_ and str(a.from_), a.until and str(a.until)) for a in iceland.authorities] == [
        ("Old Office", None, "2017-12-31"),
        ("New Office", "2018-01-01", None),
    ]


def test_20_party_may_have_reserved_another_limit_for_itself() -> None:
    reserved = rule(
        "{kind: share, test: {of: each_finance_only, maximum: 25 %, reserved: finance_only_maximum}}",
        parties=[{"country": "IS"}, {"country": "UY", "reservations": {"finance_only_maximum": "40 %"}}],
    )

    def idle(country: str) -> str:
        film = sharing({"IS": "65 %", "UY": "35 %"} if country == "UY" else {"IS": "35 %", "UY": "65 %"})
        producers = tuple(p.replace(finance_only=p.country == country) for p in film.producers)
        return outcome(reserved, film.replace(producers=producers))

    assert (idle("UY"), idle("IS")) == (PASS, FAIL)


def test_21_texts_stand_to_each_other() -> None:
    bilateral = pack("rules: [{id: A, kind: note}]")
    convention = pack(
        "rules: [{id: B, kind: note}]",
        id="convention",
        layer="convention",
        parties=parties("IS", "UY", "MT"),
        interplay={"overrides_bilateral_from": "3", "yields_to_bilateral": True},
    )
    own = pack("rules: [{id: C, kind: note}]", id="is-jp", parties=parties("IS", "JP"))
    domestic = pack(
        "rules: [{id: D, kind: statement, test: {statement: national}}, {id: SAVED, kind: note}]",
        id="is-law",
        layer="domestic",
        parties=parties("IS"),
        interplay={"on_top": True, "treaty_saves": "SAVED"},
    )
    library = (bilateral, convention, own, domestic)

    def remarks(*countries: str) -> list[tuple[str, tuple[str, ...]]]:
        shares = {country: f"1/{len(countries)}" for country in countries}
        found = survey(sharing(shares, statements={"national": False}), library, on=ON)
        return [(remark.code, remark.agreements) for remark in found.remarks]

    on_top = [("domestic_on_top", ("is-law",)), ("treaty_saves", ("is-law", "is-uy", "convention"))]
    assert remarks("IS", "UY") == [("bilateral_first", ("convention", "is-uy")), *on_top]
    assert remarks("IS", "UY", "MT") == [
        ("convention_prevails", ("convention", "is-uy")),
        ("third_own_treaty", ("is-uy", "convention")),
        *on_top,
    ]
    assert remarks("JP", "KZ") == [("no_agreement", ())]


def test_22_absolute_floor_in_a_historic_currency_at_a_dated_rate() -> None:
    pesetas = rule("{kind: share, test: {of: country, countries: [ES], minimum_amount: 5 000 000 ESP}}")

    def film(spanish: str) -> str:
        return f"""
            budget: {110_000 + int(spanish.replace(" ", ""))} EUR
            complete: [producers]
            rates:
              - {{base: EUR, quote: ESP, rate: 166.386, on: 1999-01-01, source: Council Regulation 2866/98}}
              - {{base: EUR, quote: CNY, rate: 8, on: 2026-05-01}}
            producers:
              - {{id: is, country: IS, money: [100 000 EUR, 80 000 CNY]}}
              - {{id: es, country: ES, money: {spanish} EUR}}
            """

    above = finding(pesetas, dossier(film("30 100")))
    below = finding(pesetas, dossier(film("30 000")))

    assert [(str(f.facts[0].value), f.outcome) for f in (above, below)] == [
        ("5008218.6 ESP", PASS),
        ("4991580 ESP", FAIL),
    ]


@pytest.mark.parametrize(
    ("approved_by", "expected"), [([], NEEDS_CONSENT), (["IS"], NEEDS_CONSENT), (["IS", "UY"], PASS)]
)
def test_23_contribution_in_kind_counts_only_once_approved(approved_by: list[str], expected: str) -> None:
    by_approval = rule("{kind: share, test: {of: each_party, minimum: 20 %}}", in_kind="by_approval")
    film = dossier(
        "{budget: 1000 EUR, complete: [producers]}",
        producers=[
            {"id": "is", "country": "IS", "money": "800 EUR"},
            {
                "id": "uy",
                "country": "UY",
                "money": "150 EUR",
                "in_kind": [{"value": "50 EUR", "what": "Studio", "approved_by": approved_by}],
            },
        ],
    )

    assert outcome(by_approval, film) == expected


def test_24_unknown_is_not_false_and_one_summary_never_fails() -> None:
    unsure = pack(
        """
        sources: [{id: text, title: The text}, {id: summary, title: A summary}]
        rules:
          - {id: TEXT, article: "8", kind: statement, sources: [text], test: {statement: joint_copyright}}
          - {id: SUMMARY, kind: statement, sources: [summary], confidence: C, test: {statement: joint_copyright}}
        """
    )

    def found(**statements: bool) -> list[tuple[str, str | None, tuple[str, ...], str]]:
        assessment = findings(unsure, dossier(statements=statements))
        return [(f.outcome, f.article, f.sources, f.confidence) for f in assessment.findings]

    assert found() == [(UNKNOWN, "8", ("text",), "A"), (UNKNOWN, None, ("summary",), "C")]
    assert found(joint_copyright=False) == [(FAIL, "8", ("text",), "A"), (NEEDS_HUMAN, None, ("summary",), "C")]
    assert found(joint_copyright=True) == [(PASS, "8", ("text",), "A"), (PASS, None, ("summary",), "C")]


def test_25_articles_stand_in_each_authentic_language_and_one_prevails() -> None:
    authentic = pack(
        """
        authentic_languages: [is, es, en]
        prevailing_language: en
        rules:
          - id: LAW
            kind: note
            authentic: {is: Hver aðili…, es: Cada parte…, en: Each party…}
        """
    )

    assert authentic.prevailing_language in authentic.authentic_languages
    assert authentic.rules[0].authentic == {"is": "Hver aðili…", "es": "Cada parte…", "en": "Each party…"}
