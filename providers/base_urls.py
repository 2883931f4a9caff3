"""Base URLs as people write them: with or without a version and a trailing slash."""

from __future__ import annotations

import re

_VERSION = re.compile(r"/v\d+[a-z]*\d*(?=/|$)")


def versioned(url: str, default: str) -> str:
    """``url`` with a version in its path: its own, else ``default`` (``v1``) at the end."""
    url = url.rstrip("/")
    return url if _VERSION.search(url) else f"{url}/{default}"


def unversioned(url: str) -> str:
    """``url`` without a version at its end."""
    return re.sub(rf"{_VERSION.pattern}/?$", "", url.rstrip("/"))
