"""An event with sessions for pretalx, run in pretalx's own environment; their titles and names come as JSON.

The last line it prints is the cookie of the organiser, who has signed in.
Every session has what a film of the list has beside its title: people, a kind, a day. Nothing of ours is imported.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from importlib import import_module

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django_scopes import scope, scopes_disabled  # noqa: E402
from pretalx.event.models import Event  # noqa: E402
from pretalx.event.utils import create_organiser_with_team  # noqa: E402
from pretalx.person.models import SpeakerProfile, User  # noqa: E402
from pretalx.schedule.models import Room  # noqa: E402
from pretalx.submission.models import Submission, Track  # noqa: E402

SLUG = "programme"
BEGIN = dt.datetime(2026, 10, 1, 9, tzinfo=dt.UTC)
A_DAY = 20
"""Sessions of one day."""


def fill(sessions: list[tuple[str, str]]) -> None:
    call_command("migrate", verbosity=0)
    person = User.objects.create_user(name="Somebody", email="somebody@example.org", password="not needed again")
    organiser, team = create_organiser_with_team(name="Programme", slug="organiser", users=[person])
    team.all_events = team.can_change_submissions = True
    team.save()
    with scopes_disabled():
        event = Event.objects.create(
            name="Programme",
            slug=SLUG,
            organiser=organiser,
            is_public=True,
            date_from=BEGIN.date(),
            date_to=BEGIN.date() + dt.timedelta(days=len(sessions) // A_DAY),
            timezone="UTC",
            email="organiser@example.org",
            locale_array="en",
            locale="en",
        )
    with scope(event=event):
        event.build_initial_data()
        room = Room.objects.create(event=event, name="Room", position=0)
        track = Track.objects.create(event=event, name="Films", color="#884422")
        for number, (title, name) in enumerate(sessions):
            add(event, room, track, number, title, name)
        event.release_schedule(name="1", user=person, notify_speakers=False)
    print(signed_in(person))


def signed_in(person: User) -> str:
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session["_auth_user_id"] = str(person.pk)
    # Not every backend there knows who somebody is; the one that looks at passwords does.
    session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    session["_auth_user_hash"] = person.get_session_auth_hash()
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def add(event: Event, room: Room, track: Track, number: int, title: str, name: str) -> None:
    speaker = User.objects.create_user(name=name, email=f"speaker{number}@example.org")
    SpeakerProfile.objects.create(user=speaker, event=event, biography=name)
    session = Submission.objects.create(
        event=event,
        title=title,
        submission_type=event.cfp.default_type,
        track=track,
        abstract=title,
        content_locale="en",
    )
    session.speakers.add(speaker)
    session.accept(person=speaker)
    session.confirm(person=speaker)
    slot = session.slots.get(schedule=event.wip_schedule)
    day, place = divmod(number, A_DAY)
    slot.start = BEGIN + dt.timedelta(days=day, minutes=30 * place)
    slot.end = slot.start + dt.timedelta(minutes=30)
    slot.room = room
    slot.save()


if __name__ == "__main__":
    fill(json.load(sys.stdin))
