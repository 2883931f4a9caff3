"""What one call to a model yields."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum, unique

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
