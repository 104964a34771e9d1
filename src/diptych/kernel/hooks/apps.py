"""Webhooks as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class HooksConfig(AppConfig):
    name = "diptych.kernel.hooks"
    label = "hooks"
