"""The public slate for machines, in the words of schema.org."""

from __future__ import annotations

from django.urls import reverse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from diptych.faces.portal.slate.films import FilmLine
    from diptych.faces.portal.structured import Data
    from diptych.kernel.texts import Language


def slate_film_data(film: FilmLine, language: Language) -> tuple[Data, ...]:
    """One film; the one that is in the registers is named by its page there too."""
    return (
        {
            "@type": "Movie",
            "@id": film.href,
            "url": film.work or film.href,
            "name": film.title,
            "alternateName": [text for _lang, text in film.titles if text != film.title],
            "image": reverse("picture", kwargs={"code": language.code, "kind": "slate-film", "id": film.id}),
        },
    )


def film_list_data(films: Iterable[FilmLine], language: Language) -> tuple[Data, ...]:
    """The films of a page of the list; nothing where there are none."""
    items = [
        {"@type": "ListItem", "position": number, "name": film.title, "url": film.href}
        for number, film in enumerate(films, start=1)
    ]
    return ({"@type": "ItemList", "inLanguage": language.tag, "itemListElement": items},) if items else ()
