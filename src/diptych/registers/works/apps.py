"""The register of works as a Django application."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class WorksConfig(AppConfig):
    name = "diptych.registers.works"
    label = "works"

    def ready(self) -> None:
        """Have its things known to whatever keeps, imports or links things of any kind."""
        import_module("diptych.registers.works.domain.things")
