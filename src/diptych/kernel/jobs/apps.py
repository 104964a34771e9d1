"""Jobs as a Django application."""

from __future__ import annotations

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "diptych.kernel.jobs"
    label = "jobs"
