"""What is reported of the market as a whole."""

from __future__ import annotations

from diptych.apps.programme.bundles import MARKET
from diptych.apps.programme.queries.programmes import market_claims
from diptych.engines.values.record import Record
from diptych.faces.portal.registers.citing import Citing, SourceLine, source_line
from diptych.faces.portal.registers.claims import Report, Reporter, ids_in
from diptych.faces.portal.registers.labels import Labels
from diptych.faces.wording.registers.dates import WRITTEN, dates
from diptych.faces.wording.registers.terms import MEASURES, SCOPES, known, term, territory
from diptych.registers.sources.queries.claims import claims_in_articles

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from diptych.kernel.texts import Language
    from diptych.registers.sources.models import Claim


class MarketRow(Record):
    """One figure: where, what was counted, how many, who said so."""

    report: Report
    measure: str
    territory: str
    scope: str
    scope_lang: str
    source: SourceLine
    text: str
    """Our sentence, where a close reading of an article found it."""


class MarketTable(Record):
    """The figures of one measure."""

    measure: str
    rows: tuple[MarketRow, ...]


class MarketShown(Record):
    """The page of the market."""

    tables: tuple[MarketTable, ...]
    in_articles: tuple[MarketRow, ...]
    count: int


def market_shown(language: Language) -> MarketShown:
    """Three queries at the most."""
    claims, readings = list(market_claims()), list(claims_in_articles(MARKET, MARKET))
    reporter = Reporter(language, Citing(language), Labels(language, {"agent": ids_in([*claims, *readings])}))
    measures: dict[str, dict[str, list[Claim]]] = {}
    for claim in claims:
        measures.setdefault(claim.measure, {}).setdefault(claim.territory, []).append(claim)
    return MarketShown(
        tables=tuple(
            MarketTable(
                measure=term(language, MEASURES, measure),
                rows=tuple(_rows((claim for told in places.values() for claim in told), language, reporter)),
            )
            for measure, places in measures.items()
        ),
        in_articles=tuple(_rows(readings, language, reporter)),
        count=len(claims) + len(readings),
    )


def _scope(claim: Claim, language: Language) -> tuple[str, str]:
    """What was counted, and the language that is said in where it is not the reader's."""
    if WRITTEN.fullmatch(claim.scope):
        return dates(claim.scope, language), ""
    return term(language, SCOPES, claim.scope), "" if known(language, SCOPES, claim.scope) else "en"


def _rows(claims: Iterable[Claim], language: Language, reporter: Reporter) -> Iterable[MarketRow]:
    for claim in claims:
        scope, scope_lang = _scope(claim, language)
        yield MarketRow(
            report=reporter.report(claim),
            measure=term(language, MEASURES, claim.measure),
            territory=territory(language, claim.territory) if claim.territory else "",
            scope=scope,
            scope_lang=scope_lang,
            source=source_line(claim.source, language),
            text=claim.text,
        )
