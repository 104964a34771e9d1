"""The library as JSON: agreements, their law on a day, single rules, examples."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import override

from diptych import agreements as shipped
from diptych.engines.treaty.dossier_format import write_dossier
from diptych.engines.treaty.pack import within
from diptych.engines.treaty.rules.kind import Parameter
from diptych.faces import payload
from diptych.faces.api.problems import Problem
from diptych.faces.examination import law_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from diptych.engines.treaty.pack import Agreement, Law
    from diptych.faces.api.asking import Query
    from diptych.kernel.texts import Language


def agreements(query: Query, on: date, language: Language) -> dict[str, Any]:
    """Every agreement that meets the filters, by id; its status is what it is on the date."""
    rows = [_row(item, on, language) for item in shipped.agreements()]
    return {"on": on.isoformat(), "agreements": [row for row in rows if _meets(row, query)]}


def _meets(row: dict[str, Any], query: Query) -> bool:
    return (
        (query.country is None or query.country in row["parties"])
        and (query.form is None or query.form in row["forms"])
        and (query.status is None or query.status == row["status"])
        and (query.layer is None or query.layer == row["layer"])
    )


def _row(item: Agreement, on: date, language: Language) -> dict[str, Any]:
    return {
        **payload.agreement_row(item, on),
        "title": language.pick(item.title),
        "address": reverse("api:agreement", args=[item.id]),
        "page": _page(item.id, language),
    }


def _page(id: str, language: Language) -> str:
    """Where people read the agreement, in their language."""
    with override(language.code):
        return reverse("agreement", args=[id])


def agreement(id: str, on: date, language: Language) -> dict[str, Any]:
    """One agreement with its law on the date and its whole pack."""
    item = shipped.agreement(id)
    law = law_of(item.id, on)
    return {
        **_row(item, on, language),
        "law": {
            "on": on.isoformat(),
            "force": law.force,
            "parties": list(law.parties_in_order),
            "authorities": _authorities(law, language),
            "parameters": {name: payload.value(held) for name, held in law.values.items()},
            "rules": [rule.id for rule in law.rules],
        },
        "pack": shipped.pack_data(item.id),
    }


def _authorities(law: Law, language: Language) -> list[dict[str, str]]:
    bound = [party for party in law.agreement.parties if party.country in law.parties]
    deciding = [(party.country, party.authority(law.on)) for party in bound]
    return [{"country": country, "name": language.pick(who.name)} for country, who in deciding if who is not None]


def rule(id: str, name: str, on: date, language: Language) -> dict[str, Any]:
    """One rule of an agreement: as the pack has it, and what it uses on the date."""
    item = shipped.agreement(id)
    law = law_of(item.id, on)
    found = next((rule for rule in item.rules if rule.id == name), None)
    if found is None:
        raise Problem("unknown_rule", agreement=id, id=name, known=tuple(rule.id for rule in item.rules))
    used = dict.fromkeys(parameter.name for parameter in within(found.test, Parameter))
    pack: Any = shipped.pack_data(item.id)
    return {
        "agreement": item.id,
        "id": found.id,
        "on": on.isoformat(),
        "is_law": any(rule.id == name for rule in law.rules),
        "title": language.pick(found.title),
        "text": language.pick(found.text),
        "article": found.article,
        "parameters": {name: payload.value(law.values[name]) for name in used},
        "rule": next(row for row in pack["rules"] if row["id"] == name),
        "address": reverse("api:rule", args=[item.id, found.id]),
        "page": f"{_page(item.id, language)}#{found.id}",
    }


def examples(language: Language) -> dict[str, Any]:
    return {"examples": [_example(id, language) for id in shipped.example_ids()]}


def _example(id: str, language: Language) -> dict[str, Any]:
    dossier = shipped.example(id)
    return {
        "id": id,
        "title": language.pick(dossier.title or {}),
        "agreement": dossier.agreement,
        "address": reverse("api:example", args=[id]),
    }


def example(id: str, language: Language) -> dict[str, Any]:
    """One example with its dossier, ready to be sent back as part of a request."""
    return {**_example(id, language), "dossier": write_dossier(shipped.example(id))}
