"""The ledger: 500,000 entries verified at 50,000 a second or more, on one core, command and all; and what one costs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.measure import Row, at_least, duration, expect
from bench.registers.databases import kinds, output, surroundings
from bench.slate.entries import ONE_BY_ONE

ENTRIES = 500_000
LIMIT = 50_000
ROUNDS = 3


def rows() -> Iterator[Row]:
    with TemporaryDirectory(prefix="diptych-bench-") as folder:
        # The server's account has to find its way there.
        Path(folder).chmod(0o755)
        for kind in kinds():
            place = Path(folder, kind)
            place.mkdir()
            with surroundings(kind, place) as variables:
                took = json.loads(output([sys.executable, "-m", "bench.slate.entries", str(ENTRIES)], variables))
                command = [str(Path(sys.executable).with_name("diptych")), "ledger", "verify", "--json"]
                seconds = []
                for _ in range(ROUNDS):
                    begin = perf_counter()
                    told = json.loads(output(command, variables))
                    seconds.append(perf_counter() - begin)
                    expect("verification", (told["good"], told["entries"]), (True, ENTRIES + ONE_BY_ONE))
            rate = (ENTRIES + ONE_BY_ONE) / sorted(seconds)[ROUNDS // 2]
            yield at_least(f"ledger of {ENTRIES:,} entries verified, {kind}", rate, LIMIT)
            yield Row(f"the same written at once, {kind}", f"{ENTRIES / took['many']:,.0f} /s")
            yield Row(f"one entry in a transaction of its own, {kind}", duration(took["one"]))
