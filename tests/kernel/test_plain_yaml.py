"""Everyday YAML: whatever is read without PyYAML means the same to PyYAML, and everyday files are read so."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from diptych import agreements
from diptych.engines.values.errors import Malformed
from diptych.kernel.documents import DEEPEST, MOST_NODES, WORDS, parse_any_yaml, parse_document, parse_yaml
from diptych.kernel.plain_yaml import LONGEST_KEY, NotMine, read_plain

SHIPPED = sorted(Path(agreements.HERE).rglob("*.yaml"))
DOSSIERS = [path.read_text(encoding="utf-8") for path in SHIPPED if path.parent.name == "examples"]
NOT_MINE = "not mine"


def plain(text: str) -> Any:
    """What the small reader says; the test fails unless both readers of PyYAML, that in C and that in Python, agree."""
    try:
        data = read_plain(text, words=WORDS, deepest=DEEPEST)
    except NotMine:
        return NOT_MINE
    for loader in (getattr(yaml, "CBaseLoader", yaml.BaseLoader), yaml.BaseLoader):
        with patch.object(yaml, "CBaseLoader", loader, create=True):
            try:
                expected = parse_any_yaml(text)[0]
            except Malformed as error:
                expected = error.troubles
        # Order counts, and True is not "True".
        assert repr(data) == repr(expected), loader
    return data


# What is read --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_shipped_file_is_read(path: Path) -> None:
    assert plain(path.read_text(encoding="utf-8")) != NOT_MINE


@pytest.mark.parametrize("text", DOSSIERS)
def test_marks_are_those_of_pyyaml(text: str) -> None:
    document = parse_document(text.encode(), name="film.yaml")
    marks = parse_any_yaml(text)[1]
    assert {place: document.mark(place) for place in marks} == marks


def test_everyday_file_is_read_without_pyyaml() -> None:
    film = Path(agreements.HERE, "examples", "qualifies.yaml")
    code = "import sys; from diptych.faces.cli import main; main(sys.argv[1:]); sys.exit('yaml' in sys.modules)"
    command = [sys.executable, "-c", code, "assess", str(film), "--on", "2026-11-21"]
    assert subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b\n", {"a": "b"}),
        ("---\na: b", {"a": "b"}),
        ("---  \na: |  \n  b\nc:  \n- d  \n", {"a": "b\n", "c": ["d"]}),
        ("\n# why\n\na: b\n\n   # what\n", {"a": "b"}),
        ("a: b\r\nc:\r\n  - d\r\n", {"a": "b", "c": ["d"]}),
        ("  a: b\n  c: d\n", {"a": "b", "c": "d"}),
        ("zh-hans: 红\nRU_1: x\nимя: y\na.b: z\n", {"zh-hans": "红", "RU_1": "x", "имя": "y", "a.b": "z"}),
        ("a:\nb: ~\nc: null\nd: Null\ne: 'null'\n", {"a": None, "b": None, "c": None, "d": "Null", "e": "null"}),
        ("a: true\nb: NO\nc: 1.10\nd: -5\ne: 012\n", {"a": True, "b": "NO", "c": "1.10", "d": "-5", "e": "012"}),
        ("a: b # c: d\ne: # f\ng: h#i\n", {"a": "b", "e": None, "g": "h#i"}),
        ("a: b:c\nd: http://e.org/\nf: g :h\n", {"a": "b:c", "d": "http://e.org/", "f": "g :h"}),
        ("a: b, c [d] {e} 'f' \"g\" & * ! | > % @ ` - ?\n", {"a": "b, c [d] {e} 'f' \"g\" & * ! | > % @ ` - ?"}),
        ("a: \u00a0b\u00a0\nc: d\u3000 \n", {"a": "\u00a0b\u00a0", "c": "d\u3000"}),
        ("a: ...\n", {"a": "..."}),
        # Sequences
        ("- a\n-   b\n-\n- c: d\n  e: f\n", ["a", "b", None, {"c": "d", "e": "f"}]),
        ("a:\n- b\n- c\nd:\n  - e\n", {"a": ["b", "c"], "d": ["e"]}),
        ("- a:\n  - b\n  c: d\n", [{"a": ["b"], "c": "d"}]),
        ("- - a\n  - b\n-\n  - c\n", [["a", "b"], ["c"]]),
        ("-\n  a: b\n- c d: e\n", NOT_MINE),
        # In quotes
        ("a: 'it''s: # no [comment]'  # but this\n", {"a": "it's: # no [comment]"}),
        ("a: ''\nb: ''''\nc: \"\"\n", {"a": "", "b": "'", "c": ""}),
        ('a: "b \'c\' # d"\ne: "f \\"g\\" \\\\"\n', {"a": "b 'c' # d", "e": 'f "g" \\'}),
        ("a: ' b '\n", {"a": " b "}),
        # In brackets
        ("a: [b, 'c, d', \"e]\", [], {}]\n", {"a": ["b", "c, d", "e]", [], {}]}),
        ("- {a: b c, d: [e, f], g: {h: 'i, j: k'}}\n", [{"a": "b c", "d": ["e", "f"], "g": {"h": "i, j: k"}}]),
        ("a: [b, c,] # d\n", {"a": ["b", "c"]}),
        ("a: {b: Director's 'cut', c: ~}\n", {"a": {"b": "Director's 'cut'", "c": None}}),
        ("a: [\n  b,  # c\n\n  {d:\n  e}\n]\nf: g\n", {"a": ["b", {"d": "e"}], "f": "g"}),
        ("a: [ -1 , b-c]\n", {"a": ["-1", "b-c"]}),
        # Blocks of text
        ("a: |\n  b\n   c \n\n  # d\n\n\ne: f\n", {"a": "b\n c \n\n# d\n", "e": "f"}),
        ("a: >-\n    b\n    c\n\n    d\n\n\n    e\nf: g\n", {"a": "b c\nd\n\ne", "f": "g"}),
        ("- |-\n b\n- >\n c: d\n# e\n", ["b", "c: d\n"]),
    ],
)
def test_everyday_yaml_is_read(text: str, expected: Any) -> None:
    assert plain(text) == expected


# What is left to PyYAML ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        *("", "\n", "# only\n", "---\n", "a", "'a'", "[a]", "|\n a\n", "\ufeffa: b\n"),
        *("%YAML 1.1\n---\na: b\n", "--- a: b\n", "---\n---\na: b\n", "a: b\n...\n", "a: b\n---\nc: d\n"),
        " ---\na: b\n",
        # Letters that are breaks or space to some
        *("a:\tb\n", "a: b\t\n", "a: 'b\tc'\n", "\ta: b\n", "a: b\rc: d\n", "a: b\x85c: d\n"),
        *("a: b\u2028c: d\n", "a: 'b\u2029c'\n", "a: |\n  b\x85  c\n", "a:\u00a0b\n", "\u00a0a: b\n"),
        "-\u00a0a\n",
        # Keys
        *("a: b\na: c\n", "a: {b: c, b: d}\n", "a : b\n", "a b: c\n", "'a': b\n", '"a": b\n', "? a\n: b\n"),
        *("1: b\n", ": a\n", "[a]: b\n", "[a, b]: c\n", "{a: b}: c\n", "- {a: b}: c\n", "<<: a\n", "-a: b\n"),
        *(".a: b\n", "a\n : b\n", f"{'a' * (LONGEST_KEY + 1)}: b\n", f"{'a' * 1025}: b\n", "a:b\n", "a:'b'\n"),
        *("a:[b]\n", "a::b\n", "a:#b\n"),
        # Scalars
        *("a: b: c\n", "a: b:\n", "a: b\n  c\n", "a: b\n\n  c\n", "a:\n  b\n", "- a\n  b\n", "a: - b\n"),
        *("a: -\n", "a: ?b\n", "a: &b c\n", "a: *b\n", "a: !b c\n", "a: @b\n", "a: `b\n", "a: %b\n", "a: ,b\n"),
        *("a: ]\n", "a: }\n", "a: :b\n", "a: 'b\n", "a: 'b' c\n", "a: 'b'#c\n", "a: 'b'c'\n", "a: 'b': c\n"),
        *("a: 'b\n  c'\n", 'a: "b\n', 'a: "b" "c"\n', 'a: "\\n"\n', 'a: "\\e"\n', 'a: "\\u0041"\n'),
        *('a: "b\\\n  c"\n', 'a: "\\"\n', 'a: "b\\\\"c"\n'),
        # Indents
        *("a:\n    b: c\n  d: e\n", "a: b\n c: d\n", "  a: b\nc: d\n", "a: b\n- c\n", "- a\nb: c\n"),
        *("a:\n  - b\n- c\n", "- a\n - b\n", "-\n- a\n  b: c\n", "- a: b\n c: d\n", "- a: b\n   c: d\n"),
        *("a: b # c\n  d\n", "a: [b]\n  c: d\n"),
        # Brackets
        *("a: [b\n", "a: [b]]\n", "a: [b}\n", "a: [,]\n", "a: [b,,c]\n", "a: [b c\n  d]\n", "a: [b: c]\n"),
        *("a: {b}\n", "a: {b: }\n", "a: {b: c: d}\n", "a: {b:c}\n", "a: {b:[c]}\n", "a: {b:'c'}\n"),
        *("a: {b\n: c}\n", "a: {'b': c}\n", "a: [b?]\n", "a: [?b]\n", "a: [? b]\n", "a: [b:c]\n", "a: [- b]\n"),
        *("a: [-]\n", "a: [b] c\n", "a: [b]#c\n", "a: [b,#c\n  d]\n", "a: [&b c]\n", "a: [*b]\n"),
        *("a: [!b c]\n", "a: ['b''c' 'd']\n", "a: ['b\n  c']\n", "a: [\n---\n]\n", "a: [\n...\n]\n"),
        *("a: [\n- b\n]\n", "a: [|\n  b\n]\n", "a: [%b]\n", "a: [b\n  c: d\n"),
        # Blocks of text
        *("a: |+\n  b\n", "a: |2\n  b\n", "a: | # c\n  b\n", "a: |\n\n  b\n", "a: |\nb: c\n", "a: |\n"),
        *("a: |\n  b", "a: |\n  b\n \n  c\n", "a: |\n  b\n c\n", "a: >\n  b\n    c\n", "a: |\n  b\n# c\n  d\n"),
        *("a: |b\n", "a: |\n  b\n   "),
    ],
)
def test_the_rare_and_the_wrong_are_left(text: str) -> None:
    assert plain(text) == NOT_MINE


@pytest.mark.parametrize(
    "nested",
    [
        lambda depth: "- " * depth + "a",
        lambda depth: "".join(f"{' ' * level}a:\n" for level in range(depth - 1)) + " " * depth + "a: b",
        lambda depth: "- " + "[" * (depth - 1) + "a" + "]" * (depth - 1),
        lambda depth: "a: " + "{a: " * (depth - 1) + "b" + "}" * (depth - 1),
    ],
)
def test_the_deepest_is_read_and_what_is_deeper_left(nested: Callable[[int], str]) -> None:
    assert plain(nested(DEEPEST)) != NOT_MINE
    assert plain(nested(DEEPEST + 1)) == NOT_MINE


def test_long_text_is_left_since_it_may_have_too_many_parts() -> None:
    short, long = ("a: [" + "b," * length + "]" for length in (10, MOST_NODES))
    assert callable(parse_yaml(short)[1])
    with pytest.raises(Malformed):
        parse_yaml(long)


# Anything ------------------------------------------------------------------------------------------------------------

KEYS = st.sampled_from(["id", "title", "zh-hans", "RU", "money", "first_shown", "имя", "x.y"])
COMMENTS = st.sampled_from(["", "", "", "  # why: 'not'", " #"])
GAPS = st.sampled_from([[], [], [], [""], ["# what"], [" # - in: out", ""]])
PLAIN = st.sampled_from(
    ["19.998 %", "2026-06", "NO", "1.10", "true", "~", "-5", "Director's Cut", "示例（苏州）", "a - b"]
)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), max_size=12)


def written_scalar(draw: st.DrawFn) -> tuple[str, Any]:
    """A scalar as somebody writes it, and what it means."""
    style = draw(st.sampled_from(["plain", "'", '"']))
    if style == "plain":
        text = draw(PLAIN)
        return text, WORDS.get(text, text)
    text = draw(TEXTS)
    inner = text.replace("'", "''") if style == "'" else text.replace("\\", "\\\\").replace('"', '\\"')
    return style + inner + style, text


def written_flow(draw: st.DrawFn, depth: int) -> tuple[str, Any]:
    """A scalar, or a collection in brackets."""
    kind = draw(st.sampled_from(["scalar", "[", "{"])) if depth else "scalar"
    if kind == "scalar":
        return written_scalar(draw)
    comma = draw(st.sampled_from([", ", ",", " , ", ",\n        ", ",  # and\n\n   "]))
    parts = [written_flow(draw, depth - 1) for _ in range(draw(st.integers(0, 3)))]
    if kind == "[":
        return f"[{comma.join(text for text, _ in parts)}]", [data for _, data in parts]
    keys = draw(st.lists(KEYS, min_size=len(parts), max_size=len(parts), unique=True))
    items = [f"{key}: {text}" for key, (text, _) in zip(keys, parts, strict=True)]
    return f"{{{comma.join(items)}}}", {key: data for key, (_, data) in zip(keys, parts, strict=True)}


def written_block(draw: st.DrawFn, indent: int, depth: int) -> tuple[list[str], Any]:
    """The lines of a mapping or a sequence that stands in this column."""
    lines: list[str] = []
    if draw(st.booleans()):
        mapping = {}
        for key in draw(st.lists(KEYS, min_size=1, max_size=3, unique=True)):
            more, mapping[key] = written_value(draw, f"{' ' * indent}{key}:", indent, depth)
            lines += draw(GAPS) + more
        return lines, mapping
    sequence = []
    for _ in range(draw(st.integers(1, 3))):
        dash = f"{' ' * indent}-"
        if depth and draw(st.booleans()):
            step = draw(st.integers(2, 4))
            more, data = written_block(draw, indent + step, depth - 1)
            first = next(number for number, line in enumerate(more) if line.strip() and line.strip()[0] != "#")
            more = [*more[:first], dash + more[first][indent + 1 :], *more[first + 1 :]]
        else:
            more, data = written_value(draw, dash, indent, depth)
        lines += draw(GAPS) + more
        sequence.append(data)
    return lines, sequence


def written_value(draw: st.DrawFn, lead: str, indent: int, depth: int) -> tuple[list[str], Any]:
    """A key or a dash with what stands beside it or below.

    A comment among the lines is never further in than a block of text, of which it would be a part.
    """
    style = draw(st.sampled_from(["beside", "beside", "below", "nothing", "|", ">-"]))
    if style == "beside":
        text, data = written_flow(draw, 2)
        return f"{lead}{draw(st.sampled_from([' ', '   ']))}{text}{draw(COMMENTS)}".split("\n"), data
    if style == "below" and depth:
        more, data = written_block(draw, indent + draw(st.integers(1, 4)), depth - 1)
        return [lead + draw(COMMENTS), *more], data
    if style in ("|", ">-"):
        texts = [f"{word} # {word}: 'x" for word in draw(st.lists(PLAIN, min_size=1, max_size=3))]
        data = "\n".join(texts) + "\n" if style == "|" else " ".join(texts)
        return [f"{lead} {style}", *(" " * (indent + 2) + text for text in texts)], data
    return [lead + draw(COMMENTS)], None


@st.composite
def files(draw: st.DrawFn) -> tuple[str, Any]:
    lines, data = written_block(draw, 0, 3)
    start = draw(st.sampled_from([[], ["---"], ["# film", ""]]))
    line_break = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    return line_break.join([*start, *lines, ""]), data


@given(file=files())
def test_file_written_in_any_everyday_way_is_read(file: tuple[str, Any]) -> None:
    text, data = file
    assert plain(text) == data


SIGNS = [
    *("a", "b", "a: ", ": ", ":", "- ", "-", "\n", "\n  ", "\n- ", "\n  b: ", " ", "  ", "#", " #", "'"),
    *('"', "\\", "''", "[", "]", "{", "}", ",", ", ", "|", ">", "|\n  ", ">-\n  ", "---", "...", "%", "?"),
    *("? ", "&", "*", "!", "@", "=", "~", "<<: ", "1", ".", "é", "中", "\u00a0", "\u3000", "\ufeff", "\t"),
    *("\r\n", "\r", "\x85", "\u2028", "true", "'a: b'"),
]


@given(
    start=st.sampled_from(["", "a: ", "- ", "a: [", "a: {b: ", "a: |\n  ", "a: '"]),
    signs=st.lists(st.sampled_from(SIGNS)),
)
def test_signs_in_any_order_mean_what_pyyaml_says(start: str, signs: list[str]) -> None:
    plain(start + "".join(signs) + "\n")


EDITS = st.tuples(
    st.sampled_from(["delete", "insert", "replace", "swap", "further", "nearer"]), st.integers(0), st.integers(0)
)


@given(
    text=st.sampled_from(DOSSIERS) | files().map(lambda file: file[0]), edits=st.lists(EDITS, min_size=1, max_size=4)
)
def test_spoilt_file_means_what_pyyaml_says(text: str, edits: list[tuple[str, int, int]]) -> None:
    for edit in edits:
        text = spoilt(text, *edit)
    plain(text)


def spoilt(text: str, edit: str, where: int, what: int) -> str:
    """A text with one mistake: letters gone or too many, two lines exchanged, a line moved sideways."""
    lines = text.split("\n")
    number, other = where % len(lines), what % len(lines)
    place, sign = where % (len(text) + 1), SIGNS[what % len(SIGNS)]
    if edit == "swap":
        lines[number], lines[other] = lines[other], lines[number]
    elif edit == "further":
        lines[number] = " " * (1 + what % 3) + lines[number]
    elif edit == "nearer":
        lines[number] = lines[number][1 + what % 3 :]
    else:
        return text[:place] + ("" if edit == "delete" else sign) + text[place + (edit != "insert") * (1 + what % 2) :]
    return "\n".join(lines)
