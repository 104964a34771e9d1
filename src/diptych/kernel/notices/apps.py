"""Notices and mails as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "diptych.kernel.notices"
    label = "notices"
