"""Who asks: the token in the header, its owner reduced to what it is for."""

from __future__ import annotations

from dataclasses import replace

import structlog
from django.utils import timezone

from diptych.apps.programme.queries.members import person_of
from diptych.apps.slate.queries.reaching import Reach
from diptych.engines.values.record import Record
from diptych.faces.api.asking import read_query
from diptych.faces.api.languages import language_of
from diptych.faces.api.problems import Problem
from diptych.faces.api.slate.questions import PLAIN
from diptych.faces.wording.tokens import ACTS
from diptych.kernel import limits
from diptych.kernel.permissions.domain.tokens import note_use
from diptych.kernel.permissions.models import Token
from diptych.kernel.permissions.person import Person
from diptych.kernel.permissions.queries.tokens import token_behind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any

    from django.http import HttpRequest

    from diptych.kernel.keeping.shapes import Fields
    from diptych.kernel.texts import Language

CHALLENGE = 'Bearer realm="diptych"'


class Caller(Record):
    """Whoever a request comes from."""

    token: Token
    person: Person
    """The owner of the token with the seats it is for, and no others."""
    at: datetime
    language: Language

    @property
    def programme(self) -> str:
        return self.token.programme

    @property
    def party(self) -> str:
        """For which they act; empty for a producer."""
        return self.token.party

    @property
    def reach(self) -> Reach:
        return Reach(person=self.person, programme=self.programme, party=self.party)

    def demand(self, act: str) -> None:
        """Problem("not_in_token") where the token is not meant for an act."""
        if act not in self.token.acts:
            scope = 'error="insufficient_scope"'
            headers = {"WWW-Authenticate": f"{CHALLENGE}, {scope}"}
            raise Problem("not_in_token", act=act, known=tuple(self.token.acts), headers=headers)


def begun(
    request: HttpRequest, act: str | None, shape: Fields = PLAIN, *, any_type: bool = False
) -> tuple[Caller, dict[str, Any]]:
    """How every operation begins: who asks, once their token is seen to open this act, and what the address asks.

    As :func:`caller` and :func:`diptych.faces.api.asking.read_query`, in this order.
    """
    who = caller(request, act)
    asked: Any = read_query(request, shape, any_type=any_type)
    return who, dict(asked)


def caller(request: HttpRequest, act: str | None = None) -> Caller:
    """Who asks, once their token is seen to open this act (None: any token will do).

    Side effect: the hour in which a token was used last is remembered. Problem("token_missing"),
    Problem("token_unknown"), Problem("seat_ended"), Problem("not_in_token"), Refused("too_fast"). Four queries.
    """
    at = timezone.now()
    secret = _secret(request)
    # Before the database is asked, by address and by token, whether there is such a token or not.
    limits.spend(request, "token", account=secret)
    token = token_behind(secret, at=at)
    if token is None:
        raise Problem("token_unknown", headers={"WWW-Authenticate": f'{CHALLENGE}, error="invalid_token"'})
    structlog.contextvars.bind_contextvars(token=token.prefix)
    found = Caller(token=token, person=_reduced(token), at=at, language=language_of(request))
    if act is not None:
        found.demand(act)
    note_use(token, at=at)
    return found


def _secret(request: HttpRequest) -> str:
    scheme, _space, secret = request.headers.get("Authorization", "").partition(" ")
    secret = secret.strip()
    if scheme.lower() != "bearer" or not secret:
        raise Problem("token_missing", headers={"WWW-Authenticate": CHALLENGE})
    return secret


def _reduced(token: Token) -> Person:
    """The owner without anything the token is not for."""
    whole = person_of(token.user)
    wanted = (token.programme, token.party)
    seats = tuple(seat for seat in whole.seats if (seat.programme, seat.party) == wanted)
    if token.party and not seats:
        raise Problem("seat_ended", party=token.party)
    return replace(whole, seats=seats, is_administrator=False)


__all__ = ["ACTS", "Caller", "begun", "caller"]
