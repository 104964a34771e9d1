"""Every agreement of the library held against one dossier, side by side."""

from __future__ import annotations

from django.urls import reverse

from diptych import agreements as library
from diptych.engines.treaty.survey import survey
from diptych.engines.values.record import Record
from diptych.faces.wording import catalogue as words
from diptych.faces.wording.shares import shares
from diptych.faces.wording.speaker import Speaker, SurveySpeaker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.engines.treaty.survey import Entry, Survey
    from diptych.faces.portal.checker.work import Work
    from diptych.faces.wording.shares import Shares
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


OUTCOME_OF = {
    "qualifies": "pass",
    "qualifies_with_consent": "needs_consent",
    "open": "unknown",
    "does_not_qualify": "fail",
    "out_of_scope": "not_applicable",
}
"""Which mark stands beside a status."""


class SurveyRow(Record):
    """One agreement: its status, how many findings of each kind, what stands in the way."""

    agreement: str
    href: str
    """Its page in the library."""
    name: str
    layer: str
    status: str
    outcome: str
    word: str
    why: str
    fails: tuple[str, ...]
    consents: int
    unknown: int
    human: int
    shares: Shares | None


class SurveyTable(Record):
    """What the survey says: in a sentence, in rows of those that apply, and of those that do not."""

    verdict: str
    law: str
    rows: tuple[SurveyRow, ...]
    others: tuple[SurveyRow, ...]
    remarks: tuple[str, ...]


def choices(language: Language) -> list[tuple[str, list[tuple[str, str]]]]:
    """Every agreement by its layer, to choose from: ids and names."""
    found: dict[str, list[tuple[str, str]]] = {}
    for item in library.agreements():
        found.setdefault(item.layer, []).append((item.id, language.pick(item.short)))
    return [
        (language.gettext(words.LAYERS[layer]), sorted(found[layer], key=lambda row: row[1]))
        for layer in words.LAYERS
        if layer in found
    ]


def survey_of(work: Work) -> SurveyTable:
    """Survey every agreement of the library."""
    language = work.language
    agreements = {item.id: item for item in library.agreements()}
    found = survey(work.reading.dossier, library.agreements(), on=work.on, groups=library.groups(work.on))
    speaker = SurveySpeaker(language, agreements)
    rows = [_row(entry, work, speaker) for entry in found.entries]
    law = language.gettext(_("Every agreement of the library, law of {date}"))
    return SurveyTable(
        verdict=_verdict(found, speaker),
        law=law.format(date=language.date(found.on)),
        rows=tuple(row for row, entry in zip(rows, found.entries, strict=True) if entry.applies is not False),
        others=tuple(row for row, entry in zip(rows, found.entries, strict=True) if entry.applies is False),
        remarks=tuple(speaker.remark(remark) for remark in found.remarks),
    )


def _verdict(found: Survey, speaker: SurveySpeaker) -> str:
    language = speaker.language
    names = [speaker.short(id) for id in found.carriers]
    if names:
        many = language.ngettext(
            "{n} agreement could carry this film.", "{n} agreements could carry this film.", len(names)
        )
        return many.format(n=len(names))
    return language.gettext(_("No agreement of the library can carry this film as it stands."))


def _row(entry: Entry, work: Work, speaker: SurveySpeaker) -> SurveyRow:
    language = work.language
    agreement = speaker.agreements[entry.agreement]
    assessment = entry.assessment
    outcomes = [finding.outcome for finding in assessment.findings if not finding.layer] if assessment else []
    fails: tuple[str, ...] = ()
    drawn = None
    if assessment is not None and entry.applies is not False:
        one = Speaker(language, agreement, work.reading.dossier, work.on)
        fails = tuple(one.title(f) for f in assessment.findings if f.outcome == "fail" and not f.layer)
        drawn = shares(assessment, one)
    return SurveyRow(
        agreement=entry.agreement,
        href=reverse("agreement", kwargs={"id": entry.agreement}),
        name=speaker.short(entry.agreement),
        layer=language.gettext(words.LAYERS[entry.layer]) if entry.layer in words.LAYERS else "",
        status=entry.status or "",
        outcome=OUTCOME_OF.get(entry.status or "", "not_applicable"),
        word=language.gettext(words.STATUSES[entry.status]) if entry.status and entry.applies is not False else "",
        why=speaker.why(entry),
        fails=fails,
        consents=outcomes.count("needs_consent"),
        unknown=outcomes.count("unknown"),
        human=outcomes.count("needs_human"),
        shares=drawn,
    )
