"""How often somebody may ask: by token, else by address."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from typing import Any, cast

from flask import Flask, Response, g, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from werkzeug.middleware.proxy_fix import ProxyFix

from resume_api.config.settings import Settings
from resume_api.errors import ApiError
from resume_api.web.auth import current_user

ANALYSES = (
    "analysis.analyze_resume",
    "background.submit",
    "ranking.score_resumes",
    "coaching.start_session",
)
ANALYSES_BY_DEFAULT = "5 per minute"
ATTEMPTS = "10 per 15 minutes"
"""Sign-ups and log-ins from one address, and log-ins to one account."""


def register(app: Flask, settings: Settings) -> None:
    """Limit the views of ``app``: counted in this process, or in Redis for all where there is one.

    While Redis is away each process counts for itself.
    """
    if hops := settings.trusted_proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops)  # type: ignore[method-assign]
    logging.getLogger("flask-limiter").setLevel(logging.ERROR)
    limiter = Limiter(
        _user_or_address,
        app=app,
        storage_uri=settings.redis_url or "memory://",
        in_memory_fallback_enabled=True,
        headers_enabled=True,
        strategy="moving-window",
    )
    limit = settings.rate_limit or (ANALYSES_BY_DEFAULT if settings.auth_required else None)
    if limit:
        _limit(app, limiter, ANALYSES, limit, _user_or_address)
    _limit(app, limiter, ("accounts.log_in", "accounts.sign_up"), ATTEMPTS, get_remote_address)
    _limit(app, limiter, ("accounts.log_in",), ATTEMPTS, _account_tried)
    app.after_request(_no_waiting_without_cause)


def _limit(
    app: Flask, limiter: Limiter, endpoints: tuple[str, ...], limit: str, key: Callable[[], str]
) -> None:
    """One count for all ``endpoints``."""
    shared = limiter.shared_limit(limit, scope=endpoints[0], key_func=key)
    for endpoint in endpoints:
        app.view_functions[endpoint] = cast(Any, shared(app.view_functions[endpoint]))


def _user_or_address() -> str:
    try:
        user = current_user()
    except ApiError:
        user = None  # the view refuses the token; until then its sender counts by address
    return f"user:{user.id}" if user else f"address:{get_remote_address()}"


def _account_tried() -> str:
    body = request.get_json(silent=True)
    email = body.get("email") if isinstance(body, dict) else None
    return "account:" + hashlib.sha256(str(email).casefold().encode()).hexdigest()


def _no_waiting_without_cause(response: Response) -> Response:
    """Flask-Limiter sends Retry-After with every answer; only those that are refused mean it.
    A view says by ``g.retry_after`` when to come back for what is not finished."""
    if response.status_code < 300:
        response.headers.pop("Retry-After", None)
    if "retry_after" in g:
        response.headers["Retry-After"] = str(g.retry_after)
    return response
