"""How a variable's text becomes a value; a ValueError has words for the operator."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

SHORTEST_SECRET = 32
"""Bytes of a key for HS256 (RFC 7518, section 3.2)."""


def integer(low: int, high: int) -> Callable[[str], int]:
    """A whole number within bounds, both included."""

    def parse(text: str) -> int:
        if not low <= (value := int(text)) <= high:
            raise ValueError(f"must be a whole number from {low} to {high}")
        return value

    return parse


def number(low: float, high: float) -> Callable[[str], float]:
    """A number within bounds, both included."""

    def parse(text: str) -> float:
        if not low <= (value := float(text)) <= high:
            raise ValueError(f"must be a number from {low} to {high}")
        return value

    return parse


def boolean(text: str) -> bool:
    """true, yes, on, 1 and their opposites."""
    values = {"1": True, "true": True, "yes": True, "on": True}
    values |= {"0": False, "false": False, "no": False, "off": False}
    if text.lower() not in values:
        raise ValueError("must be true or false")
    return values[text.lower()]


def choice(*allowed: str) -> Callable[[str], str]:
    """One of a few words, in any case."""

    def parse(text: str) -> str:
        if text.lower() not in allowed:
            raise ValueError(f"must be one of {', '.join(allowed)}")
        return text.lower()

    return parse


def listing(text: str) -> tuple[str, ...]:
    """Words between commas."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def url(*schemes: str) -> Callable[[str], str]:
    """An address of one of ``schemes``, without a slash at its end."""

    def parse(text: str) -> str:
        parts = urlsplit(text)
        if parts.scheme not in schemes or not parts.netloc:
            raise ValueError(f"must be a URL that begins with {' or '.join(schemes)}://")
        return text.rstrip("/")

    return parse


def clamd_url(text: str) -> str:
    """The address of clamd: a socket's absolute path, or a host and its port."""
    parts = urlsplit(text)
    if not (parts.scheme == "unix" and parts.path.startswith("/") and not parts.netloc) and not (
        parts.scheme == "tcp" and parts.hostname
    ):
        raise ValueError("must be unix:///path or tcp://host:port")
    return text


def database_url(text: str) -> str:
    """An address of SQLite or PostgreSQL."""
    scheme = urlsplit(text).scheme
    if scheme not in ("sqlite", "postgresql"):
        raise ValueError("must be a URL that begins with sqlite:/// or postgresql://")
    return text


def signing_keys(text: str) -> tuple[tuple[str, str], ...]:
    """``secret`` or ``id:secret,id:secret…``, as pairs; the first signs."""
    pairs = []
    for number, part in enumerate(listing(text), start=1):
        name, colon, key = part.rpartition(":")
        pairs.append((name if colon else str(number), key))
    if any(len(key.encode()) < SHORTEST_SECRET for _, key in pairs):
        raise ValueError(f"must have at least {SHORTEST_SECRET} bytes in each secret")
    if len(dict(pairs)) != len(pairs):
        raise ValueError("names a key twice")
    return tuple(pairs)


def rate_limit_words(text: str) -> str:
    """A limit as Flask-Limiter reads it."""
    from limits import parse_many  # imports slowly, and a reader's process needs no limits

    try:
        parse_many(text)
    except ValueError:
        raise ValueError("must be a limit such as '5 per minute'") from None
    return text
