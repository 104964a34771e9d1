"""Write which parts of others the product is made of, so that they can be looked up for weaknesses.

    python tools/bill_of_materials.py [FILE]

All that is installed with the product, and all that its pages are built from, with versions and checksums, as the locks
have them: in CycloneDX 1.5, which tools that know of weaknesses read.
"""

from __future__ import annotations

import base64
import json
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PINNED = re.compile(r"^([a-z0-9][\w.-]*)(?:\[[^]]*\])?==(\S+)", re.IGNORECASE)
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
LENGTHS = {"sha1": "SHA-1", "sha256": "SHA-256", "sha384": "SHA-384", "sha512": "SHA-512"}


def bill(root: Path = ROOT) -> dict[str, Any]:
    """The whole of it; the same locks give the same bill, byte for byte."""
    told = (root / "src" / "diptych" / "__init__.py").read_text("utf-8")
    (version,) = re.findall(r'^__version__ = "(.+)"', told, re.MULTILINE)
    python = of_python((root / "requirements" / "runtime.txt").read_text("utf-8"))
    pages = of_pages(json.loads((root / "frontend" / "package-lock.json").read_text("utf-8")))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "diptych", "version": version}},
        "components": [*python, *pages],
    }


def of_python(lock: str) -> list[dict[str, Any]]:
    """Parts that a lock of pip names; each has the checksums of all files it may be installed from.

    >>> of_python("a-b==1.0 ; python_version < '4' \\\\\\n    --hash=sha256:" + "0" * 64)[0]["purl"]
    'pkg:pypi/a-b@1.0'
    """
    found: list[dict[str, Any]] = []
    for line in lock.splitlines():
        pinned = PINNED.match(line)
        if pinned:
            found.append(_part(pinned[1], pinned[2], f"pkg:pypi/{pinned[1].lower()}@{pinned[2]}"))
        for digest in HASH.findall(line):
            found[-1]["hashes"].append({"alg": "SHA-256", "content": digest})
    return found


def of_pages(lock: dict[str, Any]) -> list[dict[str, Any]]:
    """Parts that a lock of npm names, each once, wherever they lie."""
    found: dict[str, dict[str, Any]] = {}
    for place, told in sorted(lock["packages"].items()):
        name = place.rpartition("node_modules/")[2]
        if name:
            part = _part(name, told["version"], f"pkg:npm/{name.replace('@', '%40')}@{told['version']}")
            for told_sum in told.get("integrity", "").split():
                algorithm, _dash, encoded = told_sum.partition("-")
                part["hashes"].append({"alg": LENGTHS[algorithm], "content": base64.b64decode(encoded).hex()})
            found[part["purl"]] = part
    return list(found.values())


def _part(name: str, version: str, purl: str) -> dict[str, Any]:
    return {"type": "library", "name": name, "version": version, "purl": purl, "bom-ref": purl, "hashes": []}


if __name__ == "__main__":
    text = json.dumps(bill(), indent=2) + "\n"
    if sys.argv[1:]:
        Path(sys.argv[1]).write_text(text, "utf-8")
    else:
        sys.stdout.write(text)
