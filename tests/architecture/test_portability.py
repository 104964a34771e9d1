"""Nothing in the repository ties it to one machine or to one package registry."""

import re
import subprocess
from pathlib import Path

import pytest

# Written in halves, so that this file may stand in the repository too.
REGISTRY = re.compile(
    "|".join(
        re.escape(left + right)
        for left, right in [
            ("pyp", "i.org"),
            ("pyp", "i.python.org"),
            ("pythonho", "sted.org"),
            ("registry.np", "mjs"),
            ("registry.yar", "npkg"),
            ("proxy.gol", "ang.org"),
            ("deb.deb", "ian.org"),
            ("security.deb", "ian.org"),
        ]
    )
)
MACHINE_PATH = re.compile(r"(?<![\w.~$)}-])(?:/(?:home|root|Users|work|farm|mnt)/[\w.]|[A-Z]:\\Users\\)")


@pytest.fixture(scope="module")
def texts(root: Path) -> dict[str, str]:
    """Every text that is or is about to be in the repository, by path."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        check=False,
    )
    if listed.returncode != 0:
        pytest.skip("the tree is not a git checkout")
    paths = [path for path in listed.stdout.decode().split("\0") if path and (root / path).is_file()]
    contents = {path: (root / path).read_bytes() for path in paths}
    return {path: raw.decode(errors="replace") for path, raw in contents.items() if b"\0" not in raw}


@pytest.mark.parametrize("pattern", [REGISTRY, MACHINE_PATH], ids=["registry", "machine_path"])
def test_repository_names_no(pattern: re.Pattern[str], texts: dict[str, str]) -> None:
    found = [
        f"{path}:{number}: {line.strip()}"
        for path, text in texts.items()
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]
    assert found == []


@pytest.mark.parametrize("path", ["home/anna", "root/x", "Users/li", "work/main"])
@pytest.mark.parametrize("form", ["/{}", "see /{}.", "file:///{}", "'/{}'"])
def test_machine_path_is_recognised(form: str, path: str) -> None:
    assert MACHINE_PATH.search(form.format(path))


@pytest.mark.parametrize("text", ["https://example.org/mnt/1", "docs/home/x", "../mnt/x", "$(TOP)/mnt/x", "~/mnt/x"])
def test_other_path_is_left_alone(text: str) -> None:
    assert MACHINE_PATH.search(text) is None
