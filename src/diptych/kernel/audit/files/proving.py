"""Proving one entry to somebody who is to see no other: what it says, and the way from it to a root that was signed."""

from __future__ import annotations

from pathlib import Path

import orjson

from diptych.engines.values.errors import Refused
from diptych.kernel.audit.actions import Misused
from diptych.kernel.audit.canonical import canonical
from diptych.kernel.audit.chain import digest_of
from diptych.kernel.audit.files import form, keys
from diptych.kernel.audit.files.reading import (
    MOST,
    Fault,
    Verified,
    View,
    Wrong,
    check_signature,
    fault_of_key,
    is_head,
    verified,
)
from diptych.kernel.audit.merkle import Grown, leaf, root_by

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Data = dict[str, Any]

LARGEST = 128 * 1024 * 1024


def prove(path: Path, number: int) -> tuple[Verified, bytes]:
    """The proof of one entry of a file, as it is to be written; empty where something is wrong with the file.

    Refused("no_entry") for an entry that the file does not hold.
    """
    view, leaves = View(path), []
    found: list[Data] = []

    def note(place: int, entry: Data, digest: str) -> None:
        leaves.append(leaf(digest))
        if place == number:
            found.append(entry)

    result = verified(view, view.fault(note))
    if result.fault:
        return result, b""
    if not found:
        raise Refused("no_entry", path=str(path), first=view.since + 1, last=view.count)
    frontier = [bytes.fromhex(node) for node in view.header["frontier"]]
    way = Grown(view.since, frontier, leaves).path(number - 1)
    proof = {
        "diptych": form.PROOF,
        "entry": found[0],
        "head": view.head,
        "number": number,
        "path": [node.hex() for node in way],
        "public": view.trailer["public"],
        "signature": view.trailer["signature"],
    }
    return result, form.line(proof)


def verify_proof(path: Path, *, key: str | None = None) -> Verified:
    """Verify a proof; ``key`` is the fingerprint that has to have signed it."""
    data, fault = _read(path)
    head: Data = data["head"] if data and is_head(data.get("head")) else {}
    return Verified(
        kind="proof",
        path=str(path),
        party=head.get("party", ""),
        programme=head.get("programme", ""),
        since=head.get("since", 0),
        count=data.get("number", 0),
        hash=head.get("hash", ""),
        root=head.get("root", ""),
        at=head.get("at", ""),
        key=head.get("key"),
        earlier=0,
        fault=fault or fault_of_key(head, key),
    )


def entry_of(path: Path) -> Data:
    """What the entry says that a good proof is of."""
    entry: Data = _read(path)[0]["entry"]
    return entry


def _read(path: Path) -> tuple[Data, Fault | None]:
    try:
        with path.open("rb") as file:
            text = file.read(LARGEST)
    except OSError as error:
        raise keys.unreadable(path, error) from None
    garbled = Fault(code="garbled", line=1)
    try:
        data = orjson.loads(text)
        if not isinstance(data, dict) or form.line(data) != text or not _is_proof(data):
            return {}, garbled
    except (ValueError, Misused):
        return {}, garbled
    head, number = data["head"], data["number"]
    way = [bytes.fromhex(node) for node in data["path"]]
    root = root_by(way, leaf(digest_of(canonical(data["entry"]))), number - 1, head["count"])
    if root is None or root.hex() != head["root"]:
        return data, Fault(code="not_proved", number=number)
    try:
        check_signature(data)
    except Wrong as wrong:
        return data, wrong.fault
    return data, None


def _is_proof(data: Data) -> bool:
    return (
        set(data) == form.PROOF_KEYS
        and data["diptych"] == form.PROOF
        and type(data["number"]) is int
        and 1 <= data["number"] <= MOST
        and isinstance(data["entry"], dict)
        and is_head(data["head"])
        and isinstance(data["path"], list)
        and len(data["path"]) <= 64
        and all(keys.is_hex(node, 32) for node in data["path"])
    )
