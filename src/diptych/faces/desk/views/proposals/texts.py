"""The texts of a proposal side by side: the original at the left, one translation at the right."""

from __future__ import annotations

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from diptych.apps.slate.domain.proposals import LONGEST, save_text
from diptych.apps.slate.enums import TextKind, TextStatus
from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.faces.desk.access import signed_in_only
from diptych.faces.desk.proposals.written import Written
from diptych.faces.desk.views.proposals.common import REFUSED, on_to, sentence
from diptych.faces.desk.views.proposals.listing import languages_offered
from diptych.faces.desk.wording import proposals as words
from diptych.faces.desk.wording import slate
from diptych.kernel.limits import spend

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from uuid import UUID

    from django.http import HttpRequest, HttpResponse

PAGE = "desk-proposal-texts"
SHORT = (TextKind.TITLE, TextKind.LOGLINE)


class Cell(Record):
    """One text in one language, as the page shows it."""

    name: str
    kind: str
    lang: str
    value: str
    seen: str
    """The moment and the status of the text that the page was made from; empty where there was none."""
    status: str
    translator: str
    longest: int
    error: str = ""
    there: str = ""
    """What another window saved meanwhile, where that clashes."""


class Row(Record):
    """One kind of text, in the language of the proposal and in the one it is put into."""

    kind: str
    title: str
    help: str
    short: bool
    sides: tuple[Cell, ...]


class Texts:
    """The form as a request leaves it."""

    def __init__(self, written: Written) -> None:
        self.written = written
        self.request = written.request
        self.original = written.proposal.lang
        offered = [tag for tag, _word in languages_offered(written.language) if tag != self.original]
        held = [row.lang for row in written.proposal.texts.all() if row.lang != self.original]
        self.targets = list(dict.fromkeys((*offered, *held)))
        asked = self.request.POST.get("to") or self.request.GET.get("to", "")
        self.to = asked if asked in self.targets else next(iter(held), self.targets[0])
        self.errors: dict[str, str] = {}
        self.there: dict[str, str] = {}
        self.saved = 0

    @property
    def sides(self) -> tuple[str, str]:
        return self.original, self.to

    def rows(self) -> list[Row]:
        language = self.written.language
        return [
            Row(
                kind=kind.value,
                title=language.gettext(slate.TEXTS[kind.value]),
                help=language.gettext(words.HELP[kind.value]),
                short=kind in SHORT,
                sides=tuple(self.cell(kind, lang) for lang in self.sides),
            )
            for kind in TextKind
        ]

    def cell(self, kind: TextKind, lang: str) -> Cell:
        name = f"{kind.value}.{lang}"
        held = self.written.texts.get((kind.value, lang))
        default = TextStatus.ORIGINAL if lang == self.original else TextStatus.TRANSLATED
        cell = Cell(
            name=name,
            kind=kind.value,
            lang=lang,
            value=held.text if held else "",
            seen=f"{held.changed_at.isoformat()} {held.status}" if held else "",
            status=str(held.status) if held else str(default),
            translator=held.translator if held else "",
            longest=LONGEST[kind],
        )
        if name not in self.errors:
            return cell
        # What was refused stands as it was typed; a text saved elsewhere meanwhile stands beside it.
        post = self.request.POST
        clash = name in self.there
        return cell.replace(
            value=post.get(f"{name}.text", ""),
            seen=cell.seen if clash else post.get(f"{name}.seen", ""),
            status=post.get(f"{name}.status", cell.status),
            translator=post.get(f"{name}.translator", ""),
            error=self.errors[name],
            there=self.there.get(name, ""),
        )

    def save(self) -> None:
        """Save every text that differs from what the page was made from; what is refused does not keep the rest."""
        for kind in TextKind:
            for lang in self.sides:
                self._save(kind, lang)

    def _save(self, kind: TextKind, lang: str) -> None:
        post, name = self.request.POST, f"{kind.value}.{lang}"
        if f"{name}.text" not in post:
            return
        text = post[f"{name}.text"].replace("\r\n", "\n").strip()
        held = self.written.texts.get((kind.value, lang))
        is_original = lang == self.original
        status = TextStatus.ORIGINAL.value if is_original else post.get(f"{name}.status", TextStatus.TRANSLATED.value)
        if status not in TextStatus.values or (not is_original and status == TextStatus.ORIGINAL):
            status = TextStatus.TRANSLATED.value
        translator = "" if is_original else post.get(f"{name}.translator", "").strip()
        moment, _space, was = post.get(f"{name}.seen", "").partition(" ")
        # A status that changed by itself meanwhile, as when the original was changed, is not set back by a page that
        # merely still shows the former one.
        now = (held.text, was or status, held.translator) if held else ("", status, translator)
        if (text, status, translator) == now:
            return
        try:
            save_text(
                self.written.proposal.pk,
                kind=kind.value,
                lang=lang,
                text=text,
                status=status,
                translator=translator,
                seen=moment,
                by=self.written.person,
                at=timezone.now(),
            )
            self.saved += 1
        except Refused as error:
            if error.code == "proposal_ended":
                raise
            self.errors[name] = sentence(error)
            if error.code == "text_changed_meanwhile":
                self.there[name] = error.facts["there"]

    def differs(self) -> bool:
        """Whether a status is another than the page shows: it is drawn anew then."""
        cells = [cell for row in self.rows() for cell in row.sides[1:]]
        return any(self.request.POST.get(f"{cell.name}.status", cell.status) != cell.status for cell in cells)

    def context(self, **more: Any) -> dict[str, Any]:
        language = self.written.language
        address = self.written.address(PAGE)
        return self.written.page(
            "texts",
            rows=self.rows(),
            to=self.to,
            original=self.original,
            languages_of_sides=[language.language(lang) for lang in self.sides],
            targets=[
                {"text": language.language(tag), "href": f"{address}?to={tag}", "current": tag == self.to}
                for tag in self.targets
            ],
            statuses=[
                (key, language.gettext(word), language.gettext(means)) for key, (word, means) in words.STATUSES.items()
            ],
            act=address,
            errors=self.errors,
            **more,
        )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in_only
def texts(request: HttpRequest, id: UUID) -> HttpResponse:
    """The form; with a script it is saved as soon as a field is left."""
    written = Written(request, id)
    if written.ended:
        return on_to(written, "desk-proposal")
    form = Texts(written)
    if request.method != "POST":
        return render(request, "desk/proposals/texts.html", form.context())
    spend(request, "assess")
    form.save()
    # Drawn anew from what is saved now.
    fresh = Texts(Written(request, id))
    fresh.errors, fresh.there = form.errors, form.there
    if request.htmx:  # type: ignore[attr-defined]
        whole = bool(form.there) or fresh.differs()
        answer = render(request, f"desk/proposals/texts_{'form' if whole else 'answer'}.html", fresh.context())
        if whole:
            answer["HX-Retarget"] = "#texts"
            answer["HX-Reswap"] = "morph:outerHTML"
        return answer
    if form.errors:
        return render(request, "desk/proposals/texts.html", fresh.context(), status=REFUSED)
    said = "saved" if form.saved else "nothing"
    return HttpResponseRedirect(f"{written.address(PAGE)}?to={form.to}&said={said}")
