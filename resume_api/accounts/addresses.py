"""E-mail addresses: two spellings of one address are one account, two addresses are two."""

from __future__ import annotations

import unicodedata

MAX_CHARACTERS = 254
"""Of an address (RFC 5321, section 4.5.3.1.3)."""


def normalised(email: str) -> str:
    """An address as accounts are known by it: lower case, composed. Case folding would make
    ``ss`` of ``ß``, and so one account of two people's addresses."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", email).lower())
