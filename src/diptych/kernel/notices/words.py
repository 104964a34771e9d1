"""Where the words of mails come from: a module of a face, which the settings name."""

from __future__ import annotations

from importlib import import_module

from django.conf import settings

from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any, Protocol

    class Words(Protocol):
        """What the module has."""

        def notice_mail(self, told: Sequence[Told], *, language: str, programme: str) -> Text: ...

        def letter(self, code: str, *, facts: Mapping[str, Any], language: str, programme: str, link: str) -> Text: ...


class Told(Record):
    """What a mail knows of a notice. Its facts are not among it, so that nothing that people wrote leaves the site."""

    code: str
    page: str
    arguments: dict[str, str]


class Text(Record):
    """What a mail says."""

    subject: str
    body: str


def words() -> Words:
    """The module."""
    found: Any = import_module(settings.MAIL_WORDS)
    return found  # type: ignore[no-any-return]
