"""The form of a dossier: every fact of the format, in the order in which a producer comes to know them."""

from __future__ import annotations

from diptych.engines.treaty.dossier import EXHIBITIONS, FORMATS, FORMS, ROLES, STAGES, STANDINGS, WORKS
from diptych.faces.portal.checker.shapes import Field, Group, Names, Rows, Section
from diptych.faces.wording import catalogue as words


def _(text: str) -> str:
    return text


def some(table: dict[str, str], codes: tuple[str, ...]) -> dict[str, str]:
    return {code: table[code] for code in codes}


def countries(name: str, label: str, *, hint: str = "", more: bool = True) -> Rows:
    """A list of countries; there is always one more field to fill in."""
    return Rows(name=name, label=label, help=hint, more=more, parts=(Field(name="", kind="country"),))


def sums(name: str, label: str, *, hint: str = "", more: bool = False) -> Rows:
    """Amounts of money in one or several currencies."""
    add = _("Add an amount in another currency")
    return Rows(
        name=name,
        label=label,
        help=hint,
        more=more,
        least=1,
        add=add,
        parts=(Field(name="", kind="money", label=label),),
    )


KINDS = {"company": _("a company"), "person": _("a natural person")}
VERSION_KINDS = {
    "final": _("final version, equal to the original"),
    "dubbed": _("dubbed"),
    "subtitled": _("subtitled"),
}
TIES = {"ownership": _("ownership"), "management": _("management"), "control": _("control")}
TITLES = {"ru": _("Title in Russian"), "zh-hans": _("Title in Chinese"), "en": _("Title in English")}

MAKERS = ("organisation", "person", "collective")
"""Who may be a co-producer or own one, among what the registers have."""

OWNERS = Rows(
    name="owners",
    label=_("Owners"),
    item=_("Owner {n}"),
    add=_("Add an owner"),
    more=True,
    parts=(
        Field(name="name", kind="text", label=_("Name"), agents=MAKERS),
        Field(name="nationality", kind="country", label=_("Nationality")),
        Field(name="share", kind="share", label=_("Share owned")),
    ),
)
IN_KIND = Rows(
    name="in_kind",
    label=_("Contributions in kind"),
    item=_("Contribution {n}"),
    add=_("Add a contribution in kind"),
    more=True,
    parts=(
        Field(name="value", kind="money", label=_("Its value")),
        Field(name="what", kind="text", label=_("What it is")),
        countries("approved_by", _("Accepted as finance by the authority of"), more=False),
    ),
)
LINKS = Rows(
    name="links",
    label=_("Ties to other co-producers of this film"),
    item=_("Tie {n}"),
    add=_("Add a tie"),
    none=_("There are none"),
    more=True,
    parts=(
        Field(name="to", kind="producer", label=_("To")),
        Field(name="kind", kind="code", label=_("What ties them"), codes=TIES),
        Field(name="for_this_film", kind="flag", label=_("Inherent in making this very film")),
    ),
)
PRODUCERS = Rows(
    name="producers",
    label=_("Co-producers"),
    item=_("Co-producer {n}"),
    add=_("Add a co-producer"),
    id_stem="producer",
    least=2,
    complete=_("These are all the co-producers"),
    parts=(
        Field(name="name", kind="text", label=_("Name"), agents=MAKERS),
        Field(name="country", kind="country", label=_("Country")),
        sums("money", _("Puts in")),
        Field(
            name="share",
            kind="share",
            label=_("Or its share of the budget"),
            help=_("Where amounts are not known; give one or the other."),
            more=True,
        ),
        IN_KIND,
        Field(name="creative", kind="share", label=_("Share of the creative contribution"), more=True),
        Field(name="finance_only", kind="flag", label=_("Only finances, makes nothing"), more=True),
        Field(name="active", kind="flag", label=_("Takes an active part throughout"), more=True),
        sums(
            "spend",
            _("Spends at home"),
            hint=_("In its own country and on its own people."),
            more=True,
        ),
        Field(name="spend_share", kind="share", label=_("Or its share of the spend"), more=True),
        Field(name="points", kind="share", label=_("Share of the points earned"), more=True),
        Field(name="kind", kind="code", label=_("What it is"), codes=KINDS, more=True),
        OWNERS,
        countries("managers", _("Nationalities of its managers")),
        LINKS,
        countries(
            "treaty_with",
            _("Its country has a treaty of its own with"),
            hint=_("Asked of a co-producer from a third state."),
        ).replace(none=_("There are none")),
    ),
)
PEOPLE = Rows(
    name="people",
    label=_("Who takes part"),
    item=_("Person {n}"),
    add=_("Add a person"),
    id_stem="person",
    complete=_("These are all the people whom the agreement asks about"),
    help=_("Those whom the agreement counts: authors, leading performers, heads of departments. A name may stay out."),
    parts=(
        Field(name="name", kind="text", label=_("Name or part"), agents=("person",)),
        Field(name="roles", kind="codes", label=_("Does"), codes=some(words.ROLES, ROLES)),
        countries("nationality", _("Nationality"), more=False),
        Field(name="standing", kind="code", label=_("Size of the part"), codes=some(words.ROLES, STANDINGS), more=True),
        Field(name="days", kind="count", label=_("Days worked"), more=True),
        Field(name="supplied_by", kind="country", label=_("Supplied by the co-producer of"), more=True),
        Field(
            name="counted_as",
            kind="country",
            label=_("Counts as a national of"),
            help=_("With several nationalities, one has to be chosen."),
            more=True,
        ),
        Group(
            name="residence",
            label=_("Residence"),
            more=True,
            parts=(
                Field(name="country", kind="country", label=_("Lives in")),
                Field(name="permanent", kind="flag", label=_("For good")),
                Field(name="years", kind="count", label=_("For how many years")),
            ),
        ),
        Field(name="billing", kind="count", label=_("Place in the credits"), more=True),
    ),
)
PLACES = Rows(
    name="places",
    label=_("Places of work"),
    item=_("Place {n}"),
    add=_("Add a place"),
    complete=_("These are all the places of these kinds of work"),
    parts=(
        Field(name="work", kind="code", label=_("Work"), codes=some(words.WORKS, WORKS)),
        Field(name="country", kind="country", label=_("Country")),
        Field(name="share", kind="share", label=_("Share of this work"), help=_("For services: share of the budget.")),
        Field(name="spend", kind="money", label=_("Cost"), more=True),
        countries("approved_by", _("Agreed to by the authority of")),
    ),
)
VERSIONS = Rows(
    name="versions",
    label=_("Language versions"),
    item=_("Version {n}"),
    add=_("Add a version"),
    complete=_("These are all the versions"),
    parts=(
        Field(name="language", kind="language", label=_("Language")),
        Field(name="kind", kind="code", label=_("What kind"), codes=VERSION_KINDS),
        Field(name="made_in", kind="country", label=_("Made in")),
    ),
)
DATES = Group(
    name="dates",
    help=_("As far as it is known: a day, a month or a year."),
    parts=(
        Field(name="shooting_start", kind="date", label=_("First day of shooting")),
        Field(name="shooting_end", kind="date", label=_("Last day of shooting")),
        Field(name="completed", kind="date", label=_("Film completed")),
        Field(name="first_shown", kind="date", label=_("First shown")),
        Field(name="festival", kind="date", label=_("Festival")),
        Field(name="settlements_end", kind="date", label=_("End of settlements between the co-producers")),
    ),
)
FILINGS = Names(
    name="filings",
    label=_("With the authority of {name}"),
    parts=(
        Field(name="filed", kind="date", label=_("Application filed")),
        Field(name="documents_sent", kind="date", label=_("Documents sent")),
        Field(name="opinion", kind="date", label=_("Opinion given")),
        Field(name="decision_due", kind="date", label=_("Decision due")),
        Field(name="decided", kind="date", label=_("Decided")),
        Field(name="festival_notified", kind="date", label=_("Festival notified")),
    ),
)
DECISIONS = Rows(
    name="decisions",
    label=_("Decisions of the authorities"),
    item=_("Decision {n}"),
    add=_("Add a decision"),
    parts=(
        Field(name="party", kind="country", label=_("Authority of")),
        Field(name="stage", kind="code", label=_("On"), codes=some(words.STAGES, STAGES)),
        Field(name="approved", kind="flag", label=_("Approved")),
        Field(name="on", kind="date", label=_("Date")),
    ),
)
CONSENTS = Rows(
    name="consents",
    label=_("Consents to an exception"),
    item=_("Consent {n}"),
    add=_("Add a consent"),
    parts=(
        Field(name="party", kind="country", label=_("Given by the authority of")),
        Field(name="rule", kind="rule", label=_("To an exception from")),
        Field(name="on", kind="date", label=_("Date")),
        Field(name="written", kind="flag", label=_("In writing")),
        Field(
            name="ground",
            kind="text",
            label=_("Ground"),
            help=_("The code of a ground that the text names."),
            more=True,
        ),
    ),
)
JUDGEMENTS = Rows(
    name="judgements",
    label=_("What the authorities judged"),
    item=_("Judgement {n}"),
    add=_("Add a judgement"),
    parts=(
        Field(name="party", kind="country", label=_("Authority of")),
        Field(name="rule", kind="rule", label=_("Question")),
        Field(name="holds", kind="flag", label=_("It holds")),
        Field(name="on", kind="date", label=_("Date")),
        Field(name="reasons", kind="text", label=_("Reasons"), more=True),
    ),
)
CHANGES = Rows(
    name="changes",
    label=_("Changes since provisional approval"),
    item=_("Change {n}"),
    add=_("Add a change"),
    none=_("There are none"),
    parts=(
        Field(name="what", kind="text", label=_("What changed")),
        countries("approved_by", _("Approved by the authority of"), more=False),
        Field(name="on", kind="date", label=_("Date")),
    ),
)
RATES = Rows(
    name="rates",
    label=_("Rates of exchange"),
    help=_("Needed where contributions are in another currency than the budget."),
    item=_("Rate {n}"),
    add=_("Add a rate"),
    parts=(
        Field(name="base", kind="currency", label=_("One unit of")),
        Field(name="rate", kind="rate", label=_("is worth")),
        Field(name="quote", kind="currency", label=_("units of")),
        Field(name="on", kind="date", label=_("Date")),
        Field(name="source", kind="text", label=_("Source")),
    ),
)

SECTIONS = (
    Section(
        id="film",
        title=_("The film"),
        parts=(
            Group(
                name="title", parts=tuple(Field(name=code, kind="text", label=label) for code, label in TITLES.items())
            ),
            Field(name="form", kind="code", label=_("Form"), codes=some(words.FORMS, FORMS)),
            Field(name="format", kind="code", label=_("Format"), codes=some(words.FORMATS, FORMATS)),
            Field(
                name="first_exhibition",
                kind="code",
                label=_("Made to be shown first in or on"),
                codes=some(words.EXHIBITIONS, EXHIBITIONS),
            ),
            Field(name="minutes", kind="count", label=_("Running time, minutes")),
        ),
    ),
    Section(
        id="finance",
        title=_("Who puts in what"),
        parts=(Field(name="budget", kind="money", label=_("Total budget of the film")), PRODUCERS, RATES),
    ),
    Section(id="people", title=_("People"), parts=(PEOPLE,)),
    Section(
        id="work",
        title=_("Where it is made"),
        parts=(
            PLACES,
            Group(
                name="footage",
                label=_("What the picture is made of"),
                parts=(
                    Field(name="specially_shot", kind="share", label=_("Shot for this film")),
                    Field(name="archive", kind="share", label=_("Archive footage")),
                ),
            ),
        ),
    ),
    Section(
        id="languages",
        title=_("Languages and versions"),
        parts=(
            Rows(
                name="original_languages",
                label=_("Original language"),
                help=_("The language or languages spoken in the original."),
                parts=(Field(name="", kind="language"),),
            ),
            VERSIONS,
        ),
    ),
    Section(id="dates", title=_("Dates"), parts=(DATES, FILINGS)),
    Section(
        id="papers",
        title=_("Papers and questions"),
        help=_("What the chosen agreement asks for."),
        parts=(
            Names(name="documents", label=_("Documents to enclose"), parts=(Field(name="", kind="flag"),)),
            Names(
                name="clauses", label=_("Clauses of the co-production contract"), parts=(Field(name="", kind="flag"),)
            ),
            Names(name="statements", label=_("Questions the text asks"), parts=(Field(name="", kind="flag"),)),
        ),
    ),
    Section(
        id="authorities",
        title=_("What the authorities have said"),
        parts=(DECISIONS, CONSENTS, JUDGEMENTS, CHANGES),
    ),
)
