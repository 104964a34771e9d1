"""Addresses of those who sit for a party, below the desk."""

from __future__ import annotations

from django.urls import path, re_path

from diptych.faces.desk.views.slate import (
    acts,
    deciding,
    inbox,
    keeping,
    listing,
    machines,
    members,
    papers,
    proposal,
    reviewing,
    round_acts,
    rounds,
)

urlpatterns = [
    path("", inbox.inbox, name="desk"),
    path("notices/", inbox.notices, name="desk-notices"),
    path("notices/read/", inbox.read_notices, name="desk-notices-read"),
    # Proposals.
    path("proposals/", listing.proposals, name="desk-proposals"),
    re_path(r"^proposals\.(?P<kind>csv|xlsx|pdf)$", listing.file, name="desk-proposals-file"),
    path("views/", listing.views, name="desk-views"),
    path("proposals/<uuid:id>/", proposal.page, name="desk-proposal"),
    path("proposals/<uuid:id>/dossier.pdf", papers.dossier_pdf, name="desk-proposal-pdf"),
    path("proposals/<uuid:id>/difference/", papers.difference, name="desk-difference"),
    path("proposals/<uuid:id>/write/", papers.write, name="desk-write"),
    path("proposals/<uuid:id>/side-document/", papers.side_document, name="desk-side-document"),
    path(
        "proposals/<uuid:id>/side-document/<uuid:document>/version/",
        papers.side_document_version,
        name="desk-side-document-version",
    ),
    path(
        "proposals/<uuid:id>/side-document/<uuid:document>/out/",
        papers.side_document_out,
        name="desk-side-document-out",
    ),
    path("documents/<uuid:id>/", papers.document, name="desk-document"),
    *(path(f"proposals/<uuid:id>/{name}/", acts.act, {"act": name}, name=f"desk-act-{name}") for name in acts.ACTS),
    path("proposals/<uuid:id>/decide/", deciding.decide, name="desk-decide"),
    path("proposals/<uuid:id>/conditions/<uuid:condition>/", acts.condition, name="desk-condition"),
    path("proposals/<uuid:id>/reviewers/", reviewing.choose, name="desk-reviewers"),
    path("proposals/<uuid:id>/reviewers/<uuid:assignment>/release/", reviewing.release, name="desk-release"),
    path("proposals/<uuid:id>/reviewers/<uuid:assignment>/give-back/", reviewing.give_back, name="desk-give-back"),
    path("reviews/", reviewing.mine, name="desk-reviews"),
    path("reviews/<uuid:id>/", reviewing.review, name="desk-review"),
    # Rounds.
    path("rounds/", rounds.rounds, name="desk-rounds"),
    path("rounds/new/", round_acts.new, name="desk-round-new"),
    path("rounds/<uuid:id>/", rounds.page, name="desk-round"),
    re_path(r"^rounds/(?P<id>[0-9a-f-]{36})/entries\.(?P<kind>csv|xlsx|pdf)$", rounds.file, name="desk-round-file"),
    path("rounds/<uuid:id>/spread/", rounds.spread, name="desk-round-spread"),
    path("rounds/<uuid:id>/change/", round_acts.change, name="desk-round-change"),
    *(
        path(f"rounds/<uuid:id>/{name}/", round_acts.act, {"act": name}, name=f"desk-round-{name}")
        for name in round_acts.ACTS
    ),
    # The party.
    path("members/", members.members, name="desk-members"),
    path("members/seats/<int:id>/end/", members.end_seat, name="desk-seat-end"),
    path("members/invitations/<int:id>/revoke/", members.revoke, name="desk-invitation-revoke"),
    path("mails/", keeping.mails, name="desk-mails"),
    path("mails/<uuid:id>/again/", keeping.retry, name="desk-mail-again"),
    path("ledger/", keeping.ledger, name="desk-ledger"),
    path("settings/", keeping.settings, name="desk-settings"),
    path("settings/webhooks/", machines.hooks, name="desk-webhooks"),
    path("settings/webhooks/<uuid:id>/", machines.hook, name="desk-webhook"),
    path("settings/tokens/", machines.tokens, name="desk-tokens"),
]
