"""Forms of the desk that do something: each does it once, and leads to the same page whenever it is sent again.

A page draws the field with ``once()``; a form without it is done as often as it is sent.
"""

from __future__ import annotations

import hashlib
from uuid import UUID

from django.http import HttpResponseRedirect
from django.utils import timezone

from diptych.kernel.files.receiving import PART
from diptych.kernel.permissions.domain.sending import Sending, carry_out
from diptych.kernel.permissions.queries.sending import result_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

FIELD = "once"

BESIDES = (FIELD, "csrfmiddlewaretoken", "opened")
"""Fields that say nothing of what a form asks for."""


def done_once(request: HttpRequest, do: Callable[[], HttpResponse]) -> HttpResponse:
    """Do what a form asks, and lead on; where it was done, lead on as then. ``do`` answers with the way on.

    All of it is one transaction, so ``do`` keeps no files: see :func:`sending`. Refused("sent_before") for a form that
    somebody else sent, or that says another thing now; whatever ``do`` refuses.
    """
    return HttpResponseRedirect(carry_out(sending(request), lambda: do()["Location"], at=timezone.now()))


def led_before(request: HttpRequest) -> HttpResponse | None:
    """The way on of a form that was carried out already, for pages of what is gone by then: deleted, left, taken out.

    One query for a form that is sent, none for a page that is looked at.
    """
    sent = sending(request) if request.method == "POST" else None
    found = result_of(sent) if sent else None
    return HttpResponseRedirect(found) if found else None


def sending(request: HttpRequest, *, files: bool = True) -> Sending | None:
    """A form by its field, for verbs that see to it themselves; None without the field, or for what is no id.

    With ``files``, what they hold counts as what the form says; verbs that keep files look at them anyway.
    """
    try:
        id = UUID(request.POST.get(FIELD, ""))
    except ValueError:
        return None
    account = request.user.pk
    if account is None:
        return None
    said = sorted((name, values) for name, values in request.POST.lists() if name not in BESIDES)
    summed = hashlib.sha256(repr((request.get_full_path(), said)).encode())
    for _name, sent in sorted(request.FILES.lists()) if files else ():
        for file in sent:
            summed.update((file.name or "").encode() + b"\0")
            for part in file.chunks(PART):
                summed.update(part)
            file.seek(0)
    return Sending(id=id, user=account, digest=summed.hexdigest())
