"""Passwords: which are taken (NIST SP 800-63B, section 3.1.1.2), and their argon2id hashes."""

from __future__ import annotations

import unicodedata
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from resume_api.languages.error_sentences import english

MIN_CHARACTERS = 10
MAX_CHARACTERS = 1024

hasher = PasswordHasher()
_at_once = BoundedSemaphore(2)
"""A hash takes 64 MiB and a core for 0.1 s: a crowd of log-ins waits instead of filling memory."""


def fault(password: str, email: str = "") -> str | None:
    """Why a new password is not taken, None where it is: length counts, not kinds of characters."""
    plain = normalised(password)
    if not MIN_CHARACTERS <= len(plain) <= MAX_CHARACTERS:
        return english("value_password_length", min=MIN_CHARACTERS, max=MAX_CHARACTERS)
    if not any(unicodedata.category(character)[0] in "LNPS" for character in plain):
        return english("value_password_blank")
    folded = plain.casefold()
    if len(set(folded)) == 1 or folded in _common():
        return english("value_password_common")
    if email and folded in (email.casefold(), email.casefold().partition("@")[0]):
        return english("value_password_address")
    return None


def normalised(password: str) -> str:
    """NFKC, so that the same characters from another keyboard are the same password."""
    return unicodedata.normalize("NFKC", password)


def hashed(password: str) -> str:
    """The hash to store."""
    with _at_once:
        return hasher.hash(normalised(password))


def matches(password: str, stored: str | None) -> bool:
    """Whether ``password`` is the one of ``stored``. An account that does not exist (None) takes
    as long as one that does."""
    # Hashes made before passwords were normalised are of what was typed.
    spellings = dict.fromkeys((normalised(password), password))
    return any(_verified(spelling, stored) for spelling in spellings)


def _verified(password: str, stored: str | None) -> bool:
    with _at_once:
        try:
            return hasher.verify(stored or _nobody(), password) and stored is not None
        except (VerificationError, InvalidHashError):
            return False


@cache
def _common() -> frozenset[str]:
    """The 30,000 most common passwords of zxcvbn (MIT licence); its lists load slowly."""
    from zxcvbn.frequency_lists import FREQUENCY_LISTS

    return frozenset(normalised(word).casefold() for word in FREQUENCY_LISTS["passwords"])


@cache
def _nobody() -> str:
    return hasher.hash("nobody has this password")
