"""Why two words of names were laid beside each other: a phrase for each rule of ``engines.names.scoring``."""

from __future__ import annotations


def _(text: str) -> str:
    return text


RULES = {
    "same": _("the same word"),
    "alike": _("written nearly alike"),
    "known": _("known to be one name"),
    "learned": _("as names are written in the other script"),
    "pinyin": _("as pinyin writes it"),
    "palladius": _("as Palladius' system writes it"),
    "initial": _("an initial"),
    "patronymic": _("a patronymic"),
    "translated": _("the same meaning"),
    "legal_form": _("legal forms of one kind"),
    "number": _("the same number"),
    "country": _("the same country"),
    "abbreviation": _("an abbreviation"),
}

CLASHES = {
    "type": _("two bodies of different kinds"),
    "legal": _("different legal forms"),
    "number": _("different numbers"),
    "country": _("different countries"),
}
"""What both names of organisations say, and say otherwise: by the role of ``engines.names.bodies.Clash``."""

BANDS = {
    "same": _("probably one name"),
    "review": _("perhaps one name; somebody should look"),
    "apart": _("probably two names"),
}
"""What a score is to be taken for, see ``engines.names.learned.band``."""

REFUSALS = {
    "name_not_told": _("Say which name to look for: diptych names find NAME"),
    "name_missing": _("One of the two names is empty. Write both: diptych names match A B"),
    "no_questions": _(
        "{path}: {place} is missing or not what it should be. docs/cli.md shows what questions look like."
    ),
    "no_table": _("{path}: the column or line {place} is missing or not what it should be; tabs part the columns."),
}

LEFT_OVER = _("Left over: {words}")
"""Words that met nobody."""
