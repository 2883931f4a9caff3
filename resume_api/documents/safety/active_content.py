"""What a file would do when it is opened, beside being read: code, programs, files it carries."""

from __future__ import annotations

from resume_api.domain.document import Finding, Format, Limits
from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english

CODE = "ACTIVE_CONTENT"


def screen(data: bytes, kind: Format, limits: Limits) -> tuple[Finding, ...]:
    """What is active in ``data``, as findings. Raises ApiError(MALICIOUS_FILE) for any where the
    ``limits`` say that such a file is rejected."""
    kinds = _kinds(data, kind)
    if kinds and limits.reject_active:
        details = {"reason": "active", "found": kinds}
        raise ApiError(ErrorCode.MALICIOUS_FILE, english("active_content"), details)
    return tuple(Finding(CODE, None, {"kind": kind}) for kind in kinds)


def _kinds(data: bytes, kind: Format) -> list[str]:
    if kind is Format.PDF:
        from resume_api.documents.pdf.active_content import kinds_in
    elif kind is Format.DOCX:
        from resume_api.documents.docx.active_content import kinds_in
    else:
        return []
    return sorted(kinds_in(data))
