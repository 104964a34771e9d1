"""The whole site to walk: every route, its addresses with what was made, everybody who may ask, what they get."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from functools import cache
from io import BytesIO
from typing import Any

from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.http.response import HttpResponseBase
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone, translation

from diptych.apps.programme.models import Invitation, Membership
from diptych.apps.slate.models import Assignment, Backing, Condition, Document, DocumentVersion, SavedView
from diptych.engines.values.record import Record
from diptych.faces.accounts.access import ADMINISTERING
from diptych.kernel.hooks.models import Delivery, Hook
from diptych.kernel.notices.models import Mail
from diptych.kernel.permissions.domain.administering import LIFETIME
from diptych.kernel.permissions.models import AdministratorSession
from tests.factories import secrets, slate

LANGUAGE = "en"
NOBODY, ADMINISTRATOR = "nobody", "administrator"
NONE = "00000000-0000-7000-8000-000000000000"
"""The id of nothing."""


# Routes ---------------------------------------------------------------------------------------------------------------


class Route(Record):
    """One address of the resolver, as the table of permissions calls it."""

    path: str
    """With its arguments in brackets; one that stands under every language is written without it, the others with a
    slash before them."""
    localised: bool
    arguments: tuple[str, ...]


def routes() -> list[Route]:
    """Every route of the site, each path once, in the order of the resolver."""
    with translation.override(LANGUAGE):
        found = {route.path: route for route in _walk(get_resolver().url_patterns, "", ())}
    return list(found.values())


def _walk(patterns: Iterable[Any], before: str, names: tuple[str, ...]) -> Iterator[Route]:
    for pattern in patterns:
        path, arguments = before + written(str(pattern.pattern)), (*names, *pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, path, arguments)
        elif isinstance(pattern, URLPattern):
            localised = path.startswith(f"{LANGUAGE}/")
            shown = path.removeprefix(f"{LANGUAGE}/") or "./" if localised else f"/{path}"
            yield Route(path=shown, localised=localised, arguments=arguments)


def written(pattern: str) -> str:
    """A pattern as people read it.

    >>> written(r"^proposals\\.(?P<kind>csv|xlsx)$"), written("<uuid:id>/"), written("^v1/?$")
    ('proposals.[kind]', '[id]/', 'v1')
    """
    return re.sub(r"<(?:\w+:)?(\w+)>", r"[\1]", _plain(pattern))


def _plain(pattern: str) -> str:
    if not pattern.startswith("^"):
        return pattern
    text = pattern.removeprefix("^").removesuffix("$").removesuffix("/?")
    return _without_groups(text).replace("\\.", ".")


def _without_groups(text: str) -> str:
    """The named groups of an expression as ``[name]``, whatever is nested in them."""
    found, depth, name = "", 0, ""
    for part in re.split(r"(\(\?P<\w+>|\(|\)|\[[^\]]*\])", text):
        if group := re.fullmatch(r"\(\?P<(\w+)>", part):
            depth, name = depth + 1, name or group[1]
        elif part == "(" and depth:
            depth += 1
        elif part == ")" and depth:
            depth -= 1
            if not depth:
                found, name = f"{found}[{name}]", ""
        elif not depth:
            found += part
    return found


# Addresses ------------------------------------------------------------------------------------------------------------


class Things:
    """What stands for the arguments of routes: the ids of everything that was made."""

    def __init__(self, found: secrets.Secrets, proposals: Iterable[str] = ()) -> None:
        chosen = [found.proposals[name].pk for name in (proposals or found.proposals)]
        self.proposals = [str(id) for id in chosen]
        self.rounds = [(str(row.pk), row.slug) for row in found.rounds.values()]
        among = {"proposal__in": chosen}
        self.assignments = _pairs(Assignment.objects.filter(**among), "proposal")
        self.conditions = _pairs(Condition.objects.filter(decision__proposal__in=chosen), "decision__proposal")
        self.documents = _pairs(Document.objects.filter(**among), "proposal")
        self.versions = _pairs(DocumentVersion.objects.filter(document__proposal__in=chosen), "document__proposal")
        self.backings = _pairs(Backing.objects.filter(**among), "proposal")
        self.hooks = [str(row.pk) for row in Hook.objects.order_by("pk")]
        self.deliveries = _pairs(Delivery.objects.order_by("-pk")[:6], "hook")
        self.seats = [str(pk) for pk in Membership.objects.order_by("pk").values_list("pk", flat=True)]
        self.invitations = [str(pk) for pk in Invitation.objects.order_by("pk").values_list("pk", flat=True)]
        self.views = [str(pk) for pk in SavedView.objects.order_by("pk").values_list("pk", flat=True)]
        self.mails = [str(pk) for pk in Mail.objects.order_by("pk").values_list("pk", flat=True)]

    def of(self, route: Route) -> list[dict[str, str]]:
        """Every set of arguments under which a route is asked for; none at all where nothing was made for it."""
        names = tuple(dict.fromkeys(route.arguments))
        if not names:
            return [{}]
        found = self._about(route.path)
        kinds = kinds_of(route.path) if "kind" in names else ("",)
        plain = {name: PLAIN.get(name, NONE) for name in names}
        return [{**plain, **row, "kind": kind or plain.get("kind", "")} for row in found for kind in kinds]

    def _about(self, path: str) -> list[dict[str, str]]:
        for begin, rows in self._rows().items():
            if re.match(begin, path.lstrip("/")):
                return rows
        return [{}]

    def _rows(self) -> dict[str, list[dict[str, str]]]:
        def pairs(rows: list[tuple[str, str]], first: str, second: str) -> list[dict[str, str]]:
            return [{first: one, second: two} for one, two in rows]

        def each(name: str, rows: Iterable[str], **more: str) -> list[dict[str, str]]:
            return [{name: row, **more} for row in rows]

        return {
            r"desk/proposals/\[id\]/conditions": pairs(self.conditions, "id", "condition"),
            r"desk/proposals/\[id\]/reviewers/\[": pairs(self.assignments, "id", "assignment"),
            r"desk/proposals/\[id\]/documents/\[": pairs(self.documents, "id", "document"),
            r"desk/proposals/\[id\]/side-document/\[": pairs(self.documents, "id", "document"),
            r"desk/proposals/\[id\]/backing/\[": pairs(self.backings, "id", "backing")
            or [{"id": self.proposals[0], "backing": NONE}],
            r"desk/proposals/\[id\]/revisions/\[": each("id", self.proposals, which="1"),
            r"desk/proposals/\[id\]": each("id", self.proposals),
            r"desk/documents/\[id\]/$": each("id", [two for _one, two in self.versions]),
            r"desk/reviews/\[id\]": each("id", [two for _one, two in self.assignments]),
            r"desk/rounds/\[id\]": each("id", [id for id, _slug in self.rounds]),
            r"desk/members/seats": each("id", self.seats),
            r"desk/members/invitations": each("id", self.invitations),
            r"desk/mails": each("id", self.mails),
            r"desk/settings/webhooks": each("id", self.hooks),
            r"calls/\[id\]": each("id", [slug for _id, slug in self.rounds]),
            r"slate/\[id\]/?$|slate/films/\[id\]": each("id", self.proposals),
            r"slate/documents/\[id\]": each("id", [two for _one, two in self.versions]),
            r"api/v1/rounds": each("slug", [slug for _id, slug in self.rounds]),
            r"api/v1/members/seats": each("seat", self.seats),
            r"api/v1/invitations/": each("invitation", self.invitations),
            r"api/v1/mails/": each("mail", self.mails),
            r"api/v1/views/": each("view", self.views),
            r"api/v1/reviews": each("assignment", [two for _one, two in self.assignments]),
            r"api/v1/proposals/\[id\]/documents/\[document\]": pairs(self.documents, "id", "document"),
            r"api/v1/proposals/\[id\]/documents/\[version\]": pairs(self.versions, "id", "version"),
            r"api/v1/proposals/\[id\]/backings/\[": pairs(self.backings, "id", "backing")
            or [{"id": self.proposals[0], "backing": NONE}],
            r"api/v1/proposals/\[id\]/revisions/\[": each("id", self.proposals, number="1"),
            r"api/v1/proposals/\[id\]": each("id", self.proposals),
            r"api/v1/hooks/\[hook\]/deliveries/\[": pairs(self.deliveries, "hook", "delivery")
            or [{"hook": self.hooks[0], "delivery": NONE}],
            r"api/v1/hooks/\[": each("hook", self.hooks),
        }


PLAIN = {
    "number": "0",
    "code": LANGUAGE,
    "kind": "source",
    "id": "source-of-ru-cn",
    "year": "2026",
    "month": "11",
    "name": "films",
    "pk": "1",
    "which": "1",
    "provider_id": "none",
    "key": "none",
    "uidb36": "none",
    "secret": "none",
    "slug": "none",
}
"""Arguments of routes that stand for nothing a programme made."""


def kinds_of(path: str) -> tuple[str, ...]:
    if re.search(r"(proposals|entries)\.\[kind\]$", path):
        return ("csv", "xlsx", "pdf")
    if re.search(r"(dossier|revision)\.\[kind\]$", path):
        return ("json", "yaml")
    if re.search(r"\.\[kind\]$", path):
        return ("csv", "xlsx")
    return ("",)


def _pairs(rows: Any, owner: str) -> list[tuple[str, str]]:
    return [(str(one), str(two)) for one, two in rows.values_list(owner, "pk")]


def address(route: Route, arguments: dict[str, str]) -> str:
    path = re.sub(r"\[(\w+)\]", lambda name: arguments[name[1]], route.path)
    return f"/{LANGUAGE}/{path.removeprefix('./')}" if route.localised else path


# Who asks -------------------------------------------------------------------------------------------------------------


class Visitor:
    """Somebody with a browser, and with a program that sends their token where they have one."""

    def __init__(self, name: str, user: User | None = None, token: str = "") -> None:
        self.name = name
        self.user = user
        self.browser = Client(raise_request_exception=True)
        self.program = Client(headers={"authorization": f"Bearer {token}"}) if token else Client()
        if user is not None:
            self.browser.force_login(user)

    def get(self, path: str, data: dict[str, str] | None = None) -> HttpResponseBase:
        if path.startswith("/api/"):
            return self.program.get(path, data)
        with self._as_it_was():
            return self.browser.get(path, data)

    def send(self, method: str, path: str, data: dict[str, Any] | None = None) -> HttpResponseBase:
        """What was answered. A program sends JSON, or a form where there is a file; it changes whatever is there."""
        if path.startswith("/api/"):
            has_file = any(isinstance(value, UploadedFile) for value in (data or {}).values())
            sent: Any = encode_multipart(BOUNDARY, data or {}) if has_file else json.dumps(data or {})
            kind = MULTIPART_CONTENT if has_file else "application/json"
            return self.program.generic(method, path, sent, content_type=kind, headers={"if-match": "*"})
        with self._as_it_was():
            return self.browser.generic(method, path, encode_multipart(BOUNDARY, data or {}), MULTIPART_CONTENT)

    @contextmanager
    def _as_it_was(self) -> Iterator[None]:
        """The browser keeps no cookie that it is given: what goes with it in the database is taken back."""
        kept = deepcopy(self.browser.cookies)
        try:
            yield
        finally:
            self.browser.cookies = kept

    def post(self, path: str, data: dict[str, Any] | None = None) -> HttpResponseBase:
        return self.send("POST", path, data)


def visitors(found: secrets.Secrets) -> dict[str, Visitor]:
    """Everybody of :func:`tests.factories.slate.everybody`, nobody, and an administrator at work."""
    users = {person.id: User.objects.get(pk=person.id) for person in slate.everybody().values()}
    named = slate.everybody().items()
    made = {name: Visitor(name, users[person.id], found.tokens.get(name, "")) for name, person in named}
    return {**made, NOBODY: Visitor(NOBODY), ADMINISTRATOR: administrator()}


def administrator() -> Visitor:
    """Whoever administers the site, while their session for that lasts."""
    user = slate.account("root", "Root")
    User.objects.filter(pk=user.pk).update(is_superuser=True)
    user.refresh_from_db()
    found = Visitor(ADMINISTRATOR, user)
    now = timezone.now()
    row = AdministratorSession.objects.create(user=user, reason="To look", begun_at=now, ends_at=now + LIFETIME)
    session = found.browser.session
    session[ADMINISTERING] = [row.pk, row.ends_at.isoformat()]
    session.save()
    return found


# What they get --------------------------------------------------------------------------------------------------------


def content(answer: HttpResponseBase) -> str:
    """Everything that an answer says: its page, the parts of its sheet, the words of its PDF; and its headers."""
    head, raw = said(answer)
    return f"{head}\n{plain(raw)}"


def exact(answer: HttpResponseBase) -> str:
    """The same, but of a sheet and of a PDF which bytes they are: two that differ in one tell something."""
    head, raw = said(answer)
    is_made = raw.startswith((b"PK", b"%PDF"))
    return f"{head}\n{hashlib.sha256(raw).hexdigest() if is_made else raw.decode(errors='replace')}"


def said(answer: HttpResponseBase) -> tuple[str, bytes]:
    """The headers of an answer, and its body. The tag of a page follows from what forms in it hold against forgery."""
    raw = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
    changing = {"X-Request-ID", "ETag"} if raw[:9].lower() == b"<!doctype" else {"X-Request-ID"}
    return " ".join(f"{name}: {value}" for name, value in answer.items() if name not in changing), raw


def plain(raw: bytes) -> str:
    """What a body says in letters."""
    if raw.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(raw)) as held:
            return "\n".join(held.read(name).decode(errors="replace") for name in held.namelist())
    return printed(raw) if raw.startswith(b"%PDF") else raw.decode(errors="replace")


@cache
def printed(raw: bytes) -> str:
    """The words of a PDF. Many are given the same one, and it takes a tenth of a second to read."""
    from pypdf import PdfReader

    text = "\n".join(page.extract_text() for page in PdfReader(BytesIO(raw)).pages)
    # A word may be broken at the end of a line: the second copy has no spaces in it.
    unbroken = re.sub(r"\s", "", text)
    return f"{text}\n{unbroken}"


NAMED_BY_NUMBERS = re.compile(r"(^|_)(id|user|reviewer|criterion|question|seat|position|number|revision)s?$")
"""Keys of JSON whose numbers name something."""


def numbers_in(raw: bytes) -> set[int]:
    """The numbers of two digits that stand for themselves in a body: in the values of JSON, in the text of a page, a
    sheet or a PDF; not in dates, times, amounts, addresses and names of things."""
    if raw.startswith((b"{", b"[")):
        return set(_numbers(json.loads(raw)))
    text = re.sub(r"<[^>]*>", " ", re.sub(r"(?s)<(script|style|svg).*?</\1>", " ", plain(raw)))
    return {int(found) for found in re.findall(r"(?<![\w.,:/−-])\d\d(?![\w.,:−-]?\w)", text)}


def _numbers(value: Any, key: str = "") -> Iterator[int]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _numbers(item, name)
    elif isinstance(value, list):
        for item in value:
            yield from _numbers(item, key)
    elif isinstance(value, int) and not NAMED_BY_NUMBERS.search(key):
        yield value
    elif isinstance(value, str) and (found := re.fullmatch(r"(\d\d)(/\d+|\.0)?", value)):
        yield int(found[1])


def words_in(text: str) -> set[str]:
    """The secrets of :mod:`tests.factories.secrets` that a text tells."""
    return set(re.findall(r"qz[a-z]+zq", text.lower()))


CHANGING = (
    (r'name="csrfmiddlewaretoken" value="[^"]*"', ""),
    (r'"csrf[^"]*":\s*"[^"]*"', ""),
    (r'name="once" value="[^"]*"', ""),
    (r'name="window" value="[^"]*"', ""),
    (r"nonce-[\w+/=-]+", ""),
    (r'"request_id":\s*"[^"]*"', ""),
    (r"Expires: [^\n]*? GMT", ""),
)
"""What differs between two answers although nothing has happened."""


def lasting(text: str) -> str:
    for pattern, instead in CHANGING:
        text = re.sub(pattern, instead, text)
    return text
