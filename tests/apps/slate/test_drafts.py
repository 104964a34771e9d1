"""Drafts: what their verbs do, what two writers at once may not do, what the database itself refuses."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from diptych.apps.slate.domain.drafts import (
    EMPTIED_AT_ONCE,
    LIFETIME,
    begin_draft,
    delete_draft,
    empty_expired_drafts,
    save_draft,
)
from diptych.apps.slate.models import Draft
from diptych.apps.slate.queries.drafts import draft_behind
from diptych.engines.values.errors import Refused

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
DOSSIER = {"title": {"ru": "Красный шёлк", "zh": "红丝绸"}, "budget": "500 000 000 RUB", "producers": [{"id": "a"}]}
CURE = {"code": "shift_shares", "sentence": "…", "changes": [["budget", "1 RUB"]]}


def kept(draft: Draft) -> tuple[Any, ...]:
    """What the database has of a draft."""
    found = Draft.objects.get(pk=draft.pk)
    return found.dossier, found.law_of, found.applied, found.revision, found.window


def refusal(call: Callable[[], object]) -> tuple[str, dict[str, Any]]:
    with pytest.raises(Refused) as caught:
        call()
    return caught.value.code, caught.value.facts


def save(secret: str, text: str, *, window: str, revision: int, at: datetime = LATER) -> tuple[Draft, str]:
    return save_draft(secret, dossier={"title": text}, law_of=None, window=window, revision=revision, at=at)


# One writer -----------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_begun_draft_is_found_by_its_secret_alone() -> None:
    draft, secret = begin_draft(dossier=DOSSIER, law_of=date(2026, 1, 2), window="w", at=NOW)

    assert draft_behind(secret, at=LATER) == draft
    assert kept(draft) == (DOSSIER, date(2026, 1, 2), [], 1, "w")
    assert draft.expires_at == NOW + LIFETIME
    assert secret not in str(Draft.objects.values_list().get())
    assert refusal(lambda: draft_behind(secret + "x", at=LATER)) == ("no_draft", {})
    assert refusal(lambda: draft_behind(draft.digest, at=LATER)) == ("no_draft", {})


@pytest.mark.django_db
def test_secrets_differ() -> None:
    assert len({begin_draft(dossier={}, at=NOW)[1] for _ in range(50)}) == 50


@pytest.mark.django_db
def test_saving_replaces_what_was_typed_and_keeps_the_draft_longer() -> None:
    draft, secret = begin_draft(dossier=DOSSIER, law_of=date(2026, 1, 2), window="w", at=NOW)

    saved, same = save_draft(
        secret, dossier={"title": "?"}, law_of=None, applied=[CURE], window="w", revision=1, at=LATER
    )

    assert (saved.pk, same) == (draft.pk, secret)
    assert kept(draft) == ({"title": "?"}, None, [CURE], 2, "w")
    assert (saved.changed_at, saved.expires_at, saved.created_at) == (LATER, LATER + LIFETIME, NOW)


@pytest.mark.django_db
def test_cures_applied_are_those_of_the_last_save() -> None:
    draft, secret = begin_draft(dossier=DOSSIER, applied=[CURE], window="w", at=NOW)
    assert kept(draft)[2] == [CURE]

    save(secret, "next", window="w", revision=1)

    assert kept(draft) == ({"title": "next"}, None, [], 2, "w")


@pytest.mark.django_db
def test_a_window_may_save_over_itself() -> None:
    """Two keystrokes may overtake each other on their way."""
    draft, secret = begin_draft(dossier=DOSSIER, window="w", at=NOW)
    for revision in (1, 1, 1):
        assert save(secret, "typed", window="w", revision=revision)[1] == secret
    assert kept(draft)[3] == 4


@pytest.mark.django_db
def test_draft_of_no_window_is_taken_by_the_first_that_saves() -> None:
    draft, secret = begin_draft(dossier=DOSSIER, at=NOW)
    assert save(secret, "typed", window="w", revision=1)[1] == secret
    assert kept(draft)[4] == "w"


@pytest.mark.django_db
def test_reopened_draft_goes_on_in_another_window() -> None:
    draft, secret = begin_draft(dossier=DOSSIER, window="first", at=NOW)
    assert save(secret, "typed", window="second", revision=1)[1] == secret
    assert kept(draft) == ({"title": "typed"}, None, [], 2, "second")


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["𠮷野家 – «ёж» 🎬 \u0301", "\t\n\u2028", "1e999", "x" * 100_000])
def test_texts_come_back_as_they_were_typed(text: str) -> None:
    _draft, secret = begin_draft(dossier={"title": text, text[:50]: [text]}, at=NOW)
    assert draft_behind(secret, at=NOW).dossier == {"title": text, text[:50]: [text]}


@pytest.mark.django_db
def test_what_no_database_holds_is_replaced() -> None:
    sent = {"title": "a\0b", "people": [{"name": "\ud83c", "n\0": 1}]}
    _draft, secret = begin_draft(dossier=sent, at=NOW)
    save_draft(secret, dossier=sent, law_of=None, applied=[sent], window="w", revision=1, at=NOW)

    found = draft_behind(secret, at=NOW)
    replaced = {"title": "a\ufffdb", "people": [{"name": "\ufffd", "n\ufffd": 1}]}
    assert (found.dossier, found.applied) == (replaced, [replaced])


# Two windows ----------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_window_that_did_not_see_the_last_change_gets_a_draft_of_its_own() -> None:
    draft, secret = begin_draft(dossier=DOSSIER, window="first", at=NOW)
    save(secret, "first", window="first", revision=1)

    forked, other = save_draft(
        secret, dossier={"title": "second"}, law_of=None, applied=[CURE], window="second", revision=1, at=LATER
    )

    assert other != secret
    assert kept(draft) == ({"title": "first"}, None, [], 2, "first")
    assert kept(forked) == ({"title": "second"}, None, [CURE], 1, "second")
    assert forked.applied == [CURE]
    assert draft_behind(other, at=LATER) == forked


@pytest.mark.django_db(transaction=True)
def test_nothing_is_lost_when_two_windows_save_at_once() -> None:
    """One keeps the link, the other is given a new one; both find all they typed."""
    _draft, secret = begin_draft(dossier=DOSSIER, window="opened", at=NOW)

    answers = at_once(
        lambda: save(secret, "one", window="one", revision=1),
        lambda: save(secret, "two", window="two", revision=1),
    )

    secrets = [answer[1] for answer in answers]
    assert (len(set(secrets)), secrets.count(secret)) == (2, 1)
    assert [draft_behind(found, at=LATER).dossier for found in secrets] == [{"title": "one"}, {"title": "two"}]


@pytest.mark.django_db(transaction=True)
def test_every_save_of_a_busy_window_counts() -> None:
    draft, secret = begin_draft(dossier=DOSSIER, window="w", at=NOW)
    at_once(*[lambda: save(secret, "typed", window="w", revision=1)] * 8)
    assert kept(draft)[3] == 9


@pytest.mark.django_db(transaction=True)
def test_deleting_wins_over_saving_at_once() -> None:
    draft, secret = begin_draft(dossier=DOSSIER, window="w", at=NOW)

    answers = at_once(lambda: save(secret, "typed", window="w", revision=1), lambda: delete_draft(secret, at=LATER))

    assert answers[1] == draft
    assert answers[0] == "draft_expired" or answers[0][1] == secret
    assert kept(draft)[0] == {}


@pytest.mark.django_db(transaction=True)
def test_drafts_begun_at_once_empty_what_has_expired_without_waiting_for_each_other() -> None:
    old = [begin_draft(dossier=DOSSIER, at=NOW)[0] for _ in range(20)]
    after = NOW + LIFETIME + timedelta(days=1)

    begun = at_once(*[lambda: begin_draft(dossier={"title": "new"}, at=after)] * 8)

    assert len({secret for _draft, secret in begun}) == 8
    assert [kept(draft)[0] for draft in old] == [{}] * 20
    assert Draft.objects.filter(emptied_at__isnull=True).count() == 8


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """Call all of them at the same moment, each on its own connection; what they gave, or the code of a refusal."""
    ready = Barrier(len(calls))

    def run(call: Callable[[], Any]) -> Any:
        try:
            ready.wait(30)
            return call()
        except Refused as error:
            return error.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as threads:
        return [future.result() for future in [threads.submit(run, call) for call in calls]]


# The end of a draft ---------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_draft_expires_after_its_lifetime_and_says_when() -> None:
    _draft, secret = begin_draft(dossier=DOSSIER, at=NOW)
    end = NOW + LIFETIME
    assert draft_behind(secret, at=end - timedelta(microseconds=1))

    expired = ("draft_expired", {"on": end.date()})
    assert refusal(lambda: draft_behind(secret, at=end)) == expired
    assert refusal(lambda: save(secret, "late", window="w", revision=1, at=end)) == expired
    assert refusal(lambda: delete_draft(secret, at=end)) == expired


@pytest.mark.django_db
def test_expired_drafts_lose_their_content_and_keep_their_row() -> None:
    draft, secret = begin_draft(dossier=DOSSIER, law_of=date(2026, 1, 2), window="w", at=NOW)
    other, _ = begin_draft(dossier=DOSSIER, at=LATER)
    end = NOW + LIFETIME

    assert [empty_expired_drafts(at=end) for _ in range(2)] == [1, 0]

    assert kept(draft) == ({}, None, [], 1, "")
    assert kept(other)[0] == DOSSIER
    assert refusal(lambda: draft_behind(secret, at=end)) == ("draft_expired", {"on": end.date()})


@pytest.mark.django_db
def test_oldest_drafts_are_emptied_first() -> None:
    drafts = [begin_draft(dossier=DOSSIER, at=NOW - timedelta(days=age))[0] for age in (1, 3, 2)]
    assert empty_expired_drafts(at=NOW + LIFETIME, most=2) == 2
    assert [kept(draft)[0] for draft in drafts] == [DOSSIER, {}, {}]


@pytest.mark.django_db
def test_beginning_a_draft_empties_expired_ones_a_few_at_a_time() -> None:
    Draft.objects.bulk_create(
        Draft(
            digest=f"{n:064}",
            dossier=DOSSIER,
            created_at=NOW - 2 * LIFETIME,
            changed_at=NOW - 2 * LIFETIME,
            expires_at=NOW - LIFETIME,
        )
        for n in range(EMPTIED_AT_ONCE + 5)
    )
    begin_draft(dossier=DOSSIER, at=NOW)
    assert Draft.objects.filter(emptied_at__isnull=True, expires_at__lte=NOW).count() == 5


@pytest.mark.django_db
def test_deleted_draft_is_gone_at_once() -> None:
    draft, secret = begin_draft(dossier=DOSSIER, law_of=date(2026, 1, 2), window="w", at=NOW)
    save_draft(secret, dossier=DOSSIER, law_of=None, applied=[CURE], window="w", revision=1, at=NOW)

    delete_draft(secret, at=LATER)

    assert kept(draft) == ({}, None, [], 2, "")
    expired = ("draft_expired", {"on": LATER.date()})
    assert refusal(lambda: draft_behind(secret, at=LATER)) == expired
    assert refusal(lambda: delete_draft(secret, at=LATER)) == expired


# The database itself --------------------------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"expires_at": NOW},
        {"expires_at": NOW - timedelta(days=1)},
        {"revision": 0},
        {"revision": -1},
        {"created_at": None},
        {"dossier": None},
    ],
    ids=str,
)
def test_database_refuses(wrong: dict[str, Any]) -> None:
    draft, _secret = begin_draft(dossier=DOSSIER, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Draft.objects.filter(pk=draft.pk).update(**wrong)
    assert kept(draft)[0] == DOSSIER


@pytest.mark.django_db
def test_database_refuses_a_second_draft_behind_one_link() -> None:
    draft, _secret = begin_draft(dossier=DOSSIER, at=NOW)
    other, _secret = begin_draft(dossier=DOSSIER, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Draft.objects.filter(pk=other.pk).update(digest=draft.digest)


@pytest.mark.django_db
def test_writes_that_do_not_end_leave_nothing() -> None:
    """As when the power goes in the middle of one."""
    draft, secret = begin_draft(dossier=DOSSIER, window="w", at=NOW)

    def cut() -> None:
        with transaction.atomic():
            save(secret, "typed", window="w", revision=1)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cut()
    assert kept(draft)[0] == DOSSIER
