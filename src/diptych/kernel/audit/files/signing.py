"""Signing a file where the key is, which may be a machine that has never seen the site."""

from __future__ import annotations

import os
import secrets
from contextlib import contextmanager
from pathlib import Path

from diptych.engines.values.errors import Refused
from diptych.kernel.audit.canonical import canonical
from diptych.kernel.audit.files import form, keys
from diptych.kernel.audit.files.reading import Verified, View, verified

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, BinaryIO

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    Data = dict[str, Any]


def signed(head: Data, key: Ed25519PrivateKey | None) -> tuple[Data, str | None, str | None]:
    """A head with the key that signs it, the public half of that key, and the signature; None where there is no key."""
    if key is None:
        return {**head, "key": None}, None, None
    public = keys.public_of(key)
    head = {**head, "key": keys.fingerprint(public)}
    return head, public, keys.sign(key, canonical(head))


def sign_file(path: Path, key: Ed25519PrivateKey, *, to: Path) -> Verified:
    """Sign the file of a view that is whole; ``to`` may be the same file. Nothing is written where something is wrong.

    Refused for a file that cannot be read, is no such file, or is signed already ("signed_already").
    """
    view = View(path)
    fault = view.fault()
    if fault:
        return verified(view, fault)
    if view.head["key"] is not None:
        raise Refused("signed_already", path=str(path), key=view.head["key"])
    head, public, signature = signed(view.head, key)
    trailer = form.trailer(head, view.trailer["earlier"], public=public, signature=signature)
    size = path.stat().st_size - len(form.line(view.trailer))
    with written(to) as file, path.open("rb") as before:
        while piece := before.read(min(1 << 20, size - before.tell())):
            file.write(piece)
        file.write(form.line(trailer))
    view.trailer = trailer
    return verified(view, None)


@contextmanager
def written(path: Path) -> Iterator[BinaryIO]:
    """A file that gets its name when all of it is on the disk, for nobody but its owner. Refused("unwritable")."""
    new = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    try:
        try:
            with open(new, "xb", opener=_private) as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)
    except OSError as error:
        raise Refused("unwritable", path=str(path), why=error.strerror or str(error)) from None


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
