"""Addresses of the pages people read; each stands under every language."""

from __future__ import annotations

from django.urls import path

from diptych.faces.portal.views import checker, design, errors, front, library

SECRET = "check/d/<str:secret>/"

urlpatterns = [
    path("", front.front, name="front"),
    path("check/", checker.check, name="check"),
    path("check/do/", checker.act, name="check-act"),
    path("check/upload/", checker.upload, name="check-upload"),
    path("check/survey/", checker.survey, name="check-survey"),
    path("check/print/", checker.printed, name="check-print"),
    path("check/assessment.pdf", checker.pdf, name="check-pdf"),
    path("check/dossier.<str:kind>", checker.file, name="check-file"),
    path(SECRET, checker.check, name="draft-form"),
    path(f"{SECRET}delete/", checker.forget, name="draft-forget"),
    path(f"{SECRET}survey/", checker.survey, name="draft-survey"),
    path(f"{SECRET}print/", checker.printed, name="draft-print"),
    path(f"{SECRET}assessment.pdf", checker.pdf, name="draft-pdf"),
    path(f"{SECRET}dossier.<str:kind>", checker.file, name="draft-file"),
    path("agreements/", library.index, name="agreements"),
    path("agreements/<slug:id>/", library.agreement, name="agreement"),
    path("design/", design.design, name="design"),
    path("offline/", errors.offline, name="offline"),
]
