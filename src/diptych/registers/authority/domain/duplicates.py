"""Two that may be one: looked for, held apart, put off. That they are one is said by :func:`agents.merge`."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from diptych.engines.names import identity
from diptych.engines.values.errors import Refused
from diptych.kernel.audit import action, record
from diptych.kernel.audit.audiences import HOUSE
from diptych.kernel.documents import seen
from diptych.kernel.keeping import reading
from diptych.kernel.keeping.domain import keeping
from diptych.registers.authority.domain.things import AGENT
from diptych.registers.authority.models import Agent, Compared, Resemblance
from diptych.registers.authority.queries.duplicates import (
    agents_due,
    described,
    judged,
    near,
    pair_of,
    revisions_of,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from typing import Any

    from diptych.engines.names.evidence import Described
    from diptych.engines.names.identity import Judgement
    from diptych.kernel.audit import Actor


def _(text: str) -> str:
    return text


HOLD_APART = action("authority.hold_apart", _("Agents said not to be the same"))
LIFT = action("authority.lift_distinction", _("“Not the same” taken back"))
PUT_OFF = action("authority.put_off_pair", _("Possible duplicate put off"))
TAKE_UP = action("authority.take_up_pair", _("Possible duplicate taken up again"))

STALE = timedelta(days=1)
"""After which a pair is weighed again although neither record has changed."""

LONGEST_NOTE = 2000
"""Letters of a note or a reason."""


# Looking for them -----------------------------------------------------------------------------------------------------


def seek(*, at: datetime, most: int = 50) -> int:
    """Compare some of the agents that are due with all others; returns how many were. 0 says that none is left.

    Side effects, for each agent: 1. pairs worth a look are kept or brought up to date; 2. those that are not any more
    go, unless somebody has put them off; 3. that it was compared is noted.
    """
    due = agents_due(most)
    for id in due:
        _seek(id, at=at)
    return len(due)


def seek_anew(*, at: datetime) -> int:
    """Have every agent compared again; returns how many were compared before. The pairs stay until then."""
    count, _tables = Compared.objects.all().delete()
    return count


def weigh_anew(*, at: datetime, most: int = 50) -> int:
    """Weigh again pairs that were weighed a day ago; returns how many. What refers to agents changes without them.

    Side effects, for each pair: those of :func:`seek` for one.
    """
    rows = list(Resemblance.objects.filter(judged_at__lt=at - STALE).order_by("judged_at")[:most])
    for row in rows:
        before = revisions_of([row.one_id, row.other_id])
        told = described(before)
        if len(told) == 2:
            one, other = told[row.one_id], told[row.other_id]
            found = judged(one, {other.id: other})
            with transaction.atomic():
                if _locked(before) != before:
                    # One of them was changed meanwhile: it is due, and the pair with it.
                    Resemblance.objects.filter(pk=row.pk).update(judged_at=at)
                elif found:
                    _keep(one, other, found[other.id], before, at=at)
                else:
                    # They are of kinds that are not compared any more.
                    Resemblance.objects.filter(pk=row.pk).delete()
    return len(rows)


def _seek(id: str, *, at: datetime) -> None:
    before = revisions_of([id])
    told = described(before)
    if id not in told:
        return  # it was removed or merged meanwhile
    own = told[id]
    before |= revisions_of(near(own))
    others = described(other for other in before if other != id)
    found = judged(own, others)
    with transaction.atomic():
        now = _locked([id, *found])
        # To compare takes a while. Whoever was changed meanwhile is due, and was not compared as they are.
        if now.get(id) != before[id]:
            return
        for other, judgement in found.items():
            if now.get(other) == before[other]:
                _keep(own, others[other], judgement, now, at=at)
        # A person is not compared with what was taken for one until today.
        unlike = [other for other in others if other not in found]
        pairs = Resemblance.objects.filter(Q(one=id, other__in=unlike) | Q(one__in=unlike, other=id))
        pairs.filter(put_off_at__isnull=True).delete()
        Compared.objects.update_or_create(agent_id=id, defaults={"revision": now[id], "rules": identity.VERSION})


def _locked(ids: Iterable[str]) -> dict[str, int]:
    """The revisions of agents, which nobody changes until the transaction ends."""
    rows = Agent.objects.filter(pk__in=list(ids)).order_by("pk").select_for_update()
    return dict(rows.values_list("pk", "revision"))


def _keep(
    own: Described, other: Described, judgement: Judgement, revisions: Mapping[str, int], *, at: datetime
) -> None:
    first, second = sorted((own, other), key=lambda record: record.id)
    pair = Resemblance.objects.filter(one=first.id, other=second.id)
    if judgement.score < identity.WORTH:
        pair.filter(put_off_at__isnull=True).delete()
        # What somebody has put off stays with their note, and was looked at now.
        pair.update(judged_at=at)
        return
    if (first.id, second.id) != (own.id, other.id):
        # Evidence names the one and the other in their order.
        judgement = judged(first, {second.id: second})[second.id]
    values = {
        "kind": first.body,
        "score": judgement.score,
        "name": judgement.name,
        "beside": judgement.beside,
        "evidence": evidence_as_data(judgement),
        "judged_at": at,
    }
    stood = {"one_revision": revisions[first.id], "other_revision": revisions[second.id]}
    if pair.filter(put_off_at__isnull=True).update(**values, **stood):
        return
    if not pair.update(**values):
        # The revisions of what was put off stay those of that moment: once others come, it is open again.
        Resemblance.objects.bulk_create(
            [Resemblance(one_id=first.id, other_id=second.id, found_at=at, **values, **stood)], ignore_conflicts=True
        )


def evidence_as_data(judgement: Judgement) -> list[dict[str, Any]]:
    """What speaks for one and against it, as it is kept and sent."""
    return [
        {"code": piece.code, "weight": round(piece.weight, 2), "facts": piece.facts} for piece in judgement.evidence
    ]


# What people say of them ----------------------------------------------------------------------------------------------


def hold_apart(
    one: str, other: str, *, revisions: Mapping[str, int], by: Actor, at: datetime, reason: str = ""
) -> Agent:
    """Say that two agents are not the same, in the record of ``one``; nothing happens where that is said already.

    ``revisions`` are those of both that were looked at, by id. Side effects: as of :func:`keeping.correct`. Refused as
    there, and Refused("merge_with_itself"), Refused("text_too_long").
    """
    reason = _said(reason, "reason")
    with transaction.atomic():
        _demand_seen((one, other), revisions)
        said = reading.record(AGENT, one).get("not_same_as", [])
        if other in said or one in reading.record(AGENT, other).get("not_same_as", []):
            return Agent.objects.get(pk=one)
        changes = {"not_same_as": [*said, other]}
        row: Agent = keeping.correct(
            AGENT, one, changes=changes, revision=revisions[one], by=by, at=at, reason=reason, code=HOLD_APART
        )
        return row


def lift_distinction(
    one: str, other: str, *, revisions: Mapping[str, int], by: Actor, at: datetime, reason: str = ""
) -> int:
    """Take back that two agents are not the same, in whichever of both records that is said; returns in how many.

    Side effects and refusals as of :func:`hold_apart`.
    """
    reason = _said(reason, "reason")
    lifted = 0
    with transaction.atomic():
        _demand_seen((one, other), revisions)
        for mine, their in ((one, other), (other, one)):
            said = reading.record(AGENT, mine).get("not_same_as", [])
            if their in said:
                left = [id for id in said if id != their]
                changes = {"not_same_as": left or None}
                keeping.correct(
                    AGENT,
                    mine,
                    changes=changes,
                    revision=revisions[mine],
                    by=by,
                    at=at,
                    reason=reason,
                    code=LIFT,
                )
                lifted += 1
    return lifted


def put_off(
    one: str, other: str, *, revisions: Mapping[str, int], note: str = "", by: Actor, at: datetime
) -> Resemblance:
    """Leave a pair of the queue for later, with what is to be found out; it comes back once one of the two changes.

    Side effects: 1. the pair is marked; 2. the ledger has an entry, for whoever runs the site. Refused("no_pair") for
    two that do not stand in the queue, Refused("text_too_long"), Refused("changed_meanwhile").
    """
    note = _said(note, "note")
    with transaction.atomic():
        _demand_seen((one, other), revisions)
        row = _pair(one, other)
        before = _put_off(row)
        row.put_off_at, row.put_off_by, row.note = at, by.label[:200], note
        row.one_revision, row.other_revision = revisions[row.one_id], revisions[row.other_id]
        row.save(update_fields=["put_off_at", "put_off_by", "note", "one_revision", "other_revision"])
        _tell(PUT_OFF, row, before, by=by, at=at, reason=note)
    return row


def take_up(one: str, other: str, *, by: Actor, at: datetime) -> Resemblance:
    """Put a pair back into the queue that was left for later; nothing happens where it was not.

    Side effects: 1. the mark goes, with its note; 2. the ledger has an entry, which keeps it. Refused("no_pair").
    """
    with transaction.atomic():
        row = _pair(one, other)
        before = _put_off(row)
        if row.put_off_at is not None:
            row.put_off_at, row.put_off_by, row.note = None, "", ""
            row.save(update_fields=["put_off_at", "put_off_by", "note"])
            _tell(TAKE_UP, row, before, by=by, at=at)
    return row


def _said(text: str, field: str) -> str:
    """What somebody wrote, without letters that nobody sees; Refused("text_too_long")."""
    kept = seen(text).strip()
    if len(kept) > LONGEST_NOTE:
        raise Refused("text_too_long", field=field, most=LONGEST_NOTE, found=len(kept))
    return kept


def _pair(one: str, other: str) -> Resemblance:
    found = pair_of(one, other)
    if found is None:
        raise Refused("no_pair", one=one, other=other)
    return Resemblance.objects.select_for_update().get(pk=found.pk)


def _put_off(row: Resemblance) -> dict[str, Any]:
    return {"put_off": row.put_off_at is not None, "note": row.note}


def _tell(code: str, row: Resemblance, before: dict[str, Any], *, by: Actor, at: datetime, reason: str = "") -> None:
    label = f"{row.one_id} / {row.other_id}"
    # Doubts about people are for those who keep the register; what is settled stands in the public record.
    record(
        code, thing=row, label=label, by=by, at=at, before=before, after=_put_off(row), reason=reason, audience=HOUSE
    )


def _demand_seen(ids: Iterable[str], revisions: Mapping[str, int]) -> None:
    """Hold two agents still, and see that they are what was looked at; Refused("changed_meanwhile")."""
    wanted = sorted(set(ids))
    if len(wanted) < 2:
        raise Refused("merge_with_itself", id=wanted[0])
    for id in wanted:
        row = keeping.locked(AGENT, id)
        if row.revision != revisions.get(id):
            raise keeping.changed_meanwhile(AGENT, row, since=revisions.get(id, 0))
