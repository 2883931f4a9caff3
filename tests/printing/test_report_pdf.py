"""An analysis on paper: all of it, in each language, and nothing that its texts would have."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from uuid import UUID

import pypdfium2
import pytest
from flask.testing import FlaskClient

from resume_api.analysis import service
from resume_api.analysis.service import AnalysisRequest
from resume_api.background.run import run
from resume_api.dependencies import Dependencies
from resume_api.domain.report import Report
from resume_api.languages import packs
from resume_api.languages.messages import Messages
from resume_api.printing.service import printed
from tests.conftest import SAMPLES

MADE = datetime(2026, 5, 4, 12, tzinfo=UTC)
RESUME = (SAMPLES / "resume-one-column.pdf").read_bytes()
JOB = (SAMPLES / "job-backend-en.txt").read_text()
FULL = [code for code, one in packs.languages().items() if one.level == "full"]


def analysed(deps: Dependencies, language: str, resume: bytes = RESUME, job: str = JOB) -> Report:
    return service.analyze(deps, AnalysisRequest(resume, job, language=language))


def text_of(data: bytes) -> str:
    pages = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_bounded() for page in pages)


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("language", FULL)
def test_each_language_is_set(deps: Dependencies, language: str) -> None:
    data = printed(deps, analysed(deps, language), "cv.pdf", "Backend", MADE)
    text = text_of(data)
    assert data.startswith(b"%PDF-") and len(data) < 1_000_000
    assert "Marchetti" in text
    messages = Messages.of(language)
    assert messages.template("labels.title").split()[0] in text
    if not packs.languages()[language].right_to_left:
        assert "\ufffd" not in text
        for label in ("title", "arithmetic", "requirements", "cards"):
            assert messages.template(f"labels.{label}") in flat(text), label


def test_all_of_an_analysis_is_on_the_sheet(deps: Dependencies) -> None:
    report = analysed(deps, "en")
    text = flat(text_of(printed(deps, report, "cv.pdf", "Backend", MADE)))
    advice = report.insights.recommendations.all
    for part in (*advice, *report.insights.strengths, *(card.front for card in report.flashcards)):
        assert flat(part).split(":")[0][:40] in text, part
    for row in report.requirements:
        assert row.text in text and f"{row.points} / {row.of}" in text or not row.of, row.text
    assert f"{report.ats_score.overall_score} of 100" in text
    assert "2026-05-04" in text


def test_texts_are_no_markup(deps: Dependencies) -> None:
    evil = '#panic("x") $ * _ ` @a <b> \\ #import "@preview/x:1.0.0" #read("/etc/passwd") = H'
    resume = f"{evil}\n\nExperience\nCook, Reed Hotel, 2019 - 2024\n- {evil}\n" + "- Cooked.\n" * 9
    report = analysed(deps, "en", resume.encode(), f"Cook\n\nRequirements:\n- {evil}\n- Cooking\n")
    text = flat(text_of(printed(deps, report, evil, evil, MADE)))
    assert '#panic("x")' in text and '#read("/etc/passwd")' in text
    assert "root:" not in text


def test_the_same_is_the_same_bytes(deps: Dependencies) -> None:
    report = analysed(deps, "fa")
    assert printed(deps, report, "a", "b", MADE) == printed(deps, report, "a", "b", MADE)


def test_a_report_is_fetched_once(client: FlaskClient, deps: Dependencies) -> None:
    form = {"resume": (io.BytesIO(RESUME), "cv.pdf"), "job_description": JOB}
    task = client.post("/analyze", data=form).get_json()["data"]["task_id"]
    path = f"/results/{task}/report.pdf"
    run(deps, UUID(task), "test")
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert answer.headers["Cache-Control"] == "private, no-cache"
    again = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
