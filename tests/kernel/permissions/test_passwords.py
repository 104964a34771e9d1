"""Which passwords are taken, and how they are kept."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.hashers import PBKDF2PasswordHasher, check_password, identify_hasher, make_password
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

FORMER = "the-key-of-last-year-which-was-long-enough-to-be-one-too"


def refused(password: str) -> list[str]:
    try:
        validate_password(password, User(username="anna", first_name="Анна Ли"))
    except ValidationError as error:
        return [each.code or "" for each in error.error_list]
    return []


# Choosing -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "password",
    [
        "correct horse battery",
        "снег идёт над рекой",
        "江上有雪舟不行人未归夜已深",
        "  leading and   many   spaces ",
        "🎬🎞️🎥 in the evening",
        "8163 9047 2255",
        "x7-pale-window",
        "all of one case",
        "a" * 60 + "b" * 60 + "c" * 8,
    ],
)
def test_password_of_any_letters_is_taken_if_it_is_long_enough(password: str) -> None:
    assert refused(password) == []


@pytest.mark.parametrize("length", [11, 12, 64, 128, 129])
def test_password_has_a_least_and_a_most(length: int) -> None:
    password = "".join(chr(0x4E00 + 7 * place * place % 5000) for place in range(length))

    assert refused(password) == {11: ["password_too_short"], 129: ["max_length"]}.get(length, [])


@pytest.mark.parametrize(
    "password",
    [
        "password1234",
        "PassWord!!!!",
        "passwordpassword",
        "123456789012",
        "210987654321",
        "abcdefghijkl",
        "qwertyuiopas",
        "йцукенгшщзхъ",
        "aaaaaaaaaaaa",
        "abcabcabcabc",
        "Diptych 2030",
    ],
)
def test_password_that_is_tried_first_is_refused(password: str) -> None:
    assert refused(password) == ["password_too_common"]


def test_password_made_of_ones_name_is_refused() -> None:
    with pytest.raises(ValidationError):
        validate_password("anna.wei.2030", User(username="anna.wei.2030"))


def test_password_is_not_cut_and_no_letter_of_it_is_changed() -> None:
    whole = "long " * 20 + "end "
    kept = make_password(whole)

    assert check_password(whole, kept)
    assert not any(check_password(text, kept) for text in (whole[:-1], whole[:72], whole.upper()))


# Keeping --------------------------------------------------------------------------------------------------------------


def test_database_alone_gives_no_password_away(settings: Any) -> None:
    kept = make_password("correct horse battery")
    assert kept.startswith("argon2site$")
    assert check_password("correct horse battery", kept)

    settings.SECRET_KEY = FORMER

    assert not check_password("correct horse battery", kept)


def test_password_outlives_a_change_of_the_key_and_moves_under_the_new_one(settings: Any) -> None:
    settings.SECRET_KEY, today = FORMER, settings.SECRET_KEY
    kept = make_password("correct horse battery")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = today, [FORMER]
    moved: list[str] = []

    assert check_password("correct horse battery", kept, setter=lambda text: moved.append(make_password(text)))

    settings.SECRET_KEY_FALLBACKS = []
    assert len(moved) == 1
    assert check_password("correct horse battery", moved[0])
    assert not identify_hasher(moved[0]).must_update(moved[0])  # type: ignore[attr-defined]


@pytest.mark.parametrize("algorithm", ["argon2", "pbkdf2_sha256"])
def test_password_kept_by_an_older_method_is_moved_to_todays(algorithm: str) -> None:
    kept = make_password("correct horse battery", hasher=algorithm)
    moved: list[str] = []

    assert check_password("correct horse battery", kept, setter=lambda text: moved.append(make_password(text)))
    assert moved
    assert moved[0].startswith("argon2site$")


def test_wrong_password_moves_nothing() -> None:
    kept = PBKDF2PasswordHasher().encode("correct horse battery", "salt", 10)

    assert not check_password("another", kept, setter=lambda _text: pytest.fail("moved"))
