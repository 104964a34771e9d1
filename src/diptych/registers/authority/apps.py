"""The register of people and organisations as a Django application."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class AuthorityConfig(AppConfig):
    name = "diptych.registers.authority"
    label = "authority"

    def ready(self) -> None:
        """Have its things known to whatever keeps, imports or links things of any kind."""
        import_module("diptych.registers.authority.domain.things")
