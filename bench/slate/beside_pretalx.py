"""A round with all its entries beside the organisers' list of submissions of pretalx, with as many: more a second.

What an officer sees of an entry is more than what an organiser sees of a submission: both sides' states and deadlines,
the mean of the points, recommendations. Both are made anew for every request, for somebody who is signed in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from bench.measure import Row, expect, on_all_cores
from bench.registers.beside_pretalx import AS_BROWSERS, CONNECTIONS, SECONDS, TO_PRETALX, served
from bench.registers.databases import SQLITE
from bench.site.exchange import Connection, rate
from bench.site.served import diptych
from bench.slate.databases import filled
from bench.slate.generator import IN_SMALL_ROUND
from diptych.faces.portal.registers.listing import PER_PAGE

THEIRS = "/orga/event/programme/submissions/"
ENTRY = re.compile(r"/(?:orga/event/programme/submissions/[A-Z0-9]{6}|en/desk/proposals/[0-9a-f-]{36})/(?=[\"> ])")
"""The address of a submission or of a proposal."""


def rows() -> Iterator[Row]:
    expect("sessions of pretalx and entries of the round", PER_PAGE, IN_SMALL_ROUND)
    with on_all_cores():
        with served() as (port, cookie):
            headers = {**TO_PRETALX, "Cookie": cookie}
            check(port, THEIRS, headers)
            theirs = rate(port, THEIRS, headers, connections=CONNECTIONS, seconds=SECONDS)
        with filled(SQLITE) as slate, diptych(slate.variables) as port:
            headers = {**AS_BROWSERS, "Cookie": f"session={slate.sessions['RU officer'][0]}"}
            path = f"/en/desk/rounds/{slate.rounds[-1]}/"
            check(port, path, headers)
            ours = rate(port, path, headers, connections=CONNECTIONS, seconds=SECONDS)
    name = f"round with its {IN_SMALL_ROUND} entries, of {slate.proposals:,} proposals"
    peer = f"> pretalx, {IN_SMALL_ROUND} submissions, {theirs:,.0f} /s"
    yield Row(name, f"{ours:,.0f} /s", peer, ours / theirs, ours > theirs)


def check(port: int, path: str, headers: Mapping[str, str]) -> None:
    """The page has as many entries as is said."""
    with Connection(port) as connection:
        answer = connection.get(path, headers)
    expect(f"status of {path}", answer.status, 200)
    expect(f"entries of {path}", len(set(ENTRY.findall(answer.text))), IN_SMALL_ROUND)
