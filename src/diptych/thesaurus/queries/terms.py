"""What the dictionaries that were taken say of words."""

from __future__ import annotations

from django.db.models import Q

from diptych.thesaurus.models import Dictionary, Term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet


def said(keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], list[tuple[str, str, int, str]]]:
    """By language and key: into what language, the word, its rank, the dictionary; surest first. One query, none for
    no keys."""
    asked: dict[str, list[str]] = {}
    for lang, key in keys:
        asked.setdefault(lang, []).append(key)
    found: dict[tuple[str, str], list[tuple[str, str, int, str]]] = {}
    if not asked:
        return found
    wanted = Q()
    for lang, held in asked.items():
        wanted |= Q(lang=lang, key__in=sorted(held))
    rows = Term.objects.filter(wanted).order_by("-rank", "pk")
    for lang, key, into, text, rank, source in rows.values_list("lang", "key", "into", "said", "rank", "dictionary_id"):
        found.setdefault((lang, key), []).append((into, text, rank, source))
    return found


def dictionaries() -> QuerySet[Dictionary]:
    """Those that were taken, by id."""
    return Dictionary.objects.order_by("pk")
