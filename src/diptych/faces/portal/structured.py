"""What pages are about, said for machines in the words of schema.org, as JSON-LD. Only what has been verified.

Addresses here are paths; :func:`json_ld` sets the site before them. The page at which a source was seen is never among
them: ``sameAs`` comes from identifiers alone.
"""

from __future__ import annotations

import json
import re

from django.urls import reverse
from markupsafe import Markup

from diptych.faces.portal.registers.film_list import best_titles
from diptych.faces.portal.registers.labels import page_of
from diptych.faces.wording.registers.terms import territory
from diptych.registers.authority.enums import AgentKind, NameType
from diptych.registers.authority.queries.agents import best
from diptych.registers.works.enums import ReleaseType, TitleType, WorkKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

    from diptych.apps.programme.models import Event
    from diptych.faces.portal.registers.labels import Labels
    from diptych.kernel.texts import Language
    from diptych.registers.authority.models import Agent
    from diptych.registers.works.models import Work

    Data = dict[str, Any]

SERIES = {WorkKind.TV_SERIES, WorkKind.DOCUMENTARY_SERIES, WorkKind.ANIMATION_SERIES}
PUBLIC = {ReleaseType.PREMIERE, ReleaseType.FESTIVAL, ReleaseType.THEATRICAL, ReleaseType.TV, ReleaseType.ONLINE}
"""Releases by which a work is published."""

NOT_OURS_TO_SPREAD = {TitleType.SUPPLIED, TitleType.MACHINE_TRANSLATION}
"""Titles that nobody else goes by."""

CREDITS = {
    "director": "director",
    "actor": "actor",
    "writer": "author",
    "producer": "producer",
    "general_producer": "producer",
    "executive_producer": "producer",
    "composer": "musicBy",
    "editor": "editor",
    "subject": "about",
}
COMPANIES = {
    "production": "productionCompany",
    "support": "funder",
    "distribution": "provider",
    "broadcast": "provider",
}
AGENTS = {AgentKind.PERSON: "Person", AgentKind.PLACE: "Place"}
EVENTS = {"festival_edition": "Festival", "exhibition": "ExhibitionEvent", "premiere": "ScreeningEvent"}
ELSEWHERE = {
    "wikidata": "https://www.wikidata.org/entity/{}",
    "imdb": "https://www.imdb.com/title/{}/",
    "eidr": "https://doi.org/{}",
}
"""The address that stands for an identifier, by its scheme."""

PATHS = {"url", "@id", "item", "image"}
"""Keys whose values are addresses of this site."""


def json_ld(things: Iterable[Data], origin: str, trail: Sequence[tuple[str, str]] = ()) -> Markup:
    """Blocks for the head of a page: one for each thing of which there is something to say, one for the way to it.

    Browsers do not run them, so the site's policy allows them. ``trail`` has names and addresses, the page's own last.
    """
    blocks = [*filter(None, things), *([breadcrumbs(trail)] if trail else [])]
    tag = Markup('<script type="application/ld+json">{}</script>')
    return Markup("\n").join(tag.format(_written(row, origin)) for row in blocks)


def _written(thing: Data, origin: str) -> Markup:
    text = json.dumps(
        {"@context": "https://schema.org", **_absolute(thing, origin)}, ensure_ascii=False, separators=(",", ":")
    )
    # What could end the element, or a line of it, is written by its number; JSON means the same by it.
    return Markup(re.sub("[<>&\u2028\u2029]", lambda sign: f"\\u{ord(sign[0]):04x}", text))


def _absolute(value: Any, origin: str, key: str = "") -> Any:
    if isinstance(value, dict):
        return {name: _absolute(item, origin, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_absolute(item, origin, key) for item in value]
    return f"{origin}{value}" if key in PATHS and isinstance(value, str) and value.startswith("/") else value


def breadcrumbs(trail: Sequence[tuple[str, str]]) -> Data:
    """The way to a page: names and addresses."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": href}
            for number, (name, href) in enumerate(trail, start=1)
        ],
    }


# Films ----------------------------------------------------------------------------------------------------------------


def movie(work: Work, labels: Labels) -> Data:
    """A film or a series, as ``work_page`` fetches it; ``labels`` know the agents of its credits and companies."""
    language = labels.language
    titles = [row for row in work.titles.all() if not row.unverified and row.type not in NOT_OURS_TO_SPREAD]
    name = best(((work.pk, *row, "") for row in best_titles(work)), language.tag, ("",))[work.pk][0]
    released = [row for row in _verified(work.releases.all()) if row.type in PUBLIC and row.date_earliest]
    first = min(released, key=lambda row: (row.date_earliest, row.position), default=None)
    found: Data = {
        "@type": "TVSeries" if work.kind in SERIES else "Movie",
        "@id": page_of("work", work.pk),
        "url": page_of("work", work.pk),
        "name": name,
        "alternateName": _others(titles, name),
        "image": reverse("picture", kwargs={"code": language.code, "kind": "film", "id": work.pk}),
        "countryOfOrigin": [_country(row.country, language) for row in work.countries.all()],
        "inLanguage": [row.code for row in _verified(work.spoken_languages.all())],
        "dateCreated": str(work.year or ""),
        "datePublished": first.date.partition("/")[0] if first else "",
        "sameAs": [
            ELSEWHERE[row.scheme].format(row.value)
            for row in _verified(work.identifiers.all())
            if row.scheme in ELSEWHERE
        ],
        "identifier": [
            {"@type": "PropertyValue", "propertyID": row.scheme.upper(), "value": row.value}
            for row in _verified(work.identifiers.all())
        ],
    }
    parts = [(CREDITS, row) for row in work.credits.all()] + [(COMPANIES, row) for row in work.companies.all()]
    for words, row in parts:
        # A country may follow the role of a company.
        key = words.get(row.role) or words.get(row.role.partition("_")[0])
        if key and not row.unverified:
            person = _mention(row.agent, labels)
            if person not in found.setdefault(key, []):
                found[key].append(person)
    return _known(found)


def _others(rows: Iterable[Any], name: str) -> list[str]:
    return [text for text in dict.fromkeys(row.text for row in rows) if text != name]


# People, organisations, events ----------------------------------------------------------------------------------------


def agent_data(agent: Agent, language: Language) -> Data:
    """Somebody, as ``agent_page`` fetches them, with every form of the name that was seen."""
    names = [row for row in agent.names.all() if not row.unverified] or list(agent.names.all())
    rows = [(agent.pk, row.text, row.lang, row.type) for row in names]
    name = best(rows, language.tag, (NameType.PREFERRED,)).get(agent.pk, (agent.pk, ""))[0]
    found: Data = {
        "@type": _type(agent),
        "@id": page_of("agent", agent.pk),
        "url": page_of("agent", agent.pk),
        "name": name,
        "alternateName": _others(names, name),
        "image": reverse("picture", kwargs={"code": language.code, "kind": "person", "id": agent.pk}),
    }
    if found["@type"] == "Person":
        found |= {"birthDate": _date(agent, "born"), "deathDate": _date(agent, "died")}
    elif agent.country:
        found["address"] = {"@type": "PostalAddress", "addressCountry": agent.country}
    return _known(found)


def _type(agent: Agent) -> str:
    return AGENTS.get(AgentKind(agent.kind), "Organization")


def _date(agent: Agent, what: str) -> str:
    """A date on which the sources agree."""
    told = {row.value for row in agent.facts.all() if row.property == what and not row.unverified}
    dates = [value for value in told if re.fullmatch(r"\d{4}(-\d\d){0,2}", value)]
    return dates[0] if len(told) == len(dates) == 1 else ""


def event_data(event: Event, labels: Labels) -> Data:
    """An event, as ``event_page`` fetches it; ``labels`` know its organisers and works. Empty where nobody has looked
    it up: all it says hangs on the same sources."""
    if event.unverified:
        return {}
    language = labels.language
    names = list(event.names.all())
    rows = [(event.pk, row.text, row.lang, "") for row in names]
    name = best(rows, language.tag, ("",)).get(event.pk, (event.pk, ""))[0]
    return _known(
        {
            "@type": EVENTS.get(event.kind, "Event"),
            "@id": page_of("event", event.pk),
            "url": page_of("event", event.pk),
            "name": name,
            "alternateName": _others(names, name),
            "image": reverse("picture", kwargs={"code": language.code, "kind": "event", "id": event.pk}),
            "startDate": event.start,
            "endDate": event.end,
            "eventStatus": "https://schema.org/EventScheduled",
            "location": [_place(row, language) for row in event.places.all()],
            "organizer": [_mention(row.agent, labels) for row in event.organisers.all()],
            "workFeatured": [
                {
                    "@type": "CreativeWork",
                    "name": labels.of("work", row.work_id).text,
                    "url": page_of("work", row.work_id),
                }
                for row in event.works.all()
                if row.work_id
            ],
        }
    )


def _place(row: Any, language: Language) -> Data:
    address = {"@type": "PostalAddress", "addressLocality": row.city, "addressCountry": row.country}
    name = row.venue or row.city or territory(language, row.country)
    return {"@type": "Place", "name": name, "address": _known(address)}


# Parts ----------------------------------------------------------------------------------------------------------------


def _mention(agent: Agent, labels: Labels) -> Data:
    return {"@type": _type(agent), "name": labels.of("agent", agent.pk).text, "url": page_of("agent", agent.pk)}


def _country(code: str, language: Language) -> Data:
    return {"@type": "Country", "name": territory(language, code), "identifier": code}


def _verified(rows: Iterable[Any]) -> Sequence[Any]:
    return [row for row in rows if not row.unverified]


def _known(data: Data) -> Data:
    """Without what is not known."""
    return {key: value for key, value in data.items() if value not in ("", [], None)}
