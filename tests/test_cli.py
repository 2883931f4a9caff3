"""The command line does what the server does, for people."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from resume_api.cli import cli
from resume_api.config.settings import Settings
from tests.conftest import SAMPLES

RESUME = str(SAMPLES / "resume-one-column.pdf")
JOB = str(SAMPLES / "job-backend-en.txt")


@pytest.fixture
def runner() -> CliRunner:
    return CliRunner()


def test_the_report_a_person_reads(runner: CliRunner, settings: Settings) -> None:
    result = runner.invoke(cli, ["analyze", RESUME, "--job", JOB], obj=settings)
    assert result.exit_code == 0, result.output
    for words in ("ATS score", "skills match", "Python", "Mend first"):
        assert words in result.output


def test_the_envelope_with_the_job_from_stdin(runner: CliRunner, settings: Settings) -> None:
    arguments = ["analyze", RESUME, "--job", "-", "--json", "--lang", "fr"]
    result = runner.invoke(cli, arguments, obj=settings, input=Path(JOB).read_bytes())
    body = json.loads(result.stdout)
    assert body["success"] is True
    assert body["data"]["meta"]["language"] == "fr"


def test_an_error_is_told_and_ends_with_one(
    runner: CliRunner, settings: Settings, tmp_path: Path
) -> None:
    picture = tmp_path / "resume.pdf"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    result = runner.invoke(cli, ["analyze", str(picture), "--job", JOB], obj=settings)
    assert result.exit_code == 1
    assert "INVALID_FILE_FORMAT" in result.stderr
    as_json = runner.invoke(cli, ["analyze", str(picture), "--job", JOB, "--json"], obj=settings)
    assert json.loads(as_json.stdout)["code"] == "INVALID_FILE_FORMAT"


def test_a_wrong_language_is_a_usage_error(runner: CliRunner, settings: Settings) -> None:
    result = runner.invoke(cli, ["analyze", RESUME, "--job", JOB, "--lang", "xx"], obj=settings)
    assert result.exit_code == 2
    assert "BCP 47" in result.stderr
