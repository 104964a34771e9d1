"""Messages: inside one party, between one party and the producers, between all parties."""

from __future__ import annotations

from django.db import transaction

from diptych.apps.slate.domain import telling
from diptych.apps.slate.domain.acting import Act
from diptych.apps.slate.domain.typed import choice, language_tag, prose
from diptych.apps.slate.enums import Room
from diptych.apps.slate.models import Message
from diptych.apps.slate.permissions import TRACK
from diptych.engines.values.errors import Refused
from diptych.kernel.audit import action
from diptych.kernel.permissions.person import Role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from diptych.kernel.permissions.person import Person


def _(text: str) -> str:
    return text


WRITE = action("slate.write_message", _("Message written"))

LONGEST = 6_000
"""Characters a message may have."""


def write_message(
    id: UUID | str, *, room: str, party: str = "", text: str, lang: str, by: Person, at: datetime
) -> Message:
    """Write into one of the rooms of a proposal.

    ``party`` is the side whose room it is; in that of all parties, the one they write for if they sit for several.

    The ledger and the notices tell that something was written and where; the words are in the message alone. Of the
    room that a party shares with the producers, only that party sees the entry: another is not told that they talk.

    Side effects: 1. the message is saved; 2. who reads the room and may answer is told; 3. the ledger has an entry, for
    the party whose room it is or for all. Refused("no_proposal"), Refused("not_allowed"), Refused("not_filed") for
    producers who write before an authority could read it, Refused("text_missing"), Refused("text_too_long"),
    Refused("no_language_tag"), Refused("no_choice", field="room"), Refused("no_party").
    """
    with transaction.atomic():
        act = Act(id, by=by, at=at)
        where = Room(choice(Room, room, field="room"))
        author_party = _author_party(act, where, party, by)
        party = "" if where == Room.PARTIES else party
        message = Message.objects.create(
            proposal=act.proposal,
            room=where,
            party=party,
            author_id=by.id,
            author_label=act.who,
            author_party=author_party,
            text=prose(text, field="text", most=LONGEST),
            lang=language_tag(lang),
            at=at,
        )
        _tell(act, message)
        act.record(
            WRITE,
            after={"room": str(where), "party": party},
            party=author_party,
            audience=party or "parties",
        )
    return message


def _author_party(act: Act, room: Room, party: str, by: Person) -> str:
    """For whom somebody writes: a party, or nothing for the producers. Refused where they may not."""
    act.demand("see_proposal")
    if room == Room.PARTIES:
        act.demand("write_between_parties")
        theirs = by.parties(Role.OFFICER, Role.COORDINATOR, programme=act.proposal.programme_id)
        if party and party not in theirs:
            raise Refused("not_allowed", action="write_between_parties")
        return party or theirs[0]
    if room == Room.INTERNAL:
        act.demand("write_internal", party=act.track(party).party)
        return party
    if TRACK.may(by, "write_to_producers", act.track(party)):
        return party
    act.demand("write_to_party")
    if act.proposal.filed_at is None:
        raise Refused("not_filed")
    return ""


def _tell(act: Act, message: Message) -> None:
    room, party = str(message.room), message.party
    if message.room == Room.PARTIES:
        telling.tell_parties(act, telling.MESSAGE, party=message.author_party, room=room)
        return
    action = "write_internal" if message.room == Room.INTERNAL else "write_to_producers"
    telling.tell_side(act, telling.MESSAGE, party, action=action, room=room)
    if message.room == Room.PRODUCERS:
        telling.tell_producers(act, telling.MESSAGE, party=party, room=room)
