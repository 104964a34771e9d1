"""Trees: grown leaf by leaf they are those of RFC 6962, and a path from a leaf leads to the root or nowhere."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.kernel.audit.merkle import Grown, Tree, fits, leaf, root_by


def digests(count: int) -> list[str]:
    return [sha256(b"%d" % number).hexdigest() for number in range(count)]


def by_definition(nodes: list[bytes]) -> bytes:
    """RFC 6962, section 2.1, word for word."""
    if not nodes:
        return sha256(b"").digest()
    if len(nodes) == 1:
        return nodes[0]
    k = 1
    while k * 2 < len(nodes):
        k *= 2
    return sha256(b"\1" + by_definition(nodes[:k]) + by_definition(nodes[k:])).digest()


def grown(nodes: list[bytes]) -> Tree:
    tree = Tree()
    for node in nodes:
        tree.add(node)
    return tree


def test_leaf_is_the_hash_of_a_zero_and_the_digest() -> None:
    (digest,) = digests(1)
    assert leaf(digest) == sha256(b"\0" + bytes.fromhex(digest)).digest()


@pytest.mark.parametrize("count", range(40))
def test_root_is_that_of_the_definition(count: int) -> None:
    nodes = [leaf(digest) for digest in digests(count)]
    tree = grown(nodes)
    assert (tree.root(), tree.count) == (by_definition(nodes), count)
    assert fits(count, tree.frontier)
    assert not fits(count, [*tree.frontier, b""])


@given(st.integers(0, 70), st.integers(0, 70))
def test_tree_grows_on_from_its_frontier(before: int, after: int) -> None:
    nodes = [leaf(digest) for digest in digests(before + after)]
    frontier = grown(nodes[:before]).frontier
    tree = Tree(before, frontier)
    for node in nodes[before:]:
        tree.add(node)
    assert tree.root() == by_definition(nodes)


@given(st.data())
def test_path_leads_from_a_leaf_to_the_root_and_from_no_other(data: st.DataObject) -> None:
    count = data.draw(st.integers(1, 70))
    index = data.draw(st.integers(0, count - 1))
    since = data.draw(st.integers(0, index))
    nodes = [leaf(digest) for digest in digests(count)]
    root = by_definition(nodes)
    path = Grown(since, grown(nodes[:since]).frontier, nodes[since:]).path(index)

    assert root_by(path, nodes[index], index, count) == root

    other = data.draw(st.integers(0, count - 1).filter(lambda other: other != index) if count > 1 else st.just(0))
    assert root_by(path, nodes[other], index, count) == root if other == index else True
    if other != index:
        assert root_by(path, nodes[other], index, count) != root
        assert root_by(path, nodes[index], other, count) != root
    assert root_by([*path, root], nodes[index], index, count) is None
    assert root_by(path[:-1], nodes[index], index, count) != root or not path


@pytest.mark.parametrize("index", [-1, 5, 6])
def test_there_is_no_path_from_where_no_leaf_is(index: int) -> None:
    assert root_by([], b"", index, 5) is None
