"""The thesaurus as a Django application: its own words are files, those of dictionaries are tables."""

from __future__ import annotations

from django.apps import AppConfig


class ThesaurusConfig(AppConfig):
    name = "diptych.thesaurus"
    label = "thesaurus"
