"""Anything a shape can read: a strategy made from the very declaration that reads documents."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from diptych.engines.values import shape as s
from diptych.engines.values.exact import plain
from diptych.engines.values.shape import Amount, Code, Flag, Language, ListOf, MapOf, Parsed, Records, Shape, Text

COUNTRIES = st.sampled_from(("CN", "RU", "NL", "FR", "DE", "KR", "US", "SU"))
NAMES = st.sampled_from(("one", "two", "three", "four"))
SHARES = st.fractions(0, 1, max_denominator=12).map(lambda share: f"{plain(share)}" if share else "0 %")
DATES = st.dates().map(str) | st.integers(1900, 2100).map(str) | st.just("2026-06")


def written(shape: Shape) -> st.SearchStrategy[Any]:
    """Plain data that a shape reads; what a document leaves out is left out here too."""
    match shape:
        case Records():
            required = {name: written(shape.fields[name]) for name in shape.required}
            optional = {name: written(field) for name, field in shape.fields.items() if name not in required}
            return st.fixed_dictionaries(required, optional=optional)
        case ListOf() if shape.unique:
            return st.lists(written(shape.item), max_size=4, unique_by=lambda item: item[shape.unique])
        case ListOf():
            return st.lists(written(shape.item), max_size=3)
        case MapOf():
            return st.dictionaries(written(shape.key), st.none() | written(shape.value), max_size=2)
        case Code() if "CN" in shape.codes:
            return COUNTRIES
        case Code() if "CNY" in shape.codes:
            return st.sampled_from(("EUR", "CNY", "ESP"))
        case Code():
            return st.sampled_from(sorted(shape.codes))
        case Amount():
            return st.builds("{} {}".format, st.integers(0, 200), st.sampled_from(("EUR", "CNY", "ESP")))
        case Flag():
            return st.booleans()
        case Language():
            return st.sampled_from(("ru", "zh-Hans", "en", "tlh"))
        case Text():
            return NAMES if shape.slug else st.text(min_size=1, max_size=9).filter(str.strip)
        case Parsed():
            return _parsed(shape)
    raise NotImplementedError(shape)


def _parsed(shape: Parsed) -> st.SearchStrategy[Any]:
    if shape is s.SHARE:
        return SHARES
    if shape is s.DATE:
        return DATES
    if shape is s.COUNT:
        return st.integers(0, 400)
    return st.fractions(Fraction(1, 100), 100).map(plain)
