"""Words for the codes of sources and of conflicts between claims.

Entries are English here and translated through gettext; ``_`` only marks them for extraction.
"""

from __future__ import annotations


def _(text: str) -> str:
    return text


SOURCE_KINDS = {
    "news": _("News report"),
    "press_release": _("Press release"),
    "rewrite": _("Rewritten report"),
    "blog": _("Blog"),
    "machine_translation": _("Machine translation"),
    "essay": _("Essay"),
    "drive_page": _("Page of a collecting drive"),
    "encyclopedia": _("Encyclopedia"),
    "opinion": _("Opinion piece"),
    "call": _("Call for contributions"),
    "listing": _("Film listing"),
    "aggregator": _("News aggregator"),
    "report": _("Research report"),
    "interview": _("Interview"),
    "social": _("Social media post"),
    "review": _("Film review"),
    "promotion": _("Promotional text"),
    "manual": _("Manual"),
    "terms": _("Terms of use"),
    "paper": _("Scholarly paper"),
    "legal": _("Legal text"),
    "spun_copy": _("Copy with words replaced"),
    "memory": _("Known to the compiler, not looked up"),
}

ARTICLE_RELATIONS = {
    "original": _("Original text"),
    "original_in_group": _("Earliest text of its group"),
    "copy": _("Copy, original not identified"),
    "copy_of": _("Copy of another source"),
    "spun_copy": _("Copy with words replaced, original not identified"),
    "spun_copy_of": _("Copy of another source with words replaced"),
    "rewrite": _("Rewritten, original not identified"),
    "rewrite_of": _("Rewritten from another source"),
    "paraphrase": _("Paraphrased, original not identified"),
    "paraphrase_of": _("Paraphrase of another source"),
    "translation": _("Translation, original not identified"),
    "translation_of": _("Translation of another source"),
    "machine_translation": _("Machine translation, original not identified"),
    "machine_translation_of": _("Machine translation of another source"),
    "unsupported": _("Not borne out by other sources"),
}

REASONS = {
    "as_of": _("Different days"),
    "rounding": _("Rounding"),
    "scope": _("Different extent"),
    "currency": _("Exchange rate"),
    "definition": _("Different meaning"),
    "translation": _("Translation differs"),
    "plan_changed": _("Plan changed"),
    "source_error": _("Error in a source"),
    "unexplained": _("Not explained"),
}
"""Why reports disagree, in a word or two."""

REASON_MEANINGS = {
    "as_of": _("Counted on different days."),
    "rounding": _("The same figure, rounded differently."),
    "scope": _("They count different things in: other days, previews or territories."),
    "currency": _("Converted at different rates of exchange."),
    "definition": _("The same word stands for different things."),
    "translation": _("The difference arose in translation."),
    "plan_changed": _("What was planned has changed since."),
    "source_error": _("One of the sources is plainly mistaken."),
    "unexplained": _("Why they differ is not known."),
}
"""The same in a sentence."""
