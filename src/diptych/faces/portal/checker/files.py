"""Dossiers as files: taken in whole or refused with every trouble named, given out as what can be read."""

from __future__ import annotations

import json
import re

from django.http import Http404

from diptych.engines.treaty.dossier_format import read_dossier, write_dossier
from diptych.engines.values.errors import Malformed
from diptych.faces.wording.complaints import complaint, dotted
from diptych.kernel.documents import parse_document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.faces.portal.checker.work import Work
    from diptych.kernel.texts import Language

TYPES = {"yaml": "application/yaml; charset=utf-8", "json": "application/json; charset=utf-8"}


def dossier_in(raw: bytes, *, name: str) -> dict[str, Any]:
    """The data of a dossier file, as its format writes it. Malformed names every trouble and where it stands."""
    document = parse_document(raw, name=name)
    try:
        return write_dossier(read_dossier(document.data))
    except Malformed as error:
        raise Malformed(error.troubles, document=document) from None


def troubles(error: Malformed, language: Language) -> list[dict[str, Any]]:
    """Every trouble with its line, column and sentence."""
    rows = []
    for trouble in error.troubles:
        mark = error.document.mark(trouble.path) if error.document else None
        line, column = mark or (None, None)
        rows.append(
            {"line": line, "column": column, "field": dotted(trouble.path), "message": complaint(trouble, language)}
        )
    return rows


def file_of(work: Work, kind: str) -> str:
    """The text of a dossier file; 404 for a kind there is none of."""
    data = write_dossier(work.reading.dossier)
    if kind == "json":
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    if kind != "yaml":
        raise Http404
    import yaml

    lines = [complaint(trouble, work.language) for trouble in work.reading.troubles]
    left_out = [work.language.gettext("Left out, since it could not be read:"), *lines] if lines else []
    head = "".join(f"# {' '.join(line.split())}\n" for line in left_out)
    return head + yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=120)


def name_of(work: Work) -> str:
    """A name for files: the film's title in Latin letters, or simply ``dossier``."""
    titles = work.reading.dossier.title or {}
    latin = re.sub(r"[^A-Za-z0-9]+", "-", titles.get("en", "")).strip("-").lower()
    return latin[:60] or work.reading.dossier.id or "dossier"
