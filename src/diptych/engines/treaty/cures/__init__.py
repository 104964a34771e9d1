"""What would make a dossier qualify: the smallest changes, each verified by assessing the changed dossier."""

from __future__ import annotations

from diptych.engines.treaty.assess import assess_under
from diptych.engines.treaty.cures import papers, people, shares
from diptych.engines.treaty.cures.change import Cure, Patient, apply
from diptych.engines.treaty.dossier_format import read_dossier, write_dossier
from diptych.engines.treaty.film import Film
from diptych.engines.treaty.outcome import NOT_APPLICABLE, PASS, Assessment, gravity
from diptych.engines.treaty.rules import LimbsTest
from diptych.engines.treaty.rules.bounds import ShareTest
from diptych.engines.values.errors import Malformed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from typing import Any

    from diptych.engines.treaty.dossier import Dossier
    from diptych.engines.treaty.pack import Agreement, Law, Rule

REMEDIES: dict[str, tuple[Callable[[Patient], list[Cure]], ...]] = {
    "share": (papers.in_kind,),
    "points": (people.points,),
    "ratio": (people.ratio,),
    "composition": (people.composition,),
    "documents": (papers.checklist,),
    "clauses": (papers.checklist,),
    "versions": (papers.versions,),
    "statement": (papers.statement,),
    "quantity": (papers.quantity,),
    "deadline": (papers.deadline,),
    "limbs": (papers.deadline,),
    "conformity": (papers.changes_approved,),
}
"""What may be done about each kind of rule, besides asking for consent and moving money."""


def cures(
    dossier: Dossier, agreement: Agreement, *, on: date, groups: Mapping[str, frozenset[str]] | None = None
) -> tuple[Cure, ...]:
    """Structured suggestions for everything that fails or is open, in the order of the rules.

    Every suggestion was tried: the rules it names are less grave after it, and no other rule is graver.
    """
    law = agreement.law(on, groups)
    return cures_under(dossier, law, assess_under(dossier, law))


def cures_under(dossier: Dossier, law: Law, assessment: Assessment) -> tuple[Cure, ...]:
    """The same for an assessment already made under a law."""
    film = Film(dossier, law, law.on)
    data = write_dossier(dossier)
    rules = {rule.id: rule for rule in law.rules}
    patients = [Patient(film=film, rule=rules[f.rule], finding=f, data=data) for f in assessment.findings]
    found: list[Cure] = []
    sharing = [p for p in patients if _shares(p.rule) and p.finding.outcome != NOT_APPLICABLE]
    if any(p.finding.outcome != PASS for p in sharing):
        found += shares.shift(sharing)
    for patient in patients:
        if patient.finding.outcome in (PASS, NOT_APPLICABLE):
            continue
        for remedy in REMEDIES.get(patient.rule.kind, ()):
            found += remedy(patient)
        found += papers.consent(patient)
    tried = [_tried(cure, data, law, assessment) for cure in found]
    return tuple(cure for cure in tried if cure is not None)


def _shares(rule: Rule) -> bool:
    """Whether money moved between producers could bear on a rule."""
    if isinstance(rule.test, LimbsTest):
        return any(isinstance(limb.test, ShareTest) for limb in rule.test.limbs)
    return isinstance(rule.test, ShareTest)


def _tried(cure: Cure, data: dict[str, Any], law: Law, before: Assessment) -> Cure | None:
    """Apply a cure, assess again, and keep it only if it helps and harms nothing."""
    try:
        after = assess_under(read_dossier(apply(cure.changes, data)), law)
    except Malformed:
        return None
    outcomes = {finding.rule: finding.outcome for finding in after.findings}
    for finding in before.findings:
        worse = gravity(outcomes[finding.rule]) > gravity(finding.outcome)
        if worse and finding.outcome != NOT_APPLICABLE:
            return None
    helped = tuple(rule for rule in cure.rules if gravity(outcomes[rule]) < gravity(before.finding(rule).outcome))
    if not helped:
        return None
    return cure.replace(rules=helped, outcomes={rule: outcomes[rule] for rule in helped}, status=after.status)
