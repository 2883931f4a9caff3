"""Puts an analysis together: the answer of the contract as one object."""

from __future__ import annotations

from collections.abc import Iterable

from resume_api.analysis import document_notices, report_rows
from resume_api.analysis.preparation import Prepared
from resume_api.domain.assessment import AnalysisInputs, Grounded, Requirement
from resume_api.domain.document import Document
from resume_api.domain.report import (
    AtsScore,
    Comparison,
    EducationMatch,
    Evidence,
    ExperienceMatch,
    Meta,
    Report,
    RoleCompatibility,
    SkillEvidence,
)
from resume_api.languages.messages import Messages
from resume_api.matching.evidence_search import degree_text
from resume_api.matching.scoring import WEIGHTS, Scores

DIRECT = {"skill_direct", "skill_years"}


def build(
    document: Document, prepared: Prepared, grounded: Grounded, scores: Scores, meta: Meta
) -> Report:
    """The whole answer; hidden text and cut claims become warnings."""
    inputs = prepared.inputs
    messages = Messages.of(inputs.language)
    matched, missing = _sorted_out(inputs, grounded)
    found, absent = _keywords(inputs, grounded)
    reasons = report_rows.reasons(inputs, grounded, messages)
    return Report(
        analysis=Comparison(
            matching_skills=_names(matched),
            missing_skills=_names(missing),
            matching_keywords=found,
            missing_keywords=absent,
            experience_match=_experience(inputs, scores, messages),
            education_match=_education(inputs, grounded),
            role_compatibility=RoleCompatibility(scores.role, grounded.reasoning),
        ),
        insights=grounded.insights,
        flashcards=grounded.flashcards,
        ats_score=AtsScore(
            scores.overall,
            scores.breakdown,
            WEIGHTS,
            report_rows.lost_points(inputs, scores, reasons, messages),
        ),
        resume_preview=inputs.resume.text,
        evidence=Evidence(
            tuple(SkillEvidence(item.name, grounded.judgements[item.id].quotes) for item in matched)
        ),
        requirements=report_rows.rows(inputs.requirements, grounded, scores, reasons),
        keywords=report_rows.rows(inputs.keywords, grounded, scores, reasons),
        extraction=document_notices.extraction(document, messages),
        format_checks=inputs.format_checks,
        warnings=(*prepared.notices, *grounded.notices, *scores.notices),
        meta=meta,
    )


def skills(inputs: AnalysisInputs, grounded: Grounded) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the skills that the resume shows, and of the others."""
    matched, missing = _sorted_out(inputs, grounded)
    return _names(matched), _names(missing)


def _names(items: Iterable[Requirement]) -> tuple[str, ...]:
    return tuple(item.name for item in items)


def _sorted_out(
    inputs: AnalysisInputs, grounded: Grounded
) -> tuple[list[Requirement], list[Requirement]]:
    """The skills that the resume shows, and the others.

    A skill counts as shown when it is met, or named itself and only short of years.
    """
    shown: list[Requirement] = []
    others: list[Requirement] = []
    for item in inputs.requirements:
        if item.topic == "skill":
            judgement = grounded.judgements[item.id]
            named = judgement.status == "partly" and item.finding.reason in DIRECT
            (shown if judgement.status == "met" or named else others).append(item)
    return shown, others


def _keywords(
    inputs: AnalysisInputs, grounded: Grounded
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found: list[str] = []
    absent: list[str] = []
    for item in inputs.keywords:
        met = grounded.judgements[item.id].status != "not_met"
        (found if met else absent).append(item.name)
    return tuple(found), tuple(absent)


def _experience(inputs: AnalysisInputs, scores: Scores, messages: Messages) -> ExperienceMatch:
    demand, months = inputs.job.years, inputs.resume.experience_months
    return ExperienceMatch(
        messages.demanded_years(demand.minimum, demand.maximum) if demand else None,
        None if months is None else messages.duration(months),
        scores.breakdown["experience_relevance"],
    )


def _education(inputs: AnalysisInputs, grounded: Grounded) -> EducationMatch:
    demand, degrees = inputs.job.degree, inputs.resume.education
    best = max(degrees, key=lambda e: e.level or 0, default=None)
    judged = [item.id for item in inputs.requirements if item.topic == "degree"]
    return EducationMatch(
        demand.quote.text.strip() if demand else None,
        degree_text(best) if best else None,
        grounded.judgements[judged[0]].status == "met" if judged else None,
    )
