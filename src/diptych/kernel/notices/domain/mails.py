"""The outbox: mails written into it, sent from it, tried again."""

from __future__ import annotations

from datetime import timedelta
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection, transaction

from diptych.engines.values.errors import Refused
from diptych.kernel.audit.actions import Misused
from diptych.kernel.jobs.domain.queue import enqueue, enqueue_many
from diptych.kernel.jobs.kinds import Attempt
from diptych.kernel.notices.models import Mail, MailState
from diptych.kernel.notices.queries.mails import is_on, mail_of, readers, unread_of, written
from diptych.kernel.notices.words import words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any

KEPT = timedelta(days=90)
"""How long mails stay in the outbox that were sent or not needed."""

OPENING = timedelta(days=15)
"""After so long no link in a letter opens anything any more, so what could not be sent until then need not be."""

ERROR_LENGTH = 1000


def post(
    address: str,
    *,
    code: str,
    facts: Mapping[str, Any],
    at: datetime,
    language: str = "",
    user: int | None = None,
    programme: str = "",
    link: str = "",
    secret: bool = True,
) -> Mail:
    """Write one letter to one address, to be sent after this transaction: an invitation, a new password.

    ``code`` names its words, which ``facts`` and ``link`` fill: an address on this site from its root. ``secret`` says
    that the letter opens something: nobody reads it in the outbox, and its text goes once it is sent.

    Side effects: 1. the mail is saved; 2. a job sends it. Misused outside of a transaction.
    """
    if not connection.in_atomic_block:
        raise Misused("a letter and the act that writes it belong in one transaction")
    language = language or settings.LANGUAGE_CODE
    text = words().letter(code, facts=facts, language=language, programme=programme, link=link)
    mail = Mail.objects.create(
        user_id=user,
        address=address,
        language=language,
        programme=programme,
        secret=secret,
        subject=text.subject,
        body=text.body,
        next_at=at,
        created_at=at,
    )
    enqueue("notices.send_mail", at=at, mail=str(mail.pk))
    return mail


# Sending --------------------------------------------------------------------------------------------------------------


def send_mail(id: UUID, *, attempt: Attempt) -> None:
    """Send a mail, as one attempt of a job. Where no server is named it stays in the outbox and the job is done.

    Side effects: 1. the mail is closed to further notices and written; 2. the server has it; 3. it is sent, or waits
    for the next attempt, for which this one raises, or is given up. A kill between 2 and 3 has it sent again, under the
    same Message-ID.
    """
    mail = _take(id, attempt)
    if mail is None:
        return
    try:
        _hand_over(mail)
    except Exception as error:
        final = attempt.last or _is_final(error)
        Mail.objects.filter(pk=mail.pk).update(
            state=MailState.GIVEN_UP if final else MailState.FAILED,
            next_at=attempt.next_at or attempt.at,
            error=_told(error),
        )
        if final:
            return
        raise
    Mail.objects.filter(pk=mail.pk).update(
        state=MailState.SENT, sent_at=attempt.at, error="", body="" if mail.secret else mail.body
    )


def _take(id: UUID, attempt: Attempt) -> Mail | None:
    """The mail, written and closed, if it is to be sent now; by its row only one job does."""
    with transaction.atomic():
        mail = Mail.objects.select_for_update().filter(pk=id).first()
        if mail is None or mail.state in (MailState.SENT, MailState.GIVEN_UP, MailState.DROPPED):
            return None
        if mail.state == MailState.SENDING and mail.job != attempt.job:
            return None
        if not is_on():
            return None
        if mail.gathers and not _write(mail):
            mail.state = MailState.DROPPED
            mail.save(update_fields=["state"])
            return None
        mail.state, mail.job = MailState.SENDING, attempt.job
        mail.attempts += 1
        mail.save(update_fields=["state", "job", "attempts", "address", "language", "subject", "body"])
        return mail


def _write(mail: Mail) -> bool:
    """Write a mail of notices as its reader wants it now; False if there is nothing to write, or nobody to read."""
    address, language, wants = readers([mail.user_id or 0]).get(mail.user_id or 0, ("", "", False))
    told = unread_of(mail)
    if not (address and wants and told):
        return False
    mail.address, mail.language = address, language
    text = written(mail, told)
    mail.subject, mail.body = text.subject, text.body
    return True


def _hand_over(mail: Mail) -> None:
    host = urlsplit(settings.ADDRESS).hostname or "localhost"
    headers = {
        # The same at every attempt, so that a mail that came twice can be seen to be one.
        "Message-ID": f"<{mail.pk}@{host}>",
        "Content-Language": mail.language,
        # Nobody's absence is to be told to a machine (RFC 3834).
        "Auto-Submitted": "auto-generated",
    }
    # A subject is one line; what breaks one would be refused.
    subject = " ".join(mail.subject.split())
    EmailMessage(subject, mail.body, settings.DEFAULT_FROM_EMAIL, [mail.address], headers=headers).send()


def _is_final(error: Exception) -> bool:
    """Whether the server will not take this mail whenever it is asked: no such mailbox, or nothing that is a mail."""
    if isinstance(error, SMTPRecipientsRefused):
        return all(code >= 500 for code, _text in error.recipients.values())
    # A password that is not accepted can be mended by the operator, and so can what a server has against the sender.
    return isinstance(error, UnicodeError) or (
        isinstance(error, SMTPResponseException) and error.smtp_code in (550, 553)
    )


def _told(error: Exception) -> str:
    return (str(error) or type(error).__name__)[:ERROR_LENGTH].replace("\0", "")


# What an operator does ------------------------------------------------------------------------------------------------


def send_waiting_mails(*, at: datetime) -> int:
    """Send what waited while no server was named; returns how many mails. Refused("mail_off") while none is.

    Mails whose time has not come are left to it.
    """
    if not is_on():
        raise Refused("mail_off")
    with transaction.atomic():
        waiting = Mail.objects.filter(state=MailState.WAITING, next_at__lte=at).order_by("pk")
        ids = [str(id) for id in waiting.values_list("pk", flat=True)]
        enqueue_many("notices.send_mail", [{"mail": id} for id in ids], at=at)
    return len(ids)


def retry_mail(id: UUID, *, at: datetime) -> Mail:
    """Send a mail again that was given up, but for a letter that has lost its text. Refused("no_mail"),
    Refused("mail_not_given_up", state=…).

    Side effects: 1. the mail waits; 2. a job sends it.
    """
    with transaction.atomic():
        mail = mail_of(id, lock=True)
        if mail.state != MailState.GIVEN_UP or (mail.secret and not mail.body):
            raise Refused("mail_not_given_up", id=str(id), state=mail.state)
        mail.state, mail.next_at = MailState.FAILED, at
        mail.save(update_fields=["state", "next_at"])
        enqueue("notices.send_mail", at=at, mail=str(mail.pk))
    return mail


def forget_old_mails(*, at: datetime) -> int:
    """Delete mails of long ago that were sent or not needed; returns how many.

    Side effect beside: secret letters that nobody could send are given up for good, and lose their texts.
    """
    secret = Mail.objects.filter(secret=True, created_at__lt=at - OPENING).exclude(state=MailState.SENT)
    secret.exclude(body="").update(state=MailState.GIVEN_UP, body="")
    over = Mail.objects.filter(state__in=(MailState.SENT, MailState.DROPPED), created_at__lt=at - KEPT)
    count, _tables = over.delete()
    return count
