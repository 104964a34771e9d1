"""Editors: made and unmade by whoever runs the site; each changes their own password."""

from __future__ import annotations

from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from diptych.engines.values.errors import Refused
from diptych.kernel.audit import action, record
from diptych.kernel.permissions.queries.editors import GROUP, accounts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from diptych.kernel.audit import Actor


def _(text: str) -> str:
    return text


ADD = action("permissions.add_editor", _("Editor added"))
REMOVE = action("permissions.remove_editor", _("Editor removed"))
CHANGE_PASSWORD = action("permissions.change_password", _("Password changed"))


def add_editor(name: str, *, password: str, full_name: str = "", by: Actor, at: datetime) -> User:
    """Make somebody an editor, under a new account or that of a former editor, with this password.

    Side effects: 1. the account and the group are there; 2. the ledger has an entry. Refused("bad_name"),
    Refused("editor_there"), Refused("weak_password", why=…) with sentences in the active language of Django.
    """
    name = User.normalize_username(name)
    with transaction.atomic():
        former = accounts().select_for_update().filter(username__iexact=name).first()
        if former is not None and former.groups.filter(name=GROUP).exists():
            raise Refused("editor_there", name=former.username)
        user = former or User(username=name)
        if full_name.strip():
            user.first_name = full_name.strip()
        _set_password(user, password)
        try:
            user.full_clean()
        except ValidationError:
            raise Refused("bad_name", found=name) from None
        user.save()
        group, _made = Group.objects.get_or_create(name=GROUP)
        user.groups.add(group)
        after = {"name": user.username, "full_name": user.get_full_name()}
        record(ADD, thing=user, label=user.username, by=by, at=at, before=None, after=after)
    return user


def remove_editor(name: str, *, by: Actor, at: datetime) -> None:
    """Take the role from somebody. The account stays, since the ledger names it; it opens nothing any more.

    Side effects: 1. the account leaves the group; 2. the ledger has an entry. Refused("no_editor").
    """
    with transaction.atomic():
        user = accounts().select_for_update().filter(username__iexact=name, groups__name=GROUP).first()
        if user is None:
            raise Refused("no_editor", name=name)
        user.groups.remove(Group.objects.get(name=GROUP))
        before = {"name": user.username, "full_name": user.get_full_name()}
        record(REMOVE, thing=user, label=user.username, by=by, at=at, before=before, after=None)


def change_password(user: User, *, old: str, new: str, by: Actor, at: datetime) -> None:
    """Give an account another password; every session of it but the one that asks ends.

    Side effects: 1. the account is saved; 2. the ledger has an entry, without the password. Refused("wrong_password"),
    Refused("weak_password", why=…).
    """
    if not user.check_password(old):
        raise Refused("wrong_password")
    with transaction.atomic():
        _set_password(user, new)
        user.save(update_fields=["password"])
        record(CHANGE_PASSWORD, thing=user, label=user.username, by=by, at=at, before=None, after=None)


def _set_password(user: User, password: str) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Refused("weak_password", why=tuple(error.messages)) from None
    user.set_password(password)
