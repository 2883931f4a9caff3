"""gunicorn: processes for the work, threads for the waiting."""

import os
import sys
import time

from resume_api.config import metrics_folder
from resume_api.config.settings import load_or_exit

settings = load_or_exit(os.environ)
# Before anything imports prometheus_client: it looks for this folder once, when it is imported.
metrics = metrics_folder.create(settings.metrics_dir)
os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(metrics)

from gunicorn.arbiter import Arbiter  # noqa: E402
from prometheus_client import multiprocess  # noqa: E402

from resume_api.analysis.service import warm_up  # noqa: E402
from resume_api.background.supervisor import Supervisor  # noqa: E402
from resume_api.bootstrap import WARM_UP  # noqa: E402
from resume_api.cli.tables import upgrade_tables  # noqa: E402
from resume_api.documents.isolation import fork_server  # noqa: E402
from resume_api.errors import ApiError  # noqa: E402
from resume_api.web.gunicorn_worker import BufferingWorker  # noqa: E402

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
worker_tmp_dir = str(metrics.parent)

FAILED_START = (Arbiter.WORKER_BOOT_ERROR, Arbiter.APP_LOAD_ERROR)
PAUSE_SECONDS = 1.0

supervisor = None if settings.redis_url else Supervisor()


def when_ready(server):
    """Clear away what killed servers left, start what the processes share and the background's
    worker, and say where to go, once the port is held: a start on a port in use has touched
    nothing."""
    metrics_folder.remove_leftovers(metrics)
    readers = fork_server.share(WARM_UP)
    if supervisor:
        supervisor.start(readers.control)
    url = f"http://{settings.host}:{settings.port}"
    server.log.warning("Resume Analysis API listens on %s (try %s/docs)", url, url)


def post_worker_init(worker):
    """Serve nobody before the slow first time is over, unless it does not get over it."""
    try:
        warm_up(worker.app.wsgi().extensions["dependencies"])
    except ApiError as error:
        worker.log.warning("a worker serves without having got warm: %s", error)


def child_exit(server, worker):
    """Let the metrics of a worker that ended stop counting as live."""
    multiprocess.mark_process_dead(worker.pid)


def worker_exit(server, worker):
    """End the worker's reader processes. One that could not start ends otherwise than gunicorn
    would have it, which then gives the whole server up: another is tried soon."""
    if os.getpid() != worker.pid:
        return
    if worker.booted:
        worker.app.wsgi().extensions["dependencies"].close()
    elif getattr(sys.exc_info()[1], "code", None) in FAILED_START:
        time.sleep(PAUSE_SECONDS)
        os._exit(1)


def on_exit(server):
    """End the background's worker."""
    if supervisor:
        supervisor.close()
