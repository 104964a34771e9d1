"""By what names and words something was found: few forms of each, those that a reader knows it by."""

from __future__ import annotations

from diptych.faces.places import LABELS, PAGES
from diptych.faces.portal.registers.labels import foreign, page_of
from diptych.faces.portal.search.forms import Form
from diptych.faces.portal.search.records import Name, Way
from diptych.kernel.texts import LANGUAGES, Language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from diptych.kernel.search.queries.searching import Across, Through

MOST = 3
"""Names of a question that are explained, and words of it."""

MOST_FORMS = 2
"""Forms of a word in one other language."""


def names_of(found: Sequence[Through], language: Language) -> Iterator[Name]:
    """Names that were asked for, each as the register calls it in every language of the product.

    One query for each kind of thing and language.
    """
    found = [each for each in found if each.kind in PAGES][:MOST]
    kinds = {each.kind: {id for other in found if other.kind == each.kind for id in other.ids} for each in found}
    tags = [language.tag, *(Language(code).tag for code in LANGUAGES if code != language.code)]
    labels = {(kind, tag): LABELS[kind](ids, tag) for kind, ids in kinds.items() for tag in tags}
    for each in found:
        called = [labels[each.kind, tag].get(id) for id in each.ids[:1] for tag in tags]
        forms = dict.fromkeys(label for label in called if label) or dict.fromkeys(each.forms)
        ways = tuple(
            Way(text=labels[each.kind, language.tag].get(id, (id, ""))[0], href=page_of(each.kind, id))
            for id in each.ids[:MOST]
        )
        yield Name(
            asked=each.asked,
            forms=tuple(Form(text=text, lang=foreign(lang, language)) for text, lang in forms),
            ways=ways,
        )


def words_of(found: Sequence[Across], language: Language) -> Iterator[Name]:
    """Words that were looked for in other languages too; of several that lie in one another, the longest."""
    by_word: dict[str, list[Across]] = {}
    for each in found:
        by_word.setdefault(each.asked.casefold(), []).append(each)
    longest = [word for word in by_word if not any(word != other and word in other for other in by_word)]
    for word in longest[:MOST]:
        forms = tuple(_forms(by_word[word], language))
        if forms:
            yield Name(asked=by_word[word][0].asked, forms=forms)


def _forms(found: Iterable[Across], language: Language) -> Iterator[Form]:
    """The first forms in each language, which are those that weigh most."""
    counts: dict[str, int] = {}
    for text, lang in dict.fromkeys(form for each in found for form in each.others):
        counts[lang] = counts.get(lang, 0) + 1
        if counts[lang] <= MOST_FORMS:
            yield Form(text=text, lang=foreign(lang, language))
