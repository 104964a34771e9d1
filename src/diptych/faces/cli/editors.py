"""``diptych editors``: who may sign in to the desk."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from datetime import UTC, datetime

from diptych.engines.values.errors import Refused
from diptych.faces.cli import site

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


@contextmanager
def _database(language: Language) -> Iterator[None]:
    """The site's database, up to date, with Django's own sentences in the language of the answer."""
    site.set_up()
    site.bring_up_to_date()
    from django.db import Error
    from django.utils.translation import override

    try:
        with override(language.code):
            yield
    except Error as error:
        raise Refused("database_unusable", why=site.first_line(error)) from None


def add(arguments: argparse.Namespace) -> int:
    """Make somebody an editor; the password is typed or read, never an argument, which others could see."""
    language = _language(arguments)
    with _database(language):
        from diptych.kernel.audit import Actor
        from diptych.kernel.permissions.domain.editors import add_editor

        user = add_editor(
            arguments.name,
            password=_password(language, piped=arguments.password_from_stdin),
            full_name=arguments.full_name or "",
            by=Actor.command("editors add"),
            at=datetime.now(UTC),
        )
        row = {"name": user.username, "full_name": user.get_full_name()}
    _tell(row, language.gettext(_("“{name}” is an editor now.")).format(**row), arguments)
    return 0


def remove(arguments: argparse.Namespace) -> int:
    """Take the role from somebody; the account stays, since the ledger names it."""
    language = _language(arguments)
    with _database(language):
        from diptych.kernel.audit import Actor
        from diptych.kernel.permissions.domain.editors import remove_editor

        remove_editor(arguments.name, by=Actor.command("editors remove"), at=datetime.now(UTC))
    row = {"name": arguments.name}
    _tell(row, language.gettext(_("“{name}” is no editor any more.")).format(**row), arguments)
    return 0


def listing(arguments: argparse.Namespace) -> int:
    """Print every editor by name."""
    language = _language(arguments)
    with _database(language):
        from diptych.kernel.permissions.queries.editors import editors

        rows = [{"name": user.username, "full_name": user.get_full_name()} for user in editors()]
    if arguments.json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        lines = [f"{row['name']}  {row['full_name']}".rstrip() for row in rows]
        print("\n".join(lines or [language.gettext(_("There are no editors yet. Add one: diptych editors add NAME"))]))
    return 0


def _password(language: Language, *, piped: bool) -> str:
    """A password from a terminal, typed twice, or the first line of what is sent in."""
    if piped:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise Refused("no_terminal")
    from getpass import getpass

    first = getpass(language.colon(language.gettext(_("Password")), ""))
    if getpass(language.colon(language.gettext(_("Once more")), "")) != first:
        raise Refused("passwords_differ")
    return first


def _tell(row: dict[str, str], sentence: str, arguments: argparse.Namespace) -> None:
    print(json.dumps(row, ensure_ascii=False) if arguments.json else sentence)


def _language(arguments: argparse.Namespace) -> Language:
    from diptych.faces.cli.parser import language

    return language(arguments)
