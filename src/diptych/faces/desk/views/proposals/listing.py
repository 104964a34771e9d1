"""The proposals somebody writes, and beginning one: from nothing, from a draft of the checker, from a file."""

from __future__ import annotations

from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from diptych import agreements as library
from diptych.apps.slate.domain.proposals import begin_proposal
from diptych.apps.slate.queries.drafts import draft_behind
from diptych.apps.slate.queries.proposals import proposal_rows
from diptych.apps.slate.queries.rounds import last_day, round_behind
from diptych.apps.slate.queries.writing import open_rounds, programmes_to_begin, proposals_written_by
from diptych.engines.values.codes import COUNTRIES
from diptych.engines.values.errors import Malformed, Refused
from diptych.engines.values.record import Record
from diptych.faces import typed
from diptych.faces.desk.access import person_here, signed_in_only
from diptych.faces.desk.once import done_once
from diptych.faces.desk.views.proposals.common import REFUSED, country_typed, errors_of
from diptych.faces.desk.wording import proposals as words
from diptych.faces.desk.wording import slate
from diptych.faces.portal.checker import files
from diptych.faces.portal.templating import current_language
from diptych.faces.portal.views.calls import code_kept
from diptych.kernel.files.receiving import takes_files
from diptych.kernel.limits import spend

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest, HttpResponse

    from diptych.apps.programme.models import Programme
    from diptych.apps.slate.models import Proposal, Round
    from diptych.apps.slate.queries.proposals import ProposalRow
    from diptych.kernel.texts import Language

MOST_SHOWN = 200
LARGEST_DOSSIER = 2 * 1024**2
"""Bytes of a dossier file."""
LONGEST_TITLE = 300
ASKED = ("programme", "round", "code", "lang", "title", "company", "country", "draft")
FIELDS = {
    "no_programme": "programme",
    "no_round": "code",
    "chosen_twice": "code",
    "no_language_tag": "lang",
    "text_too_long": "title",
    "no_country": "country",
    "no_file": "file",
    "draft_expired": "draft",
    "no_draft": "draft",
}
"""At which field a refusal stands."""


# The list -------------------------------------------------------------------------------------------------------------


class Line(Record):
    """One proposal of the list."""

    href: str
    title: str
    lang: str
    others: tuple[dict[str, str], ...]
    """Further titles with their languages."""
    reference: str
    state: str
    state_word: str
    waits: str
    """What waits for its producers, or nothing."""
    stands: str
    due: str
    overdue: bool
    sides: tuple[tuple[str, str], ...]
    """Each party and how far it is, once it was filed."""
    changed: str
    changed_at: str


@require_safe
@signed_in_only
def mine(request: HttpRequest) -> HttpResponse:
    """Every proposal that one writes, those changed last first. Seven queries."""
    person, language = person_here(request), current_language()
    written = list(proposals_written_by(person)[:MOST_SHOWN])
    rounds = {row.pk: row.round for row in written}
    lines = [_line(row, rounds[row.id], language) for row in proposal_rows(person, written)]
    lines.sort(key=lambda line: not line.waits)
    said = words.SAID.get(request.GET.get("said", ""))
    context = {"lines": lines, "said": language.gettext(said) if said else ""}
    return render(request, "desk/proposals/mine.html", context)


def _line(row: ProposalRow, round: Round | None, language: Language) -> Line:
    titles = [{"lang": lang, "text": text} for lang, text in row.titles]
    first = titles[0] if titles else {"lang": "", "text": language.gettext(slate.UNTITLED)}
    asked = [track.deadline for track in row.tracks if track.state == "asked" and track.deadline]
    due = min(asked) if asked else last_day(round) if round is not None and row.joint == "draft" else None
    waits = words.WAITS.get(row.joint, "")
    return Line(
        href=reverse("desk-proposal", kwargs={"id": row.id}),
        title=first["text"],
        lang=first["lang"],
        others=tuple(titles[1:3]),
        reference=row.reference,
        state=row.joint,
        state_word=language.gettext(slate.JOINT[row.joint]),
        waits=language.gettext(waits) if waits else "",
        stands=language.gettext(words.STANDS[row.joint]),
        due=language.date(due) if due else "",
        overdue=due is not None and due < timezone.now().date(),
        sides=tuple(
            (language.country(track.party), language.gettext(slate.TRACK[track.state]))
            for track in row.tracks
            if row.filed_at is not None
        ),
        changed=language.date(row.changed_at.date()),
        changed_at=row.changed_at.isoformat(),
    )


# Beginning ------------------------------------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@takes_files(LARGEST_DOSSIER)
@signed_in_only
def new(request: HttpRequest) -> HttpResponse:
    """Begin a proposal; ``?draft=`` takes over the dossier behind a link of the checker, a file one that was kept."""
    programmes, language = programmes_to_begin(), current_language()
    opened = _opened(request, programmes)
    values = {name: request.POST.get(name, request.GET.get(name, "")) for name in ASKED}
    errors: dict[str, str] = {}
    troubles: list[dict[str, Any]] = []
    if request.method == "POST":
        spend(request, "draft")

        def do() -> HttpResponse:
            proposal = _begun(request, values, programmes, opened)
            said = "taken" if values["draft"] or request.FILES.get("file") else "begun"
            return HttpResponseRedirect(f"{reverse('desk-proposal', kwargs={'id': proposal.pk})}?said={said}")

        try:
            return done_once(request, do)
        except Malformed as error:
            troubles = files.troubles(error, language)
        except Refused as error:
            errors = errors_of(error, FIELDS)
    else:
        values["lang"] = values["lang"] or language.tag
    context = {
        "values": values,
        "errors": errors,
        "troubles": troubles,
        "programmes": [(row.pk, _name(row, language)) for row in programmes],
        "rounds": _rounds([*opened, *open_rounds(at=timezone.now())], programmes, language),
        "languages_offered": languages_offered(language),
        "hints": {"country": [word for _code, word in typed.options("country", language)]},
        "taken": _taken(values["draft"], errors, language),
    }
    return render(request, "desk/proposals/new.html", context, status=REFUSED if errors or troubles else 200)


def _name(programme: Programme, language: Language) -> str:
    return language.pick({row.lang: row.text for row in programme.names.all()}) or programme.pk


def _opened(request: HttpRequest, programmes: list[Programme]) -> list[Round]:
    """Hidden calls that take proposals now, and whose code was typed into this browser today."""
    code, at = code_kept(request), timezone.now()
    found = []
    for row in programmes if code else ():
        try:
            call = round_behind(row.pk, code)
        except Refused:
            continue
        if call.opens_at <= at < call.closes_at:
            found.append(call)
    return found


def _rounds(rounds: list[Round], programmes: list[Programme], language: Language) -> list[tuple[str, str]]:
    """Calls by their ids; where there are several programmes, each names its own."""
    names = {row.pk: _name(row, language) for row in programmes}
    found = []
    for row in rounds:
        name = language.pick({text.lang: text.name for text in row.texts.all()}) or row.slug
        until = language.gettext("{name}, until {date}").format(name=name, date=language.date(last_day(row)))
        found.append((str(row.pk), until if len(names) < 2 else language.colon(names[row.programme_id], until)))
    return found


def languages_offered(language: Language) -> list[tuple[str, str]]:
    """Languages a proposal can be written in: those of the site, the reader's own first."""
    tags = sorted(("ru", "zh-Hans", "en"), key=lambda tag: tag != language.tag)
    return [(tag, language.language(tag)) for tag in tags]


def _taken(secret: str, errors: dict[str, str], language: Language) -> str:
    """What the dossier to be taken over is called; nothing where none is, or its link leads nowhere any more."""
    if not secret:
        return ""
    try:
        draft = draft_behind(secret, at=timezone.now())
    except Refused as error:
        errors |= errors_of(error, FIELDS)
        return ""
    titles = draft.dossier.get("title")
    return (language.pick(titles) if isinstance(titles, dict) else "") or language.gettext(slate.UNTITLED)


def _begun(request: HttpRequest, values: dict[str, str], programmes: list[Programme], opened: list[Round]) -> Proposal:
    """The proposal that a form says; Malformed for a file that cannot be read, Refused for the rest."""
    programme = _programme(values, programmes)
    offered = {tag for tag, _word in languages_offered(current_language())}
    if values["lang"] not in offered:
        raise Refused("no_language_tag", found=values["lang"][:60])
    title, company = values["title"].strip(), values["company"].strip()[:300]
    if len(title) > LONGEST_TITLE:
        raise Refused("text_too_long", most=LONGEST_TITLE, found=len(title))
    country = country_typed(values["country"])
    if country and country not in COUNTRIES:
        raise Refused("no_country", found=values["country"].strip()[:60])
    dossier = _dossier(request, values["draft"])
    if not dossier:
        dossier = _first_facts(programme, values["lang"], title, company, country)
    held = dossier.get("title")
    if not title and isinstance(held, dict):
        title = str(held.get(values["lang"].lower()) or "")[:LONGEST_TITLE]
    return begin_proposal(
        programme.pk,
        lang=values["lang"],
        title=title,
        round=_round(values, programme, opened),
        company=company,
        country=country,
        dossier=dossier,
        by=person_here(request),
        at=timezone.now(),
    )


def _programme(values: dict[str, str], programmes: list[Programme]) -> Programme:
    wanted = values["programme"] or (programmes[0].pk if len(programmes) == 1 else "")
    found = next((row for row in programmes if row.pk == wanted), None)
    if found is None:
        raise Refused("no_programme", id=wanted, known=tuple(row.pk for row in programmes) or ("—",))
    return found


def _round(values: dict[str, str], programme: Programme, opened: list[Round]) -> Round | None:
    """The call chosen, among the public ones and those ``opened`` here, or the hidden one that a code opens; None for
    neither."""
    if values["round"] and values["code"].strip():
        raise Refused("chosen_twice")
    if values["code"].strip():
        return round_behind(programme.pk, values["code"])
    rows = [*open_rounds(at=timezone.now(), programme=programme.pk), *opened]
    rows = [row for row in rows if row.programme_id == programme.pk]
    found = next((row for row in rows if str(row.pk) == values["round"]), None)
    if values["round"] and found is None:
        raise Refused("no_choice", field="round")
    return found


def _dossier(request: HttpRequest, secret: str) -> dict[str, Any]:
    """The dossier to take over: that of a file, else that behind a link of the checker, else none."""
    file = request.FILES.get("file")
    if file is not None:
        if refused := getattr(file, "refused", None):
            raise Refused(refused.code, **{**refused.facts, "name": file.name, "field": "file"})
        return files.dossier_in(file.read(), name=file.name or "dossier.yaml")
    return dict(draft_behind(secret, at=timezone.now()).dossier) if secret else {}


def _first_facts(programme: Programme, lang: str, title: str, company: str, country: str) -> dict[str, Any]:
    """What the form has said already, as a dossier says it, so that nobody types it twice."""
    packs = [row.pack for row in programme.agreements.all() if row.pack in library.ids()]
    found: dict[str, Any] = {"agreement": packs[0]} if len(packs) == 1 else {}
    if title:
        found["title"] = {lang.lower(): title}
    if company or country:
        own = {"id": "producer-1", "name": company, "country": country}
        found["producers"] = [{key: value for key, value in own.items() if value}]
    return found
