"""Files of views, made without a database: entries as they would be sealed, in the lines they would stand in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from diptych.engines.values.errors import Refused
from diptych.kernel.audit.canonical import canonical
from diptych.kernel.audit.chain import GENESIS, digest_of, link
from diptych.kernel.audit.files import form
from diptych.kernel.audit.files.keys import fingerprint, public_of
from diptych.kernel.audit.files.reading import verify_file
from diptych.kernel.audit.files.signing import signed
from diptych.kernel.audit.merkle import Tree, leaf

Data = dict[str, Any]

PROGRAMME = "ru-cn"


@cache
def key(name: str = "CN") -> Ed25519PrivateKey:
    """The same key for one name, in every run."""
    return Ed25519PrivateKey.from_private_bytes(name.encode().ljust(32, b"."))


def name_of(one: str = "CN") -> str:
    """The fingerprint of a key."""
    return fingerprint(public_of(key(one)))


def entry(number: int, audience: str = "", **instead: Any) -> Data:
    """What an entry says; one number, one entry."""
    said = {
        "action": "test.rename_thing",
        "actor_id": "anna",
        "actor_kind": "person",
        "actor_label": "Анна Ли",
        "after": {"title": f"Красный шёлк {number}", "tags": [number, None, True]},
        "at": "2026-11-21T12:00:00.000123Z",
        "audience": audience,
        "before": None,
        "label": {"ru": "Красный шёлк", "zh-hans": "红丝绸"},
        "party": "RU",
        "programme": PROGRAMME,
        "reason": 'as "printed"\n',
        "request": f"request-{number}",
        "salt": f"{number:032x}",
        "thing_id": str(number),
        "thing_type": "slate.proposal",
    }
    return {**said, **instead}


def lines(
    entries: list[Data],
    *,
    party: str = "CN",
    programme: str = PROGRAMME,
    since: int = 0,
    earlier: list[Data] | None = None,
    by: Ed25519PrivateKey | None = None,
    at: str = "2026-11-22T09:00:00Z",
) -> list[bytes]:
    """The lines of a view with these entries, of which the first ``since`` are left out."""
    tree, previous, found = Tree(), GENESIS, []
    begin: tuple[str, list[bytes]] = (GENESIS, [])
    for number, said in enumerate(entries, start=1):
        text = canonical(said)
        digest = digest_of(text)
        previous = link(digest, previous, number)
        tree.add(leaf(digest))
        found.append(form.entry_line(number=number, digest=digest, own=previous, text=text))
        if number == since:
            begin = previous, list(tree.frontier)
    place = {"party": party, "programme": programme, "since": since}
    head = form.head(
        **place, count=len(entries), own=previous, root=tree.root(), earlier=earlier or [], at=at, key=None
    )
    head, public, signature = signed(head, by)
    return [
        form.line(form.header(**place, previous=begin[0], frontier=begin[1])),
        *found[since:],
        form.line(form.trailer(head, earlier or [], public=public, signature=signature)),
    ]


Write = Callable[..., Path]


def writer(folder: Path) -> Write:
    """Writes lines, or the lines of entries, into files of a folder."""

    def write(found: list[Any], name: str = "view.jsonl", **options: Any) -> Path:
        made = found if found and isinstance(found[0], bytes) else lines(found, **{"by": key(), **options})
        path = folder / name
        path.write_bytes(b"".join(made))
        return path

    return write


def is_noticed(path: Path) -> bool:
    """Whether something is found to be wrong with a file."""
    try:
        return verify_file(path).fault is not None
    except Refused as refused:
        return refused.code == "no_ledger_file"


def with_each_byte_changed(path: Path, bit: int) -> Iterator[int]:
    """Change one byte of a file after another, each while its place is looked at."""
    text = path.read_bytes()
    with path.open("r+b", buffering=0) as file:
        for place, byte in enumerate(text):
            for written in (byte ^ bit, byte):
                file.seek(place)
                file.write(bytes([written]))
                if written != byte:
                    yield place
