"""The register of sources as a Django application."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class SourcesConfig(AppConfig):
    name = "diptych.registers.sources"
    label = "sources"

    def ready(self) -> None:
        """Have its things known to whatever keeps, imports or links things of any kind."""
        import_module("diptych.registers.sources.domain.things")
