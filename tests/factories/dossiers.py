"""Dossiers of which only the point at issue is written."""

from __future__ import annotations

from datetime import date
from textwrap import dedent
from typing import Any

from diptych.engines.treaty.assess import assess
from diptych.engines.treaty.dossier import Dossier
from diptych.engines.treaty.dossier_format import read_dossier
from diptych.engines.treaty.outcome import Assessment, Finding
from diptych.engines.treaty.pack import Agreement
from diptych.kernel.documents import parse_document

ON = date(2026, 6, 1)
"""The date of law, where a test does not care."""


def dossier(text: str = "{}", **fields: Any) -> Dossier:
    """A dossier from YAML, as a file would be read, with further fields as plain data."""
    data = parse_document(dedent(text).encode(), name="dossier.yaml").data
    return read_dossier({**data, **fields})


def sharing(shares: dict[str, str], **fields: Any) -> Dossier:
    """A whole list of producers, one per name, by their shares: ``{"IS": "60 %", "UY": "40 %"}``.

    A name may carry a number after its country (``"IS-2"``), for a country with several producers.
    """
    producers = [{"id": name, "country": name.split("-")[0], "share": share} for name, share in shares.items()]
    return read_dossier({"producers": producers, "complete": ["producers"], **fields})


def cast(*people: dict[str, Any], **fields: Any) -> Dossier:
    """A film of Iceland (60 %) and Uruguay (40 %) whose people are all known; ids are given where they are left out."""
    numbered = [{"id": f"p{number}", **person} for number, person in enumerate(people, start=1)]
    return sharing({"IS": "60 %", "UY": "40 %"}, people=numbered, **{"complete": ["producers", "people"], **fields})


def findings(agreement: Agreement, film: Dossier, *, on: date = ON, **groups: set[str]) -> Assessment:
    """The assessment; groups of countries are given by name."""
    return assess(film, agreement, on=on, groups={name: frozenset(members) for name, members in groups.items()})


def finding(agreement: Agreement, film: Dossier, *, on: date = ON, **groups: set[str]) -> Finding:
    """The finding of the only rule, or the first."""
    return findings(agreement, film, on=on, **groups).findings[0]


def outcome(agreement: Agreement, film: Dossier, *, on: date = ON, **groups: set[str]) -> str:
    return finding(agreement, film, on=on, **groups).outcome
