"""Documents: what is read, where each part stands, and what is refused with its place."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.engines.values.errors import Malformed
from diptych.kernel.documents import (
    DEEPEST,
    LARGEST_FILE,
    MOST_NODES,
    compile_file,
    parse_document,
    read_compiled,
    read_document,
)

YAML = b"""\
title:
  en: Red Silk
  ru: '\xd0\xa8\xd1\x91\xd0\xbb\xd0\xba'
producers:
  - {id: ours, share: 60 %}
  - id: theirs
    share: 40 %
minutes: 1.10
country: NO
sure: true
open: null
nothing:
quoted: "true"
"""
JSON = b"""\
{
  "title": {"en": "Red Silk"},
  "producers": [{"id": "ours"},
    {"id": "theirs", "list": []}],
  "minutes": 1.10, "count": -3e2, "sure": true, "open": null, "empty": {}
}
"""


def troubles(raw: bytes, name: str = "film.yaml") -> list[tuple[object, ...]]:
    """Code, path, what was found, and where it stands."""
    with pytest.raises(Malformed) as caught:
        parse_document(raw, name=name)
    document = caught.value.document
    assert document.name == name
    return [(t.code, t.path, t.found, document.mark(t.path)) for t in caught.value.troubles]


# What is read --------------------------------------------------------------------------------------------------------


def test_yaml_keeps_scalars_as_they_were_written() -> None:
    assert parse_document(YAML, name="film.yaml").data == {
        "title": {"en": "Red Silk", "ru": "Шёлк"},
        "producers": [{"id": "ours", "share": "60 %"}, {"id": "theirs", "share": "40 %"}],
        "minutes": "1.10",
        "country": "NO",
        "sure": True,
        "open": None,
        "nothing": None,
        "quoted": "true",
    }


def test_json_keeps_numbers_as_they_were_written() -> None:
    assert parse_document(JSON, name="film.JSON").data == {
        "title": {"en": "Red Silk"},
        "producers": [{"id": "ours"}, {"id": "theirs", "list": []}],
        "minutes": "1.10",
        "count": "-3e2",
        "sure": True,
        "open": None,
        "empty": {},
    }


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ((), (1, 1)),
        (("title", "ru"), (3, 3)),
        (("producers", 0), (5, 5)),
        (("producers", 1, "share"), (7, 5)),
        (("producers", 1, "money", 0), (6, 5)),
        (("elsewhere",), (1, 1)),
    ],
)
def test_yaml_knows_where_each_part_stands(place: tuple[str | int, ...], expected: tuple[int, int]) -> None:
    assert parse_document(YAML, name="film.yaml").mark(place) == expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ((), (1, 1)),
        (("title",), (2, 3)),
        (("title", "en"), (2, 13)),
        (("producers", 0), (3, 17)),
        (("producers", 1), (4, 5)),
        (("producers", 1, "list"), (4, 22)),
        (("open",), (5, 49)),
        (("empty", "x"), (5, 63)),
    ],
)
def test_json_knows_where_each_part_stands(place: tuple[str | int, ...], expected: tuple[int, int]) -> None:
    assert parse_document(JSON, name="film.json").mark(place) == expected


def test_mark_of_utf8_signature_is_not_a_column() -> None:
    assert parse_document(b"\xef\xbb\xbfform: fiction", name="film.yaml").mark(("form",)) == (1, 1)


PLAIN = st.recursive(
    st.none() | st.booleans() | st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abc: -", max_size=3), inner, max_size=4),
    max_leaves=20,
)


@given(data=PLAIN, indent=st.sampled_from([None, 0, 2]))
def test_json_is_read_as_json_and_every_part_has_a_mark(data: object, indent: int | None) -> None:
    text = json.dumps(data, indent=indent)
    document = parse_document(text.encode(), name="any.json")

    assert document.data == data
    found = [(place, rest(text, document.mark(place))) for place in places(data) if isinstance(place[-1], str)]
    assert [place for place, there in found if not there.startswith(json.dumps(place[-1]))] == []


def rest(text: str, mark: tuple[int, int] | None) -> str:
    """The line from a mark on."""
    assert mark is not None
    return text.split("\n")[mark[0] - 1][mark[1] - 1 :]


def places(data: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [place for key, item in items for place in ((*path, key), *places(item, (*path, key)))]


# What is refused -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b"a: 1\nb: 2\na: 3\n", ("duplicate_key", ("a",), "a", (3, 1))),
        (b"a:\n  - b: 1\n    b: 2\n", ("duplicate_key", ("a", 0, "b"), "b", (3, 5))),
        (b"a: &x 1\n", ("alias", ("a",), None, (1, 4))),
        (b"a: 1\nb: *x\n", ("alias", ("b",), None, (2, 4))),
        (b"a:\n  &x b: 1\n", ("alias", ("a",), None, (2, 3))),
        (b"<<: *x\n", ("alias", ("<<",), None, (1, 5))),
        (b"a: !!python/object:os.system x\n", ("tag", ("a",), None, (1, 4))),
        (b"!!str a: x\n", ("tag", (), None, (1, 1))),
        (b"[a]: 1\n", ("key_not_text", (), None, (1, 1))),
        (b"? {a: b}\n: 1\n", ("key_not_text", (), None, (1, 3))),
        (b"", ("empty", (), None, None)),
        (b"# nothing\n", ("empty", (), None, None)),
        (b"a: 1\n---\nb: 2\n", ("several_documents", (), None, (2, 1))),
        (b"a: [1, 2\n", ("not_yaml", (), None, (2, 1))),
        (b"a: 1\n\tb: 2\n", ("not_yaml", (), None, (2, 1))),
        (b"a: '\n", ("not_yaml", (), None, (2, 1))),
        (b"a: 1\nb: caf\xe9\n", ("not_utf8", (), "0xe9", (2, 7))),
        ("a: 1\n".encode("utf-16"), ("not_utf8", (), "0xff", (1, 1))),
        (b"a: 1\nb: x\x00y\n", ("control_character", (), "U+0000", (2, 5))),
        (b'a: 1\nb: "\\e[2J"\n', ("control_character", ("b",), "U+001B", (2, 4))),
        (b'a: 1\nb: "\\u202etxet"\n', ("control_character", ("b",), "U+202E", (2, 4))),
        (b'"\\x07": 1\n', ("control_character", (), "U+0007", (1, 1))),
        (b"[" * (DEEPEST + 2), ("too_deep", (0,) * (DEEPEST + 1), None, (1, 42))),
        (b"- " * (DEEPEST + 2) + b"x", ("too_deep", (0,) * (DEEPEST + 1), None, (1, 83))),
    ],
)
def test_yaml_is_refused(raw: bytes, expected: tuple[object, ...]) -> None:
    assert troubles(raw) == [expected]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (b'{"a": 1,\n "a": 2}', ("duplicate_key", ("a",), "a", (2, 2))),
        (b'[{"a": {"b": 1, "b": 2}}]', ("duplicate_key", (0, "a", "b"), "b", (1, 17))),
        (b'{"a": 1,\n "b": NaN}', ("not_json", (), None, (2, 7))),
        (b'{"NaN": -Infinity}', ("not_json", (), None, (1, 9))),
        (b'{"a": 1,}', ("not_json", (), None, (1, 9))),
        (b"{'a': 1}", ("not_json", (), None, (1, 2))),
        (b'{"a": 1}\n{"b": 2}', ("not_json", (), None, (2, 1))),
        (b'{"a": "x', ("not_json", (), None, (1, 7))),
        (b"", ("empty", (), None, None)),
        (b" \n", ("empty", (), None, None)),
        (b'{"a": "\xff"}', ("not_utf8", (), "0xff", (1, 8))),
        (b'{"a":\n "\\u001b[2J"}', ("control_character", ("a",), "U+001B", (2, 2))),
        (b'{"a": "\\ud800"}', ("control_character", ("a",), "U+D800", (1, 7))),
        (b'{"a": "\\u202Etxet"}', ("control_character", ("a",), "U+202E", (1, 7))),
        (b'{"a": "\\u2067"}', ("control_character", ("a",), "U+2067", (1, 7))),
        (b'{"\\u0000": 1}', ("control_character", ("\0",), "U+0000", (1, 2))),
        (b"[" * 100_000, ("too_deep", (), None, (1, DEEPEST + 1))),
        (b'{"a":' * 100_000, ("too_deep", (), None, (1, DEEPEST * 5 + 1))),
    ],
)
def test_json_is_refused(raw: bytes, expected: tuple[object, ...]) -> None:
    assert troubles(raw, "film.json") == [expected]


def test_every_duplicate_of_a_yaml_file_is_named() -> None:
    assert [found[2:] for found in troubles(b"a: 1\na: 2\nb:\n  c: 1\n  c: 2\n")] == [("a", (2, 1)), ("c", (5, 3))]


@pytest.mark.parametrize("name", ["film.yaml", "film.json"])
@pytest.mark.parametrize("raw", [b"[" * 1_000_000, b'"' + b'\\"' * 500_000, b"{" * 1_000_000, b"[1,\n" * 250_000])
def test_bomb_is_refused_at_once(name: str, raw: bytes) -> None:
    assert len(troubles(raw, name)) == 1


def test_billion_laughs_are_refused_at_the_first() -> None:
    bomb = b"a: &a [lol, lol]\n" + b"".join(b"%c: &%c [*%c, *%c]\n" % (n + 1, n + 1, n, n) for n in range(97, 120))
    assert troubles(bomb) == [("alias", ("a",), None, (1, 4))]


@pytest.mark.parametrize("name", ["film.yaml", "film.json"])
def test_too_many_parts_are_refused(name: str) -> None:
    raw = b"[" + b"1, " * MOST_NODES + b"1]"
    assert [found[0] for found in troubles(raw, name)] == ["too_many_parts"]


def test_large_file_is_refused_unparsed(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"a: " + b"x" * 10 * 1024 * 1024)
    with pytest.raises(Malformed) as caught:
        read_document(path)
    assert [(t.code, t.expected) for t in caught.value.troubles] == [("file_too_large", "2 MiB")]


def test_largest_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"a: ".ljust(LARGEST_FILE, b"x"))
    assert len(read_document(path).data["a"]) == LARGEST_FILE - 3


@given(raw=st.binary(max_size=200), name=st.sampled_from(["any.yaml", "any.json"]))
def test_any_bytes_are_read_or_refused(raw: bytes, name: str) -> None:
    with suppress(Malformed):
        parse_document(raw, name=name)


# What the package carries --------------------------------------------------------------------------------------------


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "pack.yaml"
    path.write_bytes(YAML)
    return path


def test_compiled_file_gives_what_its_source_gives(pack: Path) -> None:
    compile_file(pack)
    assert sorted(os.listdir(pack.parent)) == ["pack.json", "pack.yaml"]
    assert read_compiled(pack).data == read_document(pack).data


def test_compiled_file_is_what_is_read(pack: Path) -> None:
    compile_file(pack)
    compiled = pack.with_suffix(".json")
    compiled.write_text(compiled.read_text().replace("Red Silk", "Blue Silk"))
    assert read_compiled(pack).data["title"]["en"] == "Blue Silk"


def test_compiled_file_older_than_its_source_is_not_read(pack: Path) -> None:
    compile_file(pack)
    pack.write_bytes(YAML.replace(b"Red", b"New"))
    assert read_compiled(pack).data["title"]["en"] == "New Silk"


@pytest.mark.parametrize("spoilt", [b"", b"{", b"[]", b'{"data": 1}', b"\xff"])
def test_spoilt_compiled_file_is_not_read(pack: Path, spoilt: bytes) -> None:
    pack.with_suffix(".json").write_bytes(spoilt)
    assert read_compiled(pack).data["title"]["en"] == "Red Silk"
