"""No score of the rules moves under any swap; a biased provider is found out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from providers.base import Answer, Deadline, Task
from providers.chain import Chain
from providers.offline import OfflineProvider
from resume_api.analysis import service
from resume_api.cli import cli
from resume_api.config.settings import Settings
from resume_api.dependencies import Dependencies
from resume_api.documents.text import read_text
from resume_api.domain.assessment import AnalysisInputs
from resume_api.domain.document import Limits
from resume_api.extraction.resume.extractor import parse_resume
from resume_api.fairness.audit import FOUR_FIFTHS, audit, groups
from resume_api.fairness.swaps import swaps
from resume_api.web.schemas.results import AnalysisResult
from tests.conftest import SAMPLES

PAIRS = [
    (path, path.with_name(path.name.replace("resume", "job")))
    for path in sorted((SAMPLES / "twins").glob("*/*.resume.txt"))
]
ALPHABETS = [
    "abcdefghijklmnopqrstuvwxyzéèöüçñøłš",
    "абвгдежзиклмнопрстуфхцчшэюя",
    "ابتثجحخدرزسشصضطعغفقکلمنوهی",
]


@cache
def variants(path: Path) -> tuple[str, ...]:
    parsed = parse_resume(read_text(path.read_bytes(), Limits()), date(2026, 1, 1))
    return (parsed.text, *(swap.text for swap in swaps(parsed)))


def scores(deps: Dependencies, resume: str, job: Path) -> dict[str, object]:
    request = service.AnalysisRequest(resume.encode(), job_text=job.read_text())
    data = AnalysisResult().dump(service.analyze(deps, request))
    ats = data["ats_score"]
    return {**ats["breakdown"], "overall": ats["overall_score"], "rows": data["requirements"]}


def points(found: dict[str, object]) -> object:
    rows = found["rows"]
    assert isinstance(rows, list)
    return {**found, "rows": [(row["status"], row["points"]) for row in rows]}


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_no_swap_moves_a_score_of_the_rules(deps: Dependencies, data: st.DataObject) -> None:
    resume, job = data.draw(st.sampled_from(PAIRS))
    given, *others = variants(resume)
    swapped = data.draw(st.sampled_from(others))
    assert points(scores(deps, swapped, job)) == points(scores(deps, given, job))


@given(st.sampled_from(PAIRS), st.sampled_from(ALPHABETS), st.data())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_name_at_all_moves_a_score_of_the_rules(
    deps: Dependencies, pair: tuple[Path, Path], alphabet: str, data: st.DataObject
) -> None:
    resume, job = pair
    part = st.text(alphabet, min_size=4, max_size=9).map(str.capitalize)
    name = f"{data.draw(part)} {data.draw(part)}"
    parsed = parse_resume(read_text(resume.read_bytes(), Limits()), date(2026, 1, 1))
    assert parsed.contact.name
    renamed = parsed.text.replace(parsed.contact.name, name)
    assert points(scores(deps, renamed, job)) == points(scores(deps, parsed.text, job))


def test_a_marital_status_is_no_keyword(deps: Dependencies) -> None:
    """A French label holds the word "situation", which a job asked for."""
    job = SAMPLES / "twins" / "accountant" / "fr.job.txt"
    resume = job.with_name("fr.resume.txt").read_text()
    head, rest = resume.split("\n", 1)
    told = f"{head}\nSituation familiale : célibataire\n{rest}"
    assert points(scores(deps, told, job)) == points(scores(deps, resume, job))


class Biased(OfflineProvider):
    """A model that sees no merit in anybody whose name it reads as a woman's."""

    name = "biased"

    def answer(self, task: Task, inputs: AnalysisInputs, deadline: Deadline) -> Answer:
        answer = super().answer(task, inputs, deadline)
        if not hasattr(answer.data, "judgements") or "Emily" not in inputs.resume.text:
            return answer
        judgements = tuple(
            replace(judgement, status="not_met", lines=()) for judgement in answer.data.judgements
        )
        return replace(answer, data=replace(answer.data, judgements=judgements), by_rules=False)


def test_a_biased_provider_is_found_out(deps: Dependencies) -> None:
    biased = replace(deps, chains={"offline": Chain([Biased()])})
    resume, job = SAMPLES / "resume-one-column.pdf", SAMPLES / "job-backend-en.txt"
    found = groups(audit(biased, [resume.read_bytes()], [job.read_bytes()], None))
    by_name = {(group.attribute, group.name): group for group in found}
    english, german = by_name["name: origin", "English"], by_name["name: origin", "German"]
    assert english.lowest < -10
    assert english.impact_ratio is not None
    assert english.impact_ratio < FOUR_FIFTHS
    assert (german.lowest, german.highest, german.impact_ratio) == (0, 0, 1.0)
    assert english.mean < german.mean


def test_nobody_chosen_has_no_ratio(deps: Dependencies) -> None:
    resume, job = SAMPLES / "resume-one-column.pdf", SAMPLES / "job-backend-en.txt"
    outcomes = audit(deps, [resume.read_bytes()], [job.read_bytes()], None)
    assert {group.impact_ratio for group in groups(outcomes, threshold=101)} == {None}


def test_the_command_prints_the_table_and_ends_well(settings: Settings) -> None:
    pair = ["--resume", SAMPLES / "resume-de.pdf", "--job", SAMPLES / "job-nurse-de.txt"]
    ran = CliRunner().invoke(cli, ["audit", *map(str, pair)], obj=settings)
    assert ran.exit_code == 0, ran.output
    assert "0 of 143 variants have a score of their own." in ran.output
    assert "marital status" in ran.output


def test_a_file_that_cannot_be_read_is_said(settings: Settings, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing")
    pair = ["--resume", broken, "--job", SAMPLES / "job-nurse-de.txt"]
    ran = CliRunner().invoke(cli, ["audit", *map(str, pair)], obj=settings)
    assert ran.exit_code == 2
    assert "PDF_PROCESSING_ERROR" in ran.output


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[0].parent.name}-{pair[0].stem}")
def test_every_sample_has_a_name_to_swap(pair: tuple[Path, Path]) -> None:
    parsed = parse_resume(read_text(pair[0].read_bytes(), Limits()), date(2026, 1, 1))
    assert parsed.contact.name
