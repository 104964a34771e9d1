"""By what words are looked up: the tokens of the search, so that a word is found in whatever form somebody typed it."""

from __future__ import annotations

from functools import cache, lru_cache

from diptych.kernel.search.han import simplified
from diptych.kernel.search.letters import normal
from diptych.kernel.search.tokens import Tokenizer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from diptych.kernel.search.tokens import Word

LANGUAGE_OF = {"Hani": "zh-hans", "Cyrl": "ru", "Latn": "en"}
"""What a word is taken to be by its letters: who asks says the language of nothing."""

LONGEST = 6
"""Words that are looked up together."""


@cache
def tokenizer() -> Tokenizer:
    """One without words of its own: keys outlive the index and its dictionary."""
    return Tokenizer()


def key_of(text: str) -> tuple[str, str]:
    """Language (by its letters, else empty) and key of a word or a phrase.

    >>> key_of("Документальные фильмы"), key_of("電影資料館"), key_of("film archives")
    (('ru', 'документальный фильм'), ('zh-hans', '电影资料馆'), ('en', 'film archiv'))
    """
    words = tokenizer().query(text)
    language = next((LANGUAGE_OF[word.script] for word in words if word.script in LANGUAGE_OF), "")
    if language == "zh-hans":
        return language, "".join(word.text for word in tokenizer().query(simplified(normal(text))))
    return language, " ".join(word.token for word in words)


@lru_cache(maxsize=4096)
def _read(word: str) -> tuple[Word, ...]:
    return tokenizer().query(word)


def spans(words: Sequence[str]) -> list[tuple[int, int, str, tuple[str, ...]]]:
    """Every run of words that may be one term: from where to where, its language, and the keys it may have.

    >>> spans(["документальных", "фильмов"])
    [(0, 1, 'ru', ('документальный',)), (0, 2, 'ru', ('документальный фильм',)), (1, 2, 'ru', ('фильм',))]
    """
    read = [_read(word) for word in words]
    found: list[tuple[int, int, str, tuple[str, ...]]] = []
    for start in range(len(words)):
        language = LANGUAGE_OF.get(read[start][0].script, "") if read[start] else ""
        if not language:
            continue
        keys: list[str] = [""]
        for end in range(start + 1, min(len(words), start + LONGEST) + 1):
            last = read[end - 1]
            # Digits belong to whatever they stand in: 35 мм.
            if not last or (last[0].script in LANGUAGE_OF and LANGUAGE_OF[last[0].script] != language):
                break
            if language == "zh-hans":
                keys = [keys[0] + "".join(simplified(normal(word.text)) for word in last)]
            else:
                forms = [" ".join(word.token for word in last), *(last[0].others if len(last) == 1 else ())]
                # More than one reading of several words each would be too many; the likeliest of the rest will do.
                keys = [f"{key} {form}".strip() for key in keys[:2] for form in forms[:2]]
            # What only binds other words (of, и, 的) says nothing by itself.
            if end - start > 1 or not last[0].function:
                found.append((start, end, language, tuple(dict.fromkeys(keys))))
    return found
