"""A name read into its parts at 20,000 a second, none of them seen before: what 10,000 pairs a second need."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from time import perf_counter

from bench.measure import Row, at_least, expect
from diptych.engines.names import folding, forms
from diptych.engines.names.scripts import script_of

LIMIT = 20_000

GIVEN = "Роман Сергей Дзига Анна Лариса Эльдар Марлен Григорий Юлия Ёлка Roman Sergei José Anna Éric Jean-Luc Łukasz"
FAMILY = "Кармен Эйзенштейн Вертов Ахматова Шепитько Рязанов Хуциев Козинцев Щёголев Karmen Truffaut Vertov Godard Zhao"
HAN_GIVEN = "罗曼 谢尔盖 吉加 安娜 拉莉萨 埃利达尔 格里戈里 尤利娅 让-吕克 埃里克"
HAN_FAMILY = "卡尔曼 爱森斯坦 維爾托夫 阿赫玛托娃 舍皮琴科 梁赞诺夫 科津采夫 特吕弗 戈达尔 韦尔托夫"
CHINESE = ("张王李赵巩姜谢陈冯贾", "艺谋 小帅 安平 子怡 俐 文 晋 凯歌 小刚 樟柯")


def rows() -> Iterator[Row]:
    names = corpus()
    expect("parts of an inverted name", forms.parts("Кармен, Роман").keys, ("роман", "кармен"))
    expect("names that were not read", [name for name in names if not forms.parts(name).parts], [])
    rates = sorted(rate(names) for _ in range(5))
    yield at_least(f"names in three scripts read into parts, {len(names):,} of them", rates[2], LIMIT)


def corpus() -> list[str]:
    """Composed names: plain, inverted, with a patronymic and with an initial; in Chinese with the point and without."""
    found = []
    for given, family in product(GIVEN.split(), FAMILY.split()):
        if script_of(given[0]) != script_of(family[0]):
            continue
        found += [f"{given} {family}", f"{family}, {given}", f"{given[0]}. {family}", f"{given} Лазаревич {family}"]
    found += [f"{given}·{family}" for given, family in product(HAN_GIVEN.split(), HAN_FAMILY.split())]
    found += [f"{family}{given}" for family, given in product(CHINESE[0], CHINESE[1].split())]
    return list(dict.fromkeys(found))


def rate(names: list[str]) -> float:
    """Names a second when none of them is remembered, nor any of their words."""
    for remembered in (forms._form, forms._pieces, forms._part, folding.key, folding._converted):
        remembered.cache_clear()
    begin = perf_counter()
    for name in names:
        forms.parts(name)
    return len(names) / (perf_counter() - begin)
