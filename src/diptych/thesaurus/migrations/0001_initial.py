import django.db.models.deletion
from django.db import migrations, models

import diptych.kernel.migrating


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        diptych.kernel.migrating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="Dictionary",
                    fields=[
                        ("id", models.SlugField(max_length=40, primary_key=True, serialize=False)),
                        ("title", models.CharField(max_length=200)),
                        ("licence", models.CharField(max_length=200)),
                        ("version", models.CharField(blank=True, max_length=80)),
                        ("terms", models.PositiveIntegerField(default=0)),
                        ("tokenizer", models.CharField(max_length=40)),
                        ("taken_at", models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name="Term",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("lang", models.CharField(max_length=8)),
                        ("key", models.CharField(max_length=120)),
                        ("text", models.CharField(max_length=120)),
                        ("into", models.CharField(max_length=8)),
                        ("said", models.CharField(max_length=120)),
                        ("rank", models.PositiveSmallIntegerField()),
                        (
                            "dictionary",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rows",
                                to="thesaurus.dictionary",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["lang", "key"], name="thesaurus_term_key")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("dictionary", "lang", "key", "into", "said"), name="thesaurus_term_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("rank__gte", 1), ("rank__lte", 100)), name="thesaurus_term_rank"
                            ),
                        ],
                    },
                ),
            ],
        ),
    ]
