"""Addresses that other programs ask, in the language that stands before them."""

from __future__ import annotations

from django.urls import path

from diptych.faces.protocols import views

urlpatterns = [
    path("calendar.ics", views.calendar, name="calendar-feed"),
    path("events/<str:id>.ics", views.event, name="event-feed"),
]
"""What answers each address."""
