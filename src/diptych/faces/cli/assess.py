"""``diptych assess``: a dossier against an agreement, or against all of them."""

from __future__ import annotations

import json
import sys

from diptych import agreements as library
from diptych.engines.values.errors import Refused
from diptych.faces.cli import DOES_NOT, OPEN, QUALIFIES, reading
from diptych.faces.cli.tables import paragraph, room, table
from diptych.faces.examination import examine
from diptych.faces.wording import catalogue as words
from diptych.faces.wording.groups import grouped
from diptych.faces.wording.speaker import Speaker, SurveySpeaker

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date
    from typing import Any

    from diptych.engines.treaty.cures.change import Cure
    from diptych.engines.treaty.dossier import Dossier
    from diptych.engines.treaty.survey import Survey
    from diptych.faces.examination import Examination
    from diptych.kernel.texts import Language

EXITS = {
    "qualifies": QUALIFIES,
    "qualifies_with_consent": OPEN,
    "open": OPEN,
    "does_not_qualify": DOES_NOT,
    "out_of_scope": DOES_NOT,
}
"""0 qualifies, 1 does not, 2 open questions (a consent still to be given is one)."""


def _(text: str) -> str:
    return text


def run(arguments: argparse.Namespace) -> int:
    """Assess and print; the exit code is that of the status."""
    from diptych.faces.cli.parser import language as language_of

    language = language_of(arguments)
    on = reading.day(arguments.on)
    if arguments.agreement is not None and arguments.all:
        raise Refused("one_agreement")
    if arguments.examples:
        return _examples(arguments, language, on)
    dossier = _dossier(arguments)
    if arguments.all:
        return _survey(dossier, arguments, language, on)
    part = examine(dossier, arguments.agreement, on, cures=arguments.cures)
    _answer(arguments, language, [part], text=lines(language, part), data=lambda: _data(part))
    return EXITS[part.assessment.status]


def _dossier(arguments: argparse.Namespace) -> Dossier:
    if arguments.dossier is not None and arguments.example is not None:
        raise Refused("one_input")
    if arguments.example is not None:
        return library.example(arguments.example)
    if arguments.dossier is not None:
        return reading.dossier(arguments.dossier)
    raise Refused("nothing_to_assess", known=library.example_ids())


def _examples(arguments: argparse.Namespace, language: Language, on: date) -> int:
    """Every example under the agreement that suits it best; always 0, since nothing of the user's was judged."""
    if arguments.dossier is not None or arguments.example is not None:
        raise Refused("one_input")
    if arguments.all:
        raise Refused("one_agreement")
    names = library.example_ids()
    parts = [examine(library.example(name), arguments.agreement, on, cures=True) for name in names]
    text = (line for part in parts for line in (*lines(language, part), ""))

    def data() -> list[dict[str, Any]]:
        return [{"example": name, **_data(part)} for name, part in zip(names, parts, strict=True)]

    _answer(arguments, language, parts, text=text, data=data)
    return 0


def _survey(dossier: Dossier, arguments: argparse.Namespace, language: Language, on: date) -> int:
    """Every agreement; 0 if one of them carries the film, 1 if none can, 2 while that is open."""
    from diptych.engines.treaty.survey import survey

    found = survey(dossier, library.agreements(), on=on, groups=library.groups(on))
    parts = [
        examine(dossier, entry.agreement, on, cures=arguments.cures)
        for entry in found.entries
        if entry.assessment is not None and entry.applies is not False and (arguments.cures or arguments.html)
    ]

    def data() -> dict[str, Any]:
        from diptych.faces import payload

        return payload.survey(found, {part.agreement.id: part.cures for part in parts})

    _answer(arguments, language, parts, text=survey_lines(language, dossier, found, parts), data=data, survey=found)
    statuses = {EXITS[entry.status] for entry in found.entries if entry.agreement in found.carriers}
    return 0 if 0 in statuses else 2 if statuses else 1


def _data(part: Examination) -> dict[str, Any]:
    from diptych.faces import payload

    return payload.assessment(part.assessment, part.cures)


def _answer(
    arguments: argparse.Namespace,
    language: Language,
    parts: list[Examination],
    *,
    text: Iterable[str],
    data: Callable[[], Any],
    survey: Survey | None = None,
) -> None:
    """Write the report, if one is asked for, then print: when it cannot be written nothing is printed either."""
    if arguments.html is not None:
        from diptych.faces.cli import report

        reading.write(arguments.html, report.page(language, parts, survey=survey))
    print(json.dumps(data(), ensure_ascii=False, indent=2) if arguments.json else "\n".join(text) + "\n")
    if arguments.html is not None:
        from pathlib import Path

        address = Path(arguments.html).resolve().as_uri()
        said = language.gettext(_("Report: {address}")).format(address=address)
        print(said, file=sys.stderr if arguments.json else sys.stdout)


def lines(language: Language, part: Examination) -> Iterator[str]:
    """The assessment as a producer reads it: the verdict, what to do next first, then what holds."""
    wide = room()
    dossier, assessment = part.dossier, part.assessment
    speaker = Speaker(language, part.agreement, dossier, assessment.on)
    title = language.pick(dossier.title) if dossier.title else dossier.id
    if title:
        yield from paragraph(title, indent=0, room=wide)
    yield from paragraph(speaker.law(assessment), indent=0, room=wide)
    yield ""
    yield from paragraph(speaker.verdict(assessment), indent=0, room=wide)
    yield ""
    rows = []
    ordered = [finding for _outcome, _heading, found in grouped(assessment.findings) for finding in found]
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
            names = language.clauses(speaker.missing(finding))
            rows.append(("", "", language.colon(language.gettext(_("To be known")), names)))
        rows += [("", "", line) for line in speaker.warnings(finding)]
        rows.append(("", "", speaker.source(finding)))
    yield from table(rows, room=wide)
    if part.cures:
        yield ""
        yield language.gettext(_("What would help"))
        yield from _cures(speaker, part.cures)


def _cures(speaker: Speaker, cures: tuple[Cure, ...]) -> Iterator[str]:
    for cure in cures:
        text = speaker.language.gettext(_("{cure} ({rules} → {status})")).format(
            cure=speaker.cure(cure),
            rules=speaker.language.listed(cure.rules),
            status=speaker.say(words.STATUSES, cure.status or ""),
        )
        yield from _item(text)


def _item(text: str) -> Iterator[str]:
    first, *rest = paragraph(text, indent=2, room=room())
    yield f"– {first.lstrip()}"
    yield from rest


def survey_lines(language: Language, dossier: Dossier, found: Survey, parts: list[Examination]) -> Iterator[str]:
    """Every agreement with its status and the reason, remarks on their interplay, then what would help under which."""
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
                language.colon(speaker.short(entry.agreement), speaker.why(entry)),
            )
            for entry in found.entries
        ),
        room=wide,
    )
    if found.remarks:
        yield ""
        for remark in found.remarks:
            yield from _item(speaker.remark(remark))
    for part in parts:
        if part.cures:
            yield ""
            heading = language.gettext(_("What would help"))
            yield from paragraph(language.colon(heading, speaker.short(part.agreement.id)), indent=0, room=wide)
            yield from _cures(Speaker(language, part.agreement, dossier, found.on), part.cures)
