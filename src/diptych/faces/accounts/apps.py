"""The face of accounts as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "diptych.faces.accounts"
    label = "accounts_face"

    def ready(self) -> None:
        from diptych.faces.accounts import receivers

        receivers.connect()
