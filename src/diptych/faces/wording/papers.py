"""What rules about papers ask for, in words: documents, clauses, statements, versions, what is left to judgement."""

from __future__ import annotations

from diptych.faces.wording import catalogue as words
from diptych.faces.wording import terms
from diptych.faces.wording.demands import Demand, Description, Item, asked

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from diptych.engines.treaty.rules.papers import (
        ChecklistTest,
        DiscretionTest,
        QuantityTest,
        StatementTest,
        VersionsTest,
    )
    from diptych.engines.values.record import Record
    from diptych.faces.wording.rules import RuleSpeaker


def _(text: str) -> str:
    return text


OTHER_NAMES = {"cmn": "zh"}
"""Languages that CLDR knows by another code: Mandarin is the Chinese that is spoken in films."""


def checklist(speaker: RuleSpeaker, test: ChecklistTest) -> Description:
    say = speaker.language.gettext
    copies = ""
    if test.copies is not None:
        copies = speaker.language.ngettext("{n} copy", "{n} copies", test.copies).format(n=test.copies)
    return Description(
        demands=asked(
            speaker,
            (_("Copies"), copies),
            (_("Language of the papers"), speaker.language.language(test.language) if test.language else ""),
        ),
        items=tuple(
            Item(
                name=speaker.language.pick(item.name),
                only_if=say(_("only if {condition}")).format(condition=speaker.circumstance(item.only_if))
                if item.only_if
                else "",
            )
            for item in test.items
        ),
    )


def statement(speaker: RuleSpeaker, test: StatementTest) -> Description:
    return Description(
        demands=asked(
            speaker,
            (_("Question"), speaker.language.pick(test.question)),
            (_("Answer the text asks for"), speaker.value(test.expected)),
        )
    )


def versions(speaker: RuleSpeaker, test: VersionsTest) -> Description:
    def languages(codes: tuple[str, ...]) -> str:
        named = (speaker.language.language(OTHER_NAMES.get(code, code)) for code in codes)
        return speaker.language.listed(dict.fromkeys(named))

    kinds = speaker.listed(terms.VERSION_KINDS, test.kinds_made)
    made = speaker.language.listed(text for text in (kinds, languages(test.languages_made)) if text)
    return Description(
        demands=asked(
            speaker,
            (_("Versions in"), languages(test.all_of)),
            (_("Original language"), languages(test.original_in)),
            (_("Or with subtitles in"), languages(test.subtitles_in)),
            (_("Versions concerned"), made),
            (_("Made in"), speaker.names(test.made_in)),
        )
    )


def quantity(speaker: RuleSpeaker, test: QuantityTest) -> Description:
    label = speaker.say(words.QUANTITIES, test.fact)
    return Description(demands=(Demand(label=label, value=speaker.limits((">=", test.minimum), ("<=", test.maximum))),))


def discretion(speaker: RuleSpeaker, test: DiscretionTest) -> Description:
    return Description(demands=asked(speaker, (_("Question to the authorities"), speaker.language.pick(test.question))))


def note(speaker: RuleSpeaker, test: Record) -> Description:
    return Description(sentences=(speaker.say(words.FINDINGS, "note"),))


DESCRIBED: dict[str, Callable[[RuleSpeaker, Any], Description]] = {
    "documents": checklist,
    "clauses": checklist,
    "statement": statement,
    "versions": versions,
    "quantity": quantity,
    "discretion": discretion,
    "note": note,
}
