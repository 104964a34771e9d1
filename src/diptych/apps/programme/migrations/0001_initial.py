import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import diptych.kernel.keeping.models
import diptych.kernel.migrating


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "__first__"),
        ("authority", "0001_initial"),
        ("sources", "0001_initial"),
        ("works", "0001_initial"),
    ]

    operations = [
        diptych.kernel.migrating.CreateTables(
            tables=[
                migrations.CreateModel(
                    name="Party",
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
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="parties",
                                to="programme.programme",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("programme", "position"), name="party_position"),
                            models.UniqueConstraint(fields=("programme", "country"), name="party_once"),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Document",
                    fields=[
                        ("id", models.CharField(max_length=160, primary_key=True, serialize=False)),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("revision", models.PositiveIntegerField(default=1)),
                        ("changed_at", models.DateTimeField()),
                        ("unverified", models.BooleanField(default=False)),
                        ("kind", models.CharField(max_length=80)),
                        (
                            "level",
                            models.CharField(
                                choices=[
                                    ("programme", "Programme"),
                                    ("project", "Project"),
                                    ("proposal", "Proposal"),
                                    ("treaty_pointer", "Treaty Pointer"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("date", models.CharField(blank=True, max_length=10)),
                        ("date_earliest", models.DateField(null=True)),
                        ("date_latest", models.DateField(null=True)),
                        ("date_basis", models.CharField(blank=True, max_length=500)),
                        ("place_city", models.CharField(blank=True, max_length=500)),
                        ("place_country", models.CharField(blank=True, max_length=2)),
                        ("place_venue", models.CharField(blank=True, max_length=500)),
                        ("valid_until", models.CharField(blank=True, max_length=10)),
                        ("valid_until_latest", models.DateField(null=True)),
                        ("note", models.TextField(blank=True)),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sources.source"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["-date_latest", "id"], name="document_by_date")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("id", ""), _negated=True), name="programme_document_has_id"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("revision__gte", 1)), name="programme_document_revision_from_one"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("level__in", ["programme", "project", "proposal", "treaty_pointer"])
                                ),
                                name="document_level_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DocumentCitation",
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
                                to="programme.document",
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
                            models.UniqueConstraint(fields=("fact", "source"), name="programme_documentcitation_once"),
                            models.CheckConstraint(
                                condition=models.Q(("position__gte", 1)), name="programme_documentcitation_after_first"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DocumentContent",
                    fields=[
                        ("position", models.PositiveIntegerField()),
                        ("unverified", models.BooleanField(default=False)),
                        ("id", models.CharField(max_length=160, primary_key=True, serialize=False)),
                        ("text", models.TextField()),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="contents",
                                to="programme.document",
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
                        "indexes": [models.Index(fields=["document", "position"], name="documentcontent_order")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("id", ""), _negated=True), models.Q(("text", ""), _negated=True)
                                ),
                                name="documentcontent_says_what",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DocumentContentCitation",
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
                                to="programme.documentcontent",
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
                                fields=("fact", "source"), name="programme_documentcontentcitation_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("position__gte", 1)),
                                name="programme_documentcontentcitation_after_first",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DocumentName",
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
                        ("type", models.CharField(blank=True, max_length=80)),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="names",
                                to="programme.document",
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
                            models.UniqueConstraint(fields=("document", "position"), name="documentname_position")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DocumentNameCitation",
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
                                to="programme.documentname",
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
                                fields=("fact", "source"), name="programme_documentnamecitation_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("position__gte", 1)),
                                name="programme_documentnamecitation_after_first",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DocumentParty",
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
                            "agent",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="documents",
                                to="authority.agent",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="parties",
                                to="programme.document",
                            ),
                        ),
                        (
                            "signed_or_exchanged_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="signed_documents",
                                to="authority.agent",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("document", "position"), name="documentparty_position")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DocumentStep",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("unverified", models.BooleanField(default=False)),
                        ("date", models.CharField(max_length=21)),
                        ("date_earliest", models.DateField(null=True)),
                        ("date_latest", models.DateField(null=True)),
                        ("text", models.TextField()),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="timeline",
                                to="programme.document",
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
                            models.UniqueConstraint(fields=("document", "position"), name="documentstep_position")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DocumentStepCitation",
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
                                to="programme.documentstep",
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
                                fields=("fact", "source"), name="programme_documentstepcitation_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("position__gte", 1)),
                                name="programme_documentstepcitation_after_first",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DocumentWitness",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="witnessed_documents",
                                to="authority.agent",
                            ),
                        ),
                        (
                            "document",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="witnesses",
                                to="programme.document",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("document", "position"), name="documentwitness_position")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Drive",
                    fields=[
                        ("id", models.CharField(max_length=160, primary_key=True, serialize=False)),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("revision", models.PositiveIntegerField(default=1)),
                        ("changed_at", models.DateTimeField()),
                        ("unverified", models.BooleanField(default=False)),
                        ("announced", models.CharField(blank=True, max_length=10)),
                        ("announced_earliest", models.DateField(null=True)),
                        ("opens", models.CharField(blank=True, max_length=10)),
                        ("opens_earliest", models.DateField(null=True)),
                        ("closes", models.CharField(blank=True, max_length=10)),
                        ("closes_latest", models.DateField(null=True)),
                        ("who", models.TextField(blank=True)),
                        ("purpose", models.TextField(blank=True)),
                        ("consent", models.TextField(blank=True)),
                        ("status", models.TextField(blank=True)),
                        ("period_start", models.CharField(blank=True, max_length=10)),
                        ("period_end", models.CharField(blank=True, max_length=10)),
                        ("exhibition_start", models.CharField(blank=True, max_length=10)),
                        ("exhibition_end", models.CharField(blank=True, max_length=10)),
                        ("note", models.TextField(blank=True)),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sources.source"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [models.Index(fields=["announced_earliest", "id"], name="drive_by_date")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("id", ""), _negated=True), name="programme_drive_has_id"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("revision__gte", 1)), name="programme_drive_revision_from_one"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DriveCitation",
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
                                to="programme.drive",
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
                            models.UniqueConstraint(fields=("fact", "source"), name="programme_drivecitation_once"),
                            models.CheckConstraint(
                                condition=models.Q(("position__gte", 1)), name="programme_drivecitation_after_first"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DriveLine",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        (
                            "list",
                            models.CharField(
                                choices=[
                                    ("what", "What"),
                                    ("form_fields", "Form Fields"),
                                    ("process", "Process"),
                                    ("rules", "Rules"),
                                    ("modes", "Modes"),
                                    ("contributor_gets", "Contributor Gets"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("text", models.CharField(max_length=500)),
                        (
                            "drive",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="lines", to="programme.drive"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("drive", "list", "position"), name="driveline_position"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "list__in",
                                        ["what", "form_fields", "process", "rules", "modes", "contributor_gets"],
                                    )
                                ),
                                name="driveline_list_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DriveName",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("text", models.CharField(max_length=500)),
                        ("lang", models.CharField(max_length=35)),
                        (
                            "drive",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="names", to="programme.drive"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("drive", "position"), name="drivename_position")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DriveOrganiser",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("name", models.CharField(blank=True, max_length=500)),
                        (
                            "agent",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="organised_drives",
                                to="authority.agent",
                            ),
                        ),
                        (
                            "drive",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="organisers",
                                to="programme.drive",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("drive", "position"), name="driveorganiser_position"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("agent__isnull", False), ("name", "")),
                                    models.Q(("agent", None), models.Q(("name", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="driveorganiser_of_register_or_name",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DriveTerritory",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("territory", models.CharField(max_length=2)),
                        (
                            "drive",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="territories",
                                to="programme.drive",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("drive", "position"), name="driveterritory_position")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DriveVariant",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("unverified", models.BooleanField(default=False)),
                        ("text", models.TextField()),
                        (
                            "drive",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="variants",
                                to="programme.drive",
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
                            models.UniqueConstraint(fields=("drive", "position"), name="drivevariant_position")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DriveWindow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("unverified", models.BooleanField(default=False)),
                        ("year", models.CharField(blank=True, max_length=4)),
                        ("opens", models.CharField(blank=True, max_length=10)),
                        ("opens_earliest", models.DateField(null=True)),
                        ("closes", models.CharField(blank=True, max_length=10)),
                        ("closes_latest", models.DateField(null=True)),
                        (
                            "drive",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="windows",
                                to="programme.drive",
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
                            models.UniqueConstraint(fields=("drive", "position"), name="drivewindow_position")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Event",
                    fields=[
                        ("id", models.CharField(max_length=160, primary_key=True, serialize=False)),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("revision", models.PositiveIntegerField(default=1)),
                        ("changed_at", models.DateTimeField()),
                        ("unverified", models.BooleanField(default=False)),
                        ("kind", models.CharField(max_length=80)),
                        ("series", models.CharField(blank=True, max_length=80)),
                        ("edition", models.PositiveSmallIntegerField(null=True)),
                        ("start", models.CharField(blank=True, max_length=10)),
                        ("start_earliest", models.DateField(null=True)),
                        ("end", models.CharField(blank=True, max_length=10)),
                        ("end_latest", models.DateField(null=True)),
                        ("note", models.TextField(blank=True)),
                        (
                            "source",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sources.source"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                        "indexes": [
                            models.Index(
                                diptych.kernel.keeping.models.Latest("start_earliest"),
                                models.F("id"),
                                name="event_by_date",
                            ),
                            models.Index(
                                models.F("kind"),
                                diptych.kernel.keeping.models.Latest("start_earliest"),
                                models.F("id"),
                                name="event_kind",
                            ),
                            models.Index(
                                models.F("series"),
                                diptych.kernel.keeping.models.Latest("start_earliest"),
                                models.F("id"),
                                name="event_series",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("id", ""), _negated=True), name="programme_event_has_id"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("revision__gte", 1)), name="programme_event_revision_from_one"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("start_earliest", None),
                                    ("end_latest", None),
                                    ("end_latest__gte", models.F("start_earliest")),
                                    _connector="OR",
                                ),
                                name="event_ends_after_it_begins",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EventCitation",
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
                                to="programme.event",
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
                            models.UniqueConstraint(fields=("fact", "source"), name="programme_eventcitation_once"),
                            models.CheckConstraint(
                                condition=models.Q(("position__gte", 1)), name="programme_eventcitation_after_first"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EventName",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("text", models.CharField(max_length=500)),
                        ("lang", models.CharField(max_length=35)),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="names", to="programme.event"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("event", "position"), name="eventname_position")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EventOrganiser",
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
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="organised_events",
                                to="authority.agent",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="organisers",
                                to="programme.event",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("event", "position"), name="eventorganiser_position")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EventPerson",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("role", models.CharField(max_length=500)),
                        (
                            "agent",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="at_events",
                                to="authority.agent",
                            ),
                        ),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="people", to="programme.event"
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("event", "position"), name="eventperson_position")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EventPlace",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("city", models.CharField(blank=True, max_length=500)),
                        ("country", models.CharField(max_length=2)),
                        ("venue", models.CharField(blank=True, max_length=500)),
                        ("dates", models.CharField(blank=True, max_length=21)),
                        ("dates_earliest", models.DateField(null=True)),
                        ("dates_latest", models.DateField(null=True)),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="places", to="programme.event"
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
                        "indexes": [models.Index(fields=["country"], name="eventplace_country")],
                        "constraints": [
                            models.UniqueConstraint(fields=("event", "position"), name="eventplace_position")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EventPlaceCitation",
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
                                to="programme.eventplace",
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
                                fields=("fact", "source"), name="programme_eventplacecitation_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("position__gte", 1)),
                                name="programme_eventplacecitation_after_first",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EventWord",
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
                                on_delete=django.db.models.deletion.CASCADE, related_name="words", to="programme.event"
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="EventWork",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("title", models.CharField(blank=True, max_length=500)),
                        ("lang", models.CharField(blank=True, max_length=35)),
                        ("director", models.CharField(blank=True, max_length=500)),
                        ("year", models.CharField(blank=True, max_length=4)),
                        (
                            "event",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE, related_name="works", to="programme.event"
                            ),
                        ),
                        (
                            "work",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="at_events",
                                to="works.work",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("event", "position"), name="eventwork_position"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("title", ""), ("work__isnull", False)),
                                    models.Q(("work", None), models.Q(("title", ""), _negated=True)),
                                    _connector="OR",
                                ),
                                name="eventwork_of_register_or_title",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Expedition",
                    fields=[
                        ("id", models.CharField(max_length=160, primary_key=True, serialize=False)),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("revision", models.PositiveIntegerField(default=1)),
                        ("changed_at", models.DateTimeField()),
                        ("unverified", models.BooleanField(default=False)),
                        ("start", models.CharField(blank=True, max_length=10)),
                        ("start_earliest", models.DateField(null=True)),
                        ("end", models.CharField(blank=True, max_length=10)),
                        ("end_latest", models.DateField(null=True)),
                        ("note", models.TextField(blank=True)),
                        (
                            "agent",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="expeditions",
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
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ExpeditionCitation",
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
                                to="programme.expedition",
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
                                fields=("fact", "source"), name="programme_expeditioncitation_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("position__gte", 1)),
                                name="programme_expeditioncitation_after_first",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ExpeditionName",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("text", models.CharField(max_length=500)),
                        ("lang", models.CharField(max_length=35)),
                        (
                            "expedition",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="names",
                                to="programme.expedition",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("expedition", "position"), name="expeditionname_position")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Market",
                    fields=[
                        ("id", models.CharField(max_length=160, primary_key=True, serialize=False)),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("revision", models.PositiveIntegerField(default=1)),
                        ("changed_at", models.DateTimeField()),
                    ],
                    options={
                        "abstract": False,
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("id", ""), _negated=True), name="programme_market_has_id"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("revision__gte", 1)), name="programme_market_revision_from_one"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PartyAuthority",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("unverified", models.BooleanField(default=False)),
                        ("since", models.CharField(blank=True, max_length=10)),
                        ("since_earliest", models.DateField(null=True)),
                        ("until", models.CharField(blank=True, max_length=10)),
                        ("until_latest", models.DateField(null=True)),
                        (
                            "agent",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="authority_of",
                                to="authority.agent",
                            ),
                        ),
                        (
                            "party",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="authorities",
                                to="programme.party",
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
                            models.UniqueConstraint(fields=("party", "position"), name="partyauthority_position")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PartyAuthorityCitation",
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
                                to="programme.partyauthority",
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
                                fields=("fact", "source"), name="programme_partyauthoritycitation_once"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("position__gte", 1)),
                                name="programme_partyauthoritycitation_after_first",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Programme",
                    fields=[
                        ("id", models.CharField(max_length=160, primary_key=True, serialize=False)),
                        ("position", models.PositiveIntegerField(default=0)),
                        ("revision", models.PositiveIntegerField(default=1)),
                        ("changed_at", models.DateTimeField()),
                        ("unverified", models.BooleanField(default=False)),
                        ("start", models.CharField(blank=True, max_length=10)),
                        ("start_earliest", models.DateField(null=True)),
                        ("end", models.CharField(blank=True, max_length=10)),
                        ("end_latest", models.DateField(null=True)),
                        ("note", models.TextField(blank=True)),
                        (
                            "plan",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="plan_of",
                                to="programme.document",
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
                    },
                ),
                migrations.CreateModel(
                    name="Membership",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("party", models.CharField(max_length=2)),
                        ("role", models.CharField(max_length=16)),
                        ("since", models.DateTimeField()),
                        ("until", models.DateTimeField(null=True)),
                        ("given_by", models.CharField(max_length=255)),
                        (
                            "user",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="memberships",
                                to="programme.programme",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("until__isnull", True)),
                                fields=["programme", "party", "role"],
                                name="membership_open",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("until__isnull", True)),
                                fields=("user", "programme", "party", "role"),
                                name="membership_once",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "role__in",
                                        [
                                            "coordinator",
                                            "officer",
                                            "reviewer",
                                            "curator",
                                            "programmer",
                                            "analyst",
                                            "editor",
                                        ],
                                    )
                                ),
                                name="membership_role_known",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("party", ""), _negated=True), name="membership_has_party"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                                name="membership_ends_later",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Invitation",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("email", models.EmailField(max_length=254)),
                        ("party", models.CharField(max_length=2)),
                        ("roles", models.JSONField(default=list)),
                        ("about", models.CharField(blank=True, max_length=100)),
                        ("language", models.CharField(max_length=16)),
                        ("digest", models.CharField(max_length=64, unique=True)),
                        ("invited_by_label", models.CharField(max_length=255)),
                        ("created_at", models.DateTimeField()),
                        ("expires_at", models.DateTimeField()),
                        ("accepted_at", models.DateTimeField(null=True)),
                        ("revoked_at", models.DateTimeField(null=True)),
                        (
                            "accepted_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "invited_by",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="invitations",
                                to="programme.programme",
                            ),
                        ),
                    ],
                    options={
                        "indexes": [
                            models.Index(
                                condition=models.Q(("accepted_at__isnull", True), ("revoked_at__isnull", True)),
                                fields=["programme", "party", "created_at"],
                                name="invitation_open",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("party", ""), _negated=True), name="invitation_has_party"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("expires_at__gt", models.F("created_at"))),
                                name="invitation_expires_later",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("accepted_at", None), ("accepted_by", None)),
                                    models.Q(
                                        ("accepted_at__isnull", False),
                                        ("accepted_by__isnull", False),
                                        ("revoked_at", None),
                                    ),
                                    _connector="OR",
                                ),
                                name="invitation_taken_or_not",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProgrammeAgreement",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("pack", models.CharField(max_length=80)),
                        (
                            "document",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="packs",
                                to="programme.document",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="agreements",
                                to="programme.programme",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("programme", "position"), name="programmeagreement_position"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("pack", ""), _negated=True), name="programmeagreement_has_pack"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProgrammeCitation",
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
                                to="programme.programme",
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
                            models.UniqueConstraint(fields=("fact", "source"), name="programme_programmecitation_once"),
                            models.CheckConstraint(
                                condition=models.Q(("position__gte", 1)), name="programme_programmecitation_after_first"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProgrammeField",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        (
                            "page",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("films", "Films"),
                                    ("people", "People"),
                                    ("events", "Events"),
                                    ("drives", "Drives"),
                                    ("documents", "Documents"),
                                    ("sources", "Sources"),
                                    ("market", "Market"),
                                ],
                                max_length=20,
                            ),
                        ),
                        ("query", models.CharField(blank=True, max_length=200)),
                        (
                            "content",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="programme.documentcontent",
                            ),
                        ),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="fields",
                                to="programme.programme",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("programme", "position"), name="programmefield_position"),
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "page__in",
                                        ["", "films", "people", "events", "drives", "documents", "sources", "market"],
                                    )
                                ),
                                name="programmefield_page_known",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProgrammeFieldName",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("text", models.CharField(max_length=500)),
                        ("lang", models.CharField(max_length=35)),
                        (
                            "field",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="names",
                                to="programme.programmefield",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("field", "position"), name="programmefieldname_position")
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProgrammeName",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        ("position", models.PositiveIntegerField()),
                        ("text", models.CharField(max_length=500)),
                        ("lang", models.CharField(max_length=35)),
                        (
                            "programme",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="names",
                                to="programme.programme",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(fields=("programme", "position"), name="programmename_position")
                        ],
                    },
                ),
            ],
        ),
    ]
