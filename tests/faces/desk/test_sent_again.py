"""Every form that makes something makes it once: sent again it leads to the same page, at the same moment too."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from diptych.apps.slate.domain import documents, rounds
from diptych.apps.slate.models import Backing, Document, Message
from diptych.kernel.audit.models import Entry
from diptych.kernel.files.models import StoredFile
from diptych.kernel.hooks.models import Delivery
from diptych.kernel.permissions.models import SentForm
from diptych.kernel.permissions.person import Person
from tests.faces.desk.filled_in import (
    FORMS,
    ONCE,
    Form,
    at,
    backing_form,
    browser,
    document_form,
    hook_form,
    message_form,
    token_form,
)
from tests.factories import secrets, slate
from tests.factories.registers import at_once


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> None:
    from django.utils import timezone

    monkeypatch.setattr(timezone, "now", lambda: slate.NOW)
    settings.DATA = tmp_path


every = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


def counts(form: Form) -> tuple[int, int]:
    """Rows of what it makes, and its entries in the ledger."""
    return form.makes._default_manager.count(), Entry.objects.filter(action=form.code).count()


def grown(before: tuple[int, int], form: Form) -> tuple[int, int]:
    rows, entries = counts(form)
    return rows - before[0], entries - before[1]


def shows_once(client: Client, where: str) -> bool:
    return 'name="once" value="' in client.get(where).content.decode()


# What becomes of them -------------------------------------------------------------------------------------------------


@every
@pytest.mark.django_db
def test_form_sent_again_makes_nothing_new_and_leads_on_as_before(form: Callable[[], Form]) -> None:
    it = form()
    client, before = browser(it.by), counts(it)
    first, second, third = (it.send(client) for _time in range(3))

    assert first.status_code == 302, first.content.decode()[-3000:]
    assert (first["Location"], grown(before, it)) == (second["Location"], (1, 1))
    assert third["Location"] == first["Location"]


@every
@pytest.mark.django_db
def test_same_id_from_somebody_else_or_with_other_words_is_refused(form: Callable[[], Form]) -> None:
    it = form()
    client, before = browser(it.by), counts(it)
    it.send(client)
    otherwise, of_another = it.send(client, **it.otherwise), it.send(browser(it.other))

    assert otherwise.status_code == 422
    # Who does not even see the thing is told that there is none, and learns nothing of the form.
    assert of_another.status_code in (404, 422)
    assert grown(before, it) == (1, 1)


@pytest.mark.django_db
def test_form_that_says_something_else_now_comes_back_with_what_was_typed_and_can_be_sent() -> None:
    it = message_form("internal")
    client = browser(it.by)
    it.send(client)
    text = it.send(client, text="Ещё одно").content.decode()

    assert "Ещё одно" in text
    assert "sent before" in text
    fresh = text.split('name="once" value="')[1].split('"')[0]
    assert it.send(client, once=fresh, text="Ещё одно").status_code == 302
    assert [row.text for row in Message.objects.order_by("pk")] == ["Слово", "Ещё одно"]


@every
@pytest.mark.django_db
def test_every_such_form_is_drawn_with_its_id(form: Callable[[], Form]) -> None:
    it = form()
    # What has no page of its own is drawn on that of the list, and a room on the page of the proposal.
    where = it.where.partition("/documents/")[0] + "/documents/" if "/documents/" in it.where else it.where
    where += "?room=internal" if "room" in it.what else ""
    assert shows_once(browser(it.by), where)


@every
@pytest.mark.django_db(transaction=True)
def test_form_sent_at_the_same_moment_is_carried_out_once(form: Callable[[], Form]) -> None:
    it = form()
    before = counts(it)
    clients = [browser(it.by), browser(it.by)]
    answers: list[HttpResponse] = at_once(*[partial(it.send, client) for client in clients])

    assert [answer.status_code for answer in answers] == [302, 302]
    assert len({answer["Location"] for answer in answers}) == 1
    assert grown(before, it) == (1, 1)


@pytest.mark.django_db
def test_files_of_one_form_are_apart_and_each_is_kept_once() -> None:
    it = document_form()
    client = browser(it.by)

    def both() -> Any:
        files = [SimpleUploadedFile("a.txt", b"Scene 1"), SimpleUploadedFile("b.txt", b"Scene 2")]
        return client.post(it.where, {**it.what, "once": ONCE, "files": files})

    assert both()["Location"] == both()["Location"]
    assert sorted(Document.objects.values_list("title", flat=True)) == ["a", "b"]
    assert StoredFile.objects.count() == 2


@pytest.mark.django_db
def test_secret_of_a_token_is_shown_after_a_second_click_too() -> None:
    it = token_form()
    client = browser(it.by)
    it.send(client)
    answer = it.send(client)
    assert "dip_" in client.get(answer["Location"]).content.decode()


@pytest.mark.django_db
def test_webhook_is_tried_once_by_two_clicks() -> None:
    it = hook_form()
    client = browser(it.by)
    where = it.send(client)["Location"]
    for _time in range(2):
        client.post(where.partition("?")[0], {"do": "ping", "once": ONCE.replace("6", "7")})
    assert Delivery.objects.count() == 1


@pytest.mark.django_db
def test_what_is_no_id_is_no_id() -> None:
    it = backing_form()
    client = browser(it.by)
    for _time in range(2):
        assert it.send(client, once="1'; --").status_code == 302
    assert (Backing.objects.count(), SentForm.objects.count()) == (2, 0)


@pytest.mark.django_db
def test_form_that_was_refused_is_sent_again_under_its_id() -> None:
    it = backing_form()
    client = browser(it.by)
    assert it.send(client, amount="ten").status_code == 422
    assert it.send(client).status_code == 302
    assert Backing.objects.count() == 1


@pytest.mark.django_db
def test_act_that_makes_no_row_leads_on_too_when_it_is_sent_again() -> None:
    found = slate.approved()
    client = browser(slate.lead())
    where = at("desk-proposal-production", found)
    first, second, another = (client.post(where, {"once": once}) for once in (ONCE, ONCE, ""))

    assert first["Location"] == second["Location"]
    assert another.status_code == 422


# What is gone after the first -----------------------------------------------------------------------------------------


def _deleted() -> tuple[Person, str, dict[str, str]]:
    return slate.lead(), at("desk-proposal-delete", slate.draft()), {}


def _left() -> tuple[Person, str, dict[str, str]]:
    return slate.partner(), at("desk-proposal-leave", slate.draft()), {}


def _taken_out() -> tuple[Person, str, dict[str, str]]:
    found = slate.filed()
    told = {"kind": "other", "title": "Выписка", "party": "CN", "by": slate.officer("CN"), "at": slate.NOW}
    kept = documents.add_document(found.pk, stream=secrets.paper("Notes"), name="a.txt", **told)
    return slate.officer("CN"), at("desk-side-document-out", found, document=kept.pk), {"reason": "Не то"}


def _round_deleted() -> tuple[Person, str, dict[str, str]]:
    slate.programme()
    by = slate.coordinator("RU")
    made, _code = rounds.create_round(slate.PROGRAMME, call=slate.call(), by=by, at=slate.NOW)
    return by, reverse("desk-round-delete", kwargs={"id": made.pk}), {}


def _hook_removed() -> tuple[Person, str, dict[str, str]]:
    it = hook_form()
    return it.by, it.send(browser(it.by), once="")["Location"].partition("?")[0], {"do": "remove"}


GONE = {
    "draft": _deleted,
    "proposal of others": _left,
    "side's document": _taken_out,
    "round": _round_deleted,
    "webhook": _hook_removed,
}


@pytest.mark.parametrize("gone", GONE.values(), ids=GONE)
@pytest.mark.django_db
def test_form_by_which_something_went_leads_on_as_before_too(gone: Callable[[], Any]) -> None:
    by, where, what = gone()
    client = browser(by)
    entries = Entry.objects.count()
    first, second = (client.post(where, {**what, "once": ONCE}) for _time in range(2))

    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert Entry.objects.count() == entries + 1
    # Neither another form nor anybody else is led there.
    assert client.post(where, {**what, "once": ONCE.replace("6", "7")}).status_code == 404
    assert browser(slate.stranger()).post(where, {**what, "once": ONCE}).status_code in (403, 404)
