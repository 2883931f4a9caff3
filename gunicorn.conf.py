"""gunicorn: processes for the work, threads for the waiting."""

import os
import shutil
from pathlib import Path

# Before anything imports prometheus_client: it looks for this folder once, when it is imported.
metrics = Path(
    os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", f"var/metrics-{os.getenv('PORT', 'default')}")
)
shutil.rmtree(metrics, ignore_errors=True)
metrics.mkdir(parents=True)

from prometheus_client import multiprocess  # noqa: E402

from resume_api.analysis.service import warm_up  # noqa: E402
from resume_api.background.supervisor import Supervisor  # noqa: E402
from resume_api.cli.tables import upgrade_tables  # noqa: E402
from resume_api.config.settings import load_or_exit  # noqa: E402
from resume_api.web.gunicorn_worker import BufferingWorker  # noqa: E402

settings = load_or_exit(os.environ)
upgrade_tables(settings)

bind = f"{settings.host}:{settings.port}"
workers = settings.web_workers
worker_class = BufferingWorker
if not settings.trusted_proxies:  # a proxy has all its clients' connections
    BufferingWorker.connections_per_address = settings.connections_per_address
threads = settings.web_threads
timeout = int(settings.request_deadline) + 30
graceful_timeout = int(settings.request_deadline)
keepalive = 15
loglevel = "warning"


supervisor = None if settings.redis_url else Supervisor()


def when_ready(server):
    """Start the background's worker and say where to go, once the port is open."""
    if supervisor:
        supervisor.start()
    url = f"http://{settings.host}:{settings.port}"
    server.log.warning("Resume Analysis API listens on %s (try %s/docs)", url, url)


def post_worker_init(worker):
    """Serve nobody before the slow first time is over."""
    warm_up(worker.app.wsgi().extensions["dependencies"])


def child_exit(server, worker):
    """Let the metrics of a worker that ended stop counting as live."""
    multiprocess.mark_process_dead(worker.pid)


def worker_exit(server, worker):
    """End the worker's reader processes."""
    worker.app.wsgi().extensions["dependencies"].close()


def on_exit(server):
    """End the background's worker."""
    if supervisor:
        supervisor.close()
