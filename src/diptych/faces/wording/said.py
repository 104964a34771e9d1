"""A finding in words, as every face that shows findings needs it: each part a plain text, nothing left to look up."""

from __future__ import annotations

from diptych.engines.treaty.outcome import FAIL, NEEDS_CONSENT, NOT_APPLICABLE, PASS, UNKNOWN
from diptych.engines.values.record import Record
from diptych.faces.wording import catalogue as words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diptych.engines.treaty.outcome import Finding
    from diptych.faces.wording.speaker import Speaker


def _(text: str) -> str:
    return text


class Said(Record):
    """One finding as a reader meets it."""

    rule: str
    outcome: str
    """The code, for what it is drawn with."""
    word: str
    """The outcome in a word, since a colour alone says nothing."""
    title: str
    sentence: str
    """Empty for what holds or does not apply: the word has said it."""
    facts: tuple[str, ...]
    """Each fact with its arithmetic."""
    notes: tuple[str, ...]
    """What is asked, whose consent, what is to be known, warnings."""
    source: str
    """Article, confidence, rule."""


def said(finding: Finding, speaker: Speaker) -> Said:
    """The finding in the speaker's language; a fact that only repeats the question is left out."""
    sentence = "" if finding.outcome in (PASS, NOT_APPLICABLE) else speaker.sentence(finding)
    facts = [] if finding.outcome == NOT_APPLICABLE else speaker.facts(finding)
    return Said(
        rule=finding.rule,
        outcome=finding.outcome,
        word=speaker.say(words.OUTCOMES, finding.outcome),
        title=speaker.title(finding),
        sentence=sentence,
        facts=tuple(line for line in facts if not sentence or not line.startswith(sentence)),
        notes=tuple(_notes(finding, speaker, sentence)),
        source=speaker.source(finding),
    )


def _notes(finding: Finding, speaker: Speaker, sentence: str) -> Iterator[str]:
    """An open question that the sentence has asked is not asked again."""
    language = speaker.language
    rows = []
    if finding.outcome in (FAIL, NEEDS_CONSENT, UNKNOWN):
        rows.append((language.gettext(_("Asked")), speaker.required(finding)))
    if consent := speaker.consent_of(finding):
        rows.append((language.gettext(_("Consent of")), [language.listed(consent)]))
    missing = [name for name in speaker.missing(finding) if name != sentence]
    rows.append((language.gettext(_("To be known")), missing))
    yield from (language.colon(label, language.clauses(items)) for label, items in rows if items)
    yield from speaker.warnings(finding)
