"""The wheel alone is enough: built, installed beside the libraries it needs, run in an empty folder."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

from diptych import agreements as library
from tests.faces.cli.serving import serving

ROOT = Path(__file__).parents[1]
WRITTEN = ("country_names.json",)
"""Files of the source tree that look compiled."""

SOURCES = ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", ".gitignore", "src")
BUILT = "diptych/faces/portal/static/diptych"
"""What the front end's build has written, here and in the wheel."""

pytestmark = pytest.mark.skipif(
    not (ROOT / "src" / BUILT / ".vite" / "manifest.json").exists(), reason="the front end is not built: make wheel"
)


def compiled(folder: str, names: list[str]) -> set[str]:
    """What the build hook compiles, and what Python does; not what the front end's build has written."""
    if "static" in Path(folder).parts:
        return set()
    return {
        name for name in names if name == "__pycache__" or (name.endswith((".json", ".mo")) and name not in WRITTEN)
    }


def run(*command: object, cwd: Path, **variables: str) -> str:
    environment = {"PATH": os.environ["PATH"], "HOME": str(cwd), **variables}
    done = subprocess.run([str(word) for word in command], cwd=cwd, env=environment, capture_output=True, check=False)
    assert done.returncode in (0, 2), done.stderr.decode()
    return done.stdout.decode()


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sources without anything compiled, so that the build has to compile it."""
    pytest.importorskip("hatchling", reason="the build tools are not installed")
    copy = tmp_path_factory.mktemp("sources")
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=compiled)
        else:
            shutil.copy(source, copy / name)
    return copy


@pytest.fixture(scope="module")
def wheel(sources: Path) -> Path:
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", cwd=sources)
    (built,) = (sources / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def diptych(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a fresh environment that has the wheel, and sees the libraries of this one behind it."""
    home = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", home, cwd=home)
    python = home / "bin" / "python"
    here = sysconfig.get_path("purelib")
    run(
        *(sys.executable, "-m", "pip", "--python", python, "--disable-pip-version-check"),
        *("install", "--quiet", "--no-deps", "--no-index", wheel),
        cwd=home,
    )
    (site,) = home.glob("lib/python*/site-packages")
    # Only the path is added: the editable install over there is not looked into, and the wheel goes before it.
    (site / "libraries.pth").write_text(f"{here}\n")
    return home / "bin" / "diptych"


def test_wheel_carries_agreements_translations_and_what_is_compiled(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    packs = {f"diptych/agreements/{id}/{name}" for id in library.ids() for name in ("pack.yaml", "pack.json")}
    examples = {f"diptych/agreements/examples/{id}.{kind}" for id in library.example_ids() for kind in ("yaml", "json")}
    languages = {f"diptych/locale/{name}/LC_MESSAGES/diptych.mo" for name in ("ru", "zh_Hans")}
    names_of_things = {f"diptych/locale/{name}/names.json" for name in ("en", "ru", "zh_Hans")}
    others = {f"diptych/locale/{name}" for name in WRITTEN} | {
        "diptych/py.typed",
        "diptych/faces/cli/report.css",
        "diptych/agreements/groups.json",
    }
    assert sorted((packs | examples | languages | names_of_things | others) - names) == []


def test_wheel_carries_templates_migrations_and_the_built_front_end(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    source = ROOT / "src"
    kinds = (
        "faces/**/templates/**/*",
        "apps/*/migrations/*.py",
        "kernel/*/migrations/*.py",
        "registers/*/migrations/*.py",
        "programmes/**/*",
        "faces/portal/static/**/*",
        "faces/portal/printing/**/*",
    )
    expected = {
        str(path.relative_to(source))
        for kind in kinds
        for path in (source / "diptych").glob(kind)
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert f"{BUILT}/.vite/manifest.json" in expected
    assert sorted(expected - names) == []


def test_wheel_is_not_made_without_a_front_end(sources: Path, tmp_path: Path) -> None:
    """Of the sources, the build looks for it first."""
    for name in SOURCES:
        (tmp_path / name).symlink_to(sources / name) if name != "src" else (tmp_path / name).mkdir()
    (tmp_path / "src" / "diptych").mkdir()
    (tmp_path / "src" / "diptych" / "__init__.py").symlink_to(sources / "src" / "diptych" / "__init__.py")
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.decode().endswith("The front end is not built, and a wheel carries it. Run: make wheel\n")


def test_wheel_carries_nothing_else(wheel: Path) -> None:
    folders = {name.split("/")[0] for name in ZipFile(wheel).namelist()}
    assert [folder for folder in folders if folder != "diptych" and not folder.endswith(".dist-info")] == []


def test_wheel_names_what_it_needs(wheel: Path) -> None:
    with ZipFile(wheel) as opened:
        (metadata,) = (name for name in opened.namelist() if name.endswith(".dist-info/METADATA"))
        lines = opened.read(metadata).decode().splitlines()
    needs = [line.split(": ")[1] for line in lines if line.startswith("Requires-Dist: ") and "extra ==" not in line]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {need.lower() for need in needs} == {requirement(text) for text in project["dependencies"]}


def requirement(text: str) -> str:
    """A dependency as a wheel writes it, bounds in order: ``django<5.3,>=5.2``."""
    name, bounds = re.fullmatch(r"([\w\[\]-]+)(.*)", text.lower()).groups()  # type: ignore[union-attr]
    return name + ",".join(sorted(bounds.split(",")))


def test_wheel_is_what_runs(diptych: Path, tmp_path: Path) -> None:
    python = diptych.with_name("python")
    where = run(python, "-c", "import diptych; print(diptych.__file__)", cwd=tmp_path)
    assert where.startswith(str(diptych.parents[1]))


@pytest.mark.parametrize(
    ("language", "verdict"),
    [("ru", "Пока препятствий нет."), ("zh-hans", "目前"), ("en", "Nothing stands in the way so far.")],
)
def test_installed_command_assesses_in_an_empty_folder(
    diptych: Path, tmp_path: Path, language: str, verdict: str
) -> None:
    out = run(diptych, "assess", "--example", "red-silk", "--language", language, cwd=tmp_path, PYTHONUTF8="1")
    assert library.agreement("rucn-2017").short[language] in out
    assert verdict in out
    assert os.listdir(tmp_path) == []


def test_installed_command_writes_its_report(diptych: Path, tmp_path: Path) -> None:
    run(diptych, "assess", "--examples", "--html", "report.html", cwd=tmp_path, PYTHONUTF8="1")
    assert os.listdir(tmp_path) == ["report.html"]
    assert "<style>:root" in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_installed_command_opens_the_site_in_an_empty_folder(diptych: Path, tmp_path: Path) -> None:
    with serving(tmp_path, "demo", "--port", "0", command=[str(diptych)]) as demo:
        assert demo.get("/readyz")[0] == 200
        code, page = demo.get("/en/")
        assert code == 200
        files = re.findall(r'(?:href|src)="(/static/diptych/[^"]+)"', page.decode())
        assert {Path(name).suffix for name in files} >= {".css", ".js"}
        assert [name for name in files if demo.get(name)[0] != 200] == []
        assert demo.stop() == 0
