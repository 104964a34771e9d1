"""The shelf keeps what was asked for last, and no more than it has room for."""

from __future__ import annotations

import gzip
from concurrent.futures import ThreadPoolExecutor

from diptych.faces.portal.shelf import Shelf, pack


def test_page_is_made_once() -> None:
    shelf, made = Shelf(room=2), []
    for _ in range(3):
        shelf.get("page", lambda: made.append(1) or b"body")
    assert (made, len(shelf)) == ([1], 1)


def test_page_asked_for_longest_ago_goes_first() -> None:
    shelf, made = Shelf(room=2), []

    def ask(key: str) -> None:
        shelf.get(key, lambda: made.append(key) or key.encode())

    for key in ("a", "b", "a", "c", "a", "b"):
        ask(key)
    assert (made, len(shelf)) == (["a", "b", "c", "b"], 2)


def test_packed_page_unpacks_to_what_was_made() -> None:
    kept = pack("страница 页面".encode())
    assert kept.plain == gzip.decompress(kept.packed) == "страница 页面".encode()


def test_tag_tells_bodies_apart_and_is_weak() -> None:
    assert pack(b"one").etag == pack(b"one").etag != pack(b"two").etag
    assert pack(b"one").etag.startswith('W/"')


def test_same_body_is_packed_to_the_same_bytes() -> None:
    assert pack(b"body").packed == pack(b"body").packed


def test_many_at_once_get_their_own_page() -> None:
    shelf = Shelf(room=5)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda n: shelf.get(n % 9, lambda: str(n % 9).encode()).plain, range(200)))
    assert found == [str(n % 9).encode() for n in range(200)]
    assert len(shelf) == 5
