"""A slate on which everybody has a secret: each is a word that stands nowhere else, with the names of who may read it.

Whoever is not named may find that word in nothing they are given: no page, list, file, mail, ledger or refusal.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from diptych.apps.programme.domain.members import invite
from diptych.apps.slate.domain import (
    checking,
    deciding,
    documents,
    messaging,
    proposals,
    reviewing,
    reviews,
    rounds,
    views,
)
from diptych.apps.slate.models import Assignment, Condition, DocumentVersion, Proposal, Round
from diptych.kernel.hooks.domain.hooks import add_hook
from diptych.kernel.hooks.models import Hook
from diptych.kernel.permissions.domain.tokens import issue_token
from diptych.kernel.permissions.person import Person, Role
from diptych.kernel.search.domain.saved import save_search
from tests.factories import slate

PRODUCERS = frozenset({"lead", "partner"})
BOTH = frozenset(f"{party} {role}" for party in slate.PARTIES for role in slate.STAFF)


POINTS = {"RU": (67, 83), "CN": (73, 89)}
"""What a reviewer of a side noted, and what another handed in; of all criteria the same, so that a mean says it too."""


def staff(party: str) -> frozenset[str]:
    return frozenset(f"{party} {role}" for role in slate.STAFF)


def word(of: str, what: str) -> str:
    """One word without a mark in it, which no line of a PDF and no escaping breaks."""
    return f"qz{of.lower()}{what}zq"


@dataclass
class Secrets:
    """What was made, and who may read which word."""

    readers: dict[str, frozenset[str]] = field(default_factory=dict)
    numbers: dict[int, frozenset[str]] = field(default_factory=dict)
    """Points that reviewers gave, and who may come across them: numbers that nothing else here comes to."""
    proposals: dict[str, Proposal] = field(default_factory=dict)
    rounds: dict[str, Round] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    hooks: dict[str, Hook] = field(default_factory=dict)

    def hide(self, of: str, what: str, *, of_them: frozenset[str]) -> str:
        found = word(of, what)
        self.readers[found] = of_them
        return found

    def readable(self, name: str) -> set[str]:
        return {found for found, names in self.readers.items() if name in names}

    def documents(self) -> list[DocumentVersion]:
        return list(DocumentVersion.objects.select_related("document").order_by("at", "pk"))

    def assignments(self) -> list[Assignment]:
        return list(Assignment.objects.order_by("assigned_at", "pk"))

    def conditions(self) -> list[Condition]:
        return list(Condition.objects.select_related("decision").order_by("pk"))


def make() -> Secrets:
    """Everything at once: eight proposals, three calls, and what each side keeps to itself beside them."""
    found = Secrets()
    slate.everybody()
    for party in slate.PARTIES:
        _told(found, party)
    criteria = [{"names": {"ru": name}, "weight": 1, "most": 100} for name in ("Замысел", "Смета")]
    call = slate.announced(criteria=criteria)
    found.rounds["open"] = call
    _hidden(found)
    for name, make_one in MADE.items():
        found.proposals[name] = make_one(found, call)
    for party in slate.PARTIES:
        _beside(found, party)
    for name, who in (("lead", slate.lead()), ("partner", slate.partner())):
        _token(found, name, who, "", found.hide("pp", f"token{name}", of_them=frozenset({name})))
    return found


def paper(text: str) -> BytesIO:
    return BytesIO(f"{text}\n".encode())


def word_list(found: Secrets, name: str) -> set[str]:
    """What somebody surely comes across: not all that they may read stands on a page."""
    shown = ("internal", "producers", "papertitle", "papercontent", "reasons", "condition", "request", "grounds")
    also = ("drafttitle", "nexttitle", "ownname", "owncontent", "viewname", "searchname")
    return {word for word in found.readable(name) if any(part in word for part in (*shown, *also))}


# Of one side ----------------------------------------------------------------------------------------------------------


def _paper(found: Secrets, proposal: Proposal, of: str, what: str, *, by: Person, readers: Any, **more: Any) -> None:
    title, name, content = (found.hide(of, f"{what}{part}", of_them=readers) for part in ("title", "name", "content"))
    told = {"kind": "other", "title": title, "name": f"{name}.txt", "stream": paper(content), **more}
    documents.add_document(proposal.pk, by=by, at=slate.NOW, **told)


def _written(found: Secrets, proposal: Proposal, party: str, tag: str = "") -> None:
    """What a side writes, and puts into its papers."""
    for room, readers in (("internal", staff(party)), ("producers", staff(party) | PRODUCERS)):
        text = found.hide(party, f"{tag}{room}", of_them=readers)
        about = {"room": room, "party": party, "text": text, "lang": "ru"}
        messaging.write_message(proposal.pk, by=slate.officer(party), at=slate.NOW, **about)
    by = slate.officer(party)
    _paper(found, proposal, party, f"{tag}paper", by=by, readers=staff(party), party=party)


def _reviewed(found: Secrets, proposal: Proposal, party: str, call: Round) -> None:
    """A review begun, one handed in, one reviewer in conflict, one released: all of it the side's."""
    own = staff(party) | {f"{party} reviewer"}
    draft, given = POINTS[party]
    found.numbers |= {draft: frozenset({f"{party} reviewer"}), given: own}
    about = {"lang": "ru", "at": slate.NOW}
    row = slate.assigned(proposal, party)
    text = found.hide(party, "reviewdraft", of_them=own)
    scores = {row.pk: draft for row in call.criteria.all()}
    reviews.save_review(row.pk, recommendation="refuse", text=text, scores=scores, by=slate.reviewer(party), **about)
    row = slate.assigned(proposal, party, 2)
    text = found.hide(party, "review", of_them=own)
    scores = {row.pk: given for row in call.criteria.all()}
    told = {"recommendation": "refuse", "text": text, "scores": scores}
    reviews.submit_review(row.pk, by=slate.reviewer(party, 2), **told, **about)
    row = slate.assigned(proposal, party, 3, interest="undeclared")
    note = found.hide(party, "interest", of_them=own)
    reviewing.declare_interest(row.pk, interest="conflict", note=note, by=slate.reviewer(party, 3), at=slate.NOW)
    row = slate.assigned(proposal, party, 4, interest="undeclared")
    reason = found.hide(party, "release", of_them=own)
    reviewing.release_reviewer(row.pk, reason=reason, by=slate.coordinator(party), at=slate.NOW)


def _decided(found: Secrets, proposal: Proposal, party: str, tag: str, *, readers: Any, **more: Any) -> None:
    reasons, condition = (found.hide(party, f"{tag}{what}", of_them=readers) for what in ("reasons", "condition"))
    conditions = [{"text": condition, "is_public": False}]
    told = {"verdict": "approved_with_conditions", "conditions": conditions, "reasons": reasons, "lang": "ru", **more}
    deciding.decide(proposal.pk, party=party, by=slate.officer(party), at=slate.NOW, **told)


def _beside(found: Secrets, party: str) -> None:
    """What a side keeps beside proposals: invitations, tokens, views, searches."""
    boss = slate.coordinator(party)
    address = found.hide(party, "invited", of_them=staff(party) | {"administrator"})
    told = {"programme": slate.PROGRAMME, "party": party, "by": boss, "at": slate.NOW}
    invite(email=f"{address}@example.org", roles=[Role.OFFICER], language="ru", path=lambda secret: "/x/", **told)
    for role in Role:
        who = slate.member(party, role)
        reader = frozenset({f"{party} {role}"})
        label = found.hide(party, f"token{role}", of_them=staff(party) | reader)
        _token(found, f"{party} {role}", who, party, label)
        name, query = (found.hide(party, f"view{part}{role}", of_them=reader) for part in ("name", "query"))
        views.save_view(list="proposals", name=name, query=f"text={query}", by=who, at=slate.NOW)
        name, query = (found.hide(party, f"search{part}{role}", of_them=reader) for part in ("name", "query"))
        save_search(name=name, query=f"q={query}", by=who, at=slate.NOW)


def _told(found: Secrets, party: str) -> None:
    """A webhook, which is told of everything that happens from now on."""
    path = found.hide(party, "hook", of_them=staff(party))
    about = {"programme": slate.PROGRAMME, "party": party, "by": slate.coordinator(party), "at": slate.NOW}
    found.hooks[party], _secret = add_hook(url=f"https://93.184.216.34/{path}", events=[], **about)


def _token(found: Secrets, name: str, who: Person, party: str, label: str) -> None:
    from diptych.faces.wording.tokens import ACTS

    about = {"programme": slate.PROGRAMME, "party": party, "acts": list(ACTS), "known": ACTS, "label": label}
    _row, secret = issue_token(expires_at=slate.later(days=30), by=who, at=slate.NOW, **about)
    found.tokens[name] = secret


def _hidden(found: Secrets) -> None:
    """A call that is found by its code alone, and one that is not announced."""
    inside = BOTH | {f"{party} reviewer" for party in slate.PARTIES}
    for kind, hidden in (("hidden", True), ("unannounced", False)):
        slug = found.hide("pp", f"{kind}call", of_them=inside)
        name = found.hide("pp", f"{kind}name", of_them=inside)
        call = slate.call(slug=slug, texts={"ru": {"name": name}}, hidden=hidden)
        row, code = rounds.create_round(slate.PROGRAMME, call=call, by=slate.coordinator("RU"), at=slate.NOW)
        found.rounds[kind] = row
        if hidden:
            found.readers[code.lower()] = frozenset()
            rounds.announce_round(row.pk, party="RU", by=slate.coordinator("RU"), at=slate.NOW)


# Proposals ------------------------------------------------------------------------------------------------------------


def _open(found: Secrets, call: Round) -> Proposal:
    """Both sides review; both have written, and put papers beside it; the producers go on writing for themselves."""
    row = slate.under_review("Снег", round=call)
    for party in slate.PARTIES:
        _written(found, row, party)
        _reviewed(found, row, party, call)
    _paper(found, row, "pp", "own", by=slate.lead(), readers=PRODUCERS, visibility="producers")
    _paper(found, row, "pp", "next", by=slate.lead(), readers=PRODUCERS)
    text = found.hide("pp", "nexttext", of_them=PRODUCERS)
    told = {"kind": "synopsis", "lang": "ru", "text": text, "status": "original", "by": slate.lead()}
    proposals.save_text(row.pk, at=slate.NOW, **told)
    title = found.hide("pp", "nexttitle", of_them=PRODUCERS)
    proposals.save_text(
        row.pk, **{**told, "kind": "title", "lang": "en", "text": title, "status": "translated"}, at=slate.NOW
    )
    return row


def _undecided(found: Secrets, call: Round) -> Proposal:
    """Both sides have decided, without a review that was outstanding, and neither has published."""
    row = slate.under_review("Лёд", round=call)
    for party in slate.PARTIES:
        slate.assigned(row, party)
        waived = found.hide(party, "waived", of_them=staff(party) | {f"{party} reviewer"})
        _decided(found, row, party, "unpublished", readers=staff(party), publish=False, waived_reviews=waived)
    return row


def _taken_back(found: Secrets, call: Round) -> Proposal:
    """Each side took its decision back before anybody saw it."""
    row = slate.under_review("Вода", round=call)
    for party in slate.PARTIES:
        _decided(found, row, party, "takenback", readers=staff(party), publish=False)
        reason = found.hide(party, "takenbackwhy", of_them=staff(party))
        deciding.take_back_decision(row.pk, party=party, reason=reason, by=slate.officer(party), at=slate.NOW)
    return row


def _asked(found: Secrets, call: Round) -> Proposal:
    """Each side has asked the producers for something."""
    row = slate.filed("Туман")
    for party in slate.PARTIES:
        text = found.hide(party, "request", of_them=staff(party) | PRODUCERS)
        told = {"kind": "document", "text": text, "lang": "ru", "by": slate.officer(party), "at": slate.NOW}
        checking.request_information(row.pk, party=party, **told)
    return row


def _published(found: Secrets, call: Round) -> Proposal:
    """Both sides have published: reasons are for all sides and for the producers, and the producers appeal to one."""
    row = slate.under_review("Иней")
    _written(found, row, "CN", "published")
    for party in slate.PARTIES:
        _decided(found, row, party, "published", readers=BOTH | PRODUCERS)
    grounds = found.hide("pp", "grounds", of_them=BOTH | PRODUCERS)
    deciding.appeal(row.pk, party="CN", grounds=grounds, lang="ru", by=slate.lead(), at=slate.NOW)
    return row


def _on_the_slate(found: Secrets, call: Round) -> Proposal:
    """Approved by all sides, so everybody may see the film; not what was said of it."""
    row = slate.draft("Оттепель")
    _paper(found, row, "pp", "confidential", by=slate.lead(), readers=BOTH | PRODUCERS, kind="script")
    told = {"kind": "other", "title": "Афиша", "name": "poster.txt", "stream": paper("Афиша"), "visibility": "public"}
    documents.add_document(row.pk, by=slate.lead(), at=slate.NOW, **told)
    row = _file(row)
    for party in slate.PARTIES:
        checking.find_complete(row.pk, party=party, by=slate.officer(party), at=slate.NOW)
        _written(found, row, party, "slate")
        _decided(found, row, party, "slate", readers=BOTH | PRODUCERS)
    return row


def _file(row: Proposal) -> Proposal:
    from diptych.apps.slate.domain import filing

    filing.file_proposal(row.pk, by=slate.lead(), at=slate.NOW)
    return slate.again(row)


def _never_filed(found: Secrets, call: Round) -> Proposal:
    """A draft, which nobody but its producers knows of."""
    row = slate.draft(found.hide("pp", "drafttitle", of_them=PRODUCERS), round=call)
    _paper(found, row, "pp", "draftpaper", by=slate.lead(), readers=PRODUCERS)
    return row


def _of_a_reviewer(found: Secrets, call: Round) -> Proposal:
    """Somebody was asked to review it and has not said yet whether anything ties them to it."""
    row = slate.under_review("Роса", round=call)
    for party in slate.PARTIES:
        slate.assigned(row, party, interest="undeclared")
    return row


MADE = {
    "open": _open,
    "undecided": _undecided,
    "taken back": _taken_back,
    "asked": _asked,
    "published": _published,
    "on the slate": _on_the_slate,
    "never filed": _never_filed,
    "of a reviewer": _of_a_reviewer,
}

__all__ = ["PRODUCERS", "Secrets", "make", "paper", "staff", "word", "word_list"]
