"""The site's database, as a command reads and changes it."""

from __future__ import annotations

from contextlib import contextmanager
from uuid import UUID

from diptych.engines.values.errors import Refused
from diptych.faces.cli import site

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def database() -> Iterator[None]:
    """The database, up to date; Refused("database_unusable") with what it says."""
    site.set_up()
    site.bring_up_to_date()
    from django.db import Error

    try:
        yield
    except Error as error:
        raise Refused("database_unusable", why=site.first_line(error)) from None


def id_of(text: str) -> UUID:
    """An id as it is shown; Refused("bad_setting") for what is none."""
    try:
        return UUID(text)
    except ValueError:
        raise Refused("bad_setting", name="ID", found=text, expected="01a201ef-026a-72de-92a0-720cd355a119") from None
