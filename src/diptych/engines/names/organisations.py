"""What names of organisations say that is translated and not written by ear: film studio, museum, state, limited.

Киностудия имени Горького, 高尔基电影制片厂 and Gorky Film Studio share one word that sounds alike; the others are words
of their languages. Those that stand in the names of film and cultural bodies are listed here by what they mean, so
that a word meets its translation, and the rest is compared as names are. What is custom alone (Мосфильм beside
莫斯科电影制片厂) no rule finds: that is what aliases in the register are for.
"""

from __future__ import annotations

from functools import cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diptych.engines.names.forms import NameForm, Part

MEANINGS: dict[str, tuple[str, ...]] = {
    "film_studio": (
        "киностудия",
        "кинокомпания",
        "filmstudio",
        "filmstudios",
        "电影制片厂",
        "制片厂",
        "电影公司",
        "影业",
    ),
    "film": (
        "кино",
        "кинематография",
        "кинематографии",
        "кинематограф",
        "киноискусство",
        "фильм",
        "фильмов",
        "фильмы",
        "film",
        "films",
        "cinema",
        "cinematography",
        "pictures",
        "电影",
        "影片",
    ),
    "studio": ("студия", "studio", "studios", "制作室", "工作室"),
    "company": ("компания", "company", "co", "公司"),
    "limited": (
        "ооо",
        "оао",
        "зао",
        "пао",
        "ао",
        "ltd",
        "limited",
        "inc",
        "llc",
        "corp",
        "gmbh",
        "有限公司",
        "有限责任公司",
        "股份有限公司",
    ),
    "group": ("группа", "холдинг", "group", "holding", "集团"),
    "corporation": ("корпорация", "corporation"),
    "archive": ("архив", "киноархив", "фильмофонд", "госфильмофонд", "archive", "archives", "档案馆", "资料馆"),
    "museum": ("музей", "museum", "博物馆", "博物院"),
    "library": ("библиотека", "library", "图书馆"),
    "gallery": ("галерея", "gallery", "美术馆", "画廊"),
    "theatre": ("театр", "theatre", "theater", "剧院", "剧场"),
    "cinema_house": ("кинотеатр", "кинотеатры", "电影院", "影院"),
    "university": ("университет", "university", "大学"),
    "academy": ("академия", "academy", "学院"),
    "institute": ("институт", "institute", "研究所", "研究院"),
    "school": ("школа", "school", "学校"),
    "ministry": ("министерство", "ministry", "部"),
    "administration": ("управление", "администрация", "administration", "局", "总局"),
    "committee": ("комитет", "committee", "委员会"),
    "commission": ("комиссия", "commission"),
    "foundation": ("фонд", "foundation", "fund", "基金会", "基金"),
    "association": ("ассоциация", "association", "协会"),
    "union": ("союз", "union", "联盟", "联合会"),
    "society": ("общество", "society", "学会"),
    "festival": ("фестиваль", "кинофестиваль", "festival", "电影节", "艺术节"),
    "centre": ("центр", "center", "centre", "中心"),
    "television": ("телевидение", "телерадиокомпания", "телеканал", "television", "tv", "电视台", "电视"),
    "radio": ("радио", "radio", "广播"),
    "culture": ("культура", "культуры", "culture", "cultural", "文化"),
    "art": ("искусство", "искусства", "искусств", "art", "arts", "艺术"),
    "state": ("государственный", "государственная", "государственное", "госкино", "state", "国家", "国立"),
    "national": ("национальный", "национальная", "национальное", "national"),
    "central": ("центральный", "центральная", "центральное", "central", "中央"),
    "international": ("международный", "международная", "международное", "international", "国际"),
    "documentary": ("документальный", "документальных", "documentary", "纪录片"),
    "animation": (
        "анимация",
        "анимационный",
        "мультфильм",
        "мультипликационный",
        "animation",
        "animated",
        "动画",
        "美术电影",
    ),
    "press": ("издательство", "press", "publishing", "publishers", "出版社"),
    "bank": ("банк", "bank", "银行"),
}
"""By what is meant, the words that mean it, as :func:`folding.key` writes them."""

SILENT = frozenset({"имени", "им", "of", "the", "and", "for", "и", "по", "на", "для", "в", "del", "de", "des"})
"""Words that hold others together."""

FEWEST_LETTERS, MOST_LETTERS = 2, 8
"""Of an abbreviation."""


@cache
def _meanings() -> Mapping[str, str]:
    return {word: meaning for meaning, words in MEANINGS.items() for word in words}


@cache
def _han() -> tuple[tuple[str, str], ...]:
    """Han words by length, the longest first: 有限公司 is read before 公司."""
    found = [(word, meaning) for word, meaning in _meanings().items() if "\u4e00" <= word[0] <= "\u9fff"]
    return tuple(sorted(found, key=lambda each: (-len(each[0]), each[0])))


def organisation_words(form: NameForm) -> list[tuple[str, str, str, str]]:
    """The words of a form as (key, script, role, text): what is translated by its meaning (role ``type``), what holds
    others together (``particle``), and what is left as names (``word``)."""
    found = [
        (key, part.script, role, text)
        for part in form.parts
        for key, role, text in (_in_han(part) if part.script == "Hani" else _in_letters(part))
    ]
    meant = {key for key, _, role, _ in found if role == "type"}
    if meant >= {"film", "studio"}:
        found = [each for each in found if each[0] != "film" or each[2] != "type"]
        found = [("film_studio", *each[1:]) if each[0] == "studio" and each[2] == "type" else each for each in found]
    # The same thing said twice is said once.
    kept, said = [], set()
    for each in found:
        if each[2] != "type" or each[0] not in said:
            said.add(each[0])
            kept.append(each)
    return kept


def _in_letters(part: Part) -> Iterator[tuple[str, str, str]]:
    meaning = _meanings().get(part.key)
    if meaning is not None:
        yield meaning, "type", part.text
    elif part.key in SILENT:
        yield part.key, "particle", part.text
    else:
        yield part.key, "word", part.text


def _in_han(part: Part) -> Iterator[tuple[str, str, str]]:
    rest, name = part.key, ""
    while rest:
        match = next(((word, meaning) for word, meaning in _han() if rest.startswith(word)), None)
        if match is None:
            name, rest = name + rest[0], rest[1:]
            continue
        if name:
            yield name, "word", name
            name = ""
        yield match[1], "type", match[0]
        rest = rest[len(match[0]) :]
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
