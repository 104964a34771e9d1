"""What has become of the slate, for a feed: calls that opened to everybody, films approved, begun and finished."""

from __future__ import annotations

from django.urls import reverse

from diptych.apps.slate.queries.public import films_public, public_calls, public_films
from diptych.engines.values.record import Record
from diptych.faces.portal.registers.sides import parties_of
from diptych.faces.portal.slate.calls import picked
from diptych.faces.portal.slate.films import film_line, moments_of
from diptych.faces.portal.slate.moments import clock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import datetime

    from diptych.apps.programme.models import Programme
    from diptych.apps.slate.models import Round
    from diptych.kernel.texts import Language

SHOWN = 40
"""Entries of the feed."""


def _(text: str) -> str:
    return text


class SlateNews(Record):
    """One thing that happened."""

    id: str
    """What it is known by, for ever."""
    at: datetime
    title: str
    summary: str
    href: str


def slate_news(programme: Programme | None, language: Language) -> list[SlateNews]:
    """The latest, the newest first. Seven queries."""
    if programme is None:
        return []
    parties = parties_of(programme)
    found = [_call(call, language) for call in public_calls(programme.pk)[:SHOWN]]
    for film in public_films(films_public(programme.pk).order_by("-changed_at", "id")[:SHOWN]):
        line = film_line(film, language, parties)
        for number, (what, at) in enumerate(moments_of(film)):
            found.append(
                SlateNews(
                    id=f"film/{film.id}/{number}",
                    at=at,
                    title=language.colon(language.gettext(what), line.title),
                    summary=language.listed(filter(None, (line.form, line.lead))),
                    href=line.href,
                )
            )
    found.sort(key=lambda item: item.at, reverse=True)
    return found[:SHOWN]


def _call(call: Round, language: Language) -> SlateNews:
    name = picked({row.lang: row.name for row in call.texts.all()}, language)
    assert call.announced_at is not None, "it is public"
    return SlateNews(
        id=f"call/{call.pk}",
        at=call.announced_at,
        title=language.colon(language.gettext(_("Call for proposals")), name.text if name else call.slug),
        summary=language.gettext(_("Open until {moment}")).format(moment=clock(call.closes_at, call.zone, language)),
        href=reverse("call", kwargs={"id": call.slug}),
    )
