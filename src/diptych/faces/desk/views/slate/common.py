"""What the pages of the authorities share: a proposal as one member sees it, what was done, when, by whom."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import cache
from uuid import UUID

from django.db.models import prefetch_related_objects
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from diptych.apps.programme.queries.programmes import programme_labels
from diptych.apps.slate.domain.reminding import PUBLISHED_WITHIN
from diptych.apps.slate.models import Proposal, Track
from diptych.apps.slate.permissions import PROPOSAL, STAFF, TRACK
from diptych.apps.slate.queries.deadlines import working_days_between
from diptych.apps.slate.queries.rounds import parties_of
from diptych.apps.slate.queries.seeing import standing
from diptych.apps.slate.queries.timeline import timeline
from diptych.engines.values.record import Record
from diptych.faces.desk.wording import slate as words
from diptych.faces.portal.registers.sides import panels
from diptych.faces.portal.templating import current_language
from diptych.faces.wording.catalogue import FORMS
from diptych.kernel.audit import sentence_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from django.http import HttpRequest

    from diptych.kernel.audit.models import Entry
    from diptych.kernel.permissions.person import Person


class Seen(Record):
    """What stands at the top of every page of a proposal."""

    id: UUID
    reference: str
    title: str
    title_lang: str
    titles: tuple[dict[str, str], ...]
    """Titles in the languages of the parties, to stand on either side of the hinge."""
    state: str
    state_word: str
    form_word: str
    href: str


class Case:
    """A proposal in front of somebody who sits for a party: its tracks, and the side they act for. Five queries."""

    def __init__(self, person: Person, id: UUID | str, *, party: str = "") -> None:
        """Http404 where there is no such proposal, or none that this person may see."""
        found = Proposal.objects.select_related("round").filter(pk=id).first()
        if found is None:
            raise Http404
        prefetch_related_objects([found], "producers", "assignments")
        if not PROPOSAL.may(person, "see_proposal", found):
            raise Http404
        self.person = person
        self.proposal = found
        rows = {track.party: track for track in found.tracks.all()}
        for track in rows.values():
            track.proposal = found
        self.tracks = {code: rows[code] for code in parties_of(found.programme_id) if code in rows}
        self.own = tuple(code for code, track in self.tracks.items() if TRACK.may(person, "see_side", track))
        self.party = party if party in self.own else next(iter(self.own), "")

    @property
    def track(self) -> Track | None:
        """That of the side they act for; None for who sits for none here, such as a reviewer."""
        return self.tracks.get(self.party)

    @property
    def mine(self) -> Track:
        """The same on a page of a side; Http404 for who sits for none."""
        if self.track is None:
            raise Http404
        return self.track

    def may(self, action: str) -> bool:
        """Whether they may do this for the side they act for."""
        return self.track is not None and TRACK.may(self.person, action, self.track)

    def entries(self) -> list[Entry]:
        """The last acts on the proposal that they are told of, the newest last; one query."""
        return list(timeline(self.proposal, standing(self.person, self.proposal)))

    def href(self, name: str = "desk-proposal", **arguments: Any) -> str:
        return reverse(name, kwargs={"id": self.proposal.pk, **arguments})

    def head(self) -> Seen:
        proposal = self.proposal
        return head_of(
            proposal.pk,
            proposal.reference,
            [(lang, text) for lang, text in proposal.titles],
            proposal.joint,
            proposal.form,
            list(self.tracks),
        )


def head_of(
    id: UUID, reference: str, titles: Iterable[tuple[str, str]], joint: str, form: str, parties: Sequence[str] = ()
) -> Seen:
    """The top of a page; where both titles face each other, the parties in whose languages they are, in order."""
    titles = tuple(titles)
    title, tag = picked(dict(titles))
    return Seen(
        id=id,
        reference=reference,
        title=title or reference or say(words.UNTITLED),
        title_lang=tag,
        titles=tuple(panels([(text, lang) for lang, text in titles], parties, current_language())[0]),
        state=joint,
        state_word=say(words.JOINT[joint]),
        form_word=form_word(form),
        href=address_of("desk-proposal", id),
    )


def address_of(name: str, id: object) -> str:
    """The address of a page that is named by one id, as :func:`reverse` makes it; lists have hundreds of them."""
    before, behind = _around(name, current_language().code)
    return f"{before}{id}{behind}"


@cache
def _around(name: str, _language: str) -> tuple[str, str]:
    """What stands in an address before the id and behind it."""
    anything = UUID(int=0)
    before, _id, behind = reverse(name, kwargs={"id": anything}).partition(str(anything))
    return before, behind


def say(text: str) -> str:
    """A sentence in the reader's language."""
    return current_language().gettext(text)


def picked(texts: dict[str, str]) -> tuple[str, str]:
    """The text in the reader's language, else the first there is (the original), with its language."""
    language = current_language()
    for tag in (language.tag, language.code, language.tag.split("-")[0]):
        if tag in texts:
            return texts[tag], tag
    return next(((text, tag) for tag, text in texts.items()), ("", ""))


def form_word(form: str) -> str:
    return say(FORMS[form]) if form in FORMS else form


def side(person: Person, programme: str) -> str:
    """The party somebody sits for in a programme, the first where there are several; empty for none."""
    return next(iter(person.parties(*STAFF, programme=programme)), "")


def programmes_of(person: Person) -> list[str]:
    """The programmes in which somebody sits, in their order."""
    return list(dict.fromkeys(seat.programme for seat in person.seats))


def programme_words(ids: Iterable[str]) -> dict[str, str]:
    """What programmes are called in the reader's language, else in one they have a name in, by id. One query."""
    ids = set(ids)
    named = programme_labels(ids, current_language().tag)
    return {id: named[id][0] if id in named else id for id in ids}


def programme_at(request: HttpRequest, person: Person) -> str:
    """The programme that a page is about: that of the address, else their first. Http404 without one."""
    theirs = programmes_of(person)
    asked = request.GET.get("programme", "")
    if asked and asked not in theirs:
        raise Http404
    if not theirs:
        raise Http404
    return asked or theirs[0]


# Moments --------------------------------------------------------------------------------------------------------------


def now() -> datetime:
    return timezone.now()


def day_in(text: str) -> date | None:
    """A day as a field of a form sends it; None for nothing. ValueError for what is no day."""
    return date.fromisoformat(text.strip()) if text.strip() else None


def moment_in(text: str) -> datetime | None:
    """A moment that a page wrote into a form, or None for anything else."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else None


def publication(on: date) -> str:
    """When a decision is published whose day is set: a job sees to it, so not to the second. Nobody else sees it before
    that is done, wherever they look."""
    language = current_language()
    if on <= now().date():
        return language.gettext(words.PUBLISHED_SOON)
    until = (datetime.combine(on, time(), tzinfo=UTC) + PUBLISHED_WITHIN).strftime("%H:%M")
    return language.gettext(words.PUBLISHED_ON).format(day=language.date(on), begin="00:00", end=until)


class Due(Record):
    """A deadline in words."""

    on: date
    text: str
    """The day."""
    left: str
    """How many working days are left, or that it has passed."""
    state: str
    """``overdue``, ``soon`` or nothing."""


def due(on: date | None, party: str, *, remind: int = 3) -> Due | None:
    """A deadline of a party, counted by its calendar; no query."""
    if on is None:
        return None
    language, today = current_language(), now().date()
    left = working_days_between(party, today, on)
    if on < today:
        late = working_days_between(party, on, today)
        said = language.ngettext("overdue by {n} working day", "overdue by {n} working days", late).format(n=late)
    elif on == today:
        said = language.gettext(words.TODAY)
    else:
        said = language.ngettext("{n} working day left", "{n} working days left", left).format(n=left)
    state = "overdue" if on < today else "soon" if left <= remind else ""
    return Due(on=on, text=language.date(on), left=said, state=state)


def ago(at: datetime) -> str:
    """For how long something has lasted: in days, hours on the first."""
    language = current_language()
    seconds = max(0, int((now() - at).total_seconds()))
    days, hours = seconds // 86_400, seconds // 3_600
    if days:
        return language.ngettext("for {n} day", "for {n} days", days).format(n=days)
    if hours:
        return language.ngettext("for {n} hour", "for {n} hours", hours).format(n=hours)
    return language.gettext(words.JUST_NOW)


# What was done --------------------------------------------------------------------------------------------------------


class Done(Record):
    """One entry of the ledger as a line. Without its number, from which one could tell how many others there are."""

    at: datetime
    who: str
    party: str
    """Name of the party somebody acted for, empty for none."""
    side: str
    """Its code."""
    done: str
    reason: str
    secret: bool
    """Whether the reader's own side alone sees it."""
    facts: tuple[str, ...]


def done(entry: Entry, *, own: Iterable[str] = ()) -> Done:
    language = current_language()
    return Done(
        at=entry.at,
        who=entry.actor_label,
        party=language.country(entry.party) if entry.party else "",
        side=entry.party,
        done=language.gettext(sentence_of(entry.action)),
        reason=entry.reason,
        secret=entry.audience in set(own) and bool(entry.audience),
        facts=tuple(_facts(entry)),
    )


def _facts(entry: Entry) -> Iterator[str]:
    """What an entry says that a reader wants to see in the line: the verdict, the revision, the state."""
    after = entry.after if isinstance(entry.after, dict) else {}
    language = current_language()
    if after.get("verdict") in words.VERDICTS:
        yield language.gettext(words.VERDICTS[after["verdict"]])
    if after.get("outcome") in words.APPEALS:
        yield language.gettext(words.APPEALS[after["outcome"]])
    if isinstance(after.get("revision"), int):
        yield language.gettext(words.REVISION_N).format(n=after["revision"])
    if after.get("joint") in words.JOINT:
        yield language.gettext(words.JOINT[after["joint"]])
