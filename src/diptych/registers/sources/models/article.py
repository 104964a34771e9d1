"""Articles: sources read closely, to tell copies from what they copy."""

from __future__ import annotations

from django.db import models

from diptych.kernel.keeping.models import Kept, Listed
from diptych.registers.sources.models.cited import Cited


class Article(Cited, Kept):
    """What a close reading of one source has found: whose text it is, what it claims, what that contradicts."""

    relation = models.CharField(max_length=80)
    """How it stands to other texts: original_in_group, copy_of, translation_of, …"""
    of = models.ForeignKey("sources.Source", on_delete=models.PROTECT, null=True, related_name="+")
    """The text it was made from, if that is known."""
    syndication_group = models.CharField(max_length=80, blank=True)

    class Meta(Kept.Meta):
        indexes = [models.Index(fields=["syndication_group"], name="article_group")]


class ArticleTrait(Listed):
    """Something that disturbs the reading of a page, as it was met."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="page_traits")
    code = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "position"], name="articletrait_position")]


class Mention(Listed):
    """A thing of some register that an article is about."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="mentions")
    subject_type = models.CharField(max_length=20)
    subject_id = models.CharField(max_length=160)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "subject_type", "position"], name="mention_position")]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="mention_subject")]


class Contradiction(Listed):
    """A claim of an article against another claim."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="contradictions")
    claim = models.ForeignKey("sources.Claim", on_delete=models.PROTECT, related_name="contradicts")
    other = models.ForeignKey("sources.Claim", on_delete=models.PROTECT, related_name="contradicted_by")
    about = models.CharField(max_length=500)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "position"], name="contradiction_position"),
            models.CheckConstraint(condition=~models.Q(claim=models.F("other")), name="contradiction_of_two"),
        ]
