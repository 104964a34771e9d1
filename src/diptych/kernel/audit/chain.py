"""How entries hang together: each is sealed in two steps, so that what it says can be shown without its place.

``digest`` is the SHA-256 of what an entry says, a random salt included, and of nothing about its neighbours. ``hash``
is the SHA-256 of that digest, the number of the entry and the hash of the entry before. A party that is shown some
entries gets their digests in a chain of its own, and learns neither how many others there are nor when they came.
"""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from operator import itemgetter

import orjson

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

GENESIS = "0" * 64
"""What the first entry has for the hash of the one before."""

CONTENT = (
    *("action", "actor_id", "actor_kind", "actor_label", "after", "at", "audience", "before", "label", "party"),
    *("programme", "reason", "request", "salt", "thing_id", "thing_type"),
)
"""What an entry says, in the order of RFC 8785."""

WRITTEN = ("after", "before", "label")
"""Of that, what is kept as the canonical JSON that was sealed."""

_values: Callable[[Mapping[str, Any]], tuple[Any, ...]] = itemgetter(*CONTENT)


def text_of(content: Mapping[str, Any]) -> bytes:
    """What an entry says, as one canonical JSON object. Those of ``WRITTEN`` are given as the JSON they are kept as."""
    return spliced(_values(content))


def spliced(values: Sequence[Any]) -> bytes:
    """The same from values in the order of ``CONTENT``; whatever follows them is left alone.

    TypeError for what no entry ever held. What is written already is set in unread; see :func:`is_unambiguous`.
    """
    return orjson.dumps(
        {
            "action": values[0],
            "actor_id": values[1],
            "actor_kind": values[2],
            "actor_label": values[3],
            "after": orjson.Fragment(values[4]),
            "at": moment(values[5]),
            "audience": values[6],
            "before": orjson.Fragment(values[7]),
            "label": orjson.Fragment(values[8]),
            "party": values[9],
            "programme": values[10],
            "reason": values[11],
            "request": values[12],
            "salt": values[13],
            "thing_id": values[14],
            "thing_type": values[15],
        }
    )


def moment(at: object) -> object:
    """A moment as it is sealed: ``2026-11-21T12:00:00.123456Z``, without a fraction where that is zero.

    SQLite keeps moments as texts, ``2026-11-21 12:00:00.123456``; two that differ are never written alike. Whatever
    else a column that was tampered with may hold comes back as no moment.

    >>> moment("2026-11-21 12:00:00"), moment(datetime(2026, 11, 21, 12, tzinfo=UTC))
    ('2026-11-21T12:00:00Z', '2026-11-21T12:00:00Z')
    """
    if isinstance(at, str):
        return f"{at[:10]}T{at[11:]}Z" if at[10:11] == " " else None
    if isinstance(at, datetime) and at.tzinfo:
        return at.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
    return None


def is_unambiguous(text: bytes, values: Sequence[Any]) -> bool:
    """Whether no other values could have been spliced into the same text.

    All values but those of ``WRITTEN`` are JSON texts, which end at their first bare quotation mark; so, reading from
    the left, a text can only be cut differently behind what is written. There the words come that follow it. If each
    of these stands in the text once, there is one way to cut. Otherwise, what is written has to be JSON: of all
    beginnings of a text, at most one that a comma follows is a value.
    """
    if text.count(b',"at":"') == text.count(b',"label":') == text.count(b',"party":"') == 1:
        return True
    return all(_is_json(values[place]) for place in _PLACES)


_PLACES = tuple(CONTENT.index(name) for name in WRITTEN)


def _is_json(text: object) -> bool:
    try:
        orjson.loads(text)  # type: ignore[arg-type]
    except ValueError:
        return False
    return True


def digest_of(text: bytes) -> str:
    """The first seal, in hexadecimal: of what an entry says."""
    return sha256(text).hexdigest()


def link(digest: str, previous: str, sequence: object) -> str:
    """The second seal, in hexadecimal: of the first one in its place, as canonical JSON.

    >>> link(GENESIS, GENESIS, 1)[:12]
    '8c9aa680feeb'
    """
    return sha256(f'{{"digest":"{digest}","previous":"{previous}","sequence":{sequence}}}'.encode()).hexdigest()
