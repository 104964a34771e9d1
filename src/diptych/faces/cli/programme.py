"""``diptych import programme`` and ``diptych export programme``: the registers from documents, and back."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime

from diptych.engines.values.errors import Refused
from diptych.faces.cli import BAD_INPUT, failures, reading, site
from diptych.faces.cli.names_finding import in_short, matching
from diptych.faces.cli.progress import Progress
from diptych.faces.cli.tables import paragraph, room, table
from diptych.faces.wording.complaints import dotted
from diptych.faces.wording.programme import KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from typing import Any

    from diptych.apps.programme.domain.importing import Report
    from diptych.apps.programme.domain.reading import Bundle
    from diptych.engines.values.errors import Malformed
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


SHOWN = 20
"""Things named one by one in a report for people; the rest are counted."""


# Import ---------------------------------------------------------------------------------------------------------------


def load(arguments: argparse.Namespace) -> int:
    """Bring documents into the registers, all of them or nothing; 64 where something in them is wrong."""
    language = _language(arguments)
    path = _path(arguments)
    site.set_up()
    site.bring_up_to_date()
    from diptych.apps.programme.domain.reading import read_bundle

    bundle = read_bundle(path)
    if bundle.complaints:
        failures.tell([row for error in bundle.complaints for row in _rows(error, language)], arguments)
        return BAD_INPUT
    report = bring_in(bundle, language, dry=arguments.dry_run, compare=arguments.compare)
    if arguments.json:
        print(json.dumps(_told(report, dry=arguments.dry_run), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_said(report, bundle, language, dry=arguments.dry_run)))
    return 0


def bring_in(bundle: Bundle, language: Language, *, dry: bool = False, compare: str = "none") -> Report:
    """Import a bundle that has been read without complaints; Refused("database_unusable")."""
    from django.db import Error

    from diptych.apps.programme.domain.importing import import_bundle
    from diptych.kernel.audit import Actor

    try:
        with (
            Progress(language, language.gettext(_("{done} of {all} new names compared …"))) as comparing,
            Progress(language, language.gettext(_("{done} of {all} records …"))) as progress,
        ):
            return import_bundle(
                bundle,
                by=Actor.command("import"),
                at=datetime.now(UTC),
                dry=dry,
                compare=compare,
                seen=lambda _kind, done, all_: progress(done, all_),
                compared=comparing,
            )
    except Error as error:
        raise Refused("database_unusable", why=site.first_line(error)) from None


def _path(arguments: argparse.Namespace) -> str:
    """The folder or file to read; Refused("nothing_to_read") unless exactly one is named."""
    from diptych import programmes

    if bool(arguments.path) == bool(arguments.example):
        raise Refused("nothing_to_read", known=programmes.ids())
    return arguments.path or programmes.folder(arguments.example)


def _rows(error: Malformed, language: Language) -> Iterator[dict[str, object]]:
    """Every trouble of a file, with the id of the record it is in."""
    for trouble in error.troubles:
        record = _record(error.document.data, trouble.path)
        rest = dotted(trouble.path[2:]) if record else dotted(trouble.path)
        field = f"{record}: {rest}" if record and rest else record or rest
        yield {**failures.row(trouble, error.document, language, field=field or None), "record": record}


def _record(data: Any, path: tuple[str | int, ...]) -> str | None:
    """The id of the record that a place lies in, if it has one."""
    if len(path) < 2:
        return None
    try:
        found = data[path[0]][path[1]]["id"]
    except (LookupError, TypeError):
        return None
    return found if isinstance(found, str) else None


def _told(report: Report, *, dry: bool) -> dict[str, Any]:
    kinds = {
        kind: {
            "created": list(outcome.created),
            "changed": [{"id": id, "fields": list(fields)} for id, fields in outcome.changed],
            "unchanged": outcome.unchanged,
            "kept": list(report.kept[kind]),
        }
        for kind, outcome in report.outcomes.items()
    }
    likely = {id: [matching(one) for one in found] for id, found in report.likely.items()}
    return {
        "dry_run": dry,
        "changes": report.changes,
        "kinds": kinds,
        "compared": report.compared,
        "likely": likely,
    }


def _said(report: Report, bundle: Bundle, language: Language, *, dry: bool) -> Iterator[str]:
    """The report for a person: a table of numbers, then what changed, then what stays without being in the files."""
    say, wide = language.gettext, room()
    if dry:
        yield from paragraph(say(_("Nothing has been kept: this is what an import would do.")), indent=0, room=wide)
        yield ""
    head = ("", say(_("new")), say(_("changed")), say(_("unchanged")), say(_("not in the files")))
    rows = [
        (
            say(KINDS[kind]),
            language.number(len(outcome.created)),
            language.number(len(outcome.changed)),
            language.number(outcome.unchanged),
            language.number(len(report.kept[kind])),
        )
        for kind, outcome in report.outcomes.items()
    ]
    yield from table([head, *rows], room=wide)
    changed = [(id, language.listed(fields)) for item in report.outcomes.values() for id, fields in item.changed]
    if changed:
        yield from ("", say(_("Changed")))
        yield from table(changed[:SHOWN], room=wide)
        yield from _more(len(changed) - SHOWN, language)
    kept = [id for ids in report.kept.values() for id in ids]
    if kept:
        yield ""
        yield from paragraph(
            language.colon(say(_("In the registers, not in the files; they stay")), language.listed(kept[:SHOWN])),
            indent=0,
            room=wide,
        )
        yield from _more(len(kept) - SHOWN, language)
    yield from _likely(report, language, wide)
    if not report.changes:
        yield ""
        yield from paragraph(say(_("The registers hold all of this already; nothing changes.")), indent=0, room=wide)


def _likely(report: Report, language: Language, wide: int) -> Iterator[str]:
    """Whom of the registers the new agents may be, the surest first. Nobody has been merged."""
    say = language.gettext
    if report.likely:
        found = sorted(
            ((id, one) for id, each in report.likely.items() for one in each[:1]),
            key=lambda pair: (bool(pair[1].via), -pair[1].score, pair[0]),
        )
        yield from ("", say(_("New, and perhaps in the registers already; nobody was merged")))
        rows = [
            (id, f"{one.score:.2f}", one.agent, " → ".join((*one.via, one.name)), in_short(one.match, language))
            for id, one in found[:SHOWN]
        ]
        there = say(_("in the registers")), say(_("its name there"))
        head = (say(_("new")), say(_("likeness")), *there, say(_("what speaks for it")))
        yield from table([head, *rows], room=wide)
        yield from _more(len(found) - SHOWN, language)
    if report.compared == "alike":
        yield ""
        sentence = _("Of the new names only those that are written alike were compared; all are with --compare all.")
        yield from paragraph(say(sentence), indent=0, room=wide)


def _more(count: int, language: Language) -> Iterator[str]:
    if count > 0:
        yield language.ngettext("… and {n} more.", "… and {n} more.", count).format(n=language.number(count))


def schema_of(file: str) -> dict[str, Any]:
    """The JSON Schema of the documents that usually stand in a file of this name."""
    site.set_up()
    from diptych.apps.programme.bundles import FORMATS, json_schema
    from diptych.kernel.keeping.thing import named

    form = next(item for item in FORMATS if item.file == file)
    return json_schema(form, {kind: named(kind).shape for kind in form.lists.values()})


# Export ---------------------------------------------------------------------------------------------------------------


def write(arguments: argparse.Namespace) -> int:
    """Write the registers as documents into a folder, or with ``--json`` and no folder as one object."""
    language = _language(arguments)
    site.set_up()
    site.bring_up_to_date()
    from django.db import Error

    from diptych.apps.programme.queries.exporting import as_yaml, documents, names

    try:
        if arguments.json and not arguments.path:
            print(json.dumps(dict(documents()), ensure_ascii=False, indent=2))
            return 0
        folder = arguments.path or "programme"
        _refuse_others(folder, {f"{name}.yaml" for name in names()})
        written = {}
        for name, data in documents():
            path = os.path.join(folder, f"{name}.yaml")
            reading.write(path, as_yaml(data))
            written[path] = {key: len(items) for key, items in data.items() if key != "schema"}
    except Error as error:
        raise Refused("database_unusable", why=site.first_line(error)) from None
    if arguments.json:
        print(json.dumps(written, ensure_ascii=False, indent=2))
    elif not written:
        print(language.gettext(_("The registers are empty; nothing was written.")))
    else:
        rows = [
            (path, language.listed(f"{key} {language.number(count)}" for key, count in lists.items()))
            for path, lists in written.items()
        ]
        print("\n".join(table(rows, room=room())))
    return 0


def _refuse_others(folder: str, names: set[str]) -> None:
    """An export that is read back is read with everything that lies beside it."""
    from diptych.apps.programme.domain.reading import KINDS as ENDINGS

    if os.path.isdir(folder):
        others = sorted(name for name in os.listdir(folder) if name.endswith(ENDINGS) and name not in names)
        if others:
            raise Refused("folder_holds_others", path=folder, files=tuple(others[:5]))


def _language(arguments: argparse.Namespace) -> Language:
    from diptych.faces.cli.parser import language

    return language(arguments)
