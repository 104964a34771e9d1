"""Pairs a second on one core and how well they are told apart, beside what is to be had off the shelf.

On the pairs that the tables were learned from, quality comes out too well: then it is told and nothing is claimed, and
what the trainer found on names it had kept apart stands beside it.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

from bench.measure import Row, at_least, expect
from bench.names.gold import Pair, folder, pairs
from diptych.engines.names.learned import THRESHOLD, Learned
from diptych.engines.names.scoring import Matcher, Question
from diptych.engines.names.settling import auc, recall_at
from diptych.kernel.names import FOLDER as TABLES
from diptych.kernel.names import read_tables

WANTED = 10_000
TARGETS = {"person ru–zh": 0.8, "person zh–en": 0.8, "person ru–en": 0.95, "place ru–zh": 0.9}
"""Recall at a precision of 95 of 100."""
LANGUAGES = {"ru–zh": ("Cyrl", "Hani"), "zh–en": ("Hani", "Latn"), "ru–en": ("Cyrl", "Latn")}
NUMBERS = count()
SAMPLE = 400
"""Pairs of a group that a slow peer is asked about."""


def rows() -> Iterator[Row]:
    found = folder(("pairs.tsv",))
    if found is None:
        return
    gold = pairs(found / "pairs.tsv")
    groups: dict[str, list[Pair]] = {}
    for pair in gold:
        groups.setdefault(pair.group, []).append(pair)
    # A matcher that has seen nothing: what is remembered of earlier pairs is part of what is measured, not given.
    learned = read_tables(TABLES)
    matcher = Matcher(learned)
    questions = [
        Question(
            a=pair.a,
            b=pair.b,
            kind="place" if pair.kind.startswith("place") else "person",
            language_a=pair.lang_a,
            language_b=pair.lang_b,
        )
        for pair in gold
    ]
    matcher.scores(questions[:20])
    # As the command runs: what it makes lives as long as it does, and is not looked through for garbage.
    gc.disable()
    start = perf_counter()
    scores = dict(zip(gold, matcher.scores(questions), strict=True))
    ours = len(gold) / (perf_counter() - start)
    again = perf_counter()
    matcher.scores(questions)
    warm = len(gold) / (perf_counter() - again)
    gc.enable()
    expect("one man in two scripts", matcher.match(Question(a="Роман Кармен", b="罗曼·卡尔曼")).same, True)
    yield at_least(f"names: {len(gold):,} pairs scored, one core", ours, WANTED)
    yield Row("the same, words remembered", f"{warm:,.0f} /s")
    known = is_learned_from(learned, found / "pairs.tsv")
    if known:
        yield from held_out(learned)
    for name, members in groups.items():
        values, labels = np.array([scores[pair] for pair in members]), np.array([pair.label for pair in members])
        recall, above = recall_at(values, labels, 0.95), values >= THRESHOLD
        exact = float(labels[above].mean()) if above.any() else 1.0
        rest = f"(at .99 {recall_at(values, labels, 0.99):.3f}, AUC {auc(values, labels):.3f})"
        yield from told(f"{name}, {len(members):,} pairs{' learned from' if known else ''}", recall, exact, rest, known)
    for peer, (act, packages) in PEERS.items():
        missing = [package for package, module in packages.items() if find_spec(module) is None]
        if missing:
            yield Row(f"{peer}: not measured", f"{' and '.join(missing)} not installed")
        else:
            yield from beside(peer, act, groups)


def is_learned_from(learned: Learned, path: Path) -> bool:
    """Whether the tables were made with this very file."""
    digest = sha256(path.read_bytes()).hexdigest()
    return digest in {source["sha256"] for source in learned.provenance["sources"]}


def held_out(learned: Learned) -> Iterator[Row]:
    """What was measured when the tables were made, on names that were kept apart each time."""
    for one in learned.provenance["measured"]:
        scripts = {one["source"], one["target"]}
        languages = next(said for said, both in LANGUAGES.items() if set(both) == scripts)
        name = f"{one['kind']} {languages}, {one['pairs']:,} pairs held out"
        rest = f"(at .99 {one['recall_99']:.3f}, AUC {one['auc']:.3f})"
        yield from told(name, one["recall_95"], one["precision"], rest, known=False)


def told(name: str, recall: float, exact: float, rest: str, known: bool) -> Iterator[Row]:
    """Recall, and precision at the threshold; measured against what is wanted unless the pairs were ``known``."""
    target = None if known else TARGETS.get(name.partition(",")[0])
    yield Row(
        f"names: {name}: recall at precision .95",
        f"{recall:.3f} {rest}",
        f"≥ {target:g}" if target else "",
        recall / target if target else None,
        recall >= target if target else None,
    )
    name = f"names: {name}: precision at the threshold"
    yield Row(name, f"{exact:.3f}") if known else Row(name, f"{exact:.3f}", "≥ 0.95", exact / 0.95, exact >= 0.95)


def beside(peer: str, act: Callable[[Sequence[Pair]], list[float]], groups: dict[str, list[Pair]]) -> Iterator[Row]:
    for name, members in groups.items():
        some = members[:: max(1, len(members) // SAMPLE)]
        # What a peer loads when it is first asked is not its speed.
        act(some[:1])
        start = perf_counter()
        values = np.array(act(some))
        speed = len(some) / (perf_counter() - start)
        labels = np.array([pair.label for pair in some])
        yield Row(
            f"{peer}: {name}, {len(some)} pairs",
            f"R@P95 {recall_at(values, labels, 0.95):.3f}, AUC {auc(values, labels):.3f}, {speed:,.0f} /s",
        )


def transliterated(some: Sequence[Pair]) -> list[float]:
    from rapidfuzz.fuzz import ratio
    from unidecode import unidecode

    def bare(text: str) -> str:
        return "".join(unidecode(text).lower().split())

    return [float(ratio(bare(pair.a), bare(pair.b))) for pair in some]


def by_icu(some: Sequence[Pair]) -> list[float]:
    from icu import Transliterator
    from rapidfuzz.fuzz import token_sort_ratio

    latin = Transliterator.createInstance("Any-Latin; Latin-ASCII; Lower")
    return [float(token_sort_ratio(latin.transliterate(pair.a), latin.transliterate(pair.b))) for pair in some]


def logic(some: Sequence[Pair]) -> list[float]:
    # Every entity gets an id that none had before: the peer remembers entities by their id, over all calls.
    from followthemoney import model
    from nomenklatura.matching import LogicV2

    config = LogicV2.default_config()

    def entity(id: str, name: str, schema: str) -> Any:
        return model.get_proxy({"id": id, "schema": schema, "properties": {"name": [name]}})

    found = []
    for pair in some:
        at = next(NUMBERS)
        schema = "Person" if pair.kind == "person" else "Organization"
        one, other = entity(f"a{at}", pair.a, schema), entity(f"b{at}", pair.b, schema)
        found.append(float(LogicV2.compare(one, other, config).score))
    return found


PEERS: dict[str, tuple[Callable[[Sequence[Pair]], list[float]], dict[str, str]]] = {
    "unidecode and rapidfuzz": (transliterated, {"Unidecode": "unidecode", "RapidFuzz": "rapidfuzz"}),
    "rapidfuzz on ICU": (by_icu, {"PyICU": "icu", "RapidFuzz": "rapidfuzz"}),
    "nomenklatura logic-v2": (logic, {"nomenklatura": "nomenklatura"}),
}
"""What names can be compared with off the shelf, and the packages it needs with the modules that tell whether they are
installed."""
