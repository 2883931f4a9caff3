"""A task about a resume and a job as a prompt that fits the model's window."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import prompts
from providers.base import Task
from providers.offline.quoting import clause_around
from providers.pii_masking import Masked
from providers.token_budget import Line, fit, fit_resume, tokens
from resume_api.domain.assessment import AnalysisInputs, Draft, Item
from resume_api.domain.report import Degradation
from resume_api.domain.resume import Resume
from resume_api.languages.messages import Messages
from resume_api.languages.packs import codes_of_script

_PROCESS_KEY = secrets.token_bytes(32)
# Tokens of one judgement in an answer, in Latin script and in others, and of what stands around.
_JUDGEMENT_TOKENS, _JUDGEMENT_TOKENS_ELSEWHERE, _AROUND_TOKENS = 46, 70, 300
_ROOM = 1.8  # judgements' room in a request: long reasons, and what the answer adds to the list
_ANSWER_SHARE = 3  # an answer takes at most a third of the window
_JOB_SHARE = 0.4
_STATUS_WORDS = {"met": "met", "partly": "partly met"}


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a conversation."""

    role: Literal["user", "assistant"]
    text: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a model is sent, and the most tokens that it may answer with."""

    system: str
    turns: tuple[Turn, ...]
    max_tokens: int

    def and_then(self, answer: str, user: str) -> Prompt:
        """The conversation continued by the model's answer and our next message."""
        more = Turn("assistant", answer), Turn("user", user)
        return replace(self, turns=(*self.turns, *more))


@dataclass(frozen=True, slots=True)
class Rendered:
    """A prompt, what did not fit into it, and the tokens that there were for the two texts."""

    prompt: Prompt
    degraded: tuple[Degradation, ...]
    room: int


def render(
    task: Task[Any], inputs: AnalysisInputs, masked: Masked, window: int, max_tokens: int
) -> Rendered:
    """``task`` about ``inputs``, with ``masked`` for the resume's lines.

    ``window`` is the model's whole window, ``max_tokens`` the answer's part of it where the items
    to judge need no more.
    """
    template = prompts.load(task.name)
    judged = [items for items in _judged(task, inputs).values() if items]
    max_tokens = max(max_tokens, *(_needed(len(items), inputs.language) for items in judged), 0)
    max_tokens = min(max_tokens, window // _ANSWER_SHARE)
    most = _most_items(max_tokens, inputs.language)
    values = {
        "requirements": _requirements(inputs, most),
        "keywords": _items(inputs.keywords, most),
        "findings": "\n".join(_finding(item) for item in _weightiest(inputs.requirements, most)),
        "checks": "\n".join(f"- {c.detail}" for c in inputs.format_checks if not c.passed),
        "drafts": "\n".join(map(_draft, inputs.drafts, masked.drafts)),
        "experience": _experience(inputs.resume),
        "locale": prompts.locale(inputs.language),
    }
    listed = template.user.get_identifiers()
    fixed = template.system.template + template.user.template
    fixed += "".join(text for name, text in values.items() if name in listed)
    room = window - max_tokens - tokens(fixed)
    resume, job, degraded = _texts(inputs, masked, room)
    values |= {"resume": resume, "job": job, "tag": _tag(inputs, values)}
    degraded += _capped(task, inputs, most)
    prompt = Prompt(
        template.system.substitute(values),
        (Turn("user", template.user.substitute(values)),),
        max_tokens,
    )
    return Rendered(prompt, tuple(degraded), room)


def _texts(inputs: AnalysisInputs, masked: Masked, room: int) -> tuple[str, str, list[Degradation]]:
    """The numbered resume and the job text within ``room`` tokens, and what was cut."""
    degraded = []
    messages = Messages.of(inputs.language)
    job_lines = [
        Line(number, text)
        for number, text in enumerate(inputs.job.text.split("\n"), 1)
        if text.strip()
    ]
    resume_need = sum(tokens(text) + 2 for text in masked.lines if text.strip())
    job = fit(job_lines, max(round(room * _JOB_SHARE), room - resume_need))
    room -= sum(tokens(line.text) + 3 for line in job)
    cut = fit_resume(inputs.resume, masked.lines, room)
    if cut.shortened:
        named = messages.separated(filter(None, cut.shortened))
        detail = messages.say(
            "degradations.resume_truncated",
            sections=named or messages.say("degradations.resume_beginning"),
        )
        degraded.append(Degradation("RESUME_TRUNCATED", detail))
    if len(job) < len(job_lines) or job[-1:] != job_lines[-1:]:
        detail = messages.say("degradations.job_truncated")
        degraded.append(Degradation("JOB_TRUNCATED", detail))
    resume = "\n".join(f"{line.number}| {line.text}" for line in cut.lines)
    return resume, "\n".join(f"A{line.number}| {line.text}" for line in job), degraded


def _tag(inputs: AnalysisInputs, values: dict[str, str]) -> str:
    """A fence that no document can know: keyed by a secret of this process, so that the four tasks
    of one analysis still share their prompt's beginning (and a vendor's cache of it)."""
    texts = "\0".join((inputs.resume.text, inputs.job.text, *values.values()))
    seed = f"{inputs.resume.text}\0{inputs.job.text}"
    while True:
        tag = hmac.digest(_PROCESS_KEY, seed.encode("utf-8", "surrogatepass"), "sha256").hex()[:12]
        if tag not in texts:
            return tag
        seed += tag


def _judged(task: Task[Any], inputs: AnalysisInputs) -> dict[str, tuple[Item, ...]]:
    """The items that a task judges, by the name that its prompt has for them."""
    listed = prompts.load(task.name).user.get_identifiers()
    by_name = {"requirements": inputs.requirements, "keywords": inputs.keywords}
    return {name: items for name, items in by_name.items() if name in listed}


def _each(language: str) -> int:
    latin = language.lower().partition("-")[0] in codes_of_script("Latn")
    return _JUDGEMENT_TOKENS if latin else _JUDGEMENT_TOKENS_ELSEWHERE


def _needed(items: int, language: str) -> int:
    """The tokens of an answer that judges so many items."""
    return _AROUND_TOKENS + round(_ROOM * items * _each(language))


def _most_items(max_tokens: int, language: str) -> int:
    """How many judgements fit an answer; one that is cut is asked for again with more room."""
    return max(1, (max_tokens - _AROUND_TOKENS) // _each(language))


def _weightiest(items: Sequence[Item], most: int) -> list[Item]:
    """The ``most`` items worth the most points, in their own order."""
    if len(items) <= most:
        return list(items)
    chosen = {item.id for item in sorted(items, key=lambda item: -item.max_points)[:most]}
    return [item for item in items if item.id in chosen]


def _items(items: Sequence[Item], most: int) -> str:
    return "\n".join(
        f"{item.id} [{item.kind}] {_one_line(item.quote.text)}" for item in _weightiest(items, most)
    )


def _requirements(inputs: AnalysisInputs, most: int) -> str:
    """The items with the job's words and, where these are only a part of it, their sentence."""
    text, rows = inputs.job.text, []
    for item in _weightiest(inputs.requirements, most):
        words = _one_line(item.quote.text)
        line = text.count("\n", 0, item.quote.start) + 1
        around = _one_line(clause_around(text, item.quote))
        place = f"A{line}" if around == words else f"A{line}: {around}"
        rows.append(f"{item.id} [{item.kind}, {item.topic}] {words} ({place})")
    return "\n".join(rows)


def _finding(item: Item) -> str:
    status = _STATUS_WORDS.get(item.finding.status, "not shown")
    return f"{item.id} [{item.kind}, {status}] {_one_line(item.quote.text)}"


def _draft(draft: Draft, text: str) -> str:
    about = f" (answers: {_one_line(draft.about)})" if draft.about else ""
    return f"{draft.id}{about}: {_one_line(text)}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _capped(task: Task[Any], inputs: AnalysisInputs, most: int) -> list[Degradation]:
    """Whether the model judges only a part of the items that it is to judge."""
    messages = Messages.of(inputs.language)
    return [
        Degradation(
            "ITEMS_CAPPED",
            messages.say(f"degradations.{name}_capped", most=most, total=len(items)),
        )
        for name, items in _judged(task, inputs).items()
        if len(items) > most
    ]


def _experience(resume: Resume) -> str:
    """The length of all positions together, and that of each with its lines."""
    if resume.experience_months is None:
        return "an unknown length of work experience"
    parts = [
        f"line {number} {_duration(position.months)}"
        for position in resume.positions
        for number in resume.line_numbers([position.quote])
    ]
    total = f"{_duration(resume.experience_months)} of work experience"
    return f"{total} ({'; '.join(parts)})" if parts else total


def _duration(months: int) -> str:
    return f"{months // 12} years and {months % 12} months"
