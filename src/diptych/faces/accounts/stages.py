"""What lies between a right password and being signed in."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from allauth.account.stages import EmailVerificationStage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class AddressStage(EmailVerificationStage):  # type: ignore[misc]
    """Nobody gets in before their address is verified; an account that whoever runs the site made may have none."""

    def handle(self) -> tuple[Any, bool]:
        user = self.login.user
        if user is not None and not user.email and not EmailAddress.objects.filter(user_id=user.pk).exists():
            return None, True
        found: tuple[Any, bool] = super().handle()
        return found
