"""How dossiers are written: the shape of the format, reading with every trouble named, writing, JSON Schema.

The format is described for its users in ``docs/dossier.md``.
"""

from __future__ import annotations

from diptych.engines.treaty.consistency import check
from diptych.engines.treaty.dossier import (
    EXHIBITIONS,
    FORMATS,
    FORMS,
    LISTS,
    ROLES,
    STAGES,
    STANDINGS,
    WORKS,
    Change,
    Consent,
    Dates,
    Decision,
    Dossier,
    Filing,
    Footage,
    InKind,
    Judgement,
    Link,
    Note,
    Owner,
    Person,
    Place,
    Producer,
    Residence,
    Version,
)
from diptych.engines.values import shape as s
from diptych.engines.values.errors import Malformed, Trouble
from diptych.engines.values.money import Rate
from diptych.engines.values.shape import ListOf, MapOf, Records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MOST_PRODUCERS = 100
MOST_PEOPLE = 3_000
MOST = 500
"""Entries of any other list of the film. The limits lie far beyond any film;
they keep what is absurd from costing much."""
WITHIN = 100
"""Rates of exchange, and entries of a list within an entry."""

COUNTRIES = ListOf(s.COUNTRY, most=WITHIN)
CHECKLIST = MapOf(s.SLUG, s.FLAG, nullable=True)

OWNER = Records(Owner, name=s.TEXT, nationality=s.COUNTRY, share=s.SHARE)
IN_KIND = Records(InKind, "value", value=s.MONEY, what=s.TEXT, approved_by=COUNTRIES)
LINK = Records(
    Link,
    "to",
    to=s.SLUG,
    kind=s.Code(("ownership", "management", "control"), "ownership, management or control"),
    for_this_film=s.FLAG,
)
PRODUCER = Records(
    Producer,
    "id",
    id=s.SLUG,
    name=s.TEXT,
    country=s.COUNTRY,
    kind=s.Code(("company", "person"), "company or person"),
    owners=ListOf(OWNER, most=WITHIN),
    managers=COUNTRIES,
    links=ListOf(LINK, most=WITHIN),
    money=ListOf(s.MONEY, most=WITHIN),
    in_kind=ListOf(IN_KIND, most=WITHIN),
    share=s.SHARE,
    creative=s.SHARE,
    spend=ListOf(s.MONEY, most=WITHIN),
    spend_share=s.SHARE,
    points=s.SHARE,
    finance_only=s.FLAG,
    treaty_with=COUNTRIES,
    active=s.FLAG,
)
PERSON = Records(
    Person,
    "id",
    id=s.SLUG,
    name=s.TEXT,
    roles=ListOf(s.Code(ROLES, "a role"), most=WITHIN),
    nationality=COUNTRIES,
    counted_as=s.COUNTRY,
    residence=Records(Residence, "country", country=s.COUNTRY, permanent=s.FLAG, years=s.COUNT),
    days=s.COUNT,
    billing=s.COUNT,
    standing=s.Code(STANDINGS, "lead, supporting, small or crowd"),
    supplied_by=s.COUNTRY,
)
PLACE = Records(
    Place,
    "work",
    work=s.Code(WORKS, "a kind of work"),
    country=s.COUNTRY,
    spend=s.MONEY,
    share=s.SHARE,
    approved_by=COUNTRIES,
)
VERSION = Records(
    Version,
    "language",
    language=s.LANGUAGE,
    kind=s.Code(("final", "dubbed", "subtitled"), "final, dubbed or subtitled"),
    made_in=s.COUNTRY,
)
FILING = Records(Filing, also=dict.fromkeys(Filing._fields, s.DATE))
STAGE = s.Code(STAGES, "provisional, final or national")

DOSSIER = Records(
    Dossier,
    id=s.SLUG,
    title=MapOf(s.LANGUAGE, s.TEXT),
    example=s.FLAG,
    agreement=s.SLUG,
    form=s.Code(FORMS, "a form"),
    format=s.Code(FORMATS, "a format"),
    first_exhibition=s.Code(EXHIBITIONS, "a first exhibition"),
    minutes=s.COUNT,
    budget=s.MONEY,
    rates=ListOf(
        Records(
            Rate, "base", "quote", "rate", base=s.CURRENCY, quote=s.CURRENCY, rate=s.RATE, on=s.DATE, source=s.TEXT
        ),
        most=WITHIN,
    ),
    producers=ListOf(PRODUCER, unique="id", most=MOST_PRODUCERS),
    people=ListOf(PERSON, unique="id", most=MOST_PEOPLE),
    places=ListOf(PLACE, most=MOST),
    versions=ListOf(VERSION, most=MOST),
    original_languages=ListOf(s.LANGUAGE, most=MOST),
    dates=Records(Dates, also=dict.fromkeys(Dates._fields, s.DATE)),
    filings=MapOf(s.COUNTRY, FILING, nullable=True),
    documents=CHECKLIST,
    clauses=CHECKLIST,
    statements=CHECKLIST,
    consents=ListOf(
        Records(Consent, "party", "rule", party=s.COUNTRY, rule=s.SLUG, on=s.DATE, ground=s.SLUG, written=s.FLAG),
        most=MOST,
    ),
    judgements=ListOf(
        Records(
            Judgement,
            "party",
            "rule",
            "holds",
            party=s.COUNTRY,
            rule=s.SLUG,
            holds=s.FLAG,
            on=s.DATE,
            reasons=s.TEXT,
        ),
        most=MOST,
    ),
    decisions=ListOf(
        Records(Decision, "party", "stage", "approved", party=s.COUNTRY, stage=STAGE, approved=s.FLAG, on=s.DATE),
        most=MOST,
    ),
    changes=ListOf(Records(Change, "what", what=s.TEXT, approved_by=COUNTRIES, on=s.DATE), most=MOST),
    footage=Records(Footage, specially_shot=s.SHARE, archive=s.SHARE),
    complete=ListOf(s.Code(LISTS, "a list of the dossier"), most=MOST),
    notes=ListOf(
        Records(Note, "fields", "source", fields=ListOf(s.TEXT, most=WITHIN), source=s.TEXT, remark=s.TEXT), most=MOST
    ),
)


def read_dossier(data: Any) -> Dossier:
    """Read a dossier from plain data; raises :class:`Malformed` with every trouble of form and of sense."""
    troubles: list[Trouble] = []
    if isinstance(data, dict):
        data = dict(data)
        if data.pop("diptych", "dossier/1") != "dossier/1":
            troubles.append(Trouble(code="wrong_format", path=("diptych",), expected="dossier/1"))
    dossier = DOSSIER.read(data, (), troubles)
    if dossier is not None and not troubles:
        troubles = check(dossier)
    if troubles:
        raise Malformed(troubles)
    found: Dossier = dossier
    return found


def write_dossier(dossier: Dossier) -> dict[str, Any]:
    """Plain data that :func:`read_dossier` reads back to an equal dossier."""
    return {"diptych": "dossier/1", **DOSSIER.write(dossier)}


def schema() -> dict[str, Any]:
    """The dossier format as JSON Schema (2020-12)."""
    found = DOSSIER.schema()
    found["properties"] = {"diptych": {"const": "dossier/1"}, **found["properties"]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Diptych dossier", **found}
