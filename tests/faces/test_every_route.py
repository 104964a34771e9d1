"""Every route of the site, asked by everybody: who gets in is what ``routes.txt`` says, which leaves no route out.

The table says what a route is for, not what it happens to do: it is mended by hand, and read before it is mended.
"""

from __future__ import annotations

import re
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
    return (
        None
        if names == [NO_SUCH_METHOD]
        else frozenset(set().union(*(GROUPS[name] for name in names if name != "none")))
    )


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
    if act is None:
        return {}
    # Whoever has the number of the example in this run may be anybody.
    return {**act.example, **({"to": 0} if "to" in act.example else {})}


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
            if answer.streaming:
                list(answer.streaming_content)  # type: ignore[attr-defined]
            transaction.set_rollback(True)
        return answer

    def let_in(self, names: Iterable[str], where: str, method: str) -> frozenset[str] | None:
        found = {name: gets_in(self.by(name, where, method)) for name in names}
        if all(found[name] is None for name in found if name != site.NOBODY):
            return None
        return frozenset(name for name, is_in in found.items() if is_in)


# The table ------------------------------------------------------------------------------------------------------------


def test_table_has_every_route_and_no_other() -> None:
    there, told = [route.path for route in site.routes()], list(table())
    assert set(there) - set(told) == set(), "routes without a line: say in routes.txt who gets in"
    assert set(told) - set(there) == set(), "lines of routes that are gone"


def test_path_is_written_as_people_read_it() -> None:
    patterns = [r"^proposals\.(?P<kind>csv|xlsx)$", "<uuid:id>/", r"^v1/?$", r"^address/(?P<key>[-:\w]+)/$"]
    assert [site.written(pattern) for pattern in patterns] == ["proposals.[kind]", "[id]/", "v1", "address/[key]/"]


def parts(count: int) -> list[list[str]]:
    """The routes of the table in so many heaps, which may be asked for side by side."""
    paths = list(table())
    return [paths[number::count] for number in range(count)]


@pytest.mark.parametrize("paths", parts(4), ids=["first", "second", "third", "last"])
def test_those_get_in_whom_the_table_names(paths: list[str], asked: Asked) -> None:
    rules, wrong = table(), {}
    there = {route.path: route for route in site.routes()}
    for path in paths:
        if path in there:
            where = asked.address(there[path])
            for method, expected in (("get", rules[path].get), ("post", rules[path].post)):
                names = FEW if expected == GROUPS["everybody"] else asked.visitors
                wanted = None if expected is None else expected & set(names)
                found = asked.let_in(names, where, method)
                if found != wanted:
                    wrong[path, method] = (sorted((found or set()) ^ (wanted or set())), found)
    assert wrong == {}


@pytest.mark.parametrize(
    ("name", "proposal"),
    [
        *((name, "open") for name in ("RU curator", "CN editor", "stranger", site.NOBODY)),
        *((name, "never filed") for name in ("RU coordinator", "CN analyst", "RU reviewer", "stranger")),
    ],
)
def test_who_may_not_see_it_is_not_told_whether_it_is_there(name: str, proposal: str, asked: Asked) -> None:
    """A proposal and one that never was are answered alike, to the letter."""
    wrong, id = {}, str(asked.secrets.proposals[proposal].pk)
    for route in site.routes():
        if re.match(r"desk/proposals/\[id\]|/api/v1/proposals/\[id\]", route.path):
            plain = {argument: site.PLAIN.get(argument, site.NONE) for argument in route.arguments}
            answer, other = (asked.by(name, site.address(route, {**plain, "id": it}), "get") for it in (id, site.NONE))
            if (answer.status_code, said(answer)) != (other.status_code, said(other)):
                wrong[route.path] = (answer.status_code, other.status_code)
    assert wrong == {}


def said(answer: HttpResponseBase) -> str:
    """What an answer says, but for the ids that were asked for and what differs from one answer to the next."""
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "", site.lasting(site.content(answer)))
