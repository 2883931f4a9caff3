"""Whether what the service is configured to use answers, and which models it may ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from providers import PROVIDERS
from resume_api import metrics
from resume_api.db import migrate, tasks
from resume_api.db.types import now
from resume_api.dependencies import Dependencies
from resume_api.errors import ApiError


def check(deps: Dependencies) -> dict[str, Any]:
    """``{"status": "ready" | "not_ready", "dependencies": {name: {"ready", "detail"}}}``.

    A vendor whose circuit is open makes the service unready only if the chain ends with it.
    """
    entries = {
        "reader": _reader(deps),
        "file_store": _store(deps),
        "database": _database(deps),
        "queue": _queue(deps),
        "provider": _provider(deps),
    }
    if deps.scanner.configured:
        entries["antivirus"] = _antivirus(deps)
    ready = all(entry["ready"] for entry in entries.values())
    if deps.mail.configured:  # without mail all but forgotten passwords goes on
        entries["mail"] = _mail(deps)
    return {"status": "ready" if ready else "not_ready", "dependencies": entries}


def providers(deps: Dependencies) -> list[dict[str, Any]]:
    """Every known provider: whether it is configured, its place, its model and its circuit."""
    return [_listed(name, deps) for name in PROVIDERS]


def tell_waiting(deps: Dependencies) -> None:
    """Set the gauges of unfinished tasks; without a database they keep their last value."""
    try:
        found = tasks.waiting(deps.database)
    except ApiError:
        return
    metrics.TASKS_WAITING.labels("queued").set(found.queued)
    metrics.TASKS_WAITING.labels("running").set(found.running)
    age = (now() - found.oldest).total_seconds() if found.oldest else 0
    metrics.TASK_AGE_SECONDS.set(age)


def _listed(name: str, deps: Dependencies) -> dict[str, Any]:
    chain = deps.chains.get(name)
    return {
        "name": name,
        "configured": chain is not None,
        "position": deps.settings.chain.index(name) + 1 if chain else None,
        "model": chain.model if chain else None,
        "circuit": _circuits(deps).get(name),
    }


def _circuits(deps: Dependencies) -> Mapping[str, str]:
    return deps.provider(None).states()


def _reader(deps: Dependencies) -> dict[str, Any]:
    try:
        deps.reader.read(b"ready?")
    except ApiError as error:
        return {"ready": False, "detail": error.message}
    return {"ready": True, "detail": f"{deps.settings.analysis_workers} reader processes"}


def _store(deps: Dependencies) -> dict[str, Any]:
    try:
        deps.store.check()
    except ApiError as error:
        return {"ready": False, "detail": error.message}
    return {"ready": True, "detail": deps.store.name}


def _database(deps: Dependencies) -> dict[str, Any]:
    try:
        revision = migrate.check(deps.database)
    except ApiError as error:
        return {"ready": False, "detail": error.message}
    return {"ready": True, "detail": f"{deps.database.dialect}, tables at {revision}"}


def _antivirus(deps: Dependencies) -> dict[str, Any]:
    fault = deps.scanner.check()
    if fault is None:
        return {"ready": True, "detail": "clamd"}
    passing = "no file is taken" if deps.scanner.required else "files pass unscanned"
    return {"ready": not deps.scanner.required, "detail": f"clamd {fault}: {passing}"}


def _mail(deps: Dependencies) -> dict[str, Any]:
    try:
        deps.mail.check()
    except ApiError as error:
        return {"ready": False, "detail": error.message}
    return {"ready": True, "detail": "SMTP"}


def _queue(deps: Dependencies) -> dict[str, Any]:
    try:
        deps.queue.check()
    except ApiError as error:
        return {"ready": False, "detail": error.message}
    return {"ready": True, "detail": deps.queue.name}


def _provider(deps: Dependencies) -> dict[str, Any]:
    circuits = _circuits(deps)
    states = [f"{name}: {circuits.get(name, 'embedded')}" for name in deps.settings.chain]
    ready = any(circuits.get(name, "closed") != "open" for name in deps.settings.chain)
    return {"ready": ready, "detail": ", ".join(states)}
