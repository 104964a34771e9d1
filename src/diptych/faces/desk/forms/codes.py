"""Words for the codes that a form takes: which vocabulary belongs to which field."""

from __future__ import annotations

from diptych.faces.wording.registers import terms

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

TABLES: dict[str, dict[str, Mapping[str, str]]] = {
    "agent": {
        "kind": terms.AGENT_KINDS,
        "roles": terms.AGENT_ROLES,
        "names.type": terms.NAME_TYPES,
        "names.script": terms.SCRIPTS,
        "facts.property": terms.FACT_PROPERTIES,
        "relations.kind": terms.AGENT_RELATIONS,
    },
    "work": {
        "kind": terms.WORK_KINDS,
        "relation": terms.WORK_RELATIONS,
        "status": terms.WORK_STATUSES,
        "titles.type": terms.TITLE_TYPES,
        "identifiers.scheme": terms.IDENTIFIER_SCHEMES,
        "credits.role": terms.CREDIT_ROLES,
        "companies.role": terms.COMPANY_ROLES,
        "releases.type": terms.RELEASE_TYPES,
    },
    "source": {"kind": terms.SOURCE_KINDS},
    "article": {"page_traits": terms.PAGE_TRAITS},
    "event": {"kind": terms.EVENT_KINDS, "series": terms.EVENT_SERIES},
    "document": {"kind": terms.DOCUMENT_KINDS, "level": terms.LEVELS},
}
"""By the kind of thing and the way to the field."""

CLAIMS: dict[str, Mapping[str, str]] = {
    "measure": terms.MEASURES,
    "predicate": terms.MEASURES,
    "qualifier": terms.QUALIFIERS,
    "reason": terms.REASONS,
    "unit": terms.UNITS,
}
"""By the field alone: claims and conflicts are the same wherever they stand."""


def table_of(kind: str, name: str) -> Mapping[str, str]:
    """The vocabulary of a field, by its name in the form; empty where it has none."""
    steps = [step for step in name.split(".") if not step.isdigit()]
    return TABLES.get(kind, {}).get(".".join(steps)) or (CLAIMS.get(steps[-1], {}) if len(steps) > 1 else {})
