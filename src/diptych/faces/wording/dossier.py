"""The facts of a dossier in words: every fact it holds under a heading, as a label and what is said of it.

What the dossier leaves open is left out here too; nothing it holds is.
"""

from __future__ import annotations

from diptych import agreements as library
from diptych.engines.values.record import Record
from diptych.faces.wording import catalogue as words
from diptych.faces.wording import terms
from diptych.faces.wording.names import Namer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from fractions import Fraction

    from diptych.engines.treaty.dossier import InKind, Link, Owner, Person, Place, Producer
    from diptych.engines.treaty.pack import Rule
    from diptych.engines.values.dates import PartialDate
    from diptych.engines.values.money import Rate


def _(text: str) -> str:
    return text


KINDS = {"company": _("a company"), "person": _("a natural person")}
TIES = {"ownership": _("ownership"), "management": _("management"), "control": _("control")}
WHOLE = {
    "producers": _("co-producers"),
    "people": _("people"),
    "places": _("places"),
    "versions": _("versions"),
}
NOTED = {
    "title": _("the title"),
    "minutes": _("the running time"),
    "decisions": _("decisions of the authorities"),
    "consents": _("consents to an exception"),
    "judgements": _("what the authorities judged"),
}
"""Fields that a note may speak of and no rule asks for by name."""

MILESTONES = {
    "shooting_start": _("First day of shooting"),
    "shooting_end": _("Last day of shooting"),
    "completed": _("Film completed"),
    "first_shown": _("First shown"),
    "festival": _("Festival"),
    "settlements_end": _("End of settlements between the co-producers"),
}


class Line(Record):
    """A label and what is said of it, one text under another."""

    label: str
    texts: tuple[str, ...]


class Section(Record):
    """What belongs together, under a heading."""

    heading: str
    lines: tuple[Line, ...]


class DossierSpeaker(Namer):
    """Says what a dossier holds; what its agreement does not name, another one of the library may."""

    def sections(self) -> tuple[Section, ...]:
        """Every section that has something to say."""
        say = self.language.gettext
        made = (
            (_("The film"), self._film()),
            (_("Who puts in what"), self._finance()),
            (_("People"), map(self._person, self.dossier.people)),
            (_("Where it is made"), self._work()),
            (_("Languages and versions"), self._languages()),
            (_("Dates"), self._dates()),
            (_("Papers and questions"), self._papers()),
            (_("What the authorities have said"), self._authorities()),
            (_("Where these facts come from"), self._notes()),
        )
        read = ((heading, tuple(lines)) for heading, lines in made)
        return tuple(Section(heading=say(heading), lines=lines) for heading, lines in read if lines)

    def _line(self, label: str, *texts: str) -> Line:
        """A line that begins with words of ours, hence with a capital where the script has them."""
        return self._of(label[:1].upper() + label[1:], *texts)

    def _of(self, name: str, *texts: str) -> Line:
        """A line about something that has a name or an id, which stays as it was typed."""
        return Line(label=name, texts=tuple(text for text in texts if text))

    def _given(self, label: str, value: str) -> str:
        """``label: value``, or nothing when there is no value."""
        return self.language.colon(self.language.gettext(label), value) if value else ""

    def _share(self, value: Fraction | None) -> str:
        return "" if value is None else self.language.share(value)

    def _flag(self, value: bool | None) -> str:
        return "" if value is None else self.value(value)

    def _date(self, value: PartialDate | None) -> str:
        return "" if value is None else self.language.date(value)

    def _named(self, codes: Iterable[str]) -> str:
        return self.language.listed(self.name(code) for code in codes)

    # The film --------------------------------------------------------------------------------------------------

    def _film(self) -> Iterator[Line]:
        film, say = self.dossier, self.language.gettext
        for label, table, code in (
            (_("Form"), words.FORMS, film.form),
            (_("Format"), words.FORMATS, film.format),
            (_("Made to be shown first in or on"), words.EXHIBITIONS, film.first_exhibition),
        ):
            if code:
                yield self._line(say(label), self.say(table, code))
        if film.minutes is not None:
            length = self.language.ngettext("{n} minute", "{n} minutes", film.minutes).format(n=film.minutes)
            yield self._line(say(_("Running time")), length)
        if film.complete:
            whole = self.language.listed(say(WHOLE[name]) for name in film.complete)
            yield self._line(say(_("Listed in full")), whole)

    def _finance(self) -> Iterator[Line]:
        film, language, say = self.dossier, self.language, self.language.gettext
        if film.budget is not None:
            yield self._line(say(_("Total budget of the film")), language.money(film.budget))
        yield from map(self._producer, film.producers)
        if film.rates:
            yield self._line(say(_("Rates of exchange")), *map(self._rate, film.rates))

    def _work(self) -> Iterator[Line]:
        yield from map(self._place, self.dossier.places)
        for label, of in (
            (_("Shot for this film"), self.dossier.footage.specially_shot),
            (_("Archive footage"), self.dossier.footage.archive),
        ):
            if of is not None:
                yield self._line(self.language.gettext(label), self.language.share(of))

    def _languages(self) -> Iterator[Line]:
        film, language, say = self.dossier, self.language, self.language.gettext
        if film.original_languages:
            spoken = language.listed(map(language.language, film.original_languages))
            yield self._line(say(_("Original language")), spoken)
        for version in film.versions:
            kind = self.say(terms.VERSION_KINDS, version.kind) if version.kind else ""
            made = self._given(_("Made in"), self.name(version.made_in)) if version.made_in else ""
            yield self._line(
                language.language(version.language), kind or made or say(_("planned")), made if kind else ""
            )

    def _rate(self, rate: Rate) -> str:
        said = f"1 {rate.base} = {self.language.number(rate.rate)} {rate.quote}"
        return self._with(said, self._date(rate.on), rate.source)

    def _with(self, said: str, *more: str | None) -> str:
        """Something with what is known about it in brackets."""
        extra = self.language.clauses(text for text in more if text)
        return self.language.gettext(_("{name} ({extra})")).format(name=said, extra=extra) if extra else said

    # Who -------------------------------------------------------------------------------------------------------

    def _producer(self, producer: Producer) -> Line:
        language = self.language
        kind = self.say(KINDS, producer.kind) if producer.kind else ""
        links = producer.links
        return self._of(
            producer.name or producer.id,
            language.listed(text for text in (self.name(producer.country or ""), kind) if text),
            self._given(_("Puts in"), language.listed(map(language.money, producer.money))),
            *(self._given(_("In kind"), self._in_kind(item)) for item in producer.in_kind),
            self._given(_("Share of the budget"), self._share(producer.share)),
            self._given(_("Share of the creative contribution"), self._share(producer.creative)),
            self._given(_("Spends at home"), language.listed(map(language.money, producer.spend))),
            self._given(_("Share of the spend"), self._share(producer.spend_share)),
            self._given(_("Share of the points earned"), self._share(producer.points)),
            self._given(_("Only finances, makes nothing"), self._flag(producer.finance_only)),
            self._given(_("Takes an active part throughout"), self._flag(producer.active)),
            self._given(_("Owners"), language.clauses(map(self._owner, producer.owners))),
            self._given(_("Nationalities of its managers"), self._named(producer.managers)),
            self._given(_("Its country has a treaty of its own with"), self._named(producer.treaty_with or ())),
            self._given(
                _("Ties to other co-producers of this film"),
                language.clauses(map(self._link, links)) if links else "–" if links == () else "",
            ),
        )

    def _in_kind(self, item: InKind) -> str:
        accepted = self._given(_("accepted by"), self._named(item.approved_by))
        return self._with(self.language.money(item.value), item.what, accepted)

    def _owner(self, owner: Owner) -> str:
        nationality = self.name(owner.nationality) if owner.nationality else ""
        known = [text for text in (owner.name, nationality, self._share(owner.share)) if text]
        return self.language.listed(known) if known else self.unknown

    def _link(self, link: Link) -> str:
        film = self._given(_("for this film"), self._flag(link.for_this_film))
        return self._with(self.name(link.to), self.say(TIES, link.kind), film)

    def _person(self, person: Person) -> Line:
        language, home = self.language, person.residence
        roles = language.listed(self.say(words.ROLES, role) for role in person.roles)
        standing = self.say(words.ROLES, person.standing) if person.standing else ""
        lives = years = ""
        if home is not None:
            lives = self.name(home.country)
            if home.years is not None:
                years = language.ngettext("{n} year", "{n} years", home.years).format(n=home.years)
            lives = self._with(lives, self._given(_("for good"), self._flag(home.permanent)), years)
        days = "" if person.days is None else self.value(person.days)
        facts = (
            self._with(roles, standing) if roles else standing,
            self._given(_("nationality"), self._named(person.nationality)),
            self._given(_("counted for"), self.name(person.counted_as) if person.counted_as else ""),
            self._given(_("lives in"), lives),
            self._given(_("days"), days),
            self._given(_("billing"), "" if person.billing is None else self.value(person.billing)),
            self._given(_("supplied by"), self.name(person.supplied_by) if person.supplied_by else ""),
        )
        return self._of(person.name or person.id, language.clauses(text for text in facts if text))

    def _place(self, place: Place) -> Line:
        spend = "" if place.spend is None else self.language.money(place.spend)
        approved = self._given(_("approved by"), self._named(place.approved_by))
        facts = (self.name(place.country or ""), self._share(place.share), spend, approved)
        return self._line(self.say(words.WORKS, place.work), self.language.clauses(text for text in facts if text))

    # What happened ---------------------------------------------------------------------------------------------

    def _dates(self) -> Iterator[Line]:
        for name in self.dossier.dates._fields:
            if (when := getattr(self.dossier.dates, name)) is not None:
                yield self._line(self.say(MILESTONES, name), self.language.date(when))

    def _authorities(self) -> Iterator[Line]:
        film, language, say = self.dossier, self.language, self.language.gettext
        for country, filing in film.filings.items():
            acts = [(act, getattr(filing, act)) for act in words.ACTS] if filing is not None else []
            texts = [language.colon(self.say(words.ACTS, act), language.date(when)) for act, when in acts if when]
            if texts:
                yield self._line(self.name(country), *texts)
        for decision in film.decisions:
            answer = self._with(self._answer("decision", decision.approved), self._date(decision.on))
            label = self.pair(self.name(decision.party), self.say(words.STAGES, decision.stage))
            yield self._line(label, answer)
        for consent in film.consents:
            written = self._given(_("in writing"), self._flag(consent.written))
            ground = self._given(_("ground"), self._ground(consent.ground))
            label = self.pair(self.name(consent.party), say(_("consent")))
            yield self._line(label, self._with(self._rule(consent.rule), self._date(consent.on), ground, written))
        for judgement in film.judgements:
            answer = self._with(self._answer("judgement", judgement.holds), self._date(judgement.on), judgement.reasons)
            yield self._line(
                self.pair(self.name(judgement.party), say(_("judgement"))),
                language.colon(self._rule(judgement.rule), answer),
            )
        if film.changes is not None:
            texts = [
                self._with(item.what, self._given(_("approved by"), self._named(item.approved_by)), self._date(item.on))
                for item in film.changes
            ]
            yield self._line(self.language.gettext(_("Changes since provisional approval")), *(texts or ["–"]))

    def _ground(self, ground: str | None) -> str:
        """A ground that some text names, in words; another as it was typed."""
        return self.say(terms.GROUNDS, ground) if ground in terms.GROUNDS else ground or ""

    def _rule(self, id: str) -> str:
        return next((self.language.pick(rule.title) for rule in self._rules() if rule.id == id), id)

    def _rules(self) -> Iterator[Rule]:
        """Rules of this agreement, then of every other: a dossier may answer what only another one asks."""
        yield from self.agreement.rules
        for other in library.agreements():
            if other.id != self.agreement.id:
                yield from other.rules

    # Papers and answers ----------------------------------------------------------------------------------------

    def _papers(self) -> Iterator[Line]:
        yield from self._list(_("Documents to enclose"), self.dossier.documents)
        yield from self._list(_("Clauses of the co-production contract"), self.dossier.clauses)
        for id, answer in self.dossier.statements.items():
            yield self._line(self._question(id), self._answer("statement", answer))

    def _list(self, label: str, held: Mapping[str, bool | None]) -> Iterator[Line]:
        by_outcome: dict[bool | None, list[str]] = {}
        for id, answer in held.items():
            by_outcome.setdefault(answer, []).append(self._paper(id))
        texts = (
            self.language.colon(self._answer("documents", answer), self.language.clauses(by_outcome[answer]))
            for answer in (True, False, None)
            if answer in by_outcome
        )
        if held:
            yield self._line(self.language.gettext(label), *texts)

    def _paper(self, id: str) -> str:
        return next((label for rule in self._rules() if (label := self._label(id, rule))), id)

    def _question(self, id: str) -> str:
        """As the text asks it; an answer that no text of the library asks for goes by its id."""
        general = self.say(words.FIELDS, "statements")
        return next((asked for rule in self._rules() if (asked := self.question(id, rule)) != general), id)

    def _answer(self, code: str, value: bool | None) -> str:
        yes, no, open_ = words.ANSWERS[code]
        return self.language.gettext(open_ if value is None else yes if value else no)

    # Where it is from ------------------------------------------------------------------------------------------

    def _notes(self) -> Iterator[Line]:
        for note in self.dossier.notes:
            label = self.language.listed(map(self._field, note.fields))
            yield self._line(label, note.source, note.remark or "")

    def _field(self, path: str) -> str:
        head, _dot, rest = path.partition(".")
        known = self._names.get(rest)
        if known:
            return known
        for table in (words.FIELDS, NOTED):
            for name in (path, head):
                if name in table:
                    return self.say(table, name)
        return path
