"""Proposals: joint films put forward by producers of several countries."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from diptych.apps.programme.models import Programme
from diptych.apps.slate.enums import BackingKind, BackingState, Ending, Joint, MilestoneKind, TextKind, TextStatus
from diptych.apps.slate.models.round import Question, Round
from diptych.kernel.ids import new_id
from diptych.kernel.keeping.models import Word
from diptych.registers.authority.models import Agent
from diptych.registers.works.models import Work


class Proposal(models.Model):
    """A joint film put forward to all parties of a programme, from the first draft to the finished film."""

    id = models.UUIDField(primary_key=True, default=new_id)
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="proposals")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, null=True, related_name="proposals")
    reference = models.CharField(max_length=20, blank=True)
    """What everybody calls it from its filing on, as in ``2026-0017``."""
    form = models.CharField(max_length=20, blank=True)
    """What kind of film it is, as its dossier says."""
    agreement = models.CharField(max_length=80, blank=True)
    """The pack it is held against, as its dossier says."""
    titles = models.JSONField(default=list)
    """What it is called: ``[language, title]`` each, the original first. With form, agreement and leading country it is
    what lists show: as typed until it is filed, from then on as it was filed last."""
    lead_country = models.CharField(max_length=2, blank=True)
    """The country of the company that leads."""
    companies = models.JSONField(default=list)
    """``[company, country]`` each as they were filed last, the one that leads first; none before. What has become of
    them since is the producers' own until they file it."""
    lang = models.CharField(max_length=35)
    """The language it is written in."""
    joint = models.CharField(max_length=30, choices=Joint.choices, default=Joint.DRAFT)
    """The joint state, derived from tracks and decisions after every act: see ``transitions.joint_state``."""
    joint_since = models.DateTimeField()
    saved = models.PositiveIntegerField(default=1)
    """Counts what was saved, so that a page left open in another window is noticed."""
    window = models.CharField(max_length=32, blank=True)
    """The page that saved last."""
    filed_at = models.DateTimeField(null=True)
    provisional_at = models.DateTimeField(null=True)
    """When the last party approved the project."""
    production_at = models.DateTimeField(null=True)
    final_at = models.DateTimeField(null=True)
    """When the last party approved the finished film."""
    ended_at = models.DateTimeField(null=True)
    """When it was withdrawn or lapsed."""
    ended_as = models.CharField(max_length=30, choices=Ending.choices, blank=True)
    end_reason = models.TextField(blank=True)
    work = models.ForeignKey(Work, on_delete=models.PROTECT, null=True, related_name="proposals")
    """The film in the registers, from its final approval on."""
    copied_from = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="copies")
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    # What is long comes last, so that databases need not read past it to what lists show.
    dossier = models.JSONField(default=dict)
    """Plain data in the format of dossiers, as far as typed; what was filed stands in its revisions."""
    applied = models.JSONField(default=list)
    """Cures applied and not undone, oldest first."""

    class Meta:
        indexes = [
            models.Index(fields=["programme", "-changed_at", "id", "filed_at"], name="proposal_by_change"),
            models.Index(fields=["programme", "joint", "-changed_at", "id"], name="proposal_joint"),
            models.Index(fields=["round", "filed_at", "joint", "id"], name="proposal_round"),
            models.Index(fields=["programme", "form", "-changed_at", "id"], name="proposal_form"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "reference"], condition=~Q(reference=""), name="proposal_reference_once"
            ),
            models.CheckConstraint(condition=Q(joint__in=Joint.values), name="proposal_joint_known"),
            models.CheckConstraint(
                condition=Q(filed_at=None, reference="") | (Q(filed_at__isnull=False) & ~Q(reference="")),
                name="proposal_filed_has_reference",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_as="") | Q(ended_at__isnull=False, ended_as__in=Ending.values),
                name="proposal_ended_as_something",
            ),
        ]

    def __str__(self) -> str:
        return self.reference or str(self.id)


class ProposalWord(Word):
    """A word of any title of a proposal."""

    thing = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="words")


class ProposalProducer(models.Model):
    """Somebody who writes a proposal, for a company of one of the countries."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="producers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="proposals")
    company = models.CharField(max_length=300, blank=True)
    country = models.CharField(max_length=2, blank=True)
    is_lead = models.BooleanField(default=False)
    """Who files it; exactly one of the producers leads."""
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["user", "proposal"], name="producer_user")]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "user"], condition=Q(until=None), name="producer_once_at_a_time"
            ),
            models.UniqueConstraint(
                fields=["proposal"], condition=Q(until=None, is_lead=True), name="producer_one_leads"
            ),
        ]


class ProposalText(models.Model):
    """A text of a proposal in one language: its title, logline, synopsis or director's note."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="texts")
    kind = models.CharField(max_length=20, choices=TextKind.choices)
    lang = models.CharField(max_length=35)
    text = models.TextField()
    status = models.CharField(max_length=20, choices=TextStatus.choices)
    translator = models.CharField(max_length=200, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "kind", "lang"], name="proposaltext_once"),
            models.UniqueConstraint(
                fields=["proposal", "kind"], condition=Q(status="original"), name="proposaltext_one_original"
            ),
            models.CheckConstraint(condition=Q(kind__in=TextKind.values), name="proposaltext_kind_known"),
            models.CheckConstraint(condition=Q(status__in=TextStatus.values), name="proposaltext_status_known"),
            models.CheckConstraint(condition=~Q(text=""), name="proposaltext_says_something"),
        ]


class Answer(models.Model):
    """What a proposal answers to a question of its round."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    text = models.TextField()
    lang = models.CharField(max_length=35)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "question"], name="answer_once")]


class Milestone(models.Model):
    """A step of the schedule: when it is planned, and when it was reached."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="milestones")
    kind = models.CharField(max_length=30, choices=MilestoneKind.choices)
    planned = models.CharField(max_length=10, blank=True)
    """A date to the day, the month or the year."""
    reached = models.DateField(null=True)
    reached_by = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["proposal", "kind"], name="milestone_once"),
            models.CheckConstraint(condition=Q(kind__in=MilestoneKind.values), name="milestone_kind_known"),
        ]


class Backing(models.Model):
    """What an agency gives to a film or promises it: money, something in kind, its name."""

    id = models.UUIDField(primary_key=True, default=new_id)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="backings")
    agency = models.CharField(max_length=300)
    """Its name as the producers write it."""
    agent = models.ForeignKey(Agent, on_delete=models.PROTECT, null=True, related_name="backings")
    """The same in the register, where it is known there."""
    country = models.CharField(max_length=2, blank=True)
    kind = models.CharField(max_length=20, choices=BackingKind.choices)
    state = models.CharField(max_length=20, choices=BackingState.choices)
    amount = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    currency = models.CharField(max_length=3, blank=True)
    terms = models.TextField(blank=True)
    """On what condition it is given."""
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["proposal", "created_at"], name="backing_proposal")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=BackingKind.values), name="backing_kind_known"),
            models.CheckConstraint(condition=Q(state__in=BackingState.values), name="backing_state_known"),
            models.CheckConstraint(condition=Q(amount=None) | Q(amount__gt=0), name="backing_amount_positive"),
            models.CheckConstraint(
                condition=Q(amount=None, currency="") | (Q(amount__isnull=False) & ~Q(currency="")),
                name="backing_amount_has_currency",
            ),
        ]
