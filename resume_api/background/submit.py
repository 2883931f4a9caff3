"""Handing work in: the file is kept, the row is written, then the queue is told."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from uuid import UUID

from resume_api.analysis import service
from resume_api.background.bundle import EXTENSION, bundles
from resume_api.db import tasks
from resume_api.db.models import Analysis
from resume_api.dependencies import Dependencies
from resume_api.documents.sniff import sniff
from resume_api.domain.json_codec import encode
from resume_api.errors import ApiError
from resume_api.ranking.service import RankingOrder, Upload
from resume_api.saved import library


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
    row = Analysis(
        user_id=user_id,
        idempotency_key=key,
        request_id=request.request_id,
        resume_name=library.plain(filename) or None,
        resume_sha256=sha256,
        job_text=job_text,
        job_sha256=service.job_key(job_text),
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
    """Queue a ranking in parts, or find the one of the same user, files, and wishes.

    Raises ApiError where file store or database do not answer; then nothing is queued.
    """
    files = sorted((upload.name, hashlib.sha256(upload.read()).hexdigest()) for upload in uploads)
    key = _key("ranking", str(user_id), json.dumps([encode(order), files]))
    if known := tasks.by_key(deps.database, key):
        return known
    common = {"user_id": user_id, "request_id": request_id, "kind": "ranking", "stage": "score"}
    whole = Analysis(
        **common,
        idempotency_key=key,
        status="running",
        payload=encode(order),
        total=len(uploads),
    )
    parts: list[Analysis] = []
    try:
        for names, data in bundles(uploads):
            part = Analysis(
                **common, payload=encode(replace(order, files=tuple(names))), total=len(names)
            )
            part.file_key = deps.store.keep(data, EXTENSION)
            parts.append(part)
        task, new = tasks.submit(deps.database, whole, parts)
    except ApiError:
        _discard(deps, parts)
        raise
    if not new:
        _discard(deps, parts)
        return task
    for part in parts:
        deps.queue.send(part.id)
    return task


def _discard(deps: Dependencies, rows: Sequence[Analysis]) -> None:
    for row in rows:
        with suppress(ApiError):
            deps.store.discard(row.file_key or "")


def queue(deps: Dependencies, row: Analysis, data: bytes, extension: str) -> Analysis:
    """Keep ``data`` for the worker and queue ``row``; the task that is queued, which is another
    where one has the same idempotency key. Raises ApiError."""
    row.file_key = deps.store.keep(data, extension)
    try:
        task, new = tasks.submit(deps.database, row)
    except ApiError:
        deps.store.discard(row.file_key)
        raise
    if new:
        deps.queue.send(task.id)
    else:
        deps.store.discard(row.file_key)
    return task


def _key(*parts: str) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part.encode())
    return digest.hexdigest()
