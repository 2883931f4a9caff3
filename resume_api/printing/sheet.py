"""What stands on a printed analysis: every text of it, in its order and its language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from resume_api.domain.assessment import Notice, Status
from resume_api.domain.report import JudgedRequirement, Report
from resume_api.languages import packs
from resume_api.languages.messages import Messages, shorten
from resume_api.version import VERSION

_ROWS, _QUOTES, _CHARACTERS = 120, 6, 400
_LABELS = (
    *("part", "weight", "value", "points", "requirements", "strengths", "keywords", "found"),
    *("absent", "cards", "checks", "warnings", "less", "arithmetic", "score", "page"),
)


@dataclass(frozen=True, slots=True)
class PartLine:
    """A part of the score, ``value`` 0..100 or None, and its share of the whole, in words."""

    name: str
    value: int | None
    shown: str
    weight: str
    points: str


@dataclass(frozen=True, slots=True)
class RequirementLine:
    """A requirement with its verdict, the points, why, and the resume's words."""

    text: str
    kind: str
    status: Status
    verdict: str
    points: str
    reason: str
    quote: str


@dataclass(frozen=True, slots=True)
class AdviceBlock:
    """What to mend, of one urgency."""

    label: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CardLine:
    """An interview card."""

    front: str
    back: str


@dataclass(frozen=True, slots=True)
class WarningLine:
    """A warning and the words that it is about."""

    message: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A printed analysis. ``digits`` are those of the language, from nought to nine."""

    language: str
    right_to_left: bool
    digits: str
    title: str
    about: tuple[tuple[str, str], ...]
    made: str
    score: int | None
    score_words: str
    reasoning: str
    parts: tuple[PartLine, ...]
    total: str
    requirements: tuple[tuple[str, tuple[RequirementLine, ...]], ...]
    advice: tuple[AdviceBlock, ...]
    strengths: tuple[str, ...]
    found: tuple[str, ...]
    absent: tuple[str, ...]
    checks: tuple[str, ...]
    warnings: tuple[WarningLine, ...]
    less: tuple[str, ...]
    cards: tuple[CardLine, ...]
    labels: Mapping[str, str]


def sheet(report: Report, resume_name: str | None, job_title: str | None, day: date) -> Sheet:
    """The sheet of an analysis of ``day``, in the analysis' language."""
    messages = Messages.of(report.meta.language)
    language = packs.languages()[messages.language]
    about = [
        (messages.template(f"labels.{name}"), value)
        for name, value in (
            ("resume", " · ".join(filter(None, (report.candidate.name, resume_name)))),
            ("job", job_title or ""),
        )
    ]
    return Sheet(
        language=messages.language,
        right_to_left=language.right_to_left,
        digits="".join(map(messages.number, range(10))),
        title=messages.template("labels.title"),
        about=tuple((label, _own(value)) for label, value in about if value),
        made=messages.say(
            "labels.made", date=messages.number(day.isoformat()), provider=_maker(report)
        ),
        score=report.ats_score.overall_score,
        score_words=_out_of(report.ats_score.overall_score, messages),
        reasoning=report.analysis.role_compatibility.reasoning,
        parts=tuple(_parts(report, messages)),
        total=_number(report.ats_score.overall_score, messages),
        requirements=_requirements(report, messages),
        advice=_advice(report, messages),
        strengths=report.insights.strengths,
        found=tuple(map(_own, report.analysis.matching_keywords)),
        absent=tuple(map(_own, report.analysis.missing_keywords)),
        checks=tuple(one.detail for one in report.format_checks if not one.passed),
        warnings=tuple(map(_warning, report.warnings)),
        less=tuple(dict.fromkeys(one.detail for one in report.meta.degraded)),
        cards=tuple(CardLine(one.front, one.back) for one in report.flashcards),
        labels={name: messages.template(f"labels.{name}") for name in _LABELS},
    )


def _maker(report: Report) -> str:
    models = dict.fromkeys(one.model for one in report.meta.tasks.values() if one.model)
    return " · ".join((f"Resume Analysis API {VERSION}", *models))


def _out_of(score: int | None, messages: Messages) -> str:
    if score is None:
        return messages.template("labels.unknown")
    return messages.say("labels.of", score=score)


def _number(value: int | None, messages: Messages) -> str:
    return "–" if value is None else messages.number(value)


def _parts(report: Report, messages: Messages) -> Iterable[PartLine]:
    """The arithmetic of the score: parts without a value have no weight."""
    scores = report.ats_score
    known = {name for name, value in scores.breakdown.items() if value is not None}
    whole = sum(scores.weights[name] for name in known) or 1
    for name, value in scores.breakdown.items():
        weight = scores.weights[name] / whole if name in known else 0.0
        yield PartLine(
            name=messages.template(f"labels.{name}"),
            value=value,
            shown=_number(value, messages),
            weight=messages.number(round(100 * weight, 1)) if name in known else "–",
            points=messages.number(round(weight * (value or 0), 1)) if name in known else "–",
        )


def _requirements(
    report: Report, messages: Messages
) -> tuple[tuple[str, tuple[RequirementLine, ...]], ...]:
    """Those that are shown, at least in part, and the others; the weightiest first."""
    rows = sorted(report.requirements, key=lambda one: -one.of)[:_ROWS]
    shown = [one for one in rows if one.status in ("met", "partly")]
    others = [one for one in rows if one.status not in ("met", "partly")]
    return tuple(
        (messages.template(f"labels.{label}"), tuple(_line(one, messages) for one in group))
        for label, group in (("shown", shown), ("missing", others))
        if group
    )


def _line(one: JudgedRequirement, messages: Messages) -> RequirementLine:
    quote = shorten(one.quotes[0].text) if one.quotes else ""
    return RequirementLine(
        text=_own(one.text),
        kind=messages.template(f"labels.{one.kind}"),
        status=one.status,
        verdict=messages.template(f"labels.{one.status}"),
        points=f"{messages.number(one.points)} / {messages.number(one.of)}" if one.of else "–",
        reason=one.reason,
        quote=_own(quote) if quote not in one.reason else "",
    )


def _advice(report: Report, messages: Messages) -> tuple[AdviceBlock, ...]:
    given = report.insights.recommendations
    blocks = filter(None, (given.high_priority, given.medium_priority, given.low_priority))
    return tuple(
        AdviceBlock(messages.template(f"labels.{label}"), texts)
        for label, texts in zip(("high", "medium", "low"), blocks, strict=False)
    )


def _warning(one: Notice) -> WarningLine:
    return WarningLine(one.message, tuple(map(_own, one.quotes[:_QUOTES])))


def _own(text: str) -> str:
    """Words of a resume or an ad on one line, apart from the direction of the sheet."""
    return f"\u2068{shorten(text, _CHARACTERS)}\u2069"
