"""Puts an analysis into the shape of the contract: everything of ``data`` but ``meta``."""

from __future__ import annotations

from typing import Any

from resume_api.analysis import document_notices, report_rows
from resume_api.analysis.preparation import Prepared
from resume_api.domain.assessment import AnalysisInputs, Grounded, Requirement
from resume_api.domain.document import Document
from resume_api.languages.messages import Messages
from resume_api.matching.evidence_search import degree_text
from resume_api.matching.scoring import WEIGHTS, Scores

DIRECT = {"skill_direct", "skill_years"}


def build(
    document: Document,
    prepared: Prepared,
    grounded: Grounded,
    scores: Scores,
) -> dict[str, Any]:
    """``data`` of the envelope without ``meta``; hidden text and cut claims become warnings."""
    inputs = prepared.inputs
    messages = Messages.of(inputs.language)
    matched, missing = _sorted_out(inputs, grounded, "skill")
    found, absent = _keywords(inputs, grounded)
    reasons = report_rows.reasons(inputs, grounded, messages)
    return {
        "analysis": {
            "matching_skills": [item.name for item in matched],
            "missing_skills": [item.name for item in missing],
            "matching_keywords": found,
            "missing_keywords": absent,
            "experience_match": _experience(inputs, scores, messages),
            "education_match": _education(inputs, grounded),
            "role_compatibility": {"score": scores.role, "reasoning": grounded.reasoning},
        },
        "insights": grounded.insights,
        "flashcards": grounded.flashcards,
        "ats_score": {
            "overall_score": scores.overall,
            "breakdown": scores.breakdown,
            "weights": WEIGHTS,
            "breakdown_reasons": report_rows.lost_points(inputs, scores, reasons, messages),
        },
        "resume_preview": inputs.resume.text,
        "evidence": {
            "skills": [
                {
                    "name": item.name,
                    "quotes": report_rows.evidence(grounded.judgements[item.id].quotes),
                }
                for item in matched
            ]
        },
        "requirements": report_rows.rows(inputs.requirements, grounded, scores, reasons),
        "keywords": report_rows.rows(inputs.keywords, grounded, scores, reasons),
        "extraction": document_notices.extraction(document, messages),
        "format_checks": document_notices.check_rows(inputs.format_checks),
        "warnings": document_notices.notice_rows(
            (*prepared.notices, *grounded.notices, *scores.notices)
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


def _experience(inputs: AnalysisInputs, scores: Scores, messages: Messages) -> dict[str, Any]:
    demand, months = inputs.job.years, inputs.resume.experience_months
    return {
        "required_years": messages.demanded_years(demand.minimum, demand.maximum)
        if demand
        else None,
        "candidate_years": None if months is None else messages.duration(months),
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
