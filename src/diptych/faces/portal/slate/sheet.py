"""The slate as a table: one row for each film."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from diptych.faces.portal.slate.films import DecisionLine, FilmLine
    from diptych.faces.portal.spreadsheets import Cell
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


HEADS = (
    _("Id"),
    _("Address"),
    _("Title"),
    _("Other titles"),
    _("Form"),
    _("Leading country"),
    _("How far it is"),
    _("Approved by all sides"),
    _("Production begun"),
    _("Finished film approved by all sides"),
    _("Decisions"),
    _("Public conditions"),
)


def rows_of(films: Iterable[FilmLine], language: Language, origin: str) -> list[Sequence[Cell]]:
    return [_row(film, language, origin) for film in films]


def _row(film: FilmLine, language: Language, origin: str) -> Sequence[Cell]:
    decisions = [(side.name, decision) for side in film.sides for decision in side.decisions]
    return (
        film.id,
        f"{origin}{film.href}",
        film.title,
        language.clauses(text for _lang, text in film.titles if text != film.title),
        film.form,
        film.lead,
        film.stage_word,
        *film.days,
        language.clauses(language.colon(name, _decided(row, language)) for name, row in decisions),
        language.clauses(
            language.colon(name, language.listed(filter(None, (condition.text.text, condition.state))))
            for name, row in decisions
            for condition in row.conditions
        ),
    )


def _decided(row: DecisionLine, language: Language) -> str:
    return language.listed(filter(None, (row.stage, row.verdict, row.datetime)))
