"""Looking a task up: how far it is, and what came of it."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from resume_api.db import tasks
from resume_api.db.models import Analysis
from resume_api.db.types import now
from resume_api.dependencies import Dependencies
from resume_api.errors import ApiError, ErrorCode

LONGEST_WAIT_SECONDS = 30
STREAM_SECONDS = 60.0
LOOK_SECONDS = 0.25
SIGN_OF_LIFE_SECONDS = 10.0


def find(deps: Dependencies, identifier: UUID, user_id: UUID | None) -> Analysis:
    """A task of this user, or of nobody. Raises ApiError(TASK_NOT_FOUND)."""
    row = tasks.get(deps.database, identifier)
    if row is None or row.user_id not in (None, user_id):
        raise ApiError(ErrorCode.TASK_NOT_FOUND)
    if row.kind == "ranking" and not finished(row):
        row.done = tasks.done_by_parts(deps.database, row.id)
    return row


def finished(row: Analysis) -> bool:
    """Whether nothing will change any more."""
    return row.status in ("done", "failed")


def wait_seconds(row: Analysis) -> int:
    """When to look again: a quarter of the time that has passed, from 1 to 30 s."""
    age = (now() - row.created_at).total_seconds()
    return min(LONGEST_WAIT_SECONDS, max(1, round(age / 4)))


def shown(row: Analysis) -> dict[str, Any]:
    """What a client sees of a task."""
    about = {"task_id": str(row.id), "status": row.status}
    if row.status == "failed":
        return {**about, "code": row.error_code, "error": row.error}
    if row.status == "done":
        report = row.report or {}
        summary = {"summary": _summary(report)} if row.kind == "analysis" else {}
        return {**about, "result": report, **summary}
    return {**about, "progress": _progress(row)}


def events(deps: Dependencies, row: Analysis, user_id: UUID | None) -> Iterator[str]:
    """Server-sent events, one for each change, until the task ends or a minute is over: browsers
    come back by themselves. A lost database ends the stream."""
    ends, spoke = time.monotonic() + STREAM_SECONDS, time.monotonic()
    told: dict[str, Any] | None = None
    yield "retry: 2000\n\n"
    while True:
        tale: dict[str, Any] = {
            "task_id": str(row.id),
            "status": row.status,
            "progress": _progress(row),
        }
        if row.status == "failed":
            tale |= {"code": row.error_code, "error": row.error}
        if tale != told:
            told, spoke = tale, time.monotonic()
            name = row.status if finished(row) else "progress"
            yield f"event: {name}\ndata: {json.dumps(tale, ensure_ascii=False)}\n\n"
        elif time.monotonic() - spoke > SIGN_OF_LIFE_SECONDS:
            spoke = time.monotonic()
            yield ": waiting\n\n"
        if finished(row) or time.monotonic() > ends:
            return
        time.sleep(LOOK_SECONDS)
        try:
            row = find(deps, row.id, user_id)
        except ApiError:
            return


def _progress(row: Analysis) -> dict[str, Any]:
    return {"stage": row.stage, "done": row.done, "total": row.total}


def _summary(report: dict[str, Any]) -> dict[str, Any]:
    """The report in short: what is met and with which words, what is not, and what to do."""
    score = report["ats_score"]["overall_score"]
    advice = report["insights"]["recommendations"]
    levels = ("high_priority", "medium_priority", "low_priority")
    return {
        "score": None if score is None else float(score),
        "matches": [_match(one) for one in report["requirements"] if one["quotes"]],
        "gaps": [one["text"] for one in report["requirements"] if one["status"] == "not_met"],
        "playbook": [line for level in levels for line in advice[level]],
    }


def _match(requirement: dict[str, Any]) -> dict[str, Any]:
    of = requirement["of"]
    return {
        "requirement": requirement["text"],
        "quote": requirement["quotes"][0]["text"],
        "similarity": round(requirement["points"] / of, 2) if of else 1.0,
    }
