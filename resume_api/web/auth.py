"""Who is asking: the bearer token of a request, looked up once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar
from uuid import UUID

from flask import g, request

from resume_api.accounts import authentication
from resume_api.accounts.tokens import Claims, unauthorized
from resume_api.db.models import User
from resume_api.errors import ErrorCode
from resume_api.languages.error_sentences import english
from resume_api.web.context import deps

P = ParamSpec("P")
R = TypeVar("R")


def signed_in(view: Callable[P, R]) -> Callable[P, R]:
    """Let only users in; the view raises ApiError(UNAUTHORIZED)."""
    return _checked(view, lambda: True, [{"bearer": []}])


def signed_in_where_required(view: Callable[P, R]) -> Callable[P, R]:
    """Let everybody in unless ``AUTH_REQUIRED`` is set. A token that is sent must be valid."""
    return _checked(view, lambda: deps().settings.auth_required, [{}, {"bearer": []}])


def _checked(
    view: Callable[P, R], required: Callable[[], bool], security: list[dict[str, list[str]]]
) -> Callable[P, R]:
    """A view that looks at tokens, and what its documentation says of that."""

    @wraps(view)
    def checked(*args: P.args, **kwargs: P.kwargs) -> R:
        if current_user() is None and required():
            raise unauthorized(english("UNAUTHORIZED"))
        return view(*args, **kwargs)

    codes = vars(view).get("error_codes", ())
    vars(checked).update(security=security, error_codes=(ErrorCode.UNAUTHORIZED, *codes))
    return checked


def current_user() -> User | None:
    """The user of this request, None without a token. Raises ApiError(UNAUTHORIZED)."""
    found = _identity()
    return found[0] if found else None


def user() -> User:
    """The user of this request; only behind ``signed_in``."""
    found = current_user()
    assert found is not None
    return found


def user_id() -> UUID | None:
    """Who asks, None for nobody."""
    found = current_user()
    return found.id if found else None


def current_claims() -> Claims:
    """The claims of this request's token; only behind ``signed_in``."""
    found = _identity()
    assert found is not None
    return found[1]


def _identity() -> tuple[User, Claims] | None:
    if "identity" not in g:
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        if kind and (kind.casefold() != "bearer" or not token.strip()):
            raise unauthorized(english("bearer_expected"))
        g.identity = authentication.identify(deps(), token.strip()) if kind else None
    identity: tuple[User, Claims] | None = g.identity
    return identity
