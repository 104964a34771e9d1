"""Addresses of the API."""

from __future__ import annotations

from django.urls import include, path, re_path

from diptych.faces.api import doors
from diptych.faces.api.operations import api

patterns, _app, _namespace = api.urls

urlpatterns = [
    path("", doors.versions),
    re_path(r"^v1/?$", doors.index),
    path("v1/openapi.json", doors.description),
    path("v1/", include((patterns, "api"), namespace="api")),
    re_path("", doors.nothing),
]
