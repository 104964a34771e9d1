"""Tables of people: what an account is beside its name, its tokens, times as an administrator, forms that were sent."""

from diptych.kernel.permissions.models.administering import AdministratorSession
from diptych.kernel.permissions.models.answer import TokenAnswer
from diptych.kernel.permissions.models.profile import Profile
from diptych.kernel.permissions.models.sending import SentForm
from diptych.kernel.permissions.models.token import Token

__all__ = ["AdministratorSession", "Profile", "SentForm", "Token", "TokenAnswer"]
