"""What a proposal plans: its schedule, the answers to its call, and the team and the money as its dossier says them."""

from __future__ import annotations

from django.views.decorators.http import require_http_methods, require_safe

from diptych.apps.slate.domain.proposals import join_round, save_answers, save_schedule
from diptych.apps.slate.enums import MilestoneKind
from diptych.apps.slate.queries.rounds import round_behind
from diptych.apps.slate.queries.writing import open_rounds
from diptych.engines.values.dates import PartialDate
from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.faces import typed
from diptych.faces.desk.access import signed_in_only
from diptych.faces.desk.proposals.figures import figures_of
from diptych.faces.desk.proposals.written import Written
from diptych.faces.desk.views.common import number
from diptych.faces.desk.views.proposals.common import REFUSED, date_typed, on_to, sentence, shown
from diptych.faces.desk.wording import slate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

# Schedule -------------------------------------------------------------------------------------------------------------


class StepView(Record):
    """One step of the schedule."""

    kind: str
    title: str
    planned: str
    """As the reader's language writes a date into a field, or as it was typed."""
    note: str
    reached: str
    error: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in_only
def schedule(request: HttpRequest, id: UUID) -> HttpResponse:
    """When each step is planned, and on which day it was reached."""
    written = Written(request, id)
    if written.ended:
        return on_to(written, "desk-proposal")
    errors: dict[str, str] = {}
    if request.method == "POST":
        planned, notes = {}, {}
        for kind in MilestoneKind.values:
            try:
                planned[kind] = date_typed(request.POST.get(f"{kind}.planned", ""))
                notes[kind] = request.POST.get(f"{kind}.note", "").strip()[:2000]
            except Refused as error:
                errors[f"{kind}.planned"] = sentence(error)
        if not errors:
            save_schedule(id, planned=planned, notes=notes, by=written.person, at=written.now)
            return on_to(written, "desk-proposal-schedule", "saved")
    return shown(
        written,
        "schedule",
        "schedule",
        status=REFUSED if errors else 200,
        steps=list(_steps(written, errors)),
        line=_line(written),
        milestone=written.next("reach_milestone"),
    )


def _steps(written: Written, errors: dict[str, str]) -> Any:
    language, post = written.language, written.request.POST
    held = {row.kind: row for row in written.proposal.milestones.all()}
    for kind in MilestoneKind.values:
        row = held.get(kind)
        name = f"{kind}.planned"
        yield StepView(
            kind=kind,
            title=language.gettext(slate.MILESTONES[kind]),
            planned=post.get(name, typed.show_date(row.planned, language) if row and row.planned else ""),
            note=post.get(f"{kind}.note", row.note if row else ""),
            reached=language.date(row.reached) if row and row.reached else "",
            error=errors.get(name, ""),
        )


def _line(written: Written) -> list[dict[str, Any]]:
    """The steps on a line, in the order of their days."""
    language = written.language
    found = []
    for row in written.proposal.milestones.all():
        day = row.reached or (PartialDate.parse(row.planned).earliest if row.planned else None)
        if day is None:
            continue
        when = language.date(row.reached or PartialDate.parse(row.planned))
        found.append(
            (
                day,
                {
                    "what": language.gettext(slate.MILESTONES[row.kind]),
                    "when": when,
                    "datetime": row.reached.isoformat() if row.reached else row.planned,
                    "note": row.note,
                    "state": "" if row.reached else "awaited",
                },
            )
        )
    return [item for _day, item in sorted(found, key=lambda pair: pair[0])]


# Questions of the call ------------------------------------------------------------------------------------------------


class QuestionView(Record):
    """A question of the call with its answer."""

    key: int
    number: int
    text: str
    text_lang: str
    value: str
    longest: int
    required: bool
    error: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in_only
def questions(request: HttpRequest, id: UUID) -> HttpResponse:
    """What the call asks beside the dossier. While it is a draft, it may be handed in to another call."""
    written = Written(request, id)
    if written.ended:
        return on_to(written, "desk-proposal")
    errors: dict[str, str] = {}
    if request.method == "POST":
        try:
            if request.POST.get("do") == "round":
                return _other_round(written)
            sent = {
                number(name.removeprefix("answer.")): texts[-1].replace("\r\n", "\n")
                for name, texts in request.POST.lists()
                if name.startswith("answer.") and texts
            }
            errors = _too_long(written, sent)
            if not errors:
                save_answers(id, answers=sent, lang=written.proposal.lang, by=written.person, at=written.now)
                return on_to(written, "desk-proposal-questions", "saved")
        except Refused as error:
            errors[str(error.facts.get("field", "code" if error.code == "no_round" else ""))] = sentence(error)
    return shown(
        written,
        "questions",
        "questions",
        status=REFUSED if errors else 200,
        questions=list(_questions(written, errors)),
        errors=errors,
        answered_in=written.language.language(written.proposal.lang),
        rounds=[] if written.filed else _rounds(written),
    )


def _too_long(written: Written, sent: dict[int, str]) -> dict[str, str]:
    """What each answer has too much: the verb would name the first one alone, and not which it is."""
    found = {}
    for row in _asked(written):
        text = sent.get(row.pk, "")
        if len(text) > row.longest:
            found[f"answer.{row.pk}"] = sentence(Refused("text_too_long", most=row.longest, found=len(text)))
    return found


def _asked(written: Written) -> list[Any]:
    round = written.proposal.round
    return list(round.questions.order_by("position")) if round is not None else []


def _questions(written: Written, errors: dict[str, str]) -> Any:
    language, post = written.language, written.request.POST
    held = {row.question_id: row.text for row in written.proposal.answers.all()}
    for row in _asked(written):
        name = f"answer.{row.pk}"
        text = language.pick(row.texts)
        tag = next((tag for tag, words in row.texts.items() if words == text), "")
        yield QuestionView(
            key=row.pk,
            number=row.position + 1,
            text=text,
            text_lang=tag,
            value=post.get(name, held.get(row.pk, "")),
            longest=row.longest,
            required=row.is_required,
            error=errors.get(name, ""),
        )


def _rounds(written: Written) -> list[tuple[str, str]]:
    language = written.language
    own = written.proposal.round_id
    rows = open_rounds(at=written.now, programme=written.proposal.programme_id)
    return [
        (str(row.pk), language.pick({text.lang: text.name for text in row.texts.all()}) or row.slug)
        for row in rows
        if row.pk != own
    ]


def _other_round(written: Written) -> HttpResponse:
    post, programme = written.request.POST, written.proposal.programme_id
    wanted = post.get("round", "")
    if post.get("code", "").strip():
        round = round_behind(programme, post["code"])
    elif wanted == "none":
        round = None
    else:
        rows = open_rounds(at=written.now, programme=programme)
        round = next((row for row in rows if str(row.pk) == wanted), None)
        if round is None:
            raise Refused("no_choice", field="round")
    join_round(written.proposal.pk, round=round, by=written.person, at=written.now)
    return on_to(written, "desk-proposal-questions" if round else "desk-proposal", "round")


# Team and budget ------------------------------------------------------------------------------------------------------


@require_safe
@signed_in_only
def figures(request: HttpRequest, id: UUID) -> HttpResponse:
    """Who makes it and who pays, by country, read off the dossier."""
    written = Written(request, id)
    return shown(written, "figures", "figures", figures=figures_of(written.work))
