"""Which fields of study are one, and which lie beside each other."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from resume_api.extraction.text.phrase_memory import remembered
from resume_api.extraction.text.tokens import token_keys, tokenize

_FILE = Path(__file__).parent / "data" / "fields.txt"

Kinship = Literal["same", "beside", "other", "unknown"]


class _Field(NamedTuple):
    """A field in its group; ``name`` is empty for the group as a whole."""

    group: str
    name: str


@cache
def _fields() -> tuple[tuple[_Field, re.Pattern[str]], ...]:
    found = []
    for line in _FILE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            head, _, listed = line.partition("|")
            group, _, name = head.partition(":")
            terms = [term.strip() for term in listed.split(",")]
            keys = token_keys([term.rstrip("*") for term in terms])
            words = (
                re.escape(" ".join(key)) + (r"\w*" if term.endswith("*") else "")
                for term, key in zip(terms, keys, strict=True)
            )
            pattern = re.compile(rf"(?<!\S)(?:{'|'.join(words)})(?!\S)")
            found.append((_Field(group.strip(), name.strip()), pattern))
    return tuple(found)


@remembered
def _of(text: str) -> frozenset[_Field]:
    """The fields that a phrase speaks of; groups as a whole only where it names no field."""
    words = " ".join(tokenize(text).keys)
    found = [field for field, pattern in _fields() if pattern.search(words)]
    return frozenset([field for field in found if field.name] or found)


def kinship(wanted: Iterable[str], studied: str) -> Kinship:
    """How a field that was studied stands to those that a job accepts."""
    own = _of(studied)
    asked = frozenset[_Field]().union(*map(_of, wanted))
    if not own or not asked:
        return "unknown"
    groups = {field.group for field in own}
    if own & asked or any(not field.name and field.group in groups for field in asked):
        return "same"
    return "beside" if groups & {field.group for field in asked} else "other"
