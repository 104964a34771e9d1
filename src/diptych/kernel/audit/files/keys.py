"""Keys that parties sign with: Ed25519 (RFC 8032), the private half in a file of PKCS #8 that its owner alone may read.

The public half is written as the hexadecimal of its 32 bytes, and called by the SHA-256 of these, its fingerprint.
"""

from __future__ import annotations

import os
import re
from hashlib import sha256
from pathlib import Path

from diptych.engines.values.errors import Refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

LARGEST = 64 * 1024
"""Bytes that are read of a file that should be a key."""

_HEX = re.compile(r"[0-9a-f]*")


def new_key() -> Ed25519PrivateKey:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.generate()


def public_of(key: Ed25519PrivateKey) -> str:
    """The public half of a key, in hexadecimal."""
    return key.public_key().public_bytes_raw().hex()


def fingerprint(public: str) -> str:
    """What a public key is called."""
    return sha256(bytes.fromhex(public)).hexdigest()


def sign(key: Ed25519PrivateKey, message: bytes) -> str:
    """The signature, in hexadecimal."""
    return key.sign(message).hex()


def is_signed(message: bytes, *, public: str, signature: str) -> bool:
    """Whether a message was signed with the private half of a key; never for what is no key or no signature."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    if not (is_hex(public, 32) and is_hex(signature, 64)):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(bytes.fromhex(signature), message)
    except (InvalidSignature, ValueError):
        return False
    return True


def is_hex(found: object, length: int) -> bool:
    """Whether this is so many bytes in hexadecimal, written in the one way that we write it."""
    return isinstance(found, str) and len(found) == 2 * length and _HEX.fullmatch(found) is not None


# Files ----------------------------------------------------------------------------------------------------------------


def write_private(path: Path, key: Ed25519PrivateKey, passphrase: str | None) -> None:
    """Keep a private key in a new file that nobody else may read. Refused("file_there"), Refused("unwritable")."""
    from cryptography.hazmat.primitives.serialization import (
        BestAvailableEncryption,
        Encoding,
        NoEncryption,
        PrivateFormat,
    )

    hidden = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, hidden)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(path, "xb", opener=_private) as file:
            file.write(pem)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        raise Refused("file_there", path=str(path)) from None
    except OSError as error:
        raise Refused("unwritable", path=str(path), why=error.strerror or str(error)) from None


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def read_private(path: Path, passphrase: str | None) -> Ed25519PrivateKey:
    """A private key from its file. Refused for a file that cannot be read, or is none: "no_private_key",
    "passphrase_missing", "passphrase_wrong"."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    pem = read(path)
    encrypted = b"ENCRYPTED" in pem
    if encrypted and not passphrase:
        raise Refused("passphrase_missing", path=str(path))
    try:
        key = load_pem_private_key(pem, passphrase.encode() if encrypted and passphrase else None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        code = "passphrase_wrong" if encrypted else "no_private_key"
        raise Refused(code, path=str(path)) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise Refused("no_private_key", path=str(path))
    return key


def public_pem(public: str) -> str:
    """A public key as others read it."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    key: Ed25519PublicKey = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
    return key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode("ascii")


def read_public(path: Path) -> str:
    """A public key from a file of PEM, in hexadecimal; Refused("no_public_key") for a file that is none."""
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        key = load_pem_public_key(read(path))
    except (ValueError, UnsupportedAlgorithm):
        key = None
    if not isinstance(key, Ed25519PublicKey):
        raise Refused("no_public_key", path=str(path))
    return key.public_bytes_raw().hex()


def meant(found: str) -> str:
    """The fingerprint that somebody names: written out, or that of the public key in a file."""
    plain = found.lower().replace(":", "").replace(" ", "")
    return plain if is_hex(plain, 32) else fingerprint(read_public(Path(found)))


def read(path: Path) -> bytes:
    """A small file; Refused("not_found"), ("is_folder"), ("unreadable")."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST)
    except OSError as error:
        raise unreadable(path, error) from None


def unreadable(path: Path, error: OSError) -> Refused:
    """Why a file cannot be read."""
    if isinstance(error, FileNotFoundError):
        return Refused("not_found", path=str(path))
    if isinstance(error, IsADirectoryError):
        return Refused("is_folder", path=str(path))
    return Refused("unreadable", path=str(path), why=error.strerror or str(error))
