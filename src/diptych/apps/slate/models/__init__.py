"""Tables of the slate."""

from diptych.apps.slate.models.decision import Appeal, Condition, Decision
from diptych.apps.slate.models.document import Document, DocumentVersion
from diptych.apps.slate.models.draft import Draft
from diptych.apps.slate.models.message import Message, SavedView
from diptych.apps.slate.models.proposal import (
    Answer,
    Backing,
    Milestone,
    Proposal,
    ProposalProducer,
    ProposalText,
    ProposalWord,
)
from diptych.apps.slate.models.review import Assignment, Review, Score
from diptych.apps.slate.models.round import Criterion, Question, Quota, Round, RoundText
from diptych.apps.slate.models.track import InformationRequest, PartyTerms, Revision, Track

__all__ = [
    "Answer",
    "Appeal",
    "Assignment",
    "Backing",
    "Condition",
    "Criterion",
    "Decision",
    "Document",
    "DocumentVersion",
    "Draft",
    "InformationRequest",
    "Message",
    "Milestone",
    "PartyTerms",
    "Proposal",
    "ProposalProducer",
    "ProposalText",
    "ProposalWord",
    "Question",
    "Quota",
    "Review",
    "Revision",
    "Round",
    "RoundText",
    "SavedView",
    "Score",
    "Track",
]
