"""The index of agreements: what each is at a glance, and the filters that find it."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from diptych import agreements as library
from diptych.engines.treaty.dossier import FORMS
from diptych.engines.treaty.pack import LAYERS, within
from diptych.engines.treaty.rules.bounds import ShareTest
from diptych.engines.treaty.rules.kind import Parameter
from diptych.engines.values.record import Record
from diptych.faces.portal.library.page import panels
from diptych.faces.wording import catalogue as words
from diptych.faces.wording import terms
from diptych.faces.wording.rules import RuleSpeaker, opening

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from diptych.engines.treaty.pack import Agreement
    from diptych.kernel.texts import Language

FILTERS = ("country", "form", "status", "layer")
"""Names of the filters in the address."""

SIDES = ("each_party", "each_country", "minority", "group")
"""Rules whose limits are those of a side as such."""


def _(text: str) -> str:
    return text


class Entry(Record):
    """One agreement of the index."""

    id: str
    panels: tuple[str, ...]
    short: str
    parties: int
    layer: str
    status: str
    """Whether it is law, and when it was signed or came into force as far as known."""
    forms: str
    rules: int
    shares: str
    """Share limits of a side, as in “20–80 %”; empty where the text has none."""
    confidences: tuple[tuple[str, int], ...]
    """How many rules of each confidence, none left out."""
    trust: str
    """The same in words."""


class Choice(Record):
    """A filter: its name in the address, its label, its options, what is chosen."""

    name: str
    label: str
    options: tuple[tuple[str, str], ...]
    chosen: str


class Index(Record):
    """The index as asked for."""

    groups: tuple[tuple[str, tuple[Entry, ...]], ...]
    """Entries under the name of their layer."""
    found: int
    total: int
    filters: tuple[Choice, ...]
    refused: tuple[tuple[str, str], ...]
    """Filters left out because nothing goes by that name: label and what was asked for."""
    filtered: bool


def index(language: Language, on: date, asked: Mapping[str, str]) -> Index:
    """Agreements that every filter lets through, by layer; the newest first, then the undated by name, drafts last."""
    agreements = library.agreements()
    filters = _filters(agreements, language, on)
    chosen: dict[str, str] = {}
    refused = []
    for choice in filters:
        value = asked.get(choice.name, "").strip()
        if value and value in dict(choice.options):
            chosen[choice.name] = value
        elif value:
            refused.append((choice.label, value[:40]))
    held = [item for item in agreements if all(_holds(item, on, name, value) for name, value in chosen.items())]
    held.sort(key=lambda item: (item.force(on) == "draft", _newest(item), language.pick(item.short).casefold()))
    headings = {
        "agreement": _("Between two countries"),
        "convention": _("Conventions of many states"),
        "protocol": _("Protocols of trade agreements"),
        "domestic": _("Law of one country"),
    }
    groups = [
        (language.gettext(headings[layer]), tuple(_entry(item, language, on) for item in held if item.layer == layer))
        for layer in LAYERS
    ]
    return Index(
        groups=tuple((heading, entries) for heading, entries in groups if entries),
        found=len(held),
        total=len(agreements),
        filters=tuple(choice.replace(chosen=chosen.get(choice.name, "")) for choice in filters),
        refused=tuple(refused),
        filtered=bool(chosen),
    )


def _newest(agreement: Agreement) -> int:
    """Days counted backwards from the latest of signature and entry into force, so that the newest sorts first."""
    days = [event.on.earliest.toordinal() for event in agreement.status if event.on is not None]
    return -max(days) if days else 0


def _filters(agreements: tuple[Agreement, ...], language: Language, on: date) -> tuple[Choice, ...]:
    countries = {party.country: language.country(party.country) for item in agreements for party in item.parties}
    standings = {item.force(on) for item in agreements}
    layers = {item.layer for item in agreements}
    say = language.gettext

    def options(table: dict[str, str], order: tuple[str, ...], present: set[str]) -> tuple[tuple[str, str], ...]:
        return tuple((code, opening(say(table[code]))) for code in order if code in present)

    forms = {form for item in agreements for form in item.forms}
    return (
        Choice(
            name="country",
            label=say(_("Country")),
            options=tuple(sorted(countries.items(), key=lambda row: row[1].casefold())),
            chosen="",
        ),
        Choice(name="form", label=say(_("Form")), options=options(words.FORMS, FORMS, forms), chosen=""),
        Choice(
            name="status",
            label=say(_("Status")),
            options=options(terms.STANDINGS, tuple(terms.STANDINGS), standings),
            chosen="",
        ),
        Choice(name="layer", label=say(_("Kind")), options=options(words.LAYERS, LAYERS, layers), chosen=""),
    )


def _holds(agreement: Agreement, on: date, name: str, value: str) -> bool:
    if name == "country":
        return any(party.country == value for party in agreement.parties)
    if name == "form":
        return value in agreement.forms
    return value == (agreement.force(on) if name == "status" else agreement.layer)


def _entry(agreement: Agreement, language: Language, on: date) -> Entry:
    speaker = RuleSpeaker(language, agreement, on)
    counted = {code: sum(1 for rule in agreement.rules if rule.confidence == code) for code in words.CONFIDENCES}
    return Entry(
        id=agreement.id,
        panels=panels(agreement, speaker),
        short=language.pick(agreement.short),
        parties=len(agreement.parties),
        layer=opening(speaker.say(words.LAYERS, agreement.layer)),
        status=_status(agreement, speaker),
        forms=speaker.listed(words.FORMS, agreement.forms) if agreement.forms != FORMS else "",
        rules=len(agreement.rules),
        shares=_shares(speaker),
        confidences=tuple(counted.items()),
        trust=language.listed(
            speaker.pair(speaker.say(words.CONFIDENCES, code), language.number(count))
            for code, count in counted.items()
            if count
        ),
    )


def _status(agreement: Agreement, speaker: RuleSpeaker) -> str:
    """The dated events that say it best, and what is not known beside them; else the bare standing."""
    language, standing = speaker.language, speaker.law.force
    dated = {event.event: language.date(event.on) for event in agreement.status if event.on is not None}
    said = [
        language.gettext(text).format(date=dated[name])
        for name, text in (
            ("draft", _("draft of {date}")),
            ("signed", _("signed {date}")),
            ("in_force", _("in force since {date}")),
            ("terminated", _("terminated {date}")),
        )
        if name in dated and (name != "draft" or standing == "draft")
    ]
    if standing == "signed" and said:
        said.append(language.gettext(_("entry into force not known")))
    elif not said or standing in ("not_yet", "unknown"):
        said.insert(0, speaker.say(terms.STANDINGS, standing))
    return opening(language.clauses(said))


def _shares(speaker: RuleSpeaker) -> str:
    """Limits on the budget share of a side; each range once, in the order of the text."""
    found = []
    for rule in speaker.law.rules:
        for test in within(rule.test, ShareTest):
            if test.of in SIDES and "budget" in test.bases and not within(test, Parameter):
                found.append(_range(test.minimum, test.maximum, speaker.language))
    return speaker.language.listed(dict.fromkeys(text for text in found if text))


def _range(low: Fraction | None, high: Fraction | None, language: Language) -> str:
    if low is not None and high is not None:
        whole = language.share(low)
        figure = language.number(low * 100) if "/" not in whole else whole
        return f"{figure}–{language.share(high)}"
    if low is not None:
        return language.gettext(_("from {share}")).format(share=language.share(low))
    return "" if high is None else language.gettext(_("up to {share}")).format(share=language.share(high))
