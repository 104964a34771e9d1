"""Says of a proposal what codes and facts mean, in one language."""

from __future__ import annotations

from datetime import date

from diptych.faces.wording.slate.acts import ACTS, LACKS, WHO
from diptych.faces.wording.slate.refusals import ONLY_LEAD, REFUSALS
from diptych.faces.wording.slate.vocabulary import JOINT, TEXTS, TRACK
from diptych.faces.wording.troubles import PAGES
from diptych.faces.wording.troubles import REFUSALS as COMMON

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from diptych.apps.slate.queries.readiness import Lack
    from diptych.kernel.texts import Language

STATES = {**JOINT, **TRACK}
"""No word means two things: a joint state has the name of a track's only where both are called alike."""


OF_LEAD = frozenset(
    {
        *("hand_over", "file_proposal", "answer_request", "notify_change", "begin_production"),
        *("file_final", "appeal", "withdraw_proposal", "delete_draft"),
    }
)
"""Actions that are permitted to whoever leads a proposal, and to nobody else."""


def refusal(code: str, facts: Mapping[str, Any], language: Language) -> str:
    """The sentence of what a verb of the slate refuses, or of what stands in the way of an act.

    A fact that was not given is shown as a gap rather than lose the sentence. KeyError for a code without one.
    """
    said = _Said({name: fact(name, value, language) for name, value in facts.items()})
    return language.gettext(_sentence(code, facts)).format_map(said)


def _sentence(code: str, facts: Mapping[str, Any]) -> str:
    if code == "not_allowed" and facts.get("action") in OF_LEAD:
        return ONLY_LEAD
    found = next((table[code] for table in (REFUSALS, PAGES, COMMON) if code in table), None)
    if found is None:
        raise KeyError(code)
    return found


def fact(name: str, value: Any, language: Language) -> str:
    """One fact of a refusal as a reader meets it."""
    if name == "missing":
        return language.listed(lack(item, language) for item in value)
    if isinstance(value, tuple | list):
        return language.listed(fact(name, item, language) for item in value)
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int):
        return language.number(value)
    if isinstance(value, date):
        return language.date(value)
    text = str(value)
    if name == "party":
        return language.country(text)
    if name == "lang":
        return language.language(text)
    return language.gettext(_table(name).get(text, text))


def _table(name: str) -> dict[str, str]:
    if name in ("move", "possible"):
        return {act: title for act, (title, _text) in ACTS.items()}
    return {"state": STATES, "who": WHO}.get(name, {})


def lack(item: Lack, language: Language) -> str:
    """One thing that a proposal lacks, as a line."""
    said = language.gettext(LACKS[item.code])
    if item.code == "no_text":
        return said.format(kind=language.gettext(TEXTS[item.about]))
    return said.format(n=language.number(int(item.about)) if item.about else "")


class _Said(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"
