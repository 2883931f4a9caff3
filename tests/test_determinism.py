"""The same input gives the same bytes, whatever seed a process draws for its hashes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAIRS = [
    "resume-one-column.pdf job-backend-en.txt",
    "resume.docx job-accountant-en.txt",
    "resume-fa.pdf job-data-fa.txt",
    "resume-ar.pdf job-sales-ar.txt",
    "resume-de.pdf job-nurse-de.txt",
    "resume-es.txt job-teacher-es.txt",
    "resume-fr.docx job-marketing-en.txt",
]
PROGRAM = """
import json, pathlib, sys
from resume_api.analysis import service
from resume_api.config.settings import Settings
from resume_api import bootstrap
from resume_api.web.schemas.results import AnalysisResult

deps = bootstrap.create(Settings(analysis_workers=1))
for pair in sys.argv[1:]:
    resume, job = (pathlib.Path("samples", name).read_bytes() for name in pair.split())
    report = service.analyze(deps, service.AnalysisRequest(resume, job_text=job.decode()))
    answer = AnalysisResult().dump(report)
    del answer["meta"]
    print(json.dumps(answer))
deps.close()
"""


def answers(seed: str) -> list[str]:
    """The answers, one a line, of a fresh process with this hash seed."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *PAIRS],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_hash_seeds_change_no_byte() -> None:
    one, other = answers("1"), answers("4242")
    assert len(one) == len(PAIRS)
    assert one == other
