"""Verifying a file: whatever was done to it is noticed, and named where it can be."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.engines.values.errors import Refused
from diptych.kernel.audit.canonical import canonical
from diptych.kernel.audit.files import form
from diptych.kernel.audit.files.reading import Fault, verify_file
from tests.kernel.audit.files.making import Data, Write, entry, is_noticed, key, lines, name_of, with_each_byte_changed

TEN = [entry(number) for number in range(1, 11)]


def fault(path: Path, key: str | None = None) -> tuple[Any, ...] | None:
    """What is wrong first: its code, and where."""
    found = verify_file(path, key=key).fault
    return found and tuple(value for name in Fault._fields if (value := getattr(found, name)) is not None)


def changed(line: bytes, **instead: Any) -> bytes:
    return form.line({**json.loads(line), **instead})


# A file that is whole -------------------------------------------------------------------------------------------------


def test_file_that_nobody_touched_is_whole(write: Write) -> None:
    found = verify_file(write(TEN), key=name_of())
    assert (found.fault, found.kind, found.party, found.programme) == (None, "view", "CN", "ru-cn")
    assert (found.since, found.count, found.key, found.at) == (0, 10, name_of(), "2026-11-22T09:00:00Z")


@pytest.mark.parametrize("since", range(11))
def test_file_may_begin_anywhere(write: Write, since: int) -> None:
    whole, part = verify_file(write(TEN)), verify_file(write(TEN, since=since))
    assert (part.fault, part.since) == (None, since)
    assert (part.count, part.hash, part.root) == (10, whole.hash, whole.root)


def test_file_without_entries_is_whole(write: Write) -> None:
    assert fault(write(lines([], by=key()))) is None


def test_file_is_verified_without_a_site(write: Write, tmp_path: Path) -> None:
    """Neither settings nor a database nor a data folder, nor even Django itself."""
    path = write(TEN)
    program = (
        "import sys; from pathlib import Path\n"
        "from diptych.kernel.audit.files.reading import verify_file\n"
        "print(verify_file(Path(sys.argv[1])).fault, 'django' in sys.modules)"
    )
    empty = tmp_path / "empty"
    empty.mkdir()
    command = [sys.executable, "-I", "-c", program, str(path)]
    done = subprocess.run(command, cwd=empty, env={}, capture_output=True, encoding="utf-8", check=True)
    assert (done.stdout, list(empty.iterdir())) == ("None False\n", [])


# Any change -----------------------------------------------------------------------------------------------------------


SMALL = b"".join(
    lines(
        [entry(1), entry(2, "parties")],
        by=key(),
        earlier=[
            {name: value for name, value in json.loads(lines([entry(1)], by=key())[-1]).items() if name != "earlier"}
        ],
    )
)


def test_small_file_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "small.jsonl"
    path.write_bytes(SMALL)
    found = verify_file(path)
    assert (found.fault, found.earlier) == (None, 1)


@pytest.mark.parametrize("bit", [1, 32])
def test_change_of_any_byte_is_noticed(tmp_path: Path, bit: int) -> None:
    """The lowest bit makes another digit or letter of it, the sixth a capital of a small one."""
    path = tmp_path / "small.jsonl"
    path.write_bytes(SMALL)
    assert [place for place in with_each_byte_changed(path, bit) if not is_noticed(path)] == []


@given(st.integers(0, len(SMALL) - 1), st.integers(0, 3), st.binary(max_size=3))
def test_whatever_stands_instead_of_some_bytes_is_noticed(
    tmp_path_factory: pytest.TempPathFactory, place: int, gone: int, instead: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any-change.jsonl"
    path.write_bytes(SMALL[:place] + instead + SMALL[place + gone :])
    assert path.read_bytes() == SMALL or is_noticed(path)


@given(st.integers(0, len(SMALL) - 1))
def test_file_that_breaks_off_is_noticed(tmp_path_factory: pytest.TempPathFactory, length: int) -> None:
    path = tmp_path_factory.getbasetemp() / "broken-off.jsonl"
    path.write_bytes(SMALL[:length])
    assert is_noticed(path)


# What is named --------------------------------------------------------------------------------------------------------


def test_altered_entry_is_named(write: Write) -> None:
    found = lines(TEN, by=key())
    found[4] = changed(found[4], entry=entry(4, reason="another"))
    assert fault(write(found)) == ("altered", 4)


@pytest.mark.parametrize(("gone", "said"), [([3], (3, 3)), ([3, 4, 5], (3, 5)), ([1], (1, 1)), ([3, 7], (3, 3))])
def test_removed_entries_are_named(write: Write, gone: list[int], said: tuple[int, int]) -> None:
    found = [line for number, line in enumerate(lines(TEN, by=key())) if number not in gone]
    assert fault(write(found)) == ("removed", *said)


@pytest.mark.parametrize(("one", "other"), [(3, 4), (1, 10), (2, 9)])
def test_reordered_entries_are_named(write: Write, one: int, other: int) -> None:
    found = lines(TEN, by=key())
    found[one], found[other] = found[other], found[one]
    assert fault(write(found)) == ("reordered", one, other)


def test_entry_that_stands_twice_is_named(write: Write) -> None:
    found = lines(TEN, by=key())
    assert fault(write([*found[:6], found[3], *found[6:]])) == ("inserted", 6)


def test_entries_renumbered_after_one_was_removed_do_not_follow(write: Write) -> None:
    found = lines(TEN, by=key())
    rest = [changed(line, number=number) for number, line in enumerate([*found[1:3], *found[4:-1]], start=1)]
    assert fault(write([found[0], *rest, found[-1]])) == ("unchained", 3)


def test_end_that_is_missing_is_named(write: Write) -> None:
    found = lines(TEN, by=key())
    assert fault(write(found[:-1])) == ("truncated", 11)
    assert fault(write(found[:4])) == ("truncated", 4)


def test_what_follows_the_end_is_named(write: Write) -> None:
    found = lines(TEN, by=key())
    assert fault(write([*found, b"\n"])) == ("surplus", 13)
    assert fault(write([*found, found[3]])) == ("surplus", 13)


def test_shorter_file_under_the_old_signature_is_named(write: Write) -> None:
    found = lines(TEN, by=key())
    assert fault(write([*found[:-2], found[-1]])) == ("other_end",)


def test_file_made_anew_under_the_old_signature_is_named(write: Write) -> None:
    """By somebody who knows how entries are chained, and has no key."""
    old = json.loads(lines(TEN, by=key())[-1])
    found = lines([*TEN[:4], entry(5, reason="another"), *TEN[5:]])
    assert fault(write([*found[:-1], form.line(old)])) == ("other_end",)
    end = json.loads(found[-1])
    head = {**end["head"], "key": old["head"]["key"]}
    forged = form.line({**end, "head": head, "public": old["public"], "signature": old["signature"]})
    assert fault(write([*found[:-1], forged])) == ("forged",)


def test_other_tree_is_named(write: Write) -> None:
    found = lines(TEN)
    end = json.loads(found[-1])
    found[-1] = form.line({**end, "head": {**end["head"], "root": "0" * 64}})
    assert fault(write(found)) == ("other_root",)


@pytest.mark.parametrize(
    "instead", [{"public": None}, {"signature": None}, {"signature": "00" * 64}, {"signature": 5}, {"public": "x"}]
)
def test_signature_that_is_none_is_named(write: Write, instead: Data) -> None:
    found = lines(TEN, by=key())
    assert fault(write([*found[:-1], changed(found[-1], **instead)])) == ("forged",)


def test_file_that_nobody_signed_is_named(write: Write) -> None:
    assert fault(write(lines(TEN))) == ("unsigned",)


def test_file_signed_by_somebody_else_is_named(write: Write) -> None:
    path = write(TEN, by=key("RU"))
    assert fault(path) is None
    assert fault(path, key=name_of("RU")) is None
    assert fault(path, key=name_of("CN")) == ("other_key", name_of("RU"))


@pytest.mark.parametrize(
    "line",
    [
        b"{}\n",
        b"[]\n",
        b"\n",
        b"nonsense\n",
        b'{"digest":"","entry":[],"hash":"","number":1}\n',
        b'{"digest":"","entry":{},"hash":"","number":true}\n',
        b'{"digest":"","entry":{},"hash":"","number":-1}\n',
        b'{"digest": "","entry":{},"hash":"","number":1}\n',
        b'{"digest":"","entry":{},"hash":"","number":1,"number":1}\n',
        b'{"digest":"","entry":{},"hash":"","number":1}\r\n',
        b'{"digest":"","entry":' + b"[" * 400 + b"]" * 400 + b',"hash":"","number":1}\n',
        b"\xff\n",
    ],
)
def test_line_that_is_none_is_named(write: Write, line: bytes) -> None:
    found = lines(TEN, by=key())
    assert fault(write([found[0], line, *found[1:]])) == ("garbled", 2)


@pytest.mark.parametrize("number", [True, 1.0, "1"])
def test_number_that_is_written_otherwise_is_named(write: Write, number: Any) -> None:
    found = lines(TEN, by=key())
    assert fault(write([found[0], changed(found[1], number=number), *found[2:]])) == ("garbled", 2)


@pytest.mark.parametrize(
    "instead",
    [
        {"since": -1},
        {"since": True},
        {"since": "0"},
        {"since": 3},
        {"frontier": ["00" * 32]},
        {"frontier": None},
        {"previous": "0"},
        {"party": None},
        {"more": 1},
    ],
)
def test_first_line_that_is_none_is_named(write: Write, instead: Data) -> None:
    found = lines(TEN, by=key())
    assert fault(write([changed(found[0], **instead), *found[1:]])) == ("garbled", 1)


@pytest.mark.parametrize("instead", [{"count": "10"}, {"at": None}, {"root": 5}, {"diptych": "x"}, {"key": "x"}])
def test_last_line_that_is_none_is_named(write: Write, instead: Data) -> None:
    found = lines(TEN, by=key())
    end = json.loads(found[-1])
    found[-1] = form.line({**end, "head": {**end["head"], **instead}})
    assert fault(write(found)) == ("garbled", 12)


@pytest.mark.parametrize("text", [b"", b"{}", b"[]", b"hello", b"\x00" * 200, b'{"diptych":"agreement/1"}\n'])
def test_other_file_is_refused(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "other"
    path.write_bytes(text)
    with pytest.raises(Refused) as caught:
        verify_file(path)
    assert (caught.value.code, caught.value.facts) == ("no_ledger_file", {"path": str(path)})


def test_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "none", "not_found"), (tmp_path, "is_folder")):
        with pytest.raises(Refused) as caught:
            verify_file(path)
        assert caught.value.code == code


# Earlier heads --------------------------------------------------------------------------------------------------------


def earlier(entries: list[Data], **options: Any) -> Data:
    """The signed head of an earlier export."""
    end = json.loads(lines(entries, **{"by": key(), **options})[-1])
    return {name: end[name] for name in form.SIGNED_KEYS}


def test_earlier_heads_are_agreed_with(write: Write) -> None:
    heads = [earlier(TEN[:3]), earlier(TEN[:3], by=key("former")), earlier(TEN[:8], since=2)]
    found = verify_file(write(TEN, earlier=heads))
    assert (found.fault, found.earlier) == (None, 3)
    assert fault(write(TEN, earlier=heads, since=5)) is None


def test_ledger_written_anew_is_found_by_an_earlier_head(write: Write) -> None:
    """Even if whoever did it has the key."""
    head = earlier([*TEN[:3], entry(4, reason="another")])
    assert fault(write(TEN, earlier=[earlier(TEN[:2]), head])) == ("rewritten", 4, "2026-11-22T09:00:00Z")


@pytest.mark.parametrize(
    "head",
    [
        earlier(TEN, party="RU"),
        earlier(TEN, programme="nl-cn"),
        earlier([*TEN, entry(11)]),
        earlier(TEN, by=None),
        {**earlier(TEN), "signature": "00" * 64},
    ],
)
def test_earlier_head_that_was_not_signed_so_is_named(write: Write, head: Data) -> None:
    assert fault(write(TEN, earlier=[head])) == ("earlier", "2026-11-22T09:00:00Z")


@pytest.mark.parametrize("head", [{}, [], None, {**earlier(TEN), "more": 1}])
def test_earlier_head_that_is_none_is_named(write: Write, head: Any) -> None:
    assert fault(write(TEN, earlier=[head])) == ("earlier",)


def test_earlier_heads_cannot_be_left_out(write: Write) -> None:
    found = lines(TEN, by=key(), earlier=[earlier(TEN[:3])])
    assert fault(write([*found[:-1], changed(found[-1], earlier=[])])) == ("earlier",)


# Anybody --------------------------------------------------------------------------------------------------------------


def test_file_can_be_verified_by_anybody(write: Write) -> None:
    """From what docs/ledger.md says, with what every language has."""
    from hashlib import sha256

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    def said(data: object) -> bytes:
        return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    def root(leaves: list[bytes]) -> bytes:
        if len(leaves) == 1:
            return sha256(b"\0" + leaves[0]).digest()
        half = 1 << (len(leaves) - 1).bit_length() - 1
        return sha256(b"\1" + root(leaves[:half]) + root(leaves[half:])).digest()

    first, *rows, last = [json.loads(line) for line in write(TEN).read_text("utf-8").splitlines()]
    previous, leaves = first["previous"], []
    for number, row in enumerate(rows, start=1):
        digest = sha256(said(row["entry"])).hexdigest()
        previous = sha256(said({"digest": digest, "previous": previous, "sequence": number})).hexdigest()
        leaves.append(bytes.fromhex(digest))
        assert row == {"digest": digest, "entry": row["entry"], "hash": previous, "number": number}
    head = last["head"]
    assert (head["count"], head["hash"], head["root"]) == (10, previous, root(leaves).hex())
    public = bytes.fromhex(last["public"])
    assert head["key"] == sha256(public).hexdigest() == name_of()
    Ed25519PublicKey.from_public_bytes(public).verify(bytes.fromhex(last["signature"]), said(head))
    assert said(head) == canonical(head)
