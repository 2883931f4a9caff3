"""What a mention says of its subject."""

from __future__ import annotations

from enum import StrEnum


class Assertion(StrEnum):
    """The status of a mention: only what is affirmed proves something, what is in progress proves
    it in part. ``NEGATED`` is also what was held and is not any more; ``OTHER`` is another
    person's, ``PAST_INTEREST`` an interest that is over."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"
    OTHER = "other"
    HYPOTHETICAL = "hypothetical"
    IN_PROGRESS = "in_progress"
    PAST_INTEREST = "past_interest"
