"""Rounds: the list of them, a round on one page, and what a coordinator does with one."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from django.http import FileResponse, Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from diptych.apps.slate.domain import reviewing
from diptych.apps.slate.models import Round
from diptych.apps.slate.permissions import ROUND
from diptych.apps.slate.queries.round_pages import round_page, rounds_listed
from diptych.apps.slate.queries.spreading import people_of, preview_spread, reviewable
from diptych.engines.values.errors import Refused
from diptych.faces.accounts.access import person_here
from diptych.faces.desk.once import done_once
from diptych.faces.desk.views.common import number
from diptych.faces.desk.views.slate.acting import party_word
from diptych.faces.desk.views.slate.common import (
    address_of,
    day_in,
    form_word,
    head_of,
    now,
    picked,
    programme_words,
    programmes_of,
    say,
)
from diptych.faces.desk.views.slate.listing import TYPES, side_named, staff_only
from diptych.faces.desk.views.slate.panels import percent
from diptych.faces.desk.views.slate.sheets import table_pdf
from diptych.faces.desk.wording import rounds as round_words
from diptych.faces.desk.wording import slate as words
from diptych.faces.desk.wording.refusals import sentence
from diptych.faces.portal.spreadsheets import as_csv, as_xlsx
from diptych.faces.portal.templating import current_language
from diptych.faces.wording.slate.vocabulary import ROUND_STATES
from diptych.kernel.clock import today
from diptych.kernel.limits import spend
from diptych.kernel.permissions.person import Role

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any
    from uuid import UUID

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    from diptych.apps.slate.queries.round_pages import EntrySeen, RoundPage, RoundRow, SideOfEntry
    from diptych.kernel.permissions.person import Person
    from diptych.kernel.texts import Language


def _(text: str) -> str:
    return text


@require_safe
@staff_only
def rounds(request: HttpRequest) -> HttpResponse:
    """Every round that somebody finds, the last to close first."""
    person, at = person_here(request), now()
    rows = rounds_listed(person, at=at)
    theirs = set(programmes_of(person))
    can = [id for id in theirs if ROUND.may(person, "change_round", Round(programme_id=id))]
    named = programme_words(can) if len(can) > 1 else dict.fromkeys(can, "")
    said = words.SAID.get(request.GET.get("said", ""))
    context = {
        "rows": [_line(row) for row in rows if row.programme in theirs],
        "new": [f"{reverse('desk-round-new')}?{urlencode({'programme': id})}" for id in sorted(can)],
        "programmes": [named[id] for id in sorted(can)],
        "said": say(said) if said else "",
    }
    return render(request, "desk/slate/rounds.html", context)


def _line(row: RoundRow) -> dict[str, Any]:
    name, tag = picked(dict(row.names))
    return {
        "href": reverse("desk-round", kwargs={"id": row.id}),
        "name": name or row.slug,
        "lang": tag,
        "state": row.state,
        "state_word": say(ROUND_STATES[row.state]),
        "opens_at": row.opens_at,
        "closes_at": row.closes_at,
        "zone": row.zone,
        "hidden": row.hidden,
        "forms": current_language().listed(form_word(form) for form in row.forms),
        "entries": row.entries,
    }


def round_found(person: Person, id: UUID, *, action: str = "see_round_page") -> Round:
    """The round, for whom the tables let do this with it; Http404 for others."""
    found = Round.objects.filter(pk=id).first()
    if found is None or not ROUND.may(person, "see_round_page", found):
        raise Http404
    if action != "see_round_page":
        ROUND.demand(person, action, found)
    return found


@require_safe
@staff_only
def page(request: HttpRequest, id: UUID) -> HttpResponse:
    """A round on one page: quotas and how they are filled, every entry, both sides' states, own verdicts and points."""
    person = person_here(request)
    found = round_found(person, id)
    seen = round_page(person, found.programme_id, found.slug, at=now())
    name, tag = picked(dict(seen.round.row.names))
    sort = request.GET.get("sort", "") if request.GET.get("sort", "") in SORTS else ""
    entries = sorted(seen.entries, key=SORTS[sort]) if sort else list(seen.entries)
    said = words.SAID.get(request.GET.get("said", ""))
    row = seen.round.row
    context = {
        "round": {
            "id": found.pk,
            "name": name or found.slug,
            "lang": tag,
            "texts": seen.round.texts,
            "state": row.state,
            "state_word": say(ROUND_STATES[row.state]),
            "opens_at": row.opens_at,
            "closes_at": row.closes_at,
            "zone": row.zone,
            "hidden": row.hidden,
            "announced": found.announced_at is not None,
        },
        "said": say(said) if said else "",
        "fill": _fill(seen),
        "parties": [party_word(party) for party in seen.parties],
        "entries": _entries(entries, seen),
        "criteria": [current_language().pick(row.names) for row in seen.round.criteria],
        "sort": sort,
        "sorts": [
            {
                "text": say(word),
                "href": f"{request.path}?{urlencode({'sort': code})}" if code else request.path,
                "current": code == sort,
            }
            for code, word in round_words.SORTS.items()
        ],
        "own": [party_word(party) for party in person.parties(programme=found.programme_id) if party in seen.parties],
        "files": [(kind.upper(), reverse("desk-round-file", kwargs={"id": found.pk, "kind": kind})) for kind in TYPES],
        "may_change": ROUND.may(person, "change_round", found),
        "may_spread": bool(person.parties(*SPREADING, programme=found.programme_id)),
        "code": request.session.pop(f"round-code-{found.pk}", "") if found.is_hidden else "",
    }
    return render(request, "desk/slate/round.html", context)


def _mean(row: EntrySeen) -> Fraction:
    means = [side.mean for side in row.sides if side.mean is not None]
    return max(means, default=Fraction(-1))


SORTS: dict[str, Callable[[EntrySeen], Any]] = {
    "": lambda row: 0,
    "mean": lambda row: (-_mean(row), row.proposal.reference),
    "state": lambda row: (list(words.JOINT).index(row.proposal.joint), row.proposal.reference),
    "reference": lambda row: row.proposal.reference,
    "title": lambda row: (picked(dict(row.proposal.titles))[0].casefold(), row.proposal.reference),
}


def _fill(seen: RoundPage) -> list[dict[str, Any]]:
    """Quotas by form, each side's with how far it is filled; bars in per cent of the widest."""
    found: dict[str, list[dict[str, Any]]] = {}
    language = current_language()
    for row in seen.fill:
        whole = max(row.number or 0, row.filed, 1)
        if row.number is None:
            text = language.ngettext("{n} filed, no quota", "{n} filed, no quota", row.filed).format(n=row.filed)
        else:
            text = language.gettext(_("{filed} filed, {approved} approved, of {number}")).format(
                filed=row.filed, approved=row.approved, number=row.number
            )
        found.setdefault(row.form, []).append(
            {
                "party": party_word(row.party),
                "side": list(seen.parties).index(row.party) if row.party in seen.parties else 2,
                "text": text,
                "filed": round(100 * row.filed / whole),
                "approved": round(100 * row.approved / whole),
                "quota": round(100 * (row.number or 0) / whole),
                "over": row.number is not None and row.filed > row.number,
            }
        )
    return [{"form": form_word(form), "rows": rows} for form, rows in found.items()]


def _entries(rows: Sequence[EntrySeen], seen: RoundPage) -> list[dict[str, Any]]:
    """Entries as they are drawn. What hundreds of them say alike is put in words once."""
    language = current_language()
    names = [language.pick(row.names) for row in seen.round.criteria]
    joint = {code: language.gettext(word) for code, word in words.JOINT.items()}
    states = {code: language.gettext(word) for code, word in words.TRACK.items()}
    forms = {form: form_word(form) for form in {row.proposal.form for row in rows}}
    countries = {code: party_word(code) for code in {*seen.parties, *(row.proposal.lead_country for row in rows)}}
    found = []
    for row in rows:
        proposal = row.proposal
        title, tag = picked(dict(proposal.titles))
        # A country that is no party any more has no column.
        tracks = {
            track.party: side_named(track, countries[track.party], states[track.state])
            for track in proposal.tracks
            if track.party in countries
        }
        found.append(
            {
                "href": address_of("desk-proposal", proposal.id),
                "title": title or proposal.reference,
                "lang": tag,
                "reference": proposal.reference,
                "form": forms[proposal.form],
                "state": proposal.joint,
                "state_word": joint[proposal.joint],
                "companies": language.listed(company for company, _country in row.companies),
                "country": countries[proposal.lead_country],
                "sides": [tracks.get(party) for party in seen.parties],
                "reviews": [_reviews(side, seen, names, language) for side in row.sides],
            }
        )
    return found


@lru_cache(maxsize=4096)
def _tenths(above: int, below: int, language: Language) -> str:
    """Points to one decimal. The means of a round are few numbers, over and over."""
    return language.number(Fraction(round(Fraction(above, below) * 10), 10))


def _reviews(side: SideOfEntry, seen: RoundPage, names: Sequence[str], language: Language) -> dict[str, Any]:
    points = dict(side.points)
    return {
        "mean": percent(side.mean),
        "count": language.gettext(_("{n} of {all} in")).format(n=side.submitted, all=side.asked) if side.asked else "",
        "points": [
            (name, _tenths(points[row.pk].numerator, points[row.pk].denominator, language), row.most)
            for name, row in zip(names, seen.round.criteria, strict=True)
            if row.pk in points
        ],
        "recommendations": language.listed(
            f"{say(words.RECOMMENDATIONS[code])} × {count}" for code, count in side.recommendations
        ),
    }


@require_safe
@staff_only
def file(request: HttpRequest, id: UUID, kind: str) -> HttpResponseBase:
    """The round as CSV, XLSX or PDF: what the page shows, for whoever asks."""
    person = person_here(request)
    found = round_found(person, id)
    if kind not in TYPES:
        raise Http404
    spend(request, "pdf" if kind == "pdf" else "file")
    seen = round_page(person, found.programme_id, found.slug, at=now())
    language = current_language()
    heads = [
        *map(say, (_("Reference"), _("Title"), _("Form"), _("Companies"), _("Country that leads"), _("State"))),
        *map(party_word, seen.parties),
        *map(say, (_("Reviews in"), _("Points"), _("Recommendations"))),
    ]
    rows = []
    for entry in _entries(seen.entries, seen):
        own = entry["reviews"]
        rows.append(
            [
                entry["reference"],
                entry["title"],
                entry["form"],
                entry["companies"],
                entry["country"],
                entry["state_word"],
                *(side.word if side else "" for side in entry["sides"]),
                language.clauses(row["count"] for row in own if row["count"]),
                language.clauses(row["mean"] for row in own if row["mean"]),
                language.clauses(row["recommendations"] for row in own if row["recommendations"]),
            ]
        )
    title = picked(dict(seen.round.row.names))[0] or found.slug
    headers = {"Content-Disposition": f'attachment; filename="diptych-{found.slug}-{today().isoformat()}.{kind}"'}
    if kind == "pdf":
        made = table_pdf(title, heads, rows, language=language)
        return HttpResponse(made, content_type=TYPES[kind], headers=headers)
    if kind == "csv":
        return HttpResponse(b"".join(as_csv(heads, [rows])), content_type=TYPES[kind], headers=headers)
    return FileResponse(as_xlsx(title, heads, [rows]), content_type=TYPES[kind], headers=headers)


# Spreading the load ---------------------------------------------------------------------------------------------------

SPREADING = (Role.COORDINATOR,)


@require_http_methods(["GET", "HEAD", "POST"])
@staff_only
def spread(request: HttpRequest, id: UUID) -> HttpResponse:
    """Spread the entries over one's reviewers: looked at first, then done as it was looked at."""
    person = person_here(request)
    found = round_found(person, id)
    own = person.parties(*SPREADING, programme=found.programme_id)
    asked = request.POST.get("party") or request.GET.get("party", "")
    party = asked if asked in own else next(iter(own), "")
    if not party:
        raise Refused("not_allowed", action="assign_reviewer")
    people = people_of(found.programme_id, party)
    proposals = reviewable(found, party)
    chosen = [account for text in request.POST.getlist("reviewer") if (account := number(text))]
    reviewers = chosen if request.method == "POST" else list(people)
    each = number(request.POST.get("each", "2")) or 2
    errors: dict[str, str] = {}
    plan = None
    day = None
    try:
        day = day_in(request.POST.get("due", ""))
    except ValueError:
        errors["due"] = sentence(Refused("no_day", found=request.POST.get("due", "")[:40]))
    if not errors and proposals and people:
        try:
            if request.POST.get("do") == "spread":

                def do() -> HttpResponse:
                    reviewing.spread_reviews(
                        proposals,
                        party=party,
                        per_proposal=each,
                        reviewers=reviewers,
                        due=day,
                        expected=request.POST.get("expected", ""),
                        by=person,
                        at=now(),
                    )
                    return HttpResponseRedirect(f"{reverse('desk-round', kwargs={'id': found.pk})}?said=spread")

                return done_once(request, do)
            plan = preview_spread(proposals, party=party, per_proposal=each, reviewers=reviewers, by=person)
        except Refused as error:
            fields = {"per_proposal": "each", "no_reviewers": "reviewer", "day_passed": "due"}
            errors[fields.get(error.code, "")] = sentence(error)
            if error.code == "plan_changed":
                plan = preview_spread(proposals, party=party, per_proposal=each, reviewers=reviewers, by=person)
    named = {pk: user.get_full_name() or user.get_username() for pk, user in people.items()}
    shown = round_page(person, found.programme_id, found.slug, at=now())
    seen = {row.proposal.id: row.proposal for row in shown.entries}
    context = {
        "round": {"id": found.pk, "name": picked({row.lang: row.name for row in found.texts.all()})[0] or found.slug},
        "party": party,
        "party_word": party_word(party),
        "people": [(pk, name, pk in reviewers) for pk, name in named.items()],
        "each": each,
        "due": request.POST.get("due", ""),
        "count": len(proposals),
        "plan": {
            "key": plan.key,
            "given": [
                {
                    "head": head_of(id, seen[id].reference, seen[id].titles, seen[id].joint, seen[id].form),
                    "names": current_language().listed(named[user] for user in users),
                }
                for id, users in plan.given
                if id in seen
            ],
            "short": [
                {
                    "head": head_of(id, seen[id].reference, seen[id].titles, seen[id].joint, seen[id].form),
                    "missing": missing,
                }
                for id, missing in plan.short
                if id in seen
            ],
            "load": [(named[user], before, after) for user, before, after in plan.load],
        }
        if plan
        else None,
        "errors": errors,
    }
    return render(request, "desk/slate/spread.html", context, status=422 if errors else 200)
