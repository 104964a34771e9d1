"""Names found by a name in another script: how often first, and how long it takes among a million."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from bench.measure import Row, at_most, timed
from bench.names.gold import composed, folder, pairs, words
from diptych.engines.names.retrieval import Index
from diptych.kernel.names import matcher

AMONG, MANY = 20_000, 1_000_000
QUERIES = 300
SCRIPTS = {"ru": " ", "zh": "·", "en": " "}
FIRST, FIVE = 0.88, 0.93


def rows() -> Iterator[Row]:
    found = folder(("pairs.tsv", "tokens.tsv"))
    if found is None:
        return
    persons: dict[str, dict[str, str]] = {}
    for pair in pairs(found / "pairs.tsv"):
        if pair.kind == "person" and pair.label:
            persons.setdefault(pair.id, {}).update({pair.lang_a: pair.a, pair.lang_b: pair.b})
    whole = {id: forms for id, forms in persons.items() if len(forms) == len(SCRIPTS)}
    asked = list(whole)[:: max(1, len(whole) // QUERIES)]
    for target, joint in SCRIPTS.items():
        index = Index(matcher())
        stock = words(found / "tokens.tsv", target)
        index.extend(((id, forms[target]) for id, forms in whole.items()), kind="person", language=target)
        others = enumerate(composed(stock, AMONG - len(whole), joint))
        index.extend(((f"other-{at}", name) for at, name in others), kind="person", language=target)
        index.settle()
        for source in SCRIPTS:
            if source != target:
                yield from found_first(index, whole, asked, source, target)
    yield from among_many(words(found / "tokens.tsv", "zh"), [whole[id]["ru"] for id in asked])


def found_first(
    index: Index, whole: dict[str, dict[str, str]], asked: list[str], source: str, target: str
) -> Iterator[Row]:
    first = five = 0
    for id in asked:
        ids = [hit.id for hit in index.find(whole[id][source], kind="person", language=source, most=5)]
        first, five = first + (ids[:1] == [id]), five + (id in ids)
    one, some = first / len(asked), five / len(asked)
    yield Row(f"names: {source}→{target} among {AMONG:,}: first", f"{one:.3f}", f"≥ {FIRST}", one / FIRST, one >= FIRST)
    yield Row(f"names: {source}→{target}: in five", f"{some:.3f}", f"≥ {FIVE}", some / FIVE, some >= FIVE)


def among_many(stock: list[str], asked: list[str]) -> Iterator[Row]:
    index = Index(matcher())
    start = perf_counter()
    index.extend(enumerate(composed(stock, MANY, "·")), kind="person", language="zh")
    index.settle()
    yield at_most(f"names: index of {MANY:,} names", perf_counter() - start, 600)
    index.find(asked[0], kind="person", language="ru")
    times = sorted(timed(lambda query=query: index.find(query, kind="person", language="ru")) for query in asked)  # type: ignore[misc]
    yield at_most(f"names: query among {MANY:,}, p95", times[int(len(times) * 0.95)], 0.15)
    yield Row("the same, median", f"{times[len(times) // 2] * 1000:.0f} ms")
