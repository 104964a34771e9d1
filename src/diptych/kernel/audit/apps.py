"""The ledger as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "diptych.kernel.audit"
    label = "audit"
