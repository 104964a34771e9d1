"""What an agreement asks of a dossier by name: papers, clauses, and questions answered with yes or no."""

from __future__ import annotations

from diptych.engines.treaty.outcome import FORCE_OPEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from diptych.engines.treaty.pack import Law, Rule
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


QUESTIONS = {
    "agreement_in_force": _("Is the agreement in force?"),
    "bilateral_agreement_exists": _("Is there a bilateral agreement between the two parties?"),
    "distribution_contract_signed": _("Has a distribution contract been signed already?"),
    "expert_review": _("Does the authority put the film before experts?"),
    "exported_to_quota_country": _("Is the film exported to a country that limits imports by quota?"),
}
"""Questions that decide whether a rule applies, and so are worded by no rule."""


def tests(rule: Rule) -> Iterator[tuple[str, Any]]:
    """The kind and test of a rule, or those of its limbs."""
    limbs = getattr(rule.test, "limbs", None)
    if limbs is None:
        yield rule.kind, rule.test
    else:
        yield from ((limb.kind, limb.test) for limb in limbs)


def asked(law: Law, what: str, language: Language) -> dict[str, str]:
    """Ids and words of the ``documents``, ``clauses`` or ``statements`` that the law of a day asks for."""
    found: dict[str, str] = {}
    if what == "statements" and law.force in FORCE_OPEN:
        found["agreement_in_force"] = language.gettext(QUESTIONS["agreement_in_force"])
    for rule in law.rules:
        for kind, test in tests(rule):
            items = getattr(test, "items", ())
            if what == kind and what in ("documents", "clauses"):
                found.update({item.id: language.pick(item.name) for item in items})
            if what == "statements":
                conditions = [getattr(item, "only_if", None) for item in items]
                conditions.append(rule.when.statement if rule.when else None)
                conditions += ["bilateral_agreement_exists"] if getattr(test, "or_exactly", None) is not None else []
                for name in conditions:
                    if name in QUESTIONS:
                        found.setdefault(name, language.gettext(QUESTIONS[name]))
                if getattr(test, "statement", None) and getattr(test, "question", None):
                    found[test.statement] = language.pick(test.question)
    return found
