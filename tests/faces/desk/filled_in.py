"""Forms of the desk that make something, filled in: one of each kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from diptych.apps.programme.models import Invitation
from diptych.apps.slate.domain import documents
from diptych.apps.slate.models import (
    Appeal,
    Assignment,
    Backing,
    Condition,
    Document,
    DocumentVersion,
    InformationRequest,
    Message,
    Milestone,
    Proposal,
    Review,
    Revision,
    Round,
)
from diptych.engines.values.record import Record
from diptych.kernel.hooks.models import Hook
from diptych.kernel.permissions.models import Token
from diptych.kernel.permissions.person import Person
from tests.factories import secrets, slate

ONCE = "6f2c0c1e-2b5c-4c0e-9a55-0d3c6f0f5a11"


class Form(Record):
    """One form, filled in."""

    by: Person
    other: Person
    """Somebody else who may send such a form."""
    where: str
    what: dict[str, Any]
    makes: type[Model]
    code: str
    """What the ledger calls it."""
    otherwise: dict[str, str]
    """Fields that say another thing."""
    file: tuple[str, bytes] = ("", b"")
    files: str = "file"

    def data(self, *, once: str = ONCE, **more: str) -> dict[str, Any]:
        sent = {**self.what, **more} | ({"once": once} if once else {})
        return {**sent, self.files: SimpleUploadedFile(*self.file)} if self.file[0] else sent

    def send(self, client: Client, *, once: str = ONCE, **more: str) -> Any:
        return client.post(self.where, self.data(once=once, **more))


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=person.id))
    return client


def at(name: str, found: Proposal | None = None, **more: object) -> str:
    return reverse(name, kwargs={"id": found.pk, **more} if found else more or None)


# The forms ------------------------------------------------------------------------------------------------------------


def _of_side(party: str = "CN") -> dict[str, Person]:
    return {"by": slate.officer(party), "other": slate.coordinator(party)}


def _of_producers() -> dict[str, Person]:
    return {"by": slate.lead(), "other": slate.partner()}


def message_form(room: str) -> Form:
    what = {"room": room, "party": "CN", "text": "Слово", "lang": "ru"}
    return Form(
        **_of_side(),
        where=at("desk-write", slate.filed()),
        what=what,
        makes=Message,
        code="slate.write_message",
        otherwise={"text": "Другое"},
    )


def _message_of_producers() -> Form:
    return Form(
        **_of_producers(),
        where=at("desk-proposal-messages", slate.filed()),
        what={"party": "CN", "text": "Слово"},
        makes=Message,
        code="slate.write_message",
        otherwise={"text": "Другое"},
    )


def _side_document() -> Form:
    return Form(
        **_of_side(),
        where=at("desk-side-document", slate.filed()),
        what={"kind": "other", "title": "Выписка"},
        makes=Document,
        code="slate.add_document",
        otherwise={"title": "Другая"},
        file=("выписка.txt", b"Notes"),
    )


def _side_version() -> Form:
    found = slate.filed()
    kept = documents.add_document(
        found.pk,
        kind="other",
        title="Выписка",
        stream=secrets.paper("Notes"),
        name="a.txt",
        party="CN",
        by=slate.officer("CN"),
        at=slate.NOW,
    )
    return Form(
        **_of_side(),
        where=at("desk-side-document-version", found, document=kept.pk),
        what={},
        makes=DocumentVersion,
        code="slate.add_version",
        otherwise={"said": "otherwise"},
        file=("b.txt", b"More notes"),
    )


def document_form() -> Form:
    return Form(
        **_of_producers(),
        where=at("desk-proposal-documents", slate.draft()),
        what={"kind": "script", "title": "Сценарий", "visibility": "authorities"},
        makes=Document,
        code="slate.add_document",
        otherwise={"title": "Другой"},
        file=("a.txt", b"Scene 1"),
        files="files",
    )


def _version() -> Form:
    found = slate.draft()
    told = {"kind": "script", "title": "Сценарий", "by": slate.lead(), "at": slate.NOW}
    kept = documents.add_document(found.pk, stream=secrets.paper("Scene 1"), name="a.txt", **told)
    return Form(
        **_of_producers(),
        where=at("desk-proposal-document", found, document=kept.pk),
        what={"do": "version"},
        makes=DocumentVersion,
        code="slate.add_version",
        otherwise={"said": "otherwise"},
        file=("b.txt", b"Scene 2"),
    )


def backing_form() -> Form:
    return Form(
        **_of_producers(),
        where=at("desk-proposal-backing", slate.draft()),
        what={"agency": "Фонд кино", "kind": "funding", "state": "sought", "amount": "100", "currency": "RUB"},
        makes=Backing,
        code="slate.add_backing",
        otherwise={"amount": "200"},
    )


def _proposal() -> Form:
    slate.programme()
    return Form(
        **_of_producers(),
        where=at("desk-proposal-new"),
        what={"lang": "ru", "title": "Линия снега", "company": "Север", "country": "RU"},
        makes=Proposal,
        code="slate.begin_proposal",
        otherwise={"title": "Другая"},
    )


def _copy() -> Form:
    return Form(
        **_of_producers(),
        where=at("desk-proposal-duplicate", slate.draft()),
        what={},
        makes=Proposal,
        code="slate.duplicate_proposal",
        otherwise={"said": "otherwise"},
    )


def _filing() -> Form:
    return Form(
        **_of_producers(),
        where=at("desk-proposal-file", slate.draft()),
        what={},
        makes=Revision,
        code="slate.file_proposal",
        otherwise={"said": "otherwise"},
    )


def _appeal() -> Form:
    return Form(
        **_of_producers(),
        where=at("desk-proposal-appeal", slate.decided(CN="refused", RU="approved")),
        what={"party": "CN", "grounds": "Не согласны"},
        makes=Appeal,
        code="slate.appeal",
        otherwise={"grounds": "Совсем не согласны"},
    )


def _milestone() -> Form:
    return Form(
        **_of_producers(),
        where=at("desk-proposal-milestone", slate.in_production()),
        what={"kind": "shooting_begins", "reached": slate.NOW.date().isoformat(), "note": ""},
        makes=Milestone,
        code="slate.reach_milestone",
        otherwise={"kind": "shooting_ends"},
    )


def _round() -> Form:
    slate.programme()
    what = {
        "programme": "ru-cn",
        "slug": "2028",
        "opens_at": "2027-01-01T00:00",
        "closes_at": "2027-03-01T18:00",
        "texts.ru.name": "Набор 2028 года",
        "hidden": "1",
        "do": "save",
    }
    return Form(
        by=slate.coordinator("CN"),
        other=slate.coordinator("RU"),
        where=at("desk-round-new"),
        what=what,
        makes=Round,
        code="slate.create_round",
        otherwise={"slug": "2029"},
    )


def _request() -> Form:
    return Form(
        **_of_side(),
        where=at("desk-act-request", slate.filed()),
        what={"kind": "document", "text": "Пришлите договор", "lang": "ru"},
        makes=InformationRequest,
        code="slate.request_information",
        otherwise={"text": "Пришлите смету"},
    )


def _decision() -> Form:
    what = {
        "verdict": "approved_with_conditions",
        "reasons": "Хороший проект",
        "lang": "ru",
        "conditions.0.text": "Титры на двух языках",
        "when": "now",
        "do": "decide",
    }
    return Form(
        **_of_side(),
        where=at("desk-decide", slate.under_review()),
        what=what,
        makes=Condition,
        code="slate.decide",
        otherwise={"reasons": "Плохой проект"},
    )


def _assignment() -> Form:
    found = slate.under_review()
    return Form(
        by=slate.coordinator("CN"),
        other=slate.member("CN", "coordinator", number=2),
        where=at("desk-reviewers", found),
        what={"party": "CN", "reviewer": str(slate.reviewer("CN").id)},
        makes=Assignment,
        code="slate.assign_reviewer",
        otherwise={"due": slate.day(days=3).isoformat()},
    )


def _review() -> Form:
    row = slate.assigned(slate.under_review(), "CN")
    return Form(
        by=slate.reviewer("CN"),
        other=slate.reviewer("CN", 2),
        where=reverse("desk-review", kwargs={"id": row.pk}),
        what={"recommendation": "approve", "text": "Хорошо", "lang": "ru", "do": "submit"},
        makes=Review,
        code="slate.submit_review",
        otherwise={"text": "Плохо"},
    )


def _invitation() -> Form:
    slate.programme()
    return Form(
        by=slate.coordinator("CN"),
        other=slate.member("CN", "coordinator", number=2),
        where=at("desk-members"),
        what={"side": "ru-cn:CN", "email": "wang@example.org", "roles": "officer", "language": "zh-hans"},
        makes=Invitation,
        code="programme.invite",
        otherwise={"email": "li@example.org"},
    )


def _invitation_of_producers() -> Form:
    return Form(
        **_of_producers(),
        where=at("desk-proposal-producers", slate.draft()),
        what={"party": "CN", "email": "wang@example.org", "language": "zh-hans"},
        makes=Invitation,
        code="programme.invite",
        otherwise={"email": "li@example.org"},
    )


def hook_form() -> Form:
    return Form(
        by=slate.coordinator("CN"),
        other=slate.member("CN", "coordinator", number=2),
        where=at("desk-webhooks"),
        what={"side": "ru-cn:CN", "url": "https://films.example.org/told"},
        makes=Hook,
        code="hooks.add_hook",
        otherwise={"url": "https://films.example.org/other"},
    )


def token_form() -> Form:
    slate.programme()
    return Form(
        **_of_producers(),
        where=at("desk-tokens"),
        what={"label": "Отчёты", "side": "ru-cn:", "acts": "read", "until": "2027-01-31"},
        makes=Token,
        code="permissions.issue_token",
        otherwise={"label": "Другое"},
    )


FORMS: Mapping[str, Callable[[], Form]] = {
    **{f"message {room}": partial(message_form, room) for room in ("internal", "producers", "parties")},
    "message of producers": _message_of_producers,
    "side's document": _side_document,
    "version of a side's document": _side_version,
    "document": document_form,
    "version": _version,
    "backing": backing_form,
    "proposal": _proposal,
    "copy": _copy,
    "filing": _filing,
    "appeal": _appeal,
    "milestone": _milestone,
    "round": _round,
    "request": _request,
    "decision": _decision,
    "assignment": _assignment,
    "review": _review,
    "invitation": _invitation,
    "invitation of producers": _invitation_of_producers,
    "webhook": hook_form,
    "token": token_form,
}
