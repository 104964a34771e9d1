"""``diptych members``: who sits for which party, and who may sign in at all."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from datetime import UTC, datetime

from diptych.engines.values.errors import Refused
from diptych.faces.cli import site
from diptych.faces.cli.tables import room, table
from diptych.faces.wording.accounts import ROLES

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from typing import Any

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
    """Give somebody a seat, under an account that is there or a new one.

    The password of a new account is typed or read, never an argument, which others could see.
    """
    language = _language(arguments)
    with _database(language):
        from django.db import transaction

        from diptych.apps.programme.domain.members import add_member, role_named
        from diptych.kernel.audit import Actor
        from diptych.kernel.permissions.domain.accounts import make_account
        from diptych.kernel.permissions.queries.accounts import accounts

        by, at = Actor.command("members add"), datetime.now(UTC)
        programme, roles = _programme(arguments), [role_named(word) for word in arguments.role]
        user = accounts().filter(username__iexact=arguments.name).first()
        password = _password(language, piped=arguments.password_from_stdin) if user is None else None
        with transaction.atomic():
            if user is None:
                user = make_account(
                    arguments.name,
                    password=password,
                    full_name=arguments.full_name or "",
                    language=arguments.reads or "",
                    email=arguments.email or "",
                    by=by,
                    at=at,
                )
            for role in roles:
                add_member(user=user, programme=programme, party=arguments.party, role=role, by=by, at=at)
        row = {**_person(user), "programme": programme, "party": arguments.party, "roles": [*map(str, roles)]}
    said = language.gettext(_("“{name}” sits for {party} in {programme} now, as {roles}."))
    _tell(row, said.format(**{**row, "roles": language.listed(tuple(row["roles"]))}), arguments)
    return 0


def end(arguments: argparse.Namespace) -> int:
    """End seats of somebody: the one named, or all they hold for the party."""
    language = _language(arguments)
    with _database(language):
        from django.db import transaction

        from diptych.apps.programme.domain.members import end_membership
        from diptych.apps.programme.queries.members import members_listed
        from diptych.kernel.audit import Actor
        from diptych.kernel.permissions.queries.accounts import account_named

        programme, user = _programme(arguments), account_named(arguments.name)
        seats = members_listed(programme=programme, party=arguments.party).filter(user=user)
        if arguments.role:
            seats = seats.filter(role__in=arguments.role)
        with transaction.atomic():
            found = list(seats)
            if not found:
                raise Refused("no_member", name=user.username)
            for seat in found:
                end_membership(membership=seat, by=Actor.command("members end"), at=datetime.now(UTC))
        row = {**_person(user), "programme": programme, "party": arguments.party}
        row["roles"] = [seat.role for seat in found]
    said = language.gettext(_("“{name}” does not sit for {party} in {programme} any more, as {roles}."))
    _tell(row, said.format(**{**row, "roles": language.listed(tuple(row["roles"]))}), arguments)
    return 0


def listing(arguments: argparse.Namespace) -> int:
    """Print everybody who holds a seat."""
    language = _language(arguments)
    with _database(language):
        from diptych.apps.programme.queries.members import members_listed

        seats = members_listed(programme=arguments.programme or "", party=arguments.party or "")
        rows = [
            {**_person(seat.user), "programme": seat.programme_id, "party": seat.party, "role": seat.role}
            for seat in seats
        ]
    if arguments.json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    elif not rows:
        how = _("Nobody sits for any party yet. Begin: diptych members add NAME --role coordinator --party CN")
        print(language.gettext(how))
    else:
        cells = [[row[key] for key in ("programme", "party", "role", "name", "full_name")] for row in rows]
        print("\n".join(table(cells, room=room())))
    return 0


def invite(arguments: argparse.Namespace) -> int:
    """Ask somebody to come: a mail with a link goes out, and the link is printed for whoever would rather send it."""
    language = _language(arguments)
    with _database(language):
        from django.conf import settings
        from django.urls import reverse
        from django.utils.translation import override

        from diptych.apps.programme.domain.members import invite as ask
        from diptych.kernel.audit import Actor

        def path(secret: str) -> str:
            return reverse("account-invitation", kwargs={"secret": secret})

        invitation, secret = ask(
            email=arguments.email,
            programme=_programme(arguments),
            party=arguments.party,
            roles=arguments.role or (),
            language=arguments.reads or language.code,
            by=Actor.command("members invite"),
            at=datetime.now(UTC),
            path=path,
        )
        with override(invitation.language):
            link = f"{settings.ADDRESS}{path(secret)}"
        row = {"email": invitation.email, "link": link, "expires": invitation.expires_at.isoformat()}
        until = language.date(invitation.expires_at.date())
    said = language.gettext(_("An invitation goes to {email}. Until {until} this link can be followed once: {link}"))
    _tell(row, said.format(**row, until=until), arguments)
    return 0


def password(arguments: argparse.Namespace) -> int:
    """Give an account another password, for somebody who cannot get in any more; all its sessions end."""
    language = _language(arguments)
    with _database(language):
        from django.urls import reverse

        from diptych.kernel.audit import Actor
        from diptych.kernel.permissions.domain.accounts import change_password
        from diptych.kernel.permissions.queries.accounts import account_named

        user = account_named(arguments.name)
        new = _password(language, piped=arguments.password_from_stdin)
        by, at = Actor.command("members password"), datetime.now(UTC)
        change_password(user, new=new, by=by, at=at, path=lambda: reverse("account"))
    said = language.gettext(_("“{name}” signs in with the new password now."))
    _tell(_person(user), said.format(name=user.username), arguments)
    return 0


def administrator(arguments: argparse.Namespace) -> int:
    """Let somebody ask for administrator sessions, or let them no more."""
    language = _language(arguments)
    with _database(language):
        from diptych.kernel.audit import Actor
        from diptych.kernel.permissions.domain.accounts import dismiss_administrator, name_administrator

        by, at = Actor.command("members administrator"), datetime.now(UTC)
        user = (dismiss_administrator if arguments.dismiss else name_administrator)(arguments.name, by=by, at=at)
    said = _("“{name}” may ask for administrator sessions now.")
    if arguments.dismiss:
        said = _("“{name}” may not ask for administrator sessions any more.")
    _tell(_person(user), language.gettext(said).format(name=user.username), arguments)
    return 0


def demonstrate(language: Language) -> None:
    """Make the accounts of the demonstration, and say which there are."""
    from django.conf import settings

    from diptych.apps.programme.domain.demonstration import PRODUCER, make_demonstration
    from diptych.apps.programme.queries.programmes import programmes_listed
    from diptych.kernel.audit import Actor

    programme = programmes_listed()[0].pk
    at = datetime.now(UTC)
    made = make_demonstration(programme=programme, password=settings.DEMO, by=Actor.command("demo"), at=at)
    words = {**ROLES, PRODUCER: _("Producer")}
    said = language.gettext(_("Sign in as one of these, each with the password {password}:"))
    print(said.format(password=settings.DEMO))
    rows = [(one.name, language.country(one.party), language.gettext(words[one.role])) for one in made]
    print("\n".join(table(rows, room=room())), flush=True)


def _programme(arguments: argparse.Namespace) -> str:
    """The programme asked for; if none was, the only one there is."""
    from diptych.apps.programme.queries.programmes import programmes_listed

    if arguments.programme:
        return str(arguments.programme)
    known = tuple(programmes_listed().values_list("pk", flat=True))
    if not known:
        raise Refused("no_programme_yet")
    if len(known) > 1:
        raise Refused("which_programme", known=known)
    return str(known[0])


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


def _person(user: Any) -> dict[str, Any]:
    return {"name": user.username, "full_name": user.get_full_name()}


def _tell(row: dict[str, Any], sentence: str, arguments: argparse.Namespace) -> None:
    print(json.dumps(row, ensure_ascii=False) if arguments.json else sentence)


def _language(arguments: argparse.Namespace) -> Language:
    from diptych.faces.cli.parser import language

    return language(arguments)
