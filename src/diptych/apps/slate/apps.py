"""The slate as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class SlateConfig(AppConfig):
    name = "diptych.apps.slate"
    label = "slate"

    def ready(self) -> None:
        from diptych.apps.slate import receivers

        receivers.connect()
