"""Handing work in: the file is kept, the row is written, then the queue is told."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import replace
from uuid import UUID

import msgspec

from resume_api.accounts import quotas
from resume_api.analysis import service
from resume_api.background.bundle import EXTENSION, bundles
from resume_api.db import tasks
from resume_api.db.models import Analysis
from resume_api.dependencies import Dependencies
from resume_api.documents.sniff import sniff
from resume_api.errors import ApiError
from resume_api.ranking.service import RankingOrder, Upload
from resume_api.saved import files, library


def analysis(
    deps: Dependencies, request: service.AnalysisRequest, user_id: UUID | None, filename: str
) -> Analysis:
    """Queue an analysis, or find the one of the same user, file, job, language and provider.

    The job comes as text. Raises ApiError where the file is of no accepted format, the provider is
    not configured, or file store or database do not answer; then nothing is queued.
    """
    extension = sniff(request.resume)
    deps.provider(request.provider)
    job_text = request.job_text or ""
    sha256 = hashlib.sha256(request.resume).hexdigest()
    key = _key(str(user_id), sha256, job_text, request.language or "", request.provider or "")
    if known := tasks.by_key(deps.database, key):
        return known
    size = len(request.resume) + len(job_text)
    quotas.check(deps, user_id, size)
    job_key = service.job_key(job_text)
    row = Analysis(
        **library.kept_as(deps, user_id, sha256, job_key),
        user_id=user_id,
        size=size,
        idempotency_key=key,
        request_id=request.request_id,
        resume_name=library.plain(filename) or None,
        resume_sha256=sha256,
        job_text=job_text,
        job_sha256=job_key,
        language=request.language,
        provider=request.provider,
    )
    return queue(deps, row, request.resume, extension)


def ranking(
    deps: Dependencies,
    order: RankingOrder,
    uploads: Sequence[Upload],
    user_id: UUID | None,
    request_id: str,
) -> Analysis:
    """Queue a ranking in parts, or find the one of the same user, files and options.

    Raises ApiError where file store or database do not answer; then nothing is queued.
    """
    contents, size = [], 0
    for upload in uploads:
        data = upload.read()
        size += len(data)
        contents.append((upload.name, hashlib.sha256(data).hexdigest()))
    contents.sort()
    key = _key("ranking", str(user_id), json.dumps([msgspec.to_builtins(order), contents]))
    if known := tasks.by_key(deps.database, key):
        return known
    quotas.check(deps, user_id, size)
    common = {"user_id": user_id, "request_id": request_id, "kind": "ranking", "stage": "score"}
    whole = Analysis(
        **common,
        idempotency_key=key,
        status="running",
        payload=msgspec.to_builtins(order),
        total=len(uploads),
    )
    parts: list[Analysis] = []
    with ExitStack() as undoing:
        for names, data in bundles(uploads):
            payload = msgspec.to_builtins(replace(order, files=tuple(names)))
            part = Analysis(**common, payload=payload, total=len(names))
            part.size = len(data)
            part.file_key = undoing.enter_context(files.kept(deps, data, EXTENSION))
            parts.append(part)
        task, new = tasks.submit(deps.database, whole, parts)
    for part in parts:
        if new:
            deps.queue.send(part.id)
        else:
            _discard(deps, part)
    return task


def queue(deps: Dependencies, row: Analysis, data: bytes, extension: str) -> Analysis:
    """Keep ``data`` for the worker and queue ``row``; the task that is queued, which is another
    where one has the same idempotency key. Raises ApiError."""
    with files.kept(deps, data, extension) as key:
        row.file_key = key
        task, new = tasks.submit(deps.database, row)
    if new:
        deps.queue.send(task.id)
    else:
        _discard(deps, row)
    return task


def _discard(deps: Dependencies, row: Analysis) -> None:
    with suppress(ApiError):  # what resists is an orphan, and erased as one
        files.erase(deps, row.file_key or "")


def _key(*parts: str) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part.encode())
    return digest.hexdigest()
