"""What other answers of the slate look like: lists, rounds, the inbox, figures, notices, webhooks, acts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import Field

from diptych.faces.api.slate.answers import (
    Decision,
    Facts,
    LedgerEntry,
    Out,
    ProposalDocument,
    ProposalRow,
    Ratio,
    Review,
    Revision,
    Room,
    Titles,
)

NEXT = Field(description="The address of the next page, null on the last.")


class Proposals(Out):
    """Proposals that meet every filter, the last changed first."""

    proposals: list[ProposalRow]
    next: str | None = NEXT
    total: int | None = Field(None, description="Only where `count` asks for it.")


class Revisions(Out):
    revisions: list[Revision]


class ProposalDocuments(Out):
    documents: list[ProposalDocument]


class Rooms(Out):
    rooms: list[Room]


class Decisions(Out):
    decisions: list[Decision]


class Reviews(Out):
    reviews: list[Review]


class Entries(Out):
    """Entries of the ledger, the newest first."""

    entries: list[LedgerEntry]
    next: str | None = NEXT


class Timeline(Out):
    """What the ledger tells of one proposal, the newest last."""

    entries: list[LedgerEntry]


# Reviews one is asked for ---------------------------------------------------------------------------------------------


class Criterion(Out):
    id: int
    position: int
    names: dict[str, str]
    help: dict[str, str]
    weight: int
    most: int


class Assigned(Out):
    """An assignment of whoever asks, with the review they write."""

    id: UUID
    proposal: UUID
    reference: str
    titles: Titles
    form: str
    joint: str
    party: str
    stage: str
    interest: str
    assigned_at: datetime
    due: date | None
    ended: bool
    begun: bool
    submitted_at: datetime | None
    changed_at: datetime | None
    recommendation: str
    text: str
    lang: str
    points: dict[int, int]
    criteria: list[Criterion] = Field(description="Read for one assignment alone.")


class Assignments(Out):
    reviews: list[Assigned]


# Rounds ---------------------------------------------------------------------------------------------------------------


class RoundRow(Out):
    id: UUID
    slug: str
    names: Titles
    state: str = Field(description="`prepared`, `announced`, `open` or `closed`.")
    opens_at: datetime
    closes_at: datetime
    zone: str = Field(
        description="The time zone by whose clocks these moments were set, by its name in the tz database."
    )
    hidden: bool
    forms: list[str]
    entries: int | None


class Rounds(Out):
    rounds: list[RoundRow]


class RoundText(Out):
    lang: str
    name: str
    text: str


class Quota(Out):
    party: str
    form: str
    number: int


class RoundQuestion(Out):
    id: int
    position: int
    texts: dict[str, str]
    is_required: bool
    longest: int


class Round(Out):
    """A call with all it says and asks."""

    row: RoundRow
    texts: list[RoundText]
    quotas: list[Quota]
    criteria: list[Criterion]
    questions: list[RoundQuestion]
    admits_unfilled: bool
    revision: int


class Company(Out):
    name: str
    country: str


class MeanPoints(Out):
    criterion: int
    mean: Ratio


class Counted(Out):
    code: str
    count: int


class Side(Out):
    """What one's own side makes of an entry so far."""

    party: str
    asked: int
    submitted: int
    mean: Ratio
    points: list[MeanPoints]
    recommendations: list[Counted]


class RoundEntry(Out):
    proposal: ProposalRow
    companies: list[Company]
    sides: list[Side]


class Fill(Out):
    party: str
    form: str
    number: int | None
    filed: int
    approved: int


class RoundPage(Out):
    """A round with everything that was filed for it."""

    round: Round
    parties: list[str]
    entries: list[RoundEntry]
    fill: list[Fill]


# The inbox, figures, notices ------------------------------------------------------------------------------------------


class Task(Out):
    """One thing that waits for somebody."""

    kind: str
    proposal: UUID
    reference: str
    titles: Titles
    form: str
    joint: str
    party: str
    since: datetime
    deadline: date | None
    overdue: bool
    thing: UUID | int | None
    open_reviews: int


class Group(Out):
    name: str
    party: str
    rows: list[Task]
    count: int


class Inbox(Out):
    """What waits: for whoever asks, for their party, for others."""

    mine: list[Group]
    party: list[Group]
    waiting: list[Group]


class Days(Out):
    """How long something took: half of all lie between `lower` and `upper`."""

    count: int
    lower: Ratio
    median: Ratio
    upper: Ratio


class PartyDays(Out):
    party: str
    days: Days


class Statistics(Out):
    """Figures of what was filed in the programme."""

    filed: int
    by_form: list[Counted]
    by_lead: list[Counted]
    by_state: list[Counted]
    to_provisional: Days | None
    to_final: Days | None
    to_decision: list[PartyDays]


class Notice(Out):
    id: UUID
    code: str
    sentence: str = Field(description="The same in words, in the language of the answer.")
    party: str
    proposal: str | None = Field(description="The id of the proposal it is about, if it is about one.")
    facts: Facts
    at: datetime
    read_at: datetime | None


class Notices(Out):
    notices: list[Notice]
    next: str | None = NEXT
    unread: int = Field(description="At most 100.")


class Marked(Out):
    marked: int


# Tokens, acts, webhooks -----------------------------------------------------------------------------------------------


class Act(Out):
    code: str
    sentence: str = Field(description="What it is, in the language of the answer.")


class Token(Out):
    """The token that was sent, and whom it acts for."""

    label: str
    prefix: str
    programme: str
    party: str = Field(description="Empty where it acts for a producer.")
    owner: str
    roles: list[str]
    acts: list[Act]
    created_at: datetime
    expires_at: datetime


class Made(Out):
    """What an act has made."""

    type: str
    id: str


class Acted(Out):
    """What was done, and where the proposal stands since."""

    act: str
    made: Made | None
    proposal: ProposalRow | None = Field(description="Null where whoever acted does not see it any more.")


class Hook(Out):
    """A webhook of the party."""

    id: UUID
    url: str
    events: list[str] = Field(description="Empty for all.")
    active: bool
    stopped: str = Field(description="Why it is not active, where nobody switched it off.")
    failing_since: datetime | None
    created_at: datetime
    former_until: datetime | None = Field(description="Until then events are signed with the former secret too.")


class HookWithSecret(Hook):
    """A webhook with its secret, which is not shown again."""

    secret: str | None = Field(description="Null where an answer is given once more.")


class HookEvent(Out):
    code: str
    sentence: str


class Hooks(Out):
    hooks: list[Hook]
    events: list[HookEvent] = Field(description="Everything a webhook can be told of.")


class Delivery(Out):
    """One event, told to one webhook, and what the receiver last answered."""

    id: UUID
    event: UUID
    code: str
    payload: dict[str, Any]
    attempts: int
    state: str
    status: int | None
    answer: str
    error: str
    milliseconds: int | None
    at: datetime
    tried_at: datetime | None
    next_at: datetime | None


class Deliveries(Out):
    deliveries: list[Delivery]
    next: str | None = NEXT
