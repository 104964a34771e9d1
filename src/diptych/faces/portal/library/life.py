"""The life of a text: its status on a line, who is bound and who decides, the days on which something changed."""

from __future__ import annotations

from datetime import date

from diptych.engines.values.dates import PartialDate, current
from diptych.engines.values.exact import percent
from diptych.engines.values.record import Record
from diptych.faces.wording import catalogue as words
from diptych.faces.wording import terms
from diptych.faces.wording.rules import RuleSpeaker, opening

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.engines.treaty.pack import Agreement, Authority, Dated, Event, Party, Value
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


FEW = 3
"""So many parties face each other across the line; more stand in a list."""


class Moment(Record):
    """A point of the line of status."""

    what: str
    when: str
    datetime: str
    """For machines, empty while the day is not known."""
    note: str
    state: str
    """As ``components/timeline.html`` knows them: empty, now, awaited, unknown."""


class Holder(Record):
    """An authority and the time in which it was the one."""

    name: str
    when: str
    place: str
    """``current`` on the date of the page, ``before`` or ``after`` it."""


class Bound(Record):
    """A party: since when, who decides for it, what it has reserved."""

    country: str
    name: str
    when: str
    datetime: str
    bound: bool
    """Whether it was bound on the date of the page."""
    holders: tuple[Holder, ...]
    reservations: tuple[str, ...]


class Turn(Record):
    """A day on which something changed, for the switch of the date of law."""

    on: str
    """ISO 8601, the first day it may have been."""
    when: str
    what: str


class Threshold(Record):
    """A dated parameter with every value it has had; ``current`` is the place of the one of the date, or None."""

    name: str
    values: tuple[tuple[str, str], ...]
    """Value and since when, in words."""
    current: int | None


def status(agreement: Agreement, speaker: RuleSpeaker) -> tuple[Moment, ...]:
    """Every event in the order of its day, those without one first, and the date of law among them."""
    language = speaker.language
    found = [(_sorting(event.on), _moment(event, speaker)) for event in agreement.status]
    known = {event.event for event in agreement.status}
    if "signed" in known and not known & {"in_force", "terminated"}:
        awaited = Moment(
            what=_named("in_force", speaker),
            when=language.gettext(_("date not known to us")),
            datetime="",
            note="",
            state="unknown",
        )
        last = max(found, key=lambda row: row[0])[0]
        found.append((last, awaited))
    here = Moment(
        what=opening(speaker.say(terms.STANDINGS, agreement.force(speaker.on))),
        when=language.gettext(_("{date}, the date of law chosen")).format(date=language.date(speaker.on)),
        datetime=speaker.on.isoformat(),
        note="",
        state="now",
    )
    place = sum(1 for day, _moment_of in found if day <= speaker.on)
    found.sort(key=lambda row: row[0])
    moments = [moment for _day, moment in found]
    return (*moments[:place], here, *moments[place:])


def _sorting(on: PartialDate | None) -> date:
    return on.earliest if on is not None else date.min


def _named(event: str, speaker: RuleSpeaker) -> str:
    """What happened. To come into force and to be in force have one name in English, and two elsewhere."""
    if event == "in_force":
        return speaker.language.gettext(_("In force"))
    return opening(speaker.say(words.EVENTS, event))


def _moment(event: Event, speaker: RuleSpeaker) -> Moment:
    language = speaker.language
    when = language.date(event.on) if event.on else language.gettext(_("date not known to us"))
    where = speaker.event_place(event)
    after = event.on is not None and event.on.earliest > speaker.on
    return Moment(
        what=_named(event.event, speaker),
        when=language.listed((opening(when), where)) if where else opening(when),
        datetime=str(event.on) if event.on else "",
        note=language.pick(event.remark),
        state="unknown" if event.on is None else "awaited" if after else "",
    )


def parties(agreement: Agreement, speaker: RuleSpeaker) -> tuple[Bound, ...]:
    """Every party of the pack: in its order where two or three face each other, else by name."""
    found = tuple(_bound(party, speaker) for party in agreement.parties)
    return found if len(found) <= FEW else tuple(sorted(found, key=lambda party: party.name.casefold()))


def _bound(party: Party, speaker: RuleSpeaker) -> Bound:
    decides = party.authority(speaker.on)
    turn = party.authorities.index(decides) if decides is not None else -1
    return Bound(
        country=party.country,
        name=speaker.name(party.country),
        when=lasting(party.from_, party.until, speaker.language),
        datetime=str(party.from_) if party.from_ else "",
        bound=current(party.from_, party.until, speaker.on),
        holders=tuple(
            Holder(
                name=speaker.language.pick(authority.name),
                when=_tenure(authority, speaker.language),
                place="current" if index == turn else "before" if index < turn else "after",
            )
            for index, authority in enumerate(party.authorities)
        ),
        reservations=tuple(
            speaker.pair(opening(speaker.say(terms.RESERVATIONS, name)), speaker.language.share(percent(value)))
            for name, value in party.reservations.items()
        ),
    )


def _tenure(authority: Authority, language: Language) -> str:
    if authority.from_ is None and authority.attested is not None:
        attested = language.gettext(_("attested on {date}; the day it began is not known"))
        said = attested.format(date=language.date(authority.attested))
        if authority.until is None:
            return said
        until = language.gettext(_("until {date}")).format(date=language.date(authority.until))
        return language.clauses((said, until))
    return lasting(authority.from_, authority.until, language)


def lasting(start: PartialDate | None, end: PartialDate | None, language: Language) -> str:
    """“from … until …”, or nothing where neither is known. A month or year alone is not bent by a preposition."""
    said = []
    if start is not None:
        begins = _("from {date}") if start.day else _("{date} onwards")
        said.append(language.gettext(begins).format(date=language.date(start)))
    if end is not None:
        said.append(language.gettext(_("until {date}")).format(date=language.date(end)))
    return language.listed(said)


def turns(agreement: Agreement, speaker: RuleSpeaker) -> tuple[Turn, ...]:
    """Days on which the text, a threshold, a rule or an authority changed; accessions stand in the list of parties."""
    language = speaker.language
    found: dict[PartialDate, list[str]] = {}
    for event in agreement.status:
        if event.on is not None:
            found.setdefault(event.on, []).append(speaker.say(words.EVENTS, event.event))
    for dated in agreement.parameters.values():
        for value in dated.values[1:]:
            if value.from_ is not None:
                changed = speaker.pair(language.pick(dated.name), _value(dated, value, language))
                found.setdefault(value.from_, []).append(changed)
    for rule in agreement.rules:
        for day, said in ((rule.from_, _("begins: {title}")), (rule.until, _("ends: {title}"))):
            if day is not None:
                found.setdefault(day, []).append(language.gettext(said).format(title=language.pick(rule.title)))
    for party in agreement.parties:
        for authority in party.authorities[1:]:
            began = authority.from_ or authority.attested
            if began is not None:
                found.setdefault(began, []).append(language.pick(authority.name))
    return tuple(
        Turn(on=day.earliest.isoformat(), when=language.date(day), what=opening(language.clauses(said)))
        for day, said in sorted(found.items(), key=lambda row: row[0].earliest)
    )


def thresholds(agreement: Agreement, speaker: RuleSpeaker) -> tuple[Threshold, ...]:
    """Every dated parameter with its values over time."""
    language = speaker.language
    found = []
    for name, dated in agreement.parameters.items():
        started = [i for i, v in enumerate(dated.values) if v.from_ is None or v.from_.earliest <= speaker.on]
        found.append(
            Threshold(
                name=language.pick(dated.name) or name,
                values=tuple(
                    (_value(dated, value, language), opening(lasting(value.from_, None, language)))
                    for value in dated.values
                ),
                current=started[-1] if started else None,
            )
        )
    return tuple(found)


def _value(dated: Dated, value: Value, language: Language) -> str:
    return language.share(percent(value.value)) if dated.unit == "share" else value.value


def value_on(dated: Dated, on: date, language: Language) -> str:
    """The value of a parameter on a day, in words; a dash before it has one."""
    started = [value for value in dated.values if value.from_ is None or value.from_.earliest <= on]
    return _value(dated, started[-1], language) if started else "–"
