"""An assessment as one HTML file: no script, no request to anywhere, readable on a phone and on paper."""

from __future__ import annotations

from html import escape
from importlib import resources

from diptych import agreements as library
from diptych.engines.values.record import Record
from diptych.faces.wording import catalogue as words
from diptych.faces.wording.speaker import Speaker, SurveySpeaker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from diptych.engines.treaty.cures.change import Cure
    from diptych.engines.treaty.dossier import Dossier
    from diptych.engines.treaty.outcome import Assessment, Fact, Finding
    from diptych.engines.treaty.pack import Agreement
    from diptych.engines.treaty.survey import Survey
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


GROUPS = (
    (_("In the way"), ("fail",)),
    (_("To ask for"), ("needs_consent",)),
    (_("To decide"), ("needs_human",)),
    (_("Not known yet"), ("unknown",)),
    (_("Holds"), ("pass",)),
    (_("Does not apply"), ("not_applicable",)),
)
"""What to do next stands first."""


class Part(Record):
    """One dossier under one agreement, with what came out."""

    dossier: Dossier
    agreement: Agreement
    assessment: Assessment
    cures: tuple[Cure, ...]


def page(language: Language, parts: list[Part], *, survey: Survey | None = None) -> str:
    """The whole report."""
    style = resources.files("diptych.faces.cli").joinpath("report.css").read_text(encoding="utf-8")
    title = escape(language.gettext(_("Does the film qualify?")))
    body = "\n".join(
        [*(_survey(language, survey) if survey else ()), *(line for part in parts for line in _part(language, part))]
    )
    foot = escape(language.gettext(_("Not legal advice: the sources say what they say.")))
    return (
        f'<!doctype html>\n<html lang="{language.tag}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>{style}</style>\n</head>\n<body>\n"
        f'<header class="mast"><p class="mark"><b>Dip</b><i>tych</i></p><h1>{title}</h1></header>\n'
        f"<main>\n{body}\n</main>\n<footer><p>{foot}</p></footer>\n</body>\n</html>\n"
    )


def _part(language: Language, part: Part) -> Iterator[str]:
    speaker = Speaker(language, part.agreement, part.dossier)
    assessment = part.assessment
    yield '<article class="assessment">'
    yield "<header>"
    yield _titles(part.dossier, language)
    yield f'<p class="law">{escape(speaker.law(assessment))}</p>'
    if part.dossier.example:
        yield f'<p class="label">{escape(language.gettext(_("An example, not a film.")))}</p>'
    yield f'<p class="verdict {assessment.status}">{escape(speaker.verdict(assessment))}</p>'
    yield "</header>"
    yield from _bar(part, speaker)
    if part.cures:
        yield f'<section class="cures"><h3>{escape(language.gettext(_("What would help")))}</h3><ul>'
        for cure in part.cures:
            after = speaker.say(words.STATUSES, cure.status or "")
            rules = ", ".join(cure.rules)
            yield f'<li>{escape(speaker.cure(cure))} <span class="label">{escape(rules)} → {escape(after)}</span></li>'
        yield "</ul></section>"
    yield '<div class="findings">'
    for heading, outcomes in GROUPS:
        found = [finding for finding in assessment.findings if finding.outcome in outcomes]
        if found:
            yield f"<section><h3>{escape(language.gettext(heading))}</h3>"
            for finding in found:
                yield from _finding(finding, speaker)
            yield "</section>"
    yield "</div></article>"


def _titles(dossier: Dossier, language: Language) -> str:
    """The title in the reader's language; beside it, across the hinge, the film's other titles."""
    titles = dossier.title or {}
    first = language.pick(titles) or dossier.id or ""
    shown = f"<h2>{escape(first)}</h2>"
    others = [f'<p lang="{escape(tag)}">{escape(text)}</p>' for tag, text in titles.items() if text != first]
    return f'<div class="hinge"><div>{shown}</div><div>{"".join(others)}</div></div>' if others else shown


def _finding(finding: Finding, speaker: Speaker) -> Iterator[str]:
    language = speaker.language
    outcome = speaker.say(words.OUTCOMES, finding.outcome)
    yield f'<div class="finding {finding.outcome}"><p class="outcome">{escape(outcome)}</p><div>'
    yield f"<h4>{escape(speaker.title(finding))}</h4>"
    if finding.outcome not in ("pass", "not_applicable"):
        yield f"<p>{escape(speaker.sentence(finding))}</p>"
    facts = speaker.facts(finding) if finding.outcome != "not_applicable" else []
    if facts:
        yield '<ul class="facts">' + "".join(f"<li>{escape(line)}</li>" for line in facts) + "</ul>"
    rows = []
    if finding.outcome in ("fail", "needs_consent", "unknown"):
        rows.append((_("Asked"), speaker.required(finding)))
    rows.append((_("Consent of"), speaker.consent_of(finding)))
    rows.append((_("To be known"), speaker.missing(finding)))
    for label, items in rows:
        if items:
            text = language.colon(language.gettext(label), language.listed(items))
            yield f'<p class="how">{escape(text)}</p>'
    for warning in speaker.warnings(finding):
        yield f'<p class="how">{escape(warning)}</p>'
    yield f'<p class="source">{escape(speaker.source(finding))}</p></div></div>'


def _bar(part: Part, speaker: Speaker) -> Iterator[str]:
    """Shares drawn against the allowed band, where a rule bounds each side's share and all are known."""
    for finding in part.assessment.findings:
        shares = [fact for fact in finding.facts if fact.code == "share_of_budget" and fact.at_most is None]
        limits = {item.relation: item.value for item in finding.required if item.code == "share_of_budget"}
        each = any(item.subject == "each_party" for item in finding.required)
        if each and len(shares) == 2 and {">=", "<="} <= set(limits):
            yield _two(shares[0], shares[1], limits[">="], limits["<="], speaker)
            return


def _two(left: Fact, right: Fact, low: Fraction, high: Fraction, speaker: Speaker) -> str:
    """Two sides meeting at a line, and the band in which the line must fall."""
    language = speaker.language
    first, second = ((speaker.name(fact.subject or ""), fact.value) for fact in (left, right))
    width = 640
    cut, rest = float(first[1]) * width, float(second[1]) * width
    start, end = float(max(low, 1 - high)) * width, float(min(high, 1 - low)) * width
    label = language.gettext(_("{left} {left_share}, {right} {right_share}; each must lie between {low} and {high}"))
    spoken = label.format(
        left=first[0],
        left_share=language.share(first[1]),
        right=second[0],
        right_share=language.share(second[1]),
        low=language.share(low),
        high=language.share(high),
    )
    from_share, to_share = language.share(max(low, 1 - high)), language.share(min(high, 1 - low))
    must = language.gettext(_("the line between the two must fall here"))
    return (
        f'<figure class="band"><svg viewBox="0 0 {width} 100" role="img" aria-label="{escape(spoken)}">'
        f'<text x="0" y="14">{escape(first[0])} {escape(language.share(first[1]))}</text>'
        f'<text x="{width}" y="14" text-anchor="end">{escape(second[0])} {escape(language.share(second[1]))}</text>'
        f'<rect class="silk" x="0" y="24" width="{cut:.1f}" height="28"/>'
        f'<rect class="lake" x="{width - rest:.1f}" y="24" width="{rest:.1f}" height="28"/>'
        f'<path d="M{start:.1f} 60v8h{end - start:.1f}v-8"/>'
        f'<text class="quiet" x="{start:.1f}" y="86" text-anchor="middle">{escape(from_share)}</text>'
        f'<text class="quiet" x="{end:.1f}" y="86" text-anchor="middle">{escape(to_share)}</text>'
        f'<text class="quiet" x="{(start + end) / 2:.1f}" y="86" text-anchor="middle">{escape(must)}</text>'
        "</svg></figure>"
    )


def _survey(language: Language, found: Survey) -> Iterator[str]:
    speaker = SurveySpeaker(language, {item.id: item for item in library.agreements()})
    heading = language.gettext(_("Every agreement of the library, law of {date}")).format(date=language.date(found.on))
    yield f'<section class="survey"><h2>{escape(heading)}</h2><table><tbody>'
    for entry in found.entries:
        status = language.gettext(words.STATUSES[entry.status]) if entry.applies is not False else "–"
        yield (
            f'<tr><th scope="row">{escape(speaker.short(entry.agreement))}</th>'
            f"<td>{escape(status)}</td><td>{escape(speaker.why(entry))}</td></tr>"
        )
    yield "</tbody></table>"
    if found.remarks:
        yield "<ul>" + "".join(f"<li>{escape(speaker.remark(remark))}</li>" for remark in found.remarks) + "</ul>"
    yield "</section>"
