import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import diptych.kernel.migrating


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "__first__"),
    ]

    operations = [
        diptych.kernel.migrating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="Touched",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("kind", models.CharField(max_length=40)),
                        ("thing", models.CharField(max_length=255)),
                        ("done", models.BooleanField(default=False)),
                    ],
                ),
                migrations.CreateModel(
                    name="Index",
                    fields=[
                        (
                            "id",
                            models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False),
                        ),
                        ("generation", models.PositiveIntegerField(default=0)),
                        ("building", models.PositiveIntegerField(default=0)),
                        ("last", models.PositiveIntegerField(default=0)),
                        ("engine", models.CharField(blank=True, max_length=20)),
                        ("made_of", models.CharField(blank=True, max_length=64)),
                        ("words", models.TextField(blank=True)),
                        (
                            "building_engine",
                            models.CharField(blank=True, max_length=20),
                        ),
                        (
                            "building_made_of",
                            models.CharField(blank=True, max_length=64),
                        ),
                        ("building_words", models.TextField(blank=True)),
                        ("building_at", models.DateTimeField(null=True)),
                        ("sequence", models.PositiveBigIntegerField(default=0)),
                        (
                            "building_sequence",
                            models.PositiveBigIntegerField(default=0),
                        ),
                        ("editions", models.JSONField(default=dict)),
                        ("revision", models.PositiveBigIntegerField(default=0)),
                        ("epoch", models.PositiveBigIntegerField(default=0)),
                        ("counted_revision", models.PositiveBigIntegerField(default=0)),
                        ("since", models.DateTimeField(null=True)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("id", 1)),
                                name="search_index_one_row",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Vector",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("kind", models.CharField(max_length=40)),
                        ("thing", models.CharField(max_length=255)),
                        ("digest", models.BinaryField(max_length=16)),
                        ("scale", models.FloatField()),
                        ("numbers", models.BinaryField()),
                    ],
                    options={
                        "constraints": [models.UniqueConstraint(fields=("kind", "thing"), name="search_vector_once")],
                    },
                ),
                migrations.CreateModel(
                    name="SavedSearch",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("name", models.CharField(max_length=100)),
                        ("query", models.CharField(max_length=1000)),
                        ("seen", models.PositiveBigIntegerField(default=0)),
                        ("seen_at", models.DateTimeField()),
                        ("seen_before", models.PositiveBigIntegerField(default=0)),
                        ("seen_before_at", models.DateTimeField()),
                        ("created_at", models.DateTimeField()),
                        ("removed_at", models.DateTimeField(null=True)),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["user", "created_at"], name="savedsearch_of")],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("removed_at", None)),
                                fields=("user", "name"),
                                name="savedsearch_name",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("name", ""), _negated=True),
                                    models.Q(("query", ""), _negated=True),
                                ),
                                name="savedsearch_says_something",
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
