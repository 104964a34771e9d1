"""Words of two scripts: which are worth a closer look, and how alike those are."""

from __future__ import annotations

from diptych.engines.names.likeness import Likeness
from diptych.kernel.names import learned

FOREIGN = ("卡尔曼", "卡尔加", "塔可夫斯基", "爱森斯坦", "罗曼", "艺谋", "北京", "电影")
"""The first is what Кармен is in Chinese, which no rule would say."""


def likeness() -> Likeness:
    """As it is shipped, with nothing remembered."""
    found = learned().likenesses["Hani", "Cyrl"]
    return Likeness(
        source=found.source,
        target=found.target,
        emission=found.emission,
        memory=found.memory,
        forests=found.forests,
        firsts=found.firsts,
        pivot=found.pivot,
    )


def pairs(target: str) -> list[tuple[str, str]]:
    return [(source, target) for source in FOREIGN]


def test_few_are_all_worth_a_closer_look() -> None:
    assert likeness().nearest(pairs("кармен"), len(FOREIGN)) == list(range(len(FOREIGN)))


def test_of_many_those_that_look_most_alike_are() -> None:
    assert likeness().nearest(pairs("тарковский"), 1)[:1] == [FOREIGN.index("塔可夫斯基")]
    assert FOREIGN.index("艺谋") in likeness().nearest(pairs("имоу"), 1)


def test_what_is_known_as_one_is_looked_at_whatever_it_looks_like() -> None:
    by = likeness()
    known = ("威廉", "вильгельм")
    assert by.memory([known])[0, 0] > 0
    # What rules or single letters make of a word looks more like it.
    others = [("维尔格尔姆", "вильгельм"), ("维利格利姆", "вильгельм")]
    assert by.nearest([*others, ("彼得", "вильгельм"), known], 1)[1:] == [3]


def test_kinds_that_are_asked_for_besides_come_out_as_if_asked_alone() -> None:
    together, alone = likeness(), likeness()
    told = together.log_odds(pairs("кармен"), kind="person", besides=["place"])
    assert told == alone.log_odds(pairs("кармен"), kind="person")
    before = together.features
    together.features = lambda _pairs: before(_pairs[:0])  # type: ignore[method-assign]
    assert together.log_odds(pairs("кармен"), kind="place") == alone.log_odds(pairs("кармен"), kind="place")
