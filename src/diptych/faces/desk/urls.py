"""Addresses of the desk, under the language."""

from __future__ import annotations

from django.urls import include, path

from diptych.faces.desk.views import duplicates, home, identity, past, record

urlpatterns = [
    path("", include("diptych.faces.desk.urls_slate")),
    # The registers.
    path("registers/", home.home, name="desk-registers"),
    path("unverified/", home.unverified, name="desk-unverified"),
    path("suggest/", home.suggest, name="desk-suggest"),
    path("duplicates/", duplicates.queue, name="desk-duplicates"),
    path("duplicates/<slug:one>/<slug:other>/", duplicates.pair, name="desk-duplicate"),
    path("proposals/", include("diptych.faces.desk.proposals.urls")),
    path("<slug:kind>/new/", record.new, name="desk-new"),
    path("<slug:kind>/<slug:id>/", record.edit, name="desk-record"),
    path("<slug:kind>/<slug:id>/history/", past.history, name="desk-history"),
    path("<slug:kind>/<slug:id>/undo/", past.undo, name="desk-undo"),
    path("<slug:kind>/<slug:id>/links/", past.links, name="desk-links"),
    path("<slug:kind>/<slug:id>/remove/", record.remove, name="desk-remove"),
    path("agent/<slug:id>/merge/", identity.merge, name="desk-merge"),
    path("agent/<slug:id>/split/", identity.split, name="desk-split"),
]
