"""The dossier: the facts of one film, as far as they are known.

Every field may be left out; what is left out is unknown, and unknown is never taken for no. A list is taken as whole
only when ``complete`` names it."""

from __future__ import annotations

from diptych.engines.values.money import Money, Rate
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from fractions import Fraction

    from diptych.engines.values.dates import PartialDate

FORMS = (
    "fiction",
    "documentary",
    "animation",
    "popular_science",
    "educational",
    "special_topic",
    "other",
)
"""What kind of film it is."""

FORMATS = ("film", "tv_film", "tv_series", "tv_programme", "web_series")
"""How it is made to be shown: one film, a film for television, a series."""

EXHIBITIONS = ("cinema", "television", "online", "mobile", "home_video")
"""Where it is meant to be shown first."""

ROLES = (
    "director",
    "writer",
    "composer",
    "performer",
    "cinematographer",
    "sound",
    "editor",
    "production_designer",
    "costume_designer",
    "visual_effects",
    "producer",
    "technician",
    "author",
    "crew",
)
"""What a person does on the film. ``author`` and ``technician`` serve where nothing more exact is known."""

STANDINGS = ("lead", "supporting", "small", "crowd")
"""How large a performer's part is; ``lead`` and ``supporting`` are the main cast."""

WORKS = (
    "location",
    "studio",
    "laboratory",
    "post_production",
    "effects",
    "sound",
    "dubbing",
    "music",
    "other",
)
"""Work that has a place."""

LISTS = ("producers", "people", "places", "versions")
"""Lists that ``complete`` may declare whole."""

STAGES = ("provisional", "final", "national")
"""What authorities decide on: the project, the finished film, its standing as a national film."""


class Owner(Record):
    """One owner of a company."""

    name: str | None = None
    nationality: str | None = None
    share: Fraction | None = None


class InKind(Record):
    """A contribution in kind; it counts as finance only as far as the authorities accept its value."""

    value: Money
    what: str | None = None
    approved_by: tuple[str, ...] = ()


class Link(Record):
    """A tie of ownership, management or control from this producer to another."""

    to: str
    kind: str = "control"
    for_this_film: bool | None = None
    """Whether the tie is inherent in making this very film."""


class Producer(Record):
    """A co-producer: where it is established, who owns and runs it, and what it puts in."""

    id: str
    name: str | None = None
    country: str | None = None
    """Where a company is established; the nationality of a natural person."""
    kind: str | None = None
    owners: tuple[Owner, ...] = ()
    managers: tuple[str, ...] = ()
    """Nationalities of those who manage the company."""
    links: tuple[Link, ...] | None = None
    money: tuple[Money, ...] = ()
    in_kind: tuple[InKind, ...] = ()
    share: Fraction | None = None
    """Share of the total budget, where amounts are not known."""
    creative: Fraction | None = None
    """Share of the creative (artistic, technical, craft) contribution, where the parties state it."""
    spend: tuple[Money, ...] = ()
    """What is spent in the producer's own country and on its own people."""
    spend_share: Fraction | None = None
    points: Fraction | None = None
    """Share of the points earned, where an authority's own points test is used."""
    finance_only: bool | None = None
    treaty_with: tuple[str, ...] | None = None
    """Parties with which this producer's country has its own co-production treaty."""
    active: bool | None = None
    """Whether it takes an active part throughout the making."""


class Residence(Record):
    """Where a person lives, since how many years, and whether for good."""

    country: str
    permanent: bool | None = None
    years: int | None = None


class Person(Record):
    """A person or unnamed part on the film; counted once, for one nationality."""

    id: str
    name: str | None = None
    roles: tuple[str, ...] = ()
    nationality: tuple[str, ...] = ()
    counted_as: str | None = None
    """The one nationality this person counts for, when there are several."""
    residence: Residence | None = None
    days: int | None = None
    """Days worked on the film."""
    billing: int | None = None
    standing: str | None = None
    supplied_by: str | None = None
    """Country of the co-producer who supplies this person."""


class Place(Record):
    """Where a piece of work is done."""

    work: str
    country: str | None = None
    spend: Money | None = None
    share: Fraction | None = None
    """Share of this kind of work (or, for services, of the budget) done here."""
    approved_by: tuple[str, ...] = ()


class Version(Record):
    """A language version of the finished film."""

    language: str
    kind: str | None = None
    made_in: str | None = None


class Filing(Record):
    """What happened with one authority, and when."""

    filed: PartialDate | None = None
    documents_sent: PartialDate | None = None
    opinion: PartialDate | None = None
    decision_due: PartialDate | None = None
    decided: PartialDate | None = None
    festival_notified: PartialDate | None = None


class Dates(Record):
    """The dates of the film."""

    shooting_start: PartialDate | None = None
    shooting_end: PartialDate | None = None
    completed: PartialDate | None = None
    first_shown: PartialDate | None = None
    festival: PartialDate | None = None
    settlements_end: PartialDate | None = None


class Consent(Record):
    """A party's consent to an exception under one rule."""

    party: str
    rule: str
    on: PartialDate | None = None
    ground: str | None = None
    written: bool | None = None


class Judgement(Record):
    """What an authority found on a question that the text leaves to it."""

    party: str
    rule: str
    holds: bool
    on: PartialDate | None = None
    reasons: str | None = None


class Decision(Record):
    """One authority's act at one stage."""

    party: str
    stage: str
    approved: bool
    on: PartialDate | None = None


class Change(Record):
    """A change made after provisional approval, and who approved it."""

    what: str
    approved_by: tuple[str, ...] = ()
    on: PartialDate | None = None


class Footage(Record):
    """What the picture is made of."""

    specially_shot: Fraction | None = None
    archive: Fraction | None = None


class Note(Record):
    """Where a fact of the dossier comes from."""

    fields: tuple[str, ...]
    source: str
    remark: str | None = None


class Dossier(Record):
    """The facts of one film, as far as they are known."""

    id: str | None = None
    title: dict[str, str] | None = None
    example: bool = False
    """Whether this is a made-up example rather than a film."""
    agreement: str | None = None
    """The agreement the producers mean to use, by its id."""
    form: str | None = None
    format: str | None = None
    first_exhibition: str | None = None
    minutes: int | None = None
    budget: Money | None = None
    rates: tuple[Rate, ...] = ()
    producers: tuple[Producer, ...] = ()
    people: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    versions: tuple[Version, ...] = ()
    original_languages: tuple[str, ...] = ()
    dates: Dates = Dates()
    filings: dict[str, Filing | None] = {}
    documents: dict[str, bool | None] = {}
    clauses: dict[str, bool | None] = {}
    statements: dict[str, bool | None] = {}
    consents: tuple[Consent, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    decisions: tuple[Decision, ...] = ()
    changes: tuple[Change, ...] | None = None
    footage: Footage = Footage()
    complete: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
