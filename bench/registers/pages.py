"""Every list and every page of the registers, made anew: 95 of 100 within 100 ms with two workers, on both databases.

Two readers ask without a pause, each time for another page, in each language by turns, over 50,000 works, 200,000
agents with 800,000 names and 300,000 claims.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from itertools import count
from random import Random
from statistics import quantiles
from urllib.parse import urlencode

from bench.measure import Row, at_least, at_most, expect, on_all_cores
from bench.registers.databases import Filled, filled, kinds, output
from bench.registers.generator import COUNTRIES, FULL, Generator
from bench.registers.importing import LIMIT as LEAST_RATE
from bench.site.exchange import Connection, rate
from bench.site.pages import PACKED
from bench.site.served import WORKERS, diptych
from diptych.kernel.texts import LANGUAGES

LIMIT = 0.1
READERS = 2
REQUESTS = 100
"""Of each kind of page, beside those that are asked for first and not counted."""

WARM = 8
CONNECTIONS = 16
SECONDS = 3.0

Address = Callable[[Random], str]


def rows() -> Iterator[Row]:
    for kind in kinds():
        with on_all_cores(), filled(kind) as database:
            name = f"the same of all {database.records:,}, in parts of JSON, when it was filled, {kind}"
            yield at_least(name, database.records / database.seconds, LEAST_RATE)
            with diptych(database.variables) as port:
                check(port)
                for what, address in addresses().items():
                    yield at_most(f"{what}, {kind}", slowest(port, address), LIMIT)
                yield from front_page(port, database, kind)


# What is asked for ----------------------------------------------------------------------------------------------------


def addresses() -> dict[str, Address]:
    """Kinds of pages, each with what gives another address every time it is asked."""
    made = Generator()
    last = {
        "films": FULL.works // 40,
        "people": FULL.agents // 40,
        "events": FULL.events // 40,
        "sources": FULL.sources // 40,
    }
    numbers = count()

    def page(path: str, **asked: object) -> str:
        # A field that pages do not know keeps them off the shelf.
        number = next(numbers)
        return f"/{tuple(LANGUAGES)[number % 3]}/{path}?{urlencode({**asked, 'made': number})}"

    def one(path: str, kind: str) -> Address:
        return lambda chance: page(f"{path}/{made.id(kind, chance.randrange(getattr(FULL, kind)))}/")

    def some(path: str, **choices: tuple[object, ...]) -> Address:
        """A list by one or two of its filters."""

        def address(chance: Random) -> str:
            names = chance.sample(sorted(choices), chance.choice((1, 2)))
            return page(f"{path}/", **{name: chance.choice(choices[name]) for name in names})

        return address

    def called(path: str, name: Callable[[Random], tuple[str, str, str]]) -> Address:
        """A list by a word of a name in one of the scripts, or by the first letters of it."""
        return lambda chance: page(f"{path}/", text=_typed(chance.choice(name(chance)), chance))

    def behind(path: str) -> Address:
        return lambda chance: page(f"{path}/", page=chance.randint(2, last[path]))

    def api(path: str, **choices: tuple[object, ...]) -> Address:
        def address(chance: Random) -> str:
            return f"/api/v1/{path}?{urlencode({name: chance.choice(values) for name, values in choices.items()})}"

        return address

    years = tuple(range(1995, 2026))
    return {
        "front page": lambda _chance: page(""),
        "films": lambda _chance: page("films/"),
        "films by filters": some(
            "films",
            country=("RU", "CN", "KZ"),
            kind=("feature", "documentary", "tv_series"),
            relation=("coproduction", "festival_programme"),
            territory=("RU", "CN"),
            year=years,
        ),
        "films by words": called("films", made.stock.title),
        "films, a page further back": behind("films"),
        "film": one("films", "works"),
        "people": lambda _chance: page("people/"),
        "people by filters": some(
            "people", kind=("person", "organisation", "place"), country=COUNTRIES, role=("director", "actor", "archive")
        ),
        "people by words": called("people", made.stock.person),
        "people, a page further back": behind("people"),
        "person or organisation": one("people", "agents"),
        "events": lambda _chance: page("events/"),
        "events by filters": some("events", kind=("festival", "forum", "exhibition"), country=("RU", "CN")),
        "events by words": called("events", made.stock.title),
        "events, a page further back": behind("events"),
        "event": one("events", "events"),
        "month of the calendar": lambda chance: page(f"calendar/{chance.randint(2012, 2026)}/{chance.randint(1, 12)}/"),
        "drives": lambda _chance: page("drives/"),
        "drive": one("drives", "drives"),
        "documents": lambda _chance: page("documents/"),
        "document": one("documents", "documents"),
        "sources": lambda _chance: page("sources/"),
        "sources by filters": some(
            "sources", kind=("news", "interview"), lang=("ru", "zh-Hans", "en"), country=COUNTRIES, year=years
        ),
        "sources by words": called("sources", made.stock.title),
        "sources, a page further back": behind("sources"),
        "source": one("sources", "sources"),
        "figures of the market": lambda _chance: page("market/"),
        "API: works": api("works", country=("RU", "CN"), year=years),
        "API: agents": api("agents", country=COUNTRIES, kind=("person", "organisation")),
        "API: events": api("events", country=("RU", "CN"), kind=("festival", "forum")),
        "API: sources": api("sources", lang=("ru", "zh-Hans", "en"), year=years),
        "API: claims": api("claims", measure=("box_office", "admissions")),
    }


def _typed(name: str, chance: Random) -> str:
    """What somebody types of a name: one of its words, or how it begins."""
    word = chance.choice(name.replace("·", " ").split())
    return word[: chance.choice((3, 5, 40))]


# How long it takes ----------------------------------------------------------------------------------------------------


def slowest(
    port: int, address: Address, headers: Callable[[Random], Mapping[str, str]] = lambda _chance: PACKED
) -> float:
    """The time, in seconds, within which 95 of 100 answers are there."""
    chance = Random("pages")
    paths = [(address(chance), headers(chance)) for _ in range(WARM + REQUESTS)]
    with ThreadPoolExecutor(READERS) as pool:
        # Whoever is free takes the next.
        waiting, kept = iter(paths), []
        for taken in pool.map(lambda _reader: list(_read(port, waiting)), range(READERS)):
            kept += taken
    return quantiles((seconds for number, seconds in sorted(kept)[WARM:]), n=100)[94]


def _read(port: int, waiting: Iterator[tuple[str, Mapping[str, str]]]) -> Iterator[tuple[float, float]]:
    """When each answer was asked for, and how long it took."""
    with Connection(port) as connection:
        for path, headers in waiting:
            begin = time.perf_counter()
            answer = connection.get(path, headers)
            taken = time.perf_counter() - begin
            expect(f"status of {path}", answer.status, 200)
            yield begin, taken


def check(port: int) -> None:
    """Pages show what was generated, and the words of a title lead to its film."""
    made = Generator()
    work = made.work(4711, Random(f"{made.seed} works 4711"))
    title = work["titles"][0]["text"]
    with Connection(port) as connection:
        film = unescape(connection.get(f"/ru/films/{work['id']}/").text)
        found = unescape(connection.get(f"/ru/films/?{urlencode({'text': title.upper(), 'year': work['year']})}").text)
    expect("title on the film's page", title in film, True)
    expect("film among those of its title", work["id"] in found, True)


# The front page -------------------------------------------------------------------------------------------------------


def front_page(port: int, database: Filled, kind: str) -> Iterator[Row]:
    """Kept by every worker until something changes, and then by none."""
    yield Row(
        f"front page from the shelf, {kind}",
        f"{rate(port, '/en/', PACKED, connections=CONNECTIONS, seconds=SECONDS):,.0f} /s",
    )
    told = []
    for name in ("A programme renamed", "A programme as it was"):
        output([sys.executable, "-m", "bench.registers.editing", name], database.variables)
        for _ in range(4 * WORKERS):
            # Each on a connection of its own, so that every worker is asked.
            with Connection(port) as connection:
                told.append(name in unescape(connection.get("/en/").text))
    yield Row(f"front page shows an edit at once, {kind}", "yes" if all(told) else "no", kept=all(told))
