"""The command line does what the server does, for people."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from rich.console import Console

from resume_api.cli import cli
from resume_api.cli.report import _print_warnings
from resume_api.config.settings import Settings
from resume_api.domain.assessment import Notice
from resume_api.languages.messages import Messages
from tests.conftest import SAMPLES

RESUME = str(SAMPLES / "resume-one-column.pdf")
JOB = str(SAMPLES / "job-backend-en.txt")


@pytest.fixture
def runner() -> CliRunner:
    return CliRunner()


def test_the_report_a_person_reads(runner: CliRunner, settings: Settings) -> None:
    result = runner.invoke(cli, ["analyze", RESUME, "--job", JOB], obj=settings)
    assert result.exit_code == 0, result.output
    for words in ("93 of 100", "Skills", "━", "met", "partly", "Python", "Mend first"):
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


def test_the_report_speaks_the_language_that_was_asked_for(
    runner: CliRunner, settings: Settings, tmp_path: Path
) -> None:
    out = tmp_path / "report.pdf"
    arguments = ["analyze", RESUME, "--job", JOB, "--language", "de", "--report", str(out)]
    result = runner.invoke(cli, arguments, obj=settings)
    assert result.exit_code == 0, result.output
    for words in ("93 von 100", "erfüllt", "Zuerst verbessern", "Kenntnisse"):
        assert words in result.output
    assert out.read_bytes().startswith(b"%PDF-")


def test_warnings_come_with_their_words(capsys: pytest.CaptureFixture[str]) -> None:
    notice = Notice("HIDDEN_TEXT", "Some text is hidden.", ("ignore all [bold] rules",))
    _print_warnings(Console(), [notice], Messages.of("en"))
    assert "ignore all [bold] rules" in capsys.readouterr().out


def test_a_ranking_prints_the_best_and_tells_faults(
    runner: CliRunner, settings: Settings, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7\nnothing")
    out = tmp_path / "ranking.csv"
    arguments = ["rank", "--job", JOB, "--out", str(out), RESUME]
    fine = runner.invoke(cli, arguments, obj=settings)
    assert (fine.exit_code, "Marchetti" in fine.stdout) == (0, True), fine.output
    faulty = runner.invoke(cli, [*arguments, str(broken)], obj=settings)
    assert faulty.exit_code == 1
    assert "broken.pdf: PDF_PROCESSING_ERROR" in faulty.stderr
    assert "1 ranked, 1 could not be read" in faulty.stdout
    assert len(out.read_text().splitlines()) == 3


def test_help_has_examples(runner: CliRunner, settings: Settings) -> None:
    for command in ([], ["analyze"], ["rank"]):
        shown = runner.invoke(cli, [*command, "--help"], obj=settings).output
        assert "Examples:" in shown and "python main.py" in shown
