"""Queries about accounts and the tokens that were logged out."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict
from uuid import UUID

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from resume_api.db import Database
from resume_api.db.models import Analysis, RevokedToken, User
from resume_api.db.types import now
from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english


class Columns(TypedDict, total=False):
    """What of an account may change."""

    name: str | None
    password_hash: str
    password_changed_at: datetime
    kept_log_in: str | None


def create(database: Database, email: str, password_hash: str, role: str) -> User:
    """A new account. Raises ApiError(CONFLICT) where the address has one."""
    user = User(email=email, password_hash=password_hash, role=role)
    try:
        with database.transaction() as session:
            session.add(user)
    except IntegrityError:
        words = english("account_exists")
        raise ApiError(ErrorCode.CONFLICT, words) from None
    return user


def by_email(database: Database, email: str) -> User | None:
    """The account of an address."""
    with database.session() as session:
        return session.scalar(select(User).where(User.email == email, User.deleted_at.is_(None)))


def by_token(database: Database, user_id: UUID, *ids: str) -> User | None:
    """The account of a token, None where it is gone or any of the token's ids is revoked."""
    revoked = select(RevokedToken).where(RevokedToken.jti.in_(ids)).exists()
    with database.session() as session:
        return session.scalar(
            select(User).where(User.id == user_id, User.deleted_at.is_(None), ~revoked)
        )


def revoke(database: Database, jti: str, expires_at: datetime) -> bool:
    """Log an id out until it expires by itself; False where it was already. Expired ones go."""
    try:
        with database.transaction() as session:
            session.execute(delete(RevokedToken).where(RevokedToken.expires_at < now()))
            session.add(RevokedToken(jti=jti, expires_at=expires_at, revoked_at=now()))
    except IntegrityError:
        return False
    return True


def revoked_since(database: Database, jti: str, time: datetime) -> bool:
    """Whether an id was logged out, and not before a time."""
    query = select(RevokedToken.jti).where(RevokedToken.jti == jti, RevokedToken.revoked_at >= time)
    with database.session() as session:
        return session.scalar(query) is not None


def new_password(password_hash: str, kept_log_in: str | None) -> Columns:
    """The columns of a new password, which ends all log-ins but one."""
    return {
        "password_hash": password_hash,
        "password_changed_at": now(),
        "kept_log_in": kept_log_in,
    }


def change(
    database: Database, user_id: UUID, values: Columns, password_hash: str | None = None
) -> User | None:
    """Change columns of an account, if asked only while its password has this hash; None where
    nothing was changed."""
    here = [User.id == user_id, User.deleted_at.is_(None)]
    if password_hash:
        here.append(User.password_hash == password_hash)
    with database.transaction() as session:
        return session.scalar(update(User).where(*here).values(values).returning(User))


def hide(database: Database, user_id: UUID) -> None:
    """Delete an account softly: nobody logs in to it, its address is free again, and no worker
    takes its tasks up any more."""
    unfinished = Analysis.status.in_(("queued", "running"))
    with database.transaction() as session:
        session.execute(
            update(User)
            .where(User.id == user_id, User.deleted_at.is_(None))
            .values(deleted_at=now(), email=f"deleted:{user_id}")
        )
        session.execute(
            update(Analysis)
            .where(Analysis.user_id == user_id, unfinished, Analysis.deleted_at.is_(None))
            .values(deleted_at=now())
        )
