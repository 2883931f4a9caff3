"""Signed tokens: a short one for requests, a long one to renew it.

Several keys may be known, each by its id; the first signs, all verify, so that a key is rotated
by putting a new one in front and taking the old one away once its last token has expired.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal
from uuid import UUID, uuid4

import jwt

from resume_api.config.settings import Settings
from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english

Kind = Literal["access", "refresh", "reset"]

ISSUER = AUDIENCE = "resume-analysis-api"
ALGORITHM = "HS256"
LIFETIMES: Mapping[Kind, timedelta] = {
    "access": timedelta(minutes=15),
    "refresh": timedelta(days=30),
    "reset": timedelta(minutes=30),
}
_CLAIMS = ["iss", "aud", "exp", "iat", "sub", "jti", "sid", "kind"]


@dataclass(frozen=True, slots=True)
class Claims:
    """What a valid token says: whose it is, its own id, that of its log-in (of a reset, what the
    password was), when it was issued and when it ends."""

    user_id: UUID
    jti: str
    sid: str
    issued_at: datetime
    expires_at: datetime


class Tokens:
    """Issues and reads tokens with the keys of the settings."""

    def __init__(self, settings: Settings) -> None:
        self._keys = dict(settings.jwt_secret) or {"local": _own_secret(settings.jwt_secret_file)}

    def issue(self, user_id: UUID, kind: Kind, sid: str) -> str:
        """A token of one log-in (``sid``) for its lifetime."""
        key_id, key = next(iter(self._keys.items()))
        issued = datetime.now(UTC)
        claims = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "iat": issued,
            "exp": issued + LIFETIMES[kind],
            "sub": str(user_id),
            "jti": uuid4().hex,
            "sid": sid,
            "kind": kind,
        }
        return jwt.encode(claims, key, ALGORITHM, headers={"kid": key_id})

    def read(self, token: str, kind: Kind) -> Claims:
        """The claims of a token. Raises ApiError(UNAUTHORIZED) for any that is not ours, of
        another kind, expired or signed otherwise."""
        try:
            key = self._keys[jwt.get_unverified_header(token).get("kid", "")]
            claims = jwt.decode(
                token,
                key,
                [ALGORITHM],
                issuer=ISSUER,
                audience=AUDIENCE,
                options={"require": _CLAIMS},
            )
            if claims["kind"] != kind:
                raise unauthorized(english("token_kind"))
            times = (datetime.fromtimestamp(claims[name], UTC) for name in ("iat", "exp"))
            return Claims(UUID(claims["sub"]), claims["jti"], claims["sid"], *times)
        except jwt.ExpiredSignatureError:
            raise unauthorized(english("token_expired")) from None
        except (jwt.PyJWTError, KeyError, TypeError, ValueError, RecursionError):
            raise unauthorized(english("token_not_valid")) from None


def unauthorized(words: str) -> ApiError:
    """UNAUTHORIZED with the header that the standard asks for (RFC 6750, section 3)."""
    return ApiError(ErrorCode.UNAUTHORIZED, words, headers={"WWW-Authenticate": "Bearer"})


def _own_secret(path: str) -> str:
    """A random key in a file that only this user reads: made by whoever comes first, and then only
    read."""
    file = Path(path)
    with suppress(FileNotFoundError):
        return file.read_text()
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}.{secrets.token_hex(4)}")
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as written:
            written.write(secrets.token_urlsafe(48))
        with suppress(FileExistsError):
            os.link(draft, file)
    finally:
        draft.unlink(missing_ok=True)
    return file.read_text()
