"""Words of a closed vocabulary."""

from __future__ import annotations

from django.db.models import TextChoices

# The way of a proposal -----------------------------------------------------------------------------------------------


class Stage(TextChoices):
    """Which of its two decisions a party is on the way to."""

    PROVISIONAL = "provisional"
    FINAL = "final"


class Verdict(TextChoices):
    """What a party decides. A track whose decision is published stands in the state of the same name."""

    APPROVED = "approved"
    APPROVED_WITH_CONDITIONS = "approved_with_conditions"
    REFUSED = "refused"


APPROVALS = frozenset({Verdict.APPROVED, Verdict.APPROVED_WITH_CONDITIONS})
"""Verdicts that let a film go on."""


class TrackState(TextChoices):
    """How far one party is with one proposal."""

    NONE = "none"
    """Nothing has been filed."""
    CHECKING = "checking"
    """Is the dossier complete?"""
    ASKED = "asked"
    """Information was asked for; the producers are to answer."""
    REVIEWING = "reviewing"
    """Complete: with the experts, then with those who decide."""
    DECIDED = "decided"
    """Decided and not published: whoever is not of this party sees ``reviewing``."""
    APPROVED = "approved"
    APPROVED_WITH_CONDITIONS = "approved_with_conditions"
    REFUSED = "refused"
    APPEALED = "appealed"
    """The producers contest the published decision."""
    CLOSED = "closed"
    """Withdrawn or lapsed."""


class Joint(TextChoices):
    """Where a proposal stands for everybody: what its tracks come to. It is derived and never typed."""

    DRAFT = "draft"
    IN_CHECK = "in_check"
    WAITING_FOR_PRODUCERS = "waiting_for_producers"
    UNDER_REVIEW = "under_review"
    HALF_DECIDED = "half_decided"
    """Some parties have published a decision, others have not."""
    DISAGREEMENT = "disagreement"
    """Every party has published its decision: some approve, some refuse."""
    UNDER_APPEAL = "under_appeal"
    PROVISIONALLY_APPROVED = "provisionally_approved"
    IN_PRODUCTION = "in_production"
    REOPENED = "reopened"
    """All parties had approved; a change is being considered."""
    FINAL_CHECK = "final_check"
    FINAL_REVIEW = "final_review"
    FINALLY_APPROVED = "finally_approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


class Ending(TextChoices):
    """Why a proposal ended without a decision of all parties."""

    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


class RevisionKind(TextChoices):
    """Why the dossier was frozen."""

    FILING = "filing"
    ANSWER = "answer"
    CHANGE = "change"
    FINAL = "final"


# What producers put forward ------------------------------------------------------------------------------------------


class TextKind(TextChoices):
    """Texts of a proposal that people write, side by side in several languages."""

    TITLE = "title"
    LOGLINE = "logline"
    SYNOPSIS = "synopsis"
    DIRECTORS_NOTE = "directors_note"
    TEAM = "team"
    SCHEDULE = "schedule"
    BUDGET_NOTE = "budget_note"


class TextStatus(TextChoices):
    """How a text came to be in its language."""

    ORIGINAL = "original"
    TRANSLATED = "translated"
    MACHINE = "machine"
    CHECKED = "checked"


class DocumentKind(TextChoices):
    """What an uploaded document is."""

    SCRIPT = "script"
    TREATMENT = "treatment"
    CONTRACT = "contract"
    RIGHTS = "rights"
    BUDGET = "budget"
    FINANCING = "financing"
    SCHEDULE = "schedule"
    CREW_AND_CAST = "crew_and_cast"
    COMPANY = "company"
    COMMITMENT = "commitment"
    """A letter of an agency, a distributor, a broadcaster."""
    PERMIT = "permit"
    FINAL_COST = "final_cost"
    FINISHED_FILM = "finished_film"
    OTHER = "other"


class Visibility(TextChoices):
    """Who may see a document beside those who uploaded it."""

    PRODUCERS = "producers"
    """The producers of the proposal, until it is shown to others."""
    AUTHORITIES = "authorities"
    """And the authorities of all parties."""
    SIDE = "side"
    """The party that uploaded it, nobody else."""
    PUBLIC = "public"
    """Everybody, once the film is approved."""


class BackingKind(TextChoices):
    """How an agency backs a proposal."""

    FUNDING = "funding"
    IN_KIND = "in_kind"
    ENDORSEMENT = "endorsement"


class BackingState(TextChoices):
    """How sure that is."""

    SOUGHT = "sought"
    PROMISED = "promised"
    CONFIRMED = "confirmed"
    PAID = "paid"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class MilestoneKind(TextChoices):
    """Steps of a production."""

    PREPARATION = "preparation"
    SHOOTING_BEGINS = "shooting_begins"
    SHOOTING_ENDS = "shooting_ends"
    ROUGH_CUT = "rough_cut"
    FINISHED = "finished"
    DELIVERED = "delivered"
    OTHER = "other"


# What authorities do with it -----------------------------------------------------------------------------------------


class RequestKind(TextChoices):
    """What an authority asks the producers for."""

    DOCUMENT = "document"
    CLARIFICATION = "clarification"
    CORRECTION = "correction"


class InterestState(TextChoices):
    """What a reviewer declares before an assignment."""

    UNDECLARED = "undeclared"
    CLEAR = "clear"
    CONFLICT = "conflict"


class Recommendation(TextChoices):
    """What a reviewer advises."""

    APPROVE = "approve"
    APPROVE_WITH_CONDITIONS = "approve_with_conditions"
    REFUSE = "refuse"


class AppealOutcome(TextChoices):
    """What a party makes of an appeal against its decision; ``moot`` where the proposal ended before it ruled."""

    UPHELD = "upheld"
    DISMISSED = "dismissed"
    MOOT = "moot"


class Room(TextChoices):
    """Who reads a message."""

    INTERNAL = "internal"
    """The writer's party alone."""
    PRODUCERS = "producers"
    """The writer's party and the producers."""
    PARTIES = "parties"
    """The authorities of all parties."""
