import uuid

import django.db.models.deletion
from django.db import migrations, models

import diptych.kernel.migrating


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("sources", "0001_initial"),
    ]

    operations = [
        diptych.kernel.migrating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="Agent",
                    fields=[
                        ("id", models.CharField(max_length=160, primary_key=True, serialize=False)),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("revision", models.PositiveIntegerField(default=1)),
                        ("changed_at", models.DateTimeField()),
                        (
                            "kind",
                            models.CharField(
                                choices=[
                                    ("person", "Person"),
                                    ("organisation", "Organisation"),
                                    ("collective", "Collective"),
                                    ("place", "Place"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("country", models.CharField(blank=True, max_length=2)),
                        ("note", models.TextField(blank=True)),
                        ("filed_ru", models.BinaryField(max_length=160)),
                        ("filed_zh", models.BinaryField(max_length=160)),
                        ("filed_en", models.BinaryField(max_length=160)),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(fields=["kind", "id"], name="agent_kind"),
                            models.Index(fields=["country", "id"], name="agent_country"),
                            models.Index(fields=["filed_ru", "id"], name="agent_filed_ru"),
                            models.Index(fields=["filed_zh", "id"], name="agent_filed_zh"),
                            models.Index(fields=["filed_en", "id"], name="agent_filed_en"),
                            models.Index(fields=["kind", "filed_ru", "id"], name="agent_kind_filed_ru"),
                            models.Index(fields=["kind", "filed_zh", "id"], name="agent_kind_filed_zh"),
                            models.Index(fields=["kind", "filed_en", "id"], name="agent_kind_filed_en"),
                            models.Index(fields=["country", "filed_ru", "id", "kind"], name="agent_country_filed_ru"),
                            models.Index(fields=["country", "filed_zh", "id", "kind"], name="agent_country_filed_zh"),
                            models.Index(fields=["country", "filed_en", "id", "kind"], name="agent_country_filed_en"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("id", ""), _negated=True), name="authority_agent_has_id"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("revision__gte", 1)), name="authority_agent_revision_from_one"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("kind__in", ["person", "organisation", "collective", "place"])),
                                name="agent_kind_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgentRole",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("role", models.CharField(max_length=80)),
                        (
                            "agent",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="roles", to="authority.agent"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("agent", "position"), name="agentrole_position"),
                            models.UniqueConstraint(fields=("role", "agent"), name="agentrole_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AgentWord",
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
                                on_delete=django.db.models.deletion.CASCADE, related_name="words", to="authority.agent"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Distinction",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        (
                            "agent",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="distinctions",
                                to="authority.agent",
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="distinguished_from",
                                to="authority.agent",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("agent", "other"), name="distinction_once"),
                            models.CheckConstraint(
                                condition=models.Q(("agent", models.F("other")), _negated=True),
                                name="distinction_from_another",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Fact",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("unverified", models.BooleanField(default=False)),
                        ("property", models.CharField(max_length=80)),
                        ("value", models.CharField(max_length=500)),
                        ("since", models.CharField(blank=True, max_length=10)),
                        ("since_earliest", models.DateField(null=True)),
                        ("until", models.CharField(blank=True, max_length=10)),
                        ("until_latest", models.DateField(null=True)),
                        (
                            "agent",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="facts", to="authority.agent"
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
                        "constraints": [
                            models.UniqueConstraint(fields=("agent", "position"), name="fact_position"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("property", ""), _negated=True), models.Q(("value", ""), _negated=True)
                                ),
                                name="fact_says_what",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FactCitation",
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
                                to="authority.fact",
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
                            models.UniqueConstraint(fields=("fact", "source"), name="authority_factcitation_once"),
                            models.CheckConstraint(
                                condition=models.Q(("position__gte", 1)), name="authority_factcitation_after_first"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Name",
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
                        ("script", models.CharField(max_length=4)),
                        (
                            "type",
                            models.CharField(
                                choices=[
                                    ("preferred", "Preferred"),
                                    ("variant", "Variant"),
                                    ("short", "Short"),
                                    ("abbreviation", "Abbreviation"),
                                    ("birth_name", "Birth Name"),
                                    ("former", "Former"),
                                    ("pseudonym", "Pseudonym"),
                                    ("translation", "Translation"),
                                    ("conversion", "Conversion"),
                                    ("inflected", "Inflected"),
                                    ("misspelling", "Misspelling"),
                                    ("machine_translation", "Machine Translation"),
                                    ("garbled", "Garbled"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("exact", models.CharField(max_length=200)),
                        ("mention", models.CharField(blank=True, max_length=80)),
                        (
                            "agent",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="names", to="authority.agent"
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
                            models.Index(
                                condition=models.Q(("unverified", True)), fields=["agent"], name="name_unverified"
                            ),
                            models.Index(fields=["exact"], name="name_exact"),
                            models.Index(fields=["mention"], name="name_mention"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(fields=("agent", "position"), name="name_position"),
                            models.UniqueConstraint(
                                condition=models.Q(("type", "preferred")),
                                fields=("agent", "lang"),
                                name="name_one_preferred_per_language",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("text", ""), _negated=True), name="name_has_text"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "type__in",
                                        [
                                            "preferred",
                                            "variant",
                                            "short",
                                            "abbreviation",
                                            "birth_name",
                                            "former",
                                            "pseudonym",
                                            "translation",
                                            "conversion",
                                            "inflected",
                                            "misspelling",
                                            "machine_translation",
                                            "garbled",
                                        ],
                                    )
                                ),
                                name="name_type_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NameCitation",
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
                                to="authority.name",
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
                            models.UniqueConstraint(fields=("fact", "source"), name="authority_namecitation_once"),
                            models.CheckConstraint(
                                condition=models.Q(("position__gte", 1)), name="authority_namecitation_after_first"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NameGram",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "generation",
                                "gram",
                                "block",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("generation", models.PositiveIntegerField()),
                        ("gram", models.CharField(max_length=8)),
                        ("block", models.PositiveBigIntegerField()),
                        ("words", models.BinaryField()),
                    ],
                ),
                migrations.CreateModel(
                    name="NamesIndex",
                    fields=[
                        ("id", models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                        ("generation", models.PositiveIntegerField(default=1)),
                        ("fingerprint", models.CharField(max_length=64)),
                        ("last", models.PositiveBigIntegerField(default=0)),
                        ("mark", models.UUIDField(default=uuid.uuid4)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(condition=models.Q(("id", 1)), name="namesindex_one_row")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="NameWord",
                    fields=[
                        ("id", models.BigAutoField(primary_key=True, serialize=False)),
                        ("key", models.CharField(max_length=80)),
                        ("script", models.CharField(max_length=4)),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("key", "script"), name="nameword_once")],
                    },
                ),
                migrations.CreateModel(
                    name="Redirect",
                    fields=[
                        ("id", models.CharField(max_length=160, primary_key=True, serialize=False)),
                        ("merged_into", models.CharField(max_length=160)),
                        ("first_entry", models.PositiveBigIntegerField()),
                        ("last_entry", models.PositiveBigIntegerField()),
                        ("at", models.DateTimeField()),
                        (
                            "agent",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="former_ids",
                                to="authority.agent",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("id", models.F("agent")), _negated=True), name="redirect_elsewhere"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("last_entry__gte", models.F("first_entry"))),
                                name="redirect_entries_in_order",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Relation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("unverified", models.BooleanField(default=False)),
                        ("kind", models.CharField(max_length=80)),
                        ("since", models.CharField(blank=True, max_length=10)),
                        ("since_earliest", models.DateField(null=True)),
                        ("until", models.CharField(blank=True, max_length=10)),
                        ("until_latest", models.DateField(null=True)),
                        (
                            "agent",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="relations",
                                to="authority.agent",
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="related_from",
                                to="authority.agent",
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
                        "constraints": [
                            models.UniqueConstraint(fields=("agent", "position"), name="relation_position"),
                            models.CheckConstraint(
                                condition=models.Q(("agent", models.F("other")), _negated=True),
                                name="relation_to_another",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RelationCitation",
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
                                to="authority.relation",
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
                            models.UniqueConstraint(fields=("fact", "source"), name="authority_relationcitation_once"),
                            models.CheckConstraint(
                                condition=models.Q(("position__gte", 1)), name="authority_relationcitation_after_first"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Resemblance",
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
                                    ("person", "Person"),
                                    ("organisation", "Organisation"),
                                    ("collective", "Collective"),
                                    ("place", "Place"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("score", models.FloatField()),
                        ("name", models.FloatField()),
                        ("beside", models.BooleanField()),
                        ("evidence", models.JSONField()),
                        ("one_revision", models.PositiveIntegerField()),
                        ("other_revision", models.PositiveIntegerField()),
                        ("found_at", models.DateTimeField()),
                        ("judged_at", models.DateTimeField()),
                        ("put_off_at", models.DateTimeField(null=True)),
                        ("put_off_by", models.CharField(blank=True, max_length=200)),
                        ("note", models.TextField(blank=True)),
                        (
                            "one",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="resembles",
                                to="authority.agent",
                            ),
                        ),
                        (
                            "other",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="resembled_by",
                                to="authority.agent",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["-score", "id"], name="resemblance_score")],
                        "constraints": [
                            models.UniqueConstraint(fields=("one", "other"), name="resemblance_once"),
                            models.CheckConstraint(
                                condition=models.Q(("one", models.F("other")), _negated=True), name="resemblance_of_two"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("score__gte", 0), ("score__lte", 1)),
                                name="resemblance_score_bounded",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("put_off_at__isnull", False),
                                    models.Q(("note", ""), ("put_off_by", "")),
                                    _connector="OR",
                                ),
                                name="resemblance_note_where_put_off",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WordOfName",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "word", "kind", "name", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("kind", models.PositiveSmallIntegerField()),
                        (
                            "name",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="authority.name"
                            ),
                        ),
                        (
                            "word",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="authority.nameword",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Compared",
                    fields=[
                        (
                            "agent",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="compared",
                                serialize=False,
                                to="authority.agent",
                            ),
                        ),
                        ("revision", models.PositiveIntegerField()),
                        ("rules", models.PositiveIntegerField()),
                    ],
                ),
                migrations.CreateModel(
                    name="NamesWaiting",
                    fields=[
                        (
                            "agent",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="+",
                                serialize=False,
                                to="authority.agent",
                            ),
                        ),
                    ],
                ),
            ],
        ),
    ]
