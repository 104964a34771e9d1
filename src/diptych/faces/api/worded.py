"""What the command prints as JSON, with a sentence beside every code, in the language asked for."""

from __future__ import annotations

from diptych import agreements as library
from diptych.faces import payload
from diptych.faces.wording.speaker import Speaker, SurveySpeaker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.engines.treaty.dossier import Dossier
    from diptych.engines.treaty.outcome import Assessment
    from diptych.engines.treaty.survey import Survey
    from diptych.faces.examination import Examination
    from diptych.kernel.texts import Language


def examination(item: Examination, language: Language) -> dict[str, Any]:
    """An assessment and its cures."""
    data = payload.assessment(item.assessment, item.cures)
    speaker = Speaker(language, item.agreement, item.dossier, item.assessment.on)
    _say(data, item.assessment, speaker)
    for row, cure in zip(data["cures"], item.cures, strict=True):
        row["sentence"] = speaker.cure(cure)
    return data


def survey(item: Survey, dossier: Dossier, language: Language) -> dict[str, Any]:
    """Every agreement tried."""
    data = payload.survey(item, {})
    texts = {agreement.id: agreement for agreement in library.agreements()}
    speaker = SurveySpeaker(language, texts)
    for row, entry in zip(data["entries"], item.entries, strict=True):
        row["title"] = speaker.short(entry.agreement)
        row["sentence"] = speaker.why(entry)
        if entry.assessment is not None:
            about = Speaker(language, texts[entry.agreement], dossier, item.on)
            _say(row["assessment"], entry.assessment, about)
    for row, remark in zip(data["remarks"], item.remarks, strict=True):
        row["sentence"] = speaker.remark(remark)
    return data


def _say(data: dict[str, Any], assessment: Assessment, speaker: Speaker) -> None:
    data["sentence"] = speaker.verdict(assessment)
    for row, finding in zip(data["findings"], assessment.findings, strict=True):
        row["title"] = speaker.title(finding)
        row["sentence"] = speaker.sentence(finding)
        for line, sentence in zip(row["facts"], speaker.facts(finding), strict=True):
            line["sentence"] = sentence
