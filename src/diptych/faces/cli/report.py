"""An assessment as one HTML file: no script, no request to anywhere, readable on a phone and on paper."""

from __future__ import annotations

from html import escape
from importlib import resources

from diptych import agreements as library
from diptych.faces.wording import catalogue as words
from diptych.faces.wording.groups import grouped
from diptych.faces.wording.said import said
from diptych.faces.wording.shares import shares
from diptych.faces.wording.speaker import Speaker, SurveySpeaker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from diptych.engines.treaty.dossier import Dossier
    from diptych.engines.treaty.outcome import Finding
    from diptych.engines.treaty.survey import Survey
    from diptych.faces.examination import Examination
    from diptych.faces.wording.shares import Shares
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


def page(language: Language, parts: list[Examination], *, survey: Survey | None = None) -> str:
    """The whole report."""
    style = resources.files("diptych.faces.cli").joinpath("report.css").read_text(encoding="utf-8")
    title = escape(language.gettext(_("Does the film qualify?")))
    body = "\n".join(
        [
            *(_survey(language, survey, parts) if survey else _contents(language, parts) if len(parts) > 1 else ()),
            *(line for number, part in enumerate(parts, 1) for line in _part(language, part, number)),
        ]
    )
    foot = escape(language.gettext(_("Not legal advice: the sources say what they say.")))
    return (
        f'<!doctype html>\n<html lang="{language.tag}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>{style}</style>\n</head>\n<body>\n"
        f'<header class="mast"><p class="mark"><b>Dip</b><i>tych</i></p><h1>{title}</h1></header>\n'
        f"<main>\n{body}\n</main>\n<footer><p>{foot}</p></footer>\n</body>\n</html>\n"
    )


def _contents(language: Language, parts: list[Examination]) -> Iterator[str]:
    """What is in the report, each with its status."""
    yield f'<nav aria-label="{escape(language.gettext(_("Contents")))}"><ol class="contents">'
    for number, part in enumerate(parts, 1):
        status = language.gettext(words.STATUSES[part.assessment.status])
        name = language.pick(part.dossier.title or {}) or part.dossier.id or str(number)
        short = language.pick(part.agreement.short)
        yield (
            f'<li class="{part.assessment.status}"><a href="#part-{number}">{escape(name)}</a>'
            f'<span class="label">{escape(short)}</span><span class="outcome">{escape(status)}</span></li>'
        )
    yield "</ol></nav>"


def _part(language: Language, part: Examination, number: int) -> Iterator[str]:
    speaker = Speaker(language, part.agreement, part.dossier, part.assessment.on)
    assessment = part.assessment
    yield f'<article class="assessment" id="part-{number}">'
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
    for _outcome, heading, found in grouped(assessment.findings):
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
    told = said(finding, speaker)
    yield f'<div class="finding {told.outcome}"><p class="outcome">{escape(told.word)}</p><div>'
    yield f"<h4>{escape(told.title)}</h4>"
    if told.sentence:
        yield f"<p>{escape(told.sentence)}</p>"
    if told.facts:
        yield '<ul class="facts">' + "".join(f"<li>{escape(line)}</li>" for line in told.facts) + "</ul>"
    for note in told.notes:
        yield f'<p class="how">{escape(note)}</p>'
    yield f'<p class="source">{escape(told.source)}</p></div></div>'


WIDTH = 640
"""Units across a drawing; it scales with the page."""


def _bar(part: Examination, speaker: Speaker) -> Iterator[str]:
    """Shares drawn against the band allowed."""
    drawn = shares(part.assessment, speaker)
    if drawn is not None:
        yield _meeting(drawn) if drawn.meeting else _rows(drawn)


def _meeting(drawn: Shares) -> str:
    """Two sides that meet at a line, and the band in which the line must fall."""
    left, right = drawn.sides
    cut, start, end = (float(share) * WIDTH for share in (left.low, drawn.low, drawn.high))
    return _figure(
        drawn.sentence,
        100,
        f'<text x="0" y="14">{escape(left.name)} {escape(left.text)}</text>'
        f'<text x="{WIDTH}" y="14" text-anchor="end">{escape(right.name)} {escape(right.text)}</text>'
        f'<rect class="silk" x="0" y="24" width="{cut:.1f}" height="28"/>'
        f'<rect class="lake" x="{cut:.1f}" y="24" width="{WIDTH - cut:.1f}" height="28"/>'
        f'<path d="M{start:.1f} 60v8h{end - start:.1f}v-8"/>'
        f'<text class="quiet" x="{start:.1f}" y="86" text-anchor="middle">{escape(drawn.low_text)}</text>'
        f'<text class="quiet" x="{end:.1f}" y="86" text-anchor="middle">{escape(drawn.high_text)}</text>'
        f'<text class="quiet must" x="{(start + end) / 2:.1f}" y="86" text-anchor="middle">{escape(drawn.must)}</text>',
    )


def _rows(drawn: Shares) -> str:
    """One bar for each side, over the band in which its end must fall; what is not certain is pale."""
    start, end = float(drawn.low) * WIDTH, float(drawn.high) * WIDTH
    height = 52 * len(drawn.sides)
    below = height + 20
    rows = "".join(
        f'<text x="0" y="{52 * i + 14}">{escape(side.name)} {escape(side.text)}</text>'
        f'<rect class="track" x="0" y="{52 * i + 22}" width="{WIDTH}" height="16"/>'
        f'<rect class="{"silk" if i % 2 == 0 else "lake"} pale" x="0" y="{52 * i + 22}" '
        f'width="{float(side.high) * WIDTH:.1f}" height="16"/>'
        f'<rect class="{"silk" if i % 2 == 0 else "lake"}" x="0" y="{52 * i + 22}" '
        f'width="{float(side.low) * WIDTH:.1f}" height="16"/>'
        for i, side in enumerate(drawn.sides)
    )
    return _figure(
        drawn.sentence,
        height + 28,
        f'{rows}<path d="M{start:.1f} {height - 6}v8h{end - start:.1f}v-8"/>'
        f'<text class="quiet" x="{start:.1f}" y="{below}" text-anchor="middle">{escape(drawn.low_text)}</text>'
        f'<text class="quiet" x="{end:.1f}" y="{below}" text-anchor="middle">{escape(drawn.high_text)}</text>',
    )


def _figure(label: str, height: int, body: str) -> str:
    box = f"0 -8 {WIDTH} {height + 8}"
    return f'<figure class="band"><svg viewBox="{box}" role="img" aria-label="{escape(label)}">{body}</svg></figure>'


def _survey(language: Language, found: Survey, parts: list[Examination]) -> Iterator[str]:
    """Every agreement with its status and the reason; those examined below are linked."""
    places = {part.agreement.id: f"#part-{number}" for number, part in enumerate(parts, 1)}
    speaker = SurveySpeaker(language, {item.id: item for item in library.agreements()})
    heading = language.gettext(_("Every agreement of the library, law of {date}")).format(date=language.date(found.on))
    yield f'<section class="survey"><h2>{escape(heading)}</h2><table><tbody>'
    for entry in found.entries:
        status = language.gettext(words.STATUSES[entry.status]) if entry.applies is not False else ""
        outcome = f'<span class="outcome">{escape(status)}</span>' if status else ""
        name = escape(speaker.short(entry.agreement))
        if entry.agreement in places:
            name = f'<a href="{places[entry.agreement]}">{name}</a>'
        yield (
            f'<tr class="{entry.status}"><th scope="row">{name}</th>'
            f"<td>{outcome}</td><td>{escape(speaker.why(entry))}</td></tr>"
        )
    yield "</tbody></table>"
    if found.remarks:
        yield "<ul>" + "".join(f"<li>{escape(speaker.remark(remark))}</li>" for remark in found.remarks) + "</ul>"
    yield "</section>"
