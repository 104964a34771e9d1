"""Rounds: calls prepared by all parties together, announced, kept open and closed."""

from __future__ import annotations

import secrets

from django.db import IntegrityError, transaction

from diptych.apps.slate.domain.calls import put_criteria, put_questions, put_quotas, put_texts
from diptych.apps.slate.domain.typed import later_day, reason_given
from diptych.apps.slate.formats import CALL, Call, read_call
from diptych.apps.slate.models import Round
from diptych.apps.slate.permissions import ROUND
from diptych.apps.slate.queries.rounds import ALPHABET, code_digest, last_day, parties_of, written_down
from diptych.engines.values.errors import Refused
from diptych.kernel.audit import action, record
from diptych.kernel.permissions.person import Role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any
    from uuid import UUID

    from diptych.kernel.permissions.person import Person

    Data = dict[str, Any]


def _(text: str) -> str:
    return text


CREATE = action("slate.create_round", _("Round prepared"))
CHANGE = action("slate.change_round", _("Round changed"))
ANNOUNCE = action("slate.announce_round", _("Round announced"))
EXTEND = action("slate.extend_round", _("Round extended"))
CLOSE = action("slate.close_round", _("Round closed early"))
RENEW = action("slate.renew_round_code", _("New code for a hidden round"))
DELETE = action("slate.delete_round", _("Prepared round deleted"))

FIXED = ("slug", "opens_at", "closes_at", "hidden")
"""What is not changed any more once a round was announced: people have the address and the days in their calendars."""

GROUPS, LETTERS = 3, 4
"""A code has 60 bits, in groups that can be read out."""


def create_round(programme: str, *, call: Mapping[str, Any], by: Person, at: datetime) -> tuple[Round, str]:
    """Prepare a round that the coordinators and officers of all parties see, and nobody else before it is announced.

    ``call`` is plain data in the format of :data:`diptych.apps.slate.formats.CALL`. Returns the round with the code
    that opens it if it is hidden, which is shown this once; of the code only its digest is kept.

    Side effects: 1. the round with its texts, quotas, criteria and questions is saved; 2. the ledger has an entry for
    the parties. Refused("no_programme"), Refused("not_allowed"), Refused("round_there", slug=…), Malformed.
    """
    parties = parties_of(programme)
    ROUND.demand(by, "change_round", Round(programme_id=programme))
    found = read_call(call, parties=parties)
    code = new_code() if found.hidden else ""
    try:
        with transaction.atomic():
            row = Round.objects.create(
                programme_id=programme,
                slug=found.slug,
                opens_at=found.opens_at,
                closes_at=found.closes_at,
                is_hidden=found.hidden,
                code_digest=code_digest(code) if code else "",
                admits_unfilled=found.admits_unfilled,
                zone=found.zone,
                changed_at=at,
            )
            _put_lists(row, found, new=True)
            _record(CREATE, row, by=by, at=at, after=written_down(row))
    except IntegrityError:
        raise _taken(programme, found.slug) from None
    return row, code


def change_round(
    id: UUID | str, *, changes: Mapping[str, Any], revision: int, by: Person, at: datetime
) -> tuple[Round, str]:
    """Change parts of a round, each given whole as in the format of calls, from the ``revision`` they were made from.

    What people rely on stays: once announced, the address, the days and whether it is hidden (see
    :func:`extend_round`, :func:`close_round`); a criterion for which points were given keeps its weight and its
    points, a question that was answered keeps room for the answers, and neither can be taken out. Criteria and
    questions that stay are named by their ``id``. Returns the round with a new code where it became hidden.

    Side effects: 1. what differs is saved; 2. the ledger has an entry, for everybody once the round was announced.
    Refused("no_round"), Refused("not_allowed"), Refused("round_changed_meanwhile", revision=…),
    Refused("round_announced", field=…), Refused("criterion_scored", field=…), Refused("question_answered", field=…),
    Refused("round_there", slug=…), Malformed.
    """
    slug = str(changes.get("slug", ""))
    try:
        with transaction.atomic():
            row = _locked(id, by=by)
            if row.revision != revision:
                raise Refused("round_changed_meanwhile", revision=row.revision)
            before = written_down(row)
            found = read_call({**before, **changes}, parties=parties_of(row.programme_id))
            _demand_free(row, before, found)
            code = new_code() if found.hidden and not row.is_hidden else ""
            row.slug, row.opens_at, row.closes_at = found.slug, found.opens_at, found.closes_at
            row.is_hidden, row.admits_unfilled, row.zone = found.hidden, found.admits_unfilled, found.zone
            if code or not found.hidden:
                row.code_digest = code_digest(code) if code else ""
            _put_lists(row, found)
            _save(CHANGE, row, before, by=by, at=at)
    except IntegrityError:
        raise _taken(row.programme_id, slug) from None
    return row, code


def announce_round(id: UUID | str, *, party: str, by: Person, at: datetime) -> Round:
    """Announce a round, for one of the parties: from now on it is public, or open to whoever has its code.

    Side effects: 1. the round is announced; 2. the ledger has an entry, for everybody unless the round is hidden.
    Refused("no_round"), Refused("not_allowed"), Refused("round_announced"), Refused("round_over") when its last day
    has passed.
    """
    with transaction.atomic():
        row = _locked(id, by=by)
        if not by.has(Role.COORDINATOR, programme=row.programme_id, party=party):
            raise Refused("not_allowed", action="change_round")
        if row.announced_at is not None:
            raise Refused("round_announced", field="")
        if row.closes_at <= at:
            raise Refused("round_over", on=last_day(row))
        row.announced_at, row.announced_by = at, party
        row.changed_at = at
        row.revision += 1
        row.save()
        _record(ANNOUNCE, row, by=by, at=at, party=party, after=written_down(row))
    return row


def extend_round(id: UUID | str, *, closes_at: datetime, reason: str, by: Person, at: datetime) -> Round:
    """Keep a round open longer, or open it once more.

    Side effects: 1. the round has another end; 2. the ledger has an entry with the reason. Refused("no_round"),
    Refused("not_allowed"), Refused("reason_missing"), Refused("round_prepared") before it was announced,
    Refused("not_later", field="closes_at", on=…), Refused("day_passed").
    """
    kept = reason_given(reason)
    with transaction.atomic():
        row = _announced(id, by=by)
        if closes_at <= row.closes_at:
            raise Refused("not_later", field="closes_at", on=last_day(row))
        later_day(closes_at.date(), field="closes_at", at=at)
        before = written_down(row)
        row.closes_at = closes_at
        _save(EXTEND, row, before, by=by, at=at, reason=kept)
    return row


def close_round(id: UUID | str, *, reason: str, by: Person, at: datetime) -> Round:
    """Close a round before its time; drafts for it stay with their producers.

    Side effects: 1. the round ends now; 2. the ledger has an entry with the reason. Refused("no_round"),
    Refused("not_allowed"), Refused("reason_missing"), Refused("round_prepared"), Refused("round_not_open").
    """
    kept = reason_given(reason)
    with transaction.atomic():
        row = _announced(id, by=by)
        if not row.opens_at < at < row.closes_at:
            raise Refused("round_not_open")
        before = written_down(row)
        row.closes_at = at
        _save(CLOSE, row, before, by=by, at=at, reason=kept)
    return row


def renew_code(id: UUID | str, *, by: Person, at: datetime) -> str:
    """Give a hidden round another code, where the old one went astray; it opens nothing from now on.

    Side effects: 1. the digest of the new code is kept; 2. the ledger has an entry for the parties.
    Refused("no_round"), Refused("not_allowed"), Refused("round_not_hidden").
    """
    with transaction.atomic():
        row = _locked(id, by=by)
        if not row.is_hidden:
            raise Refused("round_not_hidden")
        code = new_code()
        row.code_digest = code_digest(code)
        row.changed_at = at
        row.revision += 1
        row.save()
        _record(RENEW, row, by=by, at=at)
    return code


def delete_round(id: UUID | str, *, by: Person, at: datetime) -> None:
    """Delete a round that was never announced. Side effects: 1. the ledger has an entry; 2. the round is gone.

    Refused("no_round"), Refused("not_allowed"), Refused("round_announced"), Refused("round_has_proposals").
    """
    with transaction.atomic():
        row = _locked(id, by=by)
        if row.announced_at is not None:
            raise Refused("round_announced", field="")
        if row.proposals.exists():
            raise Refused("round_has_proposals")
        before = written_down(row)
        row.questions.all().delete()
        row.criteria.all().delete()
        _record(DELETE, row, by=by, at=at, before=before)
        row.delete()


# What they share ------------------------------------------------------------------------------------------------------


def new_code() -> str:
    """A code such as ``K7QM-2XRT-9F3B``."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(LETTERS)) for _ in range(GROUPS))


def _demand(by: Person, row: Round) -> None:
    if not ROUND.may(by, "see_round", row):
        raise Refused("no_round")
    ROUND.demand(by, "change_round", row)


def _locked(id: UUID | str, *, by: Person) -> Round:
    row = Round.objects.select_for_update().filter(pk=id).first()
    if row is None:
        raise Refused("no_round")
    _demand(by, row)
    return row


def _announced(id: UUID | str, *, by: Person) -> Round:
    row = _locked(id, by=by)
    if row.announced_at is None:
        raise Refused("round_prepared")
    return row


def _demand_free(row: Round, before: Data, found: Call) -> None:
    """Refused("round_announced", field=…) for a change of what people rely on."""
    if row.announced_at is None:
        return
    after = CALL.write(found)
    for field in FIXED:
        was, now = before[field], after.get(field, False)
        if was != now and not (field == "hidden" and was):
            raise Refused("round_announced", field=field)


def _put_lists(row: Round, found: Call, *, new: bool = False) -> None:
    put_texts(row, found.texts)
    put_quotas(row, found.quotas)
    put_criteria(row, found.criteria, new=new)
    put_questions(row, found.questions, new=new)


def _save(code: str, row: Round, before: Data, *, by: Person, at: datetime, reason: str = "") -> None:
    row.changed_at = at
    row.revision += 1
    row.save()
    after = written_down(row)
    changed = [name for name in after if after[name] != before[name]]
    old, new = {name: before[name] for name in changed}, {name: after[name] for name in changed}
    _record(code, row, by=by, at=at, before=old, after=new, reason=reason)


def _record(
    code: str,
    row: Round,
    *,
    by: Person,
    at: datetime,
    party: str = "",
    before: Data | None = None,
    after: Data | None = None,
    reason: str = "",
) -> None:
    """The entry: for everybody once the round is public; of a prepared or a hidden one the parties alone are told."""
    public = row.announced_at is not None and not row.is_hidden and code != RENEW
    acting = party or by.parties(Role.COORDINATOR, programme=row.programme_id)[0]
    names = {text.lang: text.name for text in row.texts.order_by("lang")}
    record(
        code,
        thing=row,
        label=names or row.slug,
        by=by.actor(acting),
        at=at,
        before=before,
        after=after,
        reason=reason,
        audience="" if public else "parties",
    )


def _taken(programme: str, slug: str) -> Exception:
    """What stands behind a refusal of the database: two rounds with one address, else it is our mistake."""
    if Round.objects.filter(programme=programme, slug=slug).exists():
        return Refused("round_there", slug=slug)
    return AssertionError("a round breaks a constraint")
