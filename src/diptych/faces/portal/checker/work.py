"""A dossier being worked on: what the form holds, what can be read of it, what the law says, what was applied."""

from __future__ import annotations

import secrets
from functools import cached_property

from diptych import agreements as library
from diptych.engines.treaty.cures.change import Change, apply, at, revert
from diptych.engines.treaty.dossier_format import write_dossier
from diptych.engines.treaty.settling import settled
from diptych.engines.values.dates import PartialDate
from diptych.engines.values.errors import Refused
from diptych.faces import typed
from diptych.faces.examination import Examination, best, examine, law_of
from diptych.faces.portal.checker import entry
from diptych.faces.portal.checker.build import Builder
from diptych.faces.portal.checker.panel import figures_of, key_of, panel_of
from diptych.faces.wording.complaints import complaint
from diptych.faces.wording.speaker import Speaker
from diptych.kernel.texts import LANGUAGES, Language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from diptych.engines.treaty.cures.change import Cure
    from diptych.engines.treaty.dossier import Dossier
    from diptych.engines.treaty.pack import Law
    from diptych.engines.treaty.settling import Reading
    from diptych.engines.values.errors import Trouble
    from diptych.faces.portal.checker.panel import Panel

    Step = dict[str, Any]

SEVERAL_CURES_FROM = 60
"""Co-producers from which on cures are not sought while one types: they would take longer than one waits."""


def _(text: str) -> str:
    return text


def example_data(id: str) -> dict[str, Any]:
    """A shipped example as the data of a form; Refused("unknown_example")."""
    return write_dossier(library.example(id))


class Work:
    """One dossier as the checker holds it. Nothing here is saved; the view does that."""

    def __init__(
        self,
        dossier: dict[str, Any],
        *,
        language: Language,
        on: date,
        applied: list[Step] | None = None,
    ) -> None:
        self.dossier = dossier
        self.language = language
        self.on = on
        self.applied = list(applied or [])
        self.window = secrets.token_urlsafe(9)

    # What it says -----------------------------------------------------------------------------------------------

    @cached_property
    def reading(self) -> Reading:
        return settled(self.dossier)

    @cached_property
    def agreement(self) -> str | None:
        """The agreement it is held against: the one chosen, else the one that suits it best once anything is known."""
        chosen = self.reading.dossier.agreement
        if chosen in library.ids():
            return str(chosen)
        return best(self.reading.dossier.replace(agreement=None), self.on) if self.reading.dossier.producers else None

    @cached_property
    def law(self) -> Law | None:
        return law_of(self.agreement, self.on) if self.agreement else None

    @cached_property
    def examination(self) -> Examination | None:
        if self.agreement is None:
            return None
        few = len(self.reading.dossier.producers) < SEVERAL_CURES_FROM
        found = examine(self.reading.dossier, self.agreement, self.on, cures=few)
        return found.replace(dossier=self.called(self.language))

    def called(self, language: Language) -> Dossier:
        """The dossier with a name for everybody: who has none yet is called by the heading of the row in the form."""
        dossier = self.reading.dossier
        lists: dict[str, tuple[Any, ...]] = {}
        for list_, heading in (("producers", _("Co-producer {n}")), ("people", _("Person {n}"))):
            numbers = self.reading.rows.get((list_,), [])
            lists[list_] = tuple(
                item if item.name else item.replace(name=language.gettext(heading).format(n=number + 1))
                for item, number in zip(getattr(dossier, list_), numbers, strict=True)
            )
        return dossier.replace(**lists)

    @cached_property
    def errors(self) -> dict[str, str]:
        """What is wrong, by the name of the field: one sentence each, without the field's own name in front."""
        found: dict[str, str] = {}
        for trouble in self.reading.troubles:
            found.setdefault(".".join(map(str, trouble.path)), self.sentence(trouble))
        return found

    def sentence(self, trouble: Trouble) -> str:
        """A trouble in words; the field is not named, for the sentence stands beside it."""
        said = complaint(trouble, self.language, field="\0").replace("\0", "").lstrip(" :：")
        return said[:1].upper() + said[1:]

    @cached_property
    def notes(self) -> dict[str, str]:
        """The same by the names of the inputs: an amount is written into two."""
        assert self.sections
        return {f"{name}.amount" if name in self.builder.sums else name: text for name, text in self.errors.items()}

    @cached_property
    def builder(self) -> Builder:
        return Builder(self.dossier, self.language, self.law, errors=self.errors, figures=self.figures)

    @cached_property
    def sections(self) -> tuple[Any, ...]:
        return self.builder.sections()

    @cached_property
    def layout(self) -> str:
        """Changes when the form has other fields than before, so that a page knows to draw it anew."""
        import zlib

        return f"{zlib.crc32(' '.join(self.names).encode()):08x}"

    @cached_property
    def names(self) -> list[str]:
        assert self.sections
        return self.builder.names

    @cached_property
    def panel(self) -> Panel | None:
        return panel_of(self.examination, self.language, self.anchor) if self.examination else None

    @cached_property
    def figures(self) -> dict[str, str]:
        """The share of each co-producer, by the name of its row in the form."""
        if self.examination is None:
            return {}
        by_id = figures_of(self.examination, self.language)
        rows = self.dossier.get("producers", ())
        return {f"producers.{n}": by_id.get(row.get("id", ""), "") for n, row in enumerate(rows)}

    @cached_property
    def live(self) -> dict[str, str]:
        """Every text of the form that an answer keeps up to date: figures, and what is ticked."""
        assert self.sections
        return {**self.figures, **self.builder.ticked}

    def anchor(self, path: str) -> str:
        """The name of the field of the form for a field of the dossier such as ``producers.money``; empty for none."""
        fields = set(self.names)
        if path.startswith("complete."):
            return path.removeprefix("complete.")
        steps = path.split(".")
        for end in range(len(steps), 0, -1):
            name = ".".join(steps[:end])
            if name in fields:
                return name
        return ""

    @cached_property
    def loose_errors(self) -> list[str]:
        """Troubles of what the form has no field for."""
        places = set(self.names)
        return [text for name, text in self.errors.items() if name not in places]

    # What is done to it -----------------------------------------------------------------------------------------

    def changed(self, dossier: dict[str, Any], applied: list[Step] | None = None) -> Work:
        """The same work over another state of the dossier."""
        return Work(dossier, language=self.language, on=self.on, applied=self.applied if applied is None else applied)

    def cure(self, key: str) -> Cure:
        """A cure that this very dossier has; Refused("cure_gone") when it has it no longer."""
        for cure in self.examination.cures if self.examination else ():
            if key_of(cure) == key:
                return cure
        raise Refused("cure_gone")

    def with_cure(self, key: str) -> Work:
        """The dossier with a cure applied, and the step that takes it back."""
        cure = self.cure(key)
        changes = [
            change.replace(path=path, before=at(self.dossier, path))
            for change in cure.changes
            for path in (self._place(change.path),)
        ]
        step = {
            "key": key,
            "sentences": {code: self._speaker(code).cure(cure) for code in LANGUAGES},
            "changes": [{"path": list(c.path), "value": c.value, "before": c.before} for c in changes],
        }
        return self.changed(apply(tuple(changes), self.dossier), [*self.applied, step])

    def _place(self, path: tuple[str | int, ...]) -> tuple[str | int, ...]:
        """A path of the cure among the form's own rows; what it adds to a list comes after all of them."""
        found = list(self.reading.place(path))
        for depth, step in enumerate(path):
            if isinstance(step, int):
                read = self.reading.rows.get(path[:depth], [])
                if step >= len(read):
                    held = at(self.dossier, tuple(found[:depth]))
                    found[depth] = (len(held) if isinstance(held, list) else 0) + step - len(read)
        return tuple(found)

    def _speaker(self, code: str) -> Speaker:
        assert self.examination is not None
        language = Language(code)
        return Speaker(language, self.examination.agreement, self.called(language), self.on)

    def without(self, key: str) -> Work:
        """The dossier with a step taken back. Refused("cure_gone"), Refused("changed_since")."""
        step = next((step for step in self.applied if step["key"] == key), None)
        if step is None:
            raise Refused("cure_gone")
        rest = [other for other in self.applied if other is not step]
        if "row" in step:
            dossier = dict(self.dossier)
            entry.restore_row(dossier, step["name"], step["row"])
            return self.changed(dossier, rest)
        changes = tuple(
            Change(path=tuple(row["path"]), value=row["value"], before=row["before"]) for row in step["changes"]
        )
        if any(at(self.dossier, change.path) != change.value for change in changes):
            raise Refused("changed_since")
        return self.changed(revert(changes, self.dossier), rest)

    def with_row(self, name: str) -> tuple[Work, str]:
        """The dossier with one more row in a list, and the name of the row."""
        dossier = dict(self.dossier)
        row = entry.add_row(dossier, name)
        return self.changed(dossier), row

    def without_row(self, name: str) -> Work:
        """The dossier without a row, and the step that puts it back; an empty row goes without a trace."""
        from copy import deepcopy

        dossier = deepcopy(self.dossier)
        row = entry.remove_row(dossier, name)
        if not row or (isinstance(row, dict) and not row.keys() - {"id"}):
            return self.changed(dossier)
        said = {code: Language(code).gettext("Removed: {what}.").format(what=self._called(row)) for code in LANGUAGES}
        step = {"key": secrets.token_hex(8), "sentences": said, "name": name, "row": row}
        return self.changed(dossier, [*self.applied, step])

    def _called(self, row: Any) -> str:
        if not isinstance(row, dict):
            return str(row)
        return str(
            next((row[key] for key in ("name", "what", "country", "language", "party", "id") if row.get(key)), "…")
        )


def law_date(text: str, today: date, language: Language) -> date | None:
    """The date of law asked for, as people type dates; None for today. Refused("bad_date") if it is no whole one."""
    if not text.strip():
        return None
    try:
        found = PartialDate.parse(typed.read_date(text, language))
    except ValueError:
        raise Refused("bad_date", found=text) from None
    if found.day is None:
        raise Refused("bad_date", found=text)
    return None if found.earliest == today else found.earliest


def saved_steps(steps: list[Step], language: Language) -> list[dict[str, str]]:
    """Applied steps for the page, the last first."""
    return [{"key": step["key"], "sentence": language.pick(step["sentences"])} for step in reversed(steps)]
