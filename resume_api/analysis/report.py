"""Puts an analysis into the shape of the contract: everything of ``data`` but ``meta``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from providers.inputs import AnalysisInputs, Judgement, Quote, Requirement
from providers.offline.words import Words
from resume_api.analysis import reading
from resume_api.analysis.grounding import Grounded
from resume_api.analysis.matching import degree_text
from resume_api.analysis.scoring import WEIGHTS, Scores
from resume_api.documents.model import Document

DIRECT = {"skill_direct", "skill_years"}


def build(
    document: Document,
    inputs: AnalysisInputs,
    grounded: Grounded,
    scores: Scores,
) -> dict[str, Any]:
    """``data`` of the envelope without ``meta``; hidden text and cut claims become warnings."""
    words = Words.of(inputs.language)
    matched, missing = _sorted_out(inputs, grounded, "skill")
    found, absent = _keywords(inputs, grounded)
    return {
        "analysis": {
            "matching_skills": [item.name for item in matched],
            "missing_skills": [item.name for item in missing],
            "matching_keywords": found,
            "missing_keywords": absent,
            "experience_match": _experience(inputs, scores, words),
            "education_match": _education(inputs, grounded),
            "role_compatibility": {"score": scores.role, "reasoning": grounded.reasoning},
        },
        "insights": grounded.insights,
        "flashcards": grounded.flashcards,
        "ats_score": {
            "overall_score": scores.overall,
            "breakdown": scores.breakdown,
            "weights": WEIGHTS,
            "breakdown_reasons": _reasons(inputs, grounded, scores, words),
        },
        "resume_preview": inputs.resume.text,
        "evidence": {
            "skills": [
                {"name": item.name, "quotes": _quotes(grounded.judgements[item.id].quotes, True)}
                for item in matched
            ]
        },
        "requirements": [_row(i, grounded, scores, words) for i in inputs.requirements],
        "keywords": [_row(i, grounded, scores, words) for i in inputs.keywords],
        "extraction": reading.extraction(document),
        "format_checks": reading.check_rows(inputs.format_checks),
        "warnings": reading.notice_rows(
            (*reading.notices(document), *grounded.notices, *scores.notices)
        ),
    }


def _sorted_out(
    inputs: AnalysisInputs, grounded: Grounded, topic: str
) -> tuple[list[Requirement], list[Requirement]]:
    """The items of a topic that the resume shows, and the others.

    A skill counts as shown when it is met, or named itself and only short of years.
    """
    shown: list[Requirement] = []
    others: list[Requirement] = []
    for item in inputs.requirements:
        if item.topic == topic:
            judgement = grounded.judgements[item.id]
            named = judgement.status == "partly" and item.finding.reason in DIRECT
            (shown if judgement.status == "met" or named else others).append(item)
    return shown, others


def _keywords(inputs: AnalysisInputs, grounded: Grounded) -> tuple[list[str], list[str]]:
    found: list[str] = []
    absent: list[str] = []
    for item in inputs.keywords:
        met = grounded.judgements[item.id].status != "not_met"
        (found if met else absent).append(item.name)
    return found, absent


def _experience(inputs: AnalysisInputs, scores: Scores, words: Words) -> dict[str, Any]:
    demand, months = inputs.job.years, inputs.resume.experience_months
    return {
        "required_years": words.demanded_years(demand.minimum, demand.maximum) if demand else None,
        "candidate_years": None if months is None else words.duration(months),
        "match_percentage": scores.breakdown["experience_relevance"],
    }


def _education(inputs: AnalysisInputs, grounded: Grounded) -> dict[str, Any]:
    demand, degrees = inputs.job.degree, inputs.resume.education
    best = max(degrees, key=lambda e: e.level or 0, default=None)
    met = next(
        (
            grounded.judgements[i.id].status == "met"
            for i in inputs.requirements
            if i.topic == "degree"
        ),
        None,
    )
    return {
        "required": demand.quote.text.strip() if demand else None,
        "candidate": degree_text(best) if best else None,
        "match": met,
    }


def _row(item: Requirement, grounded: Grounded, scores: Scores, words: Words) -> dict[str, Any]:
    judgement = grounded.judgements[item.id]
    return {
        "id": item.id,
        "text": item.quote.text.strip(),
        "name": item.name,
        "topic": item.topic,
        "kind": item.kind,
        "component": item.component,
        "status": judgement.status,
        "quotes": _quotes(judgement.quotes),
        "reason": _reason(item, judgement, grounded, words),
        "points": scores.points[item.id],
        "of": item.of,
    }


def _reason(item: Requirement, judgement: Judgement, grounded: Grounded, words: Words) -> str:
    return grounded.reasons.get(item.id) or words.reason(judgement)


def _reasons(
    inputs: AnalysisInputs, grounded: Grounded, scores: Scores, words: Words
) -> dict[str, list[dict[str, Any]]]:
    """For each component the items that lost points, the dearest first: why, and what helps."""
    reasons: dict[str, list[dict[str, Any]]] = {component: [] for component in WEIGHTS}
    for item in (*inputs.requirements, *inputs.keywords):
        if lost := item.of - scores.points[item.id]:
            reason = _reason(item, grounded.judgements[item.id], grounded, words)
            row = {"id": item.id, "lost": lost, "reason": reason, "remedy": words.remedy(item)}
            reasons[item.component].append(row)
    for rows in reasons.values():
        rows.sort(key=lambda row: -row["lost"])
    reasons["format_optimization"] = [
        {"id": c.check, "lost": 1, "reason": c.detail, "remedy": c.detail}
        for c in inputs.format_checks
        if not c.passed
    ]
    return reasons


def _quotes(quotes: Iterable[Quote], sections: bool = False) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for quote in quotes:
        row = {"text": quote.text, "start": quote.start, "end": quote.end}
        rows.append(row | {"section": quote.section} if sections else row)
    return rows
