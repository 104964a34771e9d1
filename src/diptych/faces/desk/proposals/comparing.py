"""Two states of a proposal compared: what the dossier says otherwise, and what the agreement makes of it."""

from __future__ import annotations

from diptych import agreements as library
from diptych.apps.slate.domain.filing import MATERIAL
from diptych.apps.slate.queries.findings import assessment_of, differences, dossier_in, frozen
from diptych.engines.values.errors import Malformed, Refused
from diptych.engines.values.record import Record
from diptych.faces import typed
from diptych.faces.desk.wording import slate
from diptych.faces.examination import law_of
from diptych.faces.portal.checker.differences import Change, changes_between
from diptych.faces.wording import catalogue
from diptych.faces.wording.names import place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from typing import Any

    from diptych.apps.slate.models import Proposal, Revision
    from diptych.engines.treaty.pack import Law
    from diptych.kernel.texts import Language

    Data = Mapping[str, Any]


def _(text: str) -> str:
    return text


class Outcome(Record):
    """A rule that comes out otherwise, in words; empty where it was no rule."""

    title: str
    article: str
    before: str
    before_code: str
    after: str
    after_code: str


class Compared(Record):
    """Everything two states of a proposal say differently."""

    changes: tuple[Change, ...]
    others: tuple[Change, ...]
    """Of texts, documents and all that stands beside the dossier."""
    outcomes: tuple[Outcome, ...]
    before: str
    after: str
    """What the agreement made of the whole before, and what it makes of it now."""
    material: bool
    """Whether it touches what an approval rests on, so that approvals are opened again."""

    @property
    def nothing(self) -> bool:
        return not (self.changes or self.others)


class State(Record):
    """One state of a proposal: what its dossier says, what stands beside it, what came out under which law."""

    dossier: dict[str, Any]
    content: dict[str, Any]
    agreement: str
    law_of: date
    findings: dict[str, Any]

    @property
    def law(self) -> Law | None:
        return law_of(self.agreement, self.law_of) if self.agreement in library.ids() else None


def filed_state(revision: Revision) -> State:
    return State(
        dossier=revision.dossier,
        content=revision.content,
        agreement=revision.agreement,
        law_of=revision.law_of,
        findings=revision.findings,
    )


def present_state(proposal: Proposal, content: Data, on: date) -> State | None:
    """The proposal as it would be filed now; None while its dossier cannot be read."""
    try:
        dossier = dossier_in(proposal.dossier)
        findings = frozen(assessment_of(dossier, dossier.agreement or "", on))
    except (Malformed, Refused):
        return None
    from diptych.apps.slate.queries.findings import dossier_data

    return State(
        dossier=dossier_data(dossier),
        content=dict(content),
        agreement=dossier.agreement or "",
        law_of=on,
        findings=findings,
    )


def compared(before: State, after: State, language: Language) -> Compared:
    """What the later state says otherwise. No query."""
    changes = changes_between(before.dossier, after.dossier, language, laws=(before.law, after.law))
    outcomes = differences(before.findings, after.findings)
    touched = bool(outcomes) or before.agreement != after.agreement
    return Compared(
        changes=changes,
        others=tuple(_others(before.content, after.content, language)),
        outcomes=tuple(_outcome(row, before, after, language) for row in outcomes),
        before=_status(before, language),
        after=_status(after, language),
        material=touched or any(change.part in MATERIAL for change in changes),
    )


def _status(state: State, language: Language) -> str:
    return language.gettext(catalogue.STATUSES.get(str(state.findings.get("status")), ""))


def _outcome(row: Any, before: State, after: State, language: Language) -> Outcome:
    titles = {rule.id: language.pick(rule.title) for law in (before.law, after.law) if law for rule in law.rules}
    return Outcome(
        title=titles.get(row.rule, row.rule),
        article=place(row.article, language),
        before=language.gettext(catalogue.OUTCOMES[row.before]) if row.before else "",
        before_code=row.before or "",
        after=language.gettext(catalogue.OUTCOMES[row.after]) if row.after else "",
        after_code=row.after or "",
    )


# Beside the dossier ---------------------------------------------------------------------------------------------------


def _others(before: Data, after: Data, language: Language) -> Any:
    """Texts, documents, backing, schedule, answers, producers: one line each, as the pages name them."""
    for section, rows in PARTS.items():
        old = dict(rows(before, language))
        new = dict(rows(after, language))
        for label in dict.fromkeys((*new, *old)):
            if old.get(label, "") != new.get(label, ""):
                yield Change(
                    part="",
                    section=language.gettext(section),
                    row=language.gettext(section),
                    label=label,
                    before=_short(old.get(label, "")),
                    after=_short(new.get(label, "")),
                    name="",
                )


LONGEST_SHOWN = 600


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def _with(language: Language, name: str, extra: str) -> str:
    return language.gettext(_("{name} ({extra})")).format(name=name, extra=extra)


def _texts(content: Data, language: Language) -> Any:
    for row in content.get("texts", ()):
        kind = language.gettext(slate.TEXTS.get(row["kind"], row["kind"]))
        yield _with(language, kind, language.language(row["lang"])), row["text"]


def _documents(content: Data, language: Language) -> Any:
    for row in content.get("documents", ()):
        kind = language.gettext(slate.DOCUMENTS.get(row["kind"], row["kind"]))
        version = language.gettext(_("version {n}")).format(n=row["version"])
        yield _with(language, row["title"], kind), f"{version} · {row['sha256'][:12]}"


def _backings(content: Data, language: Language) -> Any:
    for row in content.get("backings", ()):
        kind = language.gettext(slate.BACKINGS.get(row["kind"], row["kind"]))
        state = language.gettext(slate.BACKING_STATES.get(row["state"], row["state"]))
        amount = f"{typed.show_amount(row['amount'], language)} {row['currency']}" if row["amount"] else ""
        yield _with(language, row["agency"], kind), " · ".join(filter(None, (state, amount, row["terms"])))


def _schedule(content: Data, language: Language) -> Any:
    for row in content.get("schedule", ()):
        yield language.gettext(slate.MILESTONES.get(row["kind"], row["kind"])), row["reached"] or row["planned"]


def _answers(content: Data, language: Language) -> Any:
    for row in content.get("answers", ()):
        yield language.gettext(_("Question {n}")).format(n=row["question"]), row["text"]


def _producers(content: Data, language: Language) -> Any:
    for number, row in enumerate(content.get("producers", ()), start=1):
        name = row["company"] or language.gettext(_("Co-producer {n}")).format(n=number)
        yield name, language.country(row["country"]) if row["country"] else ""


PARTS = {
    _("Texts"): _texts,
    _("Documents"): _documents,
    _("Backing"): _backings,
    _("Schedule"): _schedule,
    _("Questions of the call"): _answers,
    _("Producers"): _producers,
}
"""What stands beside the dossier, under the names of the pages."""
