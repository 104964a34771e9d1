"""Words for the codes of works.

Entries are English here and translated through gettext; ``_`` only marks them for extraction.
"""

from __future__ import annotations


def _(text: str) -> str:
    return text


WORK_KINDS = {
    "feature": _("Feature film"),
    "documentary": _("Documentary film"),
    "documentary_series": _("Documentary series"),
    "tv_series": _("Television drama series"),
    "animation_feature": _("Animated feature film"),
    "animation_series": _("Animated series"),
}

WORK_RELATIONS = {
    "coproduction": _("Co-production"),
    "historical_coproduction": _("Historical co-production"),
    "historical": _("Historical film"),
    "festival_programme": _("In a festival programme"),
    "reference": _("For comparison"),
    "related": _("Related work"),
}
"""How a work stands to the programme. Relations that name two countries are put together: see :data:`BETWEEN`."""

BETWEEN = {
    "release_in": _("Release abroad: {origin} → {country}"),
    "about": _("About the other country: {origin} → {country}"),
}
"""Relations with two countries in their codes, by the words between: where a work is from, where it goes."""

WORK_STATUSES = {
    "announced": _("Announced"),
    "planned": _("In preparation"),
    "released": _("Shown in public"),
    "broadcast": _("Shown on television"),
}

TITLE_TYPES = {
    "original": _("Original title"),
    "release": _("Release title"),
    "translated": _("Translated title"),
    "variant": _("Variant of the title"),
    "alternative": _("Alternative title"),
    "working": _("Working title"),
    "short": _("Short title"),
    "transliteration": _("Transliterated title"),
    "conversion": _("Title in other characters"),
    "machine_translation": _("Machine-translated title"),
    "misspelling": _("Misspelt title"),
    "supplied": _("Title supplied by us"),
}

CREDIT_ROLES = {
    "director": _("Director"),
    "writer": _("Scriptwriter"),
    "cinematographer": _("Director of photography"),
    "producer": _("Producer"),
    "general_producer": _("General producer"),
    "executive_producer": _("Executive producer"),
    "production_supervisor": _("Supervising producer"),
    "composer": _("Composer"),
    "editor": _("Film editor"),
    "production_designer": _("Production designer"),
    "actor": _("Cast member"),
    "subject": _("Subject of the film"),
}

COMPANY_ROLES = {
    "production": _("Production company"),
    "distribution": _("Distribution"),
    "support": _("Support"),
    "rights": _("Rights holder"),
    "import": _("Import"),
    "broadcast": _("Broadcaster"),
    "sales": _("International sales"),
    "announced_by": _("Announced by"),
    "digitisation": _("Digitisation"),
}
"""A country may follow the role, as in ``distribution_XX``: it is said in brackets."""

RELEASE_TYPES = {
    "premiere": _("Premiere"),
    "preview": _("Previews"),
    "festival": _("Festival screening"),
    "theatrical": _("Cinema release"),
    "tv": _("Television broadcast"),
    "online": _("Online release"),
    "planned": _("Planned release"),
    "presentation": _("Presentation of the project"),
    "award": _("Award ceremony"),
    "special_screening": _("Special screening"),
}

IDENTIFIER_SCHEMES = {
    "isan": _("ISAN"),
    "eidr": _("EIDR"),
    "imdb": _("IMDb"),
    "wikidata": _("Wikidata"),
}
