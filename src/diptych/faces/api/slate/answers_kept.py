"""What answers about rounds, and about what a party keeps, look like."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pydantic import Field

from diptych.faces.api.slate.answers import Out
from diptych.faces.api.slate.answers_besides import NEXT, Round

# Rounds ---------------------------------------------------------------------------------------------------------------


class RoundWithCode(Round):
    """A call as it stands after what was done."""

    code: str | None = Field(
        description="The code that opens a hidden call, where it has a new one: not shown again, and null where an "
        "answer is given once more."
    )


class Given(Out):
    proposal: UUID
    reviewers: list[int] = Field(description="Accounts that would be asked.")


class Short(Out):
    proposal: UUID
    missing: int


class Load(Out):
    user: int
    name: str
    before: int = Field(description="Reviews they owe now.")
    after: int


class Plan(Out):
    """Who would review what; for whatever is not named nothing changes."""

    party: str
    given: list[Given]
    short: list[Short] = Field(description="Proposals for which too few reviewers are free.")
    load: list[Load]


class Reviewer(Out):
    """A reviewer of the party, before a proposal."""

    user: int
    name: str
    owed: int = Field(description="Reviews they owe the party now.")
    asked: bool = Field(description="Whether they are asked to review it already.")
    tie: str | None = Field(
        description="What keeps them from it: `conflict` (they said so), `producer` (they write it), `company` (they "
        "come from one of its companies)."
    )


class Reviewers(Out):
    reviewers: list[Reviewer]


# A party --------------------------------------------------------------------------------------------------------------


class Terms(Out):
    """In how many working days a party acts, and lets others act; null where it has set no such term."""

    party: str
    check_days: int | None
    review_days: int | None
    answer_days: int | None
    appeal_days: int | None
    remind_days: int = Field(description="So many days before a deadline whoever it binds is reminded.")
    changed_at: datetime | None = Field(description="Null where nothing was ever set.")


class Seat(Out):
    id: int
    role: str
    since: datetime


class Member(Out):
    user: int
    name: str
    account: str
    seats: list[Seat]


class PastSeat(Out):
    name: str
    role: str
    since: datetime
    until: datetime


class Invitation(Out):
    id: int
    email: str
    roles: list[str] = Field(description="Empty for a producer, who sits for nobody.")
    invited_by: str
    expires_at: datetime


class Invitations(Out):
    invitations: list[Invitation]


class Members(Out):
    """Who sits for the party; to its coordinators also whom it has invited, and who sat for it."""

    members: list[Member]
    invitations: list[Invitation]
    past: list[PastSeat] = Field(description="The last 50 seats that have ended, the latest first.")


class Seated(Out):
    seats: list[Seat]


class Mail(Out):
    """A mail of the outbox."""

    id: UUID
    address: str
    subject: str = Field(
        description="Empty, as is `body`, for a letter that opens something: its reader alone reads it."
    )
    body: str
    state: str = Field(description="`waiting`, `sending`, `sent`, `failed` (tried again), `given_up` or `dropped`.")
    attempts: int
    error: str
    created_at: datetime
    sent_at: datetime | None


class Mails(Out):
    mails: list[Mail]
    next: str | None = NEXT


# Views ----------------------------------------------------------------------------------------------------------------


class View(Out):
    """Filters of a list at the desk, kept under a name by whoever owns the token."""

    id: int
    list: str
    name: str
    query: str = Field(description="As it stands in the address of the list, after the question mark.")


class Views(Out):
    views: list[View]
