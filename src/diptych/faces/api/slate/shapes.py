"""Shapes of what is sent: they see that a request can be read; whether it makes sense, the verbs see."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.conf import settings

from diptych.apps.slate.domain.terms import FIELDS as TERM_FIELDS
from diptych.apps.slate.enums import (
    BackingKind,
    BackingState,
    DocumentKind,
    MilestoneKind,
    Recommendation,
    RequestKind,
    Room,
    TextKind,
    TextStatus,
    Verdict,
    Visibility,
)
from diptych.apps.slate.formats import CALL
from diptych.apps.slate.queries.spreading import MOST_PER_PROPOSAL
from diptych.engines.values.shape import COUNTRY, FLAG, LANGUAGE, Code, ListOf, MapOf, Parsed, Shape
from diptych.kernel.keeping.shapes import Fields
from diptych.kernel.permissions.person import Role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.db.models import TextChoices

    from diptych.engines.values.errors import Trouble
    from diptych.engines.values.shape import Path, Records

LONGEST = 20_000
LISTS = ("proposals",)
"""Lists of the desk of which views are kept."""


class Prose(Shape):
    """Text that people write, empty too: what is missing or too long for its place the verb says in its own words."""

    expected = "text"

    def __init__(self, longest: int = LONGEST) -> None:
        self.longest = longest

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        if not isinstance(value, str):
            return self.refuse(value, path, troubles)
        if len(value) > self.longest:
            return self.refuse(value, path, troubles, "too_long", expected=str(self.longest))
        return value

    def schema(self) -> dict[str, Any]:
        return {"type": "string", "maxLength": self.longest}


class Plain(Shape):
    """Any mapping, as far as it is typed; what is wrong in it is told by findings and when it is filed."""

    expected = "mapping"
    bare = False

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        return value if isinstance(value, dict) else self.refuse(value, path, troubles)

    def schema(self) -> dict[str, Any]:
        return {"type": "object", "description": "A dossier, as in a file; as far as it is written."}


class Document(Fields):
    """A document in a format that a verb reads by itself, saying of every place what is wrong there.

    Of ``parts`` of one none has to be there.
    """

    def __init__(self, written: Records, *, parts: bool = False) -> None:
        super().__init__(*(() if parts else written.required), **written.fields)  # type: ignore[arg-type]

    def read(self, value: Any, path: Path, troubles: list[Trouble]) -> Any:
        return value if isinstance(value, dict) else self.refuse(value, path, troubles)


def _id(text: str) -> UUID:
    found = UUID(text)
    if str(found) != text.lower():
        raise ValueError(text)
    return found


def _day(text: str) -> date:
    if len(text) != 10:
        raise ValueError(text)
    return date.fromisoformat(text)


def one_of(kind: type[TextChoices]) -> Code:
    return Code(tuple(kind.values), ", ".join(kind.values))


def whole(least: int, most: int) -> Parsed:
    return Parsed(
        "whole number",
        _whole,
        int,
        minimum=least,
        maximum=most,
        schema={"type": "integer", "minimum": least, "maximum": most},
    )


def _whole(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        raise ValueError(text)
    return int(text)


PROSE = Prose()
WORDS = Prose(500)
ID = Parsed("UUID", _id, schema={"type": "string", "format": "uuid"})
NUMBER = whole(0, 10**17)
DAY = Parsed(
    "date", _day, minimum=date(1895, 12, 28), maximum=date(2199, 12, 31), schema={"type": "string", "format": "date"}
)
ROOM = one_of(Room)
VERDICT = one_of(Verdict)
REQUEST = one_of(RequestKind)
RECOMMENDATION = one_of(Recommendation)
MILESTONE = one_of(MilestoneKind)
TEXT_KIND = one_of(TextKind)
TEXT_STATUS = one_of(TextStatus)
DOCUMENT_KIND = one_of(DocumentKind)
VISIBILITY = one_of(Visibility)
LANG = LANGUAGE
SITE_LANGUAGE = Code(tuple(code for code, _name in settings.LANGUAGES), "a language of the site")
PARTY = COUNTRY
CONDITION = Fields("text", text=PROSE, is_public=FLAG, due=DAY)
SCORE = Fields("criterion", criterion=NUMBER, points=whole(0, 1000))
TEXT = Fields("kind", "lang", kind=TEXT_KIND, lang=LANG, text=PROSE, status=TEXT_STATUS, translator=WORDS)
STEP = Fields(planned=WORDS, note=PROSE)
ANSWER = Fields("question", question=NUMBER, text=PROSE)
BACKING = Fields(
    agency=WORDS,
    agent=WORDS,
    country=WORDS,
    kind=one_of(BackingKind),
    state=one_of(BackingState),
    amount=WORDS,
    currency=WORDS,
    terms=PROSE,
)

BEGINNING = Fields(
    "lang", lang=LANG, title=WORDS, round=WORDS, code=WORDS, company=Prose(300), country=PARTY, dossier=Plain()
)
"""A proposal that is begun."""

CHANGES = Fields(
    dossier=Plain(),
    texts=ListOf(TEXT, most=200),
    schedule=MapOf(MILESTONE, STEP),
    answers=ListOf(ANSWER, most=100),
    answers_lang=LANG,
    round=WORDS,
    code=WORDS,
)
"""What is written of a proposal; what is left out stays as it is."""

HOOK = Fields("url", url=Prose(2000), events=ListOf(WORDS, most=200))
HOOK_CHANGES = Fields(url=Prose(2000), events=ListOf(WORDS, most=200), active=FLAG)
ROUND = Document(CALL)
"""A call that is prepared."""
ROUND_CHANGES = Document(CALL, parts=True)
"""Parts of a call, each given whole."""
UNTIL = Fields("closes_at", "reason", closes_at=CALL.fields["closes_at"], reason=PROSE)
REASON = Fields("reason", reason=PROSE)
ENDED = Fields(reason=PROSE)
EACH = whole(1, MOST_PER_PROPOSAL)
SPREAD = Fields("per_proposal", per_proposal=EACH, reviewers=ListOf(NUMBER, most=500), due=DAY)

TERMS = Fields(**dict.fromkeys(TERM_FIELDS, whole(0, 10_000)))  # type: ignore[arg-type]
ROLE = Code(tuple(Role), ", ".join(Role))
ROLES = ListOf(ROLE, most=len(Role))
SEATED = Fields("account", "roles", account=WORDS, roles=ROLES)
INVITED = Fields("email", email=WORDS, roles=ROLES, language=SITE_LANGUAGE)
VIEW = Fields("name", "query", name=WORDS, query=Prose(2000), list=Code(LISTS, ", ".join(LISTS)))

MARKED = Fields(ids=ListOf(ID, most=500))
NOTHING = Fields()

INTEREST = Code(("clear", "conflict"), "clear, conflict")
NEW_BACKING = Fields("kind", "state", **BACKING.fields)  # type: ignore[arg-type]

__all__ = ["FLAG", "Fields", "ListOf"]
