"""People, organisations and places."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from diptych.engines.names.exact import LONGEST, exact
from diptych.engines.names.mentions import LONGEST_KEY, mention_key
from diptych.kernel.keeping.models import Kept, Listed, Word
from diptych.registers.authority.enums import AgentKind, NameType
from diptych.registers.sources.models import Citation, Cited

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


FILED = {"filed_ru": "ru", "filed_zh": "zh-Hans", "filed_en": "en"}
"""Columns by which lists are put in order, and the language of their readers."""

LONGEST_FILED = 160
"""Bytes of a name that decide on its place; names that have these in common stand by their ids."""


class Agent(Kept):
    """A person, an organisation or a place, whatever the script its name is written in."""

    kind = models.CharField(max_length=20, choices=AgentKind.choices)
    country = models.CharField(max_length=2, blank=True)
    note = models.TextField(blank=True)
    filed_ru = models.BinaryField(max_length=LONGEST_FILED)
    """Its place in lists for readers of a language, see :mod:`diptych.registers.authority.filing`."""
    filed_zh = models.BinaryField(max_length=LONGEST_FILED)
    filed_en = models.BinaryField(max_length=LONGEST_FILED)

    DERIVED = tuple(FILED)

    class Meta(Kept.Meta):
        indexes = [
            models.Index(fields=["kind", "id"], name="agent_kind"),
            models.Index(fields=["country", "id"], name="agent_country"),
            *(models.Index(fields=[column, "id"], name=f"agent_{column}") for column in FILED),
            *(models.Index(fields=["kind", column, "id"], name=f"agent_kind_{column}") for column in FILED),
            # With the kind at the end, by which those of a country are told apart without a look at the table.
            *(
                models.Index(fields=["country", column, "id", "kind"], name=f"agent_country_{column}")
                for column in FILED
            ),
        ]
        constraints = [
            *Kept.Meta.constraints,
            models.CheckConstraint(condition=Q(kind__in=AgentKind.values), name="agent_kind_known"),
        ]


class AgentWord(Word):
    """A word of any form of an agent's name."""

    thing = models.ForeignKey(Agent, on_delete=models.CASCADE, related_name="words")


class AgentRole(Listed):
    """What somebody does, in a word: director, distributor, archive."""

    agent = models.ForeignKey(Agent, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agent", "position"], name="agentrole_position"),
            models.UniqueConstraint(fields=["role", "agent"], name="agentrole_once"),
        ]


class Name(Cited, Listed):
    """One form of a name, as it was met."""

    agent = models.ForeignKey(Agent, on_delete=models.CASCADE, related_name="names")
    text = models.CharField(max_length=500)
    lang = models.CharField(max_length=35)
    script = models.CharField(max_length=4)
    """ISO 15924."""
    type = models.CharField(max_length=20, choices=NameType.choices)
    exact = models.CharField(max_length=LONGEST)
    """The whole name as it is looked up, see :func:`diptych.engines.names.exact.exact`."""

    mention = models.CharField(max_length=LONGEST_KEY, blank=True)
    """What it is looked up by where texts name somebody, see :mod:`diptych.engines.names.mentions`."""

    DERIVED = ("exact", "mention")

    class Meta:
        indexes = [
            models.Index(fields=["agent"], name="name_unverified", condition=Q(unverified=True)),
            models.Index(fields=["exact"], name="name_exact"),
            models.Index(fields=["mention"], name="name_mention"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["agent", "position"], name="name_position"),
            models.UniqueConstraint(
                fields=["agent", "lang"], condition=Q(type=NameType.PREFERRED), name="name_one_preferred_per_language"
            ),
            models.CheckConstraint(condition=~Q(text=""), name="name_has_text"),
            models.CheckConstraint(condition=Q(type__in=NameType.values), name="name_type_known"),
        ]

    def __str__(self) -> str:
        return self.text

    @classmethod
    def derived(cls, row: dict[str, Any], sources: Sequence[str]) -> dict[str, Any]:
        return {**super().derived(row, sources), **cls.looked_up_by(row["text"])}

    @classmethod
    def looked_up_by(cls, text: str) -> dict[str, str]:
        """The columns that follow from a form alone."""
        return {"exact": exact(text), "mention": mention_key(text)}


class NameCitation(Citation):
    fact = models.ForeignKey(Name, on_delete=models.CASCADE, related_name="citations")


class Fact(Cited, Listed):
    """Something said of an agent. Differing titles and dates stand side by side."""

    agent = models.ForeignKey(Agent, on_delete=models.CASCADE, related_name="facts")
    property = models.CharField(max_length=80)
    value = models.CharField(max_length=500)
    since = models.CharField(max_length=10, blank=True)
    since_earliest = models.DateField(null=True)
    until = models.CharField(max_length=10, blank=True)
    until_latest = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agent", "position"], name="fact_position"),
            models.CheckConstraint(condition=~Q(property="") & ~Q(value=""), name="fact_says_what"),
        ]

    def __str__(self) -> str:
        return f"{self.property}: {self.value}"


class FactCitation(Citation):
    fact = models.ForeignKey(Fact, on_delete=models.CASCADE, related_name="citations")


class Relation(Cited, Listed):
    """How an agent stands to another: part of it, head of it, its successor."""

    agent = models.ForeignKey(Agent, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(max_length=80)
    other = models.ForeignKey(Agent, on_delete=models.PROTECT, related_name="related_from")
    since = models.CharField(max_length=10, blank=True)
    since_earliest = models.DateField(null=True)
    until = models.CharField(max_length=10, blank=True)
    until_latest = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agent", "position"], name="relation_position"),
            models.CheckConstraint(condition=~Q(agent=F("other")), name="relation_to_another"),
        ]


class RelationCitation(Citation):
    fact = models.ForeignKey(Relation, on_delete=models.CASCADE, related_name="citations")


class Distinction(Listed):
    """Not the same as: a warning against a merge that looks likely. Read in both directions, kept where it was said."""

    agent = models.ForeignKey(Agent, on_delete=models.CASCADE, related_name="distinctions")
    other = models.ForeignKey(Agent, on_delete=models.PROTECT, related_name="distinguished_from")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agent", "other"], name="distinction_once"),
            models.CheckConstraint(condition=~Q(agent=F("other")), name="distinction_from_another"),
        ]


class Redirect(models.Model):
    """An id that was merged into another: its address leads there."""

    id = models.CharField(primary_key=True, max_length=160)
    merged_into = models.CharField(max_length=160)
    """The id it was merged into, which may have been merged since."""
    agent = models.ForeignKey(Agent, on_delete=models.PROTECT, related_name="former_ids")
    """Where it leads in the end."""
    first_entry = models.PositiveBigIntegerField()
    """The entries of the ledger that made the merge, from this one…"""
    last_entry = models.PositiveBigIntegerField()
    """…to this one."""
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(id=F("agent")), name="redirect_elsewhere"),
            models.CheckConstraint(condition=Q(last_entry__gte=F("first_entry")), name="redirect_entries_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.id} → {self.agent_id}"
