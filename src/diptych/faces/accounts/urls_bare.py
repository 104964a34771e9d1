"""Addresses that sign-in services know: the same in every language."""

from __future__ import annotations

from django.urls import path

from diptych.faces.accounts.views import outside

urlpatterns = [
    path("<slug:provider_id>/", outside.go, name="openid_connect_login"),
    path("<slug:provider_id>/back/", outside.back, name="openid_connect_callback"),
]
