"""Tables of notices and mails."""

from diptych.kernel.notices.models.mail import Mail, MailState
from diptych.kernel.notices.models.notice import Notice

__all__ = ["Mail", "MailState", "Notice"]
