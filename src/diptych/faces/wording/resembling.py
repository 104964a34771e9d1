"""What speaks for two agents being one, and what against it: a sentence for each code of ``engines.names.identity``.

``{one}`` and ``{other}`` stand for what the first and the second record say.
"""

from __future__ import annotations


def _(text: str) -> str:
    return text


EVIDENCE = {
    # Names.
    "same_name": _("The same name: {one} – {other}"),
    "alike_name": _("The names meet: {one} – {other}"),
    "name_through_han": _(
        "{one} – {other}: letters may have been written back from the Chinese characters. In letters the names differ."
    ),
    "hardly_alike": _("The names are hardly alike: {one} – {other}"),
    "no_name": _("No forms of the two names meet."),
    "other_characters": _("Chinese names in different characters: {one} – {other}"),
    "other_name": _("In one script the names differ: {one} – {other}"),
    "spelt_otherwise": _("Spelt differently, though both may render one name: {one} – {other}"),
    # What else the records say.
    "same_date": _("{property}: {one} in both"),
    "date_agrees": _("{property}: {one} and {other} may be the same date"),
    "date_differs": _("{property}: {one} and {other}"),
    "never_met": _("One died before the other was born: {one} – {other}"),
    "same_place": _("{property}: {one} and {other} are one place"),
    "other_place": _("{property}: {one} and {other}"),
    "same_fact": _("{property}: {one} in both"),
    "same_country": _("The same country: {one}"),
    "other_country": _("Two countries: {one} and {other}"),
    "same_roles": _("The same role: {one}"),
    "other_roles": _("No role in common: {one} – {other}"),
    "other_kind": _("Recorded as different kinds: {one} – {other}"),
    "related": _("The registers say how the one stands to the other: {one}"),
    "same_relation": _("The same relation to {other}: {one}"),
    "same_things": _("Both stand in: {one}"),
}

SAME_FORM = _("The same name: {one}")
"""Where both are written alike, it stands there once."""

FITS_MANY = _("So short a form fits many.")

STRENGTHS = ((2.0, _("weighs heavily")), (0.6, _("weighs somewhat")), (0.0, _("weighs little")))
"""From which weight on which words."""

STATES = {
    "open": _("To be looked at"),
    "later": _("Put off"),
    "apart": _("Held apart"),
}

BESIDE = {
    "yes": _("more than the names"),
    "no": _("the names alone"),
}
"""What speaks for one."""
