"""``diptych assess`` from nothing to its answer in at most four starts of the bare interpreter.

The wheel is built and installed into a fresh environment as a user would, so that bytecode is compiled and nothing of
an editable install takes part. Where that cannot be done, the environment at hand is measured and the rows say so.
Commands run in turn: what disturbs the machine disturbs them alike.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

from bench.films import ON
from bench.measure import Row, beside, duration, expect, in_turn
from diptych import agreements
from diptych.engines.treaty.dossier_format import write_dossier

ROOT = Path(__file__).parents[1]
ROUNDS = 80
DOSSIER = "qualifies"


def rows() -> Iterator[Row]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        python, where = installed(folder)
        json_file, yaml_file = folder / "film.json", folder / "film.yaml"
        data = {"diptych": "dossier/1", **write_dossier(agreements.example(DOSSIER))}
        json_file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        copy(Path(agreements.HERE, "examples", f"{DOSSIER}.yaml"), yaml_file)
        diptych = [str(python.with_name("diptych")), "assess", "--on", ON.isoformat()]
        commands = {
            "assess --example red-silk": [*diptych, "--example", "red-silk"],
            "assess with a JSON dossier": [*diptych, str(json_file)],
            "assess with a YAML dossier": [*diptych, str(yaml_file)],
        }
        for name, agreement, status, code in zip(
            commands, ("rucn-2017", "nlcn-2015", "nlcn-2015"), ("open", *["qualifies"] * 2), (2, 0, 0), strict=True
        ):
            expect(name, answer(commands[name]), (agreement, status, code))

        bare, yaml = "python -c pass", "python -c 'import yaml'"
        acts = {bare: [str(python), "-c", "pass"], yaml: [str(python), "-c", "import yaml"], **commands}
        taken = in_turn({name: partial(run, command) for name, command in acts.items()}, rounds=ROUNDS)
        for name in commands:
            yield beside(f"{name}{where}", taken[name], bare, taken[bare], times=4)
        yield Row(f"{yaml}, which the last does without", duration(taken[yaml]), bare, taken[yaml] / taken[bare])


def installed(folder: Path) -> tuple[Path, str]:
    """An interpreter with the wheel installed, and what to say of it: nothing, or that it is the one at hand."""
    fresh = folder / "environment" / Path(sys.executable).parent.name / Path(sys.executable).name
    pip = [str(fresh), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    try:
        make([sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder / "dist")])
        make([sys.executable, "-m", "venv", str(folder / "environment")])
        make([*pip, "--require-hashes", "--requirement", str(ROOT / "requirements" / "runtime.txt")])
        make([*pip, "--no-deps", *map(str, (folder / "dist").glob("*.whl"))])
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"No fresh environment could be made ({error}); the one at hand is measured.", file=sys.stderr)
        return Path(sys.executable), ", editable install"
    return fresh, ""


def make(command: list[str]) -> None:
    subprocess.run(command, cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL, check=True)


def run(command: list[str]) -> None:
    subprocess.run(command, env=environment(), stdout=subprocess.DEVNULL, check=False)


def answer(command: list[str]) -> tuple[str, str, int]:
    """Agreement, status and exit code; the table for people must name every rule that the JSON names."""
    machine = subprocess.run([*command, "--json"], env=environment(), capture_output=True, text=True, check=False)
    human = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    found = json.loads(machine.stdout)
    missing = [finding["rule"] for finding in found["findings"] if finding["rule"] not in human.stdout]
    expect("rules missing from the table", missing, [])
    expect("exit code of the table", human.returncode, machine.returncode)
    return found["agreement"], found["status"], machine.returncode


def environment() -> dict[str, str]:
    """Ours without what would steer the interpreter, speaking English."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_", "LANG"))}
    return {**kept, "LC_ALL": "C.UTF-8"}
