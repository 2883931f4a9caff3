"""How each of a user's resumes fits each of the jobs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from providers.base import Deadline
from resume_api.analysis import service
from resume_api.db import owned
from resume_api.db.models import Job, Resume, User
from resume_api.dependencies import Dependencies
from resume_api.domain.assessment import Status
from resume_api.domain.document import Document
from resume_api.domain.report import JudgedRequirement, Report
from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english
from resume_api.saved import history, library

_REASONS = 8


@dataclass(frozen=True, slots=True)
class MatchReason:
    """A requirement that moves the score, its verdict with the resume's words, and the points."""

    requirement: str
    status: Status
    reason: str
    quote: str | None
    points: int
    of: int


@dataclass(frozen=True, slots=True)
class Match:
    """How one resume fits one job by the rules, score and parts 0..100. ``reasons`` come by their
    weight; ``analysis_id`` is where all of it is kept, None where there was no room."""

    resume_id: UUID
    job_id: UUID
    score: int | None
    breakdown: Mapping[str, int | None]
    matching_skills: tuple[str, ...]
    missing_skills: tuple[str, ...]
    reasons: tuple[MatchReason, ...]
    analysis_id: UUID | None


@dataclass(frozen=True, slots=True)
class MatchMatrix:
    """Every pair, best first, and what the pairs are of."""

    matches: Sequence[Match]
    resumes: Sequence[Resume]
    jobs: Sequence[Job]


def matches(
    deps: Dependencies, user: User, resume_ids: Sequence[UUID], job_ids: Sequence[UUID]
) -> MatchMatrix:
    """Every resume against every job by the rules alone, best first.

    Raises ApiError(NOT_FOUND) where one of them is not this user's.
    """
    resumes = library.all_of(deps, Resume, user, resume_ids)
    jobs = library.all_of(deps, Job, user, job_ids)
    deadline = Deadline(deps.settings.request_deadline)
    read: list[tuple[Resume, Document]] = [
        (resume, deps.reader.read(library.file_of(deps, resume), deadline.remaining()))
        for resume in resumes
    ]
    cells = []
    for job in jobs:
        for resume, document in read:
            _check_time(deadline)
            report = service.by_rules(deps, document, job.text)
            cells.append(_match(resume, job, report, _kept(deps, user, resume, job, report)))
    cells.sort(key=lambda one: (-(one.score or 0), str(one.job_id), str(one.resume_id)))
    return MatchMatrix(cells, resumes, jobs)


def _check_time(deadline: Deadline) -> None:
    if deadline.remaining() <= 0:
        raise ApiError(ErrorCode.AI_TIMEOUT, english("pairs_too_many"))


def _kept(deps: Dependencies, user: User, resume: Resume, job: Job, report: Report) -> UUID | None:
    """The place of a cell, which replaces that of the same pair."""
    kept = history.KeptAnalysis(
        report, resume.filename, resume.sha256, job.text, resume.id, job.id, job.title
    )
    with suppress(ApiError):  # a matrix is answered without a place for its cells, too
        place = owned.cell(deps.database, user.id, resume.id, job.id)
        return history.keep(deps, user.id, kept, listed=False, place=place).id
    return None


def _match(resume: Resume, job: Job, report: Report, place: UUID | None) -> Match:
    return Match(
        resume_id=resume.id,
        job_id=job.id,
        score=report.ats_score.overall_score,
        breakdown=report.ats_score.breakdown,
        matching_skills=report.analysis.matching_skills,
        missing_skills=report.analysis.missing_skills,
        reasons=tuple(
            map(_reason, sorted(report.requirements, key=lambda one: -one.of)[:_REASONS])
        ),
        analysis_id=place,
    )


def _reason(one: JudgedRequirement) -> MatchReason:
    quote = one.quotes[0].text if one.quotes else None
    return MatchReason(one.text, one.status, one.reason, quote, one.points, one.of)
