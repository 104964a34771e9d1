"""The sides of a programme, and what faces what across the hinge."""

from __future__ import annotations

from diptych.apps.programme.queries.programmes import programme_page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diptych.apps.programme.models import Programme
    from diptych.kernel.texts import Language


def parties_of(programme: Programme | None) -> tuple[str, ...]:
    """The countries of a programme, in its own order."""
    return () if programme is None else tuple(party.country for party in programme.parties.all())


def parties() -> tuple[str, ...]:
    """The countries of the programme of this site, in its own order; none where there is no programme yet."""
    return parties_of(programme_page())


def is_spoken(tag: str, speech: str) -> bool:
    """Whether a text's language is the one that a country reads: ``ru`` is ``ru-Cyrl``, ``zh-Hant`` is not
    ``zh-Hans``."""
    return bool(tag) and (tag == speech or tag == speech.split("-")[0])


def panels(
    texts: Iterable[tuple[str, str]], countries: Sequence[str], language: Language
) -> tuple[list[dict[str, str]], dict[str, str] | None]:
    """Texts (text, language; the best first) as the titles of a page: one for each country that has one in its own
    language, and beneath them the one in the reader's if it is none of those.

    Where no country has one, the best text for the reader stands alone.
    """
    rows = [{"text": text, "lang": lang} for text, lang in texts]
    found: list[dict[str, str]] = []
    for country in countries:
        speech = language.spoken_in(country)
        own = next((row for row in rows if is_spoken(row["lang"], speech)), None)
        if own is not None and own not in found:
            found.append(own)
    readers = next((row for row in rows if row["lang"] == language.tag), None)
    if not found:
        return rows[:1] if readers is None else [readers], None
    shown = [row["lang"] for row in found]
    return found[:3], readers if readers is not None and readers["lang"] not in shown else None
