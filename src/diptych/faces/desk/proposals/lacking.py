"""What keeps a proposal from being filed, in words, each with the place where it is filled in."""

from __future__ import annotations

from diptych.faces.desk.wording import proposals as words
from diptych.faces.desk.wording import slate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from diptych.faces.desk.proposals.written import Written

ANCHORS = {"no_form": "#f-form", "no_agreement": "#f-agreement", "few_countries": "#f-producers", "unreadable": ""}
"""Fields of the dossier that a lack is about."""


def lacks_shown(written: Written) -> list[dict[str, str]]:
    """What keeps it from being filed, each with the page where it is filled in."""
    language = written.language
    found = []
    for lack in written.lacking[0]:
        facts = {"n": lack.about}
        if lack.code == "no_text":
            facts["kind"] = language.gettext(slate.TEXTS[lack.about])
            where = f"{written.address('desk-proposal-texts')}#f-text-{lack.about}"
        elif lack.code == "no_answer":
            where = f"{written.address('desk-proposal-questions')}#f-answer-{lack.about}"
        else:
            where = written.address("desk-proposal-dossier") + ANCHORS.get(lack.code, "")
        found.append({"text": language.gettext(words.LACKS[lack.code]).format(**facts), "href": where})
    return found
