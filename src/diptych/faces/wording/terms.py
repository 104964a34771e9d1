"""Words for what packs say of themselves: why a rule may be left aside, when it applies, what a source is.

Entries are English here and translated through gettext; ``_`` only marks them for extraction.
"""

from __future__ import annotations


def _(text: str) -> str:
    return text


MEANINGS = {
    "A": _("The words of the text were read for this rule."),
    "B": _("Not the text itself: an authority's guidance, or two summaries that agree."),
    "C": _("Nothing but one summary: a film is put to a person, never failed by it."),
}
"""What a confidence means, in a sentence."""

STANDINGS = {
    "in_force": _("in force"),
    "signed": _("signed, entry into force not known"),
    "draft": _("draft"),
    "terminated": _("terminated"),
    "not_yet": _("not yet law"),
    "unknown": _("status not known"),
}
"""Whether a text is law on a date, in few words. See ``FORCES`` of the catalogue for the sentence."""

GROUNDS = {
    "creative": _("creative reasons"),
    "financing": _("the financing"),
    "not_available": _("not to be had at home"),
    "production": _("reasons of production"),
    "script": _("the script"),
    "special_technical_need": _("a special technical need"),
    "storyline": _("the storyline"),
}
"""Grounds on which an exception may be granted."""

CIRCUMSTANCES = {
    "distribution_contract_signed": _("a distribution contract has been signed"),
    "expert_review": _("experts review the script"),
    "exported_to_quota_country": _("the film is exported to a country with an import quota"),
    "third_party": _("a co-producer from a third state takes part"),
}
"""Statements of a dossier on which a rule or a document depends."""

RESERVATIONS = {
    "finance_only_maximum": _("a maximum of its own for co-producers that only finance"),
}
"""What a party may have reserved for itself."""

MODES = {
    "by_approval": _("count as finance once every authority accepts them"),
    "counted": _("count as finance at the value stated"),
}
"""How contributions in kind are taken."""

NO_MODE = _("not said; counted at the value stated")

VERSION_KINDS = {
    "final": _("final version"),
    "dubbed": _("dubbed version"),
    "subtitled": _("subtitled version"),
}

RESIDENTS = {
    "any": _("residents count like nationals"),
    "permanent": _("permanent residents count like nationals"),
}

# What follows is written in packs in English alone, since it describes a document and is no text for readers.

SOURCE_KINDS = (
    _("abstract"),
    _("database summary"),
    _("database summary of another agreement"),
    _("depositary"),
    _("encyclopaedia entry on the amendments"),
    _("excerpt of the text, definitions"),
    _("excerpt of the text, preamble and articles 1–2"),
    _("explanatory report"),
    _("full text"),
    _("glossary"),
    _("guidance"),
    _("law blog"),
    _("law firm"),
    _("legal database"),
    _("news"),
    _("news agency"),
    _("official"),
    _("official guidance"),
    _("official page"),
    _("official text"),
    _("official text, machine-translated"),
    _("official text; no dates but Austria's"),
    _("official translation"),
    _("official translation, excerpt"),
    _("official; count only"),
    _("official; names only"),
    _("official; source of the 'listed as party by BGBl.' notes"),
    _("official; state of about 2002"),
    _("official; the page of dates (013364_p) was not in the store. It lists parties that made a declaration"),
    _("official; the stored excerpt is cut off after Slovenia"),
    _("parliamentary report"),
    _("press"),
    _("ratification page"),
    _("specialist site; names, and Germany's date"),
    _("summary"),
    _("summary in a specialist database"),
    _("summary in a specialist database; the page says “France” by mistake"),
    _("summary of another agreement"),
    _("summary of the draft"),
    _("text"),
    _("text of another agreement"),
    _("text of another agreement, articles 1–3"),
    _("text of the form"),
    _("text of the rules"),
    _("text, article 5"),
    _("text, article 8"),
    _("text, articles 1–10"),
    _("text, articles 18–24"),
    _("text, noted in part"),
    _("title and preamble"),
    _("trade press"),
)

PLACES = (_("Beijing"), _("Rotterdam"), _("Strasbourg"))
"""Where texts were signed."""
