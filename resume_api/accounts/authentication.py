"""Accounts: sign up, log in, stay logged in, log out, change one's name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from resume_api.accounts import addresses, passwords
from resume_api.accounts.tokens import LIFETIMES, Claims, unauthorized
from resume_api.db import users
from resume_api.db.models import User
from resume_api.db.types import now
from resume_api.dependencies import Dependencies
from resume_api.errors import ApiError
from resume_api.languages.error_sentences import english

TABS = timedelta(seconds=10)
"""How long a refresh token that is used up serves other tabs of the same browser."""


@dataclass(frozen=True, slots=True)
class Account:
    """What an account shows of itself."""

    id: UUID
    email: str
    name: str | None
    role: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class TokenPair:
    """The two tokens of a log-in; ``expires_in`` is the access token's time in seconds. One whose
    ``refresh_token`` is None has it in a cookie."""

    access_token: str
    refresh_token: str | None
    expires_in: int
    token_type: str = "Bearer"


def sign_up(deps: Dependencies, email: str, password: str, role: str = "candidate") -> Account:
    """A new account. Raises ApiError(CONFLICT) where the address has one."""
    email = addresses.normalised(email)
    user = users.create(deps.database, email, passwords.hashed(password), role)
    return account(user)


def log_in(deps: Dependencies, email: str, password: str) -> TokenPair:
    """A pair of tokens. Raises ApiError(UNAUTHORIZED), the same and after the same time whether
    the address is unknown or the password wrong."""
    user = users.by_email(deps.database, addresses.normalised(email))
    if not passwords.matches(password, user.password_hash if user else None) or user is None:
        raise unauthorized(english("log_in_wrong"))
    return _pair(deps, user.id, uuid4().hex)


def refresh(deps: Dependencies, token: str) -> TokenPair:
    """A new pair for a refresh token, which is used up.

    One that is used again after ten seconds was stolen or lost: its whole log-in ends. Two tabs of
    a browser that wake together use it within them. Raises ApiError(UNAUTHORIZED).
    """
    claims = deps.tokens.read(token, "refresh")
    user = users.by_token(deps.database, claims.user_id, claims.sid)
    if user is None or _before_the_password(user, claims):
        raise _logged_out()
    new = users.revoke(deps.database, claims.jti, claims.expires_at)
    if not new and not users.revoked_since(deps.database, claims.jti, now() - TABS):
        users.revoke(deps.database, claims.sid, claims.expires_at)
        raise _logged_out()
    return _pair(deps, claims.user_id, claims.sid)


def log_out(deps: Dependencies, claims: Claims) -> None:
    """End a log-in: its access token and its refresh token both."""
    users.revoke(deps.database, claims.sid, claims.expires_at + LIFETIMES["refresh"])


def identify(deps: Dependencies, token: str) -> tuple[User, Claims]:
    """Whose access token it is. Raises ApiError(UNAUTHORIZED)."""
    claims = deps.tokens.read(token, "access")
    user = users.by_token(deps.database, claims.user_id, claims.jti, claims.sid)
    if user is None or _before_the_password(user, claims):
        raise _logged_out()
    return user, claims


def _before_the_password(user: User, claims: Claims) -> bool:
    """Whether a log-in is older than the password; that which changed it goes on."""
    changed = user.password_changed_at
    if changed is None or claims.sid == user.kept_log_in:
        return False
    return claims.issued_at < changed.replace(microsecond=0)


def close(deps: Dependencies, user: User) -> None:
    """Delete an account: nobody sees it or what belongs to it, and its tokens are of no use."""
    users.hide(deps.database, user.id)
    deps.cache.forget(user.id)


def account(user: User) -> Account:
    """What an account shows of itself."""
    return Account(user.id, user.email, user.name, user.role, user.created_at)


def _pair(deps: Dependencies, user_id: UUID, sid: str) -> TokenPair:
    return TokenPair(
        deps.tokens.issue(user_id, "access", sid),
        deps.tokens.issue(user_id, "refresh", sid),
        int(LIFETIMES["access"].total_seconds()),
    )


def _logged_out() -> ApiError:
    return unauthorized(english("log_in_ended"))
