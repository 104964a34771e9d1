"""How the forms of a name stand to each other: a sentence for each code of ``engines.names.relating``."""

from __future__ import annotations


def _(text: str) -> str:
    return text


RELATIONS = {
    "written": _("{form} in these letters by {schemes}."),
    "characters": _("The same as {form}, in other characters."),
    "spelling": _("The same as {form}, spelt otherwise."),
    "turned": _("The same as {form}, its parts in another order."),
    "initials": _("{form} with an initial."),
    "shorter": _("{form} without {words}."),
    "longer": _("{form} with {words} added."),
    "alike": _("Written nearly as {form}."),
    "answers": _("Stands for {form}, word by word:"),
    "part": _("Stands for a part of {form}, without {words}:"),
    "through": _("Seems to be written back from the Chinese form {form}, which stands for {first}:"),
    "own": _("No rule of transcription leads here from another form: a name of its own."),
}

SCHEMES = {
    "bgn-pcgn": _("BGN/PCGN"),
    "iso-9": _("ISO 9"),
    "ala-lc": _("ALA-LC"),
    "icao": _("ICAO Doc 9303"),
    "pinyin": _("pinyin"),
    "pinyin-tones": _("pinyin with tones"),
    "palladius": _("Palladius' system"),
}
"""Ways of writing names in other letters, as :data:`diptych.engines.names.romanise.SCHEMES` has them."""
