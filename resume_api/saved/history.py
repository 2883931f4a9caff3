"""What a user's analyses said, and whether the scores rise."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from uuid import UUID

import msgspec

from resume_api.accounts import quotas
from resume_api.analysis import service
from resume_api.db import owned
from resume_api.db.models import Analysis, Resume, User
from resume_api.dependencies import Dependencies
from resume_api.domain.report import Comparison, Degradation, Report
from resume_api.errors import ApiError
from resume_api.languages.error_sentences import translated
from resume_api.saved import library

_REPORTS, _POINTS, _SKILLS = 50, 10, 10


@dataclass(frozen=True, slots=True)
class JobTrend:
    """What became of the score for one job; ``uplift`` is the latest less the first."""

    job_key: str
    job_title: str | None
    analyses: int
    first_score: int
    latest_score: int
    best_score: int

    @property
    def uplift(self) -> int:
        """The latest score less the first."""
        return self.latest_score - self.first_score


@dataclass(frozen=True, slots=True)
class Trends:
    """Scored analyses, oldest first, and what became of each job."""

    points: Sequence[Analysis]
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
    trend: Sequence[Analysis]
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
    finished = datetime.now(UTC)
    kept = msgspec.to_builtins(report)
    size = len(json.dumps(kept)) + len(job_text)
    quotas.check(deps, user.id, size)
    row = Analysis(
        user_id=user.id,
        size=size,
        resume_id=resume.id if resume else None,
        resume_name=library.plain(filename) or None,
        resume_sha256=sha256,
        job_title=library.title_of(deps, job_text),
        job_text=job_text,
        job_sha256=service.job_key(job_text),
        language=report.meta.language,
        provider=report.meta.provider,
        request_id=request.request_id,
        status="done",
        started_at=finished,
        finished_at=finished,
        report=kept,
        score=report.ats_score.overall_score,
    )
    return owned.add(deps.database, row)


def trends(deps: Dependencies, user: User) -> Trends:
    """Every score by time, and for each job the first, the latest, the best and the uplift."""
    rows = owned.scores(deps.database, user.id)
    by_job: dict[str, list[Analysis]] = {}
    for row in rows:
        by_job.setdefault(row.job_sha256 or "", []).append(row)
    jobs = [_uplift(key, analyses) for key, analyses in by_job.items()]
    return Trends(rows, jobs)


def _uplift(key: str, analyses: Sequence[Analysis]) -> JobTrend:
    found = [row.score or 0 for row in analyses]
    return JobTrend(key, analyses[-1].job_title, len(found), found[0], found[-1], max(found))


def dashboard(deps: Dependencies, user: User) -> Dashboard:
    """Counts, the latest points of the trend, and the skills that jobs asked for in vain most."""
    rows = owned.scores(deps.database, user.id)
    found = [row.score or 0 for row in rows]
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
        trend=rows[-_POINTS:],
        top_missing_skills=[MissingSkill(name, count) for name, count in ranked],
    )


def clear(deps: Dependencies, user_id: UUID) -> int:
    """Delete all of a user's analyses softly; how many there were."""
    deps.cache.forget(user_id)
    return owned.hide(deps.database, Analysis, user_id)
