"""From one language into another through a third: Russian and Chinese by the English words that both are said as."""

from __future__ import annotations

from diptych.thesaurus.dictionaries.entry import Entry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST = 6
"""Words that are kept for one."""

LEAST = 0.02

Said = dict[str, list[tuple[str, float]]]


def bridged(first: Iterable[Entry], second: Iterable[Entry]) -> Iterator[Entry]:
    """``first`` leads from one language to a third, ``second`` from there to another.

    A word gets a share of each way: what it is said as, by how many such words lead to the same.

    >>> one = [Entry(lang="ru", text="фильм", into="en", said="film", weight=1.0)]
    >>> two = [Entry(lang="en", text="film", into="zh-hans", said="电影", weight=0.5)]
    >>> [(entry.text, entry.said, entry.weight) for entry in bridged(one, two)]
    [('фильм', '电影', 1.0)]
    """
    second = list(second)
    onward = shares(second)
    into = second[0].into if second else ""
    for text, middle in _by_word(first).items():
        whole = sum(entry.weight for entry in middle)
        found: dict[str, float] = {}
        for entry in middle:
            for target, share in onward.get(entry.said.casefold(), ()):
                found[target] = found.get(target, 0.0) + entry.weight / whole * share
        for target, share in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:MOST]:
            if share >= LEAST:
                yield Entry(lang=middle[0].lang, text=text, into=into, said=target, weight=round(share, 3))


def _by_word(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.text, []).append(entry)
    return found


def shares(entries: Iterable[Entry]) -> Said:
    """For each word in small letters what it is said as, the weights of one word making 1."""
    held: Said = {}
    for entry in entries:
        held.setdefault(entry.text.casefold(), []).append((entry.said, entry.weight))
    for text, said in held.items():
        whole = sum(weight for _said, weight in said)
        held[text] = [(word, weight / whole) for word, weight in said]
    return held
