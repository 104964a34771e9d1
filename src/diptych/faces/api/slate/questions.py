"""What an address of the slate may ask after its question mark."""

from __future__ import annotations

import re
from typing import Any

from diptych.apps.slate.enums import Joint, TrackState
from diptych.engines.treaty.dossier import FORMS
from diptych.engines.values.shape import COUNTRY, Code, Shape
from diptych.faces.api.asking import LANGUAGE
from diptych.faces.api.registers.asked import CURSOR, LIMIT, YES_OR_NO, Chosen
from diptych.faces.api.slate.answers import Proposal, ProposalRow
from diptych.faces.api.slate.shapes import DAY, EACH, ID, ROOM, whole
from diptych.kernel.keeping.shapes import LINE, Fields
from diptych.kernel.notices.models import MailState
from diptych.registers.authority.enums import AgentKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.engines.values.errors import Trouble
    from diptych.engines.values.shape import Path

MOST_NUMBERS = 500


class Numbers(Shape):
    """Whole numbers with commas between them."""

    expected = "list of whole numbers"

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        parts = value.split(",")
        if len(parts) > MOST_NUMBERS or not all(re.fullmatch("[0-9]{1,17}", part) for part in parts):
            return self.refuse(value, path, troubles)
        return tuple(map(int, parts))

    def schema(self) -> dict[str, Any]:
        return {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 1, "maxItems": MOST_NUMBERS}


ROW = tuple(ProposalRow.model_fields)
WHOLE = tuple(Proposal.model_fields)
PAGED: dict[str, Any] = {"limit": LIMIT, "cursor": CURSOR}
FIRST = whole(1, 30_000)

PLAIN = Fields(language=LANGUAGE)
LISTED = Fields(
    language=LANGUAGE,
    fields=Chosen(ROW),
    **PAGED,
    count=YES_OR_NO,
    joint=Chosen(tuple(Joint.values)),
    form=Code(FORMS, "a form"),
    round=ID,
    lead_country=COUNTRY,
    party=COUNTRY,
    state=Code(tuple(TrackState.values), "a state of a track"),
    waiting_for=LINE,
    text=LINE,
)
ONE = Fields(language=LANGUAGE, fields=Chosen(WHOLE))
COMPARED = Fields("before", "after", language=LANGUAGE, before=FIRST, after=FIRST)
FOUND = Fields(language=LANGUAGE, revision=FIRST)
ROOMS = Fields(language=LANGUAGE, room=ROOM, party=COUNTRY)
CALLED = Fields(language=LANGUAGE, code=LINE)
TOLD = Fields(language=LANGUAGE, **PAGED, unread=YES_OR_NO)
LOGGED = Fields(language=LANGUAGE, **PAGED)
SOUGHT = Fields(language=LANGUAGE, **PAGED, action=LINE, actor=LINE, thing=ID, since=DAY, until=DAY)
SPREAD = Fields("per_proposal", language=LANGUAGE, per_proposal=EACH, reviewers=Numbers())
OUTBOX = Fields(language=LANGUAGE, **PAGED, state=Code(tuple(MailState.values), "a state of a mail"))

RESEMBLING = Fields(
    language=LANGUAGE,
    **PAGED,
    standing=Code(("open", "later", "apart"), "open, later, apart"),
    kind=Code(tuple(AgentKind.values), "a kind of agent"),
    beside=YES_OR_NO,
    agent=LINE,
    text=LINE,
)

SAID = {
    "standing": "Where the pair stands: nobody has said anything (the usual), put off, held apart.",
    "kind": "Of this kind.",
    "beside": "Whether anything but the names speaks for one.",
    "agent": "Only pairs with the agent of this id.",
    "joint": "In one of these joint states.",
    "form": "Of this form.",
    "round": "For the round of this id.",
    "lead_country": "Led by a company of this country.",
    "party": "A party; with `state`, whose track is seen in that state. Of messages: with this party.",
    "state": "The state of the track of `party`; of mails: in this state.",
    "waiting_for": "What waits for a party, or for `producers`.",
    "text": "Words that begin words of a title or a name, or the reference.",
    "fields": "Only these fields, with commas between them; `id` always comes.",
    "limit": "Rows on a page.",
    "cursor": "Where the page before ended, as its `next` has it.",
    "count": "Whether to say in `total` how many there are.",
    "before": "The number of the earlier revision.",
    "after": "The number of the later one.",
    "revision": "The number of a revision; without it, what is there now.",
    "room": "Only this room.",
    "code": "The code that opens a hidden call.",
    "unread": "Only what was not read.",
    "per_proposal": "How many reviewers each proposal is to have.",
    "reviewers": "Only these of the party's reviewers, by account, with commas between them.",
    "actor": "Only what whoever has this account did.",
    "action": "Only entries of this act, as in `slate.decide`.",
    "thing": "Only entries about the proposal of this id.",
    "since": "From this day on (UTC).",
    "until": "Before this day (UTC).",
}
"""What each question means."""
