"""A proposal in front of one of its producers: what stands at the top of its pages, and what may be done now."""

from __future__ import annotations

from functools import cached_property

from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from diptych.apps.slate.permissions import LEAD, PROPOSAL
from diptych.apps.slate.queries.readiness import is_open, lacks
from diptych.apps.slate.queries.rounds import parties_of
from diptych.apps.slate.queries.writing import open_conditions, proposal_written
from diptych.apps.slate.transitions import ENDED, obstacle, seen_state
from diptych.engines.values.errors import Refused
from diptych.engines.values.record import Record
from diptych.faces.accounts.access import person_here
from diptych.faces.desk.wording import proposals as words
from diptych.faces.desk.wording import slate
from diptych.faces.portal.checker.work import Work
from diptych.faces.portal.templating import current_language
from diptych.kernel.clock import today

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from uuid import UUID

    from django.http import HttpRequest

    from diptych.apps.slate.models import Proposal, Track
    from diptych.apps.slate.queries.readiness import Lack
    from diptych.engines.treaty.dossier import Dossier


def _(text: str) -> str:
    return text


TABS = (
    ("overview", "desk-proposal", _("Overview")),
    ("dossier", "desk-proposal-dossier", _("Dossier")),
    ("texts", "desk-proposal-texts", _("Texts")),
    ("figures", "desk-proposal-figures", _("Team and budget")),
    ("schedule", "desk-proposal-schedule", _("Schedule")),
    ("documents", "desk-proposal-documents", _("Documents")),
    ("backing", "desk-proposal-backing", _("Backing")),
    ("questions", "desk-proposal-questions", _("Call")),
    ("producers", "desk-proposal-producers", _("Producers")),
    ("messages", "desk-proposal-messages", _("Messages")),
    ("revisions", "desk-proposal-revisions", _("Revisions")),
)
"""Pages of a proposal: a word for each, the name of its address, its title."""

ADDRESSES = {
    "file": "desk-proposal-file",
    "answer": "desk-proposal-answer",
    "begin_production": "desk-proposal-production",
    "reach_milestone": "desk-proposal-milestone",
    "notify_change": "desk-proposal-change",
    "file_final": "desk-proposal-final",
    "appeal": "desk-proposal-appeal",
    "withdraw": "desk-proposal-withdraw",
    "duplicate": "desk-proposal-duplicate",
    "hand_over": "desk-proposal-hand-over",
    "leave": "desk-proposal-leave",
    "delete_draft": "desk-proposal-delete",
}
ONLY_LEAD = {
    "file": "file_proposal",
    "answer": "answer_request",
    "begin_production": "begin_production",
    "notify_change": "notify_change",
    "file_final": "file_final",
    "appeal": "appeal",
    "withdraw": "withdraw_proposal",
    "delete_draft": "delete_draft",
    "hand_over": "hand_over",
}
"""Acts of whoever leads, with the action that the table of permissions knows them by."""

WAY = ("file", "begin_production", "reach_milestone", "file_final")
"""What every film comes to, in this order."""

DUE = {
    "draft": "file",
    "waiting_for_producers": "answer",
    "provisionally_approved": "begin_production",
    "in_production": "reach_milestone",
}
"""What producers do next in a joint state."""


class Next(Record):
    """One act of the producers: whether it may be done now, or why not yet."""

    name: str
    title: str
    text: str
    href: str
    why: str = ""
    danger: bool = False


class Written:
    """A proposal in front of one of its producers. Seven queries at the most, and those of what a page asks for."""

    def __init__(self, request: HttpRequest, id: UUID | str) -> None:
        """Http404 where there is none that this person writes."""
        self.request = request
        self.person = person_here(request)
        try:
            self.proposal: Proposal = proposal_written(id, by=self.person)
        except Refused:
            raise Http404 from None
        self.language = current_language()
        self.now = timezone.now()

    # Who and what ---------------------------------------------------------------------------------------------------

    @cached_property
    def producers(self) -> list[Any]:
        """Who writes it now; whoever leads comes first."""
        rows = [row for row in self.proposal.producers.all() if row.until is None]
        return sorted(rows, key=lambda row: not row.is_lead)

    @property
    def leads(self) -> bool:
        return LEAD.holds(self.person, self.proposal)

    @property
    def lead(self) -> str:
        """What whoever leads is called."""
        found = next((row.user for row in self.producers if row.is_lead), None)
        return (found.get_full_name() or found.username) if found else ""

    @property
    def ended(self) -> bool:
        return self.proposal.joint in ENDED

    @property
    def filed(self) -> bool:
        return self.proposal.filed_at is not None

    @cached_property
    def tracks(self) -> dict[str, Track]:
        """By party, in the order of the programme; one query."""
        rows = {track.party: track for track in self.proposal.tracks.all()}
        return {code: rows[code] for code in parties_of(self.proposal.programme_id) if code in rows}

    @cached_property
    def texts(self) -> dict[tuple[str, str], Any]:
        """By kind and language."""
        return {(row.kind, row.lang): row for row in self.proposal.texts.all()}

    @cached_property
    def titles(self) -> list[dict[str, str]]:
        """Titles with their languages, the original first."""
        rows = [row for row in self.proposal.texts.all() if row.kind == "title"]
        rows.sort(key=lambda row: (row.status != "original", row.lang != self.language.tag, row.lang))
        return [{"text": row.text, "lang": row.lang} for row in rows]

    @cached_property
    def lacking(self) -> tuple[tuple[Lack, ...], Dossier | None]:
        """What is missing before it can be filed; three queries at the most."""
        return lacks(self.proposal)

    @cached_property
    def work(self) -> Work:
        """The dossier as the form holds it, with its findings under the law of today."""
        return Work(self.proposal.dossier, language=self.language, on=today(), applied=self.proposal.applied)

    def address(self, name: str, **arguments: Any) -> str:
        return reverse(name, kwargs={"id": self.proposal.pk, **arguments})

    def say(self, text: str) -> str:
        return self.language.gettext(text)

    # The top of every page ------------------------------------------------------------------------------------------

    def page(self, tab: str = "", **more: Any) -> dict[str, Any]:
        """What every template of a proposal is given."""
        proposal = self.proposal
        programme = {row.lang: row.text for row in proposal.programme.names.all()}
        shown = dict(self.titles[0]) if self.titles else {"text": self.say(slate.UNTITLED), "lang": ""}
        said = words.SAID.get(self.request.GET.get("said", ""))
        return {
            "written": self,
            "proposal": proposal,
            "title": shown,
            "other_titles": self.titles[1:3],
            "programme_name": self.language.pick(programme) or proposal.programme_id,
            "round_name": self.round_name,
            "state_word": self.say(slate.JOINT[proposal.joint]),
            "stands": self.say(words.STANDS[proposal.joint]),
            "tabs_shown": self.tabs(tab),
            "tab": tab,
            "said": self.say(said) if said else "",
            **more,
        }

    @property
    def round_name(self) -> str:
        round = self.proposal.round
        return self.language.pick({row.lang: row.name for row in round.texts.all()}) or round.slug if round else ""

    def tabs(self, current: str) -> list[dict[str, Any]]:
        hidden = set()
        if self.proposal.round_id is None and self.filed:
            hidden.add("questions")
        if not self.filed:
            hidden |= {"messages", "revisions"}
        return [
            {"text": self.say(title), "href": self.address(name), "current": tab == current}
            for tab, name, title in TABS
            if tab not in hidden
        ]

    # What may be done -----------------------------------------------------------------------------------------------

    def next(self, name: str) -> Next:
        """An act with the first thing that stands in its way, in words; none where it may be done now."""
        title, text = words.ACTS[name]
        return Next(
            name=name,
            title=self.say(title),
            text=self.say(text),
            href=self.address(ADDRESSES[name]),
            why=self.why_not(name),
            danger=name in ("withdraw", "delete_draft"),
        )

    def why_not(self, name: str) -> str:
        """Why an act cannot be done now, as a sentence; nothing where it can."""
        proposal = self.proposal
        if name == "delete_draft":
            code = name if self.filed else ""
        elif name == "leave":
            code = "alone" if len(self.producers) == 1 else "leads" if self.leads else ""
        elif name == "hand_over" and len(self.producers) == 1:
            code = "alone"
        else:
            code = self._obstacle(name)
        if code:
            return self.say(words.NOT_YET.get(code) or words.NOT_YET[name])
        if name in ONLY_LEAD and not PROPOSAL.may(self.person, ONLY_LEAD[name], proposal):
            return self.say(words.NOT_YET["not_lead"]).format(name=self.lead)
        return ""

    def _obstacle(self, name: str) -> str:
        """The code of what the table of moves has against it; the name of the act where it does not begin here."""
        tracks = self.concerned(name)
        if name == "appeal" and not tracks:
            return name
        found = obstacle(
            name,
            joint=self.proposal.joint,
            tracks=[seen_state(self.tracks[party].state, own=False) for party in tracks],
            who={"producer"},
            facts=self._facts(name),
            reason=None,
        )
        if found is None:
            return ""
        return found.code if found.code.startswith("guard_") else name

    def concerned(self, name: str) -> list[str]:
        """The parties whose tracks an act moves."""
        if name in ("file", "file_final"):
            return list(self.tracks)
        states = {"answer": ("asked",), "appeal": ("refused", "approved_with_conditions")}.get(name, ())
        return [code for code, track in self.tracks.items() if track.state in states]

    def _facts(self, name: str) -> set[str]:
        found = {"within_term"}
        if name == "file" and self.proposal.joint == "draft":
            found |= {"ready"} if not self.lacking[0] else set()
            found |= {"round_open"} if is_open(self.proposal.round, self.proposal.form, at=self.now) else set()
        if name == "file_final" and self.proposal.joint == "in_production" and not open_conditions(self.proposal):
            found.add("conditions_met")
        return found

    def acts(self) -> tuple[Next | None, list[Next], list[Next]]:
        """What to do next; what else can be done now; what comes later, each with the reason why not yet."""
        due = DUE.get(self.proposal.joint)
        if self.proposal.joint == "disagreement" and self.concerned("appeal"):
            due = "appeal"
        first = self.next(due) if due else None
        names = ["answer", *WAY, "notify_change", "appeal", "hand_over", "duplicate", "leave"]
        names.append("withdraw" if self.filed else "delete_draft")
        others = [self.next(name) for name in names if name != due]
        now = [item for item in others if not item.why]
        later = [item for item in others if item.why and item.name in WAY and not self.is_past(item.name)]
        return first, now, later

    def is_past(self, name: str) -> bool:
        proposal = self.proposal
        if self.ended:
            return True
        final = any(track.stage == "final" for track in self.tracks.values())
        return {
            "file": self.filed,
            "begin_production": proposal.production_at is not None,
            "reach_milestone": final,
            "file_final": final,
        }[name]
