"""The page of a proposal for those who sit for a party, or review it: everything they see of it, on one page."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from diptych.apps.slate.queries.page import proposal_seen
from diptych.apps.slate.queries.rounds import parties_of
from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.faces.accounts.access import person_here, signed_in_only
from diptych.faces.desk.views.proposals.page import page as producers_page
from diptych.faces.desk.views.slate import panels
from diptych.faces.desk.views.slate.acting import languages
from diptych.faces.desk.views.slate.acts import ACTS, PAGES
from diptych.faces.desk.views.slate.common import done, head_of, now, say
from diptych.faces.desk.views.slate.report import Filed, filed_report
from diptych.faces.desk.wording import slate as words
from diptych.faces.desk.wording.refusals import sentence
from diptych.faces.portal.drawings import share_bar
from diptych.faces.portal.templating import current_language
from diptych.kernel.notices.domain.notices import mark_read
from diptych.kernel.notices.queries.notices import notices_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any
    from uuid import UUID

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from diptych.apps.slate.queries.acts import WayOn
    from diptych.apps.slate.queries.page import ProposalPage
    from diptych.kernel.permissions.person import Person


def _(text: str) -> str:
    return text


class Way(Record):
    """One thing that can be done, or what stands in its way."""

    text: str
    href: str
    party: str
    """The name of the party, where somebody sits for several."""
    first: bool
    """Whether it is the thing to do here."""
    obstacle: str


FIRST = ("find_complete", "decide", "publish", "uphold_appeal", "assign_reviewer")
"""Of what can be done, what the way goes on by; the first of these that is there is the thing to do."""


RARE = ("reopen", "lapse")
"""What is said only when it can be done: most of the time it cannot."""


@require_safe
@signed_in_only
def page(request: HttpRequest, id: UUID) -> HttpResponseBase:
    """The page of a proposal: for its producers where they write it, for others what they see of it."""
    person = person_here(request)
    try:
        seen = proposal_seen(person, id, at=now())
    except Refused as error:
        if error.code == "no_proposal":
            raise Http404 from None
        raise
    _read(person, id)
    if seen.who.producer:
        return producers_page(request, id=id, seen=seen)
    return render(request, "desk/slate/proposal.html", context_of(request, person, seen))


def _read(person: Person, id: UUID) -> None:
    """Whoever looks at a proposal has read what they were told of it. Nothing is written where nothing was unread."""
    about = {"thing_type": "slate.proposal", "thing_id": str(id)}
    unread = list(notices_of(person.id, unread=True).filter(**about).values_list("pk", flat=True)[:100])
    if unread:
        mark_read(person.id, ids=unread, at=now())


def context_of(request: HttpRequest, person: Person, seen: ProposalPage) -> dict[str, Any]:
    """Everything that the page says, worded."""
    language = current_language()
    order = {code: number for number, code in enumerate(parties_of(seen.programme))}
    report = filed_report(_filed(seen), language)
    own = seen.who.sides
    head = head_of(seen.id, seen.reference, seen.now.titles, seen.joint, seen.now.form, list(order))
    said = words.SAID.get(request.GET.get("said", ""))
    return {
        "seen": seen,
        "head": head,
        "said": say(said) if said else "",
        "sides": [panels.side(seen, track) for track in sorted(seen.tracks, key=lambda track: order[track.party])],
        "ways": list(ways(seen)),
        "past": panels.past_decisions(seen),
        "report": report,
        "shares": share_bar(report.shares) if report and report.shares else None,
        "facts": [
            (section.heading, [{"term": line.label, "text": list(line.texts)} for line in section.lines])
            for section in report.dossier
        ]
        if report
        else [],
        "texts": panels.texts(seen),
        "backings": panels.backings(seen),
        "milestones": panels.milestones(seen),
        "answers": panels.answers(seen),
        "documents": panels.documents(seen),
        "reviews": panels.reviews(seen),
        "requests": panels.requests(seen),
        "rooms": panels.rooms(seen),
        "revisions": panels.revisions(seen),
        "timeline": [done(entry, own=own) for entry in reversed(seen.timeline)],
        "tongues": languages(),
        "is_member": bool(own),
        "may_upload": [way.party for way in seen.ways if way.action == "add_side_document"],
        "my_review": next((row for row in seen.reviews if row.mine and row.ended_at is None), None),
        "pdf": reverse("desk-proposal-pdf", kwargs={"id": seen.id}),
        "round": round_of(seen, language),
    }


def round_of(seen: ProposalPage, language: Any) -> dict[str, str] | None:
    if seen.round is None:
        return None
    names = {row.lang: row.name for row in seen.round.texts.all()}
    href = reverse("desk-round", kwargs={"id": seen.round.pk}) if seen.who.sides else ""
    return {"name": language.pick(names) or seen.round.slug, "href": href}


def _filed(seen: ProposalPage) -> Filed | None:
    if not seen.revisions:
        return None
    last = seen.revisions[0]
    return Filed.of(last.digest, seen.now.dossier, last.agreement, last.law_of)


def ways(seen: ProposalPage) -> Iterator[Way]:
    """What can be done here, what the way goes on by first."""
    found = [
        way
        for way in seen.ways
        if (way.act in PAGES or way.act in ("decide", "assign_reviewer")) and not (way.obstacle and way.act in RARE)
    ]
    chosen = next((way for act in FIRST for way in found if way.act == act and way.obstacle is None), None)
    if chosen is not None and chosen.act == "assign_reviewer":
        asked = [row for row in seen.reviews if row.party == chosen.party and row.ended_at is None]
        decide = next((way for way in found if way.act == "decide" and way.obstacle is None), None)
        chosen = chosen if not asked else decide
    for way in sorted(found, key=lambda way: way is not chosen):
        yield _way(seen, way, first=way is chosen)


def _way(seen: ProposalPage, way: WayOn, *, first: bool) -> Way:
    several = len(seen.who.sides) > 1
    query = f"?party={way.party}" if several else ""
    if way.act == "decide":
        text, name = _("Decide"), "desk-decide"
    elif way.act == "assign_reviewer":
        text, name = _("Choose reviewers"), "desk-reviewers"
    else:
        text, name = ACTS[PAGES[way.act]].title, f"desk-act-{PAGES[way.act]}"
    return Way(
        text=say(text),
        href=reverse(name, kwargs={"id": seen.id}) + query,
        party=current_language().country(way.party) if several else "",
        first=first,
        obstacle=sentence(way.obstacle.refused()) if way.obstacle else "",
    )
