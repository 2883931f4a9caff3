"""Criteria and rankings over HTTP and on the command line."""

from __future__ import annotations

import csv
import io
import json
import resource
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import openpyxl
import pytest
from click.testing import CliRunner
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from resume_api import create_app
from resume_api.background.run import run
from resume_api.cli import cli
from resume_api.config.settings import Settings
from resume_api.db import tasks
from resume_api.dependencies import Dependencies
from tests.conftest import SAMPLES
from tests.documented import differences

JOB = SAMPLES / "job-backend-en.txt"
FILES = ["resume-one-column.pdf", "resume-de.pdf", "resume.docx", "job-nurse-de.txt"]


def uploads(names: list[str]) -> list[tuple[io.BytesIO, str]]:
    return [(io.BytesIO((SAMPLES / name).read_bytes()), name) for name in names]


def ask(
    client: FlaskClient, criteria: object, names: list[str], accept: str = "", query: str = ""
) -> TestResponse:
    text = criteria if isinstance(criteria, str) else json.dumps(criteria)
    return client.post(
        f"/score-resumes{query}",
        data={"criteria": text, "files": uploads(names)},
        headers={"Accept": accept} if accept else {},
    )


def test_criteria_come_as_strings_and_with_weights_and_quotes(client: FlaskClient) -> None:
    form = {"file": (io.BytesIO(JOB.read_bytes()), "job.txt")}
    data = client.post("/extract-criteria", data=form).get_json()["data"]
    assert data["criteria"] == [one["criterion"] for one in data["details"]]
    assert "5+ years of professional experience in backend development" in data["criteria"]
    assert data["job"]["title"]["text"] == "Senior Backend Engineer (Python)"
    assert data["job"]["seniority"]["kind"] == "senior"


def test_the_details_of_a_job_are_taken_back_as_they_are(client: FlaskClient) -> None:
    form = {"file": (io.BytesIO(JOB.read_bytes()), "job.txt")}
    details = client.post("/extract-criteria", data=form).get_json()["data"]["details"]
    data = ask(client, details, FILES[:2], "application/json").get_json()["data"]
    assert data["criteria"] == details
    assert data["candidates"][0]["explanation"].startswith("Shown: Experience as Senior Backend")


def test_remarks_are_in_the_language_of_the_criteria(client: FlaskClient) -> None:
    criteria = [
        "Mindestens fünf Jahre Erfahrung in der Finanzbuchhaltung",
        "Sichere Kenntnisse in DATEV",
    ]
    data = ask(client, criteria, FILES[:1], "application/json").get_json()["data"]
    assert data["candidates"][0]["explanation"].startswith(
        ("Zeigt", "Teilweise", "Nicht", "Belegt")
    )


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "MISSING_JOB_DESCRIPTION"), (b"   ", "MISSING_JOB_DESCRIPTION")]
)
def test_a_job_file_without_words_is_said(client: FlaskClient, content: bytes, code: str) -> None:
    form = {"file": (io.BytesIO(content), "job.txt")}
    answer = client.post("/extract-criteria", data=form)
    assert answer.status_code in (400, 422)
    assert answer.get_json()["code"] in (code, "PDF_PROCESSING_ERROR")


def test_a_ranking_is_a_csv_by_default(client: FlaskClient) -> None:
    criteria = ["5+ years of Python", "PostgreSQL"]
    answer = ask(client, criteria, FILES)
    assert answer.mimetype == "text/csv"
    head, *rows = csv.reader(io.StringIO(answer.data.decode("utf-8-sig"), newline=""))
    assert head[:6] == ["Candidate Name", *criteria, "Total Score", "File", "Error"]
    assert len(rows) == len(FILES)
    totals = [float(row[3]) for row in rows]
    assert totals == sorted(totals, reverse=True)
    assert rows[0][4] in ("resume-one-column.pdf", "resume.docx")


def test_evidence_has_columns_of_its_own(client: FlaskClient) -> None:
    answer = ask(client, ["PostgreSQL"], FILES[:1], query="?evidence=true")
    head, row = csv.reader(io.StringIO(answer.data.decode("utf-8-sig"), newline=""))
    assert head[2] == "PostgreSQL evidence"
    assert "PostgreSQL" in row[2]


def test_json_has_every_proof_and_takes_weights_and_gates(client: FlaskClient) -> None:
    criteria = [{"criterion": "PostgreSQL", "weight": 2}, {"criterion": "Deutsch", "must": True}]
    answer = ask(client, criteria, FILES[:2], "application/json")
    data = answer.get_json()["data"]
    assert data["criteria"][0] == {
        "criterion": "PostgreSQL",
        "weight": 2.0,
        "must": False,
        "kind": "must",
        "quote": None,
    }
    for candidate in data["candidates"]:
        for score in candidate["scores"]:
            assert (score["score"] > 0) == (score["quote"] is not None)


def test_xlsx_has_its_head_frozen_and_colours(client: FlaskClient) -> None:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    answer = ask(client, ["=1+1", "PostgreSQL"], FILES, kind)
    assert answer.mimetype == kind
    sheet = openpyxl.load_workbook(io.BytesIO(answer.data)).active
    assert sheet is not None
    assert sheet.freeze_panes == "B2"
    assert (sheet["B1"].value, sheet["B1"].data_type) == ("=1+1", "s")
    assert len(list(sheet.conditional_formatting)) == 2
    assert sheet.max_row == len(FILES) + 1


@pytest.mark.parametrize(
    "criteria",
    [
        "no json",
        "[]",
        "{}",
        [""],
        ["a", "A "],
        [1],
        ["x" * 501],
        ["x"] * 51,
        [{"criterion": "a", "weight": 0}],
        [{"criterion": "a", "weight": "NaN"}],
        [{"criterion": "a", "unknown": 1}],
    ],
    ids=str,
)
def test_faulty_criteria_are_said(client: FlaskClient, criteria: object) -> None:
    answer = ask(client, criteria, FILES[:1])
    body = answer.get_json()
    assert (answer.status_code, body["code"]) == (422, "VALIDATION_ERROR")
    assert "criteria" in body["details"]["fields"]


def test_no_files_are_said(client: FlaskClient) -> None:
    answer = client.post("/score-resumes", data={"criteria": '["Python"]'})
    assert answer.get_json()["code"] == "MISSING_RESUME"


def test_files_of_a_ranking_are_bounded_each_for_itself(deps: Dependencies) -> None:
    """All together may be more than a request may hold elsewhere."""
    path = SAMPLES / "resume-one-column.pdf"
    limit = 200_000
    small = replace(deps, settings=replace(deps.settings, max_content_length=limit))
    client = create_app(small.settings, small).test_client()
    big = (io.BytesIO(b"%PDF-1.7" + b"x" * limit), "big.pdf")
    data = {"criteria": '["Python"]', "files": [big, *uploads(FILES[:1])]}
    answer = client.post("/score-resumes", data=data, headers={"Accept": "application/json"})
    found = answer.get_json()["data"]["candidates"]
    assert found[0]["file"] == path.name
    assert found[1]["error"]["code"] == "FILE_TOO_LARGE"


@pytest.mark.parametrize(
    ("criteria", "size", "limit"), [("x" * 60_000, 0, 50_000), ("x", 300_000, 200_000)]
)
def test_the_limit_that_was_hit_is_said(
    deps: Dependencies, criteria: str, size: int, limit: int
) -> None:
    """Of a field, or of the whole request, which for a ranking may be more than elsewhere."""
    own = replace(deps.settings, max_content_length=50_000, ranking_max_content_length=200_000)
    client = create_app(own, replace(deps, settings=own)).test_client()
    data = {"criteria": criteria, "files": (io.BytesIO(b"x" * size), "a.txt")}
    answer = client.post("/score-resumes", data=data)
    body = answer.get_json()
    assert (answer.status_code, body["code"]) == (413, "FILE_TOO_LARGE")
    assert body["details"]["limit_bytes"] == limit


def test_a_table_that_cannot_be_written_leaves_what_was_there(
    settings: Settings, tmp_path: Path
) -> None:
    out = tmp_path / "ranking.xlsx"
    out.write_bytes(b"the last ranking")
    words = ["rank", "--job", str(JOB), "--out", str(out), str(SAMPLES / FILES[0])]
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, before[1]))
    try:
        ran = CliRunner().invoke(cli, words, obj=settings)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert ran.exit_code == 1, ran.output
    assert str(out) in ran.stderr
    assert list(tmp_path.iterdir()) == [out]
    assert out.read_bytes() == b"the last ranking"


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_files_are_ranked_on_the_command_line(
    settings: Settings, tmp_path: Path, extension: str
) -> None:
    out = tmp_path / f"ranking.{extension}"
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7")
    files = [str(SAMPLES / name) for name in FILES[:3]]
    words = ["rank", "--job", str(JOB), "--out", str(out), "--evidence", *files, str(broken)]
    ran = CliRunner().invoke(cli, words, obj=settings)
    assert ran.exit_code == 1, ran.output
    assert "3 ranked, 1 could not be read" in ran.output
    assert out.stat().st_size > 500


def test_many_files_are_ranked_in_the_background(client: FlaskClient, deps: Dependencies) -> None:
    criteria = [{"criterion": "5+ years of Python", "weight": 2}, "PostgreSQL"]
    answer = ask(client, criteria, FILES, query="?async=true&evidence=true")
    assert answer.status_code == 202
    task = answer.get_json()["data"]["task_id"]
    assert differences(client, answer) == []

    unfinished = client.get(f"/results/{task}.csv")
    assert (unfinished.status_code, unfinished.headers["Retry-After"]) == (202, "1")
    pending = {"stage": "score", "done": 0, "total": len(FILES)}
    assert unfinished.get_json()["data"]["progress"] == pending

    [part] = tasks.parts(deps.database, UUID(task))
    for identifier in (part.id, UUID(task)):
        run(deps, identifier, "test")
    done = client.get(f"/results/{task}")
    assert differences(client, done) == []
    now = ask(client, criteria, FILES, accept="application/json", query="?evidence=true")
    assert done.get_json()["data"]["result"] == now.get_json()["data"]
    table = client.get(f"/results/{task}.csv")
    workbook = client.get(f"/results/{task}.xlsx")
    assert (workbook.status_code, workbook.data[:2]) == (200, b"PK")
    assert table.mimetype == "text/csv"
    assert table.data == ask(client, criteria, FILES, query="?evidence=true").data


def test_an_analysis_has_no_table(client: FlaskClient, resume_pdf: bytes) -> None:
    form = {"file": (io.BytesIO(resume_pdf), "cv.pdf"), "job_desc": "A cook."}
    task = client.post("/analyze", data=form).get_json()["data"]["task_id"]
    answer = client.get(f"/results/{task}.csv")
    assert (answer.status_code, answer.get_json()["code"]) == (404, "TASK_NOT_FOUND")
