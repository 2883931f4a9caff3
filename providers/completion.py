"""What one call to a model yields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum, unique
from typing import Any

from resume_api.domain.report import Usage


@unique
class Finish(StrEnum):
    """Why the model stopped."""

    DONE = "done"
    LENGTH = "length"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Completion:
    """What the model said, why it stopped, and what it cost."""

    text: str
    finish: Finish = Finish.DONE
    usage: Usage = field(default_factory=Usage)


def mapping(value: Any) -> Mapping[str, Any]:
    """An object of a vendor's answer; an empty one for whatever else stands in its place."""
    return value if isinstance(value, Mapping) else {}


def counted(counts: Any, *names: str) -> int:
    """The sum of those counts that a vendor gives."""
    return sum(n for name in names if isinstance(n := mapping(counts).get(name), int))
