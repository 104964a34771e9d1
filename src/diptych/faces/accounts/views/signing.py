"""Signing in and out; what was typed into a form when a session ended comes back afterwards."""

from __future__ import annotations

from allauth.account.views import LoginView
from allauth.mfa.webauthn.internal import auth as passkeys
from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from diptych.engines.values.errors import Refused
from diptych.faces.accounts.access import entrance, private, safe_next, signed_in_only, unpack
from diptych.faces.accounts.views.drawn import REFUSED, errors_of, named_in
from diptych.faces.accounts.watching import counted, passkey_failed
from diptych.faces.accounts.words import NO_ACCOUNT
from diptych.faces.portal.templating import _
from diptych.faces.portal.views.errors import said as said_of
from diptych.kernel.limits import spend

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpRequest, HttpResponse

KEPT = "account_kept"
"""The key under which a session keeps what was typed before, until it is handed back."""

LONGEST_NAME = 254


class Carrying:
    """A way to sign in that carries along where to go on to, and what was typed before."""

    request: HttpRequest

    def again(self, error: str, *, status: int = REFUSED) -> HttpResponse:
        """The page once more, with what was typed but the password."""
        posted = self.request.POST
        shown = entrance(
            where=posted.get("next", ""), kept=posted.get("kept", ""), login=posted.get("login", ""), error=error
        )
        return render(self.request, "account/login.html", shown, status=status)

    def carried(self, answer: HttpResponse) -> HttpResponse:
        """Past the first step, what was typed waits in the session, whatever steps are still to come."""
        where, fields = unpack(self.request.POST.get("kept", ""))
        if fields:
            self.request.session[KEPT] = [where, fields]
        return answer


class SignIn(Carrying, LoginView):  # type: ignore[misc]
    """By name or address, and password."""

    template_name = "account/login.html"

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return {**super().get_context_data(**more), **entrance(where=self.request.GET.get("next", ""))}

    def post(self, request: HttpRequest, *arguments: Any, **options: Any) -> HttpResponse:
        try:
            counted(request, "sign_in", account=named_in(request))
        except Refused as error:
            return self.again(said_of(error), status=429)
        found: HttpResponse = super().post(request, *arguments, **options)
        return found

    def form_invalid(self, form: Any) -> HttpResponse:
        return self.again((errors_of(form) or [_(NO_ACCOUNT)])[0])

    def form_valid(self, form: Any) -> HttpResponse:
        return self.carried(super().form_valid(form))


class PasskeySignIn(Carrying, LoginWebAuthnView):  # type: ignore[misc]
    """By a passkey alone: a script asks for the challenge, and sends what the device answers."""

    def get(self, request: HttpRequest, *arguments: Any, **options: Any) -> HttpResponse:
        spend(request, "passkey")
        return JsonResponse({"request_options": passkeys.begin_authentication(user=None)})

    def post(self, request: HttpRequest, *arguments: Any, **options: Any) -> HttpResponse:
        counted(request, "passkey")
        found: HttpResponse = super().post(request, *arguments, **options)
        return found

    def form_invalid(self, form: Any) -> HttpResponse:
        passkey_failed(self.request)
        return self.again(_("This passkey opens no account here. Choose another one, or sign in with a password."))

    def form_valid(self, form: Any) -> HttpResponse:
        return self.carried(super().form_valid(form))


sign_in = require_http_methods(["GET", "HEAD", "POST"])(private(SignIn.as_view()))
passkey_sign_in = require_http_methods(["GET", "POST"])(private(PasskeySignIn.as_view()))


@require_safe
@signed_in_only
def again(request: HttpRequest) -> HttpResponse:
    """Hand back what was typed into a form before somebody had to sign in."""
    where, fields = request.session.pop(KEPT, ("", []))
    if not fields:
        return HttpResponseRedirect(reverse("desk"))
    do = [text for name, text in fields if name == "do"]
    rest = [(name, text) for name, text in fields if name != "do"]
    context = {"action": safe_next(request, where), "fields": rest, "do": do[0] if do else ""}
    return render(request, "account/again.html", context)


@require_POST
@private
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, or a beginning of one. Those who were asked for more than a password may begin anew."""
    from allauth.account.internal.flows.logout import logout

    was_in = request.user.is_authenticated
    logout(request, show_message=False)
    request.session.pop(KEPT, None)
    answer = HttpResponseRedirect(reverse("front" if was_in else "account_login"))
    # Pages that nobody else is to see are in no store of the browser, but may be a step back.
    answer["Clear-Site-Data"] = '"cache"'
    return answer
