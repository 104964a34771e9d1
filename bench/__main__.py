"""Run the benchmarks named, or all; print one table and write it to build/bench.md."""

from __future__ import annotations

import platform
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from bench.measure import Row, WrongAnswer, stay_on_one_core

ENGINE = ("assessment", "batch", "growth", "survey", "cures", "openfisca", "cold_start")
SITE = ("site.keystrokes", "site.pages", "site.first_visit", "site.lighthouse")
REGISTERS = ("registers.importing", "registers.pages", "registers.beside_pretalx")
SLATE = ("slate.ledger", "slate.pages", "slate.filing", "slate.beside_pretalx")
NAMES = ("names.normalising", "names.pairs", "names.organisations", "names.retrieval", "names.database")
SEARCH = ("search.tokenising", "search.engines", "search.quality")
ALL = (*ENGINE, *SITE, *REGISTERS, *SLATE, *NAMES, *SEARCH)
TABLE = Path(__file__).parents[1] / "build" / "bench.md"
HEAD = ("what", "measured", "limit or peer", "ratio", "kept")


def main(names: Sequence[str]) -> int:
    """0 when everything was measured, whatever came out: a figure is no test. 1 for an answer that was wrong."""
    unknown = sorted(set(names) - set(ALL))
    if unknown:
        print(f"No benchmark is called {', '.join(unknown)}; there are {', '.join(ALL)}.", file=sys.stderr)
        return 64
    stay_on_one_core()
    rows: list[Row] = []
    for name in names or ALL:
        print(f"measuring {name} …", file=sys.stderr)
        try:
            rows += import_module(f"bench.{name}").rows()
        except WrongAnswer as error:
            print(f"{name} answers wrongly. {error}", file=sys.stderr)
            return 1
    text = table(rows)
    print(text)
    TABLE.parent.mkdir(exist_ok=True)
    TABLE.write_text(f"{platform.python_implementation()} {platform.python_version()}, {processor()}\n\n{text}\n")
    return 0


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table whose columns also align in a terminal."""
    lines = [HEAD, *(cells(row) for row in rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(HEAD))]
    texts = [" | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines]
    texts.insert(1, "-|-".join("-" * width for width in widths))
    return "\n".join(f"| {text} |" if i != 1 else f"|-{text}-|" for i, text in enumerate(texts))


def cells(row: Row) -> tuple[str, ...]:
    ratio = "" if row.ratio is None else f"{row.ratio:.3g}"
    return (row.name, row.measured, row.against, ratio, {True: "yes", False: "NO", None: ""}[row.kept])


def processor() -> str:
    """The model of the processor where the system tells it, else its kind."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text().splitlines() if told.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.machine()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
