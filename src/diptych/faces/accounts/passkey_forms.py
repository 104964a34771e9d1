"""Forms that carry what a passkey answered."""

from __future__ import annotations

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms


class Answering:
    """What a device answered, looked at before it is trusted to have the shape that a passkey has."""

    cleaned_data: dict[str, Any]

    def clean_credential(self) -> Any:
        if not is_credential(self.cleaned_data["credential"]):
            raise get_adapter().validation_error("incorrect_code")
        earlier = getattr(super(), "clean_credential", None)
        try:
            return earlier() if earlier else self.cleaned_data["credential"]
        except (KeyError, TypeError, ValueError, UnicodeError):
            # What a library finds in bytes that nobody made for it.
            raise get_adapter().validation_error("incorrect_code") from None


def is_credential(answer: object) -> bool:
    """Whether something sent has the parts of a passkey's answer, all of them texts.

    >>> is_credential({"id": "a", "rawId": "a", "type": "public-key", "response": {"clientDataJSON": "e30"}})
    True
    >>> is_credential({"id": 1}), is_credential([])
    (False, False)
    """
    if not isinstance(answer, dict) or not isinstance(answer.get("response"), dict):
        return False
    texts = [answer.get("id"), answer.get("rawId"), answer.get("type"), answer["response"].get("clientDataJSON")]
    told = [value for name, value in answer["response"].items() if name not in ("transports", "userHandle")]
    return all(isinstance(text, str) and text for text in texts) and all(isinstance(text, str) for text in told)


class AddPasskeyForm(Answering, AddWebAuthnForm):  # type: ignore[misc]
    """A passkey is always one that needs nothing beside it."""

    name = forms.CharField(required=False, max_length=100)

    def clean(self) -> dict[str, Any]:
        try:
            cleaned: dict[str, Any] = super().clean()
        except (KeyError, TypeError, ValueError, UnicodeError):
            raise get_adapter().validation_error("incorrect_code") from None
        return cleaned


class PasskeySignInForm(Answering, LoginWebAuthnForm):  # type: ignore[misc]
    pass


class PasskeySecondForm(Answering, AuthenticateWebAuthnForm):  # type: ignore[misc]
    pass


class PasskeyProofForm(Answering, ReauthenticateWebAuthnForm):  # type: ignore[misc]
    pass
