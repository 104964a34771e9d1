"""Every route of the site, asked by everybody: who gets in is what ``routes.txt`` says, which leaves no route out.

The table says what a route is for, not what it happens to do: it is mended by hand, and read before it is mended.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.http.response import HttpResponseBase
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from diptych.apps.slate.models import Assignment, Condition, Document
from diptych.engines.values.record import Record
from diptych.faces.api.slate.acts import TABLE as ACTS_OF_PROGRAMS
from diptych.kernel.hooks.models import Delivery
from tests.faces import whole_site as site
from tests.factories import secrets, slate

pytestmark = pytest.mark.database

TABLE = Path(__file__).with_name("routes.txt")
NO_SUCH_METHOD = "-"

# Who --------------------------------------------------------------------------------------------------------------

ROLES = {f"{role}s": {f"{party} {role}" for party in slate.PARTIES} for role in slate.Role}
OWN = {f"own {role}s": {f"RU {role}"} for role in slate.Role}
"""Of the side whose thing is asked for: all things of one side are the Russian one's here."""
PRODUCERS = {"lead": {"lead"}, "partner": {"partner"}}
STAFF = {name: ROLES[name] for name in ("coordinators", "officers", "analysts")}
MEMBERS = set().union(*ROLES.values())
ACCOUNTS = MEMBERS | {"lead", "partner", "stranger", site.ADMINISTRATOR}
GROUPS: dict[str, set[str]] = {
    "everybody": ACCOUNTS | {site.NOBODY},
    "accounts": ACCOUNTS,
    "members": MEMBERS,
    "staff": set().union(*STAFF.values()),
    "deciding": ROLES["coordinators"] | ROLES["officers"],
    "own staff": {"RU coordinator", "RU officer", "RU analyst"},
    "own deciding": {"RU coordinator", "RU officer"},
    "producers": {"lead", "partner"},
    **ROLES,
    **OWN,
    **PRODUCERS,
    "stranger": {"stranger"},
    "administrator": {site.ADMINISTRATOR},
    "nobody": {site.NOBODY},
}
"""Names of the table, the widest first."""
FEW = (site.NOBODY, "stranger", "RU officer", site.ADMINISTRATOR)
"""Who asks for what is open to everybody: such pages know nobody."""


class Rule(Record):
    """A line of the table: who gets in, by GET and by POST; None where there is no such method."""

    path: str
    get: frozenset[str] | None
    post: frozenset[str] | None


def table() -> dict[str, Rule]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.strip() and line[0] != "#"]
    rules = [Rule(path=path.strip(), get=_who(get), post=_who(post)) for path, get, post in map(_cells, lines)]
    assert len({rule.path for rule in rules}) == len(rules), "a route stands in the table twice"
    return {rule.path: rule for rule in rules}


def _cells(line: str) -> tuple[str, str, str]:
    path, get, post = line.split("|")
    return path, get, post


def _who(cell: str) -> frozenset[str] | None:
    names = [name.strip() for name in cell.split(",")]
    return None if names == [NO_SUCH_METHOD] else frozenset(set().union(*(GROUPS[name] for name in names if name)))


# What they get --------------------------------------------------------------------------------------------------------


def gets_in(answer: HttpResponseBase) -> bool | None:
    """Whether somebody was let in, whatever was made of what they sent; None where there is no such method."""
    where = answer.headers.get("Location", "")
    if answer.status_code == 405:
        return None
    return answer.status_code not in (401, 403, 404, 410) and "/desk/sign-in/" not in where


def sent_to(where: str) -> dict[str, Any]:
    """Nothing; but the example of an act to a program's address, which looks at the body before it looks at who may."""
    act = ACTS_OF_PROGRAMS.get(where.rpartition("/acts/")[2]) if "/acts/" in where else None
    return dict(act.example) if act else {}


@pytest.fixture(scope="module")
def asked(database: None, django_db_blocker: DjangoDbBlocker) -> Generator[Asked]:
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "now", lambda: slate.NOW)
        with transaction.atomic():
            yield Asked()
            transaction.set_rollback(True)
        connection.close()


class Asked:
    """Everybody before the whole site; what they do is taken back at once."""

    def __init__(self) -> None:
        self.secrets = secrets.make()
        self.visitors = site.visitors(self.secrets)
        self.things = site.Things(self.secrets, ["open"])
        opened, slated = (str(self.secrets.proposals[name].pk) for name in ("open", "on the slate"))
        own = Assignment.objects.get(reviewer__username="ru-reviewer-1", proposal=opened)
        self.things.assignments = [(opened, str(own.pk))]
        condition = Condition.objects.get(decision__party="RU", decision__proposal=slated)
        self.things.conditions = [(slated, str(condition.pk))]
        self.of_producers = Document.objects.filter(proposal=opened, party="")[0]
        delivery = Delivery.objects.filter(hook__party="RU")[0]
        self.things.deliveries = [(str(delivery.hook_id), str(delivery.pk))]

    def address(self, route: site.Route) -> str:
        arguments = self.things.of(route)[0]
        if route.path.endswith("/documents/[document]/"):
            arguments = {**arguments, "document": str(self.of_producers.pk)}
        return site.address(route, arguments)

    def by(self, name: str, where: str, method: str) -> HttpResponseBase:
        visitor = self.visitors[name]
        with transaction.atomic():
            answer = visitor.get(where) if method == "get" else visitor.post(where, sent_to(where))
            transaction.set_rollback(True)
        return answer

    def let_in(self, names: Iterable[str], where: str, method: str) -> frozenset[str] | None:
        found = {name: gets_in(self.by(name, where, method)) for name in names}
        if all(found[name] is None for name in found if name != site.NOBODY):
            return None
        return frozenset(name for name, is_in in found.items() if is_in)
