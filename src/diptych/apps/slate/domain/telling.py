"""Who is told what on the slate. Every act that others wait for tells them, in its transaction and before the ledger.

A notice holds codes, ids and days alone: a reader finds what people wrote on the page it leads to, behind the
permissions of that page. Whoever acts is not told of it. A webhook is told of an act by :func:`tell_hooks`, as far as
its party sees the act in the ledger.

==============================  =====================================================================================
recipients                      of what
==============================  =====================================================================================
:func:`tell_all`                producers, and all parties: what is public between them
:func:`tell_parties`            who decides for the parties: what producers did, what is said between the parties
:func:`tell_side`               one party: what it decided and has not published, its messages, conflicts of interest
:func:`tell_producers`          producers: what a party asks of them or writes to them
:func:`tell_one`                one reviewer
==============================  =====================================================================================
"""

from __future__ import annotations

from django.contrib.auth.models import User

from diptych.apps.slate.permissions import PROPOSAL, TRACK
from diptych.apps.slate.transitions import seen_state
from diptych.kernel.audit.audiences import PARTIES, PRODUCERS, is_party
from diptych.kernel.hooks import announce, event
from diptych.kernel.notices import kind, notify
from diptych.kernel.permissions.person import Person

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from django.db.models import Q

    from diptych.apps.slate.domain.acting import Act

# What producers do: told to all parties.
FILED = kind("slate.proposal_filed")
ANSWERED = kind("slate.request_answered")
CHANGED = kind("slate.change_notified")
FINAL_FILED = kind("slate.final_filed")
PRODUCTION = kind("slate.production_begun")
MILESTONE = kind("slate.milestone_reached")
APPEALED = kind("slate.appeal_filed")
WITHDRAWN = kind("slate.proposal_withdrawn")

# What one party does: told to producers, and to the others as far as they may see it.
COMPLETE = kind("slate.dossier_complete")
ASKED = kind("slate.information_requested")
DECIDED = kind("slate.decision_made")
PUBLISHED = kind("slate.decision_published")
TAKEN_BACK = kind("slate.decision_taken_back")
REOPENED = kind("slate.decision_reopened")
APPEAL_SETTLED = kind("slate.appeal_settled")
CONDITION_SETTLED = kind("slate.condition_settled")
LAPSED = kind("slate.proposal_lapsed")
EXTENDED = kind("slate.deadline_extended")
JOINT = kind("slate.joint_changed")

# Inside one party.
READY_FOR_REVIEW = kind("slate.ready_for_review")
ASSIGNED = kind("slate.review_assigned")
RELEASED = kind("slate.review_released")
CONFLICT = kind("slate.conflict_declared")
REVIEW_IN = kind("slate.review_submitted")
REVIEW_REOPENED = kind("slate.review_reopened")

# Words and days.
MESSAGE = kind("slate.message_written")
DEADLINE = kind("slate.deadline_near")
REVIEW_DUE = kind("slate.review_due")

EVENTS = {
    action: event(code)
    for action, code in (
        ("slate.file_proposal", FILED),
        ("slate.answer_request", ANSWERED),
        ("slate.notify_change", CHANGED),
        ("slate.file_final", FINAL_FILED),
        ("slate.begin_production", PRODUCTION),
        ("slate.reach_milestone", MILESTONE),
        ("slate.appeal", APPEALED),
        ("slate.withdraw_proposal", WITHDRAWN),
        ("slate.find_complete", COMPLETE),
        ("slate.request_information", ASKED),
        ("slate.decide", DECIDED),
        ("slate.publish_decision", PUBLISHED),
        ("slate.take_back_decision", TAKEN_BACK),
        ("slate.reopen", REOPENED),
        ("slate.settle_appeal", APPEAL_SETTLED),
        ("slate.settle_condition", CONDITION_SETTLED),
        ("slate.lapse_proposal", LAPSED),
        ("slate.extend_deadline", EXTENDED),
        ("slate.submit_review", REVIEW_IN),
        ("slate.reopen_review", REVIEW_REOPENED),
        ("slate.write_message", MESSAGE),
    )
}
"""Of which acts, by their codes in the ledger, webhooks are told, and how the event is called."""

PLAIN = ("revision", "stage", "verdict", "outcome", "room", "milestone", "condition", "due", "deadline", "on")
"""What an event takes over from the entry in the ledger: codes, numbers and days, nothing that anybody typed."""

PAGE = "desk-proposal"
"""The page of a proposal, for whoever may see it; each sees their part."""


def tell_all(act: Act, code: str, *, party: str = "", **facts: Any) -> int:
    """Tell producers and who decides for any party; ``party`` is the one that acted. Returns how many are told."""
    return _tell(act, _producers(act) | _deciding(act), code, party, facts)


def tell_parties(act: Act, code: str, *, party: str = "", **facts: Any) -> int:
    """Tell who decides for any party."""
    return _tell(act, _deciding(act), code, party, facts)


def tell_side(act: Act, code: str, party: str, *, action: str = "decide", **facts: Any) -> int:
    """Tell those of one party who may do this with it."""
    return _tell(act, TRACK.people(action, act.track(party)), code, party, facts)


def tell_producers(act: Act, code: str, *, party: str = "", **facts: Any) -> int:
    """Tell the producers."""
    return _tell(act, _producers(act), code, party, facts)


def tell_one(act: Act, code: str, user: int, *, party: str, **facts: Any) -> int:
    """Tell one person, unless they did it."""
    if isinstance(act.by, Person) and act.by.id == user:
        return 0
    return _notify(act, [user], code, party, facts)


def tell_hooks(act: Act, action: str, *, party: str, audience: str, facts: Mapping[str, Any]) -> int:
    """Tell the webhooks of those parties that see the entry of an act in the ledger; ``party`` is the one that acted.

    States are told as these parties see them. To be called before the ledger is written to. Side effects: see
    :func:`diptych.kernel.hooks.domain.announcing.announce`. Returns how many are told.
    """
    if action not in EVENTS or audience.startswith(PRODUCERS):
        return 0
    own = audience if is_party(audience) else ""
    data: dict[str, Any] = {
        "reference": act.proposal.reference,
        "party": party,
        "joint": str(act.proposal.joint),
        "tracks": [
            {
                "party": track.party,
                "state": str(seen_state(track.state, own=track.party == own)),
                "stage": str(track.stage),
                "deadline": track.deadline.isoformat() if track.deadline else None,
            }
            for track in act.tracks.values()
        ],
        **{name: facts[name] for name in PLAIN if name in facts},
    }
    return announce(
        EVENTS[action],
        programme=act.proposal.programme_id,
        audience=audience or PARTIES,
        thing=act.proposal,
        data=data,
        at=act.at,
    )


def _producers(act: Act) -> Q:
    return PROPOSAL.people("edit_proposal", act.proposal)


def _deciding(act: Act) -> Q:
    """Who decides for any party: those who may write to the others."""
    return PROPOSAL.people("write_between_parties", act.proposal)


def _tell(act: Act, people: Q, code: str, party: str, facts: dict[str, Any]) -> int:
    users = User.objects.filter(people, is_active=True)
    if isinstance(act.by, Person):
        users = users.exclude(pk=act.by.id)
    return _notify(act, list(users.order_by("pk").values_list("pk", flat=True)), code, party, facts)


def _notify(act: Act, users: list[int], code: str, party: str, facts: dict[str, Any]) -> int:
    if not users:
        return 0
    about: dict[str, Any] = {"reference": act.proposal.reference, **facts}
    if party:
        about["party"] = party
    return notify(
        users,
        code=code,
        thing=act.proposal,
        facts=about,
        at=act.at,
        programme=act.proposal.programme_id,
        party=party,
        page=PAGE,
        arguments={"id": str(act.proposal.pk)},
    )
