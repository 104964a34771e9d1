"""What producers do with a proposal: each on a page that says what follows, and why not yet; nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.contrib.auth.models import User
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from diptych.apps.slate.domain import deciding, ending, filing, producers, producing, proposals
from diptych.apps.slate.enums import MilestoneKind
from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.faces.desk.access import signed_in_only
from diptych.faces.desk.once import done_once, led_before
from diptych.faces.desk.proposals.filing import change_shown, check_shown
from diptych.faces.desk.proposals.written import Written
from diptych.faces.desk.views.common import number
from diptych.faces.desk.views.proposals.common import REFUSED, day_typed, errors_of, on_to, shown
from diptych.faces.desk.wording import proposals as words
from diptych.faces.desk.wording import slate
from diptych.kernel.limits import spend

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from uuid import UUID

    from django.http import HttpRequest

    Values = dict[str, str]


def _(text: str) -> str:
    return text


class Ask(Record):
    """One thing that a page asks for."""

    name: str
    label: str
    kind: str = "area"
    """``area``, ``line`` or ``choice``."""
    help: str = ""
    options: tuple[tuple[str, str], ...] = ()
    optional: bool = False


class Doing(Record):
    """One act of producers on one page."""

    name: str
    """As the table of moves and :data:`words.ACTS` call it."""
    do: Callable[[Written, Values], Any]
    said: str
    template: str = "act"
    asks: Callable[[Written], tuple[Ask, ...]] = lambda written: ()
    more: Callable[[Written], Mapping[str, Any]] = lambda written: {}
    at: Mapping[str, str] = {"reason_missing": "reason"}
    """At which field a refusal stands, by its code."""
    onward: str = "desk-proposal"
    warning: str = ""
    """What cannot be undone."""


def act_page(request: HttpRequest, id: UUID, doing: Doing) -> HttpResponse:
    if done := led_before(request):
        return done
    written = Written(request, id)
    asks = doing.asks(written)
    values = {ask.name: request.POST.get(ask.name, "") for ask in asks}
    errors: dict[str, str] = {}
    if request.method == "POST":
        spend(request, "draft")
        try:
            return done_once(request, lambda: _done(written, doing, values))
        except Refused as error:
            errors = errors_of(error, doing.at)
            written = Written(request, id)
    named = {ask.name for ask in asks}
    return shown(
        written,
        doing.template,
        status=REFUSED if errors else 200,
        act=written.next(doing.name),
        asks=asks,
        values=values,
        errors={name: text for name, text in errors.items() if name in named},
        above=[text for name, text in errors.items() if name not in named],
        warning=written.say(doing.warning) if doing.warning else "",
        **doing.more(written),
    )


def _done(written: Written, doing: Doing, values: Values) -> HttpResponse:
    found = doing.do(written, values)
    return found if isinstance(found, HttpResponse) else on_to(written, doing.onward, doing.said)


def _said(written: Written) -> dict[str, Any]:
    return {"by": written.person, "at": written.now}


REASON = _("Why, in your words")


def _reason(label: str = REASON, *, said: str = "", optional: bool = False) -> Callable[[Written], tuple[Ask, ...]]:
    return lambda written: (
        Ask(name="reason", label=written.say(label), help=written.say(said) if said else "", optional=optional),
    )


# Filing ---------------------------------------------------------------------------------------------------------------

FILE = Doing(
    name="file",
    do=lambda written, values: filing.file_proposal(written.proposal.pk, **_said(written)),
    said="filed",
    template="act_file",
    more=check_shown,
)
ANSWER = Doing(
    name="answer",
    do=lambda written, values: filing.answer_request(written.proposal.pk, reason=values["reason"], **_said(written)),
    said="answered",
    template="act_change",
    asks=_reason(_("Your answer"), said=_("Whoever asked reads it beside the revised dossier.")),
    more=change_shown,
)
CHANGE = Doing(
    name="notify_change",
    do=lambda written, values: filing.notify_change(written.proposal.pk, reason=values["reason"], **_said(written)),
    said="change",
    template="act_change",
    asks=_reason(_("Why it has to change")),
    more=change_shown,
)
FINAL = Doing(
    name="file_final",
    do=lambda written, values: filing.file_final(written.proposal.pk, reason=values["reason"], **_said(written)),
    said="final",
    template="act_change",
    asks=_reason(_("What the authorities should know"), optional=True),
    more=change_shown,
)

# Production -----------------------------------------------------------------------------------------------------------

PRODUCTION = Doing(
    name="begin_production",
    do=lambda written, values: producing.begin_production(written.proposal.pk, **_said(written)),
    said="production",
)


def _milestones(written: Written) -> tuple[Ask, ...]:
    reached = {row.kind for row in written.proposal.milestones.all() if row.reached is not None}
    options = [(kind, written.say(slate.MILESTONES[kind])) for kind in MilestoneKind.values if kind not in reached]
    return (
        Ask(name="kind", label=written.say(_("Which step")), kind="choice", options=tuple(options)),
        Ask(name="reached", label=written.say(_("Reached on")), kind="line"),
        Ask(name="note", label=written.say(_("Note")), optional=True),
    )


def _reach(written: Written, values: Values) -> None:
    if values["kind"] not in MilestoneKind.values:
        raise Refused("no_choice", field="kind")
    try:
        day = day_typed(values["reached"])
    except Refused as error:
        raise Refused(error.code, **{**error.facts, "field": "reached"}) from None
    if day is None:
        raise Refused("full_date", field="reached")
    producing.reach_milestone(
        written.proposal.pk, kind=values["kind"], reached=day, note=values["note"], **_said(written)
    )


MILESTONE = Doing(
    name="reach_milestone",
    do=_reach,
    said="milestone",
    asks=_milestones,
    at={"reached_in_future": "reached", "milestone_reached": "kind"},
    onward="desk-proposal-schedule",
)

# Appeal, withdrawal ---------------------------------------------------------------------------------------------------


def _appealed(written: Written) -> tuple[Ask, ...]:
    parties = written.concerned("appeal")
    options = tuple(
        (
            code,
            written.language.colon(
                written.language.country(code), written.say(slate.TRACK[written.tracks[code].state])
            ),
        )
        for code in parties
    )
    return (
        Ask(name="party", label=written.say(_("Whose decision")), kind="choice", options=options),
        Ask(name="grounds", label=written.say(_("Grounds")), help=written.say(_("What the decision did not see."))),
    )


def _appeal(written: Written, values: Values) -> None:
    if values["party"] not in written.tracks:
        raise Refused("no_choice", field="party")
    deciding.appeal(
        written.proposal.pk,
        party=values["party"],
        grounds=values["grounds"],
        lang=written.language.tag,
        **_said(written),
    )


APPEAL = Doing(
    name="appeal",
    do=_appeal,
    said="appeal",
    asks=_appealed,
    at={"reason_missing": "grounds"},
)
WITHDRAW = Doing(
    name="withdraw",
    do=lambda written, values: ending.withdraw_proposal(written.proposal.pk, reason=values["reason"], **_said(written)),
    said="withdrawn",
    asks=_reason(),
    warning=_("It cannot be taken up again; a copy can be filed anew."),
)

# Copies, other hands --------------------------------------------------------------------------------------------------


def _duplicate(written: Written, values: Values) -> HttpResponse:
    copy = proposals.duplicate_proposal(written.proposal.pk, **_said(written))
    written.proposal.pk = copy.pk
    return on_to(written, "desk-proposal", "copied")


def _handed_to(written: Written) -> tuple[Ask, ...]:
    others = [row.user for row in written.producers if row.user_id != written.person.id]
    options = tuple((str(user.pk), user.get_full_name() or user.get_username()) for user in others)
    return (Ask(name="to", label=written.say(_("Who leads from now on")), kind="choice", options=options),)


def _hand_over(written: Written, values: Values) -> None:
    to = User.objects.filter(pk=number(values["to"])).first()
    if to is None:
        raise Refused("who_next", field="to")
    producers.hand_over(written.proposal.pk, to=to.pk, **_said(written))


def _leave(written: Written, values: Values) -> HttpResponse:
    producers.leave_proposal(written.proposal.pk, **_said(written))
    return _to_the_list("left")


def _delete(written: Written, values: Values) -> HttpResponse:
    proposals.delete_draft(written.proposal.pk, **_said(written))
    return _to_the_list("deleted")


def _to_the_list(said: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('desk-proposals-mine')}?said={said}")


DUPLICATE = Doing(name="duplicate", do=_duplicate, said="copied")
HAND_OVER = Doing(
    name="hand_over",
    do=_hand_over,
    said="handed_over",
    asks=_handed_to,
    at={"no_producer": "to"},
    onward="desk-proposal-producers",
)
LEAVE = Doing(
    name="leave",
    do=_leave,
    said="left",
    warning=_("You will not see it any more, unless another producer invites you again."),
)
DELETE = Doing(
    name="delete_draft",
    do=_delete,
    said="deleted",
    warning=_("Dossier, texts, documents and backing are deleted; nobody can bring them back."),
)


def _view(doing: Doing) -> Any:
    @require_http_methods(["GET", "HEAD", "POST"])
    @signed_in_only
    def view(request: HttpRequest, id: UUID) -> HttpResponse:
        return act_page(request, id, doing)

    view.__doc__ = words.ACTS[doing.name][0]
    return view


file, answer, change, final = map(_view, (FILE, ANSWER, CHANGE, FINAL))
production, milestone, appeal, withdraw = map(_view, (PRODUCTION, MILESTONE, APPEAL, WITHDRAW))
duplicate, hand_over, leave, delete = map(_view, (DUPLICATE, HAND_OVER, LEAVE, DELETE))
