"""The way in and the way out, which lie at the desk."""

from __future__ import annotations

from django.urls import path

from diptych.faces.accounts.views import signing

urlpatterns = [
    path("sign-in/", signing.sign_in, name="account_login"),
    path("sign-out/", signing.sign_out, name="account_logout"),
]
