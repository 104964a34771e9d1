"""Addresses of the pages people read; each stands under every language."""

from __future__ import annotations

from django.urls import path, re_path

from diptych.faces.portal.registers.files import SHEETS
from diptych.faces.portal.views import (
    about,
    checker,
    design,
    documents,
    errors,
    events,
    feeds,
    files,
    films,
    front,
    library,
    people,
    sources,
)

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
    path("films/", films.films, name="films"),
    path("films/<str:id>/", films.film, name="film"),
    path("people/", people.people, name="people"),
    path("people/<str:id>/", people.person, name="person"),
    path("events/", events.events, name="events"),
    path("events/<str:id>/", events.event, name="event"),
    path("calendar/", events.calendar, name="calendar"),
    path("calendar/<int:year>/<int:month>/", events.month, name="calendar-month"),
    path("drives/", events.drives, name="drives"),
    path("drives/<str:id>/", events.drive, name="drive"),
    path("expeditions/<str:id>/", events.expedition, name="expedition"),
    path("documents/", documents.documents, name="documents"),
    path("documents/<str:id>/", documents.document, name="document"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<str:id>/", sources.source, name="source"),
    path("market/", sources.market, name="market"),
    re_path(rf"^(?P<name>{'|'.join(SHEETS)})\.(?P<kind>csv|xlsx)$", files.file, name="file"),
    path("news.atom", feeds.news, name="news"),
    path("about/", about.about, name="about"),
    path("accessibility/", about.accessibility, name="accessibility"),
    path("privacy/", about.privacy, name="privacy"),
    path("imprint/", about.imprint, name="imprint"),
    path("design/", design.design, name="design"),
    path("offline/", errors.offline, name="offline"),
]
