"""Whatever a file holds, the command answers in words and with one of its codes; no traceback ever."""

from __future__ import annotations

import contextlib
import gc
import io
import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diptych import agreements as library
from diptych.engines.treaty.dossier_format import DOSSIER
from diptych.faces.cli import main
from diptych.kernel.documents import read_document
from diptych.kernel.texts import LANGUAGES
from tests.factories.wild import written

FOLDER = Path(library.HERE)
EXAMPLES = [read_document(FOLDER / "examples" / f"{name}.yaml").data for name in library.example_ids()]
PACKS = [
    read_document(FOLDER / name / "pack.yaml").data for name in ("nlcn-2015", "ets147", "eukr-prot", "ru-domestic")
]
ODD_WORDS = """\
-1|0|1e9|20 %|-20 %|101 %|1/3|1/0|5 EUR|-5 EUR|0 EUR|CN|SU|XX|2026|2026-02-30|0001-01-01|9999-12-31|zh-Hans|A|..|/|$|
$minimum|{found}|%s|a.b|line 3|line x|rucn-2017|𝕏|\u202e|\ufeff"""
ODD_TREES = (
    *(None, True, "", " ", "ß" * 300, [], {}, [None], [[]], {"": ""}, {"en": "x"}),
    *([{"id": "a"}, {"id": "a"}], {"id": "a", "links": [{"to": "a"}]}, [{"kind": "limbs", "test": {}}]),
)
ODD = st.sampled_from([*ODD_WORDS.split("|"), *ODD_TREES])
KEYS = st.sampled_from([*DOSSIER.fields, "id", "country", "money", "test", "kind", "rules"]) | st.text(max_size=6)
TREE = st.recursive(
    ODD | st.text(max_size=12) | st.integers() | st.floats(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=25,
)
ARGUMENTS = """\
assess agreements list show validate schema dossier red-silk nlcn-2015 ru 2026-11-21
--all --cures --json --on --html --example --examples --agreement --language --version -h --"""

DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
slowly = settings(suppress_health_check=[*HealthCheck])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield tmp_path_factory.mktemp("fuzz")
    gc.enable()


@st.composite
def spoilt(draw: st.DrawFn, originals: list[Any]) -> Any:
    """A sound document with a few places changed, doubled, moved or taken away."""
    data = deepcopy(draw(st.sampled_from(originals)))
    for _ in range(draw(st.integers(1, 4))):
        holder, key = draw(st.sampled_from(list(_places(data))))
        match draw(st.sampled_from(["change", "remove", "copy", "rename"])):
            case "change":
                holder[key] = deepcopy(draw(ODD))
            case "remove":
                del holder[key]
            case "copy":
                other, name = draw(st.sampled_from(list(_places(data))))
                holder[key] = deepcopy(other[name])
            case "rename" if isinstance(holder, dict):
                holder[draw(st.sampled_from(["id", "extra", "test", "line 2", "2"]))] = holder.pop(key)
        if not data:
            break
    return data


def _places(data: Any) -> Iterator[tuple[Any, Any]]:
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, item in list(items):
        yield data, key
        yield from _places(item)


def as_text(data: Any, name: str) -> str:
    return json.dumps(data) if name.endswith("json") else yaml.dump(data, Dumper=DUMPER, allow_unicode=True)


def answer(path: Path, text: str | bytes, *argv: str) -> None:
    """Run the command on a file and check that it kept its word."""
    path.write_bytes(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text)
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([*argv, str(path)])

    assert code in (0, 1, 2, 64)
    said = err.getvalue()
    assert "Traceback" not in said
    if "--json" in argv:
        assert (bool(json.loads(out.getvalue())), said) == (True, "")
    else:
        assert bool(said) == (code == 64)
        assert bool(out.getvalue()) == (code != 64)


HOW = st.tuples(
    st.sampled_from(
        [(), ("--all",), ("--agreement", "nlcn-2015"), ("--agreement", "ets147"), ("--agreement", "aucn-2007")]
    ),
    st.sampled_from([(), ("--cures",)]),
    st.sampled_from([(), ("--json",)]),
    st.sampled_from([("--language", code) for code in LANGUAGES]),
).map(lambda parts: [word for part in parts for word in part])
NAMES = st.sampled_from(["film.yaml", "film.json"])


@given(
    raw=st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    name=NAMES,
)
@slowly
def test_any_bytes(folder: Path, raw: bytes, name: str) -> None:
    answer(folder / name, raw, "assess")
    answer(folder / name, raw, "agreements", "validate")


@given(data=TREE, name=NAMES, how=HOW)
@slowly
def test_any_tree(folder: Path, data: Any, name: str, how: list[str]) -> None:
    answer(folder / name, as_text(data, name), "assess", *how)
    answer(folder / name, as_text(data, name), "agreements", "validate")


@given(data=spoilt(EXAMPLES), name=NAMES, how=HOW)
@slowly
def test_any_spoilt_dossier(folder: Path, data: Any, name: str, how: list[str]) -> None:
    answer(folder / name, as_text(data, name), "assess", *how)


@given(data=written(DOSSIER), how=HOW)
@slowly
def test_any_dossier_of_the_right_shape(folder: Path, data: Any, how: list[str]) -> None:
    answer(folder / "film.yaml", as_text(data, "film.yaml"), "assess", *how)


@given(
    data=spoilt(PACKS), name=st.sampled_from(["pack.yaml", "pack.json"]), language=st.sampled_from(sorted(LANGUAGES))
)
@slowly
def test_any_spoilt_pack(folder: Path, data: Any, name: str, language: str) -> None:
    answer(folder / name, as_text(data, name), "agreements", "validate", "--language", language)


@given(pack=st.sampled_from(PACKS), cut=st.floats(0, 1), name=st.sampled_from(["pack.yaml", "pack.json"]))
@slowly
def test_any_half_written_pack(folder: Path, pack: Any, cut: float, name: str) -> None:
    raw = as_text(pack, name).encode()
    answer(folder / name, raw[: int(len(raw) * cut)], "agreements", "validate")


@given(argv=st.lists(st.sampled_from([*ARGUMENTS.split(), "", "\0", "\udcff"]), max_size=6))
@slowly
def test_any_arguments(folder: Path, monkeypatch: pytest.MonkeyPatch, argv: list[str]) -> None:
    monkeypatch.chdir(folder)
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        assert main(argv) in (0, 1, 2, 64)
