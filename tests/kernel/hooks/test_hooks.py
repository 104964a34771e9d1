"""Hooks are kept by coordinators of a party, told what that party may see, signed, and again until they answer."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from pytest_django import DjangoAssertNumQueries, Settings

from diptych.apps.slate.models import Draft
from diptych.engines.values.errors import Refused
from diptych.kernel.audit.actions import Misused
from diptych.kernel.audit.models import Entry
from diptych.kernel.hooks import announce
from diptych.kernel.hooks.domain import delivering, hooks
from diptych.kernel.hooks.domain.delivering import KEPT, PATIENCE, forget_old_deliveries
from diptych.kernel.hooks.domain.hooks import (
    BOTH_SECRETS,
    add_hook,
    change_hook,
    ping_hook,
    redeliver,
    remove_hook,
    rotate_secret,
)
from diptych.kernel.hooks.models import Delivery, DeliveryState, Hook
from diptych.kernel.hooks.queries.hooks import deliveries_of, hooks_of
from diptych.kernel.hooks.reaching import Answer
from diptych.kernel.hooks.tasks import ATTEMPTS, FACTOR, FIRST, MOST
from diptych.kernel.jobs.backoff import Backoff
from diptych.kernel.jobs.domain.running import run_due
from diptych.kernel.jobs.models import Job, State
from diptych.kernel.notices.models import Notice
from diptych.kernel.permissions.person import Role
from tests.kernel.hooks.receiving import HAPPENED, NOW, OTHER, Receiver, coordinator, hook_to, nobody, receiving, says

pytestmark = pytest.mark.django_db

THING = Draft(pk=7)
PUBLIC = "https://films.example.org/secret-path"


@pytest.fixture(autouse=True)
def _here(settings: Settings) -> None:
    """Receivers on this machine are allowed."""
    settings.HOOK_PLAIN, settings.HOOK_HOSTS = True, ["127.0.0.1"]


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as found:
        yield found


def tell(code: str = HAPPENED, *, audience: str = "parties", programme: str = "ru-cn", **data: Any) -> int:
    with transaction.atomic():
        return announce(code, programme=programme, audience=audience, thing=THING, data=data, at=NOW)


def verified(secret: str, headers: dict[str, str], body: bytes) -> bool:
    """As a receiver does it."""
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    key = base64.b64decode(secret.removeprefix("whsec_"))
    expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    return any(hmac.compare_digest(f"v1,{expected}", each) for each in headers["webhook-signature"].split())


# Telling --------------------------------------------------------------------------------------------------------------


def test_event_is_told_signed(receiver: Receiver) -> None:
    hook, secret = hook_to(receiver.url)
    assert tell(reference="2026-7", title="红丝绸") == 1
    assert run_due(at=NOW) == 1
    (call,) = receiver.calls
    (delivery,) = deliveries_of(hook)
    assert json.loads(call.body) == {
        "type": HAPPENED,
        "timestamp": "2026-11-22T12:00:00.000Z",
        "data": {
            "thing": {"type": "slate.draft", "id": "7"},
            "programme": "ru-cn",
            "reference": "2026-7",
            "title": "红丝绸",
        },
    }
    assert call.headers["webhook-id"] == str(delivery.event)
    assert call.headers["webhook-timestamp"] == str(int(NOW.timestamp()))
    assert verified(secret, call.headers, call.body)
    assert not verified("whsec_AAAA", call.headers, call.body)
    assert (delivery.state, delivery.status, delivery.attempts, delivery.next_at) == ("delivered", 204, 1, None)


@pytest.mark.parametrize(
    ("audience", "told"),
    [
        ("", ["CN", "RU"]),
        ("parties", ["CN", "RU"]),
        ("proposal:7", ["CN", "RU"]),
        ("CN", ["CN"]),
        ("RU", ["RU"]),
        ("producers:7", []),
    ],
)
def test_hook_is_told_what_its_party_may_see(audience: str, told: list[str]) -> None:
    for party in ("RU", "CN"):
        hook_to(PUBLIC, party=party)
    hook_to(PUBLIC, party="CN", programme="nl-cn")
    assert tell(audience=audience) == len(told)
    rows = Delivery.objects.values_list("hook__party", "hook__programme")
    assert sorted(rows) == [(party, "ru-cn") for party in told]


def test_hook_is_told_what_it_listens_to_and_only_while_it_is_on() -> None:
    hook_to(PUBLIC, events=(HAPPENED,))
    hook_to(PUBLIC, events=(OTHER,))
    off, _secret = hook_to(PUBLIC)
    change_hook(off.pk, active=False, by=coordinator(), at=NOW)
    assert tell(HAPPENED) == 1


def test_events_of_one_announcement_have_one_id() -> None:
    for party in ("RU", "CN"):
        hook_to(PUBLIC, party=party)
    tell()
    tell()
    assert Delivery.objects.values("event").distinct().count() == 2


def test_announcing_costs_the_same_for_one_and_for_many(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for party in ("RU", "CN", "RU", "CN", "RU"):
        hook_to(PUBLIC, party=party)
    for audience in ("CN", "parties"):
        with transaction.atomic(), django_assert_num_queries(3):
            announce(HAPPENED, programme="ru-cn", audience=audience, thing=THING, data={}, at=NOW)


def test_what_cannot_be_meant_is_a_mistake() -> None:
    for options, said in [
        ({"code": "test.unheard_of"}, "no event"),
        ({"audience": "everybody"}, "no audience"),
        ({"share": 0.5}, "no plain data"),
    ]:
        with pytest.raises(Misused, match=said):
            tell(**options)


# Receivers that fail --------------------------------------------------------------------------------------------------


def failing(receiver: Receiver | None, url: str = "") -> Delivery:
    hook, _secret = hook_to(receiver.url if receiver else url)
    tell()
    run_due(at=NOW)
    return deliveries_of(hook).get()


@pytest.mark.parametrize(
    ("answer", "error", "status"),
    [
        (says(500, b"no ink"), "refused", 500),
        (says(404), "refused", 404),
        (says(302, b"", Location="http://127.0.0.1/"), "redirected", 302),
    ],
)
def test_answer_that_is_not_good_is_noted_and_the_call_made_again(
    receiver: Receiver, answer: Any, error: str, status: int
) -> None:
    receiver.answer = answer
    delivery = failing(receiver)
    assert (delivery.state, delivery.error, delivery.status) == (DeliveryState.FAILED, error, status)
    assert delivery.next_at is not None
    assert 24 <= (delivery.next_at - NOW).total_seconds() <= 36
    receiver.answer = says(200)
    run_due(at=NOW + timedelta(minutes=1))
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts, delivery.error) == (DeliveryState.DELIVERED, 2, "")
    assert receiver.calls[0].headers["webhook-id"] == receiver.calls[1].headers["webhook-id"]
    assert receiver.calls[0].headers["webhook-timestamp"] != receiver.calls[1].headers["webhook-timestamp"]
    assert Hook.objects.get().failing_since is None


def test_nobody_there_is_noted() -> None:
    delivery = failing(None, nobody())
    assert (delivery.error, delivery.status, delivery.answer) == ("unreachable", None, "")
    assert Hook.objects.get().failing_since == NOW


def test_last_attempt_comes_within_a_day() -> None:
    waits = Backoff(first=FIRST, factor=FACTOR, most=MOST).waits(ATTEMPTS - 1)
    total = sum(waits, timedelta(0))
    assert timedelta(hours=18) < total < timedelta(hours=24)


def test_call_is_given_up_in_the_end(receiver: Receiver) -> None:
    receiver.answer = says(500)
    delivery = failing(receiver)
    for day in range(1, ATTEMPTS):
        run_due(at=NOW + timedelta(hours=7.5) * day)
    delivery.refresh_from_db()
    assert (delivery.state, delivery.attempts, delivery.next_at) == (DeliveryState.GIVEN_UP, ATTEMPTS, None)
    assert len(receiver.calls) == ATTEMPTS
    assert Job.objects.get(name="hooks.deliver_event").state == State.DONE, "the party sees to it, not the operator"


def test_hook_that_never_answers_is_switched_off_and_its_maker_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delivering, "post", lambda *_arguments, **_options: Answer(status=500, excerpt=""))
    hook, _secret = hook_to(PUBLIC)
    tell()
    run_due(at=NOW)
    Hook.objects.update(failing_since=NOW - PATIENCE)
    run_due(at=NOW + timedelta(minutes=1))
    hook.refresh_from_db()
    assert (hook.active, hook.stopped) == (False, "unanswered")
    notice = Notice.objects.get()
    assert (notice.code, notice.user_id, notice.facts) == (
        "hooks.hook_stopped",
        hook.created_by_id,
        {"why": "unanswered"},
    )
    run_due(at=NOW + timedelta(hours=7))
    delivery = Delivery.objects.get()
    assert (delivery.state, delivery.error, delivery.attempts) == (DeliveryState.GIVEN_UP, "hook_inactive", 2)
    on = change_hook(hook.pk, active=True, by=coordinator(), at=NOW)
    assert (on.active, on.stopped, on.failing_since) == (True, "", None)


def test_hook_that_says_it_is_gone_is_switched_off_at_once(receiver: Receiver) -> None:
    receiver.answer = says(410)
    delivery = failing(receiver)
    assert (delivery.state, delivery.status) == (DeliveryState.GIVEN_UP, 410)
    assert Hook.objects.get().stopped == "gone"


def test_one_failing_hook_does_not_keep_others_waiting(receiver: Receiver) -> None:
    hook_to(nobody())
    hook_to(receiver.url, party="CN")
    tell()
    run_due(at=NOW)
    assert len(receiver.calls) == 1


# Keeping --------------------------------------------------------------------------------------------------------------


def test_hook_is_changed_and_removed_with_entries_that_its_party_sees() -> None:
    by = coordinator()
    hook, secret = hook_to(PUBLIC)
    change_hook(hook.pk, url="https://films.example.org/other", events=[OTHER], by=by, at=NOW)
    change_hook(hook.pk, events=[OTHER], by=by, at=NOW)
    _hook, second = rotate_secret(hook.pk, by=by, at=NOW)
    remove_hook(hook.pk, by=by, at=NOW)
    assert list(hooks_of("ru-cn", "RU")) == []
    entries = list(Entry.objects.order_by("sequence").values_list("action", "audience"))
    assert entries == [(f"hooks.{verb}", "RU") for verb in ("add_hook", "change_hook", "rotate_secret", "remove_hook")]
    kept = str(list(Entry.objects.values())) + str(list(Hook.objects.values()))
    assert secret not in kept
    assert second not in kept
    assert "secret-path" not in str(list(Entry.objects.values()))


def test_events_are_signed_with_both_secrets_for_a_day(receiver: Receiver) -> None:
    hook, first = hook_to(receiver.url)
    _hook, second = rotate_secret(hook.pk, by=coordinator(), at=NOW)
    tell()
    run_due(at=NOW)
    delivery = Delivery.objects.get()
    later = NOW + BOTH_SECRETS
    redeliver(delivery, by=coordinator(), at=later)
    run_due(at=later)
    during, after = receiver.calls
    assert [verified(secret, during.headers, during.body) for secret in (first, second)] == [True, True]
    assert [verified(secret, after.headers, after.body) for secret in (first, second)] == [False, True]


def test_call_is_made_again_under_the_same_id(receiver: Receiver) -> None:
    hook, _secret = hook_to(receiver.url)
    tell()
    delivery = Delivery.objects.get()
    with pytest.raises(Refused, match="delivery_under_way"):
        redeliver(delivery, by=coordinator(), at=NOW)
    run_due(at=NOW)
    redeliver(delivery, by=coordinator(), at=NOW)
    run_due(at=NOW)
    assert len({call.headers["webhook-id"] for call in receiver.calls}) == 1
    assert len(receiver.calls) == 2
    change_hook(hook.pk, active=False, by=coordinator(), at=NOW)
    with pytest.raises(Refused, match="hook_inactive"):
        redeliver(delivery, by=coordinator(), at=NOW)


def test_hook_is_tried_out(receiver: Receiver) -> None:
    hook, secret = hook_to(receiver.url, events=(OTHER,))
    ping_hook(hook.pk, by=coordinator(), at=NOW)
    run_due(at=NOW)
    (call,) = receiver.calls
    assert json.loads(call.body)["type"] == "hooks.ping"
    assert verified(secret, call.headers, call.body)


def test_only_coordinators_of_the_party_keep_its_hooks() -> None:
    hook, _secret = hook_to(PUBLIC)
    tell()
    delivery = Delivery.objects.get()
    for stranger in (coordinator("CN"), coordinator(role=Role.OFFICER), coordinator(programme="nl-cn")):
        options = {"by": stranger, "at": NOW}
        for verb in (
            lambda o: add_hook(programme="ru-cn", party="RU", url=PUBLIC, events=(), **o),
            lambda o: change_hook(hook.pk, active=False, **o),
            lambda o: rotate_secret(hook.pk, **o),
            lambda o: remove_hook(hook.pk, **o),
            lambda o: redeliver(delivery, **o),
            lambda o: ping_hook(hook.pk, **o),
        ):
            with pytest.raises(Refused, match="not_allowed"):
                verb(options)
    with pytest.raises(Refused, match="no_hook"):
        change_hook(uuid4(), by=coordinator(), at=NOW)


def test_what_cannot_be_kept_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refused, match="no_event"):
        hook_to(PUBLIC, events=("test.unheard_of",))
    with pytest.raises(Refused, match="hook_not_public"):
        hook_to("https://10.0.0.1/")
    monkeypatch.setattr(hooks, "MOST", 1)
    hook_to(PUBLIC)
    with pytest.raises(Refused, match="too_many_hooks"):
        hook_to(PUBLIC)


def test_log_of_long_ago_is_forgotten() -> None:
    hook, _secret = hook_to(PUBLIC)
    tell()
    tell()
    old = Delivery.objects.order_by("pk")[0]
    Delivery.objects.filter(pk=old.pk).update(at=NOW - KEPT - timedelta(days=1))
    assert forget_old_deliveries(at=NOW) == 1
    assert deliveries_of(hook).count() == 1
