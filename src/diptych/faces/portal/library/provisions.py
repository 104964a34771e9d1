"""Rules as a page shows them: the article in plain words at one side, what it asks of a film at the other."""

from __future__ import annotations

import re

from diptych.engines.values.record import Record
from diptych.faces.portal.library.bands import Band, bands
from diptych.faces.portal.library.deadlines import Deadline, deadlines
from diptych.faces.portal.library.life import lasting
from diptych.faces.wording import catalogue as words
from diptych.faces.wording import terms
from diptych.faces.wording.demands import Demand, Item, Row
from diptych.faces.wording.names import place
from diptych.faces.wording.rules import RuleSpeaker, opening

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from diptych.engines.treaty.pack import Agreement, Law, Rule, Source
    from diptych.faces.wording.demands import Description
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


class Cited(Record):
    """A source as it stands beside a rule and in the list of all."""

    id: str
    title: str
    lang: str
    """Tag of the language the title is in; empty when not known."""
    language: str
    """Name of the language of the document, if known."""
    kind: str
    on: str
    address: str


class Words(Record):
    """An article's own words in one of its languages."""

    lang: str
    language: str
    text: str


class Ask(Record):
    """What a rule, or one limb of it, asks for: in words, lists and drawings."""

    name: str = ""
    article: str = ""
    demands: tuple[Demand, ...] = ()
    sentences: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    steps: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    table: tuple[Row, ...] = ()
    bands: tuple[Band, ...] = ()
    deadlines: tuple[Deadline, ...] = ()


class Provision(Record):
    """One rule, with everything there is to say of it."""

    id: str
    article: str
    """Empty for a rule of a guideline that has no articles."""
    title: str
    text: str
    paraphrase: str
    """What kind of text this is: a paraphrase, and whether it is a translation."""
    authentic: tuple[Words, ...]
    asks: tuple[Ask, ...]
    conditions: tuple[Demand, ...]
    exception: tuple[Demand, ...]
    remarks: tuple[str, ...]
    confidence: str
    """A, B or C."""
    confidence_words: str
    sources: tuple[Cited, ...]
    open: str
    law: bool
    """Whether it is law on the date of the page."""
    when: str
    """From and until when it is law, where the pack dates it."""
    layer: str | None


def provisions(agreement: Agreement, law: Law, speaker: RuleSpeaker) -> tuple[Provision, ...]:
    """Every rule of an agreement in the order of its articles, those that are not law on the date too."""
    resolved = {rule.id: rule for rule in law.rules}
    sources = {source.id: source for source in agreement.sources}
    return tuple(
        _provision(resolved.get(rule.id, rule), rule.id in resolved, sources, speaker)
        for rule in sorted(agreement.rules, key=lambda rule: order(rule.article))
    )


def _provision(rule: Rule, law: bool, sources: dict[str, Source], speaker: RuleSpeaker) -> Provision:
    language = speaker.language
    return Provision(
        id=rule.id,
        article=opening(place(rule.article, language)) if rule.article or rule.layer is None else "",
        title=language.pick(rule.title),
        text=language.pick(rule.text),
        paraphrase=_paraphrase(rule, sources, language),
        authentic=tuple(
            Words(lang=tag, language=opening(language.language(tag)), text=text) for tag, text in rule.authentic.items()
        ),
        asks=_asks(rule, speaker) if law else (),
        conditions=_opened(speaker.conditions(rule.when)),
        exception=_opened(speaker.exception(rule)),
        remarks=tuple(_remarks(rule, speaker)),
        confidence=rule.confidence,
        confidence_words=speaker.say(words.CONFIDENCES, rule.confidence),
        sources=tuple(cited(sources[id], speaker) for id in rule.sources),
        open=language.pick(rule.open),
        law=law,
        when=opening(lasting(rule.from_, rule.until, language)),
        layer=rule.layer,
    )


def _asks(rule: Rule, speaker: RuleSpeaker) -> tuple[Ask, ...]:
    limbs = speaker.parts(rule)
    if not limbs:
        return (_ask(speaker.describe(rule), rule.test, speaker),)
    return tuple(
        _ask(limb.description, limb.test, speaker).replace(
            name=opening(limb.name), article=opening(place(limb.article, speaker.language)) if limb.article else ""
        )
        for limb in limbs
    )


def _ask(said: Description, test: Any, speaker: RuleSpeaker) -> Ask:
    return Ask(
        demands=_opened(said.demands),
        sentences=said.sentences,
        items=tuple(item.replace(name=opening(item.name)) for item in said.items),
        steps=tuple(opening(step) for step in said.steps),
        choices=tuple(opening(choice) for choice in said.choices),
        table=said.table,
        bands=tuple(band.replace(name=opening(band.name)) for band in bands(test, speaker)),
        deadlines=tuple(
            line.replace(first=opening(line.first), last=opening(line.last)) for line in deadlines(test, speaker)
        ),
    )


def _opened(demands: tuple[Demand, ...]) -> tuple[Demand, ...]:
    """Labels begin with a capital; where there is none, the value does."""
    return tuple(demand.replace(label=opening(demand.label), value=opening(demand.value)) for demand in demands)


def _remarks(rule: Rule, speaker: RuleSpeaker) -> list[str]:
    say = speaker.language.gettext
    said = (
        (rule.gate, _("A film that does not meet this belongs under another text.")),
        (rule.discretion, _("The authorities may accept a film that does not meet this.")),
        (
            rule.confidence == "C",
            _("Known from one summary only: a film that does not meet this is put to a person, not failed."),
        ),
    )
    return [say(text) for holds, text in said if holds]


def _paraphrase(rule: Rule, sources: dict[str, Source], language: Language) -> str:
    """Whether the paraphrase is a translation: it is, unless a source read for it is in the reader's language."""
    read = [source for source in dict.fromkeys(sources[id].language for id in rule.sources) if source]
    own = {tag.split("-")[0] for tag in read}
    if not read:
        return language.gettext(_("A paraphrase."))
    if language.code.split("-")[0] in own:
        return language.gettext(_("A paraphrase, not the words of the article."))
    names = language.listed(dict.fromkeys(language.language(tag.split("-")[0]) for tag in read))
    return language.gettext(_("A paraphrase in translation. Read in: {languages}.")).format(languages=names)


def cited(source: Source, speaker: RuleSpeaker) -> Cited:
    """A source with its language, kind and date in words."""
    language = speaker.language
    return Cited(
        id=source.id,
        title=source.title,
        lang=title_language(source.title, source.language),
        language=language.language(source.language.split("-")[0]) if source.language else "",
        kind=speaker.source_kind(source),
        on=language.date(source.on) if source.on else "",
        address=source.address or "",
    )


def title_language(title: str, language: str | None) -> str:
    """The language a title is written in: that of the document, unless its letters say otherwise.

    A title may stand in Latin letters for a document in Chinese; then nothing is claimed.
    """
    if language is None:
        return ""
    scripts = {"zh": "\u4e00-\u9fff", "ru": "\u0400-\u04ff", "uk": "\u0400-\u04ff", "sr": "\u0400-\u04ff"}
    letters = scripts.get(language.split("-")[0])
    return language if letters is None or re.search(f"[{letters}]", title) else ""


def order(article: str | None) -> tuple[int, tuple[tuple[int, int, str], ...]]:
    """Where an article stands: preamble, articles by number, annexes by letter, appendices; unknown ones last."""
    if article is None:
        return (4, ())
    if article == "preamble":
        return (0, ())
    first = re.split(r"[,;–] ?", article)[0]
    rank = 3 if first.startswith("App") else 1 if first[0].isdigit() or set(first) <= set("IVXLC") else 2
    pieces = re.findall(r"\d+|[A-Za-z]+", first)
    return (rank, tuple(_weight(piece, before) for before, piece in zip(["", *pieces], pieces, strict=False)))


def _weight(piece: str, before: str) -> tuple[int, int, str]:
    """A number, in digits or Roman (small ones stand below a letter, as in ``(c)(vi)``), before a letter."""
    if piece.isdigit():
        return (0, int(piece), "")
    small = before.isalpha() and before.islower() and set(piece) <= set("ivx")
    return (0, _roman(piece), "") if small or set(piece) <= set("IVXLC") else (1, 0, piece)


def _roman(numeral: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[letter] for letter in numeral.upper()]
    return sum(-value if value < max(values[index:]) else value for index, value in enumerate(values))


def confidence_legend(language: Language) -> tuple[tuple[str, str, str], ...]:
    """Every confidence with its word and what it means."""
    return tuple(
        (code, language.gettext(words.CONFIDENCES[code]), language.gettext(terms.MEANINGS[code]))
        for code in words.CONFIDENCES
    )
