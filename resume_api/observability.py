"""Request ids, logs, security headers and the request metrics."""

from __future__ import annotations

import json
import logging
import logging.config
import re
import time
import uuid
from contextvars import ContextVar

from flask import Flask, Response, g, request

from resume_api import metrics
from resume_api.config.settings import Settings

TEXT_FORMAT = "%(asctime)s - %(name)s - %(levelname)s - %(message)s"
_SANE_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Cache-Control": "no-store",
}

request_id: ContextVar[str | None] = ContextVar("request_id", default=None)
task_id: ContextVar[str | None] = ContextVar("task_id", default=None)
logger = logging.getLogger(__name__)


class _Ids(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = request_id.get()
        record.task_id = task_id.get()
        return True


class JsonFormatter(logging.Formatter):
    """One JSON object a line: time, logger, level, message, request and task id, exception."""

    def format(self, record: logging.LogRecord) -> str:
        """The record as JSON."""
        entry = {
            "time": self.formatTime(record),
            "logger": record.name,
            "level": record.levelname,
            "message": record.getMessage(),
        }
        for name in ("request_id", "task_id"):
            if identifier := getattr(record, name, None):
                entry[name] = identifier
        if record.exc_info:
            entry["exception"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)


def configure_logging(settings: Settings) -> None:
    """Log to stderr and, where ``LOG_FILE`` is set, to that file; text or JSON."""
    handlers: dict[str, dict[str, object]] = {"stderr": {"class": "logging.StreamHandler"}}
    if settings.log_file:
        handlers["file"] = {
            "class": "logging.FileHandler",
            "filename": settings.log_file,
            "encoding": "utf-8",
            "delay": True,
        }
    for handler in handlers.values():
        handler |= {"formatter": settings.log_format, "filters": ["ids"]}
    logging.config.dictConfig(
        {
            "version": 1,
            "disable_existing_loggers": False,
            "filters": {"ids": {"()": _Ids}},
            "formatters": {"text": {"format": TEXT_FORMAT}, "json": {"()": JsonFormatter}},
            "handlers": handlers,
            "root": {"level": settings.log_level.upper(), "handlers": list(handlers)},
        }
    )
    for chatty in ("httpx2", "httpcore2", "urllib3", "pypdf"):
        logging.getLogger(chatty).setLevel(logging.ERROR)


def register(app: Flask) -> None:
    """Give every request an id, every answer its headers, every pair a log line and a count."""
    app.before_request(_begin)
    app.after_request(_finish)


def _begin() -> None:
    sent = request.headers.get("X-Request-ID", "")
    g.request_id = sent if _SANE_ID.fullmatch(sent) else uuid.uuid4().hex
    g.started = time.perf_counter()
    request_id.set(g.request_id)


def _finish(response: Response) -> Response:
    response.headers["X-Request-ID"] = g.request_id
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    seconds = time.perf_counter() - g.started
    route = request.url_rule.rule if request.url_rule else "unknown"
    code = g.get("error_code", "OK")
    metrics.REQUESTS.labels(request.method, route, str(response.status_code), code).inc()
    metrics.REQUEST_SECONDS.labels(request.method, route).observe(seconds)
    logger.info(
        "request_id=%s method=%s route=%s status=%d code=%s ms=%.0f",
        g.request_id,
        request.method,
        route,
        response.status_code,
        code,
        seconds * 1000,
    )
    return response
