"""Fill the database that the surroundings name with generated records. Run with a folder for the documents in between.

Each part is a bundle of its own, written, read, checked and brought in as ``diptych import programme`` does. Prints how
many records there were and how many seconds they took from the written document to the end of the transaction.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from time import perf_counter

from bench.measure import expect
from bench.registers.generator import FULL, Generator, Scale
from diptych import programmes
from diptych.faces.cli import site


def fill(folder: Path, scale: Scale) -> tuple[int, float]:
    """Import the example programme and everything generated; returns records and seconds."""
    site.set_up()
    site.bring_up_to_date()
    records, seconds = 0, 0.0
    for path in chain([Path(programmes.folder(programmes.EXAMPLE))], written(folder, scale)):
        begin = perf_counter()
        records += bring_in(path)
        seconds += perf_counter() - begin
    return records, seconds


def written(folder: Path, scale: Scale) -> Iterator[Path]:
    for name, data in Generator(scale).parts():
        path = folder / f"{name}.json"
        path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        yield path
        path.unlink()


def bring_in(path: Path) -> int:
    from diptych.apps.programme.domain.importing import import_bundle
    from diptych.apps.programme.domain.reading import read_bundle
    from diptych.kernel.audit import Actor

    bundle = read_bundle(str(path))
    expect(f"complaints about {path.name}", [str(error) for error in bundle.complaints], [])
    report = import_bundle(bundle, by=Actor.command("import"), at=datetime.now(UTC))
    expect(f"records of {path.name} that are new", report.changes, bundle.size)
    return bundle.size


if __name__ == "__main__":
    print(json.dumps(fill(Path(sys.argv[1]), FULL)))
