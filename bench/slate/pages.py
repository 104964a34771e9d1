"""The desk of the slate: 95 of 100 pages within 100 ms with two workers, on both databases.

Two readers ask without a pause, signed in as one member of either side after another, or as one producer after another,
each time for another page, over 20,000 proposals, 2,000 members and 500,000 entries of the ledger.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from html import unescape
from itertools import count
from random import Random
from urllib.parse import urlencode

from bench.measure import Row, at_most, expect, on_all_cores
from bench.registers.databases import kinds
from bench.registers.pages import Address, slowest
from bench.registers.stock import Stock
from bench.site.exchange import Connection
from bench.site.pages import PACKED
from bench.site.served import diptych
from bench.slate.databases import Slate, filled
from diptych.kernel.texts import LANGUAGES

LIMIT = 0.1
STAFF = ("RU officer", "CN officer", "RU coordinator", "CN coordinator", "RU analyst", "CN analyst")

Headers = Callable[[Random], Mapping[str, str]]


def rows() -> Iterator[Row]:
    for kind in kinds():
        with on_all_cores(), filled(kind) as slate, diptych(slate.variables) as port:
            check(port, slate)
            for what, (people, address) in addresses(slate).items():
                yield at_most(f"{what}, {kind}", slowest(port, address, signed_in(slate, people)), LIMIT)


def signed_in(slate: Slate, people: tuple[str, ...]) -> Headers:
    """What a browser sends of somebody of these roles, of another one every time."""
    keys = [key for role in people for key in slate.sessions[role]]
    return lambda chance: {**PACKED, "Cookie": f"session={chance.choice(keys)}"}


def addresses(slate: Slate) -> dict[str, tuple[tuple[str, ...], Address]]:
    """Kinds of pages, each with who asks for it and what gives another address every time."""
    stock, numbers = Stock(), count()
    filed = [id for joint, ids in slate.by_joint.items() if joint != "draft" for id in ids]

    def page(path: str = "", **asked: object) -> str:
        language = tuple(LANGUAGES)[next(numbers) % len(LANGUAGES)]
        return f"/{language}/desk/{path}" + (f"?{urlencode(asked)}" if asked else "")

    def by_filters(chance: Random) -> str:
        choices: dict[str, tuple[object, ...]] = {
            "joint": ("in_check", "under_review", "half_decided", "in_production", "refused"),
            "form": ("fiction", "documentary", "animation"),
            "waits": ("producers", "RU", "CN"),
        }
        names = chance.sample(sorted(choices), chance.choice((1, 2)))
        return page("proposals/", **{name: chance.choice(choices[name]) for name in names})

    def by_words(chance: Random) -> str:
        word = chance.choice(chance.choice(stock.title(chance)).split())
        return page("proposals/", q=word[: chance.choice((3, 5, 40))])

    return {
        "inbox of who decides": (STAFF[:4], lambda _chance: page()),
        "inbox of a reviewer": (("RU reviewer", "CN reviewer"), lambda _chance: page()),
        "inbox of a producer": (("producer",), lambda _chance: page()),
        "proposals": (STAFF, lambda _chance: page("proposals/")),
        "proposals by filters": (STAFF, by_filters),
        "proposals by words": (STAFF, by_words),
        "proposals, a page further back": (STAFF, lambda chance: page("proposals/", page=chance.randint(2, 300))),
        "proposal": (STAFF, lambda chance: page(f"proposals/{chance.choice(filed)}/")),
        "rounds": (STAFF, lambda _chance: page("rounds/")),
        "round with all its entries": (STAFF, lambda chance: page(f"rounds/{chance.choice(slate.rounds[:-1])}/")),
    }


def check(port: int, slate: Slate) -> None:
    """Who is signed in gets in, a proposal shows its titles, and nobody else gets to see it."""
    id = slate.by_joint["in_production"][0]
    with Connection(port) as connection:
        cookie = {"Cookie": f"session={slate.sessions['RU officer'][0]}"}
        page = connection.get(f"/en/desk/proposals/{id}/", cookie)
        expect("page of a proposal for an officer", page.status, 200)
        other = {"Cookie": f"session={slate.sessions['RU reviewer'][-1]}"}
        expect(
            "page of a proposal for who may not see it", connection.get(f"/en/desk/proposals/{id}/", other).status, 404
        )
        listed = unescape(connection.get("/en/desk/proposals/", cookie).text)
    expect("proposals in the list", listed.count("/en/desk/proposals/0") >= 1, True)
