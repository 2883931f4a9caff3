"""What Prometheus is told, right over several workers."""

from __future__ import annotations

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
    multiprocess,
)

CONTENT_TYPE = CONTENT_TYPE_LATEST
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)

REQUESTS = Counter(
    "resume_api_requests_total", "Requests answered", ["method", "route", "status", "code"]
)
REQUEST_SECONDS = Histogram(
    "resume_api_request_seconds", "Time to answer", ["method", "route"], buckets=_SECONDS
)
STAGE_SECONDS = Histogram(
    "resume_api_stage_seconds", "Time of a stage of an analysis", ["stage"], buckets=_SECONDS
)
PROVIDER_ANSWERS = Counter(
    "resume_api_provider_answers_total",
    "Tasks by who answered and how",
    ["provider", "task", "outcome"],
)
TOKENS = Counter("resume_api_tokens_total", "Tokens as vendors counted them", ["provider", "kind"])
CIRCUIT_OPEN = Gauge(
    "resume_api_circuit_open",
    "Whether a vendor is left alone after repeated failures",
    ["provider"],
    multiprocess_mode="mostrecent",
)
TASKS = Counter(
    "resume_api_tasks_total", "Attempts at tasks of the background", ["kind", "outcome"]
)
TASK_SECONDS = Histogram(
    "resume_api_task_seconds", "Time of an attempt at a task", ["kind"], buckets=_SECONDS
)
TASKS_WAITING = Gauge(
    "resume_api_tasks_waiting", "Tasks by status", ["status"], multiprocess_mode="mostrecent"
)
TASK_AGE_SECONDS = Gauge(
    "resume_api_task_oldest_seconds",
    "Age of the oldest unfinished task",
    multiprocess_mode="mostrecent",
)
SCANS = Counter("resume_api_scans_total", "Files by the antivirus's verdict", ["outcome"])
CACHE = Counter("resume_api_cache_total", "Look-ups of kept answers by outcome", ["outcome"])
READER_KILLS = Counter("resume_api_reader_kills_total", "Reader processes that had to be killed")


def exposition(multiprocess_dir: str) -> bytes:
    """The Prometheus text; ``multiprocess_dir`` is where the workers of a host keep their parts,
    empty for a single process."""
    if not multiprocess_dir:
        return generate_latest(REGISTRY)
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(  # type: ignore[no-untyped-call]
        registry, path=multiprocess_dir
    )
    return generate_latest(registry)
