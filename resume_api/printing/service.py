"""An analysis as a PDF, set in a child process within the limits of one."""

from __future__ import annotations

from datetime import datetime

from resume_api.dependencies import Dependencies
from resume_api.domain.report import Report
from resume_api.printing import typesetting
from resume_api.printing.sheet import sheet


def printed(
    deps: Dependencies,
    report: Report,
    resume_name: str | None,
    job_title: str | None,
    made_at: datetime,
) -> bytes:
    """The PDF of an analysis of ``made_at``, in its language. Raises ApiError where it takes more
    than a child may use."""
    page = sheet(report, resume_name, job_title, made_at.date())
    return deps.reader.run(deps.settings.request_deadline, typesetting.pdf, page, made_at)
