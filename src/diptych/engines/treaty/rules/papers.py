"""Papers, statements, versions: what must be there, said, or made."""

from __future__ import annotations

from fractions import Fraction

from diptych.engines.treaty.film import Film
from diptych.engines.treaty.outcome import (
    FAIL,
    NEEDS_HUMAN,
    NOT_APPLICABLE,
    PASS,
    UNKNOWN,
    Fact,
    Requirement,
    Result,
    gravest,
    truth,
)
from diptych.engines.treaty.rules.kind import LABELS, SHARE, Kind, Label
from diptych.engines.values import shape as s
from diptych.engines.values.record import Record
from diptych.engines.values.shape import Code, ListOf, Records

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.engines.treaty.pack import Rule


class ChecklistTest(Record):
    """A list of documents to enclose, or of clauses the co-production contract must contain."""

    items: tuple[Label, ...]
    copies: int | None = None
    """How many of each the text asks for; shown to the reader, not tested."""
    language: str | None = None
    """The language the text asks the papers to be in; shown to the reader, not tested."""


CHECKLIST_TEST = Records(ChecklistTest, "items", items=LABELS, copies=s.COUNT, language=s.LANGUAGE)


def documents(rule: Rule, film: Film) -> Result:
    """Every document of the list must be there."""
    return _checklist(rule.test, film, film.dossier.documents, "documents")


def clauses(rule: Rule, film: Film) -> Result:
    """Every clause of the list must stand in the co-production contract."""
    return _checklist(rule.test, film, film.dossier.clauses, "clauses")


def _checklist(test: ChecklistTest, film: Film, held: dict[str, bool | None], what: str) -> Result:
    facts = []
    undecided: list[str] = []
    for item in test.items:
        asked = True if item.only_if is None else _condition(item.only_if, film)
        if asked is False:
            continue
        answer = held.get(item.id)
        outcome = truth(answer)
        if asked is None and outcome != PASS:
            third = film.unplaced or ("complete.producers",)
            undecided += third if item.only_if == "third_party" else (f"statements.{item.only_if}",)
            outcome = UNKNOWN
        facts.append(Fact(code=what, subject=item.id, value=answer, outcome=outcome))
    required = [Requirement(code=what, relation="=", value=True, subject=fact.subject) for fact in facts]
    if test.copies is not None:
        required.append(Requirement(code="copies", relation="=", value=test.copies))
    if test.language is not None:
        required.append(Requirement(code="paper_language", relation="=", value=test.language))
    outcome = gravest([fact.outcome or UNKNOWN for fact in facts])
    if outcome == NOT_APPLICABLE:
        outcome = PASS
    code = {PASS: "complete", FAIL: "missing", UNKNOWN: "unknown"}[outcome]
    missing = (
        *dict.fromkeys(undecided),
        *(f"{what}.{f.subject}" for f in facts if f.outcome == UNKNOWN and f.value is None),
    )
    return Result(outcome=outcome, code=f"{what}.{code}", facts=tuple(facts), required=tuple(required), missing=missing)


def _condition(name: str, film: Film) -> bool | None:
    if name == "third_party":
        return bool(film.third) or (False if film.placed and film.closed("budget") else None)
    return film.dossier.statements.get(name)


class StatementTest(Record):
    """A plain yes-or-no fact that the text demands one answer to."""

    statement: str
    question: dict[str, str]
    expected: bool = True


STATEMENT_TEST = Records(
    StatementTest,
    "statement",
    "question",
    statement=s.SLUG,
    question=s.MapOf(s.LANGUAGE, s.TEXT),
    expected=s.FLAG,
)


def statement(rule: Rule, film: Film) -> Result:
    """Whether a stated fact is as the text demands."""
    test: StatementTest = rule.test
    said = film.dossier.statements.get(test.statement)
    outcome = truth(None if said is None else said is test.expected)
    fact = Fact(code="statement", subject=test.statement, value=said, outcome=outcome)
    code = {PASS: "statement.holds", FAIL: "statement.fails", UNKNOWN: "statement.unknown"}[outcome]
    return Result(
        outcome=outcome,
        code=code,
        facts=(fact,),
        required=(Requirement(code="statement", relation="=", value=test.expected, subject=test.statement),),
        missing=(f"statements.{test.statement}",) if outcome == UNKNOWN else (),
    )


class VersionsTest(Record):
    """Language versions: all that must be made, or the languages the original may be in."""

    all_of: tuple[str, ...] = ()
    original_in: tuple[str, ...] = ()
    subtitles_in: tuple[str, ...] = ()
    """Accepted instead, as subtitles in any of these, when the original is in another language."""
    made_in: tuple[str, ...] = ()
    """Countries or groups where versions in these languages must be made; empty if anywhere."""
    languages_made: tuple[str, ...] = ()
    kinds_made: tuple[str, ...] = ()
    """Kinds of version that ``made_in`` speaks of, such as dubbed ones; all when empty."""


VERSIONS_TEST = Records(
    VersionsTest,
    all_of=ListOf(s.LANGUAGE),
    original_in=ListOf(s.LANGUAGE),
    subtitles_in=ListOf(s.LANGUAGE),
    made_in=ListOf(s.SLUG),
    languages_made=ListOf(s.LANGUAGE),
    kinds_made=ListOf(Code(("final", "dubbed", "subtitled"), "final, dubbed or subtitled")),
)


def versions(rule: Rule, film: Film) -> Result:
    """Whether the versions planned or made are those the text asks for."""
    test: VersionsTest = rule.test
    made = film.dossier.versions
    finals = {_primary(v.language) for v in made if v.kind in ("final", "dubbed")}
    perhaps = {_primary(v.language) for v in made if v.kind is None}
    whole = "versions" in film.dossier.complete
    facts: list[Fact] = []
    missing: list[str] = []
    for language in test.all_of:
        primary = _primary(language)
        there = True if primary in finals else False if whole and primary not in perhaps else None
        if there is None:
            missing.append(f"versions.{language}.kind" if primary in perhaps else f"versions.{language}")
        facts.append(Fact(code="version", subject=language, value=there, outcome=truth(there)))
    if test.original_in:
        facts.append(_original(test, film))
        if facts[-1].outcome == UNKNOWN:
            missing.append("original_languages")
    if test.made_in:
        places = film.members(test.made_in)
        for version in made:
            if test.kinds_made and version.kind is not None and version.kind not in test.kinds_made:
                continue
            if _primary(version.language) in {_primary(name) for name in test.languages_made}:
                inside = None if version.made_in is None else version.made_in in places
                if inside is None:
                    missing.append(f"versions.{version.language}.made_in")
                elif not inside and test.kinds_made and version.kind is None:
                    inside = None
                    missing.append(f"versions.{version.language}.kind")
                facts.append(
                    Fact(code="version_made_in", subject=version.language, value=version.made_in, outcome=truth(inside))
                )
    if not facts:
        if whole:
            return Result(outcome=NOT_APPLICABLE, code="versions.none_concerned", required=_versions_required(test))
        return Result(
            outcome=UNKNOWN, code="versions.unknown", required=_versions_required(test), missing=("complete.versions",)
        )
    outcome = gravest([fact.outcome or UNKNOWN for fact in facts])
    code = {PASS: "versions.there", FAIL: "versions.missing", UNKNOWN: "versions.unknown"}[outcome]
    return Result(
        outcome=outcome,
        code=code,
        facts=tuple(facts),
        required=_versions_required(test),
        missing=tuple(missing) if outcome == UNKNOWN else (),
    )


def _original(test: VersionsTest, film: Film) -> Fact:
    spoken = film.dossier.original_languages
    allowed = {_primary(language) for language in test.original_in}
    subtitled = {_primary(v.language) for v in film.dossier.versions if v.kind == "subtitled"}
    inside: bool | None = None
    if spoken:
        inside = all(_primary(language) in allowed for language in spoken)
        if not inside and subtitled & {_primary(language) for language in test.subtitles_in}:
            inside = True
    return Fact(code="original_language", value=spoken or None, outcome=truth(inside))


def _versions_required(test: VersionsTest) -> tuple[Requirement, ...]:
    found = [Requirement(code="version", relation="=", value=True, subject=name) for name in test.all_of]
    if test.original_in:
        found.append(Requirement(code="original_language", relation="in", value=test.original_in))
    if test.made_in:
        found.append(Requirement(code="version_made_in", relation="in", value=test.made_in))
    return tuple(found)


def _primary(language: str) -> str:
    return language.split("-")[0]


class QuantityTest(Record):
    """A stated share of the film itself, such as footage specially shot for it."""

    fact: str
    minimum: Fraction | None = None
    maximum: Fraction | None = None


QUANTITY_TEST = Records(
    QuantityTest,
    "fact",
    fact=Code(("footage.specially_shot", "footage.archive"), "a quantity of the dossier"),
    minimum=SHARE,
    maximum=SHARE,
)


def quantity(rule: Rule, film: Film) -> Result:
    """Hold a stated share against its limits; archive and specially shot footage complement each other."""
    test: QuantityTest = rule.test
    field = test.fact.rpartition(".")[2]
    other = {"specially_shot": "archive", "archive": "specially_shot"}[field]
    value = getattr(film.dossier.footage, field)
    if value is None and (rest := getattr(film.dossier.footage, other)) is not None:
        value = 1 - rest
    required = tuple(
        Requirement(code=test.fact, relation=relation, value=bound)
        for relation, bound in ((">=", test.minimum), ("<=", test.maximum))
        if bound is not None
    )
    if value is None:
        return Result(outcome=UNKNOWN, code="quantity.unknown", required=required, missing=(test.fact,))
    within = (test.minimum is None or value >= test.minimum) and (test.maximum is None or value <= test.maximum)
    fact = Fact(code=test.fact, value=value, outcome=truth(within))
    code = "quantity.within" if within else "quantity.outside"
    return Result(outcome=truth(within), code=code, facts=(fact,), required=required)


class DiscretionTest(Record):
    """A question the text leaves to judgement, or whose answer is not on record."""

    question: dict[str, str]


DISCRETION_TEST = Records(DiscretionTest, "question", question=s.MapOf(s.LANGUAGE, s.TEXT))


def discretion(rule: Rule, film: Film) -> Result:
    """Somebody has to decide; recorded judgements answer this."""
    return Result(outcome=NEEDS_HUMAN, code="discretion.open")


def note(rule: Rule, film: Film) -> Result:
    """A provision that sets no condition on the film: a benefit, an option, a term."""
    return Result(outcome=NOT_APPLICABLE, code="note")


KINDS = (
    Kind(name="documents", shape=CHECKLIST_TEST, evaluate=documents),
    Kind(name="clauses", shape=CHECKLIST_TEST, evaluate=clauses),
    Kind(name="statement", shape=STATEMENT_TEST, evaluate=statement),
    Kind(name="versions", shape=VERSIONS_TEST, evaluate=versions),
    Kind(name="quantity", shape=QUANTITY_TEST, evaluate=quantity),
    Kind(name="discretion", shape=DISCRETION_TEST, evaluate=discretion),
    Kind(name="note", shape=Records(Record), evaluate=note),
)
