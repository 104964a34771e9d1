"""Events as iCalendar (RFC 5545, RFC 7986): whole days, in one language, each under an id that never changes."""

from __future__ import annotations

from datetime import UTC, timedelta

from django.urls import reverse
from icalendar import Calendar, vText
from icalendar import Event as Entry

from diptych import __version__
from diptych.engines.values.dates import PartialDate
from diptych.faces.wording.registers.dates import dates
from diptych.faces.wording.registers.places import place
from diptych.faces.wording.registers.terms import EVENT_KINDS, term
from diptych.registers.authority.queries.agents import best

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from diptych.apps.programme.models import Event
    from diptych.kernel.texts import Language

ASKED_AGAIN = timedelta(hours=12)
"""How long a subscriber may wait before looking for changes."""


def _(text: str) -> str:
    return text


def first_day(event: Event) -> date | None:
    """The day on which an event stands in a calendar; None where it is known to the month or the year only, for then
    any day would be a false one."""
    return PartialDate.parse(event.start).exact if event.start else None


def feed(events: Iterable[Event], language: Language, origin: str) -> bytes:
    """Events, fetched with names and places, as a calendar; those without a day are left out, and that is said.

    ``origin`` is the scheme and host of the site, for the addresses of its pages. No query.
    """
    say = language.gettext
    rows = list(events)
    dated = [(event, day) for event in rows if (day := first_day(event))]
    left_out = len(rows) - len(dated)
    described = say(_("Events of the programme, on the days that their sources name."))
    if left_out:
        undated = language.ngettext(
            "{n} event is known to the month or the year only and is left out; its page says what is known.",
            "{n} events are known to the month or the year only and are left out; their pages say what is known.",
            left_out,
        ).format(n=language.number(left_out))
        described = language.sentences((described, undated))
    calendar = _calendar(language)
    name = say(_("Events of the programme"))
    calendar.add("name", _text(name, language.tag))
    calendar.add("description", _text(described, language.tag))
    calendar.add("refresh-interval", ASKED_AGAIN, parameters={"value": "DURATION"})
    # What programs older than RFC 7986 read.
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-caldesc", described)
    for event, day in dated:
        calendar.add_component(_entry(event, day, language, origin))
    return bytes(calendar.to_ical())


def single(event: Event, day: date, language: Language, origin: str) -> bytes:
    """One event, fetched with names and places, as a calendar of its own. No query."""
    calendar = _calendar(language)
    calendar.add_component(_entry(event, day, language, origin))
    return bytes(calendar.to_ical())


def _calendar(language: Language) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//Diptych//{__version__}//{language.code.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    return calendar


def _entry(event: Event, day: date, language: Language, origin: str) -> Entry:
    """One event from its first day to its last, both included; its end in the calendar is the day after."""
    ended = PartialDate.parse(event.end) if event.end else None
    last = ended.exact if ended else day
    entry = Entry()
    entry.add("uid", f"{event.pk}@events.diptych")
    entry.add("dtstamp", event.changed_at.astimezone(UTC))
    entry.add("last-modified", event.changed_at.astimezone(UTC))
    entry.add("sequence", event.revision - 1)
    entry.add("summary", _text(*_name(event, language)))
    entry.add("dtstart", day)
    entry.add("dtend", (last or day) + timedelta(days=1))
    entry.add("categories", [term(language, EVENT_KINDS, event.kind)])
    entry.add("transp", "TRANSPARENT")
    if where := "; ".join(dict.fromkeys(filter(None, (_spot(row, language) for row in event.places.all())))):
        entry.add("location", _text(where, language.tag))
    if last is None and event.end:
        remark = language.gettext(_("Begins on this day; of its end only this is known: {date}."))
        entry.add("description", _text(remark.format(date=dates(event.end, language)), language.tag))
    entry.add("url", f"{origin}{reverse('event', kwargs={'id': event.pk})}", parameters={"value": "URI"})
    return entry


def _spot(row: object, language: Language) -> str:
    city, country, venue = (getattr(row, name) for name in ("city", "country", "venue"))
    return language.listed(filter(None, (venue, place(language, city, country))))


def _name(event: Event, language: Language) -> tuple[str, str]:
    """What a reader of the language knows it by, and in which language that is."""
    rows = [(event.pk, name.text, name.lang, "") for name in event.names.all()] or [(event.pk, event.pk, "", "")]
    return best(rows, language.tag, ("",))[event.pk]


def _text(text: str, lang: str) -> vText:
    value = vText(text)
    if lang:
        value.params["LANGUAGE"] = lang
    return value
