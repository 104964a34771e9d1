"""Sign-in services of ministries: the page from which one goes there."""

from __future__ import annotations

from urllib.parse import urlsplit

from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter, callback, login
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods
from requests import RequestException

from diptych.faces.accounts.access import private
from diptych.faces.accounts.words import OUTSIDE
from diptych.faces.portal.templating import _
from diptych.kernel.limits import spend

TYPE_CHECKING = False
if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_http_methods(["GET", "HEAD", "POST"])
@private
def go(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Ask before leaving: who is sent here by another page has not asked to sign in.

    The service is asked where people sign in with it, once per page; the browser may send the form there.
    """
    spend(request, "sign_in")
    adapter = OpenIDConnectOAuth2Adapter(request, provider_id)
    try:
        if request.method == "POST":
            answer: HttpResponse = login(request, provider_id)
            return answer
        service = adapter.get_provider().name
        parts = urlsplit(str(adapter.authorize_url))
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except (RequestException, KeyError, ValueError):
        return HttpResponseRedirect(reverse("socialaccount_login_error"))
    title = _(OUTSIDE.title).format(service=service)
    context = {"words": OUTSIDE.replace(title=title), "fields": [], "errors": [], "said": []}
    context["hidden"] = [("next", request.GET.get("next", ""))] if request.GET.get("next") else []
    answer = render(request, "account/form.html", context)
    answer._csp_update = {"form-action": [f"{parts.scheme}://{parts.netloc}"]}  # type: ignore[attr-defined]
    return answer


@private
def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Where the service sends people back to."""
    spend(request, "sign_in")
    answer: HttpResponse = callback(request, provider_id)
    return answer
