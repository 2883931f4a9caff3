"""What the rules make of both texts before anybody is asked: pure functions over strangers' texts,
which the children run under their limits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from resume_api import documents
from resume_api.analysis import document_notices, rewrites
from resume_api.analysis.asked import asked_of
from resume_api.documents.safety.prompt_injection import find_instructions
from resume_api.domain.assessment import AnalysisInputs, FormatCheck, Notice
from resume_api.domain.claims import Asked, EntryClaim
from resume_api.domain.document import Document, Limits
from resume_api.domain.resume import Resume
from resume_api.extraction.job.extractor import read_job
from resume_api.extraction.resume.extractor import parse_resume, read_resume
from resume_api.extraction.resume.format_checks import format_checks
from resume_api.extraction.text import language_detection
from resume_api.extraction.text.phrase_memory import forgetting
from resume_api.languages.messages import Messages
from resume_api.matching import relevance, requirements
from resume_api.matching.evidence import Evidence
from resume_api.matching.paraphrases import load_terms


@dataclass(frozen=True, slots=True)
class Parsed:
    """A resume, its format checks and what is to say of the file, in its own language."""

    resume: Resume
    format_checks: tuple[FormatCheck, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the tasks of an analysis are asked about, and what is to say of the file."""

    inputs: AnalysisInputs
    notices: tuple[Notice, ...]


@forgetting()
def prepare(
    document: Document,
    job: str,
    answer_language: str | None,
    today: date,
    claims: tuple[EntryClaim, ...] = (),
    asked: tuple[Asked, ...] = (),
) -> Prepared:
    """Both texts, compared; ``answer_language`` is a BCP 47 tag or None for the resume's own.
    ``claims`` are a resume's entries, ``asked`` what the ad asks, as a model reads them."""
    read, ad = read_resume(document, today, claims), asked_of(read_job(job), asked)
    resume, evidence = read.resume, Evidence.of(read)
    found = language_detection.Detected(resume.language, resume.language_confidence)
    code, _ = language_detection.choose(found, answer_language)
    inputs = AnalysisInputs(
        language=code,
        resume=resume,
        job=ad.job,
        requirements=requirements.build(evidence, ad),
        keywords=requirements.keywords(evidence, ad.job),
        format_checks=format_checks(document, resume, code),
        unproven=(*read.assertions.unproven(), *find_instructions(resume.text)),
        instructions=tuple(find_instructions(ad.job.text)),
        lines_of_work=relevance.lines_of_work(ad),
    )
    found_better = rewrites.rewrites(inputs)
    inputs = replace(inputs, rewrites=found_better, drafts=rewrites.drafts(found_better))
    return Prepared(inputs, document_notices.notices(document, Messages.of(code)))


@forgetting()
def parse(document: Document, today: date, claims: tuple[EntryClaim, ...] = ()) -> Parsed:
    """A resume alone; ``claims`` as in ``prepare``."""
    resume = parse_resume(document, today, claims)
    checks = format_checks(document, resume, resume.language)
    notices = document_notices.notices(document, Messages.of(resume.language))
    return Parsed(resume, checks, notices)


SAMPLE_RESUME = """Jane Roe
Software Engineer
jane.roe@example.com, +49 30 1234567, Berlin, linkedin.com/in/jane-roe

Experience
Software Engineer, Example Ltd, Berlin, March 2019 - present
- Built services in Python and PostgreSQL for 40 partners, not in Java
- Led a team of 3, together with the data team

Education
B.Sc. in Computer Science, Example University, 2015 - 2019

Skills: Python, Docker, Git. Languages: English (C1), German
"""
SAMPLE_JOB = """Backend Engineer
Example GmbH, Berlin

Requirements:
- 5+ years of experience with Python, and Kafka or RabbitMQ
- A bachelor's degree, fluent English and a driving licence
Nice to have: Kubernetes. We offer remote work.
"""
"""Two short texts that go through what most texts go through, to load it before they come."""


def warm_up() -> None:
    """Load what the first request would otherwise wait for: readers, lexicons, patterns, models."""
    documents.preload()
    load_terms()
    document = documents.read(SAMPLE_RESUME.encode(), Limits())
    prepare(document, SAMPLE_JOB, None, date(2024, 1, 1))
