"""The bill of materials names every part that the locks name, with what it is known by."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tools.bill_of_materials import bill, of_pages, of_python

ROOT = Path(__file__).parents[2]


def test_every_part_of_the_locks_is_named_once_with_its_checksums() -> None:
    found = bill()["components"]

    runtime = (ROOT / "requirements" / "runtime.txt").read_text("utf-8")
    pages = json.loads((ROOT / "frontend" / "package-lock.json").read_text("utf-8"))["packages"]
    named = {(place.rpartition("node_modules/")[2], told["version"]) for place, told in pages.items() if place}
    assert len(found) == len(re.findall(r"^\S+==", runtime, re.MULTILINE)) + len(named)
    assert len({part["bom-ref"] for part in found}) == len(found)
    assert [part["purl"] for part in found if not part["hashes"]] == []
    (django,) = [part for part in found if part["name"] == "django"]
    assert django["purl"] == f"pkg:pypi/django@{django['version']}"


def test_checksums_are_those_of_the_locks() -> None:
    first = "a-b==1.0 ; sys_platform == 'x' \\\n    --hash=sha256:" + "0a" * 32 + "\n    # via c"
    lock = first + "\nC==2 \\\n    --hash=sha256:" + "1b" * 32
    assert [(part["purl"], part["hashes"][0]["content"]) for part in of_python(lock)] == [
        ("pkg:pypi/a-b@1.0", "0a" * 32),
        ("pkg:pypi/c@2", "1b" * 32),
    ]

    told = {"packages": {"": {}, "node_modules/@x/y": {"version": "3.1.0", "integrity": "sha512-AAEC"}}}
    assert of_pages(told) == [
        {
            "type": "library",
            "name": "@x/y",
            "version": "3.1.0",
            "purl": "pkg:npm/%40x/y@3.1.0",
            "bom-ref": "pkg:npm/%40x/y@3.1.0",
            "hashes": [{"alg": "SHA-512", "content": "000102"}],
        }
    ]
