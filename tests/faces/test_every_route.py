"""Every route of the site, asked by everybody: who gets in is what ``routes.txt`` says, which leaves no route out.

The table says what a route is for, not what it happens to do: it is mended by hand, and read before it is mended.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.http.response import HttpResponseBase
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from diptych.apps.programme.domain.members import invite
from diptych.apps.programme.models import Invitation
from diptych.apps.slate.domain import backing as backings
from diptych.apps.slate.domain.drafts import begin_draft
from diptych.apps.slate.models import Assignment, Condition, Document, DocumentVersion, Proposal
from diptych.engines.values.record import Record
from diptych.kernel.audit import history_of
from diptych.kernel.hooks.models import Delivery
from diptych.registers.sources.models import Source
from tests.faces import whole_site as site
from tests.faces.api.test_openapi import operations
from tests.factories import people, secrets, slate
from tests.factories.registers import agent, keep, source

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


METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
"""Of programs. Browsers send forms by POST, and nothing else."""


class Rule(Record):
    """A line of the table: who gets in, by method; None where there is no such method."""

    path: str
    who: dict[str, frozenset[str] | None]
    why_nobody: str
    """Why nobody gets in, where that is so."""

    @property
    def methods(self) -> tuple[str, ...]:
        return METHODS if self.path.startswith("/api/") else METHODS[:2]


def table() -> dict[str, Rule]:
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.strip() and line[0] != "#"]
    rules = [_rule(line) for line in lines]
    assert len({rule.path for rule in rules}) == len(rules), "a route stands in the table twice"
    return {rule.path: rule for rule in rules}


def _rule(line: str) -> Rule:
    path, get, post, *more = (cell.strip() for cell in line.split("|"))
    why = more.pop() if more and more[-1].startswith("(") else ""
    told = {"GET": get, "POST": post, **dict(cell.split(" ", 1) for cell in more)}
    return Rule(path=path, who={method: _who(told.get(method, "-")) for method in METHODS}, why_nobody=why)


def _who(cell: str) -> frozenset[str] | None:
    names = [name.strip() for name in cell.split(",")]
    if names == [NO_SUCH_METHOD]:
        return None
    return frozenset(set().union(*(GROUPS[name] for name in names if name != "none")))


# What they get --------------------------------------------------------------------------------------------------------


def gets_in(answer: HttpResponseBase) -> bool | None:
    """Whether somebody was let in, whatever was made of what they sent; None where there is no such method."""
    where = answer.headers.get("Location", "")
    if answer.status_code == 405:
        return None
    return answer.status_code not in (401, 403, 404, 410) and "/desk/sign-in/" not in where


@cache
def examples() -> dict[tuple[str, str], dict[str, Any]]:
    """What the description of the API shows to be sent, by method and path as routes have it."""
    found = {}
    for method, path, row in operations():
        content = row.get("requestBody", {}).get("content", {})
        for kind, held in content.items():
            shown = next(iter(held.get("examples", {}).values()), {}).get("value", {})
            shown = FORM if kind == "multipart/form-data" else shown
            found[method.upper(), re.sub(r"\{(\w+)\}", r"[\1]", path)] = shown
    return found


FORM = {"kind": "contract", "title": "Contract"}
"""What goes with a file."""


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
        opened, slated = (self.secrets.proposals[name] for name in ("open", "on the slate"))
        self.own = str(Assignment.objects.get(reviewer__username="ru-reviewer-1", proposal=opened).pk)
        self.condition = str(Condition.objects.get(decision__party="RU", decision__proposal=slated).pk)
        self.things = site.Things(self.secrets, ["open"])
        delivery = Delivery.objects.filter(hook__party="RU")[0]
        self.things.deliveries = [(str(delivery.hook_id), str(delivery.pk))]
        self.things.assignments = [(str(opened.pk), self.own)]
        self.things.conditions = [(str(slated.pk), self.condition)]
        told = {"agency": "Фонд", "kind": "funding", "state": "sought", "by": slate.lead(), "at": slate.NOW}
        self.things.backings = [(str(opened.pk), str(backings.add_backing(opened.pk, **told).pk))]
        self.invited, _secret = self._invite(f"proposal:{opened.pk}")
        self.chosen = {re.compile(path): rows for path, rows in self._chosen(opened, slated).items()}
        self.entry = history_of(_agent("one"))[0].pk
        _agent("two")
        secured(User.objects.get(pk=slate.stranger().id))
        self.visitors = site.visitors(self.secrets)

    def _invite(self, about: str) -> tuple[Invitation, str]:
        who = {"programme": slate.PROGRAMME, "party": "RU", "by": slate.coordinator("RU"), "at": slate.NOW}
        return invite(email="pan@films.example", language="ru", about=about, path=lambda secret: f"/{secret}/", **who)

    def _chosen(self, opened: Proposal, slated: Proposal) -> dict[str, dict[str, str]]:
        """For whose sake somebody could get in, by the beginning of a path; the first that fits."""
        producers = {"document": str(Document.objects.filter(proposal=opened, party="")[0].pk)}
        side = {"document": str(Document.objects.filter(proposal=opened, party="RU")[0].pk)}
        shown = DocumentVersion.objects.get(document__proposal=slated, document__visibility="public")
        draft = {"secret": begin_draft(dossier=slate.DOSSIER, at=slate.NOW)[1], "kind": "json"}
        address = EmailAddress.objects.create(user_id=slate.stranger().id, email="new@films.example")
        hidden = self.secrets.rounds["hidden"]
        return {
            r"desk/proposals/\[id\]/documents/|/api/v1/proposals/\[id\]/documents/\[document\]$": producers,
            r"desk/proposals/\[id\]/side-document/|/api/v1/proposals/\[id\]/documents/\[document\]/": side,
            r"/api/v1/proposals/\[id\]/acts/settle_condition": {"id": str(slated.pk)},
            r"desk/rounds/\[id\]/code/": {"id": str(hidden.pk)},
            r"/api/v1/rounds/\[slug\]/acts/renew_code": {"slug": hidden.slug},
            r"slate/\[id\]/": {"id": str(slated.pk)},
            r"slate/documents/": {"id": str(shown.pk)},
            r"check/d/": draft,
            r"account/invitation/": {"secret": self._invite("")[1]},
            r"account/address/\[key\]": {"key": EmailConfirmationHMAC(address).key},
            r"desk/duplicates/|/api/v1/duplicates/": {"one": "one", "other": "two"},
            r"desk/agent/": {"id": "one"},
            r"desk/\[kind\]/\[id\]/undo/": {"kind": "agent", "id": "one"},
        }

    def address(self, route: site.Route, method: str) -> str:
        path = "/api/v1/rounds/[slug]/spread"
        query = ASKED.get(route.path, "") if method == "GET" or route.path != path else ""
        found = next((rows for begin, rows in self.chosen.items() if begin.match(route.path)), {})
        return site.address(route, {**self.things.of(route)[0], **found}) + query

    def sent(self, route: site.Route, method: str) -> dict[str, Any]:
        """Nothing by a browser, but what says what it is about; by a program the example of the description, about
        things that are there, since it looks at the body before it looks at who may."""
        if not route.path.startswith("/api/"):
            return {"desk/[kind]/[id]/undo/": {"entry": self.entry}}.get(route.path, {})
        found = examples().get((method, route.path), {})
        if found is FORM or route.path.endswith("/versions"):
            told = FORM if found is FORM and not route.path.endswith("/versions") else {}
            return {**told, "file": SimpleUploadedFile("contract.txt", b"Contract\n")}
        # Whoever has the number of the example in this run may be anybody.
        real = {"assignment": self.own, "condition": self.condition, "invitation": self.invited.pk, "to": 0}
        return {name: real.get(name, value) for name, value in found.items()}

    def by(self, name: str, where: str, method: str, sent: dict[str, Any] | None = None) -> HttpResponseBase:
        visitor = self.visitors[name]
        for value in (sent or {}).values():
            if isinstance(value, SimpleUploadedFile):
                value.seek(0)
        with transaction.atomic():
            answer = visitor.get(where) if method == "GET" else visitor.send(method, where, sent)
            if answer.streaming:
                list(answer.streaming_content)  # type: ignore[attr-defined]
            transaction.set_rollback(True)
        return answer

    def let_in(self, names: Iterable[str], route: site.Route, method: str) -> frozenset[str] | None:
        where, sent = self.address(route, method), self.sent(route, method)
        found = {name: gets_in(self.by(name, where, method, sent)) for name in names}
        if all(found[name] is None for name in found if name != site.NOBODY):
            return None
        return frozenset(name for name, is_in in found.items() if is_in)


ASKED = {
    "/api/v1/rounds/[slug]/spread": "?per_proposal=1",
    "/api/v1/proposals/[id]/difference": "?before=1&after=1",
    "desk/proposals/[id]/write/": "?room=internal",
}
"""What an address asks without which nobody is told anything."""


def _agent(id: str) -> Any:
    """Somebody in the registers, kept by an act that can be undone."""
    if not Source.objects.filter(pk="tass").exists():
        keep("source", source())
    return keep("agent", agent(id))


def secured(user: User) -> None:
    """Give an account what makes it safer: a password, codes, recovery codes. A passkey is made by a browser."""
    user.set_password(people.SECRET)
    user.save()
    TOTP.activate(user, generate_totp_secret())
    RecoveryCodes.activate(user)


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
        if path in there and not of_example(path):
            for method in rules[path].methods:
                expected = rules[path].who[method]
                # What is no method at all is none for whoever may do most.
                names = FEW if expected in (GROUPS["everybody"], None) else asked.visitors
                wanted = None if expected is None else expected & set(names)
                found = asked.let_in(names, there[path], method)
                if found != wanted:
                    wrong[path, method] = (sorted((found or set()) ^ (wanted or set())), found)
    assert wrong == {}


def test_nobody_gets_in_only_for_a_reason() -> None:
    """A line that lets nobody in proves nothing unless somebody could get in: each says why nobody here can."""
    nobody = {rule.path for rule in table().values() if frozenset() in rule.who.values()}
    assert {path for path, rule in table().items() if rule.why_nobody} == nobody


# What stands in registers and in the library --------------------------------------------------------------------------


def of_example(path: str) -> bool:
    """Whether a route is about a thing of the example programme or of the library: see below."""
    own = r"^/api/v1/(proposals|rounds|reviews|hooks|members|invitations|mails|views|duplicates)/"
    return path in PAGES or (path.startswith("/api/v1/") and "[" in path and not re.match(own, path))


PAGES = {
    "films/[id]/": "works",
    "people/[id]/": "agents",
    "events/[id]/": "events",
    "events/[id].ics": "events",
    "drives/[id]/": "drives",
    "expeditions/[id]/": "expeditions",
    "documents/[id]/": "documents",
    "agreements/[id]/": "agreements",
    "thesaurus/[id]/": "thesaurus",
    "/og/[code]/[kind]/[id].png": "works",
    "/sitemap/[kind]/[number].xml": "",
    "/api/v1/market": "",
}
"""Pages about things, by the list of the API that has them."""


def steps() -> dict[str, dict[str, str]]:
    """What leads to something, as the description of the API has it, by path."""
    return {
        re.sub(r"\{(\w+)\}", r"[\1]", path): {
            row["name"]: row["example"] for row in operation["parameters"] if row.get("in") == "path"
        }
        for method, path, operation in operations()
        if method == "get"
    }


@pytest.mark.usefixtures("programme")
def test_everybody_gets_in_to_what_is_public() -> None:
    rules, shown, wrong = table(), steps(), {}
    for route in site.routes():
        if of_example(route.path):
            found = shown.get(route.path) or shown.get(f"/api/v1/{PAGES.get(route.path)}/[id]", {})
            plain = {"code": site.LANGUAGE, "kind": "site" if "sitemap" in route.path else "film", "number": "1"}
            where = site.address(route, {**plain, **found})
            answer = Client().get(where)
            if answer.status_code != 200 or rules[route.path].who["GET"] != GROUPS["everybody"]:
                wrong[where] = answer.status_code
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
            answer, other = (asked.by(name, site.address(route, {**plain, "id": it}), "GET") for it in (id, site.NONE))
            if (answer.status_code, said(answer)) != (other.status_code, said(other)):
                wrong[route.path] = (answer.status_code, other.status_code)
    assert wrong == {}


def said(answer: HttpResponseBase) -> str:
    """What an answer says, but for the ids that were asked for and what differs from one answer to the next."""
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "", site.lasting(site.content(answer)))
