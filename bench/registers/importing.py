"""Import: a thousand records a second or more, from files in YAML to the end of the transaction, command and all."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import yaml

from bench.measure import Row, at_least, expect, on_all_cores
from bench.registers.databases import kinds, output, surroundings
from bench.registers.generator import Generator, Scale
from diptych import programmes

LIMIT = 1_000
SCALE = Scale(sources=800, agents=8_000, works=2_000, events=200, documents=8, drives=2, articles=200)
"""A twenty-fifth of everything."""


def rows() -> Iterator[Row]:
    with on_all_cores(), TemporaryDirectory(prefix="diptych-bench-") as folder:
        write(Path(folder, "bundle"))
        for kind in kinds():
            place = Path(folder, kind)
            place.mkdir()
            # The server's account has to find its way there.
            Path(folder).chmod(0o755)
            with surroundings(kind, place) as variables:
                command = [str(Path(sys.executable).with_name("diptych")), "import", "programme"]
                # Makes the tables, as at the first start of a site.
                output([*command, "--json", "--example", programmes.EXAMPLE], variables)
                begin = perf_counter()
                told = json.loads(output([*command, str(Path(folder, "bundle")), "--json"], variables))
                seconds = perf_counter() - begin
            expect("records imported", told["changes"], SCALE.records)
            yield at_least(f"import of {SCALE.records:,} records, {kind}", SCALE.records / seconds, LIMIT)


def write(folder: Path) -> None:
    """The records as people would write them."""
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    folder.mkdir()
    for name, data in Generator(SCALE).parts():
        text = yaml.dump(data, Dumper=dumper, allow_unicode=True, sort_keys=False, width=1000)
        (folder / f"{name}.yaml").write_text(text, "utf-8")
