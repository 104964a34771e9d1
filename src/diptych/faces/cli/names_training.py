"""``diptych names train``: the tables of names made anew, with a note of what they were made from."""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from pathlib import Path

from diptych.engines.values.errors import Refused
from diptych.faces.cli.reading import day

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from typing import Any

    from diptych.engines.names.samples import Gold, Seen


def _(text: str) -> str:
    return text


WORDS = ("en", "ru", "zh", "n_ru", "n_zh")
"""Columns of a list of words, by their heading; Russian or Chinese with its count may be missing."""

PAIRS = ("id", "kind", "lang_a", "a", "lang_b", "b", "label", "type")


def train(arguments: argparse.Namespace) -> int:
    """Learn from files and write the tables into a folder. Takes minutes; says on standard error how far it is."""
    from diptych import __version__
    from diptych.engines.names.learned import written
    from diptych.engines.names.learning import Parameters, learn
    from diptych.faces.cli.parser import language
    from diptych.kernel.names import write_tables

    say = language(arguments)
    on = day(arguments.date)
    sources = [_source(path, arguments.licence) for path in arguments.tokens]
    sources.append(_source(arguments.pairs, arguments.pairs_licence or arguments.licence))
    words = [word for path in arguments.tokens for word in _words(path)]
    gold = list(_gold(arguments.pairs))
    parameters = Parameters()
    provenance = {
        "made_on": on.isoformat(),
        "made_by": f"diptych {__version__}: diptych names train",
        "sources": sources,
        "words": len(words),
        "pairs": len(gold),
        "parameters": {name: getattr(parameters, name) for name in parameters._fields},
    }

    def told(step: str) -> None:
        print(say.gettext(_("learning: {step}")).format(step=step), file=sys.stderr, flush=True)

    learned, reports = learn(words, gold, provenance=provenance, parameters=parameters, told=told)
    measured = [{name: _plain(getattr(report, name)) for name in report._fields} for report in reports]
    provenance["measured"] = measured
    try:
        paths = write_tables(written(learned), Path(arguments.out))
    except OSError as error:
        raise Refused("unwritable", path=arguments.out, why=error.strerror or str(error)) from None
    if arguments.json:
        print(json.dumps({"files": [str(path) for path in paths], **provenance}, ensure_ascii=False, indent=2))
        return 0
    for report in reports:
        print(
            f"{report.kind} {report.source}–{report.target}: AUC {report.auc:.3f}, "
            f"R@P95 {report.recall_95:.3f}, R@P99 {report.recall_99:.3f}"
        )
    for path in paths:
        print(f"{path} ({path.stat().st_size // 1024} KiB)")
    return 0


def _plain(value: Any) -> Any:
    return round(value, 4) if isinstance(value, float) else value


def _source(path: str, licence: str) -> dict[str, str]:
    return {"file": Path(path).name, "sha256": sha256(_bytes(path)).hexdigest(), "licence": licence}


def _words(path: str) -> Iterator[Seen]:
    from diptych.engines.names.samples import seen_words

    for row in _rows(path, ("en",), WORDS):
        counts = (_number(row.get("n_ru")), _number(row.get("n_zh")))
        word = seen_words(row["en"], cyrillic=row.get("ru", ""), han=row.get("zh", ""), counts=counts)
        if word is not None:
            yield word


def _gold(path: str) -> Iterator[Gold]:
    from diptych.engines.names.samples import Gold

    for row in _rows(path, PAIRS, PAIRS):
        yield Gold(
            id=row["id"],
            kind=row["kind"],
            language_a=row["lang_a"],
            a=row["a"],
            language_b=row["lang_b"],
            b=row["b"],
            label=_number(row["label"]),
            why=row["type"],
        )


def _rows(path: str, needed: tuple[str, ...], known: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """The rows of a TSV file by its heading; Refused("no_table") where a column is missing or a row is short."""
    lines = _bytes(path).decode(errors="replace").splitlines()
    heading = lines[0].split("\t") if lines else []
    for column in needed:
        if column not in heading:
            raise Refused("no_table", path=path, place=column)
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(heading):
            raise Refused("no_table", path=path, place=str(number))
        yield {name: cell for name, cell in zip(heading, cells, strict=True) if name in known}


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _bytes(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise Refused("not_found", path=path) from None
    except IsADirectoryError:
        raise Refused("is_folder", path=path) from None
    except OSError as error:
        raise Refused("unreadable", path=path, why=error.strerror or str(error)) from None
