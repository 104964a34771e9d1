"""Where jobs and mails stand: one word for each code."""

from __future__ import annotations


def _(text: str) -> str:
    return text


JOB_STATES = {
    "waiting": _("waits"),
    "running": _("is being done"),
    "done": _("done"),
    "given_up": _("given up"),
}

LEFT = _("The worker ended, or took too long, before the job was done.")

MAIL_STATES = {
    "waiting": _("waits"),
    "sending": _("is being sent"),
    "sent": _("sent"),
    "failed": _("will be tried again"),
    "given_up": _("given up"),
    "dropped": _("no longer needed"),
}
