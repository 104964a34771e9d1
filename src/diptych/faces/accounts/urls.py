"""Addresses of accounts, under the language. Those with names of django-allauth are asked for by it."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as codes
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as outside
from django.urls import path, re_path

from diptych.faces.accounts import words
from diptych.faces.accounts.views import administering, closing, invitations, own, passkeys, searches, signing
from diptych.faces.accounts.views.drawn import FORM, drawn

urlpatterns = [
    path("", own.account, name="account"),
    path("preferences/", own.preferences, name="account-preferences"),
    path("again/", signing.again, name="account-again"),
    path("sessions/", own.sessions, name="usersessions_list"),
    path("searches/", searches.searches, name="account-searches"),
    path("invitation/<str:secret>/", invitations.invitation, name="account-invitation"),
    path("data.json", closing.data, name="account-data"),
    path("close/", closing.close, name="account-close"),
    path("administrator/", administering.administer, name="account-administer"),
    path("administrator/end/", administering.stop, name="account-administer-end"),
    # Beginning, and showing that an address is one's own.
    path("begin/", drawn(account.SignupView.as_view(), words.BEGIN, spends="begin"), name="account_signup"),
    path(
        "inactive/",
        drawn(account.AccountInactiveView.as_view(template_name=FORM), words.INACTIVE),
        name="account_inactive",
    ),
    path("address/", drawn(account.email, words.ADDRESS, spends="mail"), name="account_email"),
    path(
        "address/sent/",
        drawn(account.EmailVerificationSentView.as_view(template_name=FORM), words.ADDRESS_SENT),
        name="account_email_verification_sent",
    ),
    re_path(r"^address/(?P<key>[-:\w]+)/$", drawn(account.confirm_email), name="account_confirm_email"),
    # Passwords.
    path(
        "password/",
        drawn(account.PasswordChangeView.as_view(template_name=FORM), words.PASSWORD_CHANGE),
        name="account_change_password",
    ),
    path(
        "password/set/",
        drawn(account.PasswordSetView.as_view(template_name=FORM), words.PASSWORD_SET),
        name="account_set_password",
    ),
    path(
        "password/forgotten/",
        drawn(account.PasswordResetView.as_view(template_name=FORM), words.PASSWORD_FORGOTTEN, spends="mail"),
        name="account_reset_password",
    ),
    path(
        "password/forgotten/sent/",
        drawn(account.PasswordResetDoneView.as_view(template_name=FORM), words.PASSWORD_SENT),
        name="account_reset_password_done",
    ),
    path(
        "password/new/done/",
        drawn(account.PasswordResetFromKeyDoneView.as_view(template_name=FORM), words.PASSWORD_DONE),
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        drawn(account.password_reset_from_key, words.PASSWORD_NEW),
        name="account_reset_password_from_key",
    ),
    # Proving who one is, once more or by a second thing.
    path("prove/", drawn(account.reauthenticate, words.PROVE, changes=False), name="account_reauthenticate"),
    path("prove/code/", drawn(factors.reauthenticate, words.PROVE, changes=False), name="mfa_reauthenticate"),
    path(
        "prove/passkey/",
        drawn(webauthn.reauthenticate_webauthn, words.PROVE, changes=False),
        name="mfa_reauthenticate_webauthn",
    ),
    path("second/", drawn(factors.authenticate, words.SECOND, changes=False), name="mfa_authenticate"),
    # Codes, recovery codes, passkeys.
    path("security/", own.security, name="mfa_index"),
    path("codes/", drawn(codes.activate_totp), name="mfa_activate_totp"),
    path(
        "codes/off/",
        drawn(codes.DeactivateTOTPView.as_view(template_name=FORM), words.CODES_OFF),
        name="mfa_deactivate_totp",
    ),
    path("recovery/", drawn(recovery.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "recovery/new/",
        drawn(recovery.GenerateRecoveryCodesView.as_view(template_name=FORM), words.RECOVERY_NEW),
        name="mfa_generate_recovery_codes",
    ),
    path("recovery/codes.txt", drawn(recovery.download_recovery_codes), name="mfa_download_recovery_codes"),
    path("passkeys/", drawn(webauthn.list_webauthn), name="mfa_list_webauthn"),
    path("passkeys/add/", drawn(passkeys.AddPasskey.as_view()), name="mfa_add_webauthn"),
    path("passkeys/sign-in/", signing.passkey_sign_in, name="mfa_login_webauthn"),
    path(
        "passkeys/<int:pk>/",
        drawn(webauthn.EditWebAuthnView.as_view(template_name=FORM), words.PASSKEY_NAME),
        name="mfa_edit_webauthn",
    ),
    path(
        "passkeys/<int:pk>/remove/",
        drawn(webauthn.RemoveWebAuthnView.as_view(template_name=FORM), words.PASSKEY_REMOVE),
        name="mfa_remove_webauthn",
    ),
    # Sign-in services. Who has connected one, or cannot yet, finds what there is to do on the one page.
    path("outside/", own.security, name="socialaccount_connections"),
    path("outside/begin/", own.security, name="socialaccount_signup"),
    path(
        "outside/cancelled/",
        drawn(outside.LoginCancelledView.as_view(template_name=FORM), words.OUTSIDE_CANCELLED),
        name="socialaccount_login_cancelled",
    ),
    path(
        "outside/failed/",
        drawn(outside.LoginErrorView.as_view(template_name=FORM), words.OUTSIDE_FAILED),
        name="socialaccount_login_error",
    ),
]
