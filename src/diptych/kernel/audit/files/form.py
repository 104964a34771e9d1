"""The form of the files: lines of canonical JSON, each ended by one line feed, so that every byte has its meaning.

The first line, the *header*, says whose view it is and where it begins; the last, the *trailer*, holds the *head*,
which is what a party signs: how many entries it has seen, the hash of the last of them, the root of the tree over all.
One line for each entry stands between. ``docs/ledger.md`` says all this to whoever writes a verifier of their own.
"""

from __future__ import annotations

from diptych.kernel.audit.canonical import canonical
from diptych.kernel.audit.chain import digest_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    Data = dict[str, Any]

VIEW, HEAD, PROOF = "ledger/1", "ledger-head/1", "ledger-proof/1"
"""What each of the three kinds of object says it is, under ``diptych``."""

HEADER_KEYS = {"diptych", "frontier", "party", "previous", "programme", "since"}
ENTRY_KEYS = {"digest", "entry", "hash", "number"}
TRAILER_KEYS = {"earlier", "head", "public", "signature"}
HEAD_KEYS = {"at", "count", "diptych", "earlier", "hash", "key", "party", "programme", "root", "since"}
PROOF_KEYS = {"diptych", "entry", "head", "number", "path", "public", "signature"}
SIGNED_KEYS = {"head", "public", "signature"}


def line(data: Mapping[str, Any]) -> bytes:
    return canonical(data) + b"\n"


def header(*, party: str, programme: str, since: int, previous: str, frontier: Sequence[bytes]) -> Data:
    """The first line: what comes before the first entry is known by its hash and the tops of its tree alone."""
    return {
        "diptych": VIEW,
        "party": party,
        "programme": programme,
        "since": since,
        "previous": previous,
        "frontier": [node.hex() for node in frontier],
    }


def entry_line(*, number: int, digest: str, own: str, text: bytes) -> bytes:
    """The line of an entry whose canonical form is at hand."""
    return b'{"digest":"%b","entry":%b,"hash":"%b","number":%d}\n' % (digest.encode(), text, own.encode(), number)


def head(
    *,
    party: str,
    programme: str,
    since: int,
    count: int,
    own: str,
    root: bytes,
    earlier: Sequence[Data],
    at: str,
    key: str | None,
) -> Data:
    """What is signed: ``key`` is the fingerprint of the key that signs it."""
    return {
        "diptych": HEAD,
        "party": party,
        "programme": programme,
        "since": since,
        "count": count,
        "hash": own,
        "root": root.hex(),
        "earlier": digest_of(canonical(list(earlier))),
        "at": at,
        "key": key,
    }


def trailer(head: Data, earlier: Sequence[Data], *, public: str | None, signature: str | None) -> Data:
    return {"head": head, "earlier": list(earlier), "public": public, "signature": signature}
