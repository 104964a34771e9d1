"""How works stand in documents."""

from __future__ import annotations

from diptych.engines.values import written
from diptych.engines.values.errors import Trouble
from diptych.engines.values.shape import LANGUAGE, Code, Parsed
from diptych.kernel.keeping.shapes import (
    CODE,
    LINE,
    PROSE,
    SPAN,
    TERRITORY,
    Fields,
    Key,
    Many,
    Ref,
    mixed_word,
    whole,
)
from diptych.registers.sources.formats import BASIS, CLAIMS, CONFLICTS, SOURCES, Cited, FromMemory
from diptych.registers.works.enums import AS_PRINTED, ReleaseType, Status, TitleType, WorkKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.engines.values.shape import Path


class Title(Cited):
    """A title. Letters that look alike stand in one word only where the title is kept as a mistake."""

    def inward(self, found: dict[str, Any], path: Path, troubles: list[Trouble]) -> None:
        super().inward(found, path, troubles)
        if found["type"] not in AS_PRINTED and (word := mixed_word(found["text"])):
            troubles.append(Trouble(code="mixed_scripts", path=(*path, "text"), found=word))


def language_code(text: str) -> str:
    if not (len(text) == 3 and text.isascii() and text.isalpha() and text.islower()):
        raise ValueError(text)
    return text


WORK = Fields(
    "id",
    "kind",
    "titles",
    always=("spoken_languages",),
    id=Key("work"),
    kind=Code(tuple(WorkKind.values), "a kind of work"),
    relation=CODE,
    year=Parsed("whole number", whole, int, minimum=1850, maximum=2200, schema=written.COUNT),
    status=Code(tuple(Status.values), "a status"),
    countries=Many(TERRITORY),
    titles=Many(
        Title(
            "text",
            "lang",
            "type",
            "sources",
            text=LINE,
            lang=LANGUAGE,
            type=Code(tuple(TitleType.values), "a type of title"),
            sources=SOURCES,
        )
    ),
    spoken_languages=Many(
        FromMemory(
            "code",
            code=Parsed("ISO 639-3", language_code, schema={"type": "string", "pattern": "^[a-z]{3}$"}),
            basis=BASIS,
            sources=SOURCES,
        )
    ),
    setting=Cited("sources", year=SPAN, place=LINE, sources=SOURCES),
    identifiers=Many(Cited("scheme", "value", "sources", scheme=CODE, value=LINE, sources=SOURCES)),
    credits=Many(Cited("agent", "role", "sources", agent=Ref("agent"), role=CODE, sources=SOURCES)),
    companies=Many(
        Cited("agent", "role", "sources", agent=Ref("agent"), country=TERRITORY, role=CODE, sources=SOURCES)
    ),
    releases=Many(
        Cited(
            "territory",
            "type",
            "sources",
            territory=TERRITORY,
            type=Code(tuple(ReleaseType.values), "a type of release"),
            date=SPAN,
            sources=SOURCES,
            city=LINE,
            venue=LINE,
            channel=LINE,
            event=Ref("event"),
            note=PROSE,
        )
    ),
    claims=CLAIMS,
    conflicts=CONFLICTS,
    notes=PROSE,
)
