"""A plan as questions to an engine: what has all of it, then what has all but one part, then what has any."""

from __future__ import annotations

import re

from diptych.kernel.search.preparing import mark
from diptych.kernel.search.question import MOST_WAYS, Question, Wanted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from diptych.kernel.search.plans import Plan, Term

FEW = 3
"""Documents that are enough for not looking further."""

COMMON = 20_000
"""Documents that all words together may be in of which any is enough; the commonest words are left out for it."""

_SAFE = re.compile(r"""[^\x00-\x20"'\\:*&|!()<>=¶]{1,80}""")
"""What no engine reads as anything but itself. The tokenizer makes no other tokens; this does not rely on it."""


def strict(plan: Plan) -> Question:
    """What has something of every group."""
    return Question(groups=_groups(plan), excluded=tuple(_wanted(term) for term in plan.excluded if _is_safe(term)))


def looser(plan: Plan, counts: Mapping[str, int]) -> Iterator[Question]:
    """What to ask next where that finds too little; ``counts``: in how many documents tokens stand."""
    question = strict(plan.loosened())
    number = len(question.groups)
    if 3 <= number <= MOST_WAYS:
        yield question.replace(least=number - 1)
    if number >= 2 or question.groups != strict(plan).groups:
        yield question.replace(groups=_telling(question.groups, counts), least=1)


NOT_ITS_OWN = ("vocabulary", "meaning")


def in_own_words(question: Question) -> Question:
    """The same without what its words are in other languages, and without what only means the same."""
    groups = (tuple(one for one in group if one.why not in NOT_ITS_OWN) for group in question.groups)
    return question.replace(groups=tuple(group for group in groups if group))


def tokens_of(plan: Plan) -> list[str]:
    """Every token that the plan looks up, each once."""
    return list(
        dict.fromkeys(
            token
            for group in (*plan.groups, *plan.wider)
            for term in group.alternatives
            if term.kind in ("token", "phrase")
            for token in term.tokens
        )
    )


def _telling(groups: tuple[tuple[Wanted, ...], ...], counts: Mapping[str, int]) -> tuple[tuple[Wanted, ...], ...]:
    """The groups that few documents have, and at least the rarest: the rest finds what has nothing to do with it."""
    rated = sorted(
        ((sum(_count(wanted, counts) for wanted in group), at) for at, group in enumerate(groups)),
        key=lambda pair: (pair[0] == 0, pair),
    )
    kept: list[int] = []
    so_far = 0
    for count, at in rated:
        so_far += count
        if kept and so_far > COMMON:
            break
        kept.append(at)
    return tuple(groups[at] for at in sorted(kept))


def _count(wanted: Wanted, counts: Mapping[str, int]) -> int:
    if wanted.kind not in ("token", "phrase"):
        return 0
    return min(counts.get(token, 0) for token in wanted.tokens)


def _groups(plan: Plan) -> tuple[tuple[Wanted, ...], ...]:
    found = (tuple(_wanted(term) for term in group.alternatives if _is_safe(term)) for group in plan.groups)
    return tuple(group for group in found if group)


def _is_safe(term: Term) -> bool:
    return term.kind == "ref" or all(_SAFE.fullmatch(token) for token in term.tokens)


def _wanted(term: Term) -> Wanted:
    if term.kind == "ref":
        # What means what was asked is meant itself; what a name is of, with all that refers to it.
        what = "self" if term.why == "meaning" else "ref"
        return Wanted(kind="mark", tokens=(mark(what, term.tokens[0]),), weight=term.weight, why=term.why)
    return Wanted(kind=term.kind, tokens=term.tokens, weight=term.weight, why=term.why)
