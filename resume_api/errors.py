# ruff: noqa: PIE796 - several errors have one HTTP status, and each is a member of its own
"""Every error a client can get: a row each, with its HTTP status; packs have the sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

from resume_api.languages.error_sentences import english


class ErrorCode(Enum):
    """The table of the contract: ``code.name`` and its HTTP status."""

    status: int

    MISSING_RESUME = 400
    MISSING_JOB_DESCRIPTION = 400
    INVALID_FILE_FORMAT = 400
    FILE_TOO_LARGE = 413
    DOCUMENT_TOO_COMPLEX = 422
    PDF_PROCESSING_ERROR = 422
    MALICIOUS_FILE = 422
    VALIDATION_ERROR = 422
    UNAUTHORIZED = 401
    FORBIDDEN = 403
    NOT_FOUND = 404
    METHOD_NOT_ALLOWED = 405
    CONFLICT = 409
    RATE_LIMITED = 429
    SESSION_NOT_FOUND = 404
    SESSION_COMPLETE = 409
    TASK_NOT_FOUND = 404
    AI_SERVICE_ERROR = 503
    AI_TIMEOUT = 504
    AI_INVALID_RESPONSE = 502
    CLOUDINARY_ERROR = 502
    FILE_STORE_ERROR = 503
    SERVICE_UNAVAILABLE = 503
    STORAGE_FULL = 403
    INTERNAL_ERROR = 500

    def __new__(cls, status: int) -> ErrorCode:
        """A member of its own, though others have the same status."""
        member = object.__new__(cls)
        member._value_ = len(cls.__members__)
        member.status = status
        return member

    @property
    def sentence(self) -> str:
        """What it says in English where nothing more exact is known."""
        return english(self.name)


class ApiError(Exception):
    """A typed error on its way to a client: a row of the table, its English sentence (the row's by
    default), its details. Strings of ``details["fields"]`` are sentences too."""

    def __init__(
        self,
        code: ErrorCode,
        message: str | None = None,
        details: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.code = code
        self.message = message or code.sentence
        self.details = dict(details or {})
        self.headers = dict(headers or {})
        super().__init__(f"{code.name}: {self.message}")


class NoTextLayer(ApiError):
    """A file whose pages are pictures: OCR may still read them. Its details hold ``findings``."""

    def __init__(self, message: str, findings: Sequence[Mapping[str, Any]] = ()) -> None:
        details = {"reason": "no_text_layer", "findings": list(findings)}
        super().__init__(ErrorCode.PDF_PROCESSING_ERROR, message, details)
