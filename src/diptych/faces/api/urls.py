"""Addresses of the API."""

from __future__ import annotations

from django.urls import URLPattern, include, path, re_path

from diptych.faces.api import doors
from diptych.faces.api.operations import api
from diptych.faces.api.slate.handing_in import MOST, TAKING
from diptych.kernel.files.receiving import takes_files

patterns, _app, _namespace = api.urls
_own = [row for row in patterns if isinstance(row, URLPattern)]
_taking = {str(row.pattern) for row in _own if row.name in TAKING}
for _row in _own:
    # An address has a pattern for each of its names.
    if str(_row.pattern) in _taking and _row.callback is not None:
        takes_files(MOST)(_row.callback)

urlpatterns = [
    path("", doors.versions),
    re_path(r"^v1/?$", doors.index),
    path("v1/openapi.json", doors.description),
    path("v1/", include((patterns, "api"), namespace="api")),
    re_path("", doors.nothing),
]
