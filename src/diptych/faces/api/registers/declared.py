"""Which registers there are: their filters, what they find, how one record of each is called and where it is read."""

from __future__ import annotations

from django.urls import reverse

from diptych.apps.programme.bundles import MARKET
from diptych.apps.programme.enums import Level
from diptych.apps.programme.queries import events, programmes
from diptych.engines.values.record import Record
from diptych.engines.values.shape import CURRENCY, Code
from diptych.engines.values.shape import LANGUAGE as LANGUAGE_TAG
from diptych.faces.api.asking import DAY, LANGUAGE
from diptych.faces.api.registers import parts
from diptych.faces.api.registers.asked import CURSOR, LIMIT, YEAR, YES_OR_NO, Chosen
from diptych.kernel.keeping.shapes import CODE, LINE, TERRITORY, Fields, Key
from diptych.kernel.keeping.thing import Rows, named, things
from diptych.registers.authority.enums import AgentKind
from diptych.registers.authority.queries import agents
from diptych.registers.sources.enums import Reason
from diptych.registers.sources.queries import claims, sources
from diptych.registers.works.enums import Status, WorkKind
from diptych.registers.works.queries import works

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from django.db.models import QuerySet

    from diptych.engines.values.shape import Shape
    from diptych.faces.api.registers.places import Place

    Data = dict[str, Any]

BESIDE = ("label", "address", "page")
"""What every record has beside what the register says."""

CHANGES = ("revision", "changed_at")
"""What things have beside; claims and conflicts change with the thing they belong to."""


class Register(Record):
    """One register as the API has it."""

    name: str
    """In addresses, and as the key of its list: ``works``."""
    one: str
    """One of its records, as the description calls it: ``Work``."""
    path: str
    """The address of one record."""
    rows: Rows
    shape: Fields
    about: Callable[[Data], Place]
    """The thing that lends a record its name and its page."""
    example: str
    """The id of a record of the example programme."""
    find: Callable[..., QuerySet[Any]]
    filters: Mapping[str, Shape] = {}
    renamed: Mapping[str, str] = {}
    """Filters that the query calls otherwise."""
    changes: tuple[str, ...] = CHANGES
    moved: Callable[[str], str | None] | None = None
    """Where a record went whose id leads to nothing any more."""
    beneath: tuple[str, ...] = ()
    """Lists of a record that documents do not show under their own name."""

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field of an answer."""
        return (*self.shape.fields, *BESIDE, *self.changes)

    @property
    def of_one(self) -> Fields:
        """What may be asked of one record."""
        return Fields(language=LANGUAGE, fields=Chosen(self.fields), include=Chosen(("sources",)))

    @property
    def of_list(self) -> Fields:
        """What may be asked of the list."""
        paging = {"limit": LIMIT, "cursor": CURSOR, "count": YES_OR_NO}
        questions: dict[str, Any] = {**self.of_one.fields, **paging, **self.filters}
        return Fields(**questions)

    def address(self, id: str) -> str:
        """Where programs read a record."""
        return reverse(f"api:{self.one}", args=id.split("/")[: self.path.count("{")])


def _register(one: str, kind: str, **more: Any) -> Register:
    """A register of things."""
    thing = named(kind)
    name = f"{kind}s"
    whole = {
        "name": name,
        "path": f"/{name}/{{id}}",
        "about": lambda record: (kind, record["id"]),
        "rows": thing.rows,
        "shape": thing.shape,
        **more,
    }
    return Register(one=one, **whole)


REGISTERS = (
    _register(
        "Work",
        "work",
        example="china-in-battle-1939",
        find=works.works_listed,
        filters={
            "kind": Code(tuple(WorkKind.values), "a kind of work"),
            "relation": CODE,
            "status": Code(tuple(Status.values), "a status"),
            "country": TERRITORY,
            "territory": TERRITORY,
            "year": YEAR,
            "agent": Key("agent"),
            "role": CODE,
            "text": LINE,
        },
    ),
    _register(
        "Agent",
        "agent",
        example="zhang-yimou",
        find=agents.agents_listed,
        filters={
            "kind": Code(tuple(AgentKind.values), "a kind of agent"),
            "country": TERRITORY,
            "role": CODE,
            "text": LINE,
        },
        moved=agents.redirect_of,
    ),
    _register(
        "Event",
        "event",
        example="red-silk-promo-moscow-2025",
        find=events.events_listed,
        filters={"kind": CODE, "series": CODE, "country": TERRITORY, "from": DAY, "to": DAY, "text": LINE},
        renamed={"from": "earliest", "to": "latest"},
    ),
    _register("Drive", "drive", example="zhejiang-2015", find=events.drives_listed),
    _register(
        "Expedition",
        "expedition",
        example="karmen-china-1938-1939",
        find=events.expeditions_listed,
        filters={"agent": Key("agent")},
    ),
    _register(
        "Document",
        "document",
        example="cmg-gazprom-media-2024",
        find=programmes.documents_listed,
        filters={"level": Code(tuple(Level.values), "a level"), "kind": CODE},
    ),
    _register("Programme", "programme", example="china-russia-film", find=programmes.programmes_listed),
    _register(
        "Source",
        "source",
        example="izvestia-2025-08-29",
        find=sources.sources_listed,
        filters={"kind": CODE, "lang": LANGUAGE_TAG, "country": TERRITORY, "year": YEAR, "text": LINE},
    ),
    _register(
        "Article",
        "article",
        example="art-xinhua-we2-bri",
        find=sources.readings_listed,
        filters={"source": Key("source"), "relation": CODE, "group": CODE},
        about=lambda record: ("source", record["source"]),
    ),
    Register(
        name="claims",
        one="Claim",
        path="/claims/{owner}/{key}",
        rows=parts.CLAIM_ROWS,
        shape=parts.CLAIM,
        example="red-silk/ru-w1",
        find=claims.claims_listed,
        filters={
            "subject_type": Code(tuple(things()), "a kind of thing"),
            "subject": Key("any"),
            "measure": CODE,
            "territory": TERRITORY,
            "currency": CURRENCY,
            "source": Key("source"),
            "unverified": YES_OR_NO,
        },
        about=lambda record: (record["subject_type"], record["subject_id"]),
        changes=(),
    ),
    Register(
        name="conflicts",
        one="Conflict",
        path="/conflicts/{owner}/{key}",
        rows=parts.CONFLICT_ROWS,
        shape=parts.CONFLICT,
        example="red-silk/x1",
        find=claims.conflicts_listed,
        filters={
            "owner_type": Code(tuple(things()), "a kind of thing"),
            "owner": Key("any"),
            "reason": Code(tuple(Reason.values), "a reason"),
        },
        about=lambda record: (record["owner_type"], record["owner_id"]),
        changes=(),
        beneath=("sides",),
    ),
)

MARKET_FIGURES = _register("Market", MARKET, path="/market", example=MARKET, find=named(MARKET).model.objects.all)
"""The register of one record, which has no list."""

SOURCES = next(register for register in REGISTERS if register.name == "sources")
