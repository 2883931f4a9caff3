"""Who is asking: the bearer token of a request, looked up once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from flask import current_app, g, request

from resume_api.accounts import authentication
from resume_api.accounts.tokens import Claims, unauthorized
from resume_api.db.models import User
from resume_api.errors import ErrorCode

P = ParamSpec("P")
R = TypeVar("R")


def signed_in() -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Let only users in; the view raises ApiError(UNAUTHORIZED)."""

    def decorator(view: Callable[P, R]) -> Callable[P, R]:
        @wraps(view)
        def checked(*args: P.args, **kwargs: P.kwargs) -> R:
            if current_user() is None:
                raise unauthorized("Log in first.")
            return view(*args, **kwargs)

        return _noted(checked, [{"bearer": []}])

    return decorator


def signed_in_where_required(view: Callable[P, R]) -> Callable[P, R]:
    """Let everybody in unless ``AUTH_REQUIRED`` is set. A token that is sent must be valid."""

    @wraps(view)
    def checked(*args: P.args, **kwargs: P.kwargs) -> R:
        if current_user() is None and _deps().settings.auth_required:
            raise unauthorized("Log in first.")
        return view(*args, **kwargs)

    return _noted(checked, [{}, {"bearer": []}])


def _noted(view: Callable[P, R], security: list[dict[str, list[str]]]) -> Callable[P, R]:
    """What the documentation says of a view that looks at tokens."""
    codes = vars(view).get("error_codes", ())
    vars(view).update(security=security, error_codes=(ErrorCode.UNAUTHORIZED, *codes))
    return view


def current_user() -> User | None:
    """The user of this request, None without a token. Raises ApiError(UNAUTHORIZED)."""
    found = _identity()
    return found[0] if found else None


def user() -> User:
    """The user of this request; only behind ``signed_in``."""
    found = current_user()
    assert found is not None
    return found


def current_claims() -> Claims:
    """The claims of this request's token; only behind ``signed_in``."""
    found = _identity()
    assert found is not None
    return found[1]


def _identity() -> tuple[User, Claims] | None:
    if "identity" not in g:
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        if kind and (kind.casefold() != "bearer" or not token.strip()):
            raise unauthorized("Send the token as 'Authorization: Bearer …'.")
        g.identity = authentication.identify(_deps(), token.strip()) if kind else None
    identity: tuple[User, Claims] | None = g.identity
    return identity


def _deps() -> Any:
    return current_app.extensions["dependencies"]
