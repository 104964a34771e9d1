"""What an assessment says: outcomes, the facts they rest on, findings, the overall status."""

from __future__ import annotations

from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    Value = Any
    """An exact share or number, a count, an amount, a date, a code, a yes or no, several codes; None is not known."""

PASS = "pass"
FAIL = "fail"
NEEDS_CONSENT = "needs_consent"
NEEDS_HUMAN = "needs_human"
UNKNOWN = "unknown"
NOT_APPLICABLE = "not_applicable"

OUTCOMES = (PASS, FAIL, NEEDS_CONSENT, NEEDS_HUMAN, UNKNOWN, NOT_APPLICABLE)

_GRAVITY = {NOT_APPLICABLE: 0, PASS: 1, NEEDS_CONSENT: 2, NEEDS_HUMAN: 3, UNKNOWN: 4, FAIL: 5}

QUALIFIES = "qualifies"
QUALIFIES_WITH_CONSENT = "qualifies_with_consent"
OPEN = "open"
DOES_NOT_QUALIFY = "does_not_qualify"
OUT_OF_SCOPE = "out_of_scope"

STATUSES = (QUALIFIES, QUALIFIES_WITH_CONSENT, OPEN, DOES_NOT_QUALIFY, OUT_OF_SCOPE)


def gravest(outcomes: list[str] | tuple[str, ...]) -> str:
    """The outcome that decides for all: a fail before an open question, that before a consent.

    >>> gravest(("pass", "needs_consent", "unknown"))
    'unknown'
    """
    return max(outcomes, key=_GRAVITY.__getitem__, default=NOT_APPLICABLE)


def gravity(outcome: str) -> int:
    """0 for not applicable, up to 5 for a fail."""
    return _GRAVITY[outcome]


def truth(answer: bool | None) -> str:
    """The outcome of a plain question: yes, no, or not known."""
    return UNKNOWN if answer is None else PASS if answer else FAIL


class Requirement(Record):
    """What the rule demands: ``relation`` is one of ``>= > <= < = in``, ``value`` an exact share, a number, a date."""

    code: str
    relation: str
    value: Value
    subject: str | None = None


class Fact(Record):
    """One fact a finding rests on, with the arithmetic that led to it.

    ``subject`` is a country, producer, person, document or language; ``terms`` are the numbers that ``value`` was
    computed from, in order (numerator and denominator for a share); ``outcome`` is this fact's own part in the finding.
    """

    code: str
    value: Value = None
    subject: str | None = None
    terms: tuple[Value, ...] = ()
    outcome: str | None = None
    at_most: Value = None
    """Upper end, where only a range is known; ``value`` is then the lower end."""


class Result(Record):
    """What one rule's test yields before consents, judgements and confidence are applied."""

    outcome: str
    code: str
    facts: tuple[Fact, ...] = ()
    required: tuple[Requirement, ...] = ()
    missing: tuple[str, ...] = ()
    """Fields of the dossier that would settle an unknown, such as ``dates.shooting_start``."""
    consent_of: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


class Finding(Record):
    """The outcome of one rule on one dossier, with everything needed to check it by hand."""

    rule: str
    article: str | None
    outcome: str
    code: str
    facts: tuple[Fact, ...] = ()
    required: tuple[Requirement, ...] = ()
    consent_of: tuple[str, ...] = ()
    """Parties whose recorded consent would make this pass."""
    missing: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    confidence: str = "A"
    layer: str | None = None
    gate: bool = False


class Assessment(Record):
    """All findings of a dossier under one agreement on one date of law."""

    agreement: str
    on: date
    status: str
    force: str
    """Whether it was law on that date: in_force, confirmed, signed, draft, terminated, not_yet or unknown."""
    findings: tuple[Finding, ...]

    @property
    def open_questions(self) -> tuple[Finding, ...]:
        """Findings that nobody has answered yet, whatever the status."""
        return tuple(f for f in self.findings if f.outcome in (UNKNOWN, NEEDS_HUMAN, NEEDS_CONSENT))

    def finding(self, rule: str) -> Finding:
        """The finding of one rule; KeyError when the agreement has no such rule on that date."""
        for finding in self.findings:
            if finding.rule == rule:
                return finding
        raise KeyError(rule)


NOT_LAW = ("draft", "terminated", "not_yet")
"""States of a text that binds nobody."""

FORCE_OPEN = ("signed", "unknown")
"""States of a text that leave open whether it binds anybody; the dossier's statement agreement_in_force closes it."""


def overall(findings: tuple[Finding, ...], force: str) -> str:
    """The status of an assessment. A gate that fails, or a text that is not law, is out of scope."""
    outcomes = {finding.outcome for finding in findings if not finding.layer}
    if force in NOT_LAW or any(f.gate and f.outcome == FAIL for f in findings):
        return OUT_OF_SCOPE
    if FAIL in outcomes:
        return DOES_NOT_QUALIFY
    if UNKNOWN in outcomes or NEEDS_HUMAN in outcomes or force in FORCE_OPEN:
        return OPEN
    return QUALIFIES_WITH_CONSENT if NEEDS_CONSENT in outcomes else QUALIFIES
