import django.db.models.deletion
from django.db import migrations, models

import diptych.kernel.keeping.models
import diptych.kernel.migrating


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("authority", "0001_initial"),
        ("sources", "0001_initial"),
    ]

    operations = [
        diptych.kernel.migrating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="Work",
                    fields=[
                        ("id", models.CharField(max_length=160, primary_key=True, serialize=False)),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("revision", models.PositiveIntegerField(default=1)),
                        ("changed_at", models.DateTimeField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("feature", "Feature"),
                                    ("documentary", "Documentary"),
                                    ("documentary_series", "Documentary Series"),
                                    ("tv_series", "Tv Series"),
                                    ("animation_feature", "Animation Feature"),
                                    ("animation_series", "Animation Series"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("relation", models.CharField(blank=True, max_length=80)),
                        ("year", models.PositiveSmallIntegerField(null=True)),
                        (
                            "status",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("announced", "Announced"),
                                    ("planned", "Planned"),
                                    ("released", "Released"),
                                    ("broadcast", "Broadcast"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("notes", models.TextField(blank=True)),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                diptych.kernel.keeping.models.Latest("year"), models.F("id"), name="work_by_year"
                            ),
                            models.Index(
                                models.F("kind"),
                                diptych.kernel.keeping.models.Latest("year"),
                                models.F("id"),
                                name="work_kind",
                            ),
                            models.Index(
                                models.F("relation"),
                                diptych.kernel.keeping.models.Latest("year"),
                                models.F("id"),
                                name="work_relation",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("id", ""), _negated=True), name="works_work_has_id"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("revision__gte", 1)), name="works_work_revision_from_one"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "kind__in",
                                        [
                                            "feature",
                                            "documentary",
                                            "documentary_series",
                                            "tv_series",
                                            "animation_feature",
                                            "animation_series",
                                        ],
                                    )
                                ),
                                name="work_kind_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("status__in", ["", "announced", "planned", "released", "broadcast"])
                                ),
                                name="work_status_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("year", None), ("year__range", (1850, 2200)), _connector="OR"),
                                name="work_year_within_film_history",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Title",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("unverified", models.BooleanField(default=False)),
                        ("text", models.CharField(max_length=500)),
                        ("lang", models.CharField(max_length=35)),
                        (
                            "type",
                            models.CharField(
                                choices=[
                                    ("original", "Original"),
                                    ("release", "Release"),
                                    ("translated", "Translated"),
                                    ("variant", "Variant"),
                                    ("alternative", "Alternative"),
                                    ("working", "Working"),
                                    ("short", "Short"),
                                    ("transliteration", "Transliteration"),
                                    ("conversion", "Conversion"),
                                    ("machine_translation", "Machine Translation"),
                                    ("misspelling", "Misspelling"),
                                    ("supplied", "Supplied"),
                                ],
                                max_length=20,
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sources.source"
                            ),
                        ),
                        (
                            "work",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="titles", to="works.work"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("unverified", True)), fields=["work"], name="title_unverified"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("work", "position"), name="title_position"),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="title_has_text"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "type__in",
                                        [
                                            "original",
                                            "release",
                                            "translated",
                                            "variant",
                                            "alternative",
                                            "working",
                                            "short",
                                            "transliteration",
                                            "conversion",
                                            "machine_translation",
                                            "misspelling",
                                            "supplied",
                                        ],
                                    )
                                ),
                                name="title_type_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SpokenLanguage",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("unverified", models.BooleanField(default=False)),
                        ("code", models.CharField(max_length=3)),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sources.source"
                            ),
                        ),
                        (
                            "work",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="spoken_languages",
                                to="works.work",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("work", "position"), name="spokenlanguage_position")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Setting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("unverified", models.BooleanField(default=False)),
                        ("year", models.CharField(blank=True, max_length=21)),
                        ("year_earliest", models.DateField(null=True)),
                        ("year_latest", models.DateField(null=True)),
                        ("place", models.CharField(blank=True, max_length=500)),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sources.source"
                            ),
                        ),
                        (
                            "work",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE, related_name="setting", to="works.work"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Release",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("unverified", models.BooleanField(default=False)),
                        ("territory", models.CharField(max_length=2)),
                        (
                            "type",
                            models.CharField(
                                choices=[
                                    ("premiere", "Premiere"),
                                    ("preview", "Preview"),
                                    ("festival", "Festival"),
                                    ("theatrical", "Theatrical"),
                                    ("tv", "Tv"),
                                    ("online", "Online"),
                                    ("planned", "Planned"),
                                    ("presentation", "Presentation"),
                                    ("award", "Award"),
                                    ("special_screening", "Special Screening"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("date", models.CharField(blank=True, max_length=21)),
                        ("date_earliest", models.DateField(null=True)),
                        ("date_latest", models.DateField(null=True)),
                        ("city", models.CharField(blank=True, max_length=500)),
                        ("venue", models.CharField(blank=True, max_length=500)),
                        ("channel", models.CharField(blank=True, max_length=500)),
                        ("event", models.CharField(blank=True, max_length=160)),
                        ("note", models.TextField(blank=True)),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sources.source"
                            ),
                        ),
                        (
                            "work",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="releases", to="works.work"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["territory", "work"], name="release_territory"),
                            models.Index(fields=["date_earliest", "id"], name="release_by_date"),
                            models.Index(fields=["event", "work"], name="release_event"),
                            models.Index(
                                condition=models.Q(("unverified", True)), fields=["work"], name="release_unverified"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("work", "position"), name="release_position"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "type__in",
                                        [
                                            "premiere",
                                            "preview",
                                            "festival",
                                            "theatrical",
                                            "tv",
                                            "online",
                                            "planned",
                                            "presentation",
                                            "award",
                                            "special_screening",
                                        ],
                                    )
                                ),
                                name="release_type_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Identifier",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("unverified", models.BooleanField(default=False)),
                        ("scheme", models.CharField(max_length=20)),
                        ("value", models.CharField(max_length=100)),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sources.source"
                            ),
                        ),
                        (
                            "work",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="identifiers", to="works.work"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("work", "position"), name="identifier_position"),
                            models.UniqueConstraint(fields=("scheme", "value"), name="identifier_of_one_work"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Credit",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("unverified", models.BooleanField(default=False)),
                        ("role", models.CharField(max_length=80)),
                        (
                            "agent",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="credits",
                                to="authority.agent",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sources.source"
                            ),
                        ),
                        (
                            "work",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="credits", to="works.work"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["role", "agent", "work"], name="credit_role"),
                            models.Index(
                                condition=models.Q(("unverified", True)), fields=["work"], name="credit_unverified"
                            ),
                        ],
                        "constraints": [models.UniqueConstraint(fields=("work", "position"), name="credit_position")],
                    },
                ),
                migrations.CreateModel(
                    name="Company",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("unverified", models.BooleanField(default=False)),
                        ("country", models.CharField(blank=True, max_length=2)),
                        ("role", models.CharField(max_length=80)),
                        (
                            "agent",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="companies",
                                to="authority.agent",
                            ),
                        ),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sources.source"
                            ),
                        ),
                        (
                            "work",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="companies", to="works.work"
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(fields=["role", "agent", "work"], name="company_role"),
                            models.Index(
                                condition=models.Q(("unverified", True)), fields=["work"], name="company_unverified"
                            ),
                        ],
                        "constraints": [models.UniqueConstraint(fields=("work", "position"), name="company_position")],
                    },
                ),
                migrations.CreateModel(
                    name="WorkCountry",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("country", models.CharField(max_length=2)),
                        (
                            "work",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="countries", to="works.work"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("work", "position"), name="workcountry_position"),
                            models.UniqueConstraint(fields=("country", "work"), name="workcountry_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WorkWord",
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
                                on_delete=django.db.models.deletion.CASCADE, related_name="words", to="works.work"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="CompanyCitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "fact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="works.company",
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
                        "constraints": [
                            models.UniqueConstraint(fields=("fact", "source"), name="works_companycitation_once"),
                            models.CheckConstraint(
                                condition=models.Q(("position__gte", 1)), name="works_companycitation_after_first"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CreditCitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "fact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="works.credit"
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
                        "constraints": [
                            models.UniqueConstraint(fields=("fact", "source"), name="works_creditcitation_once"),
                            models.CheckConstraint(
                                condition=models.Q(("position__gte", 1)), name="works_creditcitation_after_first"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IdentifierCitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "fact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="works.identifier",
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
                        "constraints": [
                            models.UniqueConstraint(fields=("fact", "source"), name="works_identifiercitation_once"),
                            models.CheckConstraint(
                                condition=models.Q(("position__gte", 1)), name="works_identifiercitation_after_first"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReleaseCitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "fact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="works.release",
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
                        "constraints": [
                            models.UniqueConstraint(fields=("fact", "source"), name="works_releasecitation_once"),
                            models.CheckConstraint(
                                condition=models.Q(("position__gte", 1)), name="works_releasecitation_after_first"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SettingCitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "fact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="works.setting",
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
                        "constraints": [
                            models.UniqueConstraint(fields=("fact", "source"), name="works_settingcitation_once"),
                            models.CheckConstraint(
                                condition=models.Q(("position__gte", 1)), name="works_settingcitation_after_first"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SpokenLanguageCitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "fact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="citations",
                                to="works.spokenlanguage",
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
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("fact", "source"), name="works_spokenlanguagecitation_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("position__gte", 1)),
                                name="works_spokenlanguagecitation_after_first",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TitleCitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveSmallIntegerField()),
                        (
                            "fact",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="works.title"
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
                        "constraints": [
                            models.UniqueConstraint(fields=("fact", "source"), name="works_titlecitation_once"),
                            models.CheckConstraint(
                                condition=models.Q(("position__gte", 1)), name="works_titlecitation_after_first"
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
