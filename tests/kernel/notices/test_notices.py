"""People are told what happened on the site, and by one mail if they do not read it there."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail as mailbox
from django.db import transaction
from pytest_django import DjangoAssertNumQueries

from diptych.apps.slate.models import Draft
from diptych.kernel.audit.actions import Misused
from diptych.kernel.jobs.domain.running import run_due
from diptych.kernel.notices import notify
from diptych.kernel.notices.domain.notices import GATHERED, KEPT, KEPT_READ, forget_old_notices, mark_read
from diptych.kernel.notices.domain.notices import mark_thing_read as mark_thing
from diptych.kernel.notices.kinds import kind
from diptych.kernel.notices.models import Mail, MailState, Notice
from diptych.kernel.notices.queries.mails import text_of
from diptych.kernel.notices.queries.notices import notices_of, unread_count
from diptych.kernel.permissions.models import Profile
from tests.kernel.audit.ledger import at_once
from tests.kernel.notices.people import NOW, OTHER, TOLD, reader

pytestmark = pytest.mark.django_db

THING, ELSE = Draft(pk=7), Draft(pk=8)


def tell(*users: Any, code: str = TOLD, thing: Draft = THING, **options: Any) -> int:
    with transaction.atomic():
        return notify(users, code=code, thing=thing, **{"facts": {}, "at": NOW, **options})


def test_notice_says_what_happened() -> None:
    anna = reader("anna")
    told = tell(anna, facts={"reference": "2026-7"}, programme="ru-cn", party="RU", page="work", arguments={"id": "x"})
    (notice,) = notices_of(anna.pk)
    assert told == 1
    assert (notice.code, notice.facts, notice.programme, notice.party) == (TOLD, {"reference": "2026-7"}, "ru-cn", "RU")
    assert (notice.thing_type, notice.thing_id, notice.page, notice.arguments) == (
        "slate.draft",
        "7",
        "work",
        {"id": "x"},
    )
    assert (notice.at, notice.read_at) == (NOW, None)


def test_person_is_told_once_however_often_they_are_named() -> None:
    anna = reader("anna")
    assert tell(anna, anna.pk, anna) == 1


def test_closed_account_is_told_nothing() -> None:
    assert tell(reader("anna", active=False), 10**6) == 0


def test_what_is_read_is_counted_no_more() -> None:
    anna, li = reader("anna"), reader("li")
    for number in range(3):
        tell(anna, li, thing=Draft(pk=number))
    first = notices_of(anna.pk).last()
    assert first is not None
    assert mark_read(li.pk, ids=[first.pk], at=NOW) == 0, "nobody reads for others"
    assert mark_read(anna.pk, ids=[first.pk], at=NOW) == 1
    assert (unread_count(anna.pk), unread_count(li.pk)) == (2, 3)
    assert mark_thing(anna.pk, Draft(pk=1), at=NOW) == 1
    assert mark_read(anna.pk, at=NOW) == 1
    assert mark_read(anna.pk, at=NOW) == 0
    assert list(notices_of(anna.pk, unread=True)) == []


def test_telling_costs_the_same_for_one_and_for_thirty(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    people = [reader(f"reader-{number}") for number in range(30)]
    with transaction.atomic():
        for told in ([people[0]], people[1:]):
            with django_assert_num_queries(6):
                notify(told, code=TOLD, thing=THING, facts={}, at=NOW)
        with django_assert_num_queries(3):
            notify(people, code=OTHER, thing=THING, facts={}, at=NOW)


def test_old_notices_are_forgotten() -> None:
    anna = reader("anna")
    for number, (age, read) in enumerate([(KEPT_READ, True), (KEPT_READ, False), (KEPT, False)]):
        tell(anna, thing=Draft(pk=number), at=NOW - age - timedelta(days=1))
        Notice.objects.filter(thing_id=str(number), user=anna).update(
            read_at=NOW - age - timedelta(days=1) if read else None
        )
    assert forget_old_notices(at=NOW) == 2
    assert [notice.thing_id for notice in notices_of(anna.pk)] == ["1"]


@pytest.mark.parametrize(
    ("options", "said"),
    [({"code": "test.unheard_of"}, "no kind of notice"), ({"facts": {"share": 0.5}}, "no plain data")],
)
def test_what_cannot_be_meant_is_a_mistake(options: dict[str, Any], said: str) -> None:
    with pytest.raises(Misused, match=said):
        tell(reader("anna"), **options)


def test_kind_is_registered_once_in_its_form() -> None:
    with pytest.raises(Misused, match="twice"):
        kind(TOLD)
    with pytest.raises(Misused, match="not written as"):
        kind("Something happened")


# Mails ----------------------------------------------------------------------------------------------------------------


def test_what_is_not_read_comes_by_mail_after_a_while() -> None:
    tell(reader("anna"))
    run_due(at=NOW + GATHERED - timedelta(seconds=1))
    assert mailbox.outbox == []
    run_due(at=NOW + GATHERED)
    (sent,) = mailbox.outbox
    assert sent.to == ["anna@example.org"]
    mail = Mail.objects.get()
    assert (mail.state, mail.attempts, mail.sent_at, mail.subject) == (MailState.SENT, 1, NOW + GATHERED, sent.subject)
    assert sent.extra_headers["Message-ID"] == f"<{mail.pk}@localhost>"


def test_what_happens_to_one_thing_meanwhile_comes_in_one_mail() -> None:
    anna = reader("anna")
    tell(anna)
    tell(anna, code=OTHER, at=NOW + timedelta(minutes=9))
    tell(anna, thing=ELSE)
    run_due(at=NOW + GATHERED)
    assert sorted(Mail.objects.values_list("thing_id", "state")) == [("7", "sent"), ("8", "sent")]
    assert Notice.objects.filter(mail__thing_id="7").count() == 2
    tell(anna, at=NOW + timedelta(minutes=11))
    run_due(at=NOW + timedelta(minutes=30))
    assert len(mailbox.outbox) == 3, "what happens later comes in a mail of its own"


def test_what_is_read_on_the_site_is_not_mailed() -> None:
    anna = reader("anna")
    tell(anna)
    mark_read(anna.pk, at=NOW)
    run_due(at=NOW + GATHERED)
    assert (mailbox.outbox, Mail.objects.get().state) == ([], MailState.DROPPED)


def test_nobody_is_mailed_who_does_not_want_it_or_cannot_be() -> None:
    tell(reader("anna", mails=False), reader("li", email=""))
    assert (Notice.objects.count(), Mail.objects.count()) == (2, 0)


def test_mails_turned_off_meanwhile_are_not_sent() -> None:
    tell(reader("anna"))
    Profile.objects.update(mails=False)
    run_due(at=NOW + GATHERED)
    assert Mail.objects.get().state == MailState.DROPPED


def test_mail_is_written_in_the_language_of_its_reader() -> None:
    for language in ("en", "ru", "zh-hans"):
        tell(reader(language, language), code=OTHER)
    languages = {mail.user_id: mail for mail in Mail.objects.all()}
    assert len({text_of(mail).subject for mail in languages.values()}) >= 1
    run_due(at=NOW + GATHERED)
    assert {mail.language for mail in Mail.objects.all()} == {"en", "ru", "zh-hans"}
    assert {sent.extra_headers["Content-Language"] for sent in mailbox.outbox} == {"en", "ru", "zh-hans"}


@pytest.mark.django_db(transaction=True)
def test_acts_at_the_same_moment_share_a_mail() -> None:
    anna = reader("anna")
    assert at_once(*[lambda: tell(anna)] * 4) == [1, 1, 1, 1]
    assert (Mail.objects.count(), Notice.objects.filter(mail=Mail.objects.get()).count()) == (1, 4)


@pytest.mark.django_db(transaction=True)
def test_notice_that_comes_while_its_mail_is_sent_is_mailed_too() -> None:
    """Whichever comes first, the other waits for it: no notice joins a mail that is written already."""
    anna = reader("anna")
    later = NOW + GATHERED
    for number in range(5):
        tell(anna, thing=Draft(pk=number))
        at_once(lambda: run_due(at=later), lambda number=number: tell(anna, thing=Draft(pk=number), at=later))
        run_due(at=later + GATHERED)
    assert not Notice.objects.exclude(mail__state=MailState.SENT).exists()
    assert not Notice.objects.filter(mail=None).exists()
