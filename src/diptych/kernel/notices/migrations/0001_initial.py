import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import diptych.kernel.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Mail",
            fields=[
                ("id", models.UUIDField(default=diptych.kernel.ids.new_id, primary_key=True, serialize=False)),
                ("address", models.CharField(max_length=320)),
                ("language", models.CharField(blank=True, max_length=16)),
                ("programme", models.CharField(blank=True, max_length=200)),
                ("thing_type", models.CharField(blank=True, max_length=100)),
                ("thing_id", models.CharField(blank=True, max_length=255)),
                ("gathers", models.BooleanField(default=False)),
                ("secret", models.BooleanField(default=False)),
                ("subject", models.TextField(blank=True)),
                ("body", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("sending", "Being sent"),
                            ("sent", "Sent"),
                            ("failed", "Tried again"),
                            ("given_up", "Given up"),
                            ("dropped", "Not needed"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("next_at", models.DateTimeField()),
                ("error", models.TextField(blank=True)),
                ("job", models.UUIDField(null=True)),
                ("created_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["state", "-id"], name="mails_by_state"),
                    models.Index(
                        condition=models.Q(("thing_id", ""), _negated=True),
                        fields=["thing_type", "thing_id"],
                        name="mails_of_thing",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("gathers", True), ("state", "waiting")),
                        fields=("user", "thing_type", "thing_id"),
                        name="mails_one_gathers",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["waiting", "sending", "sent", "failed", "given_up", "dropped"])
                        ),
                        name="mails_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("gathers", False), ("user__isnull", False), _connector="OR"),
                        name="mails_gather_for_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("sent_at__isnull", False), ("state", "sent")),
                            models.Q(models.Q(("state", "sent"), _negated=True), ("sent_at__isnull", True)),
                            _connector="OR",
                        ),
                        name="mails_sent_at",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Notice",
            fields=[
                ("id", models.UUIDField(default=diptych.kernel.ids.new_id, primary_key=True, serialize=False)),
                ("code", models.CharField(max_length=100)),
                ("programme", models.CharField(blank=True, max_length=200)),
                ("party", models.CharField(blank=True, max_length=10)),
                ("thing_type", models.CharField(max_length=100)),
                ("thing_id", models.CharField(max_length=255)),
                ("facts", models.JSONField(default=dict)),
                ("page", models.CharField(blank=True, max_length=100)),
                ("arguments", models.JSONField(default=dict)),
                ("at", models.DateTimeField()),
                ("read_at", models.DateTimeField(null=True)),
                (
                    "mail",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="notices",
                        to="notices.mail",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["user", "-id"], name="notices_of_user"),
                    models.Index(condition=models.Q(("read_at__isnull", True)), fields=["user"], name="notices_unread"),
                ],
            },
        ),
    ]
