"""The inbox: what waits for somebody, for their side, for the other one, for producers; and what they were told."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from diptych.apps.slate.permissions import DECIDING
from diptych.apps.slate.queries.inbox import Task
from diptych.apps.slate.queries.inbox import inbox as inbox_of
from diptych.engines.values.record import Record
from diptych.faces.accounts.access import person_here, signed_in_only
from diptych.faces.desk.views.slate.acting import party_word
from diptych.faces.desk.views.slate.common import Due, address_of, ago, due, head_of, now, say
from diptych.faces.desk.wording import inbox as words
from diptych.faces.portal.templating import current_language
from diptych.faces.wording.notices import NOTICES
from diptych.kernel.notices.domain.notices import mark_read
from diptych.kernel.notices.queries.notices import notices_of
from diptych.kernel.permissions.person import Role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from django.http import HttpRequest, HttpResponse

    from diptych.apps.slate.queries.inbox import Group
    from diptych.kernel.permissions.person import Person

PARTS = ("mine", "party", "others", "producers")
NOTICES_SHOWN = 100


class Line(Record):
    """One task."""

    title: str
    lang: str
    reference: str
    about: str
    """Form of the film, and whose task it is where somebody sits for several."""
    href: str
    """The proposal."""
    what: str
    """What is to be done, or what is waited for."""
    act: str
    """Where it is done at once; empty for those who may not."""
    act_word: str
    since: datetime
    lasts: str
    due: Due | None
    kind: str


class Part(Record):
    """A part of the inbox."""

    name: str
    word: str
    empty: str
    count: int
    href: str
    current: bool


@require_safe
@signed_in_only
def inbox(request: HttpRequest) -> HttpResponse:
    """What waits. The address may name a part of it, and one kind of task."""
    person = person_here(request)
    found = inbox_of(person, at=now())
    groups = {
        "mine": found.mine,
        "party": found.party,
        "others": [group for group in found.waiting if group.name != "producers_answer"],
        "producers": [group for group in found.waiting if group.name == "producers_answer"],
    }
    counts = {name: sum(group.count for group in rows) for name, rows in groups.items()}
    shown = [name for name in PARTS if name == "mine" or person.seats or counts[name]]
    asked = request.GET.get("part", "")
    part = asked if asked in shown else ""
    kind = request.GET.get("kind", "") if request.GET.get("kind", "") in words.TASKS else ""
    chosen = [part] if part else [name for name in shown if counts[name]]
    sections = [
        {
            "name": name,
            "word": say(words.PARTS[name][0]),
            "count": counts[name],
            "lines": _sorted(_lines(groups[name], person, kind)),
            "more": sum(group.count - len(group.rows) for group in groups[name]),
            "kinds": _kinds(request, groups[name], kind) if part else [],
        }
        for name in chosen
    ]
    context = {
        "parts": [_part(name, counts[name], part) for name in shown],
        "sections": sections,
        "total": sum(counts[name] for name in shown),
        "part": part,
        "kind": kind,
        "is_member": bool(person.seats),
        "empty": say(words.PARTS[part][1]) if part else "",
    }
    return render(request, "desk/slate/inbox.html", context)


def _part(name: str, count: int, current: str) -> Part:
    word, empty = words.PARTS[name]
    where = f"{reverse('desk')}?{urlencode({'part': name})}"
    return Part(name=name, word=say(word), empty=say(empty), count=count, href=where, current=name == current)


def _kinds(request: HttpRequest, groups: Iterable[Group], current: str) -> list[dict[str, object]]:
    """The kinds of task there are in a part, each as a filter."""
    counted: dict[str, int] = {}
    for group in groups:
        for row in group.rows:
            counted[row.kind] = counted.get(row.kind, 0) + 1
    if len(counted) < 2:
        return []
    part = request.GET.get("part", "")
    rows: list[dict[str, object]] = [
        {
            "text": say(words.TASKS[kind][0]),
            "href": f"{request.path}?{urlencode({'part': part, 'kind': kind})}",
            "current": kind == current,
            "count": count,
        }
        for kind, count in counted.items()
    ]
    everything = {"text": say(words.ALL), "href": f"{request.path}?{urlencode({'part': part})}", "current": not current}
    return [everything, *rows]


def _lines(groups: Iterable[Group], person: Person, kind: str) -> list[Line]:
    return [line(row, person) for group in groups for row in group.rows if not kind or row.kind == kind]


def _sorted(lines: list[Line]) -> list[Line]:
    """What is due first, then what waits longest."""
    return sorted(lines, key=lambda row: (row.due is None, row.due.on if row.due else date.max, row.since))


def line(row: Task, person: Person) -> Line:
    head = head_of(row.proposal, row.reference, row.titles, row.joint, row.form)
    several = len({(seat.programme, seat.party) for seat in person.seats}) > 1
    party = party_word(row.party)
    about = [text for text in (head.form_word, party if several or row.kind.startswith("other_") else "") if text]
    word, button = words.TASKS[row.kind]
    language = current_language()
    what = language.gettext(word).format(party=party)
    if row.kind == "await_reviews":
        reviews = language.ngettext("Wait for {n} review", "Wait for {n} reviews", row.open_reviews)
        what = reviews.format(n=row.open_reviews)
    return Line(
        title=head.title,
        lang=head.title_lang,
        reference=row.reference,
        about=language.listed(about),
        href=head.href,
        what=what,
        act=_address(row, person),
        act_word=say(button if _may(row, person) else words.SEE),
        since=row.since,
        lasts=ago(row.since),
        due=due(row.deadline, row.party) if row.deadline else None,
        kind=row.kind,
    )


def _address(row: Task, person: Person) -> str:
    """Where a task is done with one click, for those who may; else the page it is about."""
    name, roles, thing = WHERE.get(row.kind, ("desk-proposal", (), ""))
    if not _may(row, person):
        name, thing = "desk-proposal", ""
    arguments: dict[str, object] = {"id": row.thing} if thing == "id" else {"id": row.proposal}
    if thing and thing != "id":
        arguments[thing] = row.thing
    several = len({(seat.programme, seat.party) for seat in person.seats}) > 1
    query = {"party": row.party} if several and roles else {}
    if row.kind.startswith("other_") and _may(row, person):
        name = "desk-write"
        query["room"] = "parties"
        # The row names who is waited for; one writes for oneself.
        query.pop("party", None)
    address = address_of(name, arguments["id"]) if len(arguments) == 1 else reverse(name, kwargs=arguments)
    return f"{address}{'?' + urlencode(query) if query else ''}"


def _may(row: Task, person: Person) -> bool:
    """Whether it is theirs to do; who only reads for a side is led to the page."""
    if row.kind.startswith("other_"):
        return person.has(*DECIDING)
    roles = WHERE[row.kind][1] if row.kind in WHERE else ()
    return not roles or person.has(*roles, party=row.party)


COORDINATOR = (Role.COORDINATOR,)
WHERE: dict[str, tuple[str, tuple[Role, ...], str]] = {
    "declare": ("desk-review", (), "id"),
    "write_review": ("desk-review", (), "id"),
    "answer": ("desk-proposal-answer", (), ""),
    "begin_production": ("desk-proposal-production", (), ""),
    "check": ("desk-act-check", DECIDING, ""),
    "assign": ("desk-reviewers", COORDINATOR, ""),
    "await_reviews": ("desk-act-waive", COORDINATOR, ""),
    "decide": ("desk-decide", DECIDING, ""),
    "publish": ("desk-act-publish", DECIDING, ""),
    "settle_appeal": ("desk-act-appeal-settle", DECIDING, ""),
    "disagreement": ("desk-act-reopen", DECIDING, ""),
    "condition": ("desk-condition", DECIDING, "condition"),
    "producers_answer": ("desk-act-extend", COORDINATOR, ""),
}
"""Where each kind of task is done, by whom, and what the address names beside the proposal."""


# Notices --------------------------------------------------------------------------------------------------------------


@require_safe
@signed_in_only
def notices(request: HttpRequest) -> HttpResponse:
    """What somebody was told, the newest first."""
    rows = notices_of(person_here(request).id)[:NOTICES_SHOWN]
    context = {
        "rows": [
            {
                "id": row.pk,
                "text": say(NOTICES.get(row.code, row.code)),
                "about": row.facts.get("reference", ""),
                "party": party_word(str(row.facts.get("party", ""))),
                "at": row.at,
                "read": row.read_at is not None,
                "href": _href(row.page, row.arguments),
            }
            for row in rows
        ],
        "said": request.GET.get("said", "") == "read",
    }
    return render(request, "desk/slate/notices.html", context)


def _href(page: str, arguments: dict[str, str]) -> str:
    return reverse(page, kwargs=arguments or None) if page else ""


@require_POST
@signed_in_only
def read_notices(request: HttpRequest) -> HttpResponse:
    """Mark one notice as read and go where it leads, or all of them."""
    person, asked = person_here(request), request.POST.get("id", "")
    if not asked:
        mark_read(person.id, at=now())
        return HttpResponseRedirect(f"{reverse('desk-notices')}?said=read")
    try:
        row = notices_of(person.id).filter(pk=UUID(asked)).first()
    except ValueError:
        row = None
    if row is None:
        return HttpResponseRedirect(reverse("desk-notices"))
    mark_read(person.id, ids=[row.pk], at=now())
    return HttpResponseRedirect(_href(row.page, row.arguments) or reverse("desk-notices"))
