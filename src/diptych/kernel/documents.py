"""Documents on disk: YAML and JSON read as plain data, with the line and column of every place.

Scalars stay the text they were written as (``1.10``, ``NO``, ``2026-06-15``), apart from plain ``true``, ``false`` and
``null``; shapes give them their type. Anchors, aliases, tags, merge keys and duplicate keys are refused, so a document
says what it seems to say and cannot be larger than its file.
"""

from __future__ import annotations

import binascii
import os

from diptych.engines.values.errors import Malformed, Trouble

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    Place = tuple[str | int, ...]
    Marks = dict[Place, tuple[int, int]]

LARGEST_FILE = 2 * 1024 * 1024
"""Bytes. The longest real dossier stays far below; a larger file is refused unread."""

DEEPEST = 40
"""Levels of nesting; no dossier or pack needs ten."""

MOST_NODES = 200_000


class Document:
    """Plain data read from a file or text, able to say where each of its parts stands."""

    def __init__(self, name: str, data: Any, marks: Marks | None = None, text: str | None = None) -> None:
        self.name = name
        self.data = data
        self._marks = marks
        self._text = text

    def mark(self, place: Place) -> tuple[int, int] | None:
        """Line and column (from 1) of a place, or of the nearest thing around it that stands in the text."""
        if self._marks is None and self._text is not None:
            try:
                self._marks = parse_yaml(self._text)[1]
            except Malformed:
                self._marks = {}
        while self._marks:
            if place in self._marks:
                return self._marks[place]
            if not place:
                break
            place = place[:-1]
        return None


def read_document(path: str | Path) -> Document:
    """Read a ``.json`` file as JSON and any other as YAML; OSError as usual, :class:`Malformed` for what is inside."""
    name = os.fspath(path)
    with open(name, "rb") as file:
        raw = file.read(LARGEST_FILE + 1)
    return parse_document(raw, name=name)


def parse_document(raw: bytes, *, name: str) -> Document:
    """The same for bytes at hand; ``name`` decides between JSON and YAML and appears in messages."""
    if len(raw) > LARGEST_FILE:
        raise Malformed([Trouble(code="file_too_large", expected=f"{LARGEST_FILE // 1024 // 1024} MiB")])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise Malformed([Trouble(code="not_utf8", found=f"0x{raw[error.start]:02x}", path=(f"line {line}",))]) from None
    if name.lower().endswith(".json"):
        return Document(name, parse_json(text), text=text)
    data, marks = parse_yaml(text)
    return Document(name, data, marks)


def parse_json(text: str) -> Any:
    """JSON with numbers kept as written and duplicate keys refused."""
    import json

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(items)
        if len(found) != len(items):
            names = [name for name, _ in items]
            twin = next(name for name in names if names.count(name) > 1)
            raise Malformed([Trouble(code="duplicate_key", found=twin)])
        return found

    def constant(found: str) -> Any:
        raise Malformed([Trouble(code="not_json", found=found)])

    try:
        return json.loads(text, parse_int=str, parse_float=str, parse_constant=constant, object_pairs_hook=pairs)
    except json.JSONDecodeError as error:
        place = f"{error.lineno}:{error.colno}"
        raise Malformed([Trouble(code="not_json", found=place, expected=error.msg)]) from None
    except RecursionError:
        raise Malformed([Trouble(code="too_deep", expected=str(DEEPEST))]) from None


def parse_yaml(text: str) -> tuple[Any, Marks]:
    """YAML as plain data and the marks of every part."""
    import yaml

    loader_class = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        loader = loader_class(text)
        try:
            return _Builder(loader).build()
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        place = f"{mark.line + 1}:{mark.column + 1}" if mark else None
        problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "YAML"
        raise Malformed([Trouble(code="not_yaml", found=place, expected=str(problem))]) from None


class _Builder:
    """Builds plain data from parser events, so that depth and size are bounded before anything is kept."""

    def __init__(self, loader: Any) -> None:
        self.loader = loader
        self.marks: Marks = {}
        self.nodes = 0
        self.troubles: list[Trouble] = []

    def build(self) -> tuple[Any, Marks]:
        import yaml

        self.loader.get_event()
        if self.loader.check_event(yaml.StreamEndEvent):
            raise Malformed([Trouble(code="empty")])
        self.loader.get_event()
        data = self._node((), 0)
        self.loader.get_event()
        if not self.loader.check_event(yaml.StreamEndEvent):
            raise Malformed([_at("several_documents", self.loader.peek_event())])
        if self.troubles:
            raise Malformed(self.troubles)
        return data, self.marks

    def _node(self, path: Place, depth: int) -> Any:
        import yaml

        event = self.loader.get_event()
        self.nodes += 1
        if depth > DEEPEST or self.nodes > MOST_NODES:
            raise Malformed([_at("too_deep" if depth > DEEPEST else "too_many_parts", event)])
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            raise Malformed([_at("alias", event)])
        if event.tag and event.tag != "!":
            raise Malformed([_at("tag", event)])
        self.marks[path] = _mark(event)
        if isinstance(event, yaml.ScalarEvent):
            return event.value if event.style in QUOTED else _PLAIN.get(event.value, event.value)
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
            key_event = self.loader.peek_event()
            if not isinstance(key_event, yaml.ScalarEvent):
                raise Malformed([_at("key_not_text", key_event)])
            self.loader.get_event()
            key = key_event.value
            if key in found:
                trouble = _at("duplicate_key", key_event)
                self.troubles.append(trouble.replace(path=(*path, key, *trouble.path), found=key))
            found[key] = self._node((*path, key), depth + 1)
            self.marks[(*path, key)] = _mark(key_event)
        self.loader.get_event()
        return found


QUOTED = ("'", '"', "|", ">")
_PLAIN = {"": None, "~": None, "null": None, "true": True, "false": False}


def _mark(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _at(code: str, event: Any) -> Trouble:
    return Trouble(code=code, path=(f"line {_mark(event)[0]}",))


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
            return Document(name, compiled["data"], text=raw.decode())
    except (OSError, ValueError, KeyError):
        pass
    return parse_document(raw, name=name)
