"""Dictionaries taken and given up. Operators do it; what is taken helps the search and is said nowhere as ours."""

from __future__ import annotations

from math import ceil

from django.db import transaction

from diptych.engines.values.errors import Refused
from diptych.thesaurus.commonness import Commonness
from diptych.thesaurus.dictionaries.bridge import bridged
from diptych.thesaurus.dictionaries.entry import Entry
from diptych.thesaurus.dictionaries.sources import SOURCES
from diptych.thesaurus.keys import key_of, tokenizer
from diptych.thesaurus.models import Dictionary, Term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from diptych.thesaurus.dictionaries.sources import Source

    Told = Callable[[int, int], None]

ACROSS = "across"
"""What is made of the others: Russian and Chinese that meet through English."""

MOST = 8
"""Words of another language that are kept for one."""

TOGETHER = 5_000
"""Rows written at a time."""

RUSSIAN, CHINESE, ENGLISH = "ru", "zh-hans", "en"


def take(source: Source, *, found: Path, at: datetime, told: Told | None = None) -> Dictionary:
    """Read a dictionary and keep what it says, instead of what was kept of it before.

    Side effects: 1. its terms are replaced; 2. those of :data:`ACROSS` are made anew, if there is something to make
    them of; each in a transaction that holds only what is written. About 30,000 terms a second. Refused("no_terms")
    for a file that has none.
    """
    entries = list(source.read(found))
    if not entries:
        raise Refused("no_terms", path=str(found), id=source.id)
    taken = Dictionary(
        pk=source.id,
        title=source.title,
        licence=source.licence,
        version=source.version(found),
        tokenizer=tokenizer().fingerprint,
        taken_at=at,
    )
    terms = list(_terms(taken, entries, Commonness(entries)))
    with transaction.atomic():
        _replace(taken, terms, told)
    if not source.direct:
        _bridge(at, told)
    return taken


def forget(id: str, *, at: datetime) -> None:
    """Give a dictionary up. Its terms are gone, and what was made of them. Refused("no_dictionary_taken")."""
    with transaction.atomic():
        held = Dictionary.objects.filter(pk=id).first()
        if held is None:
            raise Refused("no_dictionary_taken", id=id)
        _drop(held)
    if id != ACROSS:
        _bridge(at, None)


def rekey(*, told: Told | None = None) -> int:
    """Make the keys of all terms anew where the tokens of the search have changed; how many there were.

    Side effects: the terms of each dictionary are replaced, in a transaction of its own.
    """
    count = 0
    for held in Dictionary.objects.exclude(tokenizer=tokenizer().fingerprint).order_by("pk"):
        before = held.tokenizer
        held.tokenizer = tokenizer().fingerprint
        rows = Term.objects.filter(dictionary=held).order_by("pk").values_list("lang", "text", "into", "said", "rank")
        entries = [
            Entry(lang=lang, text=text, into=into, said=said, weight=rank / 100)
            for lang, text, into, said, rank in rows
        ]
        terms = list(_terms(held, entries, None))
        with transaction.atomic():
            same = Dictionary.objects.select_for_update().filter(pk=held.pk, tokenizer=before, taken_at=held.taken_at)
            # Meanwhile somebody may have taken it again, or given it up.
            if same.first() is not None:
                _replace(held, terms, told)
                count += len(entries)
    return count


def _drop(held: Dictionary) -> None:
    Term.objects.filter(dictionary=held).delete()
    held.delete()


def _replace(held: Dictionary, terms: Sequence[Term], told: Told | None) -> None:
    Term.objects.filter(dictionary_id=held.pk).delete()
    held.terms = len(terms)
    held.save()
    for start in range(0, len(terms), TOGETHER):
        Term.objects.bulk_create(terms[start : start + TOGETHER])
        if told is not None:
            told(min(start + TOGETHER, len(terms)), len(terms))


def _terms(held: Dictionary, entries: Sequence[Entry], common: Commonness | None) -> Iterator[Term]:
    """The likeliest of what is said of each word, each once; the first of each is certain, as far as its rank goes."""
    keys: dict[str, tuple[str, str]] = {}
    best: dict[tuple[str, str, str], dict[str, Entry]] = {}
    for entry in entries:
        if entry.text not in keys:
            keys[entry.text] = key_of(entry.text)
        lang, key = keys[entry.text]
        # A word in other letters than those of its language (DVD) is looked up as what its letters are.
        if lang != entry.lang or not key or len(key) > 120:
            continue
        said = best.setdefault((lang, key, entry.into), {})
        if entry.said not in said or said[entry.said].weight < entry.weight:
            said[entry.said] = entry
    for (lang, key, into), said in best.items():
        weights = {one: entry.weight * (common.of(into, one) if common else 1.0) for one, entry in said.items()}
        most = max(weights.values())
        for one in sorted(said, key=lambda one: (-weights[one], one))[:MOST]:
            share = weights[one] / most if common else weights[one]
            yield Term(
                dictionary=held,
                lang=lang,
                key=key,
                text=said[one].text,
                into=into,
                said=one,
                # Seven hundredths of a hundred are seven, and a little more as computers reckon.
                rank=min(100, max(1, ceil(round(share * 100, 6)))),
            )


def _bridge(at: datetime, told: Told | None) -> None:
    """Make what leads from Russian to Chinese and back through English, of all dictionaries that do not say it."""
    used = [held for held in Dictionary.objects.order_by("pk") if held.pk in SOURCES and not SOURCES[held.pk].direct]
    languages = {language for held in used for language in SOURCES[held.pk].languages}
    if not {RUSSIAN, CHINESE, ENGLISH} <= languages:
        with transaction.atomic():
            for old in Dictionary.objects.filter(pk=ACROSS):
                _drop(old)
        return
    entries = [
        *bridged(_said(used, RUSSIAN, ENGLISH), _said(used, ENGLISH, CHINESE)),
        *bridged(_said(used, CHINESE, ENGLISH), _said(used, ENGLISH, RUSSIAN)),
    ]
    new = Dictionary(
        pk=ACROSS,
        title=" + ".join(held.title for held in used),
        licence=" + ".join(held.licence for held in used),
        tokenizer=tokenizer().fingerprint,
        taken_at=at,
    )
    terms = list(_terms(new, entries, Commonness(entries)))
    with transaction.atomic():
        _replace(new, terms, told)


def _said(used: Iterable[Dictionary], lang: str, into: str) -> list[Entry]:
    rows = Term.objects.filter(dictionary__in=used, lang=lang, into=into).order_by("pk")
    return [
        Entry(lang=lang, text=text, into=into, said=said, weight=rank / 100)
        for text, said, rank in rows.values_list("text", "said", "rank").iterator(TOGETHER)
    ]
