import datetime

import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models

import diptych.kernel.ids
import diptych.kernel.migrating


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("auth", "__first__"),
    ]

    operations = [
        diptych.kernel.migrating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="Profile",
                    fields=[
                        (
                            "user",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="profile",
                                serialize=False,
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("language", models.CharField(max_length=16)),
                        ("mails", models.BooleanField(default=True)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("language__in", ["ru", "zh-hans", "en"])),
                                name="profile_language_known",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Token",
                    fields=[
                        ("id", models.UUIDField(default=diptych.kernel.ids.new_id, primary_key=True, serialize=False)),
                        ("digest", models.CharField(max_length=64, unique=True)),
                        ("prefix", models.CharField(max_length=12)),
                        ("label", models.CharField(max_length=100)),
                        ("programme", models.CharField(max_length=200)),
                        ("party", models.CharField(blank=True, max_length=10)),
                        ("acts", models.JSONField()),
                        ("created_at", models.DateTimeField()),
                        ("expires_at", models.DateTimeField()),
                        ("used_at", models.DateTimeField(null=True)),
                        ("revoked_at", models.DateTimeField(null=True)),
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
                        "indexes": [models.Index(fields=["user", "-id"], name="tokens_of_user")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("expires_at__gt", models.F("created_at")),
                                    (
                                        "expires_at__lte",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("created_at"), "+", models.Value(datetime.timedelta(days=365))
                                        ),
                                    ),
                                ),
                                name="tokens_last_a_year",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("acts", []), _negated=True), name="tokens_have_acts"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="TokenAnswer",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("key", models.CharField(max_length=255)),
                        ("digest", models.CharField(max_length=64)),
                        ("status", models.PositiveSmallIntegerField(default=0)),
                        ("body", models.TextField(blank=True)),
                        ("at", models.DateTimeField()),
                        (
                            "token",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="answers",
                                to="permissions.token",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [models.Index(fields=["at"], name="token_answers_by_age")],
                        "constraints": [models.UniqueConstraint(fields=("token", "key"), name="token_answers_once")],
                    },
                ),
                migrations.CreateModel(
                    name="AdministratorSession",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("reason", models.TextField()),
                        ("begun_at", models.DateTimeField()),
                        ("ends_at", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(null=True)),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("ended_at__isnull", True)),
                                fields=["ends_at"],
                                name="administering_open",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ends_at__gt", models.F("begun_at"))),
                                name="administering_ends_later",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="administering_has_reason"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="SentForm",
                    fields=[
                        ("id", models.UUIDField(primary_key=True, serialize=False)),
                        ("digest", models.CharField(max_length=64)),
                        ("result", models.TextField(blank=True)),
                        ("at", models.DateTimeField()),
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
                        "indexes": [models.Index(fields=["at"], name="sentform_by_age")],
                    },
                ),
            ],
        ),
    ]
