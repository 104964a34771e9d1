"""Build hook: compiles what the wheel carries in compiled form, message catalogues and YAML data.

The front end is built beforehand, by ``make``; a wheel is not made without it.

The results lie beside their sources, are ignored by git and enter the wheel as artifacts. An editable install runs the
same hook.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FRONT_END = "diptych/faces/portal/static/diptych/.vite/manifest.json"


class CompiledData(BuildHookInterface[Any]):
    """Writes a .mo beside every .po, names.json for every language, a .json beside every pack, example dossier and
    scheme of the thesaurus."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        source = Path(self.root, "src")
        if version == "standard" and not (source / FRONT_END).exists():
            raise SystemExit("The front end is not built, and a wheel carries it. Run: make wheel")
        compile_catalogues(source / "diptych" / "locale")
        sys.path.insert(0, str(source))
        compile_names(source / "diptych" / "locale")
        compile_documents(source)


def compile_catalogues(locale: Path) -> None:
    for text in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        with text.open("rb") as opened:
            catalogue = read_po(opened)
        with text.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, catalogue)


def compile_names(locale: Path) -> None:
    """Names of countries, languages, currencies and months, from CLDR."""
    from diptych.kernel.texts import compile_names

    compile_names(locale)


def compile_documents(source: Path) -> None:
    """Uses the product's own reader, so that the compiled tree is the one that reading the YAML would give."""
    from diptych.kernel.documents import compile_file

    agreements = source / "diptych" / "agreements"
    for pattern in ("*.yaml", "*/pack.yaml", "examples/*.yaml"):
        for document in sorted(agreements.glob(pattern)):
            compile_file(document)
    for scheme in sorted((source / "diptych" / "thesaurus" / "schemes").glob("*.yaml")):
        compile_file(scheme)
