"""Trees over digests, as RFC 6962 (section 2.1) has them: one root stands for many entries, a few hashes for one.

The leaves are the digests of entries, as 32 bytes each.
"""

from __future__ import annotations

from hashlib import sha256

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def leaf(digest: str) -> bytes:
    """A digest, in hexadecimal, as a leaf of the tree."""
    return sha256(b"\0" + bytes.fromhex(digest)).digest()


def _node(left: bytes, right: bytes) -> bytes:
    return sha256(b"\1" + left + right).digest()


class Tree:
    """A tree that grows leaf by leaf, of which only the tops of its full parts are kept.

    Those, the ``frontier``, are all it takes to let a tree grow further somewhere else.
    """

    def __init__(self, count: int = 0, frontier: Iterable[bytes] = ()) -> None:
        self.count = count
        self.frontier = list(frontier)

    def add(self, node: bytes) -> None:
        """Add a leaf."""
        rest = self.count
        while rest & 1:
            node = _node(self.frontier.pop(), node)
            rest >>= 1
        self.frontier.append(node)
        self.count += 1

    def root(self) -> bytes:
        """One hash for all that is in it."""
        if not self.frontier:
            return sha256(b"").digest()
        root = self.frontier[-1]
        for left in reversed(self.frontier[:-1]):
            root = _node(left, root)
        return root


def fits(count: int, frontier: Sequence[object]) -> bool:
    """Whether a tree of so many leaves has as many full parts."""
    return count.bit_count() == len(frontier)


class Grown:
    """A tree whose last leaves are known, and of the ``since`` first ones the frontier alone."""

    def __init__(self, since: int, frontier: Sequence[bytes], leaves: Sequence[bytes]) -> None:
        self.since = since
        self.leaves = leaves
        self.count = since + len(leaves)
        self._tops: dict[tuple[int, int], bytes] = {}
        begin = 0
        for power, top in zip(_powers(since), frontier, strict=True):
            self._tops[begin, begin + power] = top
            begin += power

    def path(self, index: int) -> list[bytes]:
        """What it takes to get from a known leaf, counted from zero, to the root; the lowest first."""
        return self._path(index, 0, self.count)

    def _path(self, index: int, begin: int, end: int) -> list[bytes]:
        if end - begin == 1:
            return []
        middle = begin + _half(end - begin)
        if index < middle:
            return [*self._path(index, begin, middle), self._top(middle, end)]
        return [*self._path(index, middle, end), self._top(begin, middle)]

    def _top(self, begin: int, end: int) -> bytes:
        if (begin, end) in self._tops:
            return self._tops[begin, end]
        if begin >= self.since:
            tree = Tree()
            for node in self.leaves[begin - self.since : end - self.since]:
                tree.add(node)
            return tree.root()
        middle = begin + _half(end - begin)
        return _node(self._top(begin, middle), self._top(middle, end))


def _half(count: int) -> int:
    """The largest power of two below a number."""
    return 1 << ((count - 1).bit_length() - 1)


def _powers(count: int) -> Iterator[int]:
    for bit in reversed(range(count.bit_length())):
        if count >> bit & 1:
            yield 1 << bit


def root_by(path: Sequence[bytes], node: bytes, index: int, count: int) -> bytes | None:
    """The root that a leaf at this place in a tree of so many leads to; None where no such path leads there.

    RFC 9162, section 2.1.3.2.
    """
    if not 0 <= index < count:
        return None
    place, last = index, count - 1
    for other in path:
        if last == 0:
            return None
        if place & 1 or place == last:
            node = _node(other, node)
            while place and not place & 1:
                place >>= 1
                last >>= 1
        else:
            node = _node(node, other)
        place >>= 1
        last >>= 1
    return node if last == 0 else None
