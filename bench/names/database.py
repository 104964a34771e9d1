"""Names found by a name among a million in the database, both of them: on one core, the index and a query."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.measure import Row, at_most
from bench.names.gold import folder
from bench.registers.databases import kinds, output, settle, surroundings

MANY = int(os.environ.get("DIPTYCH_BENCH_NAMES", "1000000"))
LIMIT = 0.15
PATIENCE = 600
"""Seconds in which the names are made findable."""


def rows() -> Iterator[Row]:
    found = folder(("pairs.tsv", "tokens.tsv"))
    if found is None:
        return
    for kind in kinds():
        with TemporaryDirectory(prefix="diptych-bench-") as place:
            # The server's account has to find its way there.
            Path(place).chmod(0o755)
            with surroundings(kind, Path(place)) as variables:
                command = [sys.executable, "-m", "bench.names.among", str(found)]
                print(f"filling {kind} with {MANY:,} names …", file=sys.stderr)
                built = json.loads(output([*command, "fill", str(MANY)], variables))
                settle(variables)
                asked = json.loads(output([*command, "ask"], variables))
        yield at_most(f"names: {built['names']:,} made findable, {kind}", built["seconds"], PATIENCE)
        yield at_most(f"names: query among {MANY:,}, {kind}, p95", asked["p95"], LIMIT)
        yield Row("the same, median; first, and in ten", f"{asked['p50'] * 1000:.0f} ms; {asked['found']}")
        yield at_most("the same, of no kind that is told, p95", asked["any_p95"], LIMIT)
