"""Consents to ask for, papers and versions to add, dates to keep."""

from __future__ import annotations

from datetime import date, timedelta

from diptych.engines.treaty.cures.change import Change, Cure, Patient
from diptych.engines.treaty.dossier import Filing
from diptych.engines.treaty.rules.papers import QuantityTest, StatementTest, VersionsTest
from diptych.engines.treaty.rules.time import DeadlineTest
from diptych.engines.values.dates import PartialDate
from diptych.engines.values.exact import plain


def consent(patient: Patient) -> list[Cure]:
    """Ask every party whose consent is still lacking."""
    asked = patient.finding.consent_of
    if not asked or patient.rule.kind == "conformity" or patient.finding.code == "share.in_kind":
        return []
    start = len(patient.film.dossier.consents)
    exception = patient.rule.exception
    written = {"written": True} if exception and exception.written else {}
    changes = tuple(
        Change(path=("consents", start + i), value={"party": country, "rule": patient.rule.id, **written})
        for i, country in enumerate(asked)
    )
    return [Cure(code="ask_consent", rules=(patient.rule.id,), changes=changes, subjects=asked, size=len(asked))]


def in_kind(patient: Patient) -> list[Cure]:
    """Have contributions in kind accepted, where counting them would be enough."""
    if patient.finding.code != "share.in_kind":
        return []
    film = patient.film
    changes = [
        patient.change(("producers", index, "in_kind", number, "approved_by"), list(film.authorities))
        for index, producer in enumerate(film.dossier.producers)
        for number, item in enumerate(producer.in_kind)
        if not film.counts(item)
    ]
    return [
        Cure(
            code="approve_in_kind",
            rules=(patient.rule.id,),
            changes=tuple(changes),
            subjects=film.pending_in_kind(),
            size=len(changes),
        )
    ]


def changes_approved(patient: Patient) -> list[Cure]:
    """Have changes made since the provisional approval approved."""
    film = patient.film
    changes = tuple(
        patient.change(("changes", index, "approved_by"), list(film.authorities))
        for index, change in enumerate(film.dossier.changes or ())
        if not set(film.authorities) <= set(change.approved_by)
    )
    if not changes:
        return []
    asked = patient.finding.consent_of
    return [Cure(code="approve_changes", rules=(patient.rule.id,), changes=changes, subjects=asked, size=len(changes))]


def checklist(patient: Patient) -> list[Cure]:
    """Add what the list still lacks."""
    what = patient.rule.kind
    lacking = tuple(f.subject for f in patient.finding.facts if f.outcome in ("fail", "unknown") and f.subject)
    changes = tuple(patient.change((what, name), True) for name in lacking)
    code = "add_documents" if what == "documents" else "add_clauses"
    if not changes:
        return []
    return [Cure(code=code, rules=(patient.rule.id,), changes=changes, subjects=lacking, size=len(lacking))]


def versions(patient: Patient) -> list[Cure]:
    """Plan the versions that are missing."""
    test: VersionsTest = patient.rule.test
    made = patient.film.dossier.versions
    start = len(made)
    lacking = tuple(
        f.subject for f in patient.finding.facts if f.code == "version" and f.outcome != "pass" and f.subject
    )
    unnamed = {version.language: i for i, version in enumerate(made) if version.kind is None}
    changes = [
        patient.change(("versions", unnamed[language], "kind"), "final") for language in lacking if language in unnamed
    ]
    changes += [
        Change(path=("versions", start + i), value={"language": language, "kind": "final"})
        for i, language in enumerate(language for language in lacking if language not in unnamed)
    ]
    if not lacking and test.subtitles_in and patient.finding.outcome == "fail":
        lacking = test.subtitles_in[:1]
        changes = [Change(path=("versions", start), value={"language": lacking[0], "kind": "subtitled"})]
    if not changes:
        return []
    return [
        Cure(
            code="add_versions",
            rules=(patient.rule.id,),
            changes=tuple(changes),
            subjects=lacking,
            size=len(lacking),
        )
    ]


def statement(patient: Patient) -> list[Cure]:
    """Put right a fact that is not as the text demands."""
    if patient.finding.outcome != "fail":
        return []
    test: StatementTest = patient.rule.test
    change = patient.change(("statements", test.statement), test.expected)
    return [Cure(code="put_right", rules=(patient.rule.id,), changes=(change,), subjects=(test.statement,), size=1)]


def quantity(patient: Patient) -> list[Cure]:
    """Bring a stated share of the film to its limit."""
    test: QuantityTest = patient.rule.test
    bound = test.minimum if test.minimum is not None else test.maximum
    if patient.finding.code != "quantity.outside" or bound is None:
        return []
    section, field = test.fact.split(".")
    other = {"specially_shot": "archive", "archive": "specially_shot"}[field]
    changes = [patient.change((section, field), f"{plain(bound * 100)} %")]
    if getattr(patient.film.dossier.footage, other) is not None:
        changes.insert(0, patient.change((section, other), f"{plain((1 - bound) * 100)} %"))
    return [
        Cure(code="change_footage", rules=(patient.rule.id,), changes=tuple(changes), subjects=(test.fact,), size=bound)
    ]


def deadline(patient: Patient) -> list[Cure]:
    """The latest dates still possible; for a deadline already missed, the earliest start that would meet it."""
    tests: list[DeadlineTest] = [
        test
        for test in (
            [limb.test for limb in patient.rule.test.limbs] if patient.rule.kind == "limbs" else [patient.rule.test]
        )
        if isinstance(test, DeadlineTest)
    ]
    days: dict[tuple[str, str], date] = {}
    for test in tests:
        days |= {(test.act, country): day for country, day in _days(test, patient).items()}
    found: list[Cure] = []
    if days:
        found.append(
            Cure(
                code="act_by" if max(days.values()) >= patient.film.on else "should_have_acted_by",
                rules=(patient.rule.id,),
                changes=tuple(
                    patient.change(("filings", country, act), day.isoformat()) for (act, country), day in days.items()
                ),
                subjects=tuple(f"{country}:{act}:{day.isoformat()}" for (act, country), day in days.items()),
                size=len(days),
            )
        )
    later = [day for test in tests if (day := _later_start(test, patient))]
    if later and patient.finding.outcome == "fail":
        start = max(later).isoformat()
        change = patient.change(("dates", "shooting_start"), start)
        found.append(Cure(code="start_later", rules=(patient.rule.id,), changes=(change,), subjects=(start,), size=1))
    return found


def _days(test: DeadlineTest, patient: Patient) -> dict[str, date]:
    """The last day for every authority still waiting for the act; one day for all if they go together."""
    if test.authority:
        return {}
    facts = [f for f in patient.finding.facts if f.code == f"{test.act}_by"]
    due = {f.subject: f.terms[0] for f in facts if f.subject and isinstance(f.terms[0], date)}
    waiting = {f.subject for f in facts if f.outcome != "pass"}
    together = next((f for f in patient.finding.facts if f.code == "same_day"), None)
    if test.simultaneous and together is not None and together.outcome != "pass":
        waiting |= set(due)
    first = min(due.values(), default=None)
    if first is None:
        return {}
    return {country: first if test.simultaneous else due[country] for country in sorted(due) if country in waiting}


def _later_start(test: DeadlineTest, patient: Patient) -> date | None:
    """The first day of shooting that would leave the time asked for, counting calendar days only."""
    if test.before != "shooting_start" or test.days is None:
        return None
    acts: list[PartialDate | None] = [
        getattr(patient.film.dossier.filings.get(country) or Filing(), test.act) for country in patient.film.authorities
    ]
    if not acts or any(act is None or act.exact is None for act in acts):
        return None
    return max(act.latest for act in acts if act is not None) + timedelta(days=test.days)
