"""The lists of a round, brought to what its call says; rows that others refer to stay the same rows."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Max
from django.db.models.functions import Length

from diptych.apps.slate.models import Answer, Criterion, Question, Quota, Round, RoundText, Score
from diptych.engines.values.errors import Malformed, Refused, Trouble

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from diptych.apps.slate.formats import CallCriterion, CallQuestion, CallText

R = TypeVar("R", Criterion, Question)

ASIDE = 10_000
"""Added to positions while rows change places: no two may stand in one place even for a moment."""


def put_texts(call: Round, texts: Mapping[str, CallText]) -> None:
    call.texts.all().delete()
    rows = [RoundText(round=call, lang=lang, name=text.name, text=text.text) for lang, text in texts.items()]
    RoundText.objects.bulk_create(rows)


def put_quotas(call: Round, quotas: Mapping[str, Mapping[str, int]]) -> None:
    call.quotas.all().delete()
    rows = [
        Quota(round=call, party=party, form=form, number=number)
        for party, forms in quotas.items()
        for form, number in forms.items()
    ]
    Quota.objects.bulk_create(rows)


def put_criteria(call: Round, criteria: Sequence[CallCriterion], *, new: bool) -> None:
    """Refused("criterion_scored", field=…) for a criterion that has points and would go, or count otherwise."""
    kept = {row.pk: row for row in call.criteria.all()}
    scored = set(Score.objects.filter(criterion__in=kept).values_list("criterion", flat=True).distinct())
    for row in kept.values():
        row.position += ASIDE
        row.save(update_fields=["position"])
    stay = set()
    for position, item in enumerate(criteria):
        row = _kept(kept, item.id, f"criteria.{position}") if not new and item.id else Criterion(round=call)
        if row.pk in scored and (row.weight, row.most) != (item.weight, item.most):
            raise Refused("criterion_scored", field=f"criteria.{position}")
        row.position, row.names, row.help = position, item.names, item.help
        row.weight, row.most = item.weight, item.most
        row.save()
        stay.add(row.pk)
    gone = set(kept) - stay
    if gone & scored:
        raise Refused("criterion_scored", field="criteria")
    Criterion.objects.filter(pk__in=gone).delete()


def put_questions(call: Round, questions: Sequence[CallQuestion], *, new: bool) -> None:
    """Refused("question_answered", field=…) for a question that was answered and would go, or not hold its answers."""
    kept = {row.pk: row for row in call.questions.all()}
    answers = Answer.objects.filter(question__in=kept).values("question").annotate(most=Max(Length("text")))
    answered: dict[int, int] = dict(answers.values_list("question", "most"))
    for row in kept.values():
        row.position += ASIDE
        row.save(update_fields=["position"])
    stay = set()
    for position, item in enumerate(questions):
        row = _kept(kept, item.id, f"questions.{position}") if not new and item.id else Question(round=call)
        if item.longest < answered.get(row.pk, 0):
            raise Refused("question_answered", field=f"questions.{position}")
        row.position, row.texts = position, item.texts
        row.is_required, row.longest = item.required, item.longest
        row.save()
        stay.add(row.pk)
    gone = set(kept) - stay
    if gone & set(answered):
        raise Refused("question_answered", field="questions")
    Question.objects.filter(pk__in=gone).delete()


def _kept(kept: Mapping[int, R], id: int, field: str) -> R:
    """The row that a call names; Malformed where the round has none of this id."""
    try:
        return kept[id]
    except KeyError:
        trouble = Trouble(code="unknown_reference", path=(*field.split("."), "id"), found=str(id), expected="round")
        raise Malformed([trouble]) from None
