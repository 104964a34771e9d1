"""Tables of people: what an account is beside its name, its tokens, and times as an administrator."""

from diptych.kernel.permissions.models.administering import AdministratorSession
from diptych.kernel.permissions.models.answer import TokenAnswer
from diptych.kernel.permissions.models.profile import Profile
from diptych.kernel.permissions.models.token import Token

__all__ = ["AdministratorSession", "Profile", "Token", "TokenAnswer"]
