"""What was answered to a token's requests that must not be carried out twice."""

from __future__ import annotations

from django.db import models

from diptych.kernel.permissions.models.token import Token

LONGEST_KEY = 255


class TokenAnswer(models.Model):
    """The first answer to a request that its sender gave a key of their own; kept for a day."""

    token = models.ForeignKey(Token, on_delete=models.CASCADE, related_name="answers")
    key = models.CharField(max_length=LONGEST_KEY)
    digest = models.CharField(max_length=64)
    """SHA-256 of what was asked, so that another request under the same key is noticed."""
    status = models.PositiveSmallIntegerField(default=0)
    """0 while it is under way."""
    body = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["at"], name="token_answers_by_age")]
        constraints = [models.UniqueConstraint(fields=["token", "key"], name="token_answers_once")]

    def __str__(self) -> str:
        return f"{self.key} {self.status}"
