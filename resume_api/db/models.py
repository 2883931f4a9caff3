"""The tables. A row with ``deleted_at`` is hidden from everybody until a purge erases it; ``size``
is what it takes with its file, in bytes, for quotas."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import CheckConstraint, ForeignKey, Index, MetaData, String, Text, true
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from resume_api.db.types import Json, JsonObject, UtcDateTime, now

ROLES = ("candidate", "recruiter", "admin")
KINDS = ("analysis", "ranking")
STATUSES = ("queued", "running", "done", "failed")


class Base(DeclarativeBase):
    """What all tables share: names of constraints that migrations can rely on."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_N_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {datetime: UtcDateTime, JsonObject: Json}


def _one_of(column: str, values: tuple[str, ...]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


class _Row(Base):
    __abstract__ = True

    id: Mapped[UUID] = mapped_column(primary_key=True, default=uuid4)
    created_at: Mapped[datetime] = mapped_column(default=now)
    deleted_at: Mapped[datetime | None] = mapped_column(default=None)


class User(_Row):
    """An account; ``email`` is in lower case. Log-ins from before ``password_changed_at`` have
    ended, but for the one that changed it."""

    __tablename__ = "user"
    __table_args__ = (_one_of("role", ROLES),)

    email: Mapped[str] = mapped_column(String(254), unique=True)
    password_hash: Mapped[str] = mapped_column(String(255))
    role: Mapped[str] = mapped_column(String(16), default="candidate")
    name: Mapped[str | None] = mapped_column(String(255))
    password_changed_at: Mapped[datetime | None]
    kept_log_in: Mapped[str | None] = mapped_column(String(64))


class RevokedToken(Base):
    """A token that was logged out; the row may go once the token would have expired."""

    __tablename__ = "revoked_token"

    jti: Mapped[str] = mapped_column(String(64), primary_key=True)
    expires_at: Mapped[datetime] = mapped_column(index=True)
    revoked_at: Mapped[datetime | None]


class Resume(_Row):
    """A user's resume; its bytes lie in the file store under ``file_key``."""

    __tablename__ = "resume"
    __table_args__ = (Index(None, "user_id", "created_at"),)

    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"))
    filename: Mapped[str] = mapped_column(String(255))
    media_type: Mapped[str] = mapped_column(String(127))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    file_key: Mapped[str] = mapped_column(String(255))


class Job(_Row):
    """A job text of a user."""

    __tablename__ = "job"
    __table_args__ = (Index(None, "user_id", "created_at"),)

    user_id: Mapped[UUID] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"))
    title: Mapped[str] = mapped_column(String(255))
    text: Mapped[str] = mapped_column(Text)
    sha256: Mapped[str] = mapped_column(String(64))
    company: Mapped[str | None] = mapped_column(String(255))
    url: Mapped[str | None] = mapped_column(String(2000))
    notes: Mapped[str | None] = mapped_column(Text)
    size: Mapped[int] = mapped_column(default=0, server_default="0")


class Analysis(_Row):
    """An analysis or a ranking: asked for, at work, done or failed. The row is the truth; what a
    queue carries is only its id. ``lease_until`` says how long its worker may be silent. One that
    is not ``listed`` is found by its id alone, as the cells of a matrix are. ``candidate_name`` and
    ``candidate_email`` (in lower case) are what the resume says of itself.

    A ranking is worked on in parts, rows with its id as ``parent_id``; it runs without a worker of
    its own until the last of them ends, and is then queued for its places to be told."""

    __tablename__ = "analysis"
    __table_args__ = (
        _one_of("kind", KINDS),
        _one_of("status", STATUSES),
        Index(None, "user_id", "created_at"),
        Index(None, "status", "lease_until"),
        Index(None, "job_sha256", "created_at"),
        Index(None, "parent_id"),
        Index(None, "user_id", "deleted_at", "size"),
    )

    user_id: Mapped[UUID | None] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"))
    resume_id: Mapped[UUID | None] = mapped_column(ForeignKey("resume.id", ondelete="SET NULL"))
    job_id: Mapped[UUID | None] = mapped_column(ForeignKey("job.id", ondelete="SET NULL"))
    parent_id: Mapped[UUID | None] = mapped_column(ForeignKey("analysis.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(16), default="analysis")
    idempotency_key: Mapped[str | None] = mapped_column(String(64), unique=True)
    request_id: Mapped[str | None] = mapped_column(String(64))
    resume_name: Mapped[str | None] = mapped_column(String(255))
    resume_sha256: Mapped[str | None] = mapped_column(String(64))
    file_key: Mapped[str | None] = mapped_column(String(255))
    candidate_name: Mapped[str | None] = mapped_column(String(255))
    candidate_email: Mapped[str | None] = mapped_column(String(254))
    job_title: Mapped[str | None] = mapped_column(String(255))
    job_text: Mapped[str | None] = mapped_column(Text)
    job_sha256: Mapped[str | None] = mapped_column(String(64))
    language: Mapped[str | None] = mapped_column(String(16))
    provider: Mapped[str | None] = mapped_column(String(32))
    payload: Mapped[JsonObject | None]

    status: Mapped[str] = mapped_column(String(16), default="queued")
    stage: Mapped[str | None] = mapped_column(String(32))
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    attempts: Mapped[int] = mapped_column(default=0)
    lease_owner: Mapped[str | None] = mapped_column(String(64))
    lease_until: Mapped[datetime | None]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]

    report: Mapped[JsonObject | None]
    score: Mapped[int | None]
    error_code: Mapped[str | None] = mapped_column(String(32))
    error: Mapped[str | None] = mapped_column(String(500))
    listed: Mapped[bool] = mapped_column(default=True, server_default=true())
    size: Mapped[int] = mapped_column(default=0, server_default="0")


class KeptFile(Base):
    """A file of the file store, written down before it is stored: one that no other row names, as
    after a crash, is found by this row and erased."""

    __tablename__ = "kept_file"

    key: Mapped[str] = mapped_column(String(255), primary_key=True)
    kept_at: Mapped[datetime] = mapped_column(default=now, index=True)


class Chore(Base):
    """Work that is done once in a while by one of all workers, and when it is due again."""

    __tablename__ = "chore"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    due_at: Mapped[datetime]


class CachedAnswer(Base):
    """An answer that is kept for the same question; ``data`` is compressed JSON."""

    __tablename__ = "cached_answer"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("user.id", ondelete="CASCADE"), index=True
    )
    data: Mapped[bytes]
    expires_at: Mapped[datetime] = mapped_column(index=True)


class QuestionSession(_Row):
    """A question session; ``version`` grows with each change, so that one of two writers loses."""

    __tablename__ = "session"
    __table_args__ = (Index(None, "user_id", "deleted_at", "size"),)

    user_id: Mapped[UUID | None] = mapped_column(ForeignKey("user.id", ondelete="CASCADE"))
    resume_text: Mapped[str] = mapped_column(Text)
    job_text: Mapped[str] = mapped_column(Text)
    state: Mapped[JsonObject]
    version: Mapped[int] = mapped_column(default=1)
    size: Mapped[int] = mapped_column(default=0, server_default="0")
    expires_at: Mapped[datetime] = mapped_column(index=True)
