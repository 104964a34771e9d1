"""Pages that are the same for everybody, kept ready to send: made once, packed once, forgotten when not asked for."""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from threading import Lock

from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Hashable


class Kept(Record):
    """A page packed for sending; ``etag`` is the same for the page packed and unpacked, and so a weak one."""

    packed: bytes
    etag: str

    @property
    def plain(self) -> bytes:
        return gzip.decompress(self.packed)


class Shelf:
    """The pages asked for last, at most ``room`` of them. Safe to use from several threads."""

    def __init__(self, room: int) -> None:
        self.room = room
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], bytes]) -> Kept:
        """The page of a key, made if it is not there. Two threads may make the same page at once; one is kept."""
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
                return found
        made = pack(make())
        with self._lock:
            self._kept[key] = made
            self._kept.move_to_end(key)
            while len(self._kept) > self.room:
                self._kept.popitem(last=False)
        return made

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()

    def __len__(self) -> int:
        return len(self._kept)


def pack(body: bytes) -> Kept:
    """The page as it is kept; the same body gives the same bytes and the same tag."""
    digest = hashlib.sha256(body).hexdigest()[:32]
    return Kept(packed=gzip.compress(body, compresslevel=6, mtime=0), etag=f'W/"{digest}"')
