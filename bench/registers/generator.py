"""Records by the hundred thousand, in the form of the programme's files and always the same for one seed.

They are like those of the example programme: names in three scripts, facts with one or two sources, reports of money
that disagree. Ids are known without making what they are the ids of, so that everything can refer to everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Any
from zlib import crc32

from bench.registers.stock import Stock, latin

Data = dict[str, Any]

SEED = 2026
IN_ONE_PART = 5_000
COUNTRIES = ("RU", "CN", "RU", "CN", "RU", "CN", "KZ", "DE", "FR", "US", "RS", "BY")
SKEW = 1.5
"""Few are referred to often, many seldom; with this power the first of 200,000 agents has about a hundred works."""


@dataclass(frozen=True)
class Scale:
    """How many of each kind."""

    sources: int
    agents: int
    works: int
    events: int
    documents: int
    drives: int
    articles: int

    @property
    def records(self) -> int:
        return sum(vars(self).values())


FULL = Scale(sources=20_000, agents=200_000, works=50_000, events=5_000, documents=200, drives=50, articles=5_000)
"""800,000 names, 300,000 claims."""

CLAIMS_OF_A_WORK = 5
CLAIMS_OF_AN_ARTICLE = 10
NAMES_OF_AN_AGENT = 4

FILES = {
    "sources": ("programme-sources/1", "sources"),
    "agents": ("programme-agents/1", "agents"),
    "works": ("programme-works/1", "works"),
    "events": ("programme-events/1", "events"),
    "documents": ("programme-agreements/1", "agreements"),
    "drives": ("programme-events/1", "drives"),
    "articles": ("programme-sources/1", "articles"),
}
"""By kind the format it stands in and its list there; what comes later refers to what comes before."""


class Generator:
    def __init__(self, scale: Scale = FULL, seed: int = SEED) -> None:
        self.scale = scale
        self.seed = seed

    @cached_property
    def stock(self) -> Stock:
        return Stock()

    def parts(self, size: int = IN_ONE_PART) -> Iterator[tuple[str, Data]]:
        """Documents to be imported one after the other, each with its name."""
        makers: dict[str, Callable[[int, Random], Data]] = {
            "sources": self.source,
            "agents": self.agent,
            "works": self.work,
            "events": self.event,
            "documents": self.document,
            "drives": self.drive,
            "articles": self.article,
        }
        for kind, make in makers.items():
            schema, key = FILES[kind]
            for begin in range(0, getattr(self.scale, kind), size):
                numbers = range(begin, min(begin + size, getattr(self.scale, kind)))
                things = [make(number, Random(f"{self.seed} {kind} {number}")) for number in numbers]
                yield f"{kind}-{begin // size + 1}", {"schema": schema, key: things}

    # Ids --------------------------------------------------------------------------------------------------------------

    def id(self, kind: str, number: int) -> str:
        """The id of the thing of that number, a word and the number: ``kolima-wo1729``."""
        first, second = divmod(crc32(f"{kind} {number}".encode()), len(self.stock.syllables))
        word = self.stock.syllables[second] + self.stock.syllables[first % len(self.stock.syllables)]
        return f"{latin(word)}-{kind[:2]}{number}"

    def any(self, kind: str, chance: Random) -> str:
        return self.id(kind, int(getattr(self.scale, kind) * chance.random() ** SKEW))

    def some_sources(self, chance: Random) -> list[str]:
        found = [self.any("sources", chance) for _ in range(chance.choice((1, 1, 2)))]
        return list(dict.fromkeys(found))

    # Things -----------------------------------------------------------------------------------------------------------

    def source(self, number: int, chance: Random) -> Data:
        lang, place = chance.choice((("ru", 0), ("zh-Hans", 2), ("en", 1)))
        return {
            "id": self.id("sources", number),
            "outlet": self.stock.title(Random(number % 400))[place],
            "outlet_country": chance.choice(COUNTRIES),
            "lang": lang,
            "date": day(chance),
            "kind": chance.choice(("news", "news", "news", "interview", "press_release", "database")),
            "title": f"{self.stock.title(chance)[place]} {self.stock.title(chance)[place]}",
            "url": f"https://news.example/{number}",
        }

    def agent(self, number: int, chance: Random) -> Data:
        kind = chance.choices(("person", "organisation", "place"), (75, 20, 5))[0]
        texts = self.stock.person(chance) if kind == "person" else self.stock.title(chance)
        names = [
            {"text": text, "lang": lang, "script": script, "type": "preferred", "sources": self.some_sources(chance)}
            for text, (lang, script) in zip(texts, SCRIPTS, strict=True)
        ]
        variant = {"person": f"{texts[0].split()[-1]}, {texts[0][0]}.", "place": f"город {texts[0]}"}
        text = variant.get(kind, f"Студия «{texts[0]}»")
        names.append({**names[0], "text": text, "type": "variant", "sources": self.some_sources(chance)})
        found = {
            "id": self.id("agents", number),
            "kind": kind,
            "country": chance.choice(COUNTRIES),
            "roles": [chance.choice(ROLES if kind == "person" else COMPANY_ROLES)],
            "names": names,
        }
        if kind == "person" and chance.random() < 0.3:
            born = {"property": "born", "value": str(chance.randint(1900, 2000)), "sources": self.some_sources(chance)}
            found["facts"] = [born]
        return found

    def work(self, number: int, chance: Random) -> Data:
        id, year = self.id("works", number), chance.randint(1990, 2026)
        languages = [("ru", "original"), ("en", "translated"), ("zh-Hans", "release")]
        found: Data = {
            "id": id,
            "kind": chance.choice(("feature", "feature", "documentary", "tv_series", "animation_feature")),
            "relation": chance.choice(("coproduction", "ru_release_in_cn", "cn_release_in_ru", "festival_programme")),
            "year": year,
            "status": "released",
            "countries": chance.choice((["RU", "CN"], ["RU"], ["CN"], ["CN", "RU"], ["RU", "KZ"])),
            "titles": [
                {"text": text, "lang": lang, "type": type_, "sources": self.some_sources(chance)}
                for text, (lang, type_) in zip(self.stock.title(chance), languages, strict=True)
            ],
            "credits": [
                {"agent": self.any("agents", chance), "role": role, "sources": self.some_sources(chance)}
                for role in ("director", "screenwriter", "producer", "actor", "actor")
            ],
            "companies": [
                {
                    "agent": self.any("agents", chance),
                    "country": side,
                    "role": "production",
                    "sources": self.some_sources(chance),
                }
                for side in ("RU", "CN")
            ],
            "releases": [
                {
                    "territory": side,
                    "type": "theatrical",
                    "date": day(chance, year),
                    "sources": self.some_sources(chance),
                }
                for side in ("RU", "CN")
            ],
            "claims": [self.report(f"{id}/c{index}", chance, year) for index in range(CLAIMS_OF_A_WORK)],
        }
        if chance.random() < 0.1:
            claims = [claim["id"] for claim in found["claims"][:2]]
            found["conflicts"] = [{"id": f"{id}/x1", "about": "box office", "claims": claims, "reason": "as_of"}]
        if chance.random() < 0.3:
            value = f"tt{number:08}"
            found["identifiers"] = [{"scheme": "imdb", "value": value, "sources": self.some_sources(chance)}]
        return found

    def report(self, id: str, chance: Random, year: int) -> Data:
        found: Data = {
            "id": id,
            "measure": chance.choice(("box_office", "box_office", "admissions")),
            "territory": chance.choice(("RU", "CN", "XW")),
            "scope": chance.choice(("cumulative", "opening_weekend")),
            "as_of": day(chance, year),
            "source": self.any("sources", chance),
        }
        if found["measure"] == "box_office":
            return {**found, "amount": chance.randrange(10**6, 10**9, 1000), "currency": chance.choice(("RUB", "CNY"))}
        return {**found, "value": chance.randrange(1000, 10**6), "unit": "tickets"}

    def event(self, number: int, chance: Random) -> Data:
        start = day(chance)
        return {
            "id": self.id("events", number),
            "kind": chance.choice(("festival", "forum", "film_week", "exhibition", "training")),
            "series": f"series-{number % 300}",
            "edition": number // 300 + 1,
            "names": named(self.stock.title(chance)),
            "start": start,
            "end": start,
            "places": [
                {"country": chance.choice(("RU", "CN")), "city": self.stock.title(chance)[1]}
                for _ in range(chance.randint(1, 3))
            ],
            "organisers": [self.any("agents", chance)],
            "works": [{"work": self.any("works", chance)} for _ in range(5)],
            "people": [{"agent": self.any("agents", chance), "role": "guest"} for _ in range(3)],
            "sources": self.some_sources(chance),
        }

    def document(self, number: int, chance: Random) -> Data:
        id = self.id("documents", number)
        names = [{**name, "sources": self.some_sources(chance)} for name in named(self.stock.title(chance))]
        contents = [
            {"id": f"{id}/c{index}", "text": self.stock.title(chance)[1], "sources": self.some_sources(chance)}
            for index in range(4)
        ]
        return {
            "id": id,
            "kind": chance.choice(("protocol", "plan", "agreement")),
            "level": chance.choice(("programme", "project")),
            "names": names,
            "date": day(chance),
            "parties": [{"agent": self.any("agents", chance), "country": side} for side in ("RU", "CN")],
            "contents": contents,
            "sources": self.some_sources(chance),
        }

    def drive(self, number: int, chance: Random) -> Data:
        return {
            "id": self.id("drives", number),
            "names": named(self.stock.title(chance)),
            "organisers": [self.any("agents", chance)],
            "territories": ["RU", "CN"],
            "announced": day(chance),
            "what": ["photographs", "letters"],
            "sources": self.some_sources(chance),
        }

    def article(self, number: int, chance: Random) -> Data:
        id, about = self.id("articles", number), self.any("works", chance)
        return {
            "id": id,
            "source": self.id("sources", number * 3 % self.scale.sources),
            "relation": chance.choice(("original_in_group", "translation_of:", "copy_of:")).replace(
                ":", f":{self.any('sources', chance)}"
            ),
            "syndication_group": f"group-{number // 4}",
            "events": [self.any("events", chance)],
            "works": [about],
            "claims": [
                {"id": f"{id}/k{index}", "subject": about, "predicate": "admissions", "value": chance.randrange(10**6)}
                for index in range(CLAIMS_OF_AN_ARTICLE)
            ],
        }


SCRIPTS = (("ru", "Cyrl"), ("en", "Latn"), ("zh-Hans", "Hans"))
ROLES = ("director", "actor", "screenwriter", "producer", "cinematographer", "composer", "journalist")
COMPANY_ROLES = ("production", "distributor", "festival", "archive", "broadcaster")


def named(texts: tuple[str, str, str]) -> list[dict[str, str]]:
    return [{"text": text, "lang": lang} for text, (lang, _script) in zip(texts, SCRIPTS, strict=True)]


def day(chance: Random, year: int | None = None) -> str:
    """A day, or now and then no more than a month or a year."""
    year = year or chance.randint(2012, 2026)
    return f"{year}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"[: chance.choice((10, 10, 10, 7, 4))]
