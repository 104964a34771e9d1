"""``diptych search``: what a question finds, on a terminal."""

from __future__ import annotations

import json

from diptych.engines.values.errors import Refused
from diptych.faces.cli.database import database
from diptych.faces.cli.tables import room, table

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from typing import Any

    from diptych.faces.found import Passage, Shown
    from diptych.kernel.permissions.person import Person
    from diptych.kernel.search.queries.searching import Results
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


FOUND, NOTHING = 0, 1
"""Exit codes: something was found, or nothing was."""

USUAL, MOST = 20, 200


def find(arguments: argparse.Namespace) -> int:
    """Print what a question finds, the best first: what everybody may read, or what an account may."""
    language = _language(arguments)
    most = _most(arguments.most)
    query = " ".join(arguments.query)
    with database():
        from diptych.faces.found import KINDS, shown, told
        from diptych.kernel.search.queries.searching import documents_of, search

        unknown = next((kind for kind in arguments.kind if kind not in KINDS), None)
        if unknown is not None:
            raise Refused("bad_setting", name="--kind", found=unknown, expected=", ".join(KINDS))
        person = _person(arguments.account) if arguments.account else None
        results = search(query, person=person, language=language.code, kinds=tuple(arguments.kind), per_page=most)
        documents = documents_of(results.hits)
        rows = shown(results.hits, language)
        passages = {
            (row.kind, row.id): told(documents[row.kind, row.id].texts, results, language)
            for row in rows
            if (row.kind, row.id) in documents
        }
    if arguments.json:
        print(json.dumps(_plain(results, rows, passages, language), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(query, results, rows, passages, language)))
    return FOUND if rows else NOTHING


def _most(text: str | None) -> int:
    if text is None:
        return USUAL
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text[:9]) <= MOST:
        raise Refused("bad_setting", name="--most", found=text, expected=f"1–{MOST}")
    return int(text)


def _person(name: str) -> Person:
    """The account of a name. Refused("no_account")."""
    from django.contrib.auth.models import User

    from diptych.apps.programme.queries.members import person_of

    user = User.objects.filter(username=name).first()
    if user is None:
        raise Refused("no_account", name=name)
    return person_of(user)


# In words -------------------------------------------------------------------------------------------------------------


def _lines(
    query: str,
    results: Results,
    rows: list[Shown],
    passages: dict[tuple[str, str], Passage | None],
    language: Language,
) -> Iterator[str]:
    from diptych.faces.wording.searching import ONE

    yield from _remarks(results, language)
    if not rows:
        yield language.gettext(_("Nothing was found for “{query}”.")).format(query=query)
        return
    counted = language.ngettext("{count} thing found", "{count} things found", results.total)
    yield counted.format(count=language.number(results.total))
    lines = []
    for row in rows:
        passage = passages.get((row.kind, row.id))
        label = f"{row.label} – {row.within}" if row.within else row.label
        said = f"{label}\n{row.page}" if passage is None else f"{label}\n{_marked(passage)}\n{row.page}"
        lines += [
            (language.gettext(ONE.get(row.kind, row.kind)) if at == 0 else "", line)
            for at, line in enumerate(said.split("\n"))
        ]
    yield from table(lines, room=room())


def _marked(passage: Passage) -> str:
    """A passage with what was asked for between brackets: a terminal may have no other mark, and a file has none."""
    text = "".join(f"[{text}]" if hit else text for text, hit in passage.pieces)
    return f"{'… ' if passage.cut_before else ''}{text}{' …' if passage.cut_after else ''}".replace("\n", " ")


def _remarks(results: Results, language: Language) -> Iterator[str]:
    """How the question was read, where that is worth telling."""
    from diptych.faces.wording.searching import note_said

    for note in results.notes:
        if said := note_said(language, note.code, note.facts):
            yield said
    for name in results.names:
        forms = " = ".join(dict.fromkeys(text for text, _lang in name.forms[:3]))
        if forms:
            found = language.gettext(_("Found through the name {asked}: {forms}"))
            yield found.format(asked=name.asked, forms=forms)
    if results.corrected:
        yield language.gettext(_("Did you mean “{text}”?")).format(text=results.corrected)


# For machines ---------------------------------------------------------------------------------------------------------


def _plain(
    results: Results, rows: list[Shown], passages: dict[tuple[str, str], Passage | None], language: Language
) -> dict[str, Any]:
    from diptych.faces.wording.searching import note_said

    scores = {(hit.kind, hit.id): hit for hit in results.hits}
    return {
        "total": results.total,
        "hits": [
            {
                "kind": row.kind,
                "id": row.id,
                "label": row.label,
                "lang": row.lang,
                "within": row.within,
                "page": row.page,
                "address": row.address,
                "score": round(scores[row.kind, row.id].score, 4),
                "why": list(scores[row.kind, row.id].why),
                "excerpt": _marked(passage) if (passage := passages.get((row.kind, row.id))) else None,
            }
            for row in rows
        ],
        "facets": {name: {row.value: row.count for row in found} for name, found in results.facets.items()},
        "names": [{"asked": row.asked, "ids": [f"{row.kind}:{id}" for id in row.ids]} for row in results.names],
        "corrected": results.corrected,
        "loosened": results.loosened,
        "notes": [{"code": row.code, "sentence": note_said(language, row.code, row.facts)} for row in results.notes],
    }


def _language(arguments: argparse.Namespace) -> Language:
    from diptych.faces.cli.parser import language

    return language(arguments)
