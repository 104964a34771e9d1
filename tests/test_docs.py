"""The documentation under test: nothing undocumented, nothing stale, and what the pages show is what happens."""

from __future__ import annotations

import argparse
import importlib
import re
import shlex
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from diptych import agreements
from diptych.apps.programme.bundles import FORMATS, MARKET
from diptych.engines.treaty.assess import assess
from diptych.engines.treaty.cures import cures
from diptych.engines.treaty.dossier_format import DOSSIER, read_dossier
from diptych.engines.treaty.film import Film
from diptych.engines.treaty.outcome import OUTCOMES, STATUSES
from diptych.engines.treaty.pack_format import AGREEMENT, RULE_FIELDS, RULE_REQUIRED, read_agreement
from diptych.engines.treaty.rules import KINDS, LIMB_FIELDS
from diptych.engines.treaty.rules.kind import Label, Who
from diptych.engines.treaty.rules.people import Part
from diptych.engines.treaty.survey import survey
from diptych.engines.values.shape import Code, ListOf, MapOf, Records, Shape
from diptych.faces import payload
from diptych.faces.cli import main
from diptych.faces.cli.assess import EXITS
from diptych.faces.cli.parser import Parser, parse
from diptych.faces.wording.troubles import REFUSALS, TROUBLES
from diptych.kernel.documents import parse_document, read_document
from diptych.kernel.keeping.thing import named
from tools import refresh_docs

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted((*DOCS.glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"))
HEADS = {"field", "schema", "what", "code", "key", "argument", "option", "printed", "outcome", "error", "statement"}
"""First cells of the heads of tables."""
HEADING = re.compile(r"^#{2,} (.+)$", re.MULTILINE)


@cache
def page(name: str) -> str:
    return next(path for path in PAGES if path.name == name).read_text(encoding="utf-8")


@cache
def sections(name: str) -> dict[str, str]:
    """The sections of a page by heading, without its backticks; each ends where the next heading begins."""
    parts = HEADING.split(page(name))
    return {heading.replace("`", ""): body for heading, body in zip(parts[1::2], parts[2::2], strict=True)}


def rows(text: str) -> list[list[str]]:
    """The cells of every table row below its head."""
    found = [[cell.strip() for cell in line.split("|")[1:-1]] for line in text.splitlines() if line.startswith("|")]
    return [row for row in found if not set("".join(row)) <= {"-"} and row[0] not in HEADS]


def names(text: str) -> list[str]:
    """What the first column of the tables names."""
    return [name for row in rows(text) for name in re.findall(r"`([^`]+)`", row[0])]


# The formats: every field has its row, and every row its field -------------------------------------------------------


def inside(shape: Shape) -> Shape:
    """What a list or a mapping is made of."""
    while isinstance(shape, (ListOf, MapOf)):
        shape = shape.item if isinstance(shape, ListOf) else shape.value
    return shape


def forms(heading: str, shape: Records, path: str = "") -> Iterator[tuple[str, set[str]]]:
    """Every record of a format: the heading its table stands under, and its fields."""
    yield heading, set(shape.fields)
    for field, held in shape.fields.items():
        if isinstance(deeper := inside(held), Records):
            yield from forms(f"{path}{field}", deeper, f"{path}{field}.")


SHARED = {Who: "who", Part: "part", Label: "items"}


def shapes_of_kinds() -> Iterator[tuple[str, set[str]]]:
    for name, kind in KINDS.items():
        assert isinstance(kind.shape, Records)
        yield name, set(kind.shape.fields)
        for field, held in kind.shape.fields.items():
            if isinstance(deeper := inside(held), Records):
                yield SHARED.get(deeper.record, f"{name}.{field}"), set(deeper.fields)
    yield "limbs.limbs", {"kind", "test", *LIMB_FIELDS}


PACK_FORMS = {**dict(forms("The pack", AGREEMENT)), "rules": {"kind", "test", *RULE_FIELDS}}
PACK_FORMS |= dict(item for name in ("when", "exception") for item in forms(f"rules.{name}", RULE_FIELDS[name]))  # type: ignore[arg-type]
DOCUMENTED = [
    *(("dossier.md", heading, fields) for heading, fields in forms("The film", DOSSIER)),
    *(("pack-format.md", heading, fields) for heading, fields in PACK_FORMS.items()),
]


def tables(name: str) -> dict[str, set[str]]:
    """What the tables of each section name. ``parties`` is a part of the pack and a kind of rule: the first is kept."""
    found: dict[str, set[str]] = {}
    parts = HEADING.split(page(name))
    for heading, body in zip(parts[1::2], parts[2::2], strict=True):
        found.setdefault(heading.replace("`", ""), set(names(body)))
    return found


@pytest.mark.parametrize(("name", "heading", "fields"), DOCUMENTED, ids=[f"{n}-{h}" for n, h, _ in DOCUMENTED])
def test_record_is_documented_field_by_field(name: str, heading: str, fields: set[str]) -> None:
    assert tables(name)[heading] == fields


@pytest.mark.parametrize(("heading", "fields"), list(shapes_of_kinds()))
def test_kind_of_rule_is_documented_field_by_field(heading: str, fields: set[str]) -> None:
    assert set(names(sections("pack-format.md")[heading])) == fields


def test_field_that_must_be_there_is_called_refused() -> None:
    required = {
        "dossier.md": dict(required_in("The film", DOSSIER)),
        "pack-format.md": {**dict(required_in("The pack", AGREEMENT)), "rules": {"kind", *RULE_REQUIRED}},
    }
    for name, expected in required.items():
        parts = HEADING.split(page(name))
        seen: set[str] = set()
        for heading, body in zip(parts[1::2], parts[2::2], strict=True):
            plain = heading.replace("`", "")
            if plain in expected and plain not in seen:
                refused = {row[0].strip("`") for row in rows(body) if row[-1] == "refused"}
                assert (name, plain, refused) == (name, plain, expected[plain])
                seen.add(plain)


def required_in(heading: str, shape: Records, path: str = "") -> Iterator[tuple[str, set[str]]]:
    yield heading, set(shape.required)
    for field, held in shape.fields.items():
        if isinstance(deeper := inside(held), Records):
            yield from required_in(f"{path}{field}", deeper, f"{path}{field}.")


def test_words_of_closed_lists_are_all_named() -> None:
    lacking = []
    for shape in (DOSSIER, AGREEMENT, *(kind.shape for kind in KINDS.values())):
        name = "dossier.md" if shape is DOSSIER else "pack-format.md"
        for path, codes in closed_lists(shape):
            if name == "dossier.md" or codes.expected not in WORDS_OF_DOSSIERS:
                lacking += [(name, path, code) for code in codes.codes if f"`{code}`" not in page(name)]
    assert lacking == []


WORDS_OF_DOSSIERS = {
    *("a form", "a format", "a first exhibition", "a role", "a standing", "a kind of work"),
    *("an act with an authority", "a date of the film"),
}
"""What packs speak of in the words of dossiers, which stand on that page."""


def closed_lists(shape: Shape, path: str = "") -> Iterator[tuple[str, Code]]:
    held = inside(shape)
    if isinstance(held, Code) and held.pattern is None:
        yield path, held
    if isinstance(held, Records):
        for field, deeper in held.fields.items():
            yield from closed_lists(deeper, f"{path}.{field}")


PROGRAMMES = [
    item
    for form in FORMATS
    for key, kind in form.lists.items()
    for item in (forms(key, named(kind).shape, f"{key}.") if kind != MARKET else [])
]


@pytest.mark.parametrize(("heading", "fields"), PROGRAMMES, ids=[heading for heading, _fields in PROGRAMMES])
def test_record_of_a_programme_is_documented_field_by_field(heading: str, fields: set[str]) -> None:
    """What several things have in common stands once, under the end of its name: claims for works.claims."""
    parts = heading.split(".")
    ends = [".".join(parts[begin:]) for begin in range(len(parts))]
    found = tables("programme.md")
    assert found[next(end for end in ends if end in found)] == fields


def test_formats_of_a_programme_are_documented() -> None:
    found = rows(sections("programme.md")["The documents"])
    assert {row[0].strip("`"): re.findall(r"`(\w+)`", row[1]) for row in found} == {
        form.schema: list(form.lists) for form in FORMATS
    }


# The kinds of rule: their examples are read, their outcomes are those seen --------------------------------------------


def example_of(kind: str) -> dict[str, Any]:
    (text,) = re.findall(r"```yaml\n(.*?)```", kind_section(kind), re.DOTALL)
    data: dict[str, Any] = parse_document(text.encode(), name=f"{kind}.yaml").data
    return data


def kind_section(kind: str) -> str:
    return sections("pack-format.md")[kind]


@pytest.mark.parametrize("kind", list(KINDS))
def test_example_of_a_kind_is_a_valid_rule(kind: str) -> None:
    example = example_of(kind)
    texts = {"en": "a", "ru": "б", "zh-hans": "一"}
    unit = {"name": texts, "unit": "share", "values": [{"value": "2/3"}]}
    pack = {
        "diptych": "agreement/1",
        "id": "x",
        "layer": "agreement",
        "title": texts,
        "short": texts,
        "parties": [{"country": "RU"}, {"country": "CN"}],
        "sources": [{"id": "text", "title": "Text"}],
        "parameters": dict.fromkeys(re.findall(r"\$([a-z_]+)", str(example)), unit),
        "rules": [{"id": "X", "title": texts, "text": texts, "sources": ["text"], "confidence": "A", **example}],
    }

    assert example["kind"] == kind
    assert read_agreement(pack).rules[0].kind == kind


@cache
def outcomes_seen() -> dict[str, set[str]]:
    """What each kind gave by itself on every worked case and every example."""
    seen: dict[str, set[str]] = {kind: set() for kind in KINDS}
    dossiers = {id: [agreements.example(name) for name in agreements.example_ids()] for id in agreements.ids()}
    for id in agreements.ids():
        cases = {case["id"]: case for case in read_document(Path(agreements.HERE, id, "cases.yaml")).data["cases"]}
        for case in cases.values():
            origin, changes = case, dict(case.get("change", {}))
            while "dossier" not in origin:
                origin = cases[origin["like"]]
                changes = {**origin.get("change", {}), **changes}
            dossiers[id].append(read_dossier({**origin["dossier"], **changes}))
    on = date(2026, 12, 1)
    for id, films in dossiers.items():
        law = agreements.agreement(id).law(on, agreements.groups(on))
        for film in (Film(dossier, law, on) for dossier in films):
            for rule in law.rules:
                seen[rule.kind].add(KINDS[rule.kind].evaluate(rule, film).outcome)
    return seen


@pytest.mark.parametrize("kind", list(KINDS))
def test_outcomes_of_a_kind_are_documented(kind: str) -> None:
    (line,) = re.findall(r"^Can give (.+)\.$", kind_section(kind), re.MULTILINE)
    documented = re.findall(r"`([a-z_]+)`", line)

    assert documented == [outcome for outcome in OUTCOMES if outcome in documented]
    assert outcomes_seen()[kind] - set(documented) == set()


# The command: every command, option, code -----------------------------------------------------------------------------


def commands() -> dict[str, argparse.ArgumentParser]:
    """Every command by what one types, from the parser itself."""
    caught: list[argparse.ArgumentParser] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Parser, "parse_args", lambda self, _argv: caught.append(self) or argparse.Namespace(version=True))
        parse([])

    def walk(parser: argparse.ArgumentParser, name: str) -> Iterator[tuple[str, argparse.ArgumentParser]]:
        groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
        if not groups:
            yield name, parser
        for group in groups:
            for word, deeper in group.choices.items():
                yield from walk(deeper, f"{name} {word}")

    return dict(walk(caught[0], "diptych"))


def test_every_command_has_a_section() -> None:
    assert {name for name in sections("cli.md") if name.startswith("diptych ")} == set(commands())


@pytest.mark.parametrize("command", list(commands()))
def test_options_of_a_command_are_documented(command: str) -> None:
    words = {word for action in commands()[command]._actions for word in action.option_strings if word != "-h"}
    text = sections("cli.md")[command]
    everywhere = sections("cli.md")["Everywhere"]

    assert words - set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", text + everywhere)) == set()
    assert set(re.findall(r"--[a-z][a-z-]*", text)) - words - {"--version"} == set()


def test_exit_codes_are_documented() -> None:
    table = [row for row in rows(sections("cli.md")["diptych assess"]) if row[0].isdigit()]

    assert {row[1].strip("`"): int(row[0]) for row in table if row[1]} == EXITS
    assert set(EXITS) == set(STATUSES)
    assert [int(row[0]) for row in table if not row[1]] == [64]


def test_codes_of_troubles_are_documented() -> None:
    refused = [text for name, text in sections("dossier.md").items() if name.startswith("Because")]
    in_packs = {"missing_language", "unknown_reference"}

    in_programmes = set(names(sections("programme.md")["What is refused"]))
    assert {name for text in refused for name in names(text)} | in_packs | in_programmes == set(TROUBLES)
    assert all(f"`{code}`" in page("cli.md") for code in in_packs)
    assert set(names(sections("cli.md")["When it cannot go on"])) == set(REFUSALS)


def test_keys_of_json_are_documented() -> None:
    dossier, on = agreements.example("does-not-qualify"), date(2026, 12, 1)
    rucn = agreements.agreement("rucn-2017")
    assessment = payload.assessment(assess(dossier, rucn, on=on), cures(dossier, rucn, on=on))
    found = payload.survey(survey(dossier, [rucn], on=on), {})
    about = {
        "JSON of an assessment": [assessment, assessment["findings"][0], assessment["cures"][0]],
        "JSON of a survey": [found],
        "diptych agreements list": [payload.agreement_row(rucn, on)],
    }
    for heading, values in about.items():
        assert set(names(sections("cli.md")[heading])) == {key for value in values for key in value}, heading
    assert all(f"`{key}`" in sections("cli.md")["JSON of a survey"] for key in found["entries"][0])


# What the pages show --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", refresh_docs.PAGES)
def test_page_shows_what_is_printed(name: str) -> None:
    """Mend with ``python tools/refresh_docs.py``."""
    text = (ROOT / name).read_text(encoding="utf-8")

    fresh, wrong = refresh_docs.refreshed(text)

    assert wrong == []
    assert fresh == text


def test_shortened_block_follows_what_is_printed() -> None:
    printed = "$ ls\na\nb\nnew c\nd\n"

    assert refresh_docs.shortened("$ ls\n…\nb\nold c\n…\n", printed) == "$ ls\n…\nb\nnew c\n…\n"
    assert refresh_docs.shortened("$ ls\n…\nold b\n…\n", printed) is None


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_commands_shown_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    shown = re.findall(r"^ *\$ (diptych .+?)(?: *[|>;].*)?$", text, re.MULTILINE)
    for command in shown:
        words = shlex.split(command, comments=True)[1:]
        if words[0] != "asess":
            arguments = parse(words)
            assert callable(arguments.run), command
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"(?:`|^ +)make ([a-z]+)", text, re.MULTILINE)) - targets == set()


def test_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    snippets = re.findall(r"```python\n(.*?)```", page("README.md"), re.DOTALL)
    for snippet in snippets:
        exec(compile(snippet, "README.md", "exec"), {})
        printed = capsys.readouterr().out.split()
        assert printed == [word.split(":")[0] for word in re.findall(r"^# (\S+)", snippet, re.MULTILINE)]
    assert snippets


def test_dossier_of_the_readme_is_assessed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (text,) = re.findall(r"```yaml\n(.*?)```", page("README.md"), re.DOTALL)
    film = tmp_path / "film.yaml"
    film.write_text(text, encoding="utf-8")

    assert main(["assess", str(film), "--json", "--on", "2026-12-01"]) == 1
    assert '"agreement": "rucn-2017"' in capsys.readouterr().out


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_yaml_that_is_shown_can_be_read(path: Path) -> None:
    for text in re.findall(r"```yaml\n(.*?)```", path.read_text(encoding="utf-8"), re.DOTALL):
        if not all(line.startswith("#") for line in text.splitlines()):
            assert parse_document(text.encode(), name=path.name).data


def test_examples_of_the_dossier_page_are_valid() -> None:
    for text in re.findall(r"```yaml\n(.*?)```", page("dossier.md"), re.DOTALL):
        read_dossier(parse_document(text.encode(), name="dossier.md").data)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_modules_and_files_named_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for name in set(re.findall(r"`(diptych(?:\.[a-z_]+)+)`", text)):
        assert exists(name), name
    for name in set(re.findall(r"`((?:src|tests|tools|bench|docs)/[\w./-]+)`", text)):
        assert (ROOT / name).exists(), name


def exists(name: str) -> bool:
    """A module, or something in one."""
    try:
        importlib.import_module(name)
    except ModuleNotFoundError:
        module, _, attribute = name.rpartition(".")
        return hasattr(importlib.import_module(module), attribute)
    return True
