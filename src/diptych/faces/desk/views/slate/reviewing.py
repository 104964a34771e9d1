"""Reviews: a coordinator chooses who is asked; a reviewer declares interests, and writes."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from diptych.apps.slate.domain import reviewing, reviews
from diptych.apps.slate.models import Assignment
from diptych.apps.slate.queries.assigned import assigned_to, assignment_of
from diptych.apps.slate.queries.spreading import REVIEWABLE, owed, people_of, ties
from diptych.engines.values.errors import Refused
from diptych.faces.accounts.access import members_only, only, person_here
from diptych.faces.desk.once import done_once
from diptych.faces.desk.views.common import number
from diptych.faces.desk.views.slate.acting import Act, Ask, act_page, errors_of, languages, party_word
from diptych.faces.desk.views.slate.common import Case, day_in, due, head_of, moment_in, now, say
from diptych.faces.desk.wording import slate as words
from diptych.faces.desk.wording.refusals import sentence
from diptych.faces.portal.templating import current_language
from diptych.kernel.permissions.person import Role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from uuid import UUID

    from django.http import HttpRequest, QueryDict

    from diptych.apps.slate.queries.assigned import Assigned


def _(text: str) -> str:
    return text


reviewers_only = only(lambda person: person.has(Role.REVIEWER))
"""A page for those who review for a party."""


# By a coordinator -----------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def choose(request: HttpRequest, id: UUID) -> HttpResponse:
    """Choose who is asked to review a proposal: each with the reviews they owe, and what ties them to it."""
    case = Case(person_here(request), id, party=request.POST.get("party") or request.GET.get("party", ""))
    if not case.may("assign_reviewer"):
        raise Refused("not_allowed", action="assign_reviewer")
    errors: dict[str, str] = {}
    chosen = [account for text in request.POST.getlist("reviewer") if (account := number(text))]
    if request.method == "POST":
        errors, answer = _assigned(request, case, chosen)
        if answer is not None:
            return answer
    people = people_of(case.proposal.programme_id, case.party)
    apart = ties([case.proposal.pk], list(people), party=case.party)
    load = owed(list(people), party=case.party)
    stage = case.mine.stage
    there = {
        row.reviewer_id
        for row in case.proposal.assignments.all()
        if (row.party, row.stage, row.ended_at) == (case.party, stage, None)
    }
    language = current_language()
    rows = [
        {
            "id": pk,
            "name": user.get_full_name() or user.get_username(),
            "owes": language.ngettext("{n} review outstanding", "{n} reviews outstanding", load[pk]).format(n=load[pk]),
            "tie": say(words.TIES[apart[case.proposal.pk, pk]]) if (case.proposal.pk, pk) in apart else "",
            "there": pk in there,
            "chosen": pk in chosen,
        }
        for pk, user in sorted(people.items(), key=lambda item: (load[item[0]], item[1].get_username()))
    ]
    context = {
        "case": case,
        "head": case.head(),
        "rows": rows,
        "due": request.POST.get("due", ""),
        "errors": errors,
        "open": case.mine.state in REVIEWABLE,
        "party": party_word(case.party),
        "usual": language.date(case.mine.deadline) if case.mine.deadline else "",
    }
    return render(request, "desk/slate/reviewers.html", context, status=422 if errors else 200)


def _assigned(request: HttpRequest, case: Case, chosen: list[int]) -> tuple[dict[str, str], HttpResponse | None]:
    """What is wrong, by field, or the way on once the reviewers are asked."""
    if not chosen:
        return {"reviewer": sentence(Refused("no_reviewer"))}, None
    try:
        day = day_in(request.POST.get("due", ""))
    except ValueError:
        return {"due": sentence(Refused("no_day", found=request.POST.get("due", "")[:40]))}, None

    def do() -> HttpResponse:
        reviewing.assign_reviewers(
            case.proposal.pk, party=case.party, reviewers=chosen, due=day, by=case.person, at=now()
        )
        return HttpResponseRedirect(f"{case.href()}?said=assigned#reviews")

    try:
        return {}, done_once(request, do)
    except Refused as error:
        wrong = dict.fromkeys(("no_reviewer", "conflict_declared", "reviewer_produces"), "reviewer")
        return errors_of(error, {**wrong, "reviewer_of_company": "reviewer"}), None


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def release(request: HttpRequest, id: UUID, assignment: UUID) -> HttpResponse:
    """Ask a reviewer no longer."""
    return _of_assignment(request, id, assignment, RELEASE, reviewing.release_reviewer)


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def give_back(request: HttpRequest, id: UUID, assignment: UUID) -> HttpResponse:
    """Give a review back to its writer."""
    return _of_assignment(request, id, assignment, GIVE_BACK, reviews.reopen_review)


def _of_assignment(request: HttpRequest, id: UUID, assignment: UUID, act: Act, verb: Any) -> HttpResponse:
    case = Case(person_here(request), id, party=request.POST.get("party") or request.GET.get("party", ""))
    row = next((row for row in case.proposal.assignments.all() if row.pk == assignment), None)
    if row is None or row.party not in case.own:
        raise Http404
    case.party = row.party
    name = people_named(row)
    page = act.replace(
        do=lambda case, sent, at: verb(assignment, reason=sent.texts["reason"], by=case.person, at=at),
        about=lambda _case: ((say(_("Reviewer")), name),),
    )
    return act_page(request, case, page)


def people_named(row: Assignment) -> str:
    return row.reviewer.get_full_name() or row.reviewer.get_username()


def _why(_case: Case) -> tuple[Ask, ...]:
    return (Ask(name="reason", label=say(_("Reason")), help=say(_("Your side alone reads it.")), longest=2000),)


RELEASE = Act(
    name="release",
    may="release_reviewer",
    title=_("Release a reviewer"),
    lead=_("You wait for this review no longer, and the reviewer does not see the proposal any more."),
    button=_("Release"),
    said="released",
    do=lambda case, sent, at: None,
    asks=_why,
    wrong={"reason_missing": "reason"},
)
GIVE_BACK = Act(
    name="give-back",
    may="reopen_review",
    title=_("Give a review back"),
    lead=_("Its writer can change it, and hands it in again."),
    button=_("Give it back"),
    said="again",
    do=lambda case, sent, at: None,
    asks=_why,
    wrong={"reason_missing": "reason"},
)


# By a reviewer --------------------------------------------------------------------------------------------------------


@require_safe
@reviewers_only
def mine(request: HttpRequest) -> HttpResponse:
    """The reviews of whoever is there: those to write, then those handed in."""
    rows = assigned_to(person_here(request))
    said = words.SAID.get(request.GET.get("said", ""))
    context = {
        "said": say(said) if said else "",
        "open": [_line(row) for row in rows if row.submitted_at is None and not row.ended],
        "done": [_line(row) for row in rows if row.submitted_at is not None],
    }
    return render(request, "desk/slate/reviews.html", context)


def _line(row: Assigned) -> dict[str, Any]:
    head = head_of(row.proposal, row.reference, row.titles, row.joint, row.form)
    interest = say(words.INTERESTS[row.interest])
    state = say(_("Handed in")) if row.submitted_at else say(_("Begun")) if row.begun else interest
    return {
        "head": head,
        "href": reverse("desk-review", kwargs={"id": row.id}),
        "state": state,
        "due": due(row.due, row.party) if row.due and not row.submitted_at else None,
        "submitted_at": row.submitted_at,
        "party": party_word(row.party),
    }


@require_http_methods(["GET", "HEAD", "POST"])
@reviewers_only
def review(request: HttpRequest, id: UUID) -> HttpResponse:
    """One's own review: interests first, then the review; saved while it is written."""
    person = person_here(request)
    row = assignment_of(person, id)
    if row is None:
        raise Http404
    if row.interest == "undeclared":
        return _declare(request, row)
    if request.method != "POST":
        return _review(request, row, _kept(row))
    do = request.POST.get("do", "save")
    if do == "conflict":
        return _declare(request, row)
    typed = _sent(request.POST, row)
    points: dict[int, int | None] = {}
    errors = {}
    for criterion in row.criteria:
        text = typed["scores"][criterion.id].strip()
        if text and not (text.isascii() and text.isdigit() and len(text) < 5):
            errors[f"scores.{criterion.position}"] = sentence(Refused("points_out_of_range", most=criterion.most))
        points[criterion.id] = int(text) if text and f"scores.{criterion.position}" not in errors else None
    if not errors:
        verb = reviews.submit_review if do == "submit" else reviews.save_review
        at = now()

        def keep() -> HttpResponse:
            verb(
                id,
                recommendation=typed["recommendation"],
                text=typed["text"],
                lang=typed["lang"],
                scores=points,
                seen=moment_in(request.POST.get("seen", "")),
                by=person,
                at=at,
            )
            said = "submitted" if do == "submit" else "draft"
            where = "desk-reviews" if do == "submit" else "desk-review"
            arguments = {} if do == "submit" else {"id": id}
            return HttpResponseRedirect(f"{reverse(where, kwargs=arguments or None)}?said={said}")

        try:
            if do == "submit":
                return done_once(request, keep)
            # A draft is saved as often as it is sent, while it is written.
            answer = keep()
            return _saved(request, at) if request.htmx else answer  # type: ignore[attr-defined]
        except Refused as error:
            errors = _wrong(error, row)
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "desk/slate/review_saved.html", {"errors": list(errors.values()), "at": None})
    return _review(request, row, typed, errors=errors, status=422)


def _saved(request: HttpRequest, at: Any) -> HttpResponse:
    return render(request, "desk/slate/review_saved.html", {"errors": [], "at": at})


def _wrong(error: Refused, row: Assigned) -> dict[str, str]:
    if error.code == "points_missing":
        missing = set(error.facts["criteria"])
        return {
            f"scores.{criterion.position}": sentence(Refused("points_missing"))
            for criterion in row.criteria
            if criterion.id in missing
        }
    return errors_of(error, {"recommendation_missing": "recommendation", "text_missing": "text"})


def _kept(row: Assigned) -> dict[str, Any]:
    return {
        "recommendation": row.recommendation,
        "text": row.text,
        "lang": row.lang or current_language().tag,
        "scores": {item.id: str(row.points[item.id]) if item.id in row.points else "" for item in row.criteria},
    }


def _sent(posted: QueryDict, row: Assigned) -> dict[str, Any]:
    return {
        "recommendation": posted.get("recommendation", ""),
        "text": posted.get("text", ""),
        "lang": posted.get("lang", "") or current_language().tag,
        "scores": {item.id: posted.get(f"scores.{item.position}", "") for item in row.criteria},
    }


def _declare(request: HttpRequest, row: Assigned) -> HttpResponse:
    """Say whether anything ties one to the proposal; nothing of its dossier is shown before."""
    errors: dict[str, str] = {}
    interest, note = request.POST.get("interest", ""), request.POST.get("note", "")
    if request.method == "POST" and "interest" in request.POST:

        def do() -> HttpResponse:
            reviewing.declare_interest(row.id, interest=interest, note=note, by=person_here(request), at=now())
            if interest == "conflict":
                return HttpResponseRedirect(f"{reverse('desk-reviews')}?said=conflict")
            return HttpResponseRedirect(f"{reverse('desk-review', kwargs={'id': row.id})}?said=declared")

        try:
            return done_once(request, do)
        except Refused as error:
            errors = errors_of(error, {"reason_missing": "note"})
    context = {
        "row": row,
        "head": head_of(row.proposal, row.reference, row.titles, row.joint, row.form),
        "companies": row.companies,
        "options": (
            (
                "clear",
                say(_("Nothing ties me to it")),
                say(_("Neither to the film nor to its producers or companies.")),
            ),
            ("conflict", say(_("Something does")), say(_("Somebody else reviews it. Say what it is, for your side."))),
        ),
        "interest": interest,
        "note": note,
        "errors": errors,
        "due": due(row.due, row.party) if row.due else None,
    }
    return render(request, "desk/slate/declare.html", context, status=422 if errors else 200)


def _review(
    request: HttpRequest,
    row: Assigned,
    typed: dict[str, Any],
    *,
    errors: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    language, errors = current_language(), errors or {}
    said = words.SAID.get(request.GET.get("said", ""))
    known = {"recommendation", "text", "lang", *(f"scores.{item.position}" for item in row.criteria)}
    context = {
        "row": row,
        "head": head_of(row.proposal, row.reference, row.titles, row.joint, row.form),
        "said": say(said) if said else "",
        "criteria": [
            {
                "name": f"scores.{item.position}",
                "label": language.pick(item.names),
                "help": language.pick(item.help),
                "most": item.most,
                "weight": item.weight,
                "value": typed["scores"][item.id],
            }
            for item in row.criteria
        ],
        "recommendations": tuple((code, say(word)) for code, word in words.RECOMMENDATIONS.items()),
        "typed": typed,
        "tongues": languages(),
        "errors": {name: text for name, text in errors.items() if name in known},
        "above": [text for name, text in errors.items() if name not in known],
        "due": due(row.due, row.party) if row.due else None,
        # After a refusal the form says once more from which draft it was made.
        "seen": request.POST.get("seen") or (row.changed_at.isoformat() if row.changed_at else ""),
    }
    return render(request, "desk/slate/review.html", context, status=status)
