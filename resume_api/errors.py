"""Every error a client can get: one row each, with its HTTP status and default words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, unique
from typing import Any


@unique
class ErrorCode(Enum):
    """The table of the contract: ``code.name``, its HTTP status, its default sentence."""

    MISSING_RESUME = (400, "Send your resume as the file part 'resume'.")
    MISSING_JOB_DESCRIPTION = (400, "Send the job text as 'job_description' or as a file.")
    INVALID_FILE_FORMAT = (400, "This is not a PDF, DOCX, LaTeX or plain text file.")
    FILE_TOO_LARGE = (413, "The upload is larger than this server accepts.")
    DOCUMENT_TOO_COMPLEX = (422, "Reading this document takes more than the server allows.")
    PDF_PROCESSING_ERROR = (422, "No text could be read from this document.")
    MALICIOUS_FILE = (422, "The file carries active or malicious content.")
    VALIDATION_ERROR = (422, "Some fields are not valid.")
    UNAUTHORIZED = (401, "Log in first.")
    FORBIDDEN = (403, "You may not do this.")
    NOT_FOUND = (404, "There is nothing at this address.")
    METHOD_NOT_ALLOWED = (405, "This address does not answer that method.")
    CONFLICT = (409, "Something else changed this at the same time.")
    RATE_LIMITED = (429, "Too many requests. Wait a moment.")
    SESSION_NOT_FOUND = (404, "There is no such session, or it has ended.")
    SESSION_COMPLETE = (409, "This session has all its answers.")
    TASK_NOT_FOUND = (404, "There is no such task.")
    AI_SERVICE_ERROR = (503, "No AI provider could answer. Try again later.")
    AI_TIMEOUT = (504, "The analysis took longer than the time allowed for a request.")
    AI_INVALID_RESPONSE = (502, "The AI provider's answer could not be used.")
    CLOUDINARY_ERROR = (502, "Cloudinary did not take the file.")
    FILE_STORE_ERROR = (503, "The server cannot store or read files at the moment. Try again.")
    SERVICE_UNAVAILABLE = (503, "A part of the service does not answer. Try again soon.")
    STORAGE_FULL = (403, "Your storage is full. Delete what you no longer need.")
    INTERNAL_ERROR = (500, "Something went wrong on our side.")

    def __init__(self, status: int, words: str) -> None:
        self.status = status
        self.words = words


class ApiError(Exception):
    """A typed error on its way to a client: a row of the table, its own words, its details."""

    def __init__(
        self,
        code: ErrorCode,
        message: str | None = None,
        details: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        self.code = code
        self.message = message or code.words
        self.details = dict(details or {})
        self.headers = dict(headers or {})
        super().__init__(f"{code.name}: {self.message}")


class NoTextLayer(ApiError):
    """A file whose pages are pictures: OCR may still read them. Its details hold ``findings``."""

    def __init__(self, message: str, findings: Sequence[Mapping[str, Any]] = ()) -> None:
        details = {"reason": "no_text_layer", "findings": list(findings)}
        super().__init__(ErrorCode.PDF_PROCESSING_ERROR, message, details)
