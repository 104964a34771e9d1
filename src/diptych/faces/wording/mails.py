"""Mails as they read: made of codes, so that what people wrote stays on the site."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.translation import override

from diptych.apps.programme.queries.programmes import programme_labels
from diptych.faces.wording.notices import LETTERS, NOTICES
from diptych.kernel.notices.words import Text
from diptych.kernel.texts import Language

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from diptych.kernel.notices.words import Told


def _(text: str) -> str:
    return text


def notice_mail(told: Sequence[Told], *, language: str, programme: str) -> Text:
    """What happened to one thing, in general words, each with the page where more can be read; one query."""
    speaks = Language(language)
    rows = list(dict.fromkeys((sentence_of(each.code, speaks), _address(each, language)) for each in told))
    sentences = list(dict.fromkeys(sentence for sentence, _link in rows))
    if len(sentences) == 1:
        what = sentences[0]
    else:
        what = speaks.ngettext("{count} message from Diptych", "{count} messages from Diptych", len(rows)).format(
            count=len(rows)
        )
    links = list(dict.fromkeys(link for _sentence, link in rows))
    if len(links) == 1:
        body = [*sentences, "", speaks.gettext(_("Read more:")), links[0]]
    else:
        body = [line for sentence, link in rows for line in (sentence, link, "")]
    end = speaks.gettext(_("You can turn these mails off in your account: {link}")).format(
        link=_page("account", {}, language)
    )
    return Text(subject=_with_programme(what, programme, speaks), body="\n".join([*body, "", "-- ", end, ""]))


def letter(code: str, *, facts: Mapping[str, Any], language: str, programme: str, link: str) -> Text:
    """A letter in the language of its reader; days among the facts are written as there."""
    words, speaks = LETTERS[code], Language(language)
    filled = {name: _readable(value, speaks) for name, value in facts.items()}
    filled["link"] = settings.ADDRESS + link if link else ""
    body = "\n\n".join(speaks.gettext(text).format(**filled) for text in (words.body, *words.further))
    subject = speaks.gettext(words.subject)
    return Text(subject=_with_programme(subject, programme, speaks), body=body.rstrip() + "\n")


def sentence_of(code: str, language: Language) -> str:
    """What a notice says; of a kind that a later or earlier version had, that there is something to see."""
    return language.gettext(NOTICES.get(code, _("Something has changed.")))


def _with_programme(what: str, programme: str, language: Language) -> str:
    """The programme before what happened, so that mails of one programme stand together."""
    label = programme_labels([programme], language.tag).get(programme, (programme, ""))[0] if programme else ""
    return language.colon(label, what) if label else what


def _address(told: Told, language: str) -> str:
    return _page(told.page, told.arguments, language)


def _page(name: str, arguments: Mapping[str, str], language: str) -> str:
    """The full address of a page in a language; where there is no such page any more, of the site."""
    with override(language):
        try:
            path = reverse(name, kwargs=dict(arguments)) if name else reverse("front")
        except NoReverseMatch:
            path = reverse("front")
    return f"{settings.ADDRESS}{path}"


def _readable(value: Any, language: Language) -> str:
    try:
        return language.date(date.fromisoformat(str(value)))
    except ValueError:
        # What people wrote is one line, so that it cannot be taken for a line of ours.
        return " ".join(str(value).split())
