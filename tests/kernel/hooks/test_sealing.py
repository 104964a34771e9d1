"""Secrets are kept encrypted, and sign as Standard Webhooks has it."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from diptych.engines.values.errors import Refused
from diptych.kernel.hooks.sealing import new_hook_secret, seal, signature, unseal


def test_secret_is_not_kept_as_it_is() -> None:
    secret = new_hook_secret()
    kept = seal(secret)
    assert secret not in kept
    assert secret.removeprefix("whsec_") not in kept
    assert unseal(kept) == secret


def test_secret_is_lost_with_the_secret_key_unless_that_is_still_known(settings: Settings) -> None:
    kept, former = seal("whsec_AAAA"), settings.SECRET_KEY
    settings.SECRET_KEY = "another" * 10
    with pytest.raises(Refused, match="hook_secret_unreadable"):
        unseal(kept)
    settings.SECRET_KEY_FALLBACKS = [former]
    assert unseal(kept) == "whsec_AAAA"


def test_signature_covers_id_moment_and_body() -> None:
    secret = new_hook_secret()
    signed = signature(secret, id="a", timestamp=1, body=b"{}")
    assert signed == signature(secret, id="a", timestamp=1, body=b"{}")
    others = [
        signature(secret, id="b", timestamp=1, body=b"{}"),
        signature(secret, id="a", timestamp=2, body=b"{}"),
        signature(secret, id="a", timestamp=1, body=b"{ }"),
        signature(new_hook_secret(), id="a", timestamp=1, body=b"{}"),
    ]
    assert signed not in others
