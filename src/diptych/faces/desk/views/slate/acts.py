"""What a party does with a proposal, one page each; deciding has its own."""

from __future__ import annotations

from django.http import Http404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from diptych.apps.slate.domain import checking, deciding, ending, reviewing, terms
from diptych.apps.slate.models import Appeal, Condition
from diptych.apps.slate.queries.deadlines import terms_of
from diptych.engines.values.errors import Refused
from diptych.faces.accounts.access import members_only, person_here
from diptych.faces.desk.views.slate.acting import Act, Ask, Sent, act_page, written_in
from diptych.faces.desk.views.slate.common import Case, say
from diptych.faces.desk.wording import slate as words
from diptych.faces.portal.templating import current_language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse


def _(text: str) -> str:
    return text


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def act(request: HttpRequest, id: UUID, act: str) -> HttpResponse:
    """The page of one act; which one stands in the address."""
    case = Case(person_here(request), id, party=request.POST.get("party") or request.GET.get("party", ""))
    return act_page(request, case, ACTS[act])


@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def condition(request: HttpRequest, id: UUID, condition: UUID) -> HttpResponse:
    """Say how a condition was met, or why the party does without it."""
    case = Case(person_here(request), id, party=request.POST.get("party") or request.GET.get("party", ""))
    found = Condition.objects.filter(pk=condition, decision__proposal=id, decision__party__in=case.own).first()
    if found is None:
        raise Http404

    def settle(case: Case, sent: Sent, at: datetime) -> object:
        waived = sent.texts["how"] == "waived"
        return deciding.settle_condition(
            condition, evidence=sent.texts["evidence"], waived=waived, by=case.person, at=at
        )

    page = CONDITION.replace(
        do=settle,
        about=lambda _case: ((current_language().gettext(_("Condition {n}")).format(n=found.number), found.text),),
    )
    return act_page(request, case, page)


# What is asked --------------------------------------------------------------------------------------------------------


def _reason(label: str, *, name: str = "reason", told: str = "", longest: int = 2000) -> Ask:
    return Ask(name=name, label=say(label), help=say(told) if told else "", longest=longest)


def _request_asks(case: Case) -> tuple[Ask, ...]:
    kinds = tuple((code, say(word), say(what)) for code, (word, what) in words.REQUESTS.items())
    usual = terms_of(case.proposal.programme_id, case.party)
    days = usual.answer_days if usual else None
    language = current_language()
    told = (
        language.ngettext(
            "Unless you name a day, they have your usual {n} working day.",
            "Unless you name a day, they have your usual {n} working days.",
            days,
        ).format(n=days)
        if days
        else say(_("Your side has set no usual term: without a day, no deadline runs."))
    )
    return (
        Ask(name="kind", label=say(_("What you ask for")), kind="choice", options=kinds, value="document"),
        _reason(
            _("What exactly"),
            name="text",
            told=_("The producers read this, and nobody of the other side."),
            longest=6000,
        ),
        written_in(),
        Ask(name="due", label=say(_("Answer until")), kind="day", help=told, optional=True),
    )


def _appeal_of(case: Case) -> Appeal | None:
    rows = Appeal.objects.filter(decision__proposal=case.proposal, decision__party=case.party, settled_at=None)
    return rows.order_by("filed_at").first()


def _appeal_about(case: Case) -> tuple[tuple[str, str], ...]:
    found = _appeal_of(case)
    return ((say(_("What the producers say")), found.grounds),) if found else ()


def _appeal_asks(case: Case) -> tuple[Ask, ...]:
    options = (
        ("upheld", say(_("Uphold")), say(_("Your side looks at the proposal again, and decides anew."))),
        ("dismissed", say(_("Dismiss")), say(_("Your decision stands."))),
    )
    return (
        Ask(name="outcome", label=say(_("What your side makes of it")), kind="choice", options=options),
        _reason(_("Reasons"), name="reasons", told=_("The producers and all parties read them."), longest=12_000),
        written_in(),
    )


def _extend_asks(case: Case) -> tuple[Ask, ...]:
    track = case.mine
    running = current_language().date(track.deadline) if track.deadline else say(_("no day yet"))
    return (
        Ask(
            name="day",
            label=say(_("New last day")),
            kind="day",
            help=current_language().gettext(_("It ends now on: {day}.")).format(day=running),
        ),
        _reason(_("Reason"), told=_("Everybody who sees the proposal reads it.")),
    )


# What is done ---------------------------------------------------------------------------------------------------------


def _request(case: Case, sent: Sent, at: datetime) -> object:
    return checking.request_information(
        case.proposal.pk,
        party=case.party,
        kind=sent.texts["kind"],
        text=sent.texts["text"],
        lang=sent.texts["lang"],
        due=sent.days["due"],
        by=case.person,
        at=at,
    )


def _settle_appeal(case: Case, sent: Sent, at: datetime) -> object:
    if sent.texts["outcome"] not in ("upheld", "dismissed"):
        raise Refused("no_choice", field="outcome")
    return deciding.settle_appeal(
        case.proposal.pk,
        party=case.party,
        upheld=sent.texts["outcome"] == "upheld",
        reasons=sent.texts["reasons"],
        lang=sent.texts["lang"],
        by=case.person,
        at=at,
    )


def _extend(case: Case, sent: Sent, at: datetime) -> object:
    day = sent.days["day"]
    if day is None:
        raise Refused("day_passed", field="day")
    return terms.extend_deadline(
        case.proposal.pk, party=case.party, day=day, reason=sent.texts["reason"], by=case.person, at=at
    )


REASON_WRONG = {"reason_missing": "reason", "text_too_long": "reason"}

ACTS = {
    "check": Act(
        name="check",
        may="find_complete",
        title=_("Find the dossier complete"),
        lead=_(
            "Your side has everything it needs. The proposal goes to your reviewers, and the producers and the other "
            "side see that you consider it."
        ),
        button=_("Find complete"),
        said="checked",
        do=lambda case, sent, at: checking.find_complete(case.proposal.pk, party=case.party, by=case.person, at=at),
    ),
    "request": Act(
        name="request",
        may="request_information",
        title=_("Ask the producers"),
        lead=_(
            "Your side waits until they answer with a revised dossier. Everybody sees that you wait; what you ask, "
            "the producers alone."
        ),
        button=_("Ask"),
        said="requested",
        do=_request,
        asks=_request_asks,
        wrong={"reason_missing": "text", "text_too_long": "text", "no_language_tag": "lang"},
    ),
    "publish": Act(
        name="publish",
        may="publish_decision",
        title=_("Publish the decision"),
        lead=_("From now on the producers and the other side see your verdict, your reasons and your conditions."),
        button=_("Publish"),
        said="published",
        do=lambda case, sent, at: deciding.publish_decision(case.proposal.pk, party=case.party, by=case.person, at=at),
        final=_("What is published cannot be unpublished; it can only be re-opened, for everybody to see."),
    ),
    "take-back": Act(
        name="take-back",
        may="take_back_decision",
        title=_("Take the decision back"),
        lead=_("Nobody outside your side has seen it. You consider the proposal again."),
        button=_("Take it back"),
        said="taken",
        do=lambda case, sent, at: deciding.take_back_decision(
            case.proposal.pk, party=case.party, reason=sent.texts["reason"], by=case.person, at=at
        ),
        asks=lambda case: (_reason(_("Reason"), told=_("Your side alone reads it."), longest=12_000),),
        wrong=REASON_WRONG,
    ),
    "reopen": Act(
        name="reopen",
        may="decide",
        title=_("Look at it again"),
        lead=_("Your decision does not hold from now on; your side considers the proposal again and decides anew."),
        button=_("Re-open"),
        said="reopened",
        do=lambda case, sent, at: deciding.reopen(
            case.proposal.pk, party=case.party, reason=sent.texts["reason"], by=case.person, at=at
        ),
        asks=lambda case: (
            _reason(_("Reason"), told=_("Where the decision was published, everybody reads it."), longest=12_000),
        ),
        wrong=REASON_WRONG,
        danger=True,
        final=_("The decision that holds now ends. It stays on record."),
    ),
    "appeal-settle": Act(
        name="appeal-settle",
        may="settle_appeal",
        title=_("Settle the appeal"),
        lead=_("The producers contest what your side has published."),
        button=_("Settle"),
        said="appeal",
        do=_settle_appeal,
        asks=_appeal_asks,
        about=_appeal_about,
        wrong={"reason_missing": "reasons"},
        final=_("An appeal is settled once."),
    ),
    "lapse": Act(
        name="lapse",
        may="lapse_proposal",
        title=_("Let the proposal lapse"),
        lead=_("The producers have let your deadline pass. That ends the proposal for all parties."),
        button=_("Let it lapse"),
        said="lapsed",
        do=lambda case, sent, at: ending.lapse_proposal(
            case.proposal.pk, party=case.party, reason=sent.texts["reason"], by=case.person, at=at
        ),
        asks=lambda case: (_reason(_("Reason"), told=_("Everybody who sees the proposal reads it.")),),
        wrong=REASON_WRONG,
        danger=True,
        final=_("A proposal that has lapsed cannot be brought back; its producers can only begin a new one."),
    ),
    "extend": Act(
        name="extend",
        may="extend_deadline",
        title=_("Extend the deadline"),
        lead=_("The deadline that runs at your side ends later, for the producers or for yourselves."),
        button=_("Extend"),
        said="extended",
        do=_extend,
        asks=_extend_asks,
        wrong=REASON_WRONG,
    ),
    "waive": Act(
        name="waive",
        may="release_reviewer",
        title=_("Go on without the reviews that are outstanding"),
        lead=_("Reviewers who have not handed in are released. What was handed in stays."),
        button=_("Go on without"),
        said="waived",
        do=lambda case, sent, at: reviewing.waive_reviews(
            case.proposal.pk, party=case.party, reason=sent.texts["reason"], by=case.person, at=at
        ),
        asks=lambda case: (_reason(_("Reason"), told=_("Your side alone reads it.")),),
        wrong=REASON_WRONG,
        danger=True,
    ),
}
"""By the last part of their addresses."""

CONDITION = Act(
    name="condition",
    may="settle_condition",
    title=_("Settle a condition"),
    lead=_("Once every condition is settled, the finished film can be filed."),
    button=_("Settle it"),
    said="condition",
    do=lambda case, sent, at: None,
    asks=lambda case: (
        Ask(
            name="how",
            label=say(_("How")),
            kind="choice",
            options=(
                ("met", say(_("It is met")), say(_("Say by what."))),
                ("waived", say(_("Your side does without it")), say(_("Say why."))),
            ),
            value="met",
        ),
        _reason(_("Evidence or reason"), name="evidence", told=_("Everybody who sees the decision reads it.")),
    ),
    wrong={"reason_missing": "evidence"},
)

PAGES = {
    "find_complete": "check",
    "request_information": "request",
    "publish": "publish",
    "take_back": "take-back",
    "uphold_appeal": "appeal-settle",
    "reopen": "reopen",
    "lapse": "lapse",
    "extend_deadline": "extend",
}
"""The page on which a move is made; an appeal is upheld and dismissed on one."""


def address(case: Case, name: str) -> str:
    """Where an act is done; the party is said only by who sits for several."""
    where = reverse(f"desk-act-{name}", kwargs={"id": case.proposal.pk})
    return f"{where}?party={case.party}" if len(case.own) > 1 else where
