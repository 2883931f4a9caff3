"""Questions of an interview by seniority, skill and line of work: a pack's ``interview.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

from resume_api.languages import packs

Subject = Literal["level", "skill", "work"]


class Question(NamedTuple):
    """What an interviewer asks, and what a good answer holds."""

    ask: str
    hear: str


def questions(language: str, subject: Subject, name: str) -> tuple[Question, ...]:
    """The questions about a subject in a language, none where its pack has none."""
    return _bank(language)[subject].get(name, ())


@cache
def _bank(language: str) -> Mapping[Subject, Mapping[str, tuple[Question, ...]]]:
    tables = packs.interview(language)
    subjects: tuple[Subject, ...] = ("level", "skill", "work")
    return {
        subject: {
            name: tuple(Question(**one) for one in listed)
            for name, listed in tables.get(subject, {}).items()
        }
        for subject in subjects
    }
