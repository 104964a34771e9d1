"""Words for what disturbs the reading of a page.

Entries are English here and translated through gettext; ``_`` only marks them for extraction.
"""

from __future__ import annotations


def _(text: str) -> str:
    return text


PAGE_TRAITS = {
    "aggregator_chrome": _("Aggregator's own elements around the text"),
    "aggregator_copy": _("Copy made by an aggregator"),
    "amp_page": _("Accelerated mobile page"),
    "automated_rewrite": _("Rewritten by a machine"),
    "back_translation": _("Translated back from another language"),
    "body_printed_twice": _("Text printed twice"),
    "captions_removed": _("Captions left out"),
    "comment_stub": _("Remains of a comment form"),
    "dateline_dropped": _("Dateline left out"),
    "disclaimer": _("Disclaimer"),
    "editor_note_on_top": _("Editor's note at the top"),
    "ellipsis_in_quotation_dropped": _("Ellipsis in a quotation dropped"),
    "en_dash_in_title": _("En dash in the title"),
    "encoding_debris": _("Remains of broken encoding"),
    "error_banner_above_body": _("Error message above the text"),
    "forum_copy": _("Copy on a forum"),
    "generated_style": _("Style of generated text"),
    "german_timestamp_line": _("German time stamp"),
    "headline_in_other_language": _("Headline in another language"),
    "headline_printed_twice": _("Headline printed twice"),
    "inline_pinyin": _("Pinyin inside the text"),
    "inserted_editor_remarks": _("Remarks inserted by an editor"),
    "invented_site_byline": _("Invented byline"),
    "json_metadata_in_body": _("Metadata inside the text"),
    "latin_name_inside_chinese": _("Name in Latin letters inside Chinese text"),
    "leader_name_misspelt": _("Leader's name misspelt"),
    "linked_names_dropped": _("Linked names left out"),
    "markdown_image_stubs": _("Remains of image markup"),
    "navigation_text": _("Navigation inside the text"),
    "no_byline": _("No byline"),
    "paragraph_breaks_differ": _("Paragraphs broken differently"),
    "picture_captions_repeat_lead": _("Captions repeat the lead"),
    "pinyin_debris": _("Remains of pinyin"),
    "platform_disclaimer": _("Disclaimer of the platform"),
    "read_more_link_inside_body": _("“Read more” inside the text"),
    "related_items_inside_body": _("Related items inside the text"),
    "rights_notice": _("Rights notice"),
    "same_path_other_host": _("Same address on another host"),
    "side_lists_differ": _("Lists at the side differ"),
    "side_lists_of_unrelated_news": _("Unrelated news at the side"),
    "source_line_differs": _("Source named differently"),
    "source_links_at_foot": _("Links to sources at the foot"),
    "straight_quotes": _("Straight quotation marks"),
    "traditional_characters": _("Traditional characters"),
    "truncated_end": _("End cut off"),
    "unrelated_headline_first": _("Unrelated headline first"),
    "wire_tag_CNW": _("Mark of a news wire"),
    "word_substitution": _("Words replaced"),
}
"""What disturbs the reading of a page."""
