"""Every address of the site: what people read stands under the language, what machines read does not."""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from diptych.faces.portal.views import errors

urlpatterns = [
    path("", include("diptych.faces.portal.urls_bare")),
    path("api/", include("diptych.faces.api.urls")),
    path("account/outside/", include("diptych.faces.accounts.urls_bare")),
    *i18n_patterns(
        path("account/", include("diptych.faces.accounts.urls")),
        path("desk/", include("diptych.faces.accounts.urls_desk")),
        path("", include("diptych.faces.accounts.urls_search")),
        path("desk/", include("diptych.faces.desk.urls")),
        path("", include("diptych.faces.protocols.urls")),
        path("", include("diptych.faces.portal.urls")),
    ),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
