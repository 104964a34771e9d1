"""How far long work has come: one line of a terminal, written over again and again, and nothing anywhere else."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from diptych.kernel.texts import Language

_CLEAR = "\r\x1b[K"


class Progress:
    """A line of standard error for as long as a block lasts; call it with what is done and how much there is."""

    def __init__(self, language: Language, sentence: str) -> None:
        self.language = language
        self.sentence = sentence
        """With the fields ``{done}`` and ``{all}``."""
        self.watched = sys.stderr.isatty()

    def __enter__(self) -> Self:
        return self

    def __call__(self, done: int, all_: int) -> None:
        if self.watched:
            numbers = (self.language.number(done), self.language.number(all_))
            said = self.sentence.format(done=numbers[0], all=numbers[1])
            print(f"{_CLEAR}{said}", end="", file=sys.stderr, flush=True)

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if self.watched:
            print(_CLEAR, end="", file=sys.stderr, flush=True)
