"""What a user's analyses said, and whether the scores rise."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

import msgspec

from resume_api.accounts import quotas
from resume_api.analysis import service
from resume_api.db import owned
from resume_api.db.models import Analysis, Job, Resume, User
from resume_api.dependencies import Dependencies
from resume_api.domain.report import Comparison, Degradation, Report
from resume_api.errors import ApiError
from resume_api.languages.error_sentences import translated
from resume_api.saved import library
from resume_api.saved.lineage import lineages

_REPORTS, _POINTS, _SKILLS = 50, 10, 10


@dataclass(frozen=True, slots=True)
class KeptAnalysis:
    """What is kept of an analysis: the answer, what it was of, and what of that is kept itself."""

    report: Report
    resume_name: str
    resume_sha256: str
    job_text: str
    resume_id: UUID | None
    job_id: UUID | None
    job_title: str
    request_id: str | None = None


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """A score at a time. Points of one ``lineage`` are of versions of one resume."""

    analysis_id: UUID
    created_at: datetime
    score: int
    job_key: str | None
    job_title: str | None
    resume_id: UUID | None
    resume_name: str | None
    lineage: UUID


@dataclass(frozen=True, slots=True)
class JobTrend:
    """What became of one resume's score for one job; ``uplift`` is the latest score less the
    first, None where there is no second one."""

    job_key: str
    job_title: str | None
    lineage: UUID
    resume_name: str | None
    analyses: int
    first_score: int
    latest_score: int
    best_score: int
    uplift: int | None


@dataclass(frozen=True, slots=True)
class Trends:
    """Scored analyses, oldest first, and what became of each resume for each job."""

    points: Sequence[TrendPoint]
    jobs: Sequence[JobTrend]


@dataclass(frozen=True, slots=True)
class MissingSkill:
    """A skill that jobs asked for and the resume did not show, and in how many analyses."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Dashboard:
    """All at a glance; ``trend`` holds the latest points."""

    counts: Mapping[str, int]
    latest_score: int | None
    best_score: int | None
    average_score: int | None
    trend: Sequence[TrendPoint]
    top_missing_skills: Sequence[MissingSkill]


def analyze(
    deps: Dependencies, request: service.AnalysisRequest, user: User | None, filename: str
) -> Report:
    """An analysis; a user's is kept, and ``meta.analysis_id`` says as what.

    Raises ApiError. An analysis that could not be kept is answered all the same and says so in
    ``meta.degraded``.
    """
    if user is None:
        return service.analyze(deps, request)
    text = service.job_text(deps, request.job_text, request.job_file)
    request = replace(request, job_text=text, job_file=None, user_id=user.id)
    report = service.analyze(deps, request)
    meta = report.meta
    try:
        row = _record(deps, request, user, filename, report)
        meta = replace(meta, analysis_id=str(row.id))
    except ApiError as error:
        unsaved = Degradation("HISTORY_NOT_SAVED", translated(error.message, meta.language))
        meta = replace(meta, degraded=(*meta.degraded, unsaved))
    return replace(report, meta=meta)


def _record(
    deps: Dependencies,
    request: service.AnalysisRequest,
    user: User,
    filename: str,
    report: Report,
) -> Analysis:
    job_text = request.job_text or ""
    sha256 = hashlib.sha256(request.resume).hexdigest()
    resume = owned.same_file(deps.database, Resume, user.id, sha256)
    job = owned.same_file(deps.database, Job, user.id, service.job_key(job_text))
    kept = KeptAnalysis(
        report=report,
        resume_name=filename,
        resume_sha256=sha256,
        job_text=job_text,
        resume_id=resume.id if resume else None,
        job_id=job.id if job else None,
        job_title=job.title if job else library.title_of(deps, job_text),
        request_id=request.request_id,
    )
    return keep(deps, user.id, kept)


def keep(
    deps: Dependencies,
    user_id: UUID,
    kept: KeptAnalysis,
    listed: bool = True,
    place: UUID | None = None,
) -> Analysis:
    """Keep an analysis among a user's, in the ``place`` of another if given. Raises ApiError."""
    report = kept.report
    finished = datetime.now(UTC)
    answer = msgspec.to_builtins(report)
    size = len(json.dumps(answer)) + len(kept.job_text)
    quotas.check(deps, user_id, size)
    row = Analysis(
        id=place or uuid4(),
        user_id=user_id,
        listed=listed,
        size=size,
        resume_id=kept.resume_id,
        resume_name=library.plain(kept.resume_name) or None,
        resume_sha256=kept.resume_sha256,
        candidate_name=report.candidate.name,
        candidate_email=report.candidate.email,
        job_id=kept.job_id,
        job_title=kept.job_title,
        job_text=kept.job_text,
        job_sha256=service.job_key(kept.job_text),
        language=report.meta.language,
        provider=report.meta.provider,
        request_id=kept.request_id,
        status="done",
        started_at=finished,
        finished_at=finished,
        report=answer,
        score=report.ats_score.overall_score,
    )
    return owned.add(deps.database, row)


def trends(deps: Dependencies, user: User) -> Trends:
    """Every score by time; for each job and each resume that was held against it, in whatever
    version, the first, the latest and the best."""
    points = _points(owned.scores(deps.database, user.id))
    runs: dict[tuple[str, UUID], list[TrendPoint]] = {}
    for point in points:
        runs.setdefault((point.job_key or "", point.lineage), []).append(point)
    return Trends(points, [_trend(run) for run in runs.values()])


def _points(rows: Sequence[Analysis]) -> list[TrendPoint]:
    return [
        TrendPoint(
            row.id,
            row.created_at,
            row.score or 0,
            row.job_sha256,
            row.job_title,
            row.resume_id,
            row.resume_name,
            lineage.id,
        )
        for row, lineage in zip(rows, lineages(rows), strict=True)
    ]


def _trend(run: Sequence[TrendPoint]) -> JobTrend:
    first, latest = run[0], run[-1]
    return JobTrend(
        job_key=latest.job_key or "",
        job_title=latest.job_title,
        lineage=latest.lineage,
        resume_name=latest.resume_name,
        analyses=len(run),
        first_score=first.score,
        latest_score=latest.score,
        best_score=max(point.score for point in run),
        uplift=latest.score - first.score if len(run) > 1 else None,
    )


def dashboard(deps: Dependencies, user: User) -> Dashboard:
    """Counts, the latest points of the trend, and the skills that jobs asked for in vain most."""
    points = _points(owned.scores(deps.database, user.id))
    found = [point.score for point in points]
    missing = Counter(
        skill
        for report in owned.latest_reports(deps.database, user.id, _REPORTS)
        for skill in msgspec.convert(report["analysis"], Comparison).missing_skills
    )
    ranked = sorted(missing.items(), key=lambda pair: (-pair[1], pair[0]))[:_SKILLS]
    return Dashboard(
        counts=owned.counts(deps.database, user.id),
        latest_score=found[-1] if found else None,
        best_score=max(found, default=None),
        average_score=round(sum(found) / len(found)) if found else None,
        trend=points[-_POINTS:],
        top_missing_skills=[MissingSkill(name, count) for name, count in ranked],
    )


def delete(deps: Dependencies, user_id: UUID, analysis_id: UUID) -> int:
    """Delete one of a user's analyses softly; whether it was there, as 0 or 1."""
    deps.cache.forget(user_id)
    return owned.hide(deps.database, Analysis, user_id, analysis_id)


def clear(deps: Dependencies, user_id: UUID) -> int:
    """Delete all of a user's analyses softly; how many there were."""
    deps.cache.forget(user_id)
    return owned.hide(deps.database, Analysis, user_id)
