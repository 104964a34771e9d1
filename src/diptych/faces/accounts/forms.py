"""Forms of our own beside those of django-allauth; templates draw both."""

from __future__ import annotations

from django import forms

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from django.http import HttpRequest

LONGEST_NAME = 150


class Beginning(forms.Form):
    """What a producer says who begins by themselves, beside address and password."""

    field_order = ("full_name", "email", "password1")

    full_name = forms.CharField(max_length=LONGEST_NAME, strip=True)

    def signup(self, request: HttpRequest, user: User) -> None:
        """All is done by the adapter; allauth wants to call something."""
