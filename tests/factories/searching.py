"""What a plan means, said once more in plain Python: what every engine has to find; whether an index failed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager

from structlog.testing import capture_logs

from diptych.kernel.search.plans import Plan, Term
from diptych.kernel.search.tokens import Tokenizer, Tokens


@contextmanager
def unbroken(about: str = "") -> Iterator[None]:
    """Whatever is asked in here finds a working index: where that fails, nothing is answered, and it is logged."""
    with capture_logs() as logged:
        yield
    wrong = [entry for entry in logged if entry["log_level"] not in ("debug", "info")]
    assert (about[:80], wrong) == (about[:80], [])


def read(tokenizer: Tokenizer, texts: Sequence[str]) -> list[Tokens]:
    return [tokenizer.index(text) for text in texts]


def finds(plan: Plan, texts: Sequence[Tokens], refs: Collection[str] = (), *, loosened: bool = False) -> bool:
    """Whether a document of these texts, with these references, is among what the plan is for; of one that was
    ``loosened``, any group is enough."""

    def met(term: Term) -> bool:
        if term.kind == "ref":
            return term.tokens[0] in refs
        return any(_stands(term, stream) for text in texts for stream in (text.main, text.more))

    groups = [any(map(met, group.alternatives)) for group in plan.groups]
    wanted = any(groups) if loosened else all(groups)
    return bool(groups) and wanted and not any(map(met, plan.excluded))


def _stands(term: Term, stream: Sequence[str]) -> bool:
    if term.kind == "prefix":
        return any(token.startswith(term.tokens[0]) for token in stream)
    length = len(term.tokens)
    return any(tuple(stream[at : at + length]) == term.tokens for at in range(len(stream) - length + 1))
