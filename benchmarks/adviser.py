"""Analyses and sessions of samples for a reader to judge: ``python -m benchmarks.adviser``.

Prints strengths, improvements, advice and cards of twenty analyses in six languages, as the offline
provider gives them, and the new lines of twelve question sessions; ``adviser.md`` has the rubric
and what readers found.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from providers.offline.flashcards import flashcards
from providers.offline.insights import insights
from resume_api import documents
from resume_api.coaching import markdown, session_work
from resume_api.coaching.questions import questions
from resume_api.documents.ocr.markdown import plain_text
from resume_api.documents.text import from_text
from resume_api.domain.assessment import AnalysisInputs
from resume_api.domain.claims import Point
from resume_api.domain.document import Document, Limits
from resume_api.extraction.job.extractor import read_job
from resume_api.extraction.resume.extractor import read_resume
from resume_api.extraction.resume.format_checks import format_checks
from resume_api.languages.messages import Messages
from resume_api.matching import relevance, requirements
from resume_api.matching.evidence import Evidence

SAMPLES = Path(__file__).parents[1] / "samples"
SESSIONS = Path(__file__).parent / "coaching" / "sessions.toml"
TWINS = {
    "en": ("nurse", "electrician", "backend-developer"),
    "de": ("accountant", "electrician", "marketing-manager"),
    "fr": ("nurse", "marketing-manager"),
    "es": ("accountant", "backend-developer"),
    "fa": ("accountant", "nurse"),
    "ar": ("electrician", "marketing-manager"),
}
PAIRS = {
    "resume.docx": "job-backend-en.txt",
    "resume-de.pdf": "job-nurse-de.txt",
    "resume-fr.docx": "job-logistics-fr.txt",
    "resume-es.txt": "job-teacher-es.txt",
    "resume-fa.pdf": "job-data-fa.txt",
    "resume-ar.pdf": "job-sales-ar.txt",
}


def files() -> Iterator[tuple[Path, Path]]:
    """Resume and job of each analysis."""
    for language, trades in TWINS.items():
        for trade in trades:
            folder = SAMPLES / "twins" / trade
            yield folder / f"{language}.resume.txt", folder / f"{language}.job.txt"
    for resume, job in PAIRS.items():
        yield SAMPLES / resume, SAMPLES / job


def inputs(resume: Path, job: Path) -> AnalysisInputs:
    """What the provider is asked about, in the resume's language."""
    return _inputs(documents.read(resume.read_bytes(), Limits()), job)


def inputs_of(text: str, job: Path) -> AnalysisInputs:
    """The same of a resume as Markdown."""
    return _inputs(from_text(plain_text(text)), job)


def _inputs(document: Document, job: Path) -> AnalysisInputs:
    read, ad = read_resume(document, datetime.now(UTC).date()), read_job(job.read_text("utf-8"))
    evidence, language = Evidence.of(read), read.resume.language
    return AnalysisInputs(
        language,
        evidence.written,
        ad.job,
        requirements.build(evidence, ad),
        requirements.keywords(evidence, ad.job),
        tuple(format_checks(document, read.resume, language)),
        lines_of_work=relevance.lines_of_work(ad),
    )


def show(sign: str, points: tuple[Point, ...]) -> None:
    for point in points:
        print(f"  {sign} {point.text}")


def session(resume: Path, job: Path, answers: list[str]) -> None:
    """Print the questions, what is said to them, and the lines that come of it."""
    asked = inputs(resume, job)
    text = resume.suffix in (".txt", ".tex")
    source = resume.read_text("utf-8") if text else markdown.of_resume(asked.resume)
    read = asked.resume if text else inputs_of(source, job).resume
    targets = questions(asked)
    for target, said in zip(targets, answers, strict=True):
        print(f"  ? {target.question}\n    {said}")
    kind = "text" if text else "markdown"
    new = session_work.rewritten(kind, source, read, targets, tuple(answers), {})
    for change in new.changes:
        print(f"  + {change.section}: {change.after}")
    for left in new.left_out:
        print(f"  - {left.reason}: {left.text}")


def main() -> None:
    for number, (resume, job) in enumerate(files(), 1):
        print(f"\n{number}. {resume.relative_to(SAMPLES)} for {job.relative_to(SAMPLES)}")
        asked = inputs(resume, job)
        messages = Messages.of(asked.language)
        found = insights(asked, messages)
        show("+", found.strengths)
        show("~", found.improvements)
        advice = found.recommendations
        show("*", (*advice.high_priority, *advice.medium_priority, *advice.low_priority))
        for card in flashcards(asked, messages).flashcards:
            print(f"  ? {card.front}\n    {card.back}")
    for one in tomllib.loads(SESSIONS.read_text("utf-8"))["session"]:
        print(f"\n{one['resume']} for {one['job']}")
        session(SAMPLES / one["resume"], SAMPLES / one["job"], one["answers"])


if __name__ == "__main__":
    main()
