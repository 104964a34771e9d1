"""What a plan means, said once more in plain Python: what every engine has to find."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from diptych.kernel.search.plans import Plan, Term
from diptych.kernel.search.tokens import Tokenizer, Tokens


def read(tokenizer: Tokenizer, texts: Sequence[str]) -> list[Tokens]:
    return [tokenizer.index(text) for text in texts]


def finds(plan: Plan, texts: Sequence[Tokens], refs: Collection[str] = ()) -> bool:
    """Whether a document of these texts, with these references, is among what the plan is for."""

    def met(term: Term) -> bool:
        if term.kind == "ref":
            return term.tokens[0] in refs
        return any(_stands(term, stream) for text in texts for stream in (text.main, text.more))

    groups = [any(map(met, group.alternatives)) for group in plan.groups]
    wanted = all(groups) if plan.mode == "all" else any(groups)
    return bool(groups) and wanted and not any(map(met, plan.excluded))


def _stands(term: Term, stream: Sequence[str]) -> bool:
    if term.kind == "prefix":
        return any(token.startswith(term.tokens[0]) for token in stream)
    length = len(term.tokens)
    return any(tuple(stream[at : at + length]) == term.tokens for at in range(len(stream) - length + 1))
