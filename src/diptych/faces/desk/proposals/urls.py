"""Addresses of proposals for those who write them, below ``desk/proposals/``."""

from __future__ import annotations

from django.urls import path

from diptych.faces.desk.views.proposals import (
    acts,
    backing,
    documents,
    dossier,
    listing,
    people,
    plan,
    revisions,
    texts,
)

ONE = "<uuid:id>/"

urlpatterns = [
    path("mine/", listing.mine, name="desk-proposals-mine"),
    path("new/", listing.new, name="desk-proposal-new"),
    # What is written.
    path(f"{ONE}dossier/", dossier.dossier, name="desk-proposal-dossier"),
    path(f"{ONE}dossier/survey/", dossier.survey, name="desk-proposal-survey"),
    path(f"{ONE}dossier/findings.pdf", dossier.pdf, name="desk-proposal-dossier-pdf"),
    path(f"{ONE}dossier/dossier.<str:kind>", dossier.out, name="desk-proposal-file-out"),
    path(f"{ONE}texts/", texts.texts, name="desk-proposal-texts"),
    path(f"{ONE}figures/", plan.figures, name="desk-proposal-figures"),
    path(f"{ONE}schedule/", plan.schedule, name="desk-proposal-schedule"),
    path(f"{ONE}questions/", plan.questions, name="desk-proposal-questions"),
    path(f"{ONE}documents/", documents.documents, name="desk-proposal-documents"),
    path(f"{ONE}documents/<uuid:document>/", documents.document, name="desk-proposal-document"),
    path(f"{ONE}backing/", backing.backing, name="desk-proposal-backing"),
    path(f"{ONE}backing/<uuid:backing>/", backing.one, name="desk-proposal-backing-one"),
    path(f"{ONE}producers/", people.producers, name="desk-proposal-producers"),
    path(f"{ONE}messages/", people.messages, name="desk-proposal-messages"),
    path(f"{ONE}revisions/", revisions.revisions, name="desk-proposal-revisions"),
    path(f"{ONE}revisions/<int:which>/", revisions.revision, name="desk-proposal-revision"),
    path(f"{ONE}revisions/<int:which>/revision.<str:kind>", revisions.out, name="desk-proposal-revision-out"),
    # What is done.
    path(f"{ONE}file/", acts.file, name="desk-proposal-file"),
    path(f"{ONE}answer/", acts.answer, name="desk-proposal-answer"),
    path(f"{ONE}production/", acts.production, name="desk-proposal-production"),
    path(f"{ONE}milestone/", acts.milestone, name="desk-proposal-milestone"),
    path(f"{ONE}change/", acts.change, name="desk-proposal-change"),
    path(f"{ONE}final/", acts.final, name="desk-proposal-final"),
    path(f"{ONE}appeal/", acts.appeal, name="desk-proposal-appeal"),
    path(f"{ONE}withdraw/", acts.withdraw, name="desk-proposal-withdraw"),
    path(f"{ONE}duplicate/", acts.duplicate, name="desk-proposal-duplicate"),
    path(f"{ONE}hand-over/", acts.hand_over, name="desk-proposal-hand-over"),
    path(f"{ONE}leave/", acts.leave, name="desk-proposal-leave"),
    path(f"{ONE}delete/", acts.delete, name="desk-proposal-delete"),
]
