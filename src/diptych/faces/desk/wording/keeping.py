"""The words of what is kept beside proposals: mails, the ledger, terms, webhooks, tokens."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection


def _(text: str) -> str:
    return text


MAILS = {
    "": _("All"),
    "waiting": _("Waiting"),
    "sending": _("Being sent"),
    "sent": _("Sent"),
    "failed": _("Tried again"),
    "given_up": _("Given up"),
    "dropped": _("Not needed"),
}
DELIVERIES = {
    "waiting": _("Waiting"),
    "delivered": _("Delivered"),
    "failed": _("Tried again"),
    "given_up": _("Given up"),
}

TERMS = {
    "check_days": (_("Completeness check"), _("In how many working days your side finds a dossier complete, or asks.")),
    "review_days": (_("Review and decide"), _("In how many working days your side decides once it is complete.")),
    "answer_days": (_("Answers of producers"), _("How many working days they have, unless you name a day.")),
    "appeal_days": (_("Appeals"), _("How many working days after a decision is published one may appeal.")),
    "remind_days": (_("Reminders"), _("So many working days before a deadline whoever has to act is reminded.")),
}

_OWN, _PARTIES, _ALL = _("your side alone"), _("all parties"), _("public record")
_WITH_PRODUCERS = _("the parties and the producers")


def audience(code: str, own: Collection[str]) -> str:
    """Who else sees an entry."""
    if not code:
        return _ALL
    if code in own:
        return _OWN
    return _PARTIES if code == "parties" else _WITH_PRODUCERS
