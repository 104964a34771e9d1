"""The page of the largest agreement, in every language, at over 400 requests a second on two cores.

Beside it stands the least that Django can answer, under the same server with as many workers. A page is made once a
day and language and kept packed in each worker; with an unknown field in its address it is not kept, which shows what
that saves.
"""

from __future__ import annotations

from collections.abc import Iterator

from bench.films import largest
from bench.measure import Row, at_least, expect, on_all_cores
from bench.site.exchange import Connection, rate
from bench.site.served import WORKERS, diptych, hello
from diptych.kernel.texts import LANGUAGES

LIMIT = 400
CONNECTIONS = 16
SECONDS = 3.0
PACKED = {"Accept-Encoding": "gzip, deflate, br, zstd"}
"""What browsers can unpack."""


def rows() -> Iterator[Row]:
    with on_all_cores():
        agreement = largest()
        with hello() as port:
            least = rate(port, "/", {}, connections=CONNECTIONS, seconds=SECONDS)
        yield Row(f"Django's “hello”, {WORKERS} workers", f"{least:,.0f} /s")
        with diptych() as port:
            for code in LANGUAGES:
                path = f"/{code}/agreements/{agreement.id}/"
                check(port, path, [rule.id for rule in agreement.rules])
                found = rate(port, path, PACKED, connections=CONNECTIONS, seconds=SECONDS)
                yield at_least(f"page of {agreement.id}, {code}", found, LIMIT)
                yield Row("the same beside “hello”", f"{found:,.0f} /s", f"{least:,.0f} /s", found / least)
            found = rate(port, path, {}, connections=CONNECTIONS, seconds=SECONDS)
            yield at_least(f"page of {agreement.id}, {code}, unpacked for who cannot unpack", found, LIMIT)
            anew = rate(port, f"{path}?made=anew", PACKED, connections=CONNECTIONS, seconds=SECONDS)
            yield Row(f"page of {agreement.id}, {code}, made anew for every request", f"{anew:,.0f} /s")


def check(port: int, path: str, rules: list[str]) -> None:
    """Every rule has its place on the page, and the page is the same packed or not."""
    with Connection(port) as connection:
        plain, packed = connection.get(path), connection.get(path, PACKED)
    expect(f"status of {path}", plain.status, 200)
    expect(f"how {path} is packed", packed.headers.get("content-encoding"), "gzip")
    expect(f"{path} unpacked", packed.text, plain.text)
    expect(f"rules missing from {path}", [id for id in rules if f'id="{id}"' not in plain.text], [])
