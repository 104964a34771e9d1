"""Passwords: which ones are guessed too easily, and how they are kept so that the database does not give them away.

What is asked of a password is length, and that it is not among the first that anybody would try. Nothing is asked of
what it is made of, and it never expires.
"""

from __future__ import annotations

import hashlib
import hmac
from functools import cache
from itertools import pairwise

from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

ROWS = ("qwertyuiopasdfghjklzxcvbnm", "йцукенгшщзхъфывапролджэячсмитьбю", "1234567890-=")
"""Letters as keyboards have them, one row after the other."""

SHORT_UNIT = 3
"""What repeats so few letters is no secret, whatever the letters are."""

OURS = frozenset({"diptych", "диптих"})
"""Words that are guessed first here and nowhere else."""


# Choosing -------------------------------------------------------------------------------------------------------------


class MaximumLengthValidator:
    """A most, so that nobody has the site work on a book; whole sentences pass far below it."""

    def __init__(self, max_length: int = 128) -> None:
        self.most = MaxLengthValidator(max_length)

    def validate(self, password: str, user: object = None) -> None:
        self.most(password)

    def get_help_text(self) -> str:
        return ""


class GuessedFirstValidator(CommonPasswordValidator):
    """Refuses common passwords, also where they were only made longer: said twice, or with figures at their ends.

    >>> bare("password1234"), unit("dragondragon"), is_run("23456789012"), is_run("qwertyuiopas")
    ('password', 'dragon', True, True)
    """

    def validate(self, password: str, user: object = None) -> None:
        text = password.lower().strip()
        repeated = unit(text)
        known = {text, repeated, bare(text), bare(repeated)}
        guessed = not known.isdisjoint(self.passwords) or not known.isdisjoint(OURS)
        if guessed or len(repeated) <= SHORT_UNIT or is_run(text):
            raise ValidationError(self.get_error_message(), code="password_too_common")


def unit(text: str) -> str:
    """The shortest text that gives this one when it is said again and again."""
    place = (text + text).find(text, 1)
    return text[:place] if text else text


def bare(text: str) -> str:
    """The text without what is no letter at its ends, if it is still the greater part."""
    first = next((place for place, letter in enumerate(text) if letter.isalpha()), len(text))
    last = next((place for place in range(len(text), 0, -1) if text[place - 1].isalpha()), 0)
    found = text[first:last]
    return found if 2 * len(found) >= len(text) else text


def is_run(text: str) -> bool:
    """Whether the letters follow each other, in their alphabet or on a keyboard, forwards or backwards."""
    for letters in (text, text[::-1]):
        if any(letters in row for row in ROWS):
            return True
        if all(ord(after) - ord(before) in (1, -9) for before, after in pairwise(letters)):
            return True
    return False


# Keeping --------------------------------------------------------------------------------------------------------------


class SiteHasher(Argon2PasswordHasher):
    """Argon2id of the password under a key of the site, which does not lie in the database.

    Whoever has copied the database alone cannot try passwords on it. The hash names the key: after a change of the
    secret key it fits as long as the former one is known, and is made anew when its owner signs in.
    """

    algorithm = "argon2site"

    def encode(self, password: str, salt: str) -> str:
        key = settings.SECRET_KEY
        _algorithm, rest = super().encode(_under(key, password), salt).split("$", 1)
        return f"{self.algorithm}${_name_of(key)}${rest}"

    def decode(self, encoded: str) -> dict[str, Any]:
        found: dict[str, Any] = super().decode(self._plain(encoded))
        return found

    def verify(self, password: str, encoded: str) -> bool:
        key = next((key for key in _keys() if _name_of(key) == encoded.split("$", 2)[1]), None)
        return key is not None and bool(super().verify(_under(key, password), self._plain(encoded)))

    def must_update(self, encoded: str) -> bool:
        if encoded.split("$", 2)[1] != _name_of(settings.SECRET_KEY):
            return True
        return bool(super().must_update(self._plain(encoded)))

    def _plain(self, encoded: str) -> str:
        """As Argon2 alone would have it; what is that already stays as it is."""
        name, rest = encoded.split("$", 2)[1:]
        return encoded if name.startswith("argon2") else f"{self.algorithm}${rest}"


def _keys() -> tuple[str, ...]:
    return (settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS))


def _under(key: str, password: str) -> str:
    return hmac.new(_derived(key), password.encode(errors="surrogatepass"), hashlib.sha256).hexdigest()


@cache
def _derived(key: str) -> bytes:
    return hashlib.blake2b(key.encode(), person=b"diptych-pepper", digest_size=32).digest()


@cache
def _name_of(key: str) -> str:
    """By which a hash knows its key: 32 bits, which tell nothing of the key."""
    return hashlib.blake2b(_derived(key), person=b"diptych-keyname", digest_size=4).hexdigest()
