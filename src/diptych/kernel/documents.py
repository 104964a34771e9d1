"""Documents on disk: YAML and JSON read as plain data, with the line and column of every place.

Scalars stay the text they were written as (``1.10``, ``NO``, ``2026-06-15``), apart from plain ``true``, ``false`` and
``null``; shapes give them their type. Anchors, aliases, tags, merge keys and duplicate keys are refused, so a document
says what it seems to say and cannot be larger than its file.

What takes long is left until it is needed, because the command starts anew for every dossier. Marks are found when
something has to be named. YAML as people write it every day is read by :mod:`diptych.kernel.plain_yaml`: PyYAML takes
longer to import than the rest of an assessment does, so it reads only what goes beyond that, and finds the marks.
"""

from __future__ import annotations

import binascii
import os
import re

from diptych.engines.values.errors import Malformed, Trouble
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import Any

    Place = tuple[str | int, ...]
    Marks = dict[Place, tuple[int, int]]

LARGEST_FILE = 2 * 1024 * 1024
"""Bytes. The longest real dossier stays far below; a larger file is refused unread, unless its reader expects more."""

DEEPEST = 40
"""Levels of nesting; no dossier or pack needs ten."""

MOST_NODES = 200_000


class Limits(Record):
    """How much a document may hold: bytes of its file, and parts."""

    bytes: int = LARGEST_FILE
    nodes: int = MOST_NODES


EVERYDAY = Limits()


class Document:
    """Plain data read from a file or text, able to say where each of its parts stands."""

    def __init__(self, name: str, data: Any, marks: Marks | Callable[[], Marks] | None = None) -> None:
        self.name = name
        self.data = data
        self._marks = marks or {}

    def mark(self, place: Place) -> tuple[int, int] | None:
        """Line and column (from 1) of a place, or of the nearest thing around it that stands in the text."""
        if callable(self._marks):
            self._marks = self._marks()
        while place and place not in self._marks:
            place = place[:-1]
        return self._marks.get(place)


def read_document(path: str | Path, *, limits: Limits = EVERYDAY) -> Document:
    """Read a ``.json`` file as JSON and any other as YAML; OSError as usual, :class:`Malformed` for what is inside."""
    name = os.fspath(path)
    with open(name, "rb") as file:
        raw = file.read(limits.bytes + 1)
    return parse_document(raw, name=name, limits=limits)


def parse_document(raw: bytes, *, name: str, limits: Limits = EVERYDAY) -> Document:
    """The same for bytes at hand; ``name`` decides between JSON and YAML and appears in messages."""
    try:
        text = _decoded(raw, limits)
        return Document(name, *(parse_json if name.lower().endswith(".json") else parse_yaml)(text, limits))
    except Malformed as error:
        error.document.name = name
        raise


def _decoded(raw: bytes, limits: Limits) -> str:
    if len(raw) > limits.bytes:
        raise _malformed("file_too_large", expected=f"{limits.bytes // 1024 // 1024} MiB")
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        mark = (before.count(b"\n") + 1, len(before) - before.rfind(b"\n"))
        raise _malformed("not_utf8", mark, found=f"0x{raw[error.start]:02x}") from None
    # Most texts hold nothing unprintable but breaks, and to compile the pattern takes longer than to see that.
    if not text.replace("\n", "").isprintable() and (found := re.search(UNSEEN, text)):
        mark = (text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start()))
        _check_letters(found[0], mark, ())
    return text


def _malformed(code: str, mark: tuple[int, int] | None = None, path: Place = (), **facts: str) -> Malformed:
    """A trouble that ends the reading, and where it stands."""
    return Malformed(
        [Trouble(code=code, path=path, **facts)], document=Document("", None, {path: mark} if mark else {})
    )


def _check_letters(text: str, mark: tuple[int, int], path: Place) -> None:
    """Refuse what no reader sees: a control character may steer a terminal, one that
    turns the writing round may show another text than stands there, half a surrogate pair cannot be written.

    Asked of the whole text and again of every scalar, since both formats let such letters in as escapes.
    """
    if not text.isprintable() and (found := re.search(UNSEEN, text)):
        raise _malformed("control_character", mark, path, found=f"U+{ord(found[0]):04X}")


# Patterns are kept as text. Compiling one costs more than most runs would gain by it, and re keeps what was compiled.
UNSEEN = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"


def seen(text: str) -> str:
    """A text without what no reader sees, for fields of a line or two: there nobody has typed such a letter.

    >>> seen("moved to\\0 another post")
    'moved to another post'
    """
    return text if text.isprintable() else re.sub(UNSEEN, "", text)


# JSON ----------------------------------------------------------------------------------------------------------------


def parse_json(text: str, limits: Limits = EVERYDAY) -> tuple[Any, Callable[[], Marks]]:
    """JSON as plain data, numbers kept as written, and what finds the marks of every part.

    A text is gone through token by token only where something has to be named: that costs more than reading it.
    """
    import json

    twins = False

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal twins
        found = dict(items)
        twins = twins or len(found) < len(items)
        return found

    def refuse(constant: str) -> Any:
        mark = next(mark for sign, mark in _tokens(text) if sign.startswith(constant))
        raise _malformed("not_json", mark, expected=constant)

    if not text.strip():
        raise _malformed("empty")
    try:
        data = json.loads(text, parse_int=str, parse_float=str, parse_constant=refuse, object_pairs_hook=pairs)
        if _depth(data) > DEEPEST:
            _check_depth(text)
    except RecursionError:
        _check_depth(text)
        raise
    except json.JSONDecodeError as error:
        _check_depth(text)
        raise _malformed("not_json", (error.lineno, error.colno), expected=error.msg) from None
    # Every part but the first follows a comma or an opening bracket.
    parts = 1 + sum(map(text.count, ",[{"))
    if twins or parts > limits.nodes or ("\\" in text and re.search(ESCAPED_UNSEEN, text)):
        _json_marks(text, limits)
    return data, lambda: _json_marks(text, limits)


def _depth(data: Any) -> int:
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else None
    return 0 if inner is None else 1 + max(map(_depth, inner), default=0)


def _check_depth(text: str) -> None:
    """Refuse the bracket that goes too deep, if one does."""
    depth = 0
    for sign, mark in _tokens(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(sign, 0)
        if depth > DEEPEST:
            raise _malformed("too_deep", mark, expected=str(DEEPEST))


def _tokens(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Brackets, commas, colons, strings and words, each with its line and column."""
    line, start, seen = 1, 0, 0
    for token in re.finditer(TOKEN, text):
        if breaks := text.count("\n", seen, token.start()):
            line += breaks
            start = text.rindex("\n", seen, token.start()) + 1
        seen = token.start()
        yield token[0], (line, seen - start + 1)


TOKEN = r'(?s)"(?:[^"\\]|\\.)*+"?|[\[\]{},:]|[^\s\[\]{},:"]+'


# Escapes of what no reader sees, and of halves of pairs, which may stand together or not.
ESCAPED_UNSEEN = r"\\(?:[bf]|u(?i:00[01789]|20(?:2[a-e]|6[6-9])|d[89a-f]|fff[ef]))"


def _json_marks(text: str, limits: Limits) -> Marks:
    """Where every part of a valid JSON text stands; refuses a key that stands twice and letters that no one sees."""
    import json

    marks: Marks = {}
    path: list[str | int] = []
    key_next = False
    for sign, mark in _tokens(text):
        if sign in ("]", "}"):
            path.pop()
            key_next = False
        elif sign == ",":
            key_next = isinstance(path[-1], str)
            path[-1] = "" if key_next else int(path[-1]) + 1
        elif sign != ":":
            text_here: str = json.loads(sign) if sign[0] == '"' else ""
            if key_next:
                path[-1] = text_here
                if tuple(path) in marks:
                    raise _malformed("duplicate_key", mark, tuple(path), found=text_here)
            _check_letters(text_here, mark, tuple(path))
            marks.setdefault(tuple(path), mark)
            if len(marks) > limits.nodes:
                raise _malformed("too_many_parts", mark, tuple(path))
            key_next = sign == "{"
            if sign in ("[", "{"):
                path.append("" if key_next else 0)
    return marks


# YAML ----------------------------------------------------------------------------------------------------------------


def parse_yaml(text: str, limits: Limits = EVERYDAY) -> tuple[Any, Marks | Callable[[], Marks]]:
    """YAML as plain data, and the marks of every part or what finds them."""
    from diptych.kernel.plain_yaml import NotMine, read_plain

    # A part takes a letter at least, so a shorter text has no more than may be.
    if len(text) <= limits.nodes:
        try:
            return read_plain(text, words=WORDS, deepest=DEEPEST), lambda: parse_any_yaml(text, limits)[1]
        except NotMine:
            pass
    return parse_any_yaml(text, limits)


def parse_any_yaml(text: str, limits: Limits = EVERYDAY) -> tuple[Any, Marks]:
    """The same by PyYAML, which knows all of YAML."""
    import yaml

    loader_class = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        loader = loader_class(text)
        try:
            return _Builder(loader, limits).build()
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "YAML"
        place = (mark.line + 1, mark.column + 1) if mark else None
        raise _malformed("not_yaml", place, expected=str(problem)) from None


class _Builder:
    """Builds plain data from parser events, so that depth and size are bounded before anything is kept."""

    def __init__(self, loader: Any, limits: Limits) -> None:
        self.loader = loader
        self.limits = limits
        self.marks: Marks = {}
        self.nodes = 0
        self.twins: list[Trouble] = []

    def build(self) -> tuple[Any, Marks]:
        import yaml

        self.loader.get_event()
        if self.loader.check_event(yaml.StreamEndEvent):
            raise _malformed("empty")
        self.loader.get_event()
        data = self._node((), 0)
        self.loader.get_event()
        if not self.loader.check_event(yaml.StreamEndEvent):
            raise _malformed("several_documents", _mark(self.loader.peek_event()))
        if self.twins:
            raise Malformed(self.twins, document=Document("", None, self.marks))
        return data, self.marks

    def _node(self, path: Place, depth: int) -> Any:
        import yaml

        event = self.loader.get_event()
        self.nodes += 1
        mark = _mark(event)
        if depth > DEEPEST:
            raise _malformed("too_deep", mark, path, expected=str(DEEPEST))
        if self.nodes > self.limits.nodes:
            raise _malformed("too_many_parts", mark, path)
        _check_plain(event, mark, path)
        self.marks[path] = mark
        if isinstance(event, yaml.ScalarEvent):
            _check_letters(event.value, mark, path)
            return event.value if event.style in QUOTED else WORDS.get(event.value, event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Any] = []
            while not self.loader.check_event(yaml.SequenceEndEvent):
                items.append(self._node((*path, len(items)), depth + 1))
            self.loader.get_event()
            return items
        return self._mapping(path, depth)

    def _mapping(self, path: Place, depth: int) -> dict[str, Any]:
        import yaml

        found: dict[str, Any] = {}
        while not self.loader.check_event(yaml.MappingEndEvent):
            event = self.loader.get_event()
            mark = _mark(event)
            _check_plain(event, mark, path)
            if not isinstance(event, yaml.ScalarEvent):
                raise _malformed("key_not_text", mark, path)
            key = event.value
            place = (*path, key)
            _check_letters(key, mark, path)
            if key in found:
                self.twins.append(Trouble(code="duplicate_key", path=place, found=key))
            found[key] = self._node(place, depth + 1)
            self.marks[place] = mark
        self.loader.get_event()
        return found


QUOTED = ("'", '"', "|", ">")
WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
"""What some scalars mean when they stand without quotes; every other is its own text."""


def _mark(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _check_plain(event: Any, mark: tuple[int, int], path: Place) -> None:
    """Refuse anchors, aliases and tags, on values and on keys."""
    import yaml

    if isinstance(event, yaml.AliasEvent) or event.anchor:
        raise _malformed("alias", mark, path)
    if event.tag and event.tag != "!":
        raise _malformed("tag", mark, path)


# What the package carries --------------------------------------------------------------------------------------------


def compile_file(path: str | Path) -> None:
    """Write the plain data of a YAML file as JSON beside it, with a checksum of what it was made from."""
    import json

    name = os.fspath(path)
    with open(name, "rb") as file:
        raw = file.read()
    data = parse_document(raw, name=name).data
    target = os.path.splitext(name)[0] + ".json"
    with open(f"{target}.new", "w", encoding="utf-8") as file_out:
        json.dump({"crc32": binascii.crc32(raw), "data": data}, file_out, ensure_ascii=False, separators=(",", ":"))
    os.replace(f"{target}.new", target)


def read_compiled(path: str | Path) -> Document:
    """Read a YAML file of the package through its compiled form, unless that is missing or older than its source."""
    name = os.fspath(path)
    with open(name, "rb") as file:
        raw = file.read()
    try:
        with open(os.path.splitext(name)[0] + ".json", "rb") as file:
            import json

            compiled = json.load(file)
        if compiled["crc32"] == binascii.crc32(raw):
            return Document(name, compiled["data"])
    except (OSError, ValueError, LookupError, TypeError):
        pass
    return parse_document(raw, name=name)
