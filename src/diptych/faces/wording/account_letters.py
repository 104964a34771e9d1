"""Mails about accounts: what was asked for, and what was done to an account, so that its owner notices."""

from __future__ import annotations


def _(text: str) -> str:
    return text


NOT_YOU = _("If this was not you, set a new password at once and look at your sessions:\n{link}")

LETTERS: dict[str, tuple[str, tuple[str, ...]]] = {
    "email_confirmation_signup": (
        _("Show that this address is yours"),
        (
            _("Somebody, we think you, has made an account with this address. Follow the link if it is yours:"),
            "{link}",
            _("If it was not you, you need not do anything: without the link the account opens nothing."),
        ),
    ),
    "email_confirmation": (
        _("Show that this address is yours"),
        (
            _("Follow the link, so that mails to your account come to this address from now on:"),
            "{link}",
            _("If you did not ask for it, you need not do anything."),
        ),
    ),
    "account_already_exists": (
        _("You have an account already"),
        (
            _("Somebody, we think you, wanted to make an account with this address, and there is one. Sign in to it:"),
            "{link}",
            _("If it was not you, you need not do anything."),
        ),
    ),
    "password_reset_key": (
        _("A link for a new password"),
        (
            _("Follow the link to set a new password. It works for one hour, and once:"),
            "{link}",
            _("If you did not ask for it, you need not do anything: your password stays as it is."),
        ),
    ),
    "password_changed": (_("Your password was changed"), (_("The password of your account was changed."), NOT_YOU)),
    "password_set": (_("A password was set"), (_("A password was set for your account."), NOT_YOU)),
    "password_reset": (
        _("Your password was set anew"),
        (_("The password of your account was set anew, by a link in a mail."), NOT_YOU),
    ),
    "signed_in_elsewhere": (
        _("Your account was opened in another browser"),
        (_("Somebody, we think you, signed in to your account in a browser that had not opened it before."), NOT_YOU),
    ),
    "locked_out": (
        _("Somebody tries to get into your account"),
        (
            _(
                "There were more tries to sign in to your account within a minute than are allowed, so that none is "
                "looked at for a while. Your account is as it was."
            ),
            _("If it was not you, look whether your password is one that you use nowhere else:\n{link}"),
        ),
    ),
    "code_used_twice": (
        _("A code from your app was used twice"),
        (
            _("Somebody sent a code from your app that had been used already. It was refused."),
            NOT_YOU,
        ),
    ),
    "account_closed": (
        _("Your account is closed"),
        (
            _("Your account is closed, as you asked: nothing opens it any more, and this address is forgotten."),
            _("If this was not you, write to whoever runs the site:\n{link}"),
        ),
    ),
    "email_changed": (
        _("The address of your account was changed"),
        (
            _("Mails to your account go to another address from now on."),
            _("If this was not you, write to whoever runs the site:\n{link}"),
        ),
    ),
    "email_deleted": (
        _("A change of address was taken back"),
        (_("The address of your account stays as it was."), NOT_YOU),
    ),
    "totp_activated": (
        _("Codes from an app were turned on"),
        (_("To sign in to your account, a code from an app is needed from now on."), NOT_YOU),
    ),
    "totp_deactivated": (
        _("Codes from an app were turned off"),
        (_("To sign in to your account, no code from an app is needed any more."), NOT_YOU),
    ),
    "recovery_codes_generated": (
        _("New recovery codes were made"),
        (_("The recovery codes of your account were made anew; the old ones do not work any more."), NOT_YOU),
    ),
    "webauthn_added": (_("A passkey was added"), (_("A passkey opens your account from now on."), NOT_YOU)),
    "webauthn_removed": (
        _("A passkey was removed"),
        (_("A passkey does not open your account any more."), NOT_YOU),
    ),
    "account_connected": (
        _("A sign-in service was connected"),
        (_("The sign-in service of an authority opens your account from now on."), NOT_YOU),
    ),
    "account_disconnected": (
        _("A sign-in service was disconnected"),
        (_("The sign-in service of an authority does not open your account any more."), NOT_YOU),
    ),
}
"""By the name that django-allauth has for them: the subject, which has no field, and paragraphs."""
