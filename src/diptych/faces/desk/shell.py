"""What stands around every page of the desk: where somebody can go, what is new for them, who they are."""

from __future__ import annotations

from django.urls import reverse

from diptych.apps.slate.permissions import STAFF
from diptych.engines.values.record import Record
from diptych.faces.accounts.access import person_at
from diptych.faces.portal.templating import current_language
from diptych.kernel.notices.queries.notices import unread_count
from diptych.kernel.permissions.person import Role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from django.http import HttpRequest

    from diptych.kernel.permissions.person import Person


def _(text: str) -> str:
    return text


class Way(Record):
    """One entry of the navigation."""

    text: str
    href: str
    key: str
    """The letter that leads there, after ``g``."""
    current: bool


class Shell(Record):
    """The frame of a page."""

    ways: tuple[Way, ...]
    who: str
    unread: int
    """Notices that were not read."""
    at_notices: bool
    administering: datetime | None
    """Until when somebody is administrator."""


WAYS: tuple[tuple[str, str, str, str, Callable[[Person], bool]], ...] = (
    ("", "desk", _("Inbox"), "i", lambda person: True),
    ("proposals", "desk-proposals", _("Proposals"), "p", lambda person: True),
    ("rounds", "desk-rounds", _("Rounds"), "r", lambda person: person.has(*STAFF)),
    ("reviews", "desk-reviews", _("Reviews"), "v", lambda person: person.has(Role.REVIEWER)),
    ("registers", "desk-registers", _("Registers"), "g", lambda person: person.has(Role.EDITOR)),
    ("members", "desk-members", _("Membership"), "m", lambda person: bool(person.seats) or person.is_administrator),
    ("mails", "desk-mails", _("Mails"), "a", lambda person: person.has(Role.COORDINATOR) or person.is_administrator),
    ("ledger", "desk-ledger", _("Ledger"), "l", lambda person: person.has(*STAFF)),
    ("settings", "desk-settings", _("Settings"), "s", lambda person: True),
)
"""The first part of the address below the desk, the page it leads to, its word, its letter, and who goes there."""

OWN = frozenset(part for part, *_rest in WAYS) | {"notices"}


def context(request: HttpRequest) -> dict[str, Callable[[], Shell | None]]:
    """For templates: ``shell()``, asked for by pages of the desk alone, so that no other page pays for it."""
    return {"shell": lambda: shell_of(request)}


def shell_of(request: HttpRequest) -> Shell | None:
    """The frame for whoever is signed in; one query beside those that say who it is."""
    person = person_at(request)
    if person is None:
        return None
    return Shell(
        ways=tuple(_ways(request, person)),
        who=person.label,
        unread=unread_count(person.id),
        at_notices=_below(request) == "notices",
        administering=getattr(request, "administering", None),
    )


def _ways(request: HttpRequest, person: Person) -> Iterator[Way]:
    below = _below(request)
    # Records of the registers stand below the name of their kind, as do their duplicates; accounts lie elsewhere.
    here = below if below is None or below in OWN else "registers"
    for part, name, word, key, admits in WAYS:
        if admits(person):
            text = current_language().gettext(word)
            yield Way(text=text, href=reverse(name), key=key, current=part == here)


def _below(request: HttpRequest) -> str | None:
    """The first part of the address below the desk, empty at the desk itself; None for a page that lies elsewhere."""
    desk = reverse("desk")
    if not request.path.startswith(desk):
        return None
    return request.path.removeprefix(desk).split("/")[0].split(".")[0]
