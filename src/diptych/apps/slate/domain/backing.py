"""Backing: what agencies give to a film or promise it, as its producers write it down."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from django.db import transaction

from diptych.apps.slate.domain.acting import Act
from diptych.apps.slate.domain.typed import choice, demand_open, prose
from diptych.apps.slate.enums import BackingKind, BackingState
from diptych.apps.slate.models import Backing
from diptych.engines.values.codes import COUNTRIES, CURRENCIES
from diptych.engines.values.errors import Refused
from diptych.kernel.audit import action
from diptych.registers.authority.models import Agent

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any
    from uuid import UUID

    from diptych.kernel.permissions.person import Person


def _(text: str) -> str:
    return text


ADD = action("slate.add_backing", _("Backing added"))
CHANGE = action("slate.change_backing", _("Backing changed"))
REMOVE = action("slate.remove_backing", _("Backing taken out"))

LONGEST_TERMS = 4000
LARGEST = Decimal(10) ** 15
"""More than anybody could mean, in any currency."""

FIELDS = ("agency", "agent", "country", "kind", "state", "amount", "currency", "terms")


def add_backing(
    id: UUID | str,
    *,
    agency: str = "",
    agent: str | None = None,
    country: str = "",
    kind: str,
    state: str,
    amount: Decimal | str | None = None,
    currency: str = "",
    terms: str = "",
    by: Person,
    at: datetime,
) -> Backing:
    """Add what an agency gives or is asked for; ``agent`` is its id in the register, where it is known there.

    It belongs to the next revision that is filed. Side effects: 1. the backing is saved; 2. the ledger has an entry for
    the producers. Refused("no_proposal"), Refused("not_allowed"), Refused("proposal_ended"),
    Refused("text_missing", field="agency"), Refused("no_agent", found=…), Refused("no_country", found=…),
    Refused("no_currency", found=…), Refused("bad_amount", found=…), Refused("amount_without_currency"),
    Refused("no_choice"), Refused("text_too_long").
    """
    told = {
        "agency": agency,
        "agent": agent,
        "country": country,
        "kind": kind,
        "state": state,
        "amount": amount,
        "currency": currency,
        "terms": terms,
    }
    with transaction.atomic():
        act = _act(id, by=by, at=at)
        row = Backing.objects.create(proposal=act.proposal, created_at=at, **_read(told))
        _saved(act)
        act.record(ADD, after=written(row), audience=f"producers:{act.proposal.pk}")
    return row


def change_backing(backing: UUID | str, *, by: Person, at: datetime, **changes: Any) -> Backing:
    """Change some of what :func:`add_backing` takes. Nothing happens where nothing differs.

    Side effects: 1. the backing is saved; 2. the ledger has an entry for the producers. Refused as for adding, and
    Refused("no_backing").
    """
    with transaction.atomic():
        act, row = _held(backing, by=by, at=at)
        before = written(row)
        unknown = set(changes) - set(FIELDS)
        if unknown:
            raise TypeError(f"a backing has no {', '.join(sorted(unknown))}")
        for name, value in _read({**before, **changes}).items():
            setattr(row, name, value)
        after = written(row)
        changed = [name for name in FIELDS if before[name] != after[name]]
        if changed:
            row.save()
            _saved(act)
            act.record(
                CHANGE,
                before={name: before[name] for name in changed},
                after={name: after[name] for name in changed},
                audience=f"producers:{act.proposal.pk}",
            )
    return row


def remove_backing(backing: UUID | str, *, by: Person, at: datetime) -> None:
    """Take a backing out; revisions that were filed with it hold it still.

    Side effects: 1. the backing is deleted; 2. the ledger has an entry for the producers with all it said.
    Refused("no_backing"), Refused("proposal_ended").
    """
    with transaction.atomic():
        act, row = _held(backing, by=by, at=at)
        before = written(row)
        row.delete()
        _saved(act)
        act.record(REMOVE, before=before, audience=f"producers:{act.proposal.pk}")


def written(row: Backing) -> dict[str, Any]:
    """A backing as plain data."""
    return {
        "agency": row.agency,
        "agent": row.agent_id or "",
        "country": row.country,
        "kind": str(row.kind),
        "state": str(row.state),
        "amount": format(row.amount.normalize(), "f") if row.amount is not None else "",
        "currency": row.currency,
        "terms": row.terms,
    }


def _act(id: UUID | str, *, by: Person, at: datetime) -> Act:
    act = Act(id, by=by, at=at)
    act.demand("edit_proposal")
    demand_open(act.proposal)
    return act


def _held(id: UUID | str, *, by: Person, at: datetime) -> tuple[Act, Backing]:
    proposal = Backing.objects.filter(pk=id).values_list("proposal", flat=True).first()
    if proposal is None:
        raise Refused("no_backing")
    try:
        act = _act(proposal, by=by, at=at)
    except Refused as error:
        raise (Refused("no_backing") if error.code == "no_proposal" else error) from None
    row = Backing.objects.filter(pk=id).first()
    if row is None:
        raise Refused("no_backing")
    return act, row


def _saved(act: Act) -> None:
    act.proposal.changed_at = act.at
    act.proposal.save(update_fields=["changed_at"])


def _read(told: dict[str, Any]) -> dict[str, Any]:
    agent = _agent(told["agent"])
    country, currency = told["country"].strip(), told["currency"].strip()
    if country and country not in COUNTRIES:
        raise Refused("no_country", found=country[:60])
    if currency and currency not in CURRENCIES:
        raise Refused("no_currency", found=currency[:60])
    amount = _amount(told["amount"])
    if (amount is None) != (not currency):
        raise Refused("amount_without_currency")
    return {
        "agency": prose(told["agency"], field="agency", most=300, needed=agent is None),
        "agent": agent,
        "country": country,
        "kind": choice(BackingKind, told["kind"], field="kind"),
        "state": choice(BackingState, told["state"], field="state"),
        "amount": amount,
        "currency": currency,
        "terms": prose(told["terms"], field="terms", most=LONGEST_TERMS, needed=False),
    }


def _agent(id: str | None) -> Agent | None:
    if not id:
        return None
    found = Agent.objects.filter(pk=id).first()
    if found is None:
        raise Refused("no_agent", found=id[:60])
    return found


def _amount(value: Decimal | str | None) -> Decimal | None:
    """Refused("bad_amount", found=…) for what is no sum above nought, or has more than two decimals."""
    if value is None or value == "":
        return None
    try:
        found = Decimal(value)
    except InvalidOperation:
        raise Refused("bad_amount", found=str(value)[:60]) from None
    if not found.is_finite() or not 0 < found < LARGEST or found != found.quantize(Decimal("0.01")):
        raise Refused("bad_amount", found=str(value)[:60])
    return found
