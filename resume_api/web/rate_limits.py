"""How often somebody may ask: by user and by address, so that neither fresh accounts nor fresh
addresses win anything, and nobody can lock somebody else out."""

from __future__ import annotations

import hashlib
import ipaddress
import logging
from collections.abc import Callable
from typing import Any, cast

from flask import Flask, Response, g, request
from flask_limiter import Limiter
from werkzeug.middleware.proxy_fix import ProxyFix

from resume_api.accounts import addresses
from resume_api.config.settings import Settings
from resume_api.errors import ApiError
from resume_api.web.auth import current_user

COSTLY = (
    "analysis.analyze_resume",
    "analysis.parse_resume",
    "background.keep_result",
    "background.report_of",
    "background.submit",
    "coaching.answer_session",
    "coaching.start_session",
    "library.add_job",
    "library.add_resume",
    "library.change_job",
    "library.export",
    "library.match",
    "ranking.extract_criteria",
    "ranking.score_resumes",
)
"""Routes that read documents, reckon, ask models or keep something."""
ACCOUNTS = (
    "accounts.change_me",
    "accounts.forgot_password",
    "accounts.log_in",
    "accounts.refresh",
    "accounts.reset_password",
    "accounts.sign_up",
)
"""Routes that hash, sign or send mail; anybody may ask them."""
RECOVERY = ("accounts.forgot_password", "accounts.reset_password")
BY_DEFAULT = "5 per minute"
ATTEMPTS = "10 per 15 minutes"
"""At one account from one address; sign-ups and links from one address."""
LOG_INS = "100 per 15 minutes"
"""From one address at all accounts: an office shares it."""
MAILS = "5 per hour"
"""To one address; whoever asks for more has links that still hold."""
_IPV6_SITE = 64
"""Bits of an IPv6 address that tell customers apart (RFC 6177); the rest one may choose at will."""


def register(app: Flask, settings: Settings) -> None:
    """Limit the views of ``app``: counted in this process, or in Redis for all where there is one.

    While Redis is away each process counts for itself.
    """
    if hops := settings.trusted_proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops)  # type: ignore[method-assign]
    logging.getLogger("flask-limiter").setLevel(logging.ERROR)
    limiter = Limiter(
        _address,
        app=app,
        storage_uri=settings.redis_url or "memory://",
        in_memory_fallback_enabled=True,
        headers_enabled=True,
        strategy="moving-window",
    )
    limit = settings.rate_limit or (BY_DEFAULT if settings.auth_required else None)
    if limit:
        _limit(app, limiter, COSTLY, limit, _user)
    if by_address := settings.rate_limit_address or limit:
        _limit(app, limiter, COSTLY, by_address, _address)
        _limit(app, limiter, ACCOUNTS, by_address, _address)
    _limit(app, limiter, ("accounts.sign_up",), ATTEMPTS, _address)
    _limit(app, limiter, RECOVERY, ATTEMPTS, _address)
    _limit(app, limiter, ("accounts.forgot_password",), MAILS, _account)
    _limit(app, limiter, ("accounts.log_in",), LOG_INS, _address)
    _limit(app, limiter, ("accounts.log_in",), ATTEMPTS, _account_from_address)
    _limit(app, limiter, ("accounts.change_me",), ATTEMPTS, _user)
    app.after_request(_no_waiting_without_cause)


def _limit(
    app: Flask, limiter: Limiter, endpoints: tuple[str, ...], limit: str, key: Callable[[], str]
) -> None:
    """One count for all ``endpoints``; that of a user only for who is one."""
    shared = limiter.shared_limit(
        limit,
        scope=f"{endpoints[0]} {key.__name__}",
        key_func=key,
        exempt_when=_is_nobody if key is _user else None,
    )
    for endpoint in endpoints:
        app.view_functions[endpoint] = cast(Any, shared(app.view_functions[endpoint]))


def _address() -> str:
    """Who asks, as far as the network tells; customers of IPv6 have whole networks."""
    client = request.remote_addr or "127.0.0.1"
    try:
        address = ipaddress.ip_address(client.partition("%")[0])
    except ValueError:
        return f"address:{client}"
    if address.version == 6 and address.ipv4_mapped is None:
        return f"address:{ipaddress.ip_network((address, _IPV6_SITE), strict=False)}"
    return f"address:{address}"


def _is_nobody() -> bool:
    try:
        return current_user() is None
    except ApiError:
        return True  # the view refuses the token; its sender counts by address


def _user() -> str:
    user = current_user()
    return f"user:{user.id}" if user else "nobody"


def _account() -> str:
    body = request.get_json(silent=True)
    email = body.get("email") if isinstance(body, dict) else None
    return "account:" + hashlib.sha256(addresses.normalised(str(email)).encode()).hexdigest()


def _account_from_address() -> str:
    return f"{_address()} {_account()}"


def _no_waiting_without_cause(response: Response) -> Response:
    """Flask-Limiter sends Retry-After with every answer; only those that are refused mean it.
    A view says by ``g.retry_after`` when to come back for what is not finished."""
    if response.status_code < 300:
        response.headers.pop("Retry-After", None)
    if "retry_after" in g:
        response.headers["Retry-After"] = str(g.retry_after)
    return response
