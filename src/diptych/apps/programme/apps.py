"""The programme as a Django application."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "diptych.apps.programme"
    label = "programme"

    def ready(self) -> None:
        """Have its things known to whatever keeps, imports or links things of any kind."""
        import_module("diptych.apps.programme.domain.things")
