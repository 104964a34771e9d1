"""Permissions as a Django application."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class PermissionsConfig(AppConfig):
    name = "diptych.kernel.permissions"
    label = "permissions"

    def ready(self) -> None:
        """Rights are given by group alone: Django need not write four permissions for every table there is."""
        from django.contrib.contenttypes.management import create_contenttypes

        post_migrate.disconnect(dispatch_uid="django.contrib.auth.management.create_permissions")
        post_migrate.disconnect(create_contenttypes)
