import django.db.models.deletion
from django.db import migrations, models

import diptych.kernel.keeping.models
import diptych.kernel.migrating


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        diptych.kernel.migrating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="Article",
                    fields=[
                        ("id", models.CharField(max_length=160, primary_key=True, serialize=False)),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("revision", models.PositiveIntegerField(default=1)),
                        ("changed_at", models.DateTimeField()),
                        ("unverified", models.BooleanField(default=False)),
                        ("relation", models.CharField(max_length=80)),
                        ("syndication_group", models.CharField(blank=True, max_length=80)),
                        (
                            "of",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.source",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sources.source"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["syndication_group"], name="article_group")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("id", ""), _negated=True), name="sources_article_has_id"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("revision__gte", 1)), name="sources_article_revision_from_one"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Conflict",
                    fields=[
                        ("position", models.PositiveIntegerField()),
                        ("id", models.CharField(max_length=160, primary_key=True, serialize=False)),
                        ("owner_type", models.CharField(max_length=20)),
                        ("owner_id", models.CharField(max_length=160)),
                        ("about", models.CharField(max_length=500)),
                        (
                            "reason",
                            models.CharField(
                                choices=[
                                    ("as_of", "As Of"),
                                    ("rounding", "Rounding"),
                                    ("scope", "Scope"),
                                    ("currency", "Currency"),
                                    ("definition", "Definition"),
                                    ("translation", "Translation"),
                                    ("plan_changed", "Plan Changed"),
                                    ("source_error", "Source Error"),
                                    ("unexplained", "Unexplained"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("note", models.TextField(blank=True)),
                    ],
                    options={
                        "indexes": [models.Index(fields=["owner_type", "owner_id", "position"], name="conflict_owner")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("id", ""), _negated=True), models.Q(("owner_id", ""), _negated=True)
                                ),
                                name="conflict_has_owner",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "reason__in",
                                        [
                                            "as_of",
                                            "rounding",
                                            "scope",
                                            "currency",
                                            "definition",
                                            "translation",
                                            "plan_changed",
                                            "source_error",
                                            "unexplained",
                                        ],
                                    )
                                ),
                                name="conflict_reason_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Source",
                    fields=[
                        ("id", models.CharField(max_length=160, primary_key=True, serialize=False)),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("revision", models.PositiveIntegerField(default=1)),
                        ("changed_at", models.DateTimeField()),
                        ("outlet", models.CharField(max_length=500)),
                        ("outlet_country", models.CharField(max_length=2)),
                        ("lang", models.CharField(max_length=35)),
                        ("date", models.CharField(blank=True, max_length=10)),
                        ("date_earliest", models.DateField(null=True)),
                        ("date_latest", models.DateField(null=True)),
                        ("kind", models.CharField(max_length=80)),
                        ("title", models.CharField(max_length=500)),
                        ("title_supplied", models.BooleanField(default=False)),
                        ("address", models.CharField(blank=True, max_length=2000)),
                        ("archive", models.CharField(blank=True, max_length=500)),
                        ("note", models.TextField(blank=True)),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                diptych.kernel.keeping.models.Latest("date_latest"),
                                models.F("id"),
                                name="source_by_date",
                            ),
                            models.Index(
                                models.F("kind"),
                                diptych.kernel.keeping.models.Latest("date_latest"),
                                models.F("id"),
                                name="source_kind",
                            ),
                            models.Index(
                                models.F("lang"),
                                diptych.kernel.keeping.models.Latest("date_latest"),
                                models.F("id"),
                                name="source_lang",
                            ),
                            models.Index(
                                models.F("outlet_country"),
                                diptych.kernel.keeping.models.Latest("date_latest"),
                                models.F("id"),
                                name="source_country",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("id", ""), _negated=True), name="sources_source_has_id"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("revision__gte", 1)), name="sources_source_revision_from_one"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Claim",
                    fields=[
                        ("position", models.PositiveIntegerField()),
                        ("unverified", models.BooleanField(default=False)),
                        ("id", models.CharField(max_length=160, primary_key=True, serialize=False)),
                        ("subject_type", models.CharField(max_length=20)),
                        ("subject_id", models.CharField(max_length=160)),
                        ("measure", models.CharField(max_length=80)),
                        ("value", models.TextField(blank=True)),
                        ("value_to", models.CharField(blank=True, max_length=500)),
                        ("number", models.DecimalField(decimal_places=3, max_digits=15, null=True)),
                        ("unit", models.CharField(blank=True, max_length=80)),
                        ("amount", models.DecimalField(decimal_places=2, max_digits=15, null=True)),
                        ("currency", models.CharField(blank=True, max_length=3)),
                        ("restated", models.DecimalField(decimal_places=2, max_digits=15, null=True)),
                        ("restated_currency", models.CharField(blank=True, max_length=3)),
                        ("qualifier", models.CharField(blank=True, max_length=80)),
                        ("scope", models.CharField(blank=True, max_length=500)),
                        ("territory", models.CharField(blank=True, max_length=2)),
                        ("city", models.CharField(blank=True, max_length=500)),
                        ("place", models.CharField(blank=True, max_length=500)),
                        ("side", models.CharField(blank=True, max_length=2)),
                        ("screens", models.PositiveIntegerField(null=True)),
                        ("screenings", models.PositiveIntegerField(null=True)),
                        ("admissions", models.PositiveBigIntegerField(null=True)),
                        ("rank", models.PositiveIntegerField(null=True)),
                        ("year", models.CharField(blank=True, max_length=4)),
                        ("date", models.CharField(blank=True, max_length=21)),
                        ("as_of", models.CharField(blank=True, max_length=10)),
                        ("as_of_latest", models.DateField(null=True)),
                        ("reported", models.CharField(blank=True, max_length=10)),
                        ("reported_latest", models.DateField(null=True)),
                        ("period_start", models.CharField(blank=True, max_length=10)),
                        ("period_start_earliest", models.DateField(null=True)),
                        ("period_end", models.CharField(blank=True, max_length=10)),
                        ("period_end_latest", models.DateField(null=True)),
                        ("period_basis", models.CharField(blank=True, max_length=80)),
                        ("upstream", models.CharField(blank=True, max_length=500)),
                        ("interpreter", models.CharField(blank=True, max_length=160)),
                        ("printed", models.CharField(blank=True, max_length=500)),
                        ("text", models.TextField(blank=True)),
                        ("note", models.TextField(blank=True)),
                        (
                            "article",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="claims",
                                to="sources.article",
                            ),
                        ),
                        (
                            "converted_from",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="conversions",
                                to="sources.claim",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sources.source"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["subject_type", "subject_id", "position"], name="claim_subject"),
                            models.Index(fields=["measure", "id"], name="claim_measure"),
                            models.Index(fields=["upstream", "subject_type", "article"], name="claim_upstream"),
                            models.Index(fields=["interpreter", "subject_type", "article"], name="claim_interpreter"),
                            models.Index(
                                condition=models.Q(("unverified", True)),
                                fields=["subject_type", "subject_id"],
                                name="claim_unverified",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("id", ""), _negated=True),
                                    models.Q(("subject_id", ""), _negated=True),
                                    models.Q(("measure", ""), _negated=True),
                                ),
                                name="claim_says_what",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("amount", None), models.Q(("currency", ""), _negated=True), _connector="OR"
                                ),
                                name="claim_amount_has_currency",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("amount", None), ("amount__gte", 0), _connector="OR"),
                                name="claim_amount_not_negative",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SourceWord",
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
                                on_delete=django.db.models.deletion.CASCADE, related_name="words", to="sources.source"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ArticleTrait",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("code", models.CharField(max_length=80)),
                        (
                            "article",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="page_traits",
                                to="sources.article",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("article", "position"), name="articletrait_position")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contradiction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("about", models.CharField(max_length=500)),
                        (
                            "article",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contradictions",
                                to="sources.article",
                            ),
                        ),
                        (
                            "claim",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contradicts",
                                to="sources.claim",
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contradicted_by",
                                to="sources.claim",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("article", "position"), name="contradiction_position"),
                            models.CheckConstraint(
                                condition=models.Q(("claim", models.F("other")), _negated=True),
                                name="contradiction_of_two",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Mention",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("subject_type", models.CharField(max_length=20)),
                        ("subject_id", models.CharField(max_length=160)),
                        (
                            "article",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="mentions",
                                to="sources.article",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["subject_type", "subject_id"], name="mention_subject")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("article", "subject_type", "position"), name="mention_position"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConflictSide",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("value", models.CharField(blank=True, max_length=500)),
                        (
                            "claim",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="conflict_sides",
                                to="sources.claim",
                            ),
                        ),
                        (
                            "conflict",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="sides", to="sources.conflict"
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="sources.source",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("conflict", "position"), name="conflictside_position"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("claim__isnull", False), ("source", None), ("value", "")),
                                    models.Q(
                                        ("claim", None),
                                        ("source__isnull", False),
                                        models.Q(("value", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="conflictside_claim_or_value_with_source",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
