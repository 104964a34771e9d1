"""The search, whose answers depend on who asks."""

from __future__ import annotations

from django.urls import path

from diptych.faces.accounts.views import search

urlpatterns = [
    path("search/", search.search, name="search"),
    path("search/suggest/", search.suggest, name="search-suggest"),
]
