"""Search as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "diptych.kernel.search"
    label = "search"

    def ready(self) -> None:
        from diptych.kernel.search import receivers

        receivers.connect()
