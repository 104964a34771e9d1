"""Verifying a file of the ledger: one pass from its first line to its last, and the first thing that is wrong."""

from __future__ import annotations

from pathlib import Path

import orjson

from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.kernel.audit.actions import Misused
from diptych.kernel.audit.canonical import canonical
from diptych.kernel.audit.chain import digest_of, link
from diptych.kernel.audit.files import form, keys
from diptych.kernel.audit.merkle import Tree, fits, leaf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any, BinaryIO

    Data = dict[str, Any]
    Visit = Callable[[int, Data, str], object]

LONGEST_LINE = 64 * 1024 * 1024
"""Bytes of one line; no entry comes near."""

MOST = 2**53 - 1


class Fault(Record):
    """The first thing that is wrong with a file.

    ``garbled``       a line is not as such lines are written
    ``altered``       what an entry says is not what was sealed
    ``removed``       the entries from ``number`` to ``last`` are missing
    ``reordered``     the entry that belongs here stands in place ``last``
    ``inserted``      an entry stands here a second time, or never belonged here
    ``unchained``     the entry was sealed after another one than the one before it
    ``truncated``     the file breaks off after the entry before ``number``
    ``surplus``       something follows the last line
    ``other_end``     what was signed is the end of another view
    ``other_root``    what was signed is the tree of other entries
    ``forged``        the signature is not one of this head by this key
    ``earlier``       an earlier head is not as it was signed
    ``rewritten``     an earlier head was signed after other entries, up to ``number``
    ``unsigned``      nobody has signed the file
    ``other_key``     another key has signed it than the one that was named
    ``not_proved``    the entry is not among those that were signed
    """

    code: str
    number: int | None = None
    last: int | None = None
    line: int | None = None
    on: str | None = None
    """The moment of an earlier head."""
    found: str | None = None
    """The fingerprint of a key."""


class Verified(Record):
    """What a file was found to be."""

    kind: str
    """A whole ``view``, or the ``proof`` of one entry."""
    path: str
    party: str
    programme: str
    since: int
    """Entries of the view that come before those of the file."""
    count: int
    """Entries of the view, up to the end of the file; the number of the entry, for a proof."""
    hash: str
    root: str
    at: str
    key: str | None
    """The fingerprint of the key that has signed it."""
    earlier: int
    """Signed heads of earlier exports that it agrees with."""
    fault: Fault | None


class Wrong(Exception):
    def __init__(self, code: str, **facts: Any) -> None:
        self.fault = Fault(code=code, **facts)


class View:
    """The file of a view, as far as it has been read."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.header: Data = {}
        self.trailer: Data = {}
        self.hashes: list[bytes] = []
        """Of all entries of the file."""
        self.tree = Tree()
        self.last = ""
        """The hash of the last entry that is good."""

    @property
    def head(self) -> Data:
        head: Data = self.trailer.get("head", {})
        return head

    @property
    def since(self) -> int:
        since: int = self.header["since"]
        return since

    @property
    def count(self) -> int:
        """The number of the last entry that is good."""
        return self.since + len(self.hashes)

    def hash_at(self, number: int) -> str | None:
        """The hash of an entry; None where the file does not know it."""
        if number == self.since:
            previous: str = self.header["previous"]
            return previous
        return self.hashes[number - self.since - 1].hex() if self.since < number <= self.count else None

    def fault(self, visit: Visit = lambda _number, _entry, _digest: None) -> Fault | None:
        """Read the file; ``visit`` is called for every good entry with its number, what it says, and its digest.

        Refused for a file that cannot be read, or is no such file ("no_ledger_file").
        """
        try:
            with self.path.open("rb") as file:
                self._read(_Lines(file, self.path), visit)
        except Wrong as wrong:
            return wrong.fault
        except OSError as error:
            raise keys.unreadable(self.path, error) from None
        return None

    # Line by line ------------------------------------------------------------------------------------------------

    def _read(self, lines: _Lines, visit: Visit) -> None:
        self.header = lines.header()
        self.tree = Tree(self.since, [bytes.fromhex(node) for node in self.header["frontier"]])
        self.last = self.header["previous"]
        for row in lines:
            if set(row) == form.TRAILER_KEYS:
                self._end(row, lines)
                return
            number = self.count + 1
            if set(row) != form.ENTRY_KEYS or not isinstance(row["entry"], dict):
                raise lines.garbled()
            # True and 1.0 are equal to 1 here, and are not 1.
            if type(row["number"]) is not int or row["number"] != number:
                raise lines.misplaced(number, row["number"])
            digest = digest_of(canonical(row["entry"]))
            if digest != row["digest"]:
                raise Wrong("altered", number=number)
            own = link(digest, self.last, number)
            if own != row["hash"]:
                raise Wrong("unchained", number=number)
            self.tree.add(leaf(digest))
            self.hashes.append(bytes.fromhex(own))
            self.last = own
            visit(number, row["entry"], digest)
        raise Wrong("truncated", number=self.count + 1)

    def _end(self, row: Data, lines: _Lines) -> None:
        self.trailer = row
        if lines.is_more():
            raise Wrong("surplus", line=lines.number + 1)
        head, earlier = row["head"], row["earlier"]
        if not is_head(head) or not isinstance(earlier, list):
            raise lines.garbled()
        same = all(head[name] == self.header[name] for name in ("party", "programme", "since"))
        if not same or (head["count"], head["hash"]) != (self.count, self.last):
            raise Wrong("other_end")
        if head["root"] != self.tree.root().hex():
            raise Wrong("other_root")
        if head["earlier"] != digest_of(canonical(earlier)):
            raise Wrong("earlier")
        check_signature(row)
        for former in earlier:
            self._check_earlier(former)

    def _check_earlier(self, former: Any) -> None:
        if not (isinstance(former, dict) and set(former) == form.SIGNED_KEYS and is_head(former["head"])):
            raise Wrong("earlier")
        head = former["head"]
        same = all(head[name] == self.header[name] for name in ("party", "programme"))
        if not same or head["count"] > self.count or not _is_signed(former):
            raise Wrong("earlier", on=head["at"])
        if self.hash_at(head["count"]) not in (None, head["hash"]):
            raise Wrong("rewritten", number=head["count"], on=head["at"])


class _Lines:
    """The lines of a file, each read as the JSON it has to be."""

    def __init__(self, file: BinaryIO, path: Path) -> None:
        self.file = file
        self.path = path
        self.number = 0

    def header(self) -> Data:
        first = self.file.readline(LONGEST_LINE)
        self.number = 1
        data = _claimed(first, self.path)
        if not (_is_line(first, data) and _is_header(data)):
            raise self.garbled()
        return data

    def __iter__(self) -> Iterator[Data]:
        while text := self.file.readline(LONGEST_LINE):
            self.number += 1
            try:
                data = orjson.loads(text)
            except ValueError:
                raise self.garbled() from None
            if not (isinstance(data, dict) and _is_line(text, data)):
                raise self.garbled()
            yield data

    def is_more(self) -> bool:
        return bool(self.file.read(1))

    def garbled(self) -> Wrong:
        return Wrong("garbled", line=self.number)

    def misplaced(self, number: int, found: object) -> Wrong:
        """What happened where another entry stands than belongs there."""
        if type(found) is not int or not 1 <= found <= MOST:
            return self.garbled()
        if found < number:
            return Wrong("inserted", number=number)
        place = number
        for row in self:
            place += 1
            if row.get("number") == number:
                return Wrong("reordered", number=number, last=place)
        return Wrong("removed", number=number, last=found - 1)


def header_of(path: Path) -> Data:
    """The first line of the file of a view, unproved; Refused("no_ledger_file") and where it cannot be read."""
    try:
        with path.open("rb") as file:
            return _claimed(file.readline(LONGEST_LINE), path)
    except OSError as error:
        raise keys.unreadable(path, error) from None


def _claimed(first: bytes, path: Path) -> Data:
    try:
        data = orjson.loads(first)
    except ValueError:
        data = None
    if not isinstance(data, dict) or data.get("diptych") != form.VIEW:
        raise Refused("no_ledger_file", path=str(path))
    return data


def _is_line(text: bytes, data: Any) -> bool:
    try:
        return form.line(data) == text
    except Misused:
        # Nested deeper than anything that was ever written.
        return False


def _is_count(found: object) -> bool:
    return type(found) is int and 0 <= found <= MOST


def _is_header(data: Data) -> bool:
    return (
        set(data) == form.HEADER_KEYS
        and _is_count(data["since"])
        and keys.is_hex(data["previous"], 32)
        and isinstance(data["party"], str)
        and isinstance(data["programme"], str)
        and isinstance(data["frontier"], list)
        and all(keys.is_hex(node, 32) for node in data["frontier"])
        and fits(data["since"], data["frontier"])
    )


def is_head(data: Any) -> bool:
    return (
        isinstance(data, dict)
        and set(data) == form.HEAD_KEYS
        and data["diptych"] == form.HEAD
        and _is_count(data["since"])
        and _is_count(data["count"])
        and all(keys.is_hex(data[name], 32) for name in ("hash", "root", "earlier"))
        and all(isinstance(data[name], str) for name in ("party", "programme", "at"))
        and (data["key"] is None or keys.is_hex(data["key"], 32))
    )


# Signatures -----------------------------------------------------------------------------------------------------------


def check_signature(signed: Data) -> None:
    """Raise what is wrong with a signature that is there; that none is there is for whoever asked to say."""
    unsigned = [signed["head"]["key"], signed["public"], signed["signature"]].count(None)
    if unsigned != 3 and (unsigned or not _is_signed(signed)):
        raise Wrong("forged")


def _is_signed(signed: Data) -> bool:
    head, public, signature = signed["head"], signed["public"], signed["signature"]
    return (
        keys.is_hex(public, 32)
        and keys.fingerprint(public) == head["key"]
        and isinstance(signature, str)
        and keys.is_signed(canonical(head), public=public, signature=signature)
    )


def fault_of_key(head: Data, key: str | None) -> Fault | None:
    """What is wrong with who has signed: nobody, or another key than the one with the fingerprint that was named."""
    if head["key"] is None:
        return Fault(code="unsigned")
    return Fault(code="other_key", found=head["key"]) if key and head["key"] != key else None


# Files ----------------------------------------------------------------------------------------------------------------


def verify_file(path: Path, *, key: str | None = None) -> Verified:
    """Verify the file of a view, or the proof of one entry; ``key`` is the fingerprint that has to have signed it.

    Refused for a file that cannot be read, or is no such file ("no_ledger_file").
    """
    if _begins_as_proof(path):
        from diptych.kernel.audit.files.proving import verify_proof

        return verify_proof(path, key=key)
    return verified(view := View(path), view.fault(), key)


def verified(view: View, fault: Fault | None, key: str | None = None) -> Verified:
    """What was found of a view that has been read."""
    found = view.trailer.get("head")
    head: Data = found if isinstance(found, dict) else {}
    if fault is None:
        fault = fault_of_key(head, key)
    return Verified(
        kind="view",
        path=str(view.path),
        party=view.header.get("party", ""),
        programme=view.header.get("programme", ""),
        since=view.header.get("since", 0),
        count=view.count if view.header else 0,
        hash=view.last,
        root=view.tree.root().hex(),
        at=head.get("at", ""),
        key=head.get("key"),
        earlier=len(view.trailer.get("earlier") or ()) if fault is None else 0,
        fault=fault,
    )


def _begins_as_proof(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(64).startswith(b'{"diptych":"%b"' % form.PROOF.encode())
    except OSError as error:
        raise keys.unreadable(path, error) from None
