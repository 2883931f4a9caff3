"""A question session from its start to the new resume."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

import msgspec

from providers.base import Deadline
from resume_api.accounts import quotas
from resume_api.analysis import meta, service
from resume_api.analysis.ingest import take_in
from resume_api.coaching import session_work, wording
from resume_api.coaching.changes import Rewritten
from resume_api.coaching.questions import QUESTIONS, questions
from resume_api.coaching.session import (
    FollowUp,
    NextQuestion,
    NotAdded,
    Result,
    Session,
    Started,
    State,
)
from resume_api.db import sessions
from resume_api.db.models import QuestionSession
from resume_api.db.types import now
from resume_api.dependencies import Dependencies
from resume_api.documents.ocr.markdown import plain_text
from resume_api.documents.sniff import sniff
from resume_api.domain.assessment import AnalysisInputs
from resume_api.domain.document import Document, Format
from resume_api.domain.report import Degradation, Meta
from resume_api.domain.resume import Resume
from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english
from resume_api.languages.messages import Messages


@dataclass(frozen=True, slots=True)
class Start:
    """A resume as text or as a file, and the job text; ``language`` is that of the questions."""

    resume: bytes
    job_text: str
    language: str | None = None
    provider: str | None = None
    request_id: str | None = None


def start(deps: Dependencies, request: Start, user_id: UUID | None) -> Started:
    """Begin a session. A PDF or DOCX goes on as Markdown. Raises ApiError."""
    deadline, watch = Deadline(deps.settings.request_deadline), meta.Stopwatch()
    provider = deps.provider(request.provider)
    with watch.stage("read"):
        taken = take_in(deps, request.resume, deadline)
    document = taken.document
    kind = _kind(request.resume)
    if kind == "markdown":
        left = deadline.remaining()
        source = deps.reader.run(left, session_work.as_markdown, document, service.today())
        document = _document(deps, kind, source)
    else:
        source = request.resume.decode("utf-8-sig", errors="replace")
    with watch.stage("facts"):
        inputs = service.prepare(
            deps, document, request.job_text, request.language, deadline
        ).inputs
        targets = deps.reader.run(deadline.remaining(), questions, inputs)
    with watch.stage("provider"):
        targets, worded = wording.worded_questions(deps, provider, inputs, targets, deadline)
    hours = deps.settings.session_hours
    state = State(kind, targets, provider=request.provider)
    size = len(source.encode()) + len(request.job_text.encode())
    quotas.check(deps, user_id, size)
    row = QuestionSession(
        user_id=user_id,
        size=size,
        resume_text=source,
        job_text=request.job_text,
        state=msgspec.to_builtins(state),
        expires_at=now() + timedelta(hours=hours),
    )
    session_id = sessions.add(deps.database, row).id
    about = _meta(request.request_id, inputs, worded, taken.degraded, watch)
    return Started(session_id, state.questions, about)


def find(deps: Dependencies, session_id: UUID, user_id: UUID | None) -> QuestionSession:
    """A session of this user, or of nobody. Raises ApiError(SESSION_NOT_FOUND)."""
    row = sessions.get(deps.database, session_id)
    if row is None or row.user_id not in (None, user_id):
        raise ApiError(ErrorCode.SESSION_NOT_FOUND)
    return row


def answer(
    deps: Dependencies,
    session_id: UUID,
    user_id: UUID | None,
    text: str,
    question: int | None = None,
    request_id: str | None = None,
) -> NextQuestion | Result:
    """Take the answer to the question that is open; with the last one the resume is rewritten, and
    again with one to what was asked further.

    ``question`` (from 1) says which question the answer is to. Raises ApiError:
    SESSION_NOT_FOUND, SESSION_COMPLETE, and CONFLICT where the answer is to another question than
    the open one or another answer was faster; then nothing is changed.
    """
    row = find(deps, session_id, user_id)
    state = msgspec.convert(row.state, State)
    answered = len(state.answers)
    further = state.result.follow_up if state.result and answered == QUESTIONS else None
    if answered >= QUESTIONS and further is None:
        raise ApiError(ErrorCode.SESSION_COMPLETE)
    if question not in (None, answered + 1):
        details = {"current_question": answered + 1}
        raise ApiError(ErrorCode.CONFLICT, english("question_not_open"), details)
    state = replace(state, answers=(*state.answers, text), follow_up=further)
    if answered + 1 >= QUESTIONS:
        state = replace(state, result=_result(deps, row, state, request_id))
    if not sessions.change(deps.database, row, msgspec.to_builtins(state)):
        raise ApiError(ErrorCode.CONFLICT)
    return state.result or NextQuestion(state.questions[answered + 1])


def shown(row: QuestionSession) -> Session:
    """What a client sees of a session."""
    state = msgspec.convert(row.state, State)
    return Session(row.id, row.created_at, row.expires_at, row.job_text, state)


def end(deps: Dependencies, session_id: UUID, user_id: UUID | None) -> None:
    """Erase a session. Raises ApiError(SESSION_NOT_FOUND)."""
    sessions.erase(deps.database, find(deps, session_id, user_id).id)


def docx(deps: Dependencies, row: QuestionSession) -> bytes:
    """The new resume as DOCX. Raises ApiError(CONFLICT) before the last answer."""
    state = msgspec.convert(row.state, State)
    if state.result is None:
        raise ApiError(ErrorCode.CONFLICT, english("session_incomplete"))
    document = _document(deps, state.format, state.result.updated_resume)
    return deps.reader.run(None, session_work.as_docx, document, service.today())


def _result(
    deps: Dependencies, row: QuestionSession, state: State, request_id: str | None
) -> Result:
    deadline, watch = Deadline(deps.settings.request_deadline), meta.Stopwatch()
    provider = deps.provider(state.provider)
    kind = state.format
    with watch.stage("read"):
        before = _document(deps, kind, row.resume_text)
    with watch.stage("facts"):
        inputs = service.prepare(deps, before, row.job_text, None, deadline).inputs
    resume = inputs.resume
    inputs = replace(inputs, language=resume.language)
    new = _rewritten(deps, row, resume, state, {}, deadline)
    with watch.stage("provider"):
        worded = wording.worded_lines(deps, provider, inputs, new.lines, deadline)
    new = _rewritten(deps, row, resume, state, worded.sentences, deadline)
    after = _document(deps, kind, new.text)
    return Result(
        updated_resume=new.text,
        changes=new.changes,
        not_added=_not_added(new, inputs.language),
        score_before=service.by_rules(deps, before, row.job_text).ats_score.overall_score,
        score_after=service.by_rules(deps, after, row.job_text).ats_score.overall_score,
        meta=_meta(request_id, inputs, worded, (), watch),
        follow_up=None if state.follow_up else _follow_up(new, resume.language),
    )


def _not_added(new: Rewritten, language: str) -> tuple[NotAdded, ...]:
    messages = Messages.of(language)
    return tuple(
        NotAdded(one.text, one.reason, messages.say(f"left_out.{one.reason}"))
        for one in new.left_out
    )


def _follow_up(new: Rewritten, language: str) -> FollowUp | None:
    """What to ask further: what an answer means before where it was."""
    unclear = min(new.unclear, key=lambda one: one.kind == "place", default=None)
    if unclear is None:
        return None
    messages = Messages.of(language)
    question = messages.say(
        f"follow_up.{unclear.kind}",
        quote=unclear.text,
        language=language.split("-")[0],
    )
    return FollowUp(question, unclear.number, unclear.kind)


def _meta(
    request_id: str | None,
    inputs: AnalysisInputs,
    worded: wording.Worded,
    degraded: tuple[Degradation, ...],
    watch: meta.Stopwatch,
) -> Meta:
    degraded = (*degraded, *worded.rejected)
    answers = {worded.task: worded.answer}
    return meta.build(request_id, inputs.language, None, answers, degraded, watch)


def _kind(data: bytes) -> str:
    found = sniff(data)
    if found is Format.TEX:
        return "latex"
    return "text" if found is Format.TEXT else "markdown"


def _document(deps: Dependencies, kind: str, source: str) -> Document:
    text = plain_text(source) if kind == "markdown" else source
    return deps.reader.read(text.encode(), deps.settings.request_deadline)


def _rewritten(
    deps: Dependencies,
    row: QuestionSession,
    resume: Resume,
    state: State,
    sentences: Mapping[str, str],
    deadline: Deadline,
) -> Rewritten:
    return deps.reader.run(
        deadline.remaining(),
        session_work.rewritten,
        state.format,
        row.resume_text,
        resume,
        state.targets,
        state.answers,
        sentences,
        (state.follow_up.number, state.follow_up.kind) if state.follow_up else None,
    )
