"""How agents stand in documents."""

from __future__ import annotations

from diptych.engines.values.errors import Trouble
from diptych.engines.values.shape import LANGUAGE, Code
from diptych.kernel.keeping.shapes import (
    CODE,
    DAY,
    LINE,
    PROSE,
    SCRIPT,
    TERRITORY,
    Fields,
    Key,
    Many,
    Ref,
    mixed_word,
)
from diptych.registers.authority.enums import AS_PRINTED, AgentKind, NameType
from diptych.registers.sources.formats import SOURCES, Cited

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.engines.values.shape import Path


class Name(Cited):
    """A form of a name. Letters that look alike stand in one word only where the form is kept as a mistake."""

    def inward(self, found: dict[str, Any], path: Path, troubles: list[Trouble]) -> None:
        super().inward(found, path, troubles)
        if found.get("type") not in AS_PRINTED and (word := mixed_word(found["text"])):
            troubles.append(Trouble(code="mixed_scripts", path=(*path, "text"), found=word))


NAME = Name(
    "text",
    "lang",
    "script",
    "type",
    "sources",
    text=LINE,
    lang=LANGUAGE,
    script=SCRIPT,
    type=Code(tuple(NameType.values), "a type of name"),
    sources=SOURCES,
)


class Agent(Fields):
    """An agent, with at most one preferred form of its name in each language."""

    def inward(self, found: dict[str, Any], path: Path, troubles: list[Trouble]) -> None:
        seen = set()
        for index, name in enumerate(found["names"]):
            if name["type"] == NameType.PREFERRED:
                if name["lang"] in seen:
                    place = (*path, "names", index, "lang")
                    troubles.append(Trouble(code="twice", path=place, found=name["lang"], expected="lang"))
                seen.add(name["lang"])
        for field, others in (
            ("not_same_as", found.get("not_same_as", [])),
            ("relations", [relation["other"] for relation in found.get("relations", [])]),
        ):
            if found["id"] in others:
                troubles.append(Trouble(code="itself", path=(*path, field), found=found["id"]))


AGENT = Agent(
    "id",
    "kind",
    "names",
    id=Key("agent"),
    kind=Code(tuple(AgentKind.values), "a kind of agent"),
    country=TERRITORY,
    roles=Many(CODE),
    names=Many(NAME),
    facts=Many(
        Cited(
            "property",
            "value",
            "sources",
            property=CODE,
            value=LINE,
            since=DAY,
            until=DAY,
            sources=SOURCES,
        )
    ),
    relations=Many(
        Cited(
            "kind",
            "other",
            "sources",
            kind=CODE,
            other=Ref("agent"),
            since=DAY,
            until=DAY,
            sources=SOURCES,
        )
    ),
    note=PROSE,
    not_same_as=Many(Ref("agent")),
)
