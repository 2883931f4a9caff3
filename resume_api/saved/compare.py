"""Two analyses of one user side by side: what changed, and by how much."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec

from resume_api.db import owned
from resume_api.db.models import Analysis, User
from resume_api.dependencies import Dependencies
from resume_api.domain.assessment import Status
from resume_api.domain.job import Kind
from resume_api.domain.report import JudgedRequirement, Report
from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english
from resume_api.saved.lineage import lineages


@dataclass(frozen=True, slots=True)
class ComparedAnalysis:
    """One of the two."""

    id: UUID
    created_at: datetime
    resume_name: str | None
    job_title: str | None
    score: int | None


@dataclass(frozen=True, slots=True)
class ComparedPart:
    """A part of the score in both, 0..100; ``change`` is None where one of them is unknown."""

    part: str
    a: int | None
    b: int | None
    change: int | None


@dataclass(frozen=True, slots=True)
class ComparedRequirement:
    """A requirement whose verdict or points differ; what one analysis does not have is None there.
    ``quote`` and ``reason`` are those of ``b``, or of ``a`` where ``b`` does not have it."""

    text: str
    topic: str
    kind: Kind
    a: Status | None
    b: Status | None
    a_points: int | None
    b_points: int | None
    of: int
    reason: str
    quote: str | None


@dataclass(frozen=True, slots=True)
class ComparedAnalyses:
    """``a`` against ``b``. ``change`` is the score of ``b`` less that of ``a``: an improvement only
    where both are versions of one resume (``same_resume``)."""

    a: ComparedAnalysis
    b: ComparedAnalysis
    same_job: bool
    same_resume: bool
    change: int | None
    parts: tuple[ComparedPart, ...]
    requirements: tuple[ComparedRequirement, ...]
    unchanged: int
    skills_gained: tuple[str, ...]
    skills_lost: tuple[str, ...]


def compare(deps: Dependencies, user: User, a: UUID, b: UUID) -> ComparedAnalyses:
    """Two of a user's own analyses. Raises ApiError(NOT_FOUND)."""
    first, second = (_mine(deps, user, one) for one in (a, b))
    before, after = (msgspec.convert(row.report, Report) for row in (first, second))
    changed, unchanged = _requirements(before, after)
    gained, lost = (
        tuple(name for name in one if name not in other)
        for one, other in (
            (after.analysis.matching_skills, before.analysis.matching_skills),
            (before.analysis.matching_skills, after.analysis.matching_skills),
        )
    )
    of_one, of_other = lineages(sorted((first, second), key=lambda row: row.created_at))
    return ComparedAnalyses(
        a=_told(first),
        b=_told(second),
        same_job=first.job_sha256 == second.job_sha256,
        same_resume=of_one is of_other,
        change=_less(second.score, first.score),
        parts=tuple(
            ComparedPart(name, old, new, _less(new, old))
            for name, new in after.ats_score.breakdown.items()
            for old in (before.ats_score.breakdown.get(name),)
        ),
        requirements=tuple(changed),
        unchanged=unchanged,
        skills_gained=gained,
        skills_lost=lost,
    )


def _mine(deps: Dependencies, user: User, analysis_id: UUID) -> Analysis:
    row = owned.get(deps.database, Analysis, user.id, analysis_id)
    if row is None or row.kind != "analysis" or row.report is None:
        raise ApiError(ErrorCode.NOT_FOUND, english("analysis_unfinished"))
    return row


def _told(row: Analysis) -> ComparedAnalysis:
    return ComparedAnalysis(row.id, row.created_at, row.resume_name, row.job_title, row.score)


def _less(new: int | None, old: int | None) -> int | None:
    return None if new is None or old is None else new - old


def _requirements(before: Report, after: Report) -> tuple[list[ComparedRequirement], int]:
    """What differs, as ``after`` orders it and then what only ``before`` has; how many do not."""
    old = {_key(one): one for one in before.requirements}
    new = {_key(one): one for one in after.requirements}
    pairs = [(old.get(key), new.get(key)) for key in dict.fromkeys((*new, *old))]
    changed = [
        _compared(a, b)
        for a, b in pairs
        if a is None or b is None or (a.status, a.points) != (b.status, b.points)
    ]
    return changed, len(pairs) - len(changed)


def _key(one: JudgedRequirement) -> tuple[str, str]:
    return one.topic, " ".join(one.text.casefold().split())


def _compared(a: JudgedRequirement | None, b: JudgedRequirement | None) -> ComparedRequirement:
    shown = b or a
    assert shown is not None
    return ComparedRequirement(
        text=shown.text,
        topic=shown.topic,
        kind=shown.kind,
        a=a.status if a else None,
        b=b.status if b else None,
        a_points=a.points if a else None,
        b_points=b.points if b else None,
        of=shown.of,
        reason=shown.reason,
        quote=shown.quotes[0].text if shown.quotes else None,
    )
