"""The use cases, as plain functions: views and command line call the same ones."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from uuid import UUID

import providers
from providers.base import Answer, Deadline
from providers.chain import Chain
from resume_api.analysis import (
    grounding,
    meta,
    parsed_resume,
    pipeline,
    preparation,
    report,
    requirement_reading,
    structure_reading,
)
from resume_api.analysis.ingest import take_in
from resume_api.analysis.parsed_resume import ParsedResume
from resume_api.analysis.pipeline import Answers
from resume_api.analysis.preparation import Prepared
from resume_api.analysis.tasks import MATCH, TASKS
from resume_api.dependencies import Dependencies
from resume_api.domain.assessment import AnalysisInputs, Notice
from resume_api.domain.claims import Asked, EntryClaim, MatchAnswer
from resume_api.domain.document import Document
from resume_api.domain.job import MAX_JOB_CHARACTERS
from resume_api.domain.report import Report, Usage
from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english
from resume_api.matching import scoring

MATCH_SHARE = 0.6
"""The part of an analysis' time that ``match`` may take: the other tasks wait for it."""


@dataclass(frozen=True, slots=True)
class AnalysisRequest:
    """One resume and one job (as text or as a file), the answer's language and the provider."""

    resume: bytes
    job_text: str | None = None
    job_file: bytes | None = None
    language: str | None = None
    provider: str | None = None
    request_id: str | None = None
    user_id: UUID | None = None


def analyze(
    deps: Dependencies, request: AnalysisRequest, begins: Callable[[str], None] | None = None
) -> Report:
    """The answer of ``POST /analyze-resume``; ``begins`` hears of each stage. The same question
    again is answered by what was kept for the same user. Raises ApiError."""
    deadline = Deadline(deps.settings.request_deadline)
    provider = deps.provider(request.provider)
    watch = meta.Stopwatch(begins)
    text = job_text(deps, request.job_text, request.job_file, deadline)
    asked = requirement_reading.kept(deps, provider, text, request.user_id)
    key = deps.cache.key(request.resume, text, request.language, provider, asked)
    if kept := deps.cache.get(key, request.user_id):
        about = replace(
            kept.meta,
            request_id=request.request_id,
            cached=True,
            usage=Usage(),
            timings_ms=watch.timings_ms(),
        )
        return replace(kept, meta=about)
    found = _analyzed(deps, request, text, asked, provider, deadline, watch)
    deps.cache.put(key, request.user_id, found)
    return found


def _analyzed(
    deps: Dependencies,
    request: AnalysisRequest,
    text: str,
    asked: tuple[Asked, ...],
    provider: Chain,
    deadline: Deadline,
    watch: meta.Stopwatch,
) -> Report:
    with watch.stage("read"):
        taken = take_in(deps, request.resume, deadline)
    with watch.stage("facts"):
        prepared = prepare(deps, taken.document, text, request.language, deadline, asked=asked)
        resume, code = prepared.inputs.resume, prepared.inputs.language
        reading = structure_reading.read(deps, provider, resume, code, deadline)
        if reading.claims:
            prepared = prepare(
                deps, taken.document, text, request.language, deadline, reading.claims, asked
            )
    inputs = prepared.inputs
    with watch.stage("provider"):
        answers = _answers(deps, inputs, provider, deadline, request.user_id)
    grounded = grounding.ground(answers, inputs)
    scores = scoring.score(grounded, grounded.inputs)
    about = meta.build(
        request.request_id,
        inputs.language,
        round(inputs.resume.language_confidence, 2),
        {**answers, **reading.answers},
        (*taken.degraded, *reading.degraded),
        watch,
    )
    return report.build(taken.document, prepared.notices, grounded, scores, about)


def _answers(
    deps: Dependencies,
    inputs: AnalysisInputs,
    provider: Chain,
    deadline: Deadline,
    user_id: UUID | None,
) -> Answers:
    """``match`` first, in a part of the time; the others, side by side, are asked about the
    requirements that stand and their verdicts. A model's verdicts are kept: where another task had
    to be answered by the rules, the next analysis asks for the others alone."""
    answers = Answers({MATCH: _match(deps, inputs, provider, deadline, user_id)})
    settled = grounding.settle(answers[MATCH], inputs).inputs
    others = [task for task in TASKS if task is not MATCH]
    return Answers({**answers, **pipeline.run(others, settled, provider, deps.executor, deadline)})


def _match(
    deps: Dependencies,
    inputs: AnalysisInputs,
    provider: Chain,
    deadline: Deadline,
    user_id: UUID | None,
) -> Answer[MatchAnswer]:
    first = Deadline(MATCH_SHARE * deadline.remaining())
    if not provider.model:
        return pipeline.run((MATCH,), inputs, provider, deps.executor, first)[MATCH]
    listed = [(item.id, item.kind, item.topic, item.quote) for item in inputs.requirements]
    resume = inputs.resume
    about = (resume.text, resume.experience_months, inputs.job.text, listed, inputs.language)
    key = deps.cache.task_key(MATCH, provider, *about)
    if kept := deps.cache.answer(MATCH, key, user_id):
        return kept
    answer = pipeline.run((MATCH,), inputs, provider, deps.executor, first)[MATCH]
    deps.cache.put_answer(key, user_id, answer)
    return answer


def parse(deps: Dependencies, resume: bytes) -> ParsedResume:
    """What was read of a resume, without a job. Raises ApiError."""
    deadline = Deadline(deps.settings.request_deadline)
    document = take_in(deps, resume, deadline).document
    parsed = deps.reader.run(deadline.remaining(), preparation.parse, document, today())
    code = parsed.resume.language
    reading = structure_reading.read(deps, deps.provider(None), parsed.resume, code, deadline)
    if reading.claims:
        parsed = deps.reader.run(
            deadline.remaining(), preparation.parse, document, today(), reading.claims
        )
    notices = tuple(Notice(one.code, one.detail) for one in reading.degraded)
    return parsed_resume.build(document, replace(parsed, notices=(*parsed.notices, *notices)))


def by_rules(deps: Dependencies, document: Document, job: str) -> Report:
    """A resume against a job by the rules alone, whatever providers are configured."""
    watch = meta.Stopwatch(None)
    rules = providers.build(deps.settings, ("offline",))
    deadline = Deadline(deps.settings.request_deadline)
    prepared = prepare(deps, document, job, None, deadline)
    inputs = prepared.inputs
    answers = pipeline.run(TASKS, inputs, rules, deps.executor, deadline)
    grounded = grounding.ground(answers, inputs)
    scores = scoring.score(grounded, inputs)
    confidence = round(inputs.resume.language_confidence, 2)
    about = meta.build(None, inputs.language, confidence, answers, (), watch)
    return report.build(document, prepared.notices, grounded, scores, about)


def job_key(text: str) -> str:
    """What tells one job text from another: its words, however they are spaced."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()


def warm_up(deps: Dependencies) -> None:
    """Load what the first request would otherwise wait for, here and in a reader.

    They live as long as the process: the collector is told to walk them no more (its full passes
    were up to a tenth of the time under load, and the slowest answers).
    """
    document = deps.reader.read(preparation.SAMPLE_RESUME.encode())
    by_rules(deps, document, preparation.SAMPLE_JOB)
    gc.collect()
    gc.freeze()


def job_text(
    deps: Dependencies,
    text: str | None = None,
    file: bytes | None = None,
    deadline: Deadline | None = None,
) -> str:
    """The text of a job, read from its file if it is one. Raises ApiError."""
    deadline = deadline or Deadline(deps.settings.request_deadline)
    text = text or ""
    if file is not None:
        try:
            deps.scanner.scan(file, deadline.remaining())
            text = deps.reader.read(file, deadline.remaining()).text
        except ApiError as error:
            error.details["part"] = "job_description_file"
            raise
    if not text.strip():
        raise ApiError(ErrorCode.MISSING_JOB_DESCRIPTION)
    if len(text) > MAX_JOB_CHARACTERS:
        details = {"limit_characters": MAX_JOB_CHARACTERS, "received_characters": len(text)}
        raise ApiError(ErrorCode.VALIDATION_ERROR, english("job_too_long"), details)
    return text


def prepare(
    deps: Dependencies,
    document: Document,
    job_text: str,
    answer_language: str | None,
    deadline: Deadline,
    claims: tuple[EntryClaim, ...] = (),
    asked: tuple[Asked, ...] = (),
) -> Prepared:
    """What the tasks of an analysis are asked about, worked out in a child. Raises ApiError."""
    return deps.reader.run(
        deadline.remaining(),
        preparation.prepare,
        document,
        job_text,
        answer_language,
        today(),
        claims,
        asked,
    )


def today() -> date:
    """The day until which a current position lasts."""
    return datetime.now(UTC).date()
