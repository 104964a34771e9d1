"""Profiles: how somebody wants to be written to."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

TAGS = [code for code, _name in settings.LANGUAGES]
"""The languages of the site."""


class Profile(models.Model):
    """What an account says of itself beside its name. An account without one reads in the language of the settings."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profile", primary_key=True
    )
    language = models.CharField(max_length=16)
    mails = models.BooleanField(default=True)
    """Whether notices come by mail too; what is asked for, such as a new password, always does."""

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(language__in=TAGS), name="profile_language_known")]
