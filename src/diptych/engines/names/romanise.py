"""Names written in other letters: for readers, for catalogues, and for comparing.

From Cyrillic, the tables are those of iuliia (MIT), each with its standard: BGN/PCGN (without the optional points),
ISO 9:1995 (as GOST 7.79-2000 system A has it), ALA-LC, and ICAO Doc 9303, which passports follow. They write Russian; a
letter that is not Russian stays as it is, and :class:`Writing` names it. From Chinese, readings are those of pypinyin
(MIT) with those of family names from CLDR; Russian letters by the system of Palladius. No way leads from an alphabet
into Han characters here: names are matched, not made.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import islice, product

from diptych.engines.names.folding import simplified
from diptych.engines.names.forms import parts
from diptych.engines.names.scripts import script_of
from diptych.engines.names.syllables import MOST_READINGS, from_palladius, palladius, pinyin_syllables, spelt
from diptych.engines.names.tables import COMPOUND_FAMILY_NAMES, FAMILY_READINGS
from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Any

    from diptych.engines.names.forms import Kind, NameForm

__all__ = [
    "SCHEMES",
    "Scheme",
    "Writing",
    "from_palladius",
    "palladius",
    "pinyin_of",
    "pinyin_syllables",
    "romanised",
    "syllables",
    "writings",
]


class Scheme(Record):
    """A way of writing names of one script in another."""

    id: str
    script: str
    """The script it writes from, of ISO 15924."""
    to: str
    table: str = ""
    """Its name in iuliia."""
    source: str = ""
    """Where its table was read."""


SCHEMES = {
    scheme.id: scheme
    for scheme in (
        Scheme(id="bgn-pcgn", script="Cyrl", to="Latn", table="bgn_pcgn_alt", source="https://iuliia.ru/bgn-pcgn/"),
        Scheme(id="iso-9", script="Cyrl", to="Latn", table="gost_779", source="https://iuliia.ru/gost-779/"),
        Scheme(id="ala-lc", script="Cyrl", to="Latn", table="ala_lc", source="https://iuliia.ru/ala-lc/"),
        Scheme(id="icao", script="Cyrl", to="Latn", table="icao_doc_9303", source="https://iuliia.ru/icao-doc-9303/"),
        Scheme(id="pinyin", script="Hani", to="Latn", source="https://pypinyin.readthedocs.io/"),
        Scheme(id="pinyin-tones", script="Hani", to="Latn", source="https://pypinyin.readthedocs.io/"),
        Scheme(id="palladius", script="Hani", to="Cyrl", source="https://studfile.net/preview/3067621"),
    )
}


class Writing(Record):
    """A name in another script."""

    scheme: str
    text: str
    left: str = ""
    """Letters that the scheme does not know and that stand in the text as they were."""


def writings(text: str, *, language: str | None = None, kind: Kind | None = None) -> tuple[Writing, ...]:
    """A name by every scheme that writes its script, in the order of ``SCHEMES``.

    >>> [(one.scheme, one.text) for one in writings("张艺谋")]
    [('pinyin', 'Zhang Yimou'), ('pinyin-tones', 'Zhāng Yìmóu'), ('palladius', 'Чжан Имоу')]
    """
    form = parts(text, language=language, kind=kind)
    found = []
    for scheme in SCHEMES.values():
        if scheme.script in form.scripts:
            written = _written(form, scheme)
            found.append(Writing(scheme=scheme.id, text=written, left=_left(written, scheme.script)))
    return tuple(found)


def romanised(text: str, *, scheme: str, language: str | None = None, kind: Kind | None = None) -> str:
    """A name in another script by one scheme; what the scheme does not write stays as it is.

    Raises ``Refused("unknown_scheme", found=…)``.

    >>> romanised("Юрий Щёголев", scheme="bgn-pcgn"), romanised("Юрий Щёголев", scheme="iso-9")
    ('Yuriy Shchëgolev', 'Ûrij Ŝëgolev')
    >>> romanised("罗曼·卡尔曼", scheme="pinyin"), romanised("西安", scheme="palladius", kind="place")
    ("Luoman Ka'erman", 'Сиань')
    """
    if scheme not in SCHEMES:
        raise Refused("unknown_scheme", found=scheme, known=tuple(SCHEMES))
    return _written(parts(text, language=language, kind=kind), SCHEMES[scheme])


def pinyin_of(text: str, *, language: str | None = None, kind: Kind | None = None) -> tuple[str, ...]:
    """A Chinese name in Russian letters, in the pinyin that it may stand for; nothing where it is no such name.

    Several answers where a word can be divided in several ways, those with the fewest syllables first.

    >>> pinyin_of("Чжан Имоу"), pinyin_of("Сиань", kind="place"), pinyin_of("Роман Кармен")
    (('Zhang Yimou', 'Zhang Yimowu'), ("Xi'an",), ())
    """
    found = parts(text, language=language, kind=kind).parts
    readings = [from_palladius(part.key) for part in found]
    if not readings or not all(readings):
        return ()
    ways = islice(product(*readings), MOST_READINGS)
    return tuple(dict.fromkeys(" ".join(_capital(spelt(word)) for word in way) for way in ways))


@lru_cache(maxsize=1 << 14)
def syllables(han: str, *, name: bool = False, tones: bool = False) -> tuple[str, ...]:
    """The pinyin of Han characters, a syllable for each; ``name`` reads its head as a family name is read.

    What is no Han character, or none that is known, stays as it is.

    >>> syllables("重庆"), syllables("曾国藩", name=True), syllables("吕", tones=True), syllables("尉迟恭", name=True)
    (('chong', 'qing'), ('zeng', 'guo', 'fan'), ('lǚ',), ('yu', 'chi', 'gong'))
    """
    head: Sequence[str] = ()
    plain = simplified(han)
    if name:
        length = 2 if plain[:2] in COMPOUND_FAMILY_NAMES else 1
        known = FAMILY_READINGS.get(plain[:length])
        if known is not None:
            head = known.split("-")
    found = [*head, *_reader()(plain[len(head) :])]
    return tuple(found if tones else map(_toneless(), found))


# From Han -------------------------------------------------------------------------------------------------------------


def _as_they_are(signs: str) -> Any:
    """Of characters that have no reading, each one by itself; pypinyin takes a list, whatever its types say."""
    return list(signs)


@cache
def _reader() -> Callable[[str], list[str]]:
    # Nine megabytes of readings: loaded when the first Chinese name is read.
    from pypinyin import Style, pinyin

    def read(text: str) -> list[str]:
        return [found[0] for found in pinyin(text, style=Style.TONE, errors=_as_they_are)]

    return read


@cache
def _toneless() -> Callable[[str], str]:
    from pypinyin.contrib.tone_convert import to_normal

    def toneless(syllable: str) -> str:
        return str(to_normal(syllable, v_to_u=True))

    return lru_cache(maxsize=1 << 12)(toneless)


def _from_han(form: NameForm, scheme: Scheme) -> Iterator[str]:
    for part in form.parts:
        if part.script != "Hani":
            yield part.text
            continue
        read = syllables(part.text, name=part.role == "family", tones=scheme.id == "pinyin-tones")
        word = palladius(read) if scheme.id == "palladius" else spelt(read)
        yield word if part.role in ("particle", "honorific") else _capital(word)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


# From Cyrillic --------------------------------------------------------------------------------------------------------

_CYRILLIC = re.compile("[\u0400-\u052f]+")


def _written(form: NameForm, scheme: Scheme) -> str:
    if scheme.script == "Hani":
        return " ".join(_from_han(form, scheme))
    return _CYRILLIC.sub(lambda found: _word(found[0], scheme.table), form.clean)


@lru_cache(maxsize=1 << 14)
def _word(word: str, table: str) -> str:
    """One word. What iuliia leaves to its caller is done here: words in capitals, and ё, which it keeps Cyrillic."""
    from iuliia import schemas

    written = unicodedata.normalize("NFC", schemas.get(table).translate(word.casefold()).replace("ё", "ë"))
    if word.isupper() and len(word) > 1:
        return written.upper()
    return written[:1].upper() + written[1:] if word[0].isupper() else written


def _left(written: str, script: str) -> str:
    return "".join(dict.fromkeys(letter for letter in written if script_of(letter) == script))
