"""Open Multilingual Wordnet: tables of concepts (synsets of Princeton WordNet 3.0) with words of one language each.

A folder with tables as the project publishes them (``wn-data-cmn.tab``, ``wn-wikt-rus.tab``) is named by the operator;
English words come from Debian's ``wordnet-base`` where no English table is in the folder. Licences are those of each
table: WordNet's own and that of the Chinese Open Wordnet allow any use with their notice; what was made from Wiktionary
is CC BY-SA 3.0, from CLDR under Unicode's.
"""

from __future__ import annotations

import re
from collections import Counter

from diptych.thesaurus.dictionaries.entry import Entry, usable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

LANGUAGES = {"cmn": "zh-hans", "rus": "ru", "eng": "en"}
MARKED = "+的"
"""How the Chinese Open Wordnet writes what makes an adjective of a noun."""

Concepts = dict[str, dict[str, list[str]]]
"""By synset and language, its words, commonest first."""


def gather(lines: Iterable[str], into: Concepts) -> None:
    """Read one table."""
    for line in lines:
        synset, _, rest = line.rstrip("\n").partition("\t")
        kind, _, word = rest.partition("\t")
        lang, _, what = kind.partition(":")
        if what != "lemma" or lang not in LANGUAGES:
            continue
        word = word.replace(MARKED, "").replace("+", "").replace("_", " ").strip()
        held = into.setdefault(synset, {}).setdefault(LANGUAGES[lang], [])
        if usable(word) and word not in held:
            held.append(word)


def gather_english(lines: Iterable[str], part: str, into: Concepts) -> None:
    """Read one of the ``data`` files of Princeton WordNet 3.0; ``part`` is its letter (n, v, a, r)."""
    for line in lines:
        fields = line.split()
        if line.startswith("  ") or len(fields) < 6 or not fields[0].isdigit():
            continue
        names = [fields[4 + 2 * at].replace("_", " ") for at in range(int(fields[3], 16))]
        held = into.setdefault(f"{fields[0]}-{part}", {}).setdefault("en", [])
        held += [word for name in names if usable(word := re.sub(r"\(\w+\)$", "", name)) and word not in held]


def read(concepts: Mapping[str, Mapping[str, list[str]]]) -> Iterator[Entry]:
    """Every word of a concept in every other language, surest where few concepts share the words.

    >>> held: Concepts = {}
    >>> gather(["06613686-n\\tcmn:lemma\\t电影\\n", "06613686-n\\trus:lemma\\tфильм\\n"], held)
    >>> [(entry.text, entry.said) for entry in read(held)]
    [('电影', 'фильм'), ('фильм', '电影')]
    """
    shared: Counter[tuple[str, str, str, str]] = Counter()
    senses: Counter[tuple[str, str]] = Counter()
    for held in concepts.values():
        for lang, words in held.items():
            for word in words:
                senses[lang, word] += 1
                for into, others in held.items():
                    if into != lang:
                        shared.update((lang, word, into, said) for said in others)
    for (lang, word, into, said), count in shared.items():
        # How many of the concepts of either word are those of both.
        both = count / (senses[lang, word] + senses[into, said] - count)
        yield Entry(lang=lang, text=word, into=into, said=said, weight=round(max(0.05, both**0.5), 2))
