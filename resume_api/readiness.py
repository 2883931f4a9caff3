"""Whether what the service is configured to use answers, and which models it may ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from providers import PROVIDERS
from resume_api import metrics
from resume_api.db import migrate, tasks
from resume_api.db.types import now
from resume_api.dependencies import Dependencies
from resume_api.errors import ApiError
from resume_api.version import VERSION


@dataclass(frozen=True, slots=True)
class DependencyState:
    """Whether one thing can be used: what it is, or what is wrong, in words."""

    ready: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether the service can work, and the state of each configured dependency by its name."""

    ready: bool
    dependencies: Mapping[str, DependencyState]

    @property
    def status(self) -> str:
        """The same in a word."""
        return "ready" if self.ready else "not_ready"


@dataclass(frozen=True, slots=True)
class ProviderState:
    """A known provider: its place in the chain from 1, its model and its circuit, if any."""

    name: str
    configured: bool
    position: int | None
    model: str | None
    circuit: str | None


@dataclass(frozen=True, slots=True)
class Health:
    """That the process answers, and which version it is."""

    version: str = VERSION
    status: str = "healthy"
    service: str = "Resume Analysis API"


@dataclass(frozen=True, slots=True)
class Providers:
    """Every known provider."""

    providers: Sequence[ProviderState]


def check(deps: Dependencies) -> Readiness:
    """The state of everything that is configured.

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
    ready = all(entry.ready for entry in entries.values())
    if deps.mail.configured:  # without mail all but forgotten passwords goes on
        entries["mail"] = _mail(deps)
    return Readiness(ready, entries)


def providers(deps: Dependencies) -> Providers:
    """Every known provider: whether it is configured, its place, its model and its circuit."""
    return Providers([_listed(name, deps) for name in PROVIDERS])


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


def _listed(name: str, deps: Dependencies) -> ProviderState:
    chain = deps.chains.get(name)
    return ProviderState(
        name=name,
        configured=chain is not None,
        position=deps.settings.chain.index(name) + 1 if chain else None,
        model=chain.model if chain else None,
        circuit=_circuits(deps).get(name),
    )


def _circuits(deps: Dependencies) -> Mapping[str, str]:
    return deps.provider(None).states()


def _reader(deps: Dependencies) -> DependencyState:
    try:
        deps.reader.read(b"ready?")
    except ApiError as error:
        return DependencyState(False, error.message)
    return DependencyState(True, f"{deps.settings.analysis_workers} reader processes")


def _store(deps: Dependencies) -> DependencyState:
    try:
        deps.store.check()
    except ApiError as error:
        return DependencyState(False, error.message)
    return DependencyState(True, deps.store.name)


def _database(deps: Dependencies) -> DependencyState:
    try:
        revision = migrate.check(deps.database)
    except ApiError as error:
        return DependencyState(False, error.message)
    return DependencyState(True, f"{deps.database.dialect}, tables at {revision}")


def _antivirus(deps: Dependencies) -> DependencyState:
    fault = deps.scanner.check()
    if fault is None:
        return DependencyState(True, "clamd")
    passing = "no file is taken" if deps.scanner.required else "files pass unscanned"
    return DependencyState(not deps.scanner.required, f"clamd {fault}: {passing}")


def _mail(deps: Dependencies) -> DependencyState:
    try:
        deps.mail.check()
    except ApiError as error:
        return DependencyState(False, error.message)
    return DependencyState(True, "SMTP")


def _queue(deps: Dependencies) -> DependencyState:
    try:
        deps.queue.check()
    except ApiError as error:
        return DependencyState(False, error.message)
    return DependencyState(True, deps.queue.name)


def _provider(deps: Dependencies) -> DependencyState:
    circuits = _circuits(deps)
    states = [f"{name}: {circuits.get(name, 'embedded')}" for name in deps.settings.chain]
    ready = any(circuits.get(name, "closed") != "open" for name in deps.settings.chain)
    return DependencyState(ready, ", ".join(states))
