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
            name="Hook",
            fields=[
                ("id", models.UUIDField(default=diptych.kernel.ids.new_id, primary_key=True, serialize=False)),
                ("programme", models.CharField(max_length=200)),
                ("party", models.CharField(max_length=10)),
                ("url", models.CharField(max_length=500)),
                ("events", models.JSONField(default=list)),
                ("secret", models.TextField()),
                ("former_secret", models.TextField(blank=True)),
                ("former_until", models.DateTimeField(null=True)),
                ("active", models.BooleanField(default=True)),
                ("stopped", models.CharField(blank=True, max_length=20)),
                ("failing_since", models.DateTimeField(null=True)),
                ("created_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(null=True)),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("removed_at__isnull", True)),
                        fields=["programme", "party"],
                        name="hooks_of_party",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("former_secret", ""), ("former_until__isnull", True)),
                            models.Q(models.Q(("former_secret", ""), _negated=True), ("former_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="hooks_former_secret_ends",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("active", False), ("stopped", ""), _connector="OR"),
                        name="hooks_stopped_is_inactive",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("active", False), ("removed_at__isnull", True), _connector="OR"),
                        name="hooks_removed_is_inactive",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                ("id", models.UUIDField(default=diptych.kernel.ids.new_id, primary_key=True, serialize=False)),
                ("event", models.UUIDField()),
                ("code", models.CharField(max_length=100)),
                ("thing_type", models.CharField(max_length=100)),
                ("thing_id", models.CharField(max_length=255)),
                ("payload", models.JSONField()),
                ("attempts", models.PositiveIntegerField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("delivered", "Delivered"),
                            ("failed", "Tried again"),
                            ("given_up", "Given up"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("status", models.PositiveIntegerField(null=True)),
                ("answer", models.TextField(blank=True)),
                ("error", models.CharField(blank=True, max_length=40)),
                ("milliseconds", models.PositiveIntegerField(null=True)),
                ("at", models.DateTimeField()),
                ("tried_at", models.DateTimeField(null=True)),
                ("next_at", models.DateTimeField(null=True)),
                (
                    "hook",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="deliveries", to="hooks.hook"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["hook", "-id"], name="deliveries_of_hook"),
                    models.Index(fields=["at"], name="deliveries_by_age"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("hook", "event"), name="deliveries_once_a_hook"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "delivered", "failed", "given_up"])),
                        name="deliveries_state",
                    ),
                ],
            },
        ),
    ]
