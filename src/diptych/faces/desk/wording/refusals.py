"""What is refused at the desk, in sentences: what, why, what to do."""

from __future__ import annotations

from diptych.engines.values.errors import Malformed, Refused
from diptych.faces.portal.templating import current_language
from diptych.faces.wording.complaints import complaint
from diptych.faces.wording.slate.saying import refusal


def _(text: str) -> str:
    return text


HERE = {
    "no_day": _("“{found}” is no day. Write it as in 2027-03-01."),
    "no_number": _("“{found}” is no whole number."),
    "no_invitation": _("There is no such invitation any more."),
    "invitation_taken": _("The invitation was accepted before it could be taken back."),
    "nothing_said": _("Nothing was said of the two. Press one of the buttons below."),
    "sent_before": _(
        "This form was sent before, and said something else then. That was done; this was not. Look at what is there, "
        "and send this once more if it is to be done too."
    ),
}
"""What the pages themselves refuse."""


def sentence(error: Refused) -> str:
    """A refusal in the reader's language."""
    language = current_language()
    if isinstance(error, Malformed):
        return language.sentences(complaint(trouble, language) for trouble in error.troubles)
    if error.code in HERE:
        return language.gettext(HERE[error.code]).format_map({"found": "", **error.facts})
    return refusal(error.code, error.facts, language)
