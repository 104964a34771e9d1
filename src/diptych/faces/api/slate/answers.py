"""What answers of the slate look like: they are made by these models, so nothing leaves that is not described here."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any
from uuid import UUID

from pydantic import BeforeValidator, ConfigDict, Field

from diptych.faces.api.problems import plain
from diptych.faces.api.schemas import Answer, Exact
from diptych.faces.payload import value


class Out(Answer):
    """Made from whatever has attributes of these names; what else it has stays behind."""

    model_config = ConfigDict(extra="forbid", from_attributes=True)

    @classmethod
    def of(cls, thing: Any) -> dict[str, Any]:
        """A thing as JSON."""
        return cls.model_validate(thing).model_dump(mode="json")


def _said(rows: Any) -> Any:
    return [{"lang": lang, "text": text} for lang, text in rows]


def _exact(number: Any) -> Any:
    return value(number) if isinstance(number, Fraction) else number


def _plain(found: Any) -> Any:
    return plain(found)


class Said(Out):
    """A text in one language."""

    lang: str = Field(description="BCP 47")
    text: str


Titles = Annotated[list[Said], BeforeValidator(_said)]
Ratio = Annotated[Exact | None, BeforeValidator(_exact)]
Facts = Annotated[Any, BeforeValidator(_plain)]
Sum = Annotated[str | None, BeforeValidator(lambda found: format(found, "f") if isinstance(found, Decimal) else found)]


# A proposal -----------------------------------------------------------------------------------------------------------


class Track(Out):
    """How far one party is with a proposal, as whoever asks may see it."""

    party: str
    own: bool = Field(description="Whether all of this party is shown.")
    state: str = Field(description="Of another party, one that has decided and not published is `reviewing`.")
    stage: str
    since: datetime
    deadline: date | None
    revision: int
    verdict: str


class ProposalRow(Out):
    """A proposal in a list."""

    id: UUID
    reference: str = Field(description="Empty for a draft.")
    titles: Titles
    form: str
    agreement: str
    lead_country: str
    lang: str
    round: UUID | None
    joint: str = Field(description="The joint state, which follows from the tracks.")
    joint_since: datetime
    filed_at: datetime | None
    provisional_at: datetime | None
    final_at: datetime | None
    changed_at: datetime
    tracks: list[Track]
    mine: bool


class Text(Out):
    kind: str
    lang: str
    text: str
    status: str = Field(description="`original`, `translated`, `machine` or `checked`.")
    translator: str


class Producer(Out):
    user: int
    name: str
    company: str
    country: str
    lead: bool


class QuestionAnswer(Out):
    question: int = Field(description="The place of the question in its round, from 1.")
    text: str
    lang: str


class Backing(Out):
    id: UUID | None = Field(description="Null in what was filed.")
    agency: str
    country: str
    kind: str
    state: str
    amount: Sum
    currency: str
    terms: str


class Milestone(Out):
    kind: str
    planned: str
    reached: date | None
    reached_by: str
    note: str


class Content(Out):
    """What a proposal says: to its producers as it is typed, to others as it was filed last."""

    revision: int = Field(description="0 for what is being typed.")
    lang: str
    form: str
    agreement: str
    titles: Titles
    dossier: dict[str, Any]
    findings: Facts = Field(description="Outcomes as they were frozen with the revision, by rule.")
    texts: list[Text]
    producers: list[Producer]
    answers: list[QuestionAnswer]
    backings: list[Backing]
    milestones: list[Milestone]


class Revision(Out):
    """One filing, without its content."""

    number: int
    kind: str
    stage: str
    agreement: str
    law_of: date
    status: str
    reason: str
    digest: str = Field(description="SHA-256 of dossier and content in canonical JSON (RFC 8785).")
    filed_by: str
    filed_at: datetime


class WholeRevision(Out):
    """One filing as it was frozen."""

    number: int
    kind: str
    stage: str
    agreement: str
    law_of: date
    findings: Facts
    dossier: dict[str, Any]
    content: Facts = Field(description="Everything beside the dossier.")
    reason: str
    digest: str
    filed_by: str
    filed_at: datetime


class Request(Out):
    """A request for information."""

    id: UUID
    party: str
    kind: str
    revision: int
    text: str
    lang: str
    due: date | None
    asked_by: str
    asked_at: datetime
    answered_by: int | None = Field(description="The revision that answers it.")
    answered_at: datetime | None


class Condition(Out):
    id: UUID
    number: int
    text: str
    lang: str
    is_public: bool
    due: date | None
    met_at: datetime | None
    met_by: str
    evidence: str
    is_waived: bool


class Appeal(Out):
    id: UUID
    grounds: str
    lang: str
    filed_by: str
    filed_at: datetime
    outcome: str
    reasons: str
    reasons_lang: str
    settled_by: str
    settled_at: datetime | None


class Decision(Out):
    """A decision of one party: all of one's own, of others what was published."""

    id: UUID
    party: str
    own: bool
    stage: str
    revision: int
    verdict: str
    reasons: str
    lang: str
    published_at: datetime | None = Field(description="Null only in the eyes of the party itself.")
    ended_at: datetime | None
    end_reason: str
    decided_by: str
    decided_at: datetime | None
    publish_on: date | None
    waived_reviews: str
    appeal_until: date | None
    conditions: list[Condition]
    appeals: list[Appeal]


class Points(Out):
    criterion: int
    points: int


class Review(Out):
    """A review of one's own side; of one that is not handed in nobody but its writer sees what it says."""

    id: UUID = Field(description="Of the assignment.")
    party: str
    stage: str
    mine: bool
    reviewer: int
    name: str
    interest: str
    interest_note: str
    assigned_at: datetime
    due: date | None
    ended_at: datetime | None
    end_reason: str
    begun: bool
    submitted_at: datetime | None
    changed_at: datetime | None
    revision: int
    recommendation: str
    text: str
    lang: str
    scores: list[Points]
    mean: Ratio = Field(description="Of full marks.")


class File(Out):
    """What a version holds."""

    media_type: str
    size: int
    sha256: str
    scanned: str = Field(description="What the virus scanner said: `clean`, `unscanned`, `no_scanner`, `infected`.")
    remarks: list[str]


class Version(Out):
    id: UUID
    number: int
    name: str
    at: datetime
    by: str
    file: File
    address: str = Field(description="Where its content is downloaded.")


class ProposalDocument(Out):
    id: UUID
    kind: str
    title: str
    visibility: str
    party: str = Field(description="The side whose own it is; empty for one of the producers.")
    removed: bool
    versions: list[Version] = Field(description="The last one first.")


class Message(Out):
    id: UUID
    author_label: str
    author_party: str
    text: str
    lang: str
    at: datetime


class Room(Out):
    """Who reads it: `internal` one party alone, `producers` one party and the producers, `parties` all authorities."""

    room: str
    party: str
    may_write: bool
    messages: list[Message]


class LedgerEntry(Out):
    """An entry of the ledger that whoever asks may see."""

    digest: str
    action: str
    at: datetime
    actor_kind: str
    actor_label: str
    party: str
    thing_type: str
    thing_id: str
    label: Facts
    before: Facts
    after: Facts
    reason: str


class Obstacle(Out):
    code: str
    facts: Facts


class Way(Out):
    """One act that begins where the proposal stands."""

    act: str = Field(description="As in `/proposals/{id}/acts/{act}`, where there is such an act.")
    action: str
    party: str
    obstacle: Obstacle | None = Field(description="What has to be otherwise first; null if it may be done now.")


class Standing(Out):
    producer: bool
    lead: bool
    reviewer: bool
    sides: list[str]


class Proposal(Out):
    """A proposal with everything that whoever asks may see of it."""

    id: UUID
    reference: str
    round: str | None = Field(description="The address of the round it is for.")
    joint: str
    joint_since: datetime
    created_at: datetime
    changed_at: datetime
    filed_at: datetime | None
    provisional_at: datetime | None
    production_at: datetime | None
    final_at: datetime | None
    ended_at: datetime | None
    ended_as: str
    end_reason: str
    work: str | None = Field(description="The film in the registers.")
    who: Standing
    now: Content
    tracks: list[Track]
    revisions: list[Revision]
    requests: list[Request]
    decisions: list[Decision]
    reviews: list[Review]
    documents: list[ProposalDocument]
    rooms: list[Room]
    timeline: list[LedgerEntry]
    ways: list[Way]
