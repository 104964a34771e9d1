"""Says the codes of the registers: kinds, types, roles, relations, measures, territories.

Most of these vocabularies are open: a programme brings words of its own, and a code without an entry here is shown as
itself. A country or a year inside a code (``distribution_FR``, ``rank_2025``) is data, so no table holds it: the rest
of the code is looked up and they are added in brackets.
"""

from __future__ import annotations

import re

from diptych.faces.wording.registers import measures as _measures
from diptych.faces.wording.registers import shipped as _shipped
from diptych.faces.wording.registers.agents import AGENT_KINDS as AGENT_KINDS
from diptych.faces.wording.registers.agents import AGENT_RELATIONS as AGENT_RELATIONS
from diptych.faces.wording.registers.agents import AGENT_ROLES as AGENT_ROLES
from diptych.faces.wording.registers.agents import FACT_PROPERTIES as FACT_PROPERTIES
from diptych.faces.wording.registers.agents import NAME_TYPES as NAME_TYPES
from diptych.faces.wording.registers.agents import SCRIPTS as SCRIPTS
from diptych.faces.wording.registers.agents import TERRITORIES as TERRITORIES
from diptych.faces.wording.registers.events import DOCUMENT_KINDS as DOCUMENT_KINDS
from diptych.faces.wording.registers.events import DRIVE_LISTS as DRIVE_LISTS
from diptych.faces.wording.registers.events import DRIVE_MODES as DRIVE_MODES
from diptych.faces.wording.registers.events import EVENT_KINDS as EVENT_KINDS
from diptych.faces.wording.registers.events import LEVELS as LEVELS
from diptych.faces.wording.registers.events import PEOPLE_ROLES as PEOPLE_ROLES
from diptych.faces.wording.registers.measures import QUALIFIERS as QUALIFIERS
from diptych.faces.wording.registers.measures import UNITS as UNITS
from diptych.faces.wording.registers.shipped import CITIES as CITIES
from diptych.faces.wording.registers.shipped import EVENT_SERIES as EVENT_SERIES
from diptych.faces.wording.registers.shipped import VALUES as VALUES
from diptych.faces.wording.registers.sources import ARTICLE_RELATIONS as ARTICLE_RELATIONS
from diptych.faces.wording.registers.sources import REASON_MEANINGS as REASON_MEANINGS
from diptych.faces.wording.registers.sources import REASONS as REASONS
from diptych.faces.wording.registers.sources import SOURCE_KINDS as SOURCE_KINDS
from diptych.faces.wording.registers.things import THINGS as THINGS
from diptych.faces.wording.registers.things import THINGS_MANY as THINGS_MANY
from diptych.faces.wording.registers.traits import PAGE_TRAITS as PAGE_TRAITS
from diptych.faces.wording.registers.works import BETWEEN as BETWEEN
from diptych.faces.wording.registers.works import COMPANY_ROLES as COMPANY_ROLES
from diptych.faces.wording.registers.works import CREDIT_ROLES as CREDIT_ROLES
from diptych.faces.wording.registers.works import IDENTIFIER_SCHEMES as IDENTIFIER_SCHEMES
from diptych.faces.wording.registers.works import RELEASE_TYPES as RELEASE_TYPES
from diptych.faces.wording.registers.works import TITLE_TYPES as TITLE_TYPES
from diptych.faces.wording.registers.works import WORK_KINDS as WORK_KINDS
from diptych.faces.wording.registers.works import WORK_RELATIONS as WORK_RELATIONS
from diptych.faces.wording.registers.works import WORK_STATUSES as WORK_STATUSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from diptych.kernel.texts import Language

MEASURES = {**_measures.MEASURES, **_shipped.MEASURES}
SCOPES = {**_measures.SCOPES, **_shipped.SCOPES}


def _(text: str) -> str:
    return text


def term(language: Language, table: Mapping[str, str], code: str) -> str:
    """A code in words; one that has none is shown as itself, with spaces for underscores."""
    return _said(language, table, code) or code.replace("_", " ")


def known(language: Language, table: Mapping[str, str], code: str) -> bool:
    """Whether a code has words in the reader's language; else :func:`term` gives the English of the data."""
    return _said(language, table, code) is not None


def territory(language: Language, code: str) -> str:
    """A country, or one of the codes for the world, abroad and the like."""
    return language.gettext(TERRITORIES[code]) if code in TERRITORIES else language.country(code)


def _said(language: Language, table: Mapping[str, str], code: str) -> str | None:
    if code in table:
        return language.gettext(table[code])
    if between := re.fullmatch("([a-z]{2})_([a-z_]+)_([a-z]{2})", code):
        origin, words, country = between[1].upper(), between[2], between[3].upper()
        if words in BETWEEN and _is_territory(language, origin) and _is_territory(language, country):
            return language.gettext(BETWEEN[words]).format(
                origin=territory(language, origin), country=territory(language, country)
            )
    return _apart(language, table, code.split("_"))


def _apart(language: Language, table: Mapping[str, str], parts: list[str]) -> str | None:
    """A code whose parts name a country or a year besides: ``box_office_FR_opening``, ``fr_release``."""
    about, rest = [], []
    for index, part in enumerate(parts):
        # Small letters are a country at the beginning alone; elsewhere they would be words: in, to, no.
        code = part.upper() if index == 0 and part.islower() else part
        if re.fullmatch("[12][0-9]{3}", part):
            about.append(part)
        elif _is_territory(language, code):
            about.append(territory(language, code))
        else:
            rest.append(part)
    what = table.get("_".join(rest)) if about else None
    if what is None:
        return None
    return language.gettext(_("{name} ({extra})")).format(name=language.gettext(what), extra=language.listed(about))


def _is_territory(language: Language, code: str) -> bool:
    return code in TERRITORIES or code in language.names["countries"]
