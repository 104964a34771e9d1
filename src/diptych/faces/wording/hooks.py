"""What is said of webhooks and tokens: where calls stand, what went wrong, what cannot be kept."""

from __future__ import annotations


def _(text: str) -> str:
    return text


DELIVERY_STATES = {
    "waiting": _("waits"),
    "delivered": _("delivered"),
    "failed": _("will be tried again"),
    "given_up": _("given up"),
}

DELIVERY_ERRORS = {
    "unknown_name": _("Nobody knows the name of the receiver. See whether the address is written rightly."),
    "not_public": _(
        "The name of the receiver leads into a network that is not public. Whoever runs this site can allow it: "
        "DIPTYCH_HOOK_HOSTS."
    ),
    "unreachable": _("The receiver does not take the call. See whether it runs, and whether its firewall lets us in."),
    "too_slow": _("The receiver did not answer in time. Have it answer at once, and do its work afterwards."),
    "not_trusted": _("The certificate of the receiver is not trusted, or is not for its name."),
    "no_answer": _("What the receiver sent back is no answer."),
    "redirected": _("The receiver sends us to another address. Name that address, if it is meant."),
    "refused": _("The receiver answered with an error."),
    "hook_inactive": _("The webhook was switched off meanwhile."),
    "hook_secret_unreadable": _("The secret of the webhook cannot be read any more. Change the secret."),
}
"""Why a call of a webhook failed."""

STOPPED = {
    "unanswered": _("Switched off: the receiver has taken nothing for three days."),
    "gone": _("Switched off: the receiver says that it is gone for good."),
}
"""Why a webhook is off that nobody switched off."""

REFUSALS = {
    "hook_address": _("“{found}” is no address that can be called; write it as https://films.example.org/diptych."),
    "hook_not_https": _("“{found}” does not begin with https://, so others could read what is sent there."),
    "hook_not_public": _(
        "{host} is not on the public internet, so this site does not call it. Whoever runs the site can allow it: "
        "DIPTYCH_HOOK_HOSTS."
    ),
    "no_hook": _("There is no such webhook."),
    "no_event": _("There is no event “{found}”. There are: {known}."),
    "too_many_hooks": _("There are {most} webhooks already, which is the limit; remove one that is not needed."),
    "hook_inactive": _("The webhook is switched off. Switch it on first."),
    "delivery_under_way": _("This call is under way already."),
    "hook_secret_unreadable": _("The secret of the webhook cannot be read any more. Change the secret."),
    "no_token": _("There is no such token."),
    "token_without_acts": _("Choose what the token may be used for."),
    "token_without_label": _("Give the token a name, so that you know it again."),
    "token_lasts": _("A token ends in the future, {most} days from now at the latest."),
    "too_many_tokens": _("You have {most} tokens already, which is the limit; revoke one that is not needed."),
    "no_act": _("A token cannot be used for “{found}”. There are: {known}."),
}
"""What cannot be kept or done."""
