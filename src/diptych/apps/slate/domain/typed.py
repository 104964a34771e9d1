"""What verbs take from people, looked at before anything is written: each check names the field it refuses."""

from __future__ import annotations

from datetime import timedelta

from diptych.apps.slate.domain.drafts import keepable
from diptych.apps.slate.transitions import ENDED
from diptych.engines.values.errors import Refused, Trouble
from diptych.engines.values.shape import LANGUAGE

FARTHEST = timedelta(days=20 * 365)
"""How far ahead a deadline may lie."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date, datetime

    from django.db.models import TextChoices

    from diptych.apps.slate.models import Proposal


def prose(text: str, *, field: str, most: int, needed: bool = True) -> str:
    """A text without the space around it.

    Refused("text_missing", field=…), Refused("text_too_long", field=…, most=…).
    """
    kept = str(keepable(text.strip()))
    if needed and not kept:
        raise Refused("text_missing", field=field)
    if len(kept) > most:
        raise Refused("text_too_long", field=field, most=most, found=len(kept))
    return kept


def reason_given(text: str, *, most: int = 2000) -> str:
    """Refused("reason_missing") where nobody says why."""
    kept = prose(text, field="reason", most=most, needed=False)
    if not kept:
        raise Refused("reason_missing")
    return kept


def language_tag(tag: str) -> str:
    """Refused("no_language_tag", found=…) for what is no tag of BCP 47."""
    troubles: list[Trouble] = []
    LANGUAGE.read(tag, (), troubles)
    if troubles or len(tag) > 35:
        raise Refused("no_language_tag", found=tag[:60])
    return tag


def choice(kind: type[TextChoices], value: str, *, field: str) -> str:
    """One of a closed vocabulary; Refused("no_choice", field=…, found=…, known=…) for anything else."""
    if value not in kind.values:
        raise Refused("no_choice", field=field, found=str(value)[:60], known=tuple(kind.values))
    return value


def later_day(day: date, *, field: str, at: datetime) -> date:
    """Refused("day_passed", field=…, on=…) for a day that is not to come, and as :func:`demand_near`."""
    if day <= at.date():
        raise Refused("day_passed", field=field, on=day)
    demand_near(day, field=field, at=at)
    return day


def demand_near(day: date, *, field: str, at: datetime) -> None:
    """Refused("day_too_far", field=…, on=…) for a day that is a slip of the hand.

    Every list counts the working days up to a deadline, year by year: to the year 9999 it would never come to an end.
    """
    if day > at.date() + FARTHEST:
        raise Refused("day_too_far", field=field, on=at.date() + FARTHEST)


def demand_open(proposal: Proposal) -> None:
    """Refused("proposal_ended") once nothing can come of writing on: what was decided stays as it was decided on."""
    if proposal.joint in ENDED:
        raise Refused("proposal_ended", state=str(proposal.joint))
