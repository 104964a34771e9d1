import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import diptych.kernel.ids
import diptych.kernel.migrating


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "__first__"),
        ("authority", "0001_initial"),
        ("files", "0001_initial"),
        ("programme", "0001_initial"),
        ("works", "0001_initial"),
    ]

    operations = [
        diptych.kernel.migrating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="Assignment",
                    fields=[
                        ("id", models.UUIDField(default=diptych.kernel.ids.new_id, primary_key=True, serialize=False)),
                        ("party", models.CharField(max_length=2)),
                        (
                            "stage",
                            models.CharField(
                                choices=[("provisional", "Provisional"), ("final", "Final")], max_length=20
                            ),
                        ),
                        (
                            "interest",
                            models.CharField(
                                choices=[("undeclared", "Undeclared"), ("clear", "Clear"), ("conflict", "Conflict")],
                                default="undeclared",
                                max_length=20,
                            ),
                        ),
                        ("interest_note", models.TextField(blank=True)),
                        ("declared_at", models.DateTimeField(null=True)),
                        ("assigned_by", models.CharField(max_length=200)),
                        ("assigned_at", models.DateTimeField()),
                        ("due", models.DateField(null=True)),
                        ("reminded_at", models.DateTimeField(null=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("end_reason", models.TextField(blank=True)),
                        (
                            "reviewer",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assignments",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="assignments",
                                to="slate.proposal",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["reviewer", "ended_at", "due"], name="assignment_reviewer"),
                            models.Index(fields=["proposal", "party"], name="assignment_proposal"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at", None)),
                                fields=("proposal", "party", "stage", "reviewer"),
                                name="assignment_once_at_a_time",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("interest__in", ["undeclared", "clear", "conflict"])),
                                name="assignment_interest_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("declared_at", None), ("interest", "undeclared")),
                                    models.Q(
                                        models.Q(("interest", "undeclared"), _negated=True),
                                        ("declared_at__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="assignment_declared_when",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Decision",
                    fields=[
                        ("id", models.UUIDField(default=diptych.kernel.ids.new_id, primary_key=True, serialize=False)),
                        ("party", models.CharField(max_length=2)),
                        (
                            "stage",
                            models.CharField(
                                choices=[("provisional", "Provisional"), ("final", "Final")], max_length=20
                            ),
                        ),
                        ("revision", models.PositiveSmallIntegerField()),
                        (
                            "verdict",
                            models.CharField(
                                choices=[
                                    ("approved", "Approved"),
                                    ("approved_with_conditions", "Approved With Conditions"),
                                    ("refused", "Refused"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("reasons", models.TextField()),
                        ("lang", models.CharField(max_length=35)),
                        ("waived_reviews", models.TextField(blank=True)),
                        ("decided_by", models.CharField(max_length=200)),
                        ("decided_at", models.DateTimeField()),
                        ("publish_on", models.DateField(null=True)),
                        ("published_at", models.DateTimeField(null=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("end_reason", models.TextField(blank=True)),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="decisions",
                                to="slate.proposal",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["proposal", "party", "decided_at"], name="decision_proposal"),
                            models.Index(
                                condition=models.Q(("ended_at", None), ("published_at", None)),
                                fields=["publish_on"],
                                name="decision_to_publish",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("ended_at", None)),
                                fields=("proposal", "party", "stage"),
                                name="decision_one_holds",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("verdict__in", ["approved", "approved_with_conditions", "refused"])
                                ),
                                name="decision_verdict_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("stage__in", ["provisional", "final"])), name="decision_stage_known"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reasons", ""), _negated=True), name="decision_has_reasons"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("published_at", None),
                                    ("published_at__gte", models.F("decided_at")),
                                    _connector="OR",
                                ),
                                name="decision_published_after_it_was_made",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Document",
                    fields=[
                        ("id", models.UUIDField(default=diptych.kernel.ids.new_id, primary_key=True, serialize=False)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("script", "Script"),
                                    ("treatment", "Treatment"),
                                    ("contract", "Contract"),
                                    ("rights", "Rights"),
                                    ("budget", "Budget"),
                                    ("financing", "Financing"),
                                    ("schedule", "Schedule"),
                                    ("crew_and_cast", "Crew And Cast"),
                                    ("company", "Company"),
                                    ("commitment", "Commitment"),
                                    ("permit", "Permit"),
                                    ("final_cost", "Final Cost"),
                                    ("finished_film", "Finished Film"),
                                    ("other", "Other"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("title", models.CharField(max_length=300)),
                        (
                            "visibility",
                            models.CharField(
                                choices=[
                                    ("producers", "Producers"),
                                    ("authorities", "Authorities"),
                                    ("side", "Side"),
                                    ("public", "Public"),
                                ],
                                default="authorities",
                                max_length=20,
                            ),
                        ),
                        ("party", models.CharField(blank=True, max_length=2)),
                        ("created_at", models.DateTimeField()),
                        ("removed_at", models.DateTimeField(null=True)),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="documents",
                                to="slate.proposal",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["proposal", "created_at"], name="document_proposal")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "script",
                                            "treatment",
                                            "contract",
                                            "rights",
                                            "budget",
                                            "financing",
                                            "schedule",
                                            "crew_and_cast",
                                            "company",
                                            "commitment",
                                            "permit",
                                            "final_cost",
                                            "finished_film",
                                            "other",
                                        ],
                                    )
                                ),
                                name="document_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("visibility__in", ["producers", "authorities", "side", "public"])),
                                name="document_visibility_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("visibility", "side"), models.Q(("party", ""), _negated=True)),
                                    models.Q(models.Q(("visibility", "side"), _negated=True), ("party", "")),
                                    _connector="OR",
                                ),
                                name="document_of_a_side_has_party",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Question",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        ("texts", models.JSONField()),
                        ("is_required", models.BooleanField(default=False)),
                        ("longest", models.PositiveIntegerField(default=2000)),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="questions", to="slate.round"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("round", "position"), name="question_position")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Review",
                    fields=[
                        (
                            "assignment",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="review",
                                serialize=False,
                                to="slate.assignment",
                            ),
                        ),
                        ("revision", models.PositiveSmallIntegerField()),
                        (
                            "recommendation",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("approve", "Approve"),
                                    ("approve_with_conditions", "Approve With Conditions"),
                                    ("refuse", "Refuse"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("text", models.TextField(blank=True)),
                        ("lang", models.CharField(max_length=35)),
                        ("changed_at", models.DateTimeField()),
                        ("submitted_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("recommendation__in", ["", "approve", "approve_with_conditions", "refuse"])
                                ),
                                name="review_recommendation_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("submitted_at", None),
                                    models.Q(("recommendation", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="review_submitted_recommends",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Condition",
                    fields=[
                        ("id", models.UUIDField(default=diptych.kernel.ids.new_id, primary_key=True, serialize=False)),
                        ("number", models.PositiveSmallIntegerField()),
                        ("text", models.TextField()),
                        ("lang", models.CharField(max_length=35)),
                        ("is_public", models.BooleanField(default=False)),
                        ("due", models.DateField(null=True)),
                        ("met_at", models.DateTimeField(null=True)),
                        ("met_by", models.CharField(blank=True, max_length=200)),
                        ("evidence", models.TextField(blank=True)),
                        ("is_waived", models.BooleanField(default=False)),
                        (
                            "decision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="conditions",
                                to="slate.decision",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("met_at", None)), fields=["due", "decision"], name="condition_open"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("decision", "number"), name="condition_number"),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="condition_says_something"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Appeal",
                    fields=[
                        ("id", models.UUIDField(default=diptych.kernel.ids.new_id, primary_key=True, serialize=False)),
                        ("grounds", models.TextField()),
                        ("lang", models.CharField(max_length=35)),
                        ("filed_by", models.CharField(max_length=200)),
                        ("filed_at", models.DateTimeField()),
                        (
                            "outcome",
                            models.CharField(
                                blank=True,
                                choices=[("upheld", "Upheld"), ("dismissed", "Dismissed"), ("moot", "Moot")],
                                max_length=20,
                            ),
                        ),
                        ("reasons", models.TextField(blank=True)),
                        ("reasons_lang", models.CharField(blank=True, max_length=35)),
                        ("settled_by", models.CharField(blank=True, max_length=200)),
                        ("settled_at", models.DateTimeField(null=True)),
                        (
                            "decision",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="appeals", to="slate.decision"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("settled_at", None)), fields=("decision",), name="appeal_one_open"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("outcome__in", ["", "upheld", "dismissed", "moot"])),
                                name="appeal_outcome_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("outcome", ""), ("settled_at", None)),
                                    models.Q(("settled_at__isnull", False), models.Q(("outcome", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="appeal_settled_has_outcome",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("grounds", ""), _negated=True), name="appeal_has_grounds"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DocumentVersion",
                    fields=[
                        ("id", models.UUIDField(default=diptych.kernel.ids.new_id, primary_key=True, serialize=False)),
                        ("number", models.PositiveSmallIntegerField()),
                        ("name", models.CharField(max_length=255)),
                        ("at", models.DateTimeField()),
                        (
                            "by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="versions",
                                to="slate.document",
                            ),
                        ),
                        (
                            "file",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="files.storedfile"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("document", "number"), name="documentversion_number")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Draft",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("digest", models.CharField(max_length=64, unique=True)),
                        ("dossier", models.JSONField(default=dict)),
                        ("law_of", models.DateField(null=True)),
                        ("applied", models.JSONField(default=list)),
                        ("revision", models.PositiveIntegerField(default=1)),
                        ("window", models.CharField(blank=True, default="", max_length=32)),
                        ("created_at", models.DateTimeField()),
                        ("changed_at", models.DateTimeField()),
                        ("expires_at", models.DateTimeField()),
                        ("emptied_at", models.DateTimeField(null=True)),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("emptied_at__isnull", True)),
                                fields=["expires_at"],
                                name="draft_expiry",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("expires_at__gt", models.F("created_at"))),
                                name="draft_expires_after_creation",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("revision__gte", 1)), name="draft_revision_from_one"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PartyTerms",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("party", models.CharField(max_length=2)),
                        ("check_days", models.PositiveSmallIntegerField(null=True)),
                        ("review_days", models.PositiveSmallIntegerField(null=True)),
                        ("answer_days", models.PositiveSmallIntegerField(null=True)),
                        ("appeal_days", models.PositiveSmallIntegerField(null=True)),
                        ("remind_days", models.PositiveSmallIntegerField(default=3)),
                        ("changed_at", models.DateTimeField()),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="terms",
                                to="programme.programme",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("programme", "party"), name="partyterms_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Proposal",
                    fields=[
                        ("id", models.UUIDField(default=diptych.kernel.ids.new_id, primary_key=True, serialize=False)),
                        ("reference", models.CharField(blank=True, max_length=20)),
                        ("form", models.CharField(blank=True, max_length=20)),
                        ("agreement", models.CharField(blank=True, max_length=80)),
                        ("titles", models.JSONField(default=list)),
                        ("lead_country", models.CharField(blank=True, max_length=2)),
                        ("companies", models.JSONField(default=list)),
                        ("lang", models.CharField(max_length=35)),
                        (
                            "joint",
                            models.CharField(
                                choices=[
                                    ("draft", "Draft"),
                                    ("in_check", "In Check"),
                                    ("waiting_for_producers", "Waiting For Producers"),
                                    ("under_review", "Under Review"),
                                    ("half_decided", "Half Decided"),
                                    ("disagreement", "Disagreement"),
                                    ("under_appeal", "Under Appeal"),
                                    ("provisionally_approved", "Provisionally Approved"),
                                    ("in_production", "In Production"),
                                    ("reopened", "Reopened"),
                                    ("final_check", "Final Check"),
                                    ("final_review", "Final Review"),
                                    ("finally_approved", "Finally Approved"),
                                    ("refused", "Refused"),
                                    ("withdrawn", "Withdrawn"),
                                    ("lapsed", "Lapsed"),
                                ],
                                default="draft",
                                max_length=30,
                            ),
                        ),
                        ("joint_since", models.DateTimeField()),
                        ("saved", models.PositiveIntegerField(default=1)),
                        ("window", models.CharField(blank=True, max_length=32)),
                        ("filed_at", models.DateTimeField(null=True)),
                        ("provisional_at", models.DateTimeField(null=True)),
                        ("production_at", models.DateTimeField(null=True)),
                        ("final_at", models.DateTimeField(null=True)),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "ended_as",
                            models.CharField(
                                blank=True, choices=[("withdrawn", "Withdrawn"), ("lapsed", "Lapsed")], max_length=30
                            ),
                        ),
                        ("end_reason", models.TextField(blank=True)),
                        ("created_at", models.DateTimeField()),
                        ("changed_at", models.DateTimeField()),
                        ("dossier", models.JSONField(default=dict)),
                        ("applied", models.JSONField(default=list)),
                        (
                            "copied_from",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="copies",
                                to="slate.proposal",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to="programme.programme",
                            ),
                        ),
                        (
                            "work",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to="works.work",
                            ),
                        ),
                        (
                            "round",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to="slate.round",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["programme", "-changed_at", "id", "filed_at"], name="proposal_by_change"
                            ),
                            models.Index(fields=["programme", "joint", "-changed_at", "id"], name="proposal_joint"),
                            models.Index(fields=["round", "filed_at", "joint", "id"], name="proposal_round"),
                            models.Index(fields=["programme", "form", "-changed_at", "id"], name="proposal_form"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("reference", ""), _negated=True),
                                fields=("programme", "reference"),
                                name="proposal_reference_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "joint__in",
                                        [
                                            "draft",
                                            "in_check",
                                            "waiting_for_producers",
                                            "under_review",
                                            "half_decided",
                                            "disagreement",
                                            "under_appeal",
                                            "provisionally_approved",
                                            "in_production",
                                            "reopened",
                                            "final_check",
                                            "final_review",
                                            "finally_approved",
                                            "refused",
                                            "withdrawn",
                                            "lapsed",
                                        ],
                                    )
                                ),
                                name="proposal_joint_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("filed_at", None), ("reference", "")),
                                    models.Q(("filed_at__isnull", False), models.Q(("reference", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="proposal_filed_has_reference",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("ended_as", ""), ("ended_at", None)),
                                    models.Q(("ended_as__in", ["withdrawn", "lapsed"]), ("ended_at__isnull", False)),
                                    _connector="OR",
                                ),
                                name="proposal_ended_as_something",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Milestone",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("preparation", "Preparation"),
                                    ("shooting_begins", "Shooting Begins"),
                                    ("shooting_ends", "Shooting Ends"),
                                    ("rough_cut", "Rough Cut"),
                                    ("finished", "Finished"),
                                    ("delivered", "Delivered"),
                                    ("other", "Other"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("planned", models.CharField(blank=True, max_length=10)),
                        ("reached", models.DateField(null=True)),
                        ("reached_by", models.CharField(blank=True, max_length=200)),
                        ("note", models.TextField(blank=True)),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="milestones",
                                to="slate.proposal",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("proposal", "kind"), name="milestone_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "preparation",
                                            "shooting_begins",
                                            "shooting_ends",
                                            "rough_cut",
                                            "finished",
                                            "delivered",
                                            "other",
                                        ],
                                    )
                                ),
                                name="milestone_kind_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Message",
                    fields=[
                        ("id", models.UUIDField(default=diptych.kernel.ids.new_id, primary_key=True, serialize=False)),
                        (
                            "room",
                            models.CharField(
                                choices=[("internal", "Internal"), ("producers", "Producers"), ("parties", "Parties")],
                                max_length=20,
                            ),
                        ),
                        ("party", models.CharField(blank=True, max_length=2)),
                        ("author_label", models.CharField(max_length=200)),
                        ("author_party", models.CharField(blank=True, max_length=2)),
                        ("text", models.TextField()),
                        ("lang", models.CharField(max_length=35)),
                        ("at", models.DateTimeField()),
                        (
                            "author",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="messages",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="messages",
                                to="slate.proposal",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["proposal", "room", "party", "at"], name="message_room")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("room__in", ["internal", "producers", "parties"])),
                                name="message_room_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="message_says_something"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("party", ""), ("room", "parties")),
                                    models.Q(
                                        models.Q(("room", "parties"), _negated=True),
                                        models.Q(("party", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="message_room_of_a_side_has_party",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InformationRequest",
                    fields=[
                        ("id", models.UUIDField(default=diptych.kernel.ids.new_id, primary_key=True, serialize=False)),
                        ("party", models.CharField(max_length=2)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("document", "Document"),
                                    ("clarification", "Clarification"),
                                    ("correction", "Correction"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("revision", models.PositiveSmallIntegerField()),
                        ("text", models.TextField()),
                        ("lang", models.CharField(max_length=35)),
                        ("due", models.DateField(null=True)),
                        ("asked_by", models.CharField(max_length=200)),
                        ("asked_at", models.DateTimeField()),
                        ("answered_by", models.PositiveSmallIntegerField(null=True)),
                        ("answered_at", models.DateTimeField(null=True)),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="requests",
                                to="slate.proposal",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["proposal", "party", "asked_at"], name="request_proposal")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("answered_at", None)),
                                fields=("proposal", "party"),
                                name="request_one_open",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["document", "clarification", "correction"])),
                                name="request_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="request_says_something"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Backing",
                    fields=[
                        ("id", models.UUIDField(default=diptych.kernel.ids.new_id, primary_key=True, serialize=False)),
                        ("agency", models.CharField(max_length=300)),
                        ("country", models.CharField(blank=True, max_length=2)),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("funding", "Funding"),
                                    ("in_kind", "In Kind"),
                                    ("endorsement", "Endorsement"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("sought", "Sought"),
                                    ("promised", "Promised"),
                                    ("confirmed", "Confirmed"),
                                    ("paid", "Paid"),
                                    ("declined", "Declined"),
                                    ("withdrawn", "Withdrawn"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=18, null=True)),
                        ("currency", models.CharField(blank=True, max_length=3)),
                        ("terms", models.TextField(blank=True)),
                        ("created_at", models.DateTimeField()),
                        (
                            "agent",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="backings",
                                to="authority.agent",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="backings",
                                to="slate.proposal",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["proposal", "created_at"], name="backing_proposal")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["funding", "in_kind", "endorsement"])),
                                name="backing_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("state__in", ["sought", "promised", "confirmed", "paid", "declined", "withdrawn"])
                                ),
                                name="backing_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount", None), ("amount__gt", 0), _connector="OR"),
                                name="backing_amount_positive",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("amount", None), ("currency", "")),
                                    models.Q(("amount__isnull", False), models.Q(("currency", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="backing_amount_has_currency",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProposalProducer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("company", models.CharField(blank=True, max_length=300)),
                        ("country", models.CharField(blank=True, max_length=2)),
                        ("is_lead", models.BooleanField(default=False)),
                        ("since", models.DateTimeField()),
                        ("until", models.DateTimeField(null=True)),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="producers",
                                to="slate.proposal",
                            ),
                        ),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="proposals",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["user", "proposal"], name="producer_user")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("until", None)),
                                fields=("proposal", "user"),
                                name="producer_once_at_a_time",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("is_lead", True), ("until", None)),
                                fields=("proposal",),
                                name="producer_one_leads",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProposalText",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("title", "Title"),
                                    ("logline", "Logline"),
                                    ("synopsis", "Synopsis"),
                                    ("directors_note", "Directors Note"),
                                    ("team", "Team"),
                                    ("schedule", "Schedule"),
                                    ("budget_note", "Budget Note"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("lang", models.CharField(max_length=35)),
                        ("text", models.TextField()),
                        (
                            "status",
                            models.CharField(
                                choices=[
                                    ("original", "Original"),
                                    ("translated", "Translated"),
                                    ("machine", "Machine"),
                                    ("checked", "Checked"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("translator", models.CharField(blank=True, max_length=200)),
                        ("changed_at", models.DateTimeField()),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="texts", to="slate.proposal"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("proposal", "kind", "lang"), name="proposaltext_once"),
                            models.UniqueConstraint(
                                condition=models.Q(("status", "original")),
                                fields=("proposal", "kind"),
                                name="proposaltext_one_original",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "title",
                                            "logline",
                                            "synopsis",
                                            "directors_note",
                                            "team",
                                            "schedule",
                                            "budget_note",
                                        ],
                                    )
                                ),
                                name="proposaltext_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("status__in", ["original", "translated", "machine", "checked"])),
                                name="proposaltext_status_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="proposaltext_says_something"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProposalWord",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "word", "thing", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("word", models.BinaryField(max_length=160)),
                        (
                            "thing",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="words", to="slate.proposal"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Answer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("text", models.TextField()),
                        ("lang", models.CharField(max_length=35)),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="answers", to="slate.proposal"
                            ),
                        ),
                        (
                            "question",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="answers", to="slate.question"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("proposal", "question"), name="answer_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Revision",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("number", models.PositiveSmallIntegerField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("filing", "Filing"),
                                    ("answer", "Answer"),
                                    ("change", "Change"),
                                    ("final", "Final"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "stage",
                            models.CharField(
                                choices=[("provisional", "Provisional"), ("final", "Final")], max_length=20
                            ),
                        ),
                        ("agreement", models.CharField(blank=True, max_length=80)),
                        ("law_of", models.DateField()),
                        ("reason", models.TextField(blank=True)),
                        ("digest", models.CharField(max_length=64)),
                        ("filed_by", models.CharField(max_length=200)),
                        ("filed_at", models.DateTimeField()),
                        ("findings", models.JSONField()),
                        ("dossier", models.JSONField()),
                        ("content", models.JSONField()),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="revisions",
                                to="slate.proposal",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("proposal", "number"), name="revision_number"),
                            models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="revision_from_one"),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["filing", "answer", "change", "final"])),
                                name="revision_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("stage__in", ["provisional", "final"])), name="revision_stage_known"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Round",
                    fields=[
                        ("id", models.UUIDField(default=diptych.kernel.ids.new_id, primary_key=True, serialize=False)),
                        ("slug", models.SlugField(max_length=80)),
                        ("opens_at", models.DateTimeField()),
                        ("closes_at", models.DateTimeField()),
                        ("zone", models.CharField(default="UTC", max_length=64)),
                        ("is_hidden", models.BooleanField(default=False)),
                        ("code_digest", models.CharField(blank=True, max_length=64)),
                        ("admits_unfilled", models.BooleanField(default=True)),
                        ("announced_at", models.DateTimeField(null=True)),
                        ("announced_by", models.CharField(blank=True, max_length=2)),
                        ("revision", models.PositiveIntegerField(default=1)),
                        ("changed_at", models.DateTimeField()),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="rounds",
                                to="programme.programme",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["programme", "-closes_at", "id"], name="round_by_close")],
                        "constraints": [
                            models.UniqueConstraint(fields=("programme", "slug"), name="round_slug_once"),
                            models.CheckConstraint(
                                condition=models.Q(("closes_at__gt", models.F("opens_at"))),
                                name="round_closes_after_opening",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("is_hidden", False), models.Q(("code_digest", ""), _negated=True), _connector="OR"
                                ),
                                name="round_hidden_has_code",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Quota",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("party", models.CharField(max_length=2)),
                        ("form", models.CharField(max_length=20)),
                        ("number", models.PositiveSmallIntegerField()),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="quotas", to="slate.round"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("round", "party", "form"), name="quota_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Criterion",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        ("names", models.JSONField()),
                        ("help", models.JSONField(default=dict)),
                        ("weight", models.PositiveSmallIntegerField(default=1)),
                        ("most", models.PositiveSmallIntegerField(default=10)),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="criteria", to="slate.round"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("round", "position"), name="criterion_position"),
                            models.CheckConstraint(condition=models.Q(("weight__gte", 1)), name="criterion_weighs"),
                            models.CheckConstraint(
                                condition=models.Q(("most__range", (1, 100))), name="criterion_has_points"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RoundText",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("lang", models.CharField(max_length=35)),
                        ("name", models.CharField(max_length=200)),
                        ("text", models.TextField(blank=True)),
                        (
                            "round",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="texts", to="slate.round"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("round", "lang"), name="roundtext_once")],
                    },
                ),
                migrations.CreateModel(
                    name="SavedView",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("list", models.CharField(max_length=40)),
                        ("name", models.CharField(max_length=100)),
                        ("query", models.CharField(blank=True, max_length=500)),
                        ("created_at", models.DateTimeField()),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="views",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("user", "list", "name"), name="savedview_name")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Track",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("party", models.CharField(max_length=2)),
                        (
                            "stage",
                            models.CharField(
                                choices=[("provisional", "Provisional"), ("final", "Final")],
                                default="provisional",
                                max_length=20,
                            ),
                        ),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("none", "None"),
                                    ("checking", "Checking"),
                                    ("asked", "Asked"),
                                    ("reviewing", "Reviewing"),
                                    ("decided", "Decided"),
                                    ("approved", "Approved"),
                                    ("approved_with_conditions", "Approved With Conditions"),
                                    ("refused", "Refused"),
                                    ("appealed", "Appealed"),
                                    ("closed", "Closed"),
                                ],
                                default="none",
                                max_length=30,
                            ),
                        ),
                        ("since", models.DateTimeField()),
                        ("shown_since", models.DateTimeField()),
                        ("deadline", models.DateField(null=True)),
                        ("revision", models.PositiveSmallIntegerField(default=0)),
                        ("approved_revision", models.PositiveSmallIntegerField(null=True)),
                        (
                            "verdict",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("approved", "Approved"),
                                    ("approved_with_conditions", "Approved With Conditions"),
                                    ("refused", "Refused"),
                                ],
                                max_length=30,
                            ),
                        ),
                        ("reminded_at", models.DateTimeField(null=True)),
                        (
                            "programme",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.programme",
                            ),
                        ),
                        (
                            "proposal",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="tracks", to="slate.proposal"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                fields=["programme", "party", "state", "deadline", "proposal"], name="track_waiting"
                            ),
                            models.Index(
                                condition=models.Q(("deadline__isnull", False)),
                                fields=["deadline"],
                                name="track_deadline",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("proposal", "party"), name="track_once"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "state__in",
                                        [
                                            "none",
                                            "checking",
                                            "asked",
                                            "reviewing",
                                            "decided",
                                            "approved",
                                            "approved_with_conditions",
                                            "refused",
                                            "appealed",
                                            "closed",
                                        ],
                                    )
                                ),
                                name="track_state_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("stage__in", ["provisional", "final"])), name="track_stage_known"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Score",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("points", models.PositiveSmallIntegerField()),
                        (
                            "criterion",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="scores", to="slate.criterion"
                            ),
                        ),
                        (
                            "review",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="scores", to="slate.review"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("review", "criterion"), name="score_once")],
                    },
                ),
            ],
        ),
    ]
