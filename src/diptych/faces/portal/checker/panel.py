"""What stands beside the form: the verdict, every finding by what to do next, cures to apply and to take back."""

from __future__ import annotations

import hashlib
import json

from diptych.engines.treaty.film import Film
from diptych.engines.values.record import Record
from diptych.faces import payload
from diptych.faces.examination import law_of
from diptych.faces.portal.drawings import share_bar
from diptych.faces.wording import catalogue as words
from diptych.faces.wording.groups import grouped
from diptych.faces.wording.names import place
from diptych.faces.wording.said import said
from diptych.faces.wording.shares import shares
from diptych.faces.wording.speaker import Speaker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from diptych.engines.treaty.cures.change import Cure
    from diptych.engines.treaty.outcome import Finding
    from diptych.faces.examination import Examination
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


SUPPOSED = ("ask_consent", "approve_in_kind", "approve_changes", "add_documents", "add_clauses", "put_right")
"""Cures that are not in the producer's own hands: to apply one is to suppose that it has been done."""


class CureView(Record):
    """A suggestion with its button."""

    key: str
    sentence: str
    action: str
    after: str


class FindingView(Record):
    """One finding in words."""

    rule: str
    outcome: str
    word: str
    title: str
    said: tuple[str, ...]
    sums: tuple[str, ...]
    asked: str
    consent_of: str
    missing: tuple[tuple[str, str], ...]
    """What would settle it, each with the name of the field where it is filled in, or an empty text."""
    whence: tuple[str, ...]
    text: str
    confidence: str
    sources: tuple[Any, ...]
    open: str
    cures: tuple[CureView, ...]


class Panel(Record):
    """Everything an assessment says, ready to be laid out."""

    agreement: str
    agreement_name: str
    status: str
    verdict: str
    law: str
    tally: tuple[tuple[str, str], ...]
    shares: dict[str, Any] | None
    """What the drawing of the shares is given; None where no rule bounds them."""
    groups: tuple[Any, ...]
    """Outcome, heading and findings of each group."""


def panel_of(examination: Examination, language: Language, anchor: Callable[[str], str]) -> Panel:
    """``anchor`` gives the name of the form's field for a field of the dossier, or an empty text."""
    assessment = examination.assessment
    speaker = Speaker(language, examination.agreement, examination.dossier, assessment.on)
    cures: dict[str, list[CureView]] = {}
    for cure in examination.cures:
        cures.setdefault(cure.rules[0], []).append(cure_view(cure, speaker))
    sources = {source.id: source for source in examination.agreement.sources}
    groups = tuple(
        (
            outcome,
            language.gettext(heading),
            tuple(_finding(finding, speaker, cures.get(finding.rule, ()), sources, anchor) for finding in found),
        )
        for outcome, heading, found in grouped(assessment.findings)
    )
    drawn = shares(assessment, speaker)
    return Panel(
        agreement=examination.agreement.id,
        agreement_name=language.pick(examination.agreement.short),
        status=assessment.status,
        verdict=speaker.verdict(assessment),
        law=speaker.law(assessment),
        tally=tuple((outcome, language.colon(heading, str(len(found)))) for outcome, heading, found in groups),
        shares=share_bar(drawn) if drawn else None,
        groups=groups,
    )


def key_of(cure: Cure) -> str:
    """What a cure is known by between two requests: it is found again, not sent along."""
    whole = json.dumps([cure.code, cure.rules, [payload.change(row) for row in cure.changes]], sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def cure_view(cure: Cure, speaker: Speaker) -> CureView:
    language = speaker.language
    action = _("Suppose this is done") if cure.code in SUPPOSED else _("Apply")
    after = language.colon(language.gettext(_("After that")), speaker.say(words.STATUSES, cure.status or ""))
    return CureView(key=key_of(cure), sentence=speaker.cure(cure), action=language.gettext(action), after=after)


def _finding(
    finding: Finding,
    speaker: Speaker,
    cures: Iterable[CureView],
    sources: dict[str, Any],
    anchor: Callable[[str], str],
) -> FindingView:
    language, rule = speaker.language, speaker.rules[finding.rule]
    spoken = said(finding, speaker)
    names: dict[str, str] = {}
    for path in finding.missing:
        # A question that the sentence has asked leads to its field all the same.
        asked = speaker.field(path, rule)
        names.setdefault(language.gettext(_("an answer")) if asked == spoken.sentence else asked, anchor(path))
    return FindingView(
        rule=finding.rule,
        outcome=finding.outcome,
        word=spoken.word,
        title=spoken.title,
        said=tuple(text for text in (spoken.sentence, *speaker.warnings(finding)) if text),
        sums=spoken.facts,
        asked=language.clauses(speaker.required(finding)) if spoken.sentence else "",
        consent_of=language.listed(speaker.consent_of(finding)),
        missing=tuple(names.items()),
        whence=tuple(
            part
            for part in (place(finding.article, language), speaker.say(words.CONFIDENCES, finding.confidence))
            if part
        ),
        text=language.pick(rule.text),
        confidence=speaker.say(words.CONFIDENCES, finding.confidence),
        sources=tuple(sources[id] for id in finding.sources if id in sources),
        open=language.pick(rule.open) if rule.open else "",
        cures=tuple(cures),
    )


def figures_of(examination: Examination, language: Language) -> dict[str, str]:
    """The share of the budget of every co-producer, by its id, as far as it is known."""
    law = law_of(examination.agreement.id, examination.assessment.on)
    spans = Film(examination.dossier, law, law.on).shares("budget")
    return {id: language.share(span.low) for id, span in spans.items() if span.known}
