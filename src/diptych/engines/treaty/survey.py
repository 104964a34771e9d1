"""Which agreements could carry a film: all of them tried, those that do not apply named with the reason, and how the
rest stand to each other. Countries are counted, not companies.
"""

from __future__ import annotations

from diptych.engines.treaty.assess import assess_under
from diptych.engines.treaty.outcome import (
    DOES_NOT_QUALIFY,
    FAIL,
    NEEDS_HUMAN,
    NOT_LAW,
    OUT_OF_SCOPE,
    STATUSES,
    UNKNOWN,
    Assessment,
)
from diptych.engines.values.record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from diptych.engines.treaty.dossier import Dossier
    from diptych.engines.treaty.pack import Agreement, Law


class Entry(Record):
    """One agreement in a survey; ``assessment`` is None where it was clear beforehand that it does not apply."""

    agreement: str
    layer: str
    applies: bool | None
    """None while a question of scope is open."""
    status: str
    why: str
    """Code of the reason: ``party_missing``, ``no_party``, ``gate``, ``scope_open``, ``force_<state>``, ``applies``."""
    subjects: tuple[str, ...] = ()
    """Countries or rules the reason is about."""
    assessment: Assessment | None = None


class Remark(Record):
    """How texts stand to each other, or to the film."""

    code: str
    agreements: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


class Survey(Record):
    """Every agreement tried on one film, best first, and what to know about their interplay."""

    on: date
    entries: tuple[Entry, ...]
    remarks: tuple[Remark, ...]

    @property
    def carriers(self) -> tuple[str, ...]:
        """Agreements (domestic law apart) that apply, or may, and are not failed; best first."""
        return tuple(
            e.agreement
            for e in self.entries
            if e.layer != "domestic" and e.applies is not False and e.status != DOES_NOT_QUALIFY
        )


def survey(
    dossier: Dossier,
    agreements: Iterable[Agreement],
    *,
    on: date,
    groups: Mapping[str, frozenset[str]] | None = None,
) -> Survey:
    """Try every agreement by the law of a date; see :func:`survey_under` for laws already made."""
    return survey_under(dossier, [agreement.law(on, groups) for agreement in agreements], on=on)


def survey_under(dossier: Dossier, laws: Iterable[Law], *, on: date) -> Survey:
    """Entries best first, then remarks on the interplay."""
    laws = tuple(laws)
    countries = frozenset(p.country for p in dossier.producers if p.country)
    entries = [_entry(dossier, law, countries) for law in laws]
    bound = {law.agreement.id: len(law.parties & countries) for law in laws}
    entries.sort(key=lambda entry: _rank(entry, bound[entry.agreement]))
    by_id = {entry.agreement: entry for entry in entries}
    applying = [law for law in laws if by_id[law.agreement.id].applies is not False]
    remarks = [
        *_counted(dossier, countries),
        *_conventions(laws, applying, countries),
        *_third(laws, applying, countries),
        *_domestic(applying, by_id),
    ]
    if countries and not any(law.agreement.layer != "domestic" for law in applying):
        remarks.append(Remark(code="no_agreement", subjects=tuple(sorted(countries))))
    return Survey(on=on, entries=tuple(entries), remarks=tuple(remarks))


def _entry(dossier: Dossier, law: Law, countries: frozenset[str]) -> Entry:
    agreement = law.agreement
    present = law.parties & countries
    closed = agreement.layer == "agreement" or (agreement.layer == "domestic" and len(law.parties) == 1)
    missing = tuple(country for country in law.parties_in_order if country not in countries) if closed else ()
    entry = Entry(
        agreement=agreement.id,
        layer=agreement.layer,
        applies=False,
        status=OUT_OF_SCOPE,
        why="party_missing" if closed else "no_party",
        subjects=missing,
    )
    unplaced = sum(producer.country is None for producer in dossier.producers)
    if countries and (len(missing) > unplaced or not (present or unplaced)):
        return entry
    assessment = assess_under(dossier, law)
    entry = entry.replace(status=assessment.status, assessment=assessment)
    gates = [finding for finding in assessment.findings if finding.gate]
    failed = tuple(finding.rule for finding in gates if finding.outcome == FAIL)
    opened = tuple(finding.rule for finding in gates if finding.outcome in (UNKNOWN, NEEDS_HUMAN))
    if law.force in NOT_LAW:
        return entry.replace(why=f"force_{law.force}", subjects=())
    if failed:
        return entry.replace(why="gate", subjects=failed)
    if opened or (countries and missing):
        return entry.replace(applies=None, why="scope_open", subjects=opened)
    return entry.replace(applies=True, why="applies", subjects=())


def _rank(entry: Entry, bound: int) -> tuple[bool, bool, int, bool, int, str]:
    """What does not apply stands last, and domestic law after the treaties it comes on top of.

    Among treaties the one that binds more of the film's countries is the one the producers will mean, how things stand
    under it is the next question.
    """
    apart, domestic = entry.applies is False, entry.layer == "domestic"
    return (apart, domestic, -bound, entry.applies is None, STATUSES.index(entry.status), entry.agreement)


def _counted(dossier: Dossier, countries: frozenset[str]) -> list[Remark]:
    """Two companies of one country are one party."""
    if len(countries) == len(dossier.producers) or not countries:
        return []
    return [Remark(code="countries_counted", subjects=(str(len(dossier.producers)), *sorted(countries)))]


def _conventions(laws: tuple[Law, ...], applying: list[Law], countries: frozenset[str]) -> list[Remark]:
    """A convention prevails over bilateral texts for films of many parties, and gives way to them for films of two."""
    remarks = []
    for law in applying:
        play = law.agreement.interplay
        present = law.parties & countries
        inside = tuple(
            other.agreement.id
            for other in laws
            if other.agreement.layer == "agreement" and other.parties <= present and other is not law
        )
        if play.overrides_bilateral_from is not None and len(present) >= play.overrides_bilateral_from and inside:
            remarks.append(Remark(code="convention_prevails", agreements=(law.agreement.id, *inside)))
        remarks += [
            Remark(code="replaced_between", agreements=(law.agreement.id, other.agreement.id))
            for other in applying
            if other.agreement.id in play.replaces and other.parties & countries <= law.parties
        ]
        if play.yields_to_bilateral and len(present) == 2:
            code = "bilateral_first" if inside else "bilateral_not_in_library"
            remarks.append(Remark(code=code, agreements=(law.agreement.id, *inside), subjects=tuple(sorted(present))))
    return remarks


def _third(laws: tuple[Law, ...], applying: list[Law], countries: frozenset[str]) -> list[Remark]:
    """A third state answers to its own treaty with one of the parties, where the library has one."""
    remarks = []
    for law in applying:
        if law.agreement.layer != "agreement":
            continue
        for country in sorted(countries - law.parties):
            own = tuple(
                other.agreement.id
                for other in laws
                if other is not law
                and other.agreement.layer != "domestic"
                and country in other.parties
                and other.parties & law.parties
            )
            code = "third_own_treaty" if own else "third_treaty_not_in_library"
            remarks.append(Remark(code=code, agreements=(law.agreement.id, *own), subjects=(country,)))
    return remarks


def _domestic(applying: list[Law], by_id: dict[str, Entry]) -> list[Remark]:
    """Domestic law comes on top and never sinks a treaty film silently."""
    remarks = []
    treaties = [law for law in applying if law.agreement.layer != "domestic"]
    for law in applying:
        play = law.agreement.interplay
        if not play.on_top:
            continue
        name = law.agreement.id
        remarks.append(Remark(code="domestic_on_top", agreements=(name,), subjects=law.parties_in_order))
        carriers = tuple(t.agreement.id for t in treaties if t.parties & law.parties)
        if by_id[name].status == DOES_NOT_QUALIFY and carriers and play.treaty_saves:
            remarks.append(Remark(code="treaty_saves", agreements=(name, *carriers), subjects=(play.treaty_saves,)))
    return remarks
