"""Keys and signatures: a key is for its owner alone, and a file is signed once, where the key is."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat

from diptych.engines.values.errors import Refused
from diptych.kernel.audit.files import keys
from diptych.kernel.audit.files.reading import verify_file
from diptych.kernel.audit.files.signing import sign_file
from tests.kernel.audit.files.making import Write, entry, key, lines, name_of

TEN = [entry(number) for number in range(1, 11)]


def refusal(call: object, *arguments: object) -> str:
    with pytest.raises(Refused) as caught:
        call(*arguments)  # type: ignore[operator]
    return caught.value.code


def test_key_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "cn.pem"
    keys.write_private(path, key(), None)
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert keys.public_of(keys.read_private(path, None)) == keys.public_of(key())
    # A passphrase that stands in the surroundings for another key does no harm.
    assert keys.public_of(keys.read_private(path, "for another")) == keys.public_of(key())


def test_locked_key_is_opened_by_its_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "cn.pem"
    keys.write_private(path, key(), "Шёлк 红")
    assert keys.public_of(keys.read_private(path, "Шёлк 红")) == keys.public_of(key())
    assert refusal(keys.read_private, path, None) == "passphrase_missing"
    assert refusal(keys.read_private, path, "Шелк 红") == "passphrase_wrong"


def test_key_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "cn.pem"
    keys.write_private(path, key(), None)
    assert refusal(keys.write_private, path, key("RU"), None) == "file_there"
    assert keys.public_of(keys.read_private(path, None)) == keys.public_of(key())


def test_what_is_no_key_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.pem"
    other = generate_private_key(SECP256R1())
    public = other.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    private = other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    for text in (b"", b"hello", b"\xff" * 100, private, public):
        path.write_bytes(text)
        assert refusal(keys.read_private, path, None) == "no_private_key"
        assert refusal(keys.read_public, path) == "no_public_key"
    assert refusal(keys.read_private, tmp_path / "none", None) == "not_found"
    assert refusal(keys.read_public, tmp_path) == "is_folder"


def test_fingerprint_is_meant_by_its_letters_or_by_a_file(tmp_path: Path) -> None:
    path = tmp_path / "cn-public.pem"
    path.write_text(keys.public_pem(keys.public_of(key())))
    name = name_of()
    spaced = ":".join(name[place : place + 2] for place in range(0, 64, 2)).upper()
    assert [keys.meant(found) for found in (str(path), name, name.upper(), spaced)] == [name] * 4
    assert refusal(keys.meant, name[:-1]) == "not_found"


@pytest.mark.parametrize("since", [0, 4])
def test_file_is_signed_elsewhere(write: Write, tmp_path: Path, since: int) -> None:
    path = write(lines(TEN, since=since))
    to = tmp_path / "signed.jsonl"
    assert sign_file(path, key(), to=to).fault is None
    assert to.read_bytes() == b"".join(lines(TEN, since=since, by=key()))
    assert to.stat().st_mode & 0o777 == 0o600
    assert sign_file(path, key(), to=path).key == name_of()
    assert path.read_bytes() == to.read_bytes()
    assert verify_file(path, key=name_of()).fault is None
    assert sorted(found.name for found in tmp_path.iterdir()) == ["signed.jsonl", "view.jsonl"]


def test_signed_file_is_not_signed_again(write: Write, tmp_path: Path) -> None:
    assert refusal(lambda: sign_file(write(TEN), key("RU"), to=tmp_path / "x")) == "signed_already"


def test_file_that_is_not_whole_is_not_signed(write: Write, tmp_path: Path) -> None:
    found = lines(TEN)
    path = write([*found[:3], *found[4:]])
    fault = sign_file(path, key(), to=tmp_path / "signed").fault
    assert (fault and fault.code, (tmp_path / "signed").exists()) == ("removed", False)


def test_place_that_cannot_be_written_is_said(write: Write, tmp_path: Path) -> None:
    assert refusal(lambda: sign_file(write(lines(TEN)), key(), to=tmp_path / "none" / "x")) == "unwritable"
