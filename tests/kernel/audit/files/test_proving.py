"""A proof of one entry: it holds alone, shows no other, and is worth nothing once a byte of it was changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from diptych.engines.values.errors import Refused
from diptych.kernel.audit.files import form
from diptych.kernel.audit.files.proving import entry_of, prove
from diptych.kernel.audit.files.reading import verify_file
from tests.kernel.audit.files.making import Write, entry, is_noticed, key, lines, name_of, with_each_byte_changed

ELEVEN = [entry(number) for number in range(1, 12)]


def proof(write: Write, number: int = 5, **options: Any) -> Path:
    path = write(ELEVEN, **options)
    found, text = prove(path, number)
    assert found.fault is None
    target = path.with_name("proof.json")
    target.write_bytes(text)
    return target


@pytest.mark.parametrize("since", [0, 3, 8])
@pytest.mark.parametrize("number", range(1, 12))
def test_entry_is_proved(write: Write, number: int, since: int) -> None:
    if number <= since:
        with pytest.raises(Refused) as caught:
            prove(write(ELEVEN, since=since), number)
        assert caught.value.code == "no_entry"
        return
    path = proof(write, number, since=since)
    found = verify_file(path, key=name_of())
    assert (found.kind, found.fault, found.count, found.party) == ("proof", None, number, "CN")
    assert entry_of(path) == entry(number)


def test_proof_shows_no_other_entry(write: Write) -> None:
    text = proof(write).read_text("utf-8")
    assert [number for number in range(1, 12) if f'"request-{number}"' in text] == [5]
    assert len(json.loads(text)["path"]) == 4


@pytest.mark.parametrize("bit", [1, 32])
def test_change_of_any_byte_is_noticed(write: Write, bit: int) -> None:
    path = proof(write)
    assert [place for place in with_each_byte_changed(path, bit) if not is_noticed(path)] == []


@pytest.mark.parametrize("number", [0, 4, 6, 12, -1, True, 5.0, 2**60])
def test_proof_of_another_place_is_none(write: Write, number: Any) -> None:
    path = proof(write)
    path.write_bytes(form.line({**json.loads(path.read_bytes()), "number": number}))
    fault = verify_file(path).fault
    assert fault is not None
    assert fault.code in ("not_proved", "garbled")


def test_proof_from_a_file_that_nobody_signed_is_worth_nothing(write: Write) -> None:
    found, text = prove(write(lines(ELEVEN)), 5)
    assert (found.fault and found.fault.code, text) == ("unsigned", b"")


def test_proof_by_another_key_is_named(write: Write) -> None:
    fault = verify_file(proof(write, by=key("RU")), key=name_of("CN")).fault
    assert (fault and fault.code, fault and fault.found) == ("other_key", name_of("RU"))


def test_file_that_is_not_whole_proves_nothing(write: Write) -> None:
    found, text = prove(write(lines(ELEVEN, by=key())[:-1]), 5)
    assert (found.fault and found.fault.code, text) == ("truncated", b"")
