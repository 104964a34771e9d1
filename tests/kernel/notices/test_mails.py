"""Mails leave by the operator's server, wait while there is none, and are tried again while it does not take them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail as mailbox
from django.db import transaction
from pytest_django import Settings

from diptych.apps.slate.models import Draft
from diptych.config.mailing import MailServer
from diptych.engines.values.errors import Refused
from diptych.faces.wording import mails as wording
from diptych.faces.wording.notices import Letter
from diptych.kernel.audit.actions import Misused
from diptych.kernel.jobs.domain.running import run_due
from diptych.kernel.jobs.models import Job
from diptych.kernel.notices import notify, post
from diptych.kernel.notices.domain.mails import KEPT, OPENING, forget_old_mails, retry_mail, send_waiting_mails
from diptych.kernel.notices.models import Mail, MailState
from diptych.kernel.notices.queries.mails import SMTP, mail_counts, outbox, text_of
from tests.kernel.notices.people import NOW, TOLD, MailTaker, reader, taking_mails

pytestmark = pytest.mark.django_db

HELLO = Letter(subject="A way in", body="{by} opens the door until {until}:\n{link}")


@pytest.fixture(autouse=True)
def _letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(wording.LETTERS, "test.hello", HELLO)


def write(address: str = "anna@example.org", **options: Any) -> Mail:
    facts = {"by": "Li\r\nBcc: all@example.org", "until": "2026-12-01"}
    with transaction.atomic():
        return post(address, **{"code": "test.hello", "facts": facts, "at": NOW, "link": "/en/x/secret/", **options})


def by_smtp(settings: Settings, taker: MailTaker | None) -> None:
    """Mails leave by a server, or by none."""
    settings.EMAIL_BACKEND = SMTP
    settings.MAIL = MailServer(host="127.0.0.1", port=taker.port, tls="none") if taker else None
    if taker:
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", taker.port, 5


def state(mail: Mail) -> tuple[str, int]:
    mail.refresh_from_db()
    return mail.state, mail.attempts


# Letters --------------------------------------------------------------------------------------------------------------


def test_letter_is_sent_at_once_and_forgotten(settings: Settings) -> None:
    settings.ADDRESS = "https://films.example.org"
    mail = write()
    assert text_of(mail).body.endswith(
        " Bcc: all@example.org opens the door until 1\u00a0December 2026:\nhttps://films.example.org/en/x/secret/\n"
    )
    run_due(at=NOW)
    (sent,) = mailbox.outbox
    assert (sent.to, sent.subject, sent.recipients()) == (["anna@example.org"], "A way in", ["anna@example.org"])
    assert "https://films.example.org/en/x/secret/" in sent.body
    assert state(mail) == (MailState.SENT, 1)
    assert mail.body == ""


def test_letter_belongs_to_an_act() -> None:
    with transaction.atomic():
        post("a@example.org", code="test.hello", facts={"by": "", "until": ""}, at=NOW)
        transaction.set_rollback(True)
    assert (Mail.objects.count(), Job.objects.count()) == (0, 0)


@pytest.mark.django_db(transaction=True)
def test_letter_outside_of_a_transaction_is_a_mistake() -> None:
    with pytest.raises(Misused, match="one transaction"):
        post("a@example.org", code="test.hello", facts={}, at=NOW)


# A server -------------------------------------------------------------------------------------------------------------


def test_server_takes_mails_in_every_script(settings: Settings) -> None:
    with taking_mails() as taker:
        by_smtp(settings, taker)
        mail = write(facts={"by": "Анна 红丝绸", "until": "2026-12-01"}, language="ru")
        run_due(at=NOW)
    (received,) = taker.mails
    assert state(mail) == (MailState.SENT, 1)
    assert taker.recipients == ["anna@example.org"]
    assert received["Message-ID"] == f"<{mail.pk}@localhost>"
    assert (received["Auto-Submitted"], received["Content-Language"]) == ("auto-generated", "ru")
    assert received["From"] == settings.DEFAULT_FROM_EMAIL
    body = received.get_content()
    assert "Анна 红丝绸" in body
    assert received.get_content_type() == "text/plain"


def test_what_people_wrote_makes_no_header(settings: Settings) -> None:
    with taking_mails() as taker:
        by_smtp(settings, taker)
        write()
        run_due(at=NOW)
    (received,) = taker.mails
    assert received["Bcc"] is None
    assert taker.recipients == ["anna@example.org"]


def test_server_that_takes_nothing_now_is_asked_again(settings: Settings) -> None:
    with taking_mails(RCPT="451 try later") as taker:
        by_smtp(settings, taker)
        mail = write()
        run_due(at=NOW)
        assert state(mail) == (MailState.FAILED, 1)
        assert "try later" in mail.error
        assert NOW + timedelta(seconds=48) <= mail.next_at <= NOW + timedelta(seconds=72)
        taker.answers.clear()
        run_due(at=mail.next_at)
    assert state(mail) == (MailState.SENT, 2)
    assert mail.error == ""


def test_mailbox_that_is_not_there_is_given_up_and_tried_again_by_hand(settings: Settings) -> None:
    with taking_mails(RCPT="550 no such user") as taker:
        by_smtp(settings, taker)
        mail = write()
        run_due(at=NOW)
        assert state(mail) == (MailState.GIVEN_UP, 1)
        assert "no such user" in mail.error
        taker.answers.clear()
        retry_mail(mail.pk, at=NOW)
        run_due(at=NOW)
    assert state(mail) == (MailState.SENT, 2)


def test_server_that_is_gone_is_given_up_in_the_end(settings: Settings) -> None:
    with taking_mails() as taker:
        pass
    by_smtp(settings, taker)
    mail = write()
    for number in range(9):
        run_due(at=NOW + timedelta(hours=7.5) * number)
    assert state(mail) == (MailState.GIVEN_UP, 9)
    assert "refused" in mail.error


def test_mail_is_sent_by_one_job_only() -> None:
    mail = write()
    Mail.objects.update(state=MailState.SENDING, job=uuid4())
    run_due(at=NOW)
    assert (mailbox.outbox, state(mail)) == ([], (MailState.SENDING, 0))


def test_mail_whose_worker_was_killed_is_sent_again() -> None:
    mail = write()
    Mail.objects.update(state=MailState.SENDING, job=Job.objects.get().pk, attempts=1)
    run_due(at=NOW)
    assert state(mail) == (MailState.SENT, 2)


# No server ------------------------------------------------------------------------------------------------------------


def test_mails_wait_while_no_server_is_named(settings: Settings) -> None:
    by_smtp(settings, None)
    mail = write()
    run_due(at=NOW)
    assert state(mail) == (MailState.WAITING, 0)
    assert mail_counts()["waiting"] == 1
    with pytest.raises(Refused, match="mail_off"):
        send_waiting_mails(at=NOW)
    with taking_mails() as taker:
        by_smtp(settings, taker)
        later = NOW + timedelta(days=1)
        assert run_due(at=later) == 0
        assert send_waiting_mails(at=later) == 1
        assert send_waiting_mails(at=later) == 1, "asked for twice, sent once"
        run_due(at=later)
    assert len(taker.mails) == 1
    assert state(mail)[0] == MailState.SENT


def test_only_what_was_given_up_is_tried_again() -> None:
    mail = write()
    with pytest.raises(Refused, match="mail_not_given_up"):
        retry_mail(mail.pk, at=NOW)
    with pytest.raises(Refused, match="no_mail"):
        retry_mail(uuid4(), at=NOW)


def test_mails_of_long_ago_are_forgotten() -> None:
    for kept, age in ((MailState.SENT, KEPT * 2), (MailState.SENT, KEPT / 2), (MailState.GIVEN_UP, KEPT * 2)):
        mail = write()
        sent = NOW if kept == MailState.SENT else None
        Mail.objects.filter(pk=mail.pk).update(state=kept, created_at=NOW - age, sent_at=sent)
    assert forget_old_mails(at=NOW) == 1
    assert outbox().count() == 2


def test_letter_that_nobody_could_send_does_not_keep_what_it_opens() -> None:
    old, young = (write() for _number in range(2))
    Mail.objects.filter(pk=old.pk).update(created_at=NOW - OPENING - timedelta(days=1))

    forget_old_mails(at=NOW)

    old.refresh_from_db()
    young.refresh_from_db()
    assert (old.state, old.body) == (MailState.GIVEN_UP, "")
    with pytest.raises(Refused):
        retry_mail(old.pk, at=NOW)
    assert (young.state, "/en/x/secret/" in young.body) == (MailState.WAITING, True)


def test_page_that_is_no_more_leads_to_the_site() -> None:
    with transaction.atomic():
        notify([reader("anna")], code=TOLD, thing=Draft(pk=7), facts={}, at=NOW, page="no-such-page")
    assert "http://localhost:8000/en/\n" in text_of(Mail.objects.get()).body
