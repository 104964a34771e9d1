"""What can be done: every job by its name, registered in a subject's module ``tasks``."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from uuid import UUID

from django.apps import apps

from diptych.engines.values.record import Record
from diptych.kernel.audit.actions import Misused
from diptych.kernel.jobs.backoff import Backoff

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Function = Callable[..., None]

LONGEST = 100
"""Letters a name may have."""

ATTEMPTS = 8
FIRST, MOST = 30.0, 6 * 3600.0
"""Seconds to wait after the first attempt, and at the most."""

_NAME = re.compile(r"[a-z][a-z_]*\.[a-z][a-z_]*")


class Hopeless(Exception):
    """Raised by a job that no further attempt would help; its text tells the operator why."""


class Attempt(Record):
    """One attempt at a job, as the job itself sees it."""

    job: UUID
    number: int
    """Counted from 1."""
    at: datetime
    """The moment it began."""
    next_at: datetime | None
    """When there would be another attempt if this one failed; None if it is the last."""

    @property
    def last(self) -> bool:
        return self.next_at is None


class Kind(Record):
    """A job that is registered."""

    name: str
    run: Function
    attempts: int
    backoff: Backoff
    whole: bool


_kinds: dict[str, Kind] = {}


def job(
    name: str,
    *,
    attempts: int = ATTEMPTS,
    first: float = FIRST,
    most: float = MOST,
    factor: float = 2,
    whole: bool = False,
) -> Callable[[Function], Function]:
    """Register a function as the job of this name. It is called with the attempt and the arguments of the job.

    It fails by raising anything, and is tried ``attempts`` times, with waits as of :class:`Backoff`. ``whole`` runs it
    in one transaction with the note that it is done: then its writes happen once, whatever is killed when. A job that
    reaches outside of the database is not ``whole``: it would hold the transaction for as long as the outside takes.
    """
    if not _NAME.fullmatch(name) or len(name) > LONGEST:
        raise Misused(f"{name!r} is not written as subject.verb_and_object")

    def register(function: Function) -> Function:
        if name in _kinds:
            raise Misused(f"the job {name!r} is registered twice")
        backoff = Backoff(first=first, most=most, factor=factor)
        _kinds[name] = Kind(name=name, run=function, attempts=attempts, backoff=backoff, whole=whole)
        return function

    return register


def kind_of(name: str) -> Kind | None:
    """The job of this name; None where this version of the program has none."""
    if name not in _kinds:
        load()
    return _kinds.get(name)


@cache
def load() -> None:
    """Import every module ``tasks``: nobody else has a reason to."""
    root = __name__.partition(".")[0] + "."
    for config in apps.get_app_configs():
        name = f"{config.name}.tasks"
        if config.name.startswith(root) and find_spec(name) is not None:
            import_module(name)
