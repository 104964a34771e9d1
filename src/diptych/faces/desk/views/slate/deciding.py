"""The page on which a party decides: written first, looked at as others will see it, then done."""

from __future__ import annotations

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from diptych.apps.slate.domain.deciding import decide as decide_it
from diptych.apps.slate.domain.deciding import outstanding_reviews
from diptych.apps.slate.enums import Verdict
from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.faces.accounts.access import members_only, person_here
from diptych.faces.desk.once import done_once
from diptych.faces.desk.views.slate.acting import errors_of, languages, meanwhile, party_word
from diptych.faces.desk.views.slate.common import Case, day_in, done, moment_in, now, publication, say
from diptych.faces.desk.wording import slate as words
from diptych.faces.desk.wording.refusals import sentence
from diptych.faces.portal.templating import current_language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse, QueryDict


def _(text: str) -> str:
    return text


MOST = 30
"""Conditions of a decision."""

WRONG = {
    "reason_missing": "reasons",
    "text_too_long": "reasons",
    "no_verdict": "verdict",
    "conditions_missing": "conditions.0.text",
    "conditions_unasked": "verdict",
    "publish_in_past": "publish_on",
    "guard_reviews_in": "waived_reviews",
}
"""The field at which a refusal stands."""


class Row(Record):
    """One condition as typed."""

    text: str = ""
    due: str = ""
    is_public: bool = False


class Typed(Record):
    """The whole form as typed."""

    verdict: str = ""
    reasons: str = ""
    lang: str = ""
    rows: tuple[Row, ...] = ()
    waived_reviews: str = ""
    when: str = "later"
    """``now``, ``day``, ``later``."""
    publish_on: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def decide(request: HttpRequest, id: UUID) -> HttpResponse:
    """Write a decision, look at it, make it."""
    case = Case(person_here(request), id, party=request.POST.get("party") or request.GET.get("party", ""))
    if not case.may("decide"):
        raise Refused("not_allowed", action="decide")
    if request.method != "POST":
        return _shown(request, case, Typed(lang=current_language().tag, rows=(Row(),)))
    typed, do = _typed(request.POST), request.POST.get("do", "")
    if do == "add":
        return _shown(request, case, typed.replace(rows=(*typed.rows, Row())[:MOST]))
    if do.startswith("remove:"):
        gone = do.removeprefix("remove:")
        rows = tuple(row for number, row in enumerate(typed.rows) if str(number) != gone)
        return _shown(request, case, typed.replace(rows=rows or (Row(),)))
    errors = _unreadable(typed)
    if errors or do == "write":
        return _shown(request, case, typed, errors=errors, status=422 if errors else 200)
    if do == "look":
        errors = _missing(case, typed)
        return _shown(request, case, typed, errors=errors, look=not errors, status=422 if errors else 200)
    return _done(request, case, typed)


def _done(request: HttpRequest, case: Case, typed: Typed) -> HttpResponse:
    def do() -> HttpResponse:
        decide_it(
            case.proposal.pk,
            party=case.party,
            verdict=typed.verdict,
            reasons=typed.reasons,
            lang=typed.lang,
            conditions=_conditions(typed),
            waived_reviews=typed.waived_reviews,
            publish=typed.when == "now",
            publish_on=day_in(typed.publish_on) if typed.when == "day" else None,
            by=case.person,
            at=now(),
        )
        said = "published" if typed.when == "now" else "decided"
        return HttpResponseRedirect(f"{case.href()}?said={said}")

    try:
        return done_once(request, do)
    except Refused as error:
        others = meanwhile(case, moment_in(request.POST.get("opened", "")))
        shown = [done(row, own=case.own) for row in others]
        return _shown(request, case, typed, errors=errors_of(error, WRONG), meanwhile=shown, status=422)


def _typed(posted: QueryDict) -> Typed:
    numbers = sorted({_number(name) for name in posted if name.startswith("conditions.")} - {-1})[:MOST]
    rows = tuple(
        Row(
            text=posted.get(f"conditions.{number}.text", ""),
            due=posted.get(f"conditions.{number}.due", ""),
            is_public=posted.get(f"conditions.{number}.is_public", "") == "1",
        )
        for number in numbers
    )
    return Typed(
        verdict=posted.get("verdict", ""),
        reasons=posted.get("reasons", ""),
        lang=posted.get("lang", "") or current_language().tag,
        rows=rows or (Row(),),
        waived_reviews=posted.get("waived_reviews", ""),
        when=posted.get("when", "later") if posted.get("when") in ("now", "day", "later") else "later",
        publish_on=posted.get("publish_on", ""),
    )


def _number(name: str) -> int:
    part = name.split(".")[1] if name.count(".") == 2 else ""
    return int(part) if part.isascii() and part.isdigit() and len(part) < 4 else -1


def _unreadable(typed: Typed) -> dict[str, str]:
    """Days that are none."""
    fields = {f"conditions.{number}.due": row.due for number, row in enumerate(typed.rows)}
    if typed.when == "day":
        fields["publish_on"] = typed.publish_on
    found = {}
    for name, text in fields.items():
        try:
            day_in(text)
        except ValueError:
            found[name] = sentence(Refused("no_day", found=text[:40]))
    if typed.when == "day" and not typed.publish_on.strip():
        found["publish_on"] = sentence(Refused("day_passed"))
    return found


def _missing(case: Case, typed: Typed) -> dict[str, str]:
    """What the verb would refuse, said before anybody is asked to look at it."""
    found: dict[str, str] = {}
    conditions = _conditions(typed)

    def wrong(field: str, code: str, **facts: Any) -> None:
        found.setdefault(field, sentence(Refused(code, **facts)))

    if typed.verdict not in Verdict.values:
        wrong("verdict", "no_verdict")
    if not typed.reasons.strip():
        wrong("reasons", "reason_missing")
    wanted = typed.verdict == Verdict.APPROVED_WITH_CONDITIONS
    if wanted and not conditions:
        wrong("conditions.0.text", "conditions_missing")
    if typed.verdict in Verdict.values and not wanted and conditions:
        wrong("verdict", "conditions_unasked")
    if outstanding_reviews(case.mine) and not typed.waived_reviews.strip():
        wrong("waived_reviews", "guard_reviews_in")
    on = day_in(typed.publish_on) if typed.when == "day" else None
    if on is not None and on < now().date():
        wrong("publish_on", "publish_in_past", on=on)
    return found


def _conditions(typed: Typed) -> list[dict[str, object]]:
    return [
        {"text": row.text, "is_public": row.is_public, "due": day_in(row.due)} for row in typed.rows if row.text.strip()
    ]


def _shown(
    request: HttpRequest,
    case: Case,
    typed: Typed,
    *,
    errors: dict[str, str] | None = None,
    meanwhile: list[Any] | None = None,
    look: bool = False,
    status: int = 200,
) -> HttpResponse:
    errors = errors or {}
    on = day_in(typed.publish_on) if look and typed.when == "day" else None
    known = {"verdict", "reasons", "waived_reviews", "publish_on", "lang"}
    known |= {f"conditions.{number}.{field}" for number in range(len(typed.rows)) for field in ("text", "due")}
    context = {
        "case": case,
        "head": case.head(),
        "stage": say(words.STAGES[case.mine.stage]),
        "revision": case.mine.revision,
        "typed": typed,
        "verdicts": tuple((code, say(word), say(what)) for code, (word, what) in words.TO_DECIDE.items()),
        "verdict_word": say(words.VERDICTS.get(typed.verdict, _("Nothing chosen"))),
        "mark": words.OUTCOMES_OF_VERDICTS.get(typed.verdict, "unknown"),
        "tongues": languages(),
        "outstanding": outstanding_reviews(case.mine),
        "errors": {name: text for name, text in errors.items() if name in known},
        "above": [text for name, text in errors.items() if name not in known],
        "meanwhile": meanwhile or [],
        "opened": request.POST.get("opened") or now().isoformat(),
        "look": look,
        "publication": publication(on) if on else "",
        "conditions": _conditions(typed) if look else [],
        "party": party_word(case.party),
    }
    return render(request, "desk/slate/decide.html", context, status=status)
