"""What a user's analyses said, and whether the scores rise."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from resume_api.accounts import quotas
from resume_api.analysis import service
from resume_api.db import owned
from resume_api.db.models import Analysis, Resume, User
from resume_api.dependencies import Dependencies
from resume_api.errors import ApiError
from resume_api.saved import library

_REPORTS, _POINTS, _SKILLS = 50, 10, 10


def analyze(
    deps: Dependencies, request: service.AnalysisRequest, user: User | None, filename: str
) -> dict[str, Any]:
    """An analysis; a user's is kept, and ``meta.analysis_id`` says as what.

    Raises ApiError. An analysis that could not be kept is answered all the same and says so in
    ``meta.degraded``.
    """
    if user is None:
        return service.analyze(deps, request)
    text = service.job_text(deps, request.job_text, request.job_file)
    request = replace(request, job_text=text, job_file=None, user_id=user.id)
    data = service.analyze(deps, request)
    try:
        data["meta"]["analysis_id"] = str(_record(deps, request, user, filename, data).id)
    except ApiError as error:
        told = {"code": "HISTORY_NOT_SAVED", "detail": error.message}
        data["meta"]["degraded"].append(told)
    return data


def _record(
    deps: Dependencies,
    request: service.AnalysisRequest,
    user: User,
    filename: str,
    data: dict[str, Any],
) -> Analysis:
    job_text = request.job_text or ""
    sha256 = hashlib.sha256(request.resume).hexdigest()
    resume = owned.same_file(deps.database, Resume, user.id, sha256)
    finished = datetime.now(UTC)
    size = len(json.dumps(data)) + len(job_text)
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
        language=data["meta"]["language"],
        provider=data["meta"]["provider"],
        request_id=request.request_id,
        status="done",
        started_at=finished,
        finished_at=finished,
        report=data,
        score=data["ats_score"]["overall_score"],
    )
    return owned.add(deps.database, row)


def trends(deps: Dependencies, user: User) -> dict[str, Any]:
    """Every score by time, and for each job the first, the latest, the best and the uplift."""
    rows = owned.scores(deps.database, user.id)
    by_job: dict[str, list[Analysis]] = {}
    for row in rows:
        by_job.setdefault(row.job_sha256 or "", []).append(row)
    jobs = [_uplift(key, analyses) for key, analyses in by_job.items()]
    return {"points": [_point(row) for row in rows], "jobs": jobs}


def _uplift(key: str, analyses: Sequence[Analysis]) -> dict[str, Any]:
    found = [row.score or 0 for row in analyses]
    return {
        "job_key": key,
        "job_title": analyses[-1].job_title,
        "analyses": len(analyses),
        "first_score": found[0],
        "latest_score": found[-1],
        "best_score": max(found),
        "uplift": found[-1] - found[0],
    }


def dashboard(deps: Dependencies, user: User) -> dict[str, Any]:
    """Counts, the latest points of the trend, and the skills that jobs asked for in vain most."""
    rows = owned.scores(deps.database, user.id)
    found = [row.score or 0 for row in rows]
    missing = Counter(
        skill
        for report in owned.latest_reports(deps.database, user.id, _REPORTS)
        for skill in report["analysis"]["missing_skills"]
    )
    ranked = sorted(missing.items(), key=lambda pair: (-pair[1], pair[0]))[:_SKILLS]
    return {
        "counts": owned.counts(deps.database, user.id),
        "latest_score": found[-1] if found else None,
        "best_score": max(found, default=None),
        "average_score": round(sum(found) / len(found)) if found else None,
        "trend": [_point(row) for row in rows[-_POINTS:]],
        "top_missing_skills": [{"name": name, "count": count} for name, count in ranked],
    }


def shown(row: Analysis) -> dict[str, Any]:
    """What a user sees of an analysis in a list."""
    return {
        "id": str(row.id),
        "created_at": row.created_at.isoformat(),
        "resume_id": str(row.resume_id) if row.resume_id else None,
        "resume_name": row.resume_name,
        "job_key": row.job_sha256,
        "job_title": row.job_title,
        "language": row.language,
        "provider": row.provider,
        "score": row.score,
    }


def whole(row: Analysis) -> dict[str, Any]:
    """An analysis with its report and its job's text."""
    return {**shown(row), "job_text": row.job_text, "report": row.report}


def clear(deps: Dependencies, user_id: UUID) -> int:
    """Delete all of a user's analyses softly; how many there were."""
    deps.cache.forget(user_id)
    return owned.hide(deps.database, Analysis, user_id)


def _point(row: Analysis) -> dict[str, Any]:
    return {
        "analysis_id": str(row.id),
        "created_at": row.created_at.isoformat(),
        "score": row.score,
        "job_key": row.job_sha256,
        "job_title": row.job_title,
    }
