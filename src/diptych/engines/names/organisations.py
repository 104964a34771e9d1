"""What names of organisations say that is translated and not written by ear: film studio, museum, state, limited.

Киностудия имени Горького, 高尔基电影制片厂 and Gorky Film Studio share one word that sounds alike; the others are words
of their languages. Each of these is a symbol here: what a body is and does (``type``), its legal form (``legal``), a
number, a country. The words of symbols are those of rigour (:mod:`symbols`, :mod:`legal_forms`, :mod:`countries`), with
what it lacks of film and cultural bodies; the rest of a name is compared as names are. What is custom alone (Мосфильм
beside 莫斯科电影制片厂) no rule finds: that is what aliases in the register are for.
"""

from __future__ import annotations

import re
from functools import cache

from diptych.engines.names.folding import key

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from diptych.engines.names.forms import NameForm, Part

    Said = tuple[str, str, str, str]

TAGGED = frozenset({"type", "legal", "number", "country"})
"""Roles of words that are symbols."""

OURS = {
    "academy": "学院",
    "animation": "анимация анимационный мультфильм мультипликация мультипликационный animation animated cartoon"
    " 动画 美术片",
    "archive": "архив archive archives 档案馆 资料馆 фильмофонд фильмотека",
    "art": "искусство художественный art arts 艺术",
    "assoc": "association 协会",
    "association": "assoc 协会",
    "award": "премия award awards prize 奖",
    "broadcasting": "вещание радиовещание вещательный радиовещательный broadcast broadcasting 广播",
    "central": "中央",
    "channel": "канал channel station 频道 台",
    "children": "детский children 儿童",
    "commission": "комиссия commission 委员会",
    "committee": "委员会",
    "cooperation": "сотрудничество cooperation 合作",
    "culture": "культурный",
    "dev": "发展",
    "distrib": "прокат кинопрокат дистрибьюция distribution 发行",
    "documentary": "документальный документалистика documentary 纪录片 纪录",
    "entertainment": "развлечение entertainment 娱乐",
    "exchange": "обмен exchange exchanges 交流",
    "exhibition": "выставка выставочный exhibition exhibitions 展览 展览馆 展",
    "fdn": "fund фонд 基金 基金会",
    "fed": "联邦",
    "festival": "фестиваль фестивальный festival 节",
    "film": "кино кинематография кинематограф кинематографический фильм film films cinema cinematography cinematic"
    " movie movies pictures 电影 影片 影视 影业",
    "forum": "форум forum 论坛",
    "fund": "foundation 基金 基金会",
    "gallery": "галерея gallery 美术馆 画廊",
    "gov": "госкино state 国家 国立",
    "intl": "международный international 国际",
    "joint": "совместный joint 合作 联合 合拍",
    "library": "библиотека library 图书馆",
    "media": "传媒 媒体 media медиа",
    "mgmt": "администрация управление administration directorate 局 总局 管理局",
    "ministry": "部",
    "movie_theatre": "кинотеатр cinemas multiplex 电影院 影院 影城",
    "museum": "博物院",
    "music": "музыка музыкальный music 音乐",
    "natl": "国家 国立",
    "press": "издательство press publishing publishers 出版社",
    "production": "производство кинопроизводство productions production 制作 制片",
    "public": "народный 人民",
    "radio": "радио radio 广播",
    "research": "研究",
    "school": "школа 学校",
    "society": "общество society 学会",
    "student": "студенческий student students 大学生",
    "studio": "студия studio studios 制片厂 制作室 工作室",
    "theater": "theatre theaters 剧场",
    "tv": "телевизионный телеканал television tv 电视 电视台 影视",
    "union": "联合会",
    "world": "всемирный",
    "youth": "молодежный молодежь youth 青年",
}
"""By symbol, the words that mean it and that rigour lacks, or has under another symbol only; folded, Russian ones as in
the dictionary."""

COMBINING = {
    "кино": "film",
    "фильмо": "film",
    "теле": "tv",
    "радио": "radio",
    "медиа": "media",
    "гос": "gov",
    "мульт": "animation",
}
"""With what Russian makes one word of two: киногруппа, гостелерадиокомпания."""

MADE_OF_TWO = {"coproduction": ("joint", "production")}

ORDINALS = "первый второй третий четвертый пятый шестой седьмой восьмой девятый десятый".split()  # noqa: SIM905
"""Those of Russian, of which rigour has figures."""

SILENT = frozenset(
    "имени им и по на для в из от с делам of the and for in at by on from to a an del de des la le".split()  # noqa: SIM905
)
"""Words that hold others together."""
SILENT_HAN = frozenset("的暨")
"""Of characters that do so, those that stand in few names (和平 is no 和)."""

FEWEST_LETTERS, MOST_LETTERS = 2, 8
"""Of an abbreviation."""
MOST_WORDS = 6
"""Of a phrase that is a symbol."""
BRIEF = 3
"""Letters of a legal form that may stand for something else: it is one at the end of a name, or at its beginning."""

_FIGURES = re.compile(r"\d+")
_IN_HAN = re.compile(r"第?(\d+)[届号期]?")
_ADJECTIVE = re.compile("(ск|цк)ий$")


@cache
def _phrases() -> Mapping[str, tuple[str, str]]:
    """By phrase its role and its symbols. A word may have several: фонд is a fund and a foundation."""
    from diptych.engines.names.countries import COUNTRIES
    from diptych.engines.names.legal_forms import LEGAL_FORMS
    from diptych.engines.names.symbols import NUMBERS, SYMBOLS

    found: dict[str, dict[str, set[str]]] = {}
    tables = [("type", SYMBOLS), ("legal", LEGAL_FORMS), ("number", NUMBERS), ("country", COUNTRIES)]
    for role, table in tables:
        for symbol, phrases in _rows(table):
            for phrase in phrases:
                found.setdefault(phrase, {}).setdefault(role, set()).add(symbol)
    for symbol, words in OURS.items():
        for word in words.split():
            found.setdefault(word, {}).setdefault("type", set()).add(symbol)
    for number, word in enumerate(ORDINALS, 1):
        found.setdefault(word, {}).setdefault("number", set()).add(str(number))
    # What a body is says more than its legal form, a country more than either.
    order = ("country", "number", "type", "legal")
    chosen = {phrase: next((role, roles[role]) for role in order if role in roles) for phrase, roles in found.items()}
    return {phrase: (role, " ".join(sorted(symbols))) for phrase, (role, symbols) in chosen.items()}


def _rows(table: str) -> Iterator[tuple[str, list[str]]]:
    for row in table.strip().replace("\n ", " ").splitlines():
        symbol, _, phrases = row.partition(": ")
        yield symbol, phrases.split(", ")


@cache
def _han() -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    """Han words by their first character, the longest first: 有限公司 is read before 有限."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for word, (role, symbols) in sorted(_phrases().items(), key=lambda each: (-len(each[0]), each[0])):
        if "\u4e00" <= word[0] <= "\u9fff":
            found.setdefault(word[0], []).append((word, role, symbols))
    return {first: tuple(words) for first, words in found.items()}


def organisation_words(form: NameForm) -> list[Said]:
    """The words of a form as (key, script, role, text): symbols (:data:`TAGGED`; the key is the symbol, or several
    parted by spaces), what holds others together (``particle``), and what is left as names (``word``)."""
    found: list[Said] = []
    letters: list[Part] = []
    for part in form.parts:
        if part.script == "Hani":
            found += _in_letters(letters)
            letters = []
            found += ((told, "Hani", role, text) for told, role, text in _in_han(part.key))
        else:
            letters.append(part)
    found += _in_letters(letters)
    figures = {told for told, _, role, _ in found if role == "number"}
    found += ((figure, "Latn", "number", figure) for figure in _figures(form) if figure not in figures)
    # The same thing said twice is said once.
    kept, said = [], set()
    for each in found:
        if each[2] not in TAGGED or (each[0], each[2]) not in said:
            said.add((each[0], each[2]))
            kept.append(each)
    return kept


def _figures(form: NameForm) -> Iterator[str]:
    """Figures that stand alone: a form has no part for them."""
    for word in form.clean.split():
        if word.strip("«»\"'“”№#.,").isdigit():
            yield from (_plain(figure) for figure in _FIGURES.findall(word))


def _in_letters(parts: Sequence[Part]) -> Iterator[Said]:
    at = 0
    while at < len(parts):
        for size in range(min(MOST_WORDS, len(parts) - at), 0, -1):
            some = parts[at : at + size]
            meant = _meant([part.key for part in some], some[0].script, edge=at == 0 or at + size == len(parts))
            if meant:
                text = " ".join(part.text for part in some)
                yield from ((symbols, some[0].script, role, text) for role, symbols in meant)
                at += size
                break
        else:
            yield from _of_two(parts[at])
            at += 1


def _of_two(part: Part) -> Iterator[Said]:
    """A word that is no symbol; where a symbol hangs on its end by a hyphen, the two of them."""
    first, hyphen, last = part.text.rpartition("-")
    meant = _meant([key(last)], part.script, edge=True) if hyphen and key(first) and key(last) else []
    if meant:
        yield key(first), part.script, "word", first
        yield from ((symbols, part.script, role, last) for role, symbols in meant)
    else:
        yield part.key, part.script, "particle" if part.key in SILENT else "word", part.text


def _meant(keys: list[str], script: str, *, edge: bool) -> list[tuple[str, str]]:
    """Roles and symbols of a phrase: of one word several, where it is made of several."""
    phrase = " ".join(keys)
    if phrase in SILENT:
        return []
    if phrase in MADE_OF_TWO:
        return [("type", symbol) for symbol in MADE_OF_TWO[phrase]]
    if len(keys) == 1 and (figure := _FIGURES.match(phrase)):
        return [("number", _plain(figure[0]))]
    found = _phrases().get(phrase)
    if found is None and script == "Cyrl":
        return _in_russian(keys)
    if found is None or len(phrase) == 1:
        return []
    brief = found[0] == "legal" and len(phrase.replace(" ", "")) <= BRIEF
    return [] if brief and not edge else [found]


def _in_russian(keys: Sequence[str]) -> list[tuple[str, str]]:
    """The same of words that may stand in any case."""
    from diptych.engines.names.inflection import lemma

    read = [lemma(word) for word in keys]
    found = _phrases().get(" ".join(read)) or (_of_country(read[0]) if len(read) == 1 else None)
    if found is not None:
        return [found]
    return [("type", symbols) for symbols in _compound(read[0])] if len(read) == 1 else []


def _plain(figure: str) -> str:
    return figure.lstrip("0") or "0"


def _of_country(word: str) -> tuple[str, str] | None:
    """A Russian adjective that is made of the name of a country: китайский, российский, индийский, японский."""
    if not _ADJECTIVE.search(word):
        return None
    stem = word[:-4]
    for name in (stem, f"{stem.removesuffix('й')}я", f"{stem}ия", f"{stem}я", f"{stem}а"):
        found = _phrases().get(name)
        if found is not None and found[0] == "country":
            return found
    return None


def _compound(word: str) -> list[str]:
    """The symbols of a Russian word that is made of several, all of which are known: else none."""
    for first, symbol in COMBINING.items():
        rest = word.removeprefix(first)
        if rest != word and rest:
            found = _phrases().get(rest)
            if found is not None and found[0] == "type":
                return [symbol, found[1]]
            if more := _compound(rest):
                return [symbol, *more]
    return []


def _in_han(run: str) -> Iterator[tuple[str, str, str]]:
    rest, name = run, ""
    while rest:
        figure = _IN_HAN.match(rest)
        word, role, told = rest[0], "", ""
        if figure:
            word, role, told = figure[0], "number", _plain(figure[1])
        elif rest[0] in SILENT_HAN:
            role, told = "particle", rest[0]
        else:
            for known, *meant in _han().get(rest[0], ()):
                # One character means many things, but at the end of a name.
                if rest.startswith(known) and (len(known) > 1 or (len(rest) == 1 and name + rest != run)):
                    word, (role, told) = known, meant
                    break
        if role:
            if name:
                yield name, "word", name
                name = ""
            yield told, role, word
        else:
            name += rest[0]
        rest = rest[len(word) :]
    if name:
        yield name, "word", name


def abbreviation_of(form: NameForm) -> str:
    """What a form is abbreviated to by its first letters; nothing where that is no likely abbreviation.

    >>> from diptych.engines.names.forms import parts
    >>> abbreviation_of(parts("Всероссийский государственный институт кинематографии", kind="organisation"))
    'вгик'
    """
    told = [part for part in form.parts if part.key not in SILENT and part.script != "Hani"]
    return "".join(part.key[0] for part in told) if FEWEST_LETTERS <= len(told) <= MOST_LETTERS else ""
