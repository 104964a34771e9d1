"""Calls as forms: everything a round says, admits, weighs and asks, on one page."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from diptych.engines.treaty.dossier import FORMS
from diptych.engines.values.errors import Malformed, Refused
from diptych.engines.values.record import Record
from diptych.faces.desk.once import FIELD
from diptych.faces.desk.views.slate.acting import languages, party_word
from diptych.faces.desk.views.slate.common import form_word, say
from diptych.faces.desk.wording.refusals import sentence
from diptych.faces.portal.templating import current_language
from diptych.faces.wording.complaints import complaint
from diptych.kernel.zones import UNIVERSAL, zone_of, zones

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from django.http import QueryDict


def _(text: str) -> str:
    return text


MOST_ROWS = 50

LABELS = {
    "slug": _("Address of the round"),
    "opens_at": _("Opens"),
    "closes_at": _("Closes"),
    "zone": _("Time zone"),
    "name": _("Name of the round"),
    "text": _("What the call says"),
    "weight": _("Weight"),
    "most": _("Most points"),
    "longest": _("Longest answer, in characters"),
    "quotas": _("Quotas"),
    "names": _("Name of a criterion"),
    "help": _("What reviewers look for"),
    "texts": _("Wording"),
    "criteria": _("Criteria"),
    "questions": _("Questions"),
}
"""What the fields are called, by the last part of their names that says so."""


class CallForm(Record):
    """The form as typed: by the names of its fields."""

    values: dict[str, str]
    criteria: int
    questions: int

    def value(self, name: str) -> str:
        return self.values.get(name, "")


def blank() -> CallForm:
    """A call that says nothing yet, with room for one criterion and one question."""
    return CallForm(values={"admits_unfilled": "1", "zone": UNIVERSAL}, criteria=1, questions=1)


def filled(call: Mapping[str, Any]) -> CallForm:
    """The form of a round as it is kept, see ``queries.rounds.written_down``; moments by the clocks of its zone."""
    values = {
        "slug": str(call["slug"]),
        "opens_at": _local(call["opens_at"], call["zone"]),
        "closes_at": _local(call["closes_at"], call["zone"]),
        "zone": str(call["zone"]),
        "hidden": "1" if call["hidden"] else "",
        "admits_unfilled": "1" if call["admits_unfilled"] else "",
    }
    for tag, text in call["texts"].items():
        values[f"texts.{tag}.name"], values[f"texts.{tag}.text"] = text["name"], text["text"]
    for party, forms in call["quotas"].items():
        values |= {f"quotas.{party}.{form}": str(number) for form, number in forms.items()}
    for number, row in enumerate(call["criteria"]):
        values |= {f"criteria.{number}.{name}": str(row[name]) for name in ("id", "weight", "most")}
        values |= {
            f"criteria.{number}.{part}.{tag}": text for part in ("names", "help") for tag, text in row[part].items()
        }
    for number, row in enumerate(call["questions"]):
        values |= {f"questions.{number}.{name}": str(row[name]) for name in ("id", "longest")}
        values[f"questions.{number}.required"] = "1" if row["required"] else ""
        values |= {f"questions.{number}.texts.{tag}": text for tag, text in row["texts"].items()}
    return CallForm(values=values, criteria=max(1, len(call["criteria"])), questions=max(1, len(call["questions"])))


def sent(posted: QueryDict) -> CallForm:
    """The form as it came back, with a row more where one was asked for."""
    values = {name: posted.get(name, "") or "" for name in posted if name not in ("csrfmiddlewaretoken", FIELD)}
    do = posted.get("do", "")
    return CallForm(
        values=values,
        criteria=min(_rows(values, "criteria") + (do == "add:criteria"), MOST_ROWS),
        questions=min(_rows(values, "questions") + (do == "add:questions"), MOST_ROWS),
    )


def plain(form: CallForm, parties: Sequence[str]) -> tuple[dict[str, Any], list[str]]:
    """The call as plain data in the format of calls, and the names of the rows it is made of: rows that say nothing are
    left out, so that the third in the data may be the fourth in the form."""
    tags = [tag for tag, _name in languages()]
    value = form.value
    texts = {
        tag: {"name": value(f"texts.{tag}.name"), "text": value(f"texts.{tag}.text")}
        for tag in tags
        if value(f"texts.{tag}.name").strip() or value(f"texts.{tag}.text").strip()
    }
    quotas: dict[str, dict[str, str]] = {}
    for party in parties:
        for kind in FORMS:
            if number := value(f"quotas.{party}.{kind}").strip():
                quotas.setdefault(party, {})[kind] = number
    criteria, questions, named = [], [], []
    for place in range(form.criteria):
        row = f"criteria.{place}"
        names = _words(form, f"{row}.names", tags)
        if names:
            told: dict[str, Any] = {"names": names, "help": _words(form, f"{row}.help", tags)}
            told |= {
                name: value(f"{row}.{name}") for name in ("weight", "most", "id") if value(f"{row}.{name}").strip()
            }
            criteria.append(told)
            named.append(row)
    for place in range(form.questions):
        row = f"questions.{place}"
        if words := _words(form, f"{row}.texts", tags):
            told = {"texts": words, "required": value(f"{row}.required") == "1"}
            told |= {name: value(f"{row}.{name}") for name in ("longest", "id") if value(f"{row}.{name}").strip()}
            questions.append(told)
            named.append(row)
    data = {
        "slug": value("slug"),
        "opens_at": moment(form, "opens_at"),
        "closes_at": moment(form, "closes_at"),
        "texts": texts,
        "quotas": quotas,
        "criteria": criteria,
        "questions": questions,
        "hidden": value("hidden") == "1",
        "admits_unfilled": value("admits_unfilled") == "1",
        "zone": value("zone") or UNIVERSAL,
    }
    return data, named


def errors_of(error: Refused, named: Sequence[str]) -> dict[str, str]:
    """What is wrong, by the field of the form it stands at."""
    if not isinstance(error, Malformed):
        return {_in_form(str(error.facts.get("field") or _FIELDS.get(error.code, "")), named): sentence(error)}
    language = current_language()
    found: dict[str, str] = {}
    for trouble in error.troubles:
        path = (*trouble.path, trouble.expected) if trouble.code == "missing_field" else trouble.path
        name = _in_form(".".join(map(str, path)), named)
        if name == "texts":
            found.setdefault(f"texts.{languages()[0][0]}.name", say(NAMELESS))
            continue
        label = next((LABELS[part] for part in reversed(name.split(".")) if part in LABELS), "")
        if trouble.found == "" or trouble.code == "missing_field":
            # Whoever leaves a field empty knows what it looks like; the format of files would tell them another.
            found.setdefault(name, language.colon(say(label), say(EMPTY)) if label else say(EMPTY))
            continue
        found.setdefault(name, complaint(trouble, language, field=say(label) if label else None))
    return found


EMPTY = _("this is still empty.")
NAMELESS = _("Name the round in at least one language.")

_FIELDS = {"round_there": "slug", "round_changed_meanwhile": ""}


def _in_form(path: str, named: Sequence[str]) -> str:
    """The name that a place of the data has in the form."""
    parts = path.split(".")
    if len(parts) > 1 and parts[0] in ("criteria", "questions") and parts[1].isdigit():
        rows = [name for name in named if name.startswith(parts[0])]
        if int(parts[1]) < len(rows):
            return ".".join([rows[int(parts[1])], *parts[2:]])
    return path


def shown(form: CallForm, parties: Sequence[str]) -> dict[str, Any]:
    """What the page is given."""
    return {
        "form": form,
        "tags": languages(),
        "quotas": [
            (form_word(kind), [(f"quotas.{party}.{kind}", party_word(party)) for party in parties]) for kind in FORMS
        ],
        "parties": [party_word(party) for party in parties],
        "zones": zones_offered(),
    }


@cache
def zones_offered() -> tuple[tuple[str, str], ...]:
    """Time zones to choose from."""
    return tuple((name, name.replace("_", " ")) for name in zones())


def _rows(values: Mapping[str, str], name: str) -> int:
    found = [key.split(".")[1] for key in values if key.startswith(f"{name}.") and key.count(".") >= 2]
    return max([int(part) + 1 for part in found if part.isascii() and part.isdigit() and len(part) < 4], default=1)


def _words(form: CallForm, name: str, tags: Sequence[str]) -> dict[str, str]:
    return {tag: text for tag in tags if (text := form.value(f"{name}.{tag}").strip())}


def moment(form: CallForm, name: str) -> str:
    """A moment with its offset, as the format wants it; what is none stays as typed, to be refused by the format."""
    text = form.value(name).strip()
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return text
    return (found if found.tzinfo else found.replace(tzinfo=zone_of(form.value("zone")))).isoformat()


def _local(text: str, zone: str) -> str:
    """A moment as ``datetime-local`` holds it, by the clocks of a zone."""
    return datetime.fromisoformat(text).astimezone(zone_of(zone)).strftime("%Y-%m-%dT%H:%M")
