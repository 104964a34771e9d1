"""Mails as they are read."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Count

from diptych.engines.values.errors import Refused
from diptych.kernel.notices.models import Mail, MailState
from diptych.kernel.notices.words import Text, Told, words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

SMTP = "django.core.mail.backends.smtp.EmailBackend"


def is_on() -> bool:
    """Whether mails leave the site: a server is named, or something else takes them, as in tests."""
    return settings.MAIL is not None or settings.EMAIL_BACKEND != SMTP


def mail_of(id: UUID, *, lock: bool = False) -> Mail:
    """One mail; Refused("no_mail"). One query; ``lock`` holds the row until the transaction ends."""
    rows = Mail.objects.select_for_update() if lock else Mail.objects.all()
    found = rows.filter(pk=id).first()
    if found is None:
        raise Refused("no_mail", id=str(id))
    return found


def outbox(*states: MailState, programme: str | None = None) -> QuerySet[Mail]:
    """Mails that stand so (all, if no state is named), of one programme if given, the newest first."""
    rows = Mail.objects.order_by("-pk")
    if programme is not None:
        rows = rows.filter(programme=programme)
    return rows.filter(state__in=states) if states else rows


def mail_counts(programme: str | None = None) -> dict[str, int]:
    """How many mails stand how, by every state; one query."""
    counted = dict(outbox(programme=programme).order_by().values_list("state").annotate(Count("pk")))
    return {state.value: counted.get(state.value, 0) for state in MailState}


def text_of(mail: Mail) -> Text:
    """What a mail says, or would say if it were sent now; one query for a mail that still gathers notices.

    A ``secret`` mail opens something: whoever shows its text to others than its reader gives that away.
    """
    if mail.gathers and mail.state in (MailState.WAITING, MailState.DROPPED):
        return written(mail, unread_of(mail))
    return Text(subject=mail.subject, body=mail.body)


def unread_of(mail: Mail) -> list[Told]:
    """What a mail has to tell: its notices that were not read on the site meanwhile, in their order; one query."""
    rows = mail.notices.filter(read_at=None).order_by("pk").values_list("code", "page", "arguments")
    return [Told(code=code, page=page, arguments=arguments) for code, page, arguments in rows]


def written(mail: Mail, told: list[Told]) -> Text:
    """A mail of notices in the language of its reader."""
    return words().notice_mail(told, language=mail.language or settings.LANGUAGE_CODE, programme=mail.programme)


def readers(users: Iterable[int]) -> dict[int, tuple[str, str, bool]]:
    """Address, language and whether they want mails, of accounts that are open, by id; one query."""
    rows = User.objects.filter(pk__in=users, is_active=True).order_by("pk")
    return {
        id: (email, language or settings.LANGUAGE_CODE, wants is not False)
        for id, email, language, wants in rows.values_list("pk", "email", "profile__language", "profile__mails")
    }
