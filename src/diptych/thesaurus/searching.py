"""What the thesaurus gives to the search: words of the other languages, and Chinese terms that are one word."""

from __future__ import annotations

from diptych.kernel.search.declaring import user_words, vocabulary
from diptych.thesaurus import concepts
from diptych.thesaurus import vocabulary as ours

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_WORD = 4
"""Characters of a term that is one word; longer ones are made of several, and are found by those."""

vocabulary(ours.vocabulary)


@user_words
def terms() -> Iterator[str]:
    for concept in concepts().values():
        yield from (label for label in concept.labels("zh-hans") if len(label) <= LONGEST_WORD)
