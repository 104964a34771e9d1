"""Engines are plain Python: the standard library and themselves; no clock, no disk, no network."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

# Kept by a library and heavy to load, hence allowed only inside the function that needs it.
LAZY = {"holidays", "iuliia", "opencc", "pymorphy3", "pypinyin", "pytrovich", "rapidfuzz"}
# Tables of names are computed in arrays. The modules that do so need numpy as a whole; nothing that a command loads at
# its start may load them.
ARRAYS = {
    f"engines/names/{name}.py"
    for name in (
        *("alignment", "boosting", "emission", "joints", "learning", "likeness", "packing", "remembering"),
        *("postings", "retrieval", "settling", "sparse"),
    )
}
IMPURE_MODULES = {
    *("asyncio", "glob", "http", "io", "multiprocessing", "os", "pathlib", "random", "secrets", "shutil", "signal"),
    *("socket", "sqlite3", "ssl", "subprocess", "tempfile", "threading", "time", "urllib.request", "zoneinfo"),
}
IMPURE_CALLS = {"date.today", "datetime.now", "datetime.today", "datetime.utcnow", "input", "open", "print"}


def modules(package: Path) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted((package / "engines").rglob("*.py")):
        yield str(path.relative_to(package)), ast.parse(path.read_text())


def imported(node: ast.AST) -> list[str]:
    """The modules that an import statement names; relative imports stay inside the package."""
    match node:
        case ast.Import():
            return [alias.name for alias in node.names]
        case ast.ImportFrom(level=0, module=str(module)):
            return [module]
    return []


def inside_functions(tree: ast.Module) -> set[ast.AST]:
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return {inner for function in functions for inner in ast.walk(function)}


def is_allowed(module: str, *, lazily: bool, path: str = "") -> bool:
    top = module.partition(".")[0]
    if top == "numpy":
        return path in ARRAYS
    if top == "diptych":
        return module.startswith("diptych.engines")
    return top in sys.stdlib_module_names or (lazily and top in LAZY)


def test_engines_import_only_the_standard_library_and_engines(package: Path) -> None:
    found = []
    for path, tree in modules(package):
        lazy = inside_functions(tree)
        for node in ast.walk(tree):
            found += [
                f"{path}:{node.lineno}: {module}"
                for module in imported(node)
                if not is_allowed(module, lazily=node in lazy, path=path)
            ]
    assert found == []


def test_arrays_are_not_loaded_with_the_words_of_a_name() -> None:
    program = (
        "import sys; import diptych.engines.names.words, diptych.engines.names.forms; print('numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout == "False\n"


def test_engines_touch_neither_clock_nor_disk_nor_network(package: Path) -> None:
    found = []
    for path, tree in modules(package):
        for node in ast.walk(tree):
            impure = {module for module in imported(node) if {module, module.partition(".")[0]} & IMPURE_MODULES}
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                impure |= {name for name in IMPURE_CALLS if called == name or called.endswith(f".{name}")}
            found += [f"{path}:{node.lineno}: {name}" for name in sorted(impure)]
    assert found == []
