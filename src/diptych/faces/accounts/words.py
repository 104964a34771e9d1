"""What pages of accounts say: their titles, the labels of their fields, what was done, what was wrong."""

from __future__ import annotations

from diptych.engines.values.record import Record


def _(text: str) -> str:
    return text


class Page(Record):
    """What a page with one form says around it."""

    title: str
    lead: str = ""
    button: str = ""
    """The word on its button; a page without one has nothing to send."""
    danger: bool = False
    way: str = ""
    """The name of the page one may go on to instead, or back to."""
    way_word: str = ""


BACK = _("Back to your account")
SIGN_IN = _("Sign in")

BEGIN = Page(
    title=_("Begin a proposal"),
    lead=_("For producers: with an account of your own you write a proposal, bring in your partners and file it."),
    button=_("Make the account"),
    way="account_login",
    way_word=_("I have an account"),
)
BEGIN_CLOSED = Page(
    title=_("Nobody has invited this address"),
    lead=_(
        "The sign-in service knows you, and this site does not yet. Ask a coordinator of your party for an invitation "
        "to the address that the service has of you."
    ),
    way="account_login",
    way_word=SIGN_IN,
)
PASSWORD_CHANGE = Page(title=_("Change your password"), button=_("Change it"), way="account", way_word=BACK)
PASSWORD_SET = Page(
    title=_("Set a password"),
    lead=_("So far you sign in without one, and may go on to do so."),
    button=_("Set it"),
    way="account",
    way_word=BACK,
)
PASSWORD_FORGOTTEN = Page(
    title=_("Set a new password"),
    lead=_("Give the address of your account. If there is one, a mail with a link comes within minutes."),
    button=_("Send the mail"),
    way="account_login",
    way_word=SIGN_IN,
)
PASSWORD_SENT = Page(
    title=_("Look into your mail"),
    lead=_("If an account has this address, a mail with a link is on its way. It works for one hour, and once."),
    way="account_login",
    way_word=SIGN_IN,
)
PASSWORD_NEW = Page(title=_("Set a new password"), button=_("Set it"))
PASSWORD_DONE = Page(
    title=_("The new password is set"),
    lead=_("All other sessions have ended. Sign in with it now."),
    way="account_login",
    way_word=SIGN_IN,
)
ADDRESS = Page(
    title=_("Change your e-mail address"),
    lead=_("A mail goes to the new address. It takes the place of the old one when you follow the link in it."),
    button=_("Send the mail"),
    way="account",
    way_word=BACK,
)
ADDRESS_SENT = Page(
    title=_("Look into your mail"),
    lead=_("A mail with a link is on its way. Follow it to show that the address is yours; then you can sign in."),
    way="account_login",
    way_word=SIGN_IN,
)
INACTIVE = Page(
    title=_("This account is closed"),
    lead=_("Whoever runs the site has closed it. What it did stays in the ledger."),
    way="front",
    way_word=_("To the front page"),
)
PROVE = Page(
    title=_("Is it still you?"),
    lead=_("This can do harm in other hands, so show once more who you are."),
    button=_("Go on"),
)
SECOND = Page(
    title=_("One more step"),
    lead=_("Type the code that your app shows now, or one of your recovery codes."),
    button=_("Go on"),
)
CODES_OFF = Page(
    title=_("Turn codes from an app off"),
    lead=_("Then your password alone opens your account, unless you have a passkey."),
    button=_("Turn them off"),
    danger=True,
    way="mfa_index",
    way_word=_("Leave them on"),
)
RECOVERY_NEW = Page(
    title=_("Make new recovery codes"),
    lead=_("The old ones stop working at once."),
    button=_("Make new ones"),
    way="mfa_index",
    way_word=_("Keep the old ones"),
)
PASSKEY_NAME = Page(title=_("Rename the passkey"), button=_("Save"), way="mfa_list_webauthn", way_word=_("Leave it"))
PASSKEY_REMOVE = Page(
    title=_("Remove the passkey"),
    lead=_("It will not open your account any more. Your device may go on offering it until you remove it there too."),
    button=_("Remove it"),
    danger=True,
    way="mfa_list_webauthn",
    way_word=_("Keep it"),
)
OUTSIDE = Page(
    title=_("Sign in with {service}"),
    lead=_("You go on to the pages of that service, and come back when it knows you."),
    button=_("Go on"),
    way="account_login",
    way_word=_("Sign in otherwise"),
)
OUTSIDE_FAILED = Page(
    title=_("The sign-in service did not let you through"),
    lead=_("It gave an error, or did not answer. Try again in a while, or sign in otherwise."),
    way="account_login",
    way_word=SIGN_IN,
)
OUTSIDE_CANCELLED = Page(
    title=_("You came back without signing in"),
    lead=_("Nothing has changed. You may try again, or sign in otherwise."),
    way="account_login",
    way_word=SIGN_IN,
)

LABELS = {
    "full_name": _("Your name"),
    "email": _("E-mail address"),
    "language": _("Language"),
    "login": _("Name of the account, or e-mail address"),
    "password": _("Password"),
    "oldpassword": _("The password you have now"),
    "password1": _("Password"),
    "password2": _("The password once more"),
    "code": _("Code"),
    "name": _("Name"),
}
"""Fields of forms that are drawn alike."""

HELPS = {
    "password1": _(
        "Twelve characters or more, and nothing that is tried first. A sentence is best; any letters will do."
    ),
    "full_name": _("As the other side is to read it; the ledger keeps it beside what you do."),
}

AUTOCOMPLETE = {
    "full_name": "name",
    "email": "email",
    "login": "username",
    "password": "current-password",
    "oldpassword": "current-password",
    "password1": "new-password",
    "password2": "new-password",
    "code": "one-time-code",
}

NO_ACCOUNT = _("The name or the password is not right. Look whether capital letters are locked.")

ERRORS = {
    "email_password_mismatch": NO_ACCOUNT,
    "username_password_mismatch": NO_ACCOUNT,
    "invalid_login": NO_ACCOUNT,
    "duplicate_email": _("This is the address that your account has already."),
    "email_taken": _("Another account has this address."),
    "enter_current_password": _("That is not the password you have now."),
    "incorrect_password": _("That is not the password you have now."),
    "incorrect_code": _("That code does not fit. Take the one that the app shows now."),
    "invalid_password_reset": _("This link has been used, or is too old. Have another mail sent."),
    "account_inactive": _("This account is closed."),
    "too_many_login_attempts": _("Too many tries. Wait a few minutes."),
    "max_email_addresses": _("A change of address is under way already."),
}
"""Errors of accounts, by the code that django-allauth has for them."""

FACTOR_ERRORS = {
    "incorrect_code": _("That did not fit. Take the code that the app shows now, or try the passkey again."),
    "cannot_delete_authenticator": _("This cannot be turned off."),
    "cannot_generate_recovery_codes": _("Recovery codes come with codes from an app, or with a passkey."),
}

SAID = {
    "password_changed.txt": _("The password is changed. All other sessions have ended."),
    "password_set.txt": _("The password is set."),
    "email_confirmation_sent.txt": _("A mail with a link is on its way."),
    "email_confirmed.txt": _("The address is yours."),
    "email_confirmation_failed.txt": _("Another account has this address."),
    "email_deleted.txt": _("The change of address is taken back."),
    "totp_activated.txt": _("Codes from your app are turned on."),
    "totp_deactivated.txt": _("Codes from an app are turned off."),
    "recovery_codes_generated.txt": _("Recovery codes are made. Keep them where you find them without this device."),
    "webauthn_added.txt": _("The passkey is added. You can sign in with it from now on."),
    "webauthn_removed.txt": _("The passkey is removed."),
    "account_connected.txt": _("The sign-in service is connected."),
}
"""What was done, said on the page after."""
