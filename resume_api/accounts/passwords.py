"""Passwords, as argon2id hashes."""

from __future__ import annotations

from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

hasher = PasswordHasher()
_at_once = BoundedSemaphore(2)
"""A hash takes 64 MiB and a core for 0.1 s: a crowd of log-ins waits instead of filling memory."""


def hashed(password: str) -> str:
    """The hash to store."""
    with _at_once:
        return hasher.hash(password)


def matches(password: str, stored: str | None) -> bool:
    """Whether ``password`` is the one of ``stored``. An account that does not exist (None) takes
    as long as one that does."""
    with _at_once:
        try:
            return hasher.verify(stored or _nobody(), password) and stored is not None
        except (VerificationError, InvalidHashError):
            return False


@cache
def _nobody() -> str:
    return hasher.hash("nobody has this password")
