"""Passkeys: added so that they open the account by themselves."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.webauthn.internal import auth
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.urls import reverse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class AddPasskey(AddWebAuthnView):  # type: ignore[misc]
    """A passkey that the device keeps and checks its owner for: no second thing is asked when it is used."""

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        found = super().get_context_data(**more)
        return {**found, "js_data": {"creation_options": auth.begin_registration(self.request.user, True)}}

    def get_form(self, form_class: Any = None) -> Any:
        """The box that asks whether the passkey is to be one is not shown: it is."""
        form = super().get_form(form_class)
        form.fields.pop("passwordless", None)
        return form

    def form_valid(self, form: Any) -> Any:
        """Who has just made a passkey has shown who they are: recovery codes that come with it are shown at once."""
        answer = super().form_valid(form)
        record_authentication(self.request, self.request.user, "mfa", type="webauthn", reauthenticated=True)
        return answer

    def get_success_url(self) -> str:
        return reverse("mfa_view_recovery_codes" if self.did_generate_recovery_codes else "account")
