"""The page of one agreement on one date of law, in one language."""

from __future__ import annotations

import re

from diptych import agreements as library
from diptych.engines.values.record import Record
from diptych.faces.portal.library import life
from diptych.faces.portal.library.comparison import Comparison, compare
from diptych.faces.portal.library.life import FEW
from diptych.faces.portal.library.provisions import Cited, Provision, Words, cited, provisions
from diptych.faces.wording import catalogue as words
from diptych.faces.wording import terms
from diptych.faces.wording.demands import Demand
from diptych.faces.wording.rules import RuleSpeaker, opening

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from diptych.engines.treaty.pack import Agreement
    from diptych.kernel.texts import Language

HAN = re.compile("[\u3400-\u9fff]")


def _(text: str) -> str:
    return text


class Layer(Record):
    """A guideline beside the text, with the rules it is made of."""

    id: str
    name: str
    authority: str
    sources: tuple[Cited, ...]
    rules: tuple[Provision, ...]


class Unknown(Record):
    """Something not known: of the whole text, or of the rule it names."""

    text: str
    rule: str = ""
    title: str = ""


class AgreementPage(Record):
    """Everything the page of an agreement shows."""

    id: str
    short: str
    title: str
    panels: tuple[str, ...]
    """What stands across the line: the parties of a text of two or three, else its short name alone."""
    authentic_titles: tuple[Words, ...]
    layer: str
    force: str
    on: date
    on_words: str
    facts: tuple[Demand, ...]
    parties: tuple[life.Bound, ...]
    facing: bool
    """Whether the parties are few enough to face each other."""
    status: tuple[life.Moment, ...]
    turns: tuple[life.Turn, ...]
    thresholds: tuple[life.Threshold, ...]
    rules: tuple[Provision, ...]
    """Of the text itself, in the order of its articles."""
    layers: tuple[Layer, ...]
    unknown: tuple[Unknown, ...]
    sources: tuple[Cited, ...]
    compared: Comparison | None
    compared_on: date | None
    compared_words: str
    han: bool
    """Whether the page shows Chinese letters in whatever language it is."""


def agreement_page(agreement: Agreement, language: Language, on: date, other: date | None = None) -> AgreementPage:
    """The page of an agreement as the law stood on a date, compared with another date where one is given."""
    speaker = RuleSpeaker(language, agreement, on)
    law = agreement.law(on, library.groups(on))
    rules = provisions(agreement, law, speaker)
    authentic = tuple(_authentic_titles(agreement, language))
    sources = tuple(cited(source, speaker) for source in agreement.sources)
    return AgreementPage(
        id=agreement.id,
        short=language.pick(agreement.short),
        title=language.pick(agreement.title),
        panels=panels(agreement, speaker),
        authentic_titles=authentic,
        layer=opening(speaker.say(words.LAYERS, agreement.layer)),
        force=speaker.say(words.FORCES, law.force),
        on=on,
        on_words=language.date(on),
        facts=tuple(_facts(agreement, speaker)),
        parties=life.parties(agreement, speaker),
        facing=1 < len(agreement.parties) <= FEW,
        status=life.status(agreement, speaker),
        turns=life.turns(agreement, speaker),
        thresholds=life.thresholds(agreement, speaker),
        rules=tuple(rule for rule in rules if rule.layer is None),
        layers=tuple(_layers(agreement, rules, speaker)),
        unknown=tuple(_unknown(agreement, rules, language)),
        sources=sources,
        compared=compare(agreement, speaker, RuleSpeaker(language, agreement, other)) if other else None,
        compared_on=other,
        compared_words=language.date(other) if other else "",
        han=any(HAN.search(text) for text in [item.title for item in sources] + [item.text for item in authentic]),
    )


def panels(agreement: Agreement, speaker: RuleSpeaker) -> tuple[str, ...]:
    """The parties of a text of two or three by name, else the short name of the text alone."""
    if 1 < len(agreement.parties) <= FEW:
        return tuple(speaker.name(party.country) for party in agreement.parties)
    return (speaker.language.pick(agreement.short),)


def _authentic_titles(agreement: Agreement, language: Language) -> Iterator[Words]:
    """The title in each authentic language the pack has it in; none where it does not say which are authentic."""
    for tag in agreement.authentic_languages:
        code = next((code for code in agreement.title if code.split("-")[0] == tag.split("-")[0]), None)
        if code is not None:
            bcp = {"zh-hans": "zh-Hans"}.get(code, code)
            yield Words(lang=bcp, language=opening(language.language(tag)), text=agreement.title[code])


def _facts(agreement: Agreement, speaker: RuleSpeaker) -> Iterator[Demand]:
    language = speaker.language
    say = language.gettext
    dated = {name: agreement.event(name) for name in ("signed", "in_force")}
    unknown = say(_("date not known to us"))
    rows = [(_("Kind"), opening(speaker.say(words.LAYERS, agreement.layer)))]
    for name, label in (("signed", _("Signed")), ("in_force", _("In force"))):
        event = dated[name]
        if agreement.layer != "domestic" or event is not None:
            rows.append((label, language.date(event.on) if event is not None and event.on else unknown))
    authentic = language.listed(language.language(tag.split("-")[0]) for tag in agreement.authentic_languages)
    prevailing = agreement.prevailing_language
    if agreement.layer != "domestic":
        rows += [
            (_("Authentic languages"), authentic or say(_("not known to us"))),
            (_("Prevails in a dispute"), language.language(prevailing) if prevailing else say(_("not known to us"))),
        ]
    mode = speaker.say(terms.MODES, agreement.in_kind) if agreement.in_kind else say(terms.NO_MODE)
    if len(agreement.parties) == 1:
        decides = agreement.parties[0].authority(speaker.on)
        name = language.pick(decides.name) if decides else say(_("not known to us"))
        rows.append((_("Competent authority"), name))
    rows += [
        (_("Forms"), speaker.listed(words.FORMS, agreement.forms)),
        (_("Contributions in kind"), mode),
        (_("Beside other texts"), language.clauses(_interplay(agreement, speaker))),
    ]
    yield from (Demand(label=say(label), value=opening(value)) for label, value in rows if value)


def _interplay(agreement: Agreement, speaker: RuleSpeaker) -> Iterator[str]:
    """How the text stands to others, a clause each."""
    say, links = speaker.language.gettext, agreement.interplay
    if links.overrides_bilateral_from:
        yield say(_("prevails over bilateral texts for a film of {n} parties or more")).format(
            n=links.overrides_bilateral_from
        )
    if links.yields_to_bilateral:
        yield say(_("for a film of two parties, an agreement between them comes first"))
    if links.on_top:
        yield say(_("applies on top of any treaty"))
    if links.treaty_saves:
        title = speaker.language.pick(speaker.rules[links.treaty_saves].title)
        yield say(_("a film made under a treaty may be national all the same ({rule})")).format(rule=title)
    if links.replaces:
        shorts = speaker.language.listed(speaker.language.pick(library.agreement(id).short) for id in links.replaces)
        yield say(_("between states bound by both it replaces {others}")).format(others=shorts)


def _layers(agreement: Agreement, rules: tuple[Provision, ...], speaker: RuleSpeaker) -> Iterator[Layer]:
    sources = {source.id: source for source in agreement.sources}
    for guideline in agreement.guidelines:
        yield Layer(
            id=guideline.id,
            name=speaker.language.pick(guideline.name),
            authority=speaker.name(guideline.authority) if guideline.authority else "",
            sources=tuple(cited(sources[id], speaker) for id in guideline.sources),
            rules=tuple(rule for rule in rules if rule.layer == guideline.id),
        )


def _unknown(agreement: Agreement, rules: tuple[Provision, ...], language: Language) -> Iterator[Unknown]:
    yield from (Unknown(text=language.pick(text)) for text in agreement.open)
    yield from (Unknown(text=rule.open, rule=rule.id, title=rule.title) for rule in rules if rule.open)
