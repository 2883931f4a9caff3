"""A question session: what is kept of it, and what its candidate is answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from resume_api.coaching.changes import Change
from resume_api.coaching.questions import QuestionTarget
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
class NotAdded:
    """Words of an answer that are not in the resume: the reason's code, and the reason."""

    text: str
    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A further question, which need not be answered: what the answer ``number`` (from 1) left
    unclear. ``kind``: what it asks for, a place or something else."""

    question: str
    number: int
    kind: str


@dataclass(frozen=True, slots=True)
class Result:
    """What comes of the last answer: the new resume with its changes, what was said and is not in
    it, the scores (0..100) of both, and what may be asked further."""

    updated_resume: str
    changes: tuple[Change, ...]
    not_added: tuple[NotAdded, ...]
    score_before: int | None
    score_after: int | None
    meta: Meta
    follow_up: FollowUp | None = None
    next_question: ClassVar = None
    is_complete: ClassVar = True

    @property
    def left_out(self) -> tuple[str, ...]:
        """What was said and is not in the resume."""
        return tuple(one.text for one in self.not_added)

    @property
    def follow_up_question(self) -> str | None:
        """What may be asked further."""
        return self.follow_up.question if self.follow_up else None


@dataclass(frozen=True, slots=True)
class State:
    """What is kept of a session between its requests."""

    format: str
    targets: tuple[QuestionTarget, ...]
    answers: tuple[str, ...] = ()
    follow_up: FollowUp | None = None
    provider: str | None = None
    result: Result | None = None

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions in their order, the further one once it is answered."""
        asked = tuple(target.question for target in self.targets)
        return (*asked, self.follow_up.question) if self.follow_up else asked


@dataclass(frozen=True, slots=True)
class Session:
    """A session as its candidate sees it."""

    session_id: UUID
    created_at: datetime
    expires_at: datetime
    job_text: str
    state: State

    @property
    def about(self) -> tuple[str | None, ...]:
        """What each question is about in the words of the job or of the resume; None where it asks
        for anything."""
        targets = tuple(one.line or one.name or None for one in self.state.targets)
        return targets + (None,) * (len(self.state.questions) - len(targets))

    @property
    def current_question(self) -> str | None:
        """The question that is open."""
        answered = len(self.state.answers)
        return self.state.questions[answered] if answered < len(self.state.questions) else None

    @property
    def progress(self) -> str:
        """Answers of questions."""
        return f"{len(self.state.answers)}/{len(self.state.questions)}"

    @property
    def updated_resume(self) -> str | None:
        """The new resume, once there is one."""
        return self.state.result.updated_resume if self.state.result else None

    @property
    def follow_up_question(self) -> str | None:
        """What may be asked further, once there is a new resume."""
        return self.state.result.follow_up_question if self.state.result else None
