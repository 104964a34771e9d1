"""One's own account on one page: who one is, seats, ways to sign in, sessions, mails."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse, translate_url
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diptych.apps.programme.queries.programmes import programme_labels
from diptych.engines.values.errors import Refused
from diptych.faces.accounts.access import person_here, signed_in_only
from diptych.faces.accounts.views.drawn import REFUSED, said
from diptych.faces.portal.templating import _, current_language
from diptych.faces.portal.views.errors import said as said_of
from diptych.faces.wording.accounts import DUTIES, ROLES
from diptych.kernel.limits import spend
from diptych.kernel.permissions.domain.accounts import keep_profile
from diptych.kernel.permissions.domain.sessions import end_other_sessions, end_session
from diptych.kernel.permissions.models import Profile
from diptych.kernel.search.queries.saved import searches_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest, HttpResponse

    from diptych.kernel.permissions.person import Person


@require_safe
@signed_in_only
def account(request: HttpRequest) -> HttpResponse:
    """The page itself. Eight queries beside those that find out who asks."""
    return render(request, "account/own.html", _context(request, said(request)))


@require_safe
@signed_in_only
def security(request: HttpRequest) -> HttpResponse:
    """Where allauth goes when a second factor has changed: it all stands on the one page."""
    return HttpResponseRedirect(reverse("account"))


@require_POST
@signed_in_only
def preferences(request: HttpRequest) -> HttpResponse:
    """In which language, and whether notices come by mail too."""
    language = request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        refusal = Refused("no_language", found=language, known=tuple(dict(settings.LANGUAGES)))
        context = {**_context(request, []), "error": said_of(refusal)}
        return render(request, "account/own.html", context, status=REFUSED)
    keep_profile(_user(request), language=language, mails="mails" in request.POST)
    where = translate_url(reverse("account"), language)
    return HttpResponseRedirect(f"{where}?said=kept")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in_only
def sessions(request: HttpRequest) -> HttpResponse:
    """Where one is signed in; one of them ended, or all the others."""
    user, error = _user(request), ""
    if request.method == "POST":
        spend(request, "session", account=f"#{user.pk}")
        number = request.POST.get("end", "")
        try:
            if number == "others":
                end_other_sessions(user, but=request.session.session_key or "")
            elif number.isdecimal() and len(number) < 19:
                end_session(int(number), user=user)
            else:
                raise Refused("no_session")
        except Refused as refused:
            error = said_of(refused)
        else:
            return HttpResponseRedirect(f"{reverse('usersessions_list')}?said=ended")
    rows = [
        {
            "number": session.pk,
            "at": session.created_at,
            "address": session.ip,
            "browser": session.user_agent,
            "here": session.session_key == request.session.session_key,
        }
        for session in UserSession.objects.purge_and_list(user)
    ]
    rows.sort(key=lambda row: (not row["here"], -row["at"].timestamp()))
    done = [_("The session has ended.")] if request.GET.get("said") == "ended" and not error else []
    context = {"sessions": rows, "said": done, "error": error}
    return render(request, "account/sessions.html", context, status=REFUSED if error else 200)


def _context(request: HttpRequest, done: list[str]) -> dict[str, Any]:
    user, person = _user(request), person_here(request)
    profile = Profile.objects.filter(user=user).first()
    kinds = list(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    if request.GET.get("said") == "kept":
        done = [*done, _("Kept.")]
    return {
        "said": done,
        "error": "",
        "seats": seats_of(person),
        "language_chosen": profile.language if profile else settings.LANGUAGE_CODE,
        "languages_offered": list(settings.LANGUAGES),
        "mails": profile is None or profile.mails,
        "has_password": user.has_usable_password(),
        "passkeys": kinds.count(Authenticator.Type.WEBAUTHN),
        "has_codes": Authenticator.Type.TOTP in kinds,
        "has_recovery_codes": Authenticator.Type.RECOVERY_CODES in kinds,
        "session_count": UserSession.objects.filter(user=user).count(),
        "searches": searches_of(person).count(),
        "may_administer": user.is_superuser,
        "now": timezone.now(),
    }


def seats_of(person: Person) -> list[dict[str, str]]:
    """The seats of somebody in words: programme, country, role. One query."""
    language = current_language()
    named = programme_labels({seat.programme for seat in person.seats}, language.tag)
    return [
        {
            "programme": named.get(seat.programme, (seat.programme, ""))[0],
            "lang": named.get(seat.programme, ("", ""))[1],
            "party": language.country(seat.party),
            "role": _(ROLES[seat.role]),
            "duty": _(DUTIES[seat.role]),
        }
        for seat in person.seats
    ]


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
