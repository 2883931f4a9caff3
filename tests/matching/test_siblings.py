"""What was once judged wrongly, in other words: ``tests/data/verdicts/siblings.tsv``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from resume_api.documents.text import from_text
from resume_api.extraction.job.extractor import read_job
from resume_api.extraction.resume.extractor import read_resume
from resume_api.matching import requirements
from resume_api.matching.evidence import Evidence

FILE = Path(__file__).parents[1] / "data" / "verdicts" / "siblings.tsv"
HEAD = "Robin Sample\nrobin@example.com\n\nExperience\n"
ROWS = [line.split("\t") for line in FILE.read_text("utf-8").splitlines() if line[0] != "#"]


@pytest.mark.parametrize(("kind", "asked", "lines", "wanted"), ROWS)
def test_a_line_bears_out_what_a_reader_would_say(
    kind: str, asked: str, lines: str, wanted: str
) -> None:
    resume = read_resume(from_text(f"{HEAD}{lines}\n"), date(2026, 1, 1))
    ad = read_job(f"Requirements\n- {asked}\n")
    items = [item for item in requirements.build(Evidence.of(resume), ad) if item.topic != "role"]
    said = {item.finding.status.replace("unclear", "not_met") for item in items}
    assert said == {wanted}, kind
