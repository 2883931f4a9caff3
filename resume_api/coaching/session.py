"""A question session: what is kept of it, and what its candidate is answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from resume_api.coaching.questions import QuestionTarget
from resume_api.coaching.rewriting import Change
from resume_api.domain.report import Meta


@dataclass(frozen=True, slots=True)
class Started:
    """A new session, its questions, and who worded them."""

    session_id: UUID
    questions: tuple[str, ...]
    meta: Meta


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """What follows an answer that is not the last."""

    next_question: str
    is_complete: ClassVar = False
    updated_resume: ClassVar = None


@dataclass(frozen=True, slots=True)
class Result:
    """What comes of the last answer: the new resume with its changes, what was said and is not in
    it, and the scores (0..100) of both."""

    updated_resume: str
    changes: tuple[Change, ...]
    left_out: tuple[str, ...]
    score_before: int | None
    score_after: int | None
    meta: Meta
    next_question: ClassVar = None
    is_complete: ClassVar = True


@dataclass(frozen=True, slots=True)
class State:
    """What is kept of a session between its requests."""

    format: str
    targets: tuple[QuestionTarget, ...]
    answers: tuple[str, ...] = ()
    provider: str | None = None
    result: Result | None = None

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions in their order."""
        return tuple(target.question for target in self.targets)


@dataclass(frozen=True, slots=True)
class Session:
    """A session as its candidate sees it."""

    session_id: UUID
    created_at: datetime
    state: State

    @property
    def current_question(self) -> str | None:
        """The question that is open."""
        answered = len(self.state.answers)
        return self.state.questions[answered] if answered < len(self.state.targets) else None

    @property
    def progress(self) -> str:
        """Answers of questions."""
        return f"{len(self.state.answers)}/{len(self.state.targets)}"

    @property
    def updated_resume(self) -> str | None:
        """The new resume, once there is one."""
        return self.state.result.updated_resume if self.state.result else None
