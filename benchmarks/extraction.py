"""CPU milliseconds of facts, matching and scoring of a one-page resume and a job, without reading.

    python -m benchmarks.extraction --runs 100

Every run has texts of its own, so nothing is remembered from the run before. The second column
has ten times as many terms in the skill lexicon; its loading is that of fresh processes. The
time is that of the processor, for others may use it too.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from statistics import median
from typing import TypeVar

from providers.base import Deadline
from providers.offline import OfflineProvider
from resume_api.analysis import grounding, report
from resume_api.analysis.pipeline import Answers
from resume_api.analysis.tasks import TASKS
from resume_api.documents import read
from resume_api.domain.assessment import AnalysisInputs
from resume_api.domain.document import Document, Limits
from resume_api.domain.report import Meta, Usage
from resume_api.extraction.job.extractor import read_job
from resume_api.extraction.resume.extractor import read_resume
from resume_api.extraction.resume.format_checks import format_checks
from resume_api.extraction.skills.lexicon import lexicon, spellings
from resume_api.matching import requirements, scoring
from resume_api.matching.evidence import Evidence

SAMPLES = Path(__file__).parent.parent / "samples"
TIMES = 10
WARM_UP = 5
FRESH = 9
META = Meta(None, "en", "offline", None, None, (), False, Usage(), {})
# What it takes to facts, matching and scores; the rest writes and checks the answer's words.
SCORED = ("resume facts", "job facts", "evidence", "requirements", "keywords", "scoring")
LOAD = """
from time import process_time
from resume_api.extraction.skills.lexicon import lexicon
started = process_time()
lexicon()
print((process_time() - started) * 1000)
"""

T = TypeVar("T")
Taken = dict[str, list[float]]


class Watch:
    """Collects the milliseconds of named stages."""

    def __init__(self) -> None:
        self.taken: Taken = defaultdict(list)

    def __call__(self, name: str, stage: Callable[[], T]) -> T:
        started = time.process_time()
        result = stage()
        self.taken[name].append((time.process_time() - started) * 1000)
        return result


def analyse(document: Document, job_text: str, watch: Watch) -> None:
    """One analysis from read texts to the answer, stage by stage."""
    today, provider = datetime.now(UTC).date(), OfflineProvider()
    read = watch("resume facts", lambda: read_resume(document, today))
    ad = watch("job facts", lambda: read_job(job_text))
    resume, job, evidence = read.resume, ad.job, watch("evidence", lambda: Evidence.of(read))
    items = watch("requirements", lambda: requirements.build(evidence, ad))
    keywords = watch("keywords", lambda: requirements.keywords(evidence, job))
    checks = watch("format checks", lambda: tuple(format_checks(document, resume, "en")))
    inputs = AnalysisInputs(resume.language, resume, job, items, keywords, checks)
    answers = watch(
        "offline answers",
        lambda: Answers((task, provider.run(task, inputs, Deadline(60))) for task in TASKS),
    )
    grounded = watch("grounding", lambda: grounding.ground(answers, inputs))
    scores = watch("scoring", lambda: scoring.score(grounded, inputs))
    watch("report", lambda: report.build(document, (), grounded, scores, META))


def measure(document: Document, job_text: str, runs: int) -> Taken:
    """Milliseconds by stage of ``runs`` analyses, each of texts that were not seen before."""
    watch = Watch()
    for run in range(WARM_UP + runs):
        fresh = replace(document, text=f"{document.text}\nVersion {run}")
        watch("all", partial(analyse, fresh, f"{job_text}\nVersion {run}", watch))
    taken = {name: own[WARM_UP:] for name, own in watch.taken.items()}
    scored = [sum(own) for own in zip(*(taken[name] for name in SCORED), strict=True)]
    return {**taken, "facts to score": scored}


def multiply(times: int) -> None:
    """Have ``times`` as many terms in the lexicon: each one again, with a word behind it."""
    known = lexicon()
    written = list(spellings(list(known.entries.values())))
    for copy in range(1, times):
        for sense, keys in written:
            known.trie.add((*keys, f"no{copy}"), sense)


def loading() -> float:
    """The median milliseconds that the lexicon takes to load in a fresh process."""
    command = [sys.executable, "-c", LOAD]
    printed = (subprocess.run(command, capture_output=True, check=True) for _ in range(FRESH))
    return median(float(done.stdout) for done in printed)


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=100)
    parser.add_argument("--resume", type=Path, default=SAMPLES / "resume-one-column.pdf")
    parser.add_argument("--job", type=Path, default=SAMPLES / "job-backend-en.txt")
    given = parser.parse_args()
    document, job_text = read(given.resume.read_bytes(), Limits()), given.job.read_text()
    plain = measure(document, job_text, given.runs)
    multiply(TIMES)
    grown = measure(document, job_text, given.runs)
    count = len(lexicon().entries)
    print(f"{given.resume.name}, {given.job.name}; {given.runs} runs; median ms (best)")
    print(f"{f'{count} skills':<18}{'terms x 1':>18}{f'terms x {TIMES}':>18}")
    for name, taken in plain.items():
        columns = (f"{median(t):.2f} ({min(t):.2f})" for t in (taken, grown[name]))
        print(f"{name:<18}" + "".join(f"{column:>18}" for column in columns))
    print(f"loading of the lexicon in a fresh process: {loading():.0f} ms (median of {FRESH})")


if __name__ == "__main__":
    main()
