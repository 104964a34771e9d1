"""``diptych assess``: a dossier against an agreement, or against all of them."""

from __future__ import annotations

import json
import shutil
import sys

from diptych import agreements as library
from diptych.engines.treaty.assess import assess_under
from diptych.engines.values.errors import Refused
from diptych.faces.cli import reading
from diptych.faces.cli.tables import paragraph, table
from diptych.faces.wording import catalogue as words
from diptych.faces.wording.speaker import Speaker, SurveySpeaker

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from datetime import date

    from diptych.engines.treaty.cures.change import Cure
    from diptych.engines.treaty.dossier import Dossier
    from diptych.engines.treaty.outcome import Assessment
    from diptych.engines.treaty.pack import Agreement
    from diptych.engines.treaty.survey import Survey
    from diptych.kernel.texts import Language

EXITS = {"qualifies": 0, "qualifies_with_consent": 2, "open": 2, "does_not_qualify": 1, "out_of_scope": 1}
"""0 qualifies, 1 does not, 2 open questions (a consent still to be given is one)."""

OUTCOME_ORDER = ("fail", "needs_consent", "needs_human", "unknown", "pass", "not_applicable")
"""What to do next stands first."""


def _(text: str) -> str:
    return text


def run(arguments: argparse.Namespace) -> int:
    """Assess and print; the exit code is that of the status."""
    from diptych.faces.cli.parser import language as language_of

    language = language_of(arguments)
    on = reading.day(arguments.on)
    if arguments.agreement and arguments.all:
        raise Refused("one_agreement")
    if arguments.examples:
        return _examples(arguments, language, on)
    dossier = _dossier(arguments)
    if arguments.all:
        return _survey(dossier, arguments, language, on)
    agreement = library.agreement(arguments.agreement or best(dossier, on))
    assessment, cures = examine(dossier, agreement, on, cures=arguments.cures)
    if arguments.json:
        from diptych.faces import payload

        print(json.dumps(payload.assessment(assessment, cures), ensure_ascii=False, indent=2))
    else:
        _print(lines(Speaker(language, agreement, dossier), assessment, cures))
    if arguments.html:
        from diptych.faces.cli import report

        _written(
            report.page(
                language, [report.Part(dossier=dossier, agreement=agreement, assessment=assessment, cures=cures)]
            ),
            arguments,
            language,
        )
    return EXITS[assessment.status]


def best(dossier: Dossier, on: date) -> str:
    """The agreement to use when none is named: the dossier's own choice, else the best of a survey."""
    if dossier.agreement:
        return dossier.agreement
    from diptych.engines.treaty.survey import survey

    return survey(dossier, library.agreements(), on=on, groups=library.groups(on)).entries[0].agreement


def examine(dossier: Dossier, agreement: Agreement, on: date, *, cures: bool) -> tuple[Assessment, tuple[Cure, ...]]:
    """The assessment and, if asked for, its cures under the same law."""
    law = agreement.law(on, library.groups(on))
    assessment = assess_under(dossier, law)
    if not cures:
        return assessment, ()
    from diptych.engines.treaty.cures import cures_under

    return assessment, cures_under(dossier, law, assessment)


def _dossier(arguments: argparse.Namespace) -> Dossier:
    if arguments.dossier and arguments.example:
        raise Refused("one_input")
    if arguments.example:
        return library.example(arguments.example)
    if arguments.dossier:
        return reading.dossier(arguments.dossier)
    raise Refused("nothing_to_assess", known=library.example_ids())


def _examples(arguments: argparse.Namespace, language: Language, on: date) -> int:
    """Every example under the agreement that suits it best; always 0, since nothing of the user's was judged."""
    from diptych.faces.cli import report

    parts = []
    for name in library.example_ids():
        dossier = library.example(name)
        agreement = library.agreement(arguments.agreement or best(dossier, on))
        assessment, cures = examine(dossier, agreement, on, cures=True)
        parts.append(report.Part(dossier=dossier, agreement=agreement, assessment=assessment, cures=cures))
    if arguments.json:
        from diptych.faces import payload

        rows = [{"example": p.dossier.id, **payload.assessment(p.assessment, p.cures)} for p in parts]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for part in parts:
            _print(lines(Speaker(language, part.agreement, part.dossier), part.assessment, part.cures))
    if arguments.html:
        _written(report.page(language, parts), arguments, language)
    return 0


def _survey(dossier: Dossier, arguments: argparse.Namespace, language: Language, on: date) -> int:
    from diptych.engines.treaty.survey import survey

    found = survey(dossier, library.agreements(), on=on, groups=library.groups(on))
    if arguments.json:
        from diptych.faces import payload

        print(json.dumps(payload.survey(found), ensure_ascii=False, indent=2))
    else:
        _print(survey_lines(language, dossier, found))
    if arguments.html:
        from diptych.faces.cli import report

        parts = [
            report.Part(
                dossier=dossier,
                agreement=library.agreement(entry.agreement),
                assessment=entry.assessment,
                cures=(),
            )
            for entry in found.entries
            if entry.assessment is not None and entry.applies is not False
        ]
        _written(report.page(language, parts, survey=found), arguments, language)
    statuses = [EXITS[entry.status] for entry in found.entries if entry.agreement in found.carriers]
    return min(statuses, default=1) if 0 in statuses else 2 if statuses else 1


def _written(text: str, arguments: argparse.Namespace, language: Language) -> None:
    """Write the report and say where; on standard error when standard output is JSON."""
    from pathlib import Path

    reading.write(arguments.html, text)
    address = Path(arguments.html).resolve().as_uri()
    said = language.gettext(_("Report: {address}")).format(address=address)
    print(said, file=sys.stderr if arguments.json else sys.stdout)


def _print(rows: Iterator[str]) -> None:
    print("\n".join(rows), end="\n\n")


def room() -> int:
    return max(60, min(110, shutil.get_terminal_size((100, 24)).columns))


def lines(speaker: Speaker, assessment: Assessment, cures: tuple[Cure, ...]) -> Iterator[str]:
    """The assessment as a producer reads it: the verdict, what to do next first, then what holds."""
    language, wide = speaker.language, room()
    dossier = speaker.dossier
    title = language.pick(dossier.title) if dossier.title else dossier.id
    if title:
        yield from paragraph(title, indent=0, room=wide)
    yield from paragraph(speaker.law(assessment), indent=0, room=wide)
    yield ""
    yield from paragraph(speaker.verdict(assessment), indent=0, room=wide)
    yield ""
    rows = []
    ordered = sorted(assessment.findings, key=lambda finding: OUTCOME_ORDER.index(finding.outcome))
    for finding in ordered:
        outcome = speaker.say(words.OUTCOMES, finding.outcome)
        rows.append((outcome, finding.rule, speaker.title(finding)))
        if finding.outcome == "not_applicable":
            continue
        said = (
            [speaker.sentence(finding), *speaker.facts(finding)]
            if finding.outcome != "pass"
            else speaker.facts(finding)
        )
        rows += [("", "", line) for line in said]
        if finding.outcome in ("fail", "needs_consent"):
            required = speaker.required(finding)
            if required:
                rows.append(("", "", language.colon(language.gettext(_("Asked")), language.clauses(required))))
        if finding.consent_of:
            names = language.listed(speaker.consent_of(finding))
            rows.append(("", "", language.colon(language.gettext(_("Consent of")), names)))
        if finding.missing:
            names = language.listed(speaker.missing(finding))
            rows.append(("", "", language.colon(language.gettext(_("To be known")), names)))
        rows += [("", "", line) for line in speaker.warnings(finding)]
        rows.append(("", "", speaker.source(finding)))
    yield from table(rows, room=wide)
    if cures:
        yield ""
        yield language.gettext(_("What would help"))
        for cure in cures:
            after = speaker.say(words.STATUSES, cure.status or "")
            text = language.gettext(_("{cure} ({rules} → {status})")).format(
                cure=speaker.cure(cure), rules=language.listed(cure.rules), status=after
            )
            first, *rest = paragraph(text, indent=2, room=wide)
            yield f"– {first.lstrip()}"
            yield from rest


def survey_lines(language: Language, dossier: Dossier, found: Survey) -> Iterator[str]:
    """Every agreement with its status and the reason, then remarks on their interplay."""
    wide = room()
    speaker = SurveySpeaker(language, {item.id: item for item in library.agreements()})
    title = language.pick(dossier.title) if dossier.title else dossier.id
    if title:
        yield from paragraph(title, indent=0, room=wide)
    yield language.gettext(_("Every agreement of the library, law of {date}")).format(date=language.date(found.on))
    yield ""
    yield from table(
        (
            (
                entry.agreement,
                language.gettext(words.STATUSES[entry.status]) if entry.applies is not False else "–",
                f"{speaker.short(entry.agreement)} – {speaker.why(entry)}",
            )
            for entry in found.entries
        ),
        room=wide,
    )
    if found.remarks:
        yield ""
        for remark in found.remarks:
            first, *rest = paragraph(speaker.remark(remark), indent=2, room=wide)
            yield f"– {first.lstrip()}"
            yield from rest
