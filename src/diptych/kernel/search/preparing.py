"""A document as an index takes it: tokens by the weight of where they stand, marks, keys. Reads no database.

Every engine is handed the same streams of tokens, so all of them find the same. Where one of them has a limit, all keep
it: tsvector knows 255 places of a token in a document and no place beyond 16,383, so what comes later is found by its
words, and not as part of a phrase.
"""

from __future__ import annotations

import re
import zlib
from hashlib import blake2b, sha256
from traceback import format_exc
from typing import NamedTuple

import orjson

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from diptych.kernel.search.documents import Document
    from diptych.kernel.search.tokens import Tokenizer

BREAK = "¶"
"""Stands between two texts, so that no phrase goes across. No word of a question is ever this."""

MOST = {"title": 800, "beside": 1200, "body": 6000, "more": 8000}
"""Tokens of each stream that have a place; a little more than 16,000 together, with the breaks between them."""

PLACES = 255
"""Of one token in one document."""

LARGEST = 900_000
"""Bytes that all different tokens of a document may have; tsvector holds a little more."""

LONGEST_NAME, MOST_NAMES = 120, 60
"""Letters and names by which a document is suggested."""

HEAVY = (3, 20)
"""Weights from which on names belong to the next band."""

BANDS = range(len(HEAVY) + 1)

_SAFE = re.compile(r"[0-9a-z_.#:-]{1,60}")


class Name(NamedTuple):
    """What a document is suggested by, and the beginnings under which it is looked up."""

    text: str
    lang: str
    keys: tuple[tuple[str, str], ...]


class Prepared(NamedTuple):
    """One document, ready to be written."""

    kind: str
    id: str
    title: str
    """Tokens of what it is called, each between two blanks, in their order."""
    beside: str
    """By what else its titles are found."""
    body: str
    """Tokens of all other texts."""
    more: str
    rest: str
    """What has no place in its stream any more, each once."""
    marks: tuple[str, ...]
    """What it is about, its kind and its facets, as one token each."""
    facets: str
    """Its facets as one text, the same for all documents that have the same."""
    year: int | None
    weight: int
    names: tuple[Name, ...]
    digest: str
    """Of all the rest: what comes out the same need not be written again."""

    @property
    def whole(self) -> str:
        """The id of the thing: without the part of it that this is."""
        return self.id.partition("#")[0]


class Failed(NamedTuple):
    """A document that could not be taken apart."""

    kind: str
    id: str
    why: str


def band(weight: int) -> int:
    """Among which names a document's are looked through: those of much weight before those of little."""
    return sum(weight >= least for least in HEAVY)


def mark(*parts: str) -> str:
    """A token for what is no word; none of a text can be the same, nor begin alike.

    >>> mark("ref", "agent:roman-karmen"), mark("country", "CN")[:12]
    ('=ref:agent:roman-karmen', '=72dcea25bbe')
    """
    text = ":".join(parts)
    # Engines fold capital letters, and split at what is no letter.
    return f"={text if _SAFE.fullmatch(text) else sha256(text.encode()).hexdigest()[:40]}"


def prepare(document: Document, tokenizer: Tokenizer) -> Prepared:
    """Take a document apart. Linear in the length of its texts; needs neither a database nor a clock."""
    title, beside = _streams(document, tokenizer, titles=True)
    body, more = _streams(document, tokenizer, titles=False)
    rest: dict[str, None] = {}
    count: dict[str, int] = {}
    placed = [
        _placed(stream, MOST[name], count, rest)
        for name, stream in (("title", title), ("body", body), ("beside", beside), ("more", more))
    ]
    facets = {name: tuple(values) for name, values in sorted(document.facets.items()) if values and name != "kind"}
    marks = [
        mark("kind", document.kind),
        mark("self", f"{document.kind}:{document.id}"),
        *(mark("ref", ref) for ref in (f"{document.kind}:{document.id.partition('#')[0]}", *document.refs)),
        *(mark("facet", name, value) for name, values in facets.items() for value in values),
    ]
    _fit(placed, rest)
    texts = [_spaced(stream) for stream in placed]
    prepared = Prepared(
        kind=document.kind,
        id=document.id,
        title=texts[0],
        body=texts[1],
        beside=texts[2],
        more=texts[3],
        rest=_spaced(token for one in rest for token in (one, BREAK)),
        marks=tuple(dict.fromkeys(marks)),
        facets=orjson.dumps({"kind": (document.kind,), **facets}).decode(),
        year=document.year,
        weight=min(max(document.weight, 0), 2**31 - 1),
        names=_names(document),
        digest="",
    )
    told = blake2b(repr(prepared).encode(), digest_size=16).hexdigest()
    return prepared._replace(digest=told)


def all_prepared(documents: Iterable[Document], tokenizer: Tokenizer) -> tuple[list[Prepared], list[Failed]]:
    """Documents taken apart, and those that cannot be: these must not keep all others waiting."""
    found: list[Prepared] = []
    failed: list[Failed] = []
    for document in documents:
        try:
            found.append(prepare(document, tokenizer))
        except Exception:
            failed.append(Failed(kind=document.kind, id=document.id, why=format_exc()))
    return found, failed


def packed(document: Prepared) -> bytes:
    """The streams, and the marks, as they are kept beside the index."""
    return zlib.compress("\n".join((*document[2:7], " ".join(document.marks))).encode(), 1)


def unpacked(kept: bytes) -> list[bytes]:
    """Title, beside, body, more, rest, marks: UTF-8, each token between two blanks."""
    return zlib.decompress(kept).split(b"\n")


def _streams(document: Document, tokenizer: Tokenizer, *, titles: bool) -> tuple[list[str], list[str]]:
    main: list[str] = []
    more: list[str] = []
    for text in document.texts:
        if text.title == titles and text.text:
            tokens = tokenizer.index(text.text)
            main += (*tokens.main, BREAK)
            if tokens.more:
                more += (*tokens.more, BREAK)
    return main, more


def _placed(stream: list[str], most: int, count: dict[str, int], rest: dict[str, None]) -> list[str]:
    """The tokens that keep their place; what does not goes to the rest, and leaves a break where it stood."""
    if len(stream) > most:
        rest.update(dict.fromkeys(stream[most:]))
        rest.pop(BREAK, None)
        stream = stream[:most]
    if len(stream) <= PLACES - sum(count.values()):
        # Too short for any token to stand in it too often, which is so nearly always.
        count[""] = count.get("", 0) + len(stream)
        return stream
    kept = []
    for token in stream:
        if token != BREAK:
            count[token] = count.get(token, 0) + 1
            if count[token] + count.get("", 0) > PLACES:
                rest[token] = None
                token = BREAK
        kept.append(token)
    return kept


def _fit(placed: list[list[str]], rest: dict[str, None]) -> None:
    """Leave out the end of what no engine could hold: 16,000 different words of 60 letters are no text."""
    if sum(map(len, placed)) + len(rest) < LARGEST // 64:
        return
    if sum(len(token.encode()) for token in {*rest, *(token for stream in placed for token in stream)}) > LARGEST:
        placed[:] = [stream[: LARGEST // 64 // 4] for stream in placed]
        rest.clear()


def _spaced(tokens: Iterable[str]) -> str:
    joined = "  ".join(tokens)
    return f" {joined} " if joined else ""


def _names(document: Document) -> tuple[Name, ...]:
    from diptych.kernel.search.spelling import keys_of

    given = document.names or tuple(text for text in document.texts if text.title)
    found: dict[str, Name] = {}
    for text in given:
        said = " ".join(text.text.split())
        if said and said not in found and len(said) <= LONGEST_NAME and len(found) < MOST_NAMES:
            keys = dict.fromkeys((key.how, key.text) for key in keys_of(said, text.lang))
            found[said] = Name(text=said, lang=text.lang, keys=tuple(keys))
    return tuple(found.values())
