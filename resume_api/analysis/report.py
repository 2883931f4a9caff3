"""Puts an analysis together: the answer of the contract as one object."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from providers.offline.quoting import called
from resume_api.analysis import document_notices, report_rows, rewrites
from resume_api.analysis.places import Places
from resume_api.domain.assessment import ABILITIES, AnalysisInputs, Grounded, Item, Notice
from resume_api.domain.document import Document
from resume_api.domain.job import Job, YearsDemand
from resume_api.domain.report import (
    AtsScore,
    Candidate,
    Comparison,
    EducationMatch,
    Evidence,
    ExperienceMatch,
    Meta,
    Report,
    RoleCompatibility,
    SkillEvidence,
)
from resume_api.domain.resume import Contact
from resume_api.languages.messages import Messages
from resume_api.matching.credentials import degree_text
from resume_api.matching.scoring import WEIGHTS, Scores

DIRECT = {"skill_direct", "skill_years"}


def build(
    document: Document,
    notices: tuple[Notice, ...],
    grounded: Grounded,
    scores: Scores,
    meta: Meta,
) -> Report:
    """The whole answer; ``notices`` of the file and cut claims become warnings."""
    inputs = grounded.inputs
    messages = Messages.of(inputs.language)
    matched, missing = _sorted_out(inputs, grounded)
    found, absent = _keywords(inputs, grounded)
    reasons = report_rows.reasons(inputs, grounded, messages)
    places = Places(document)
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
        insights=replace(
            grounded.insights,
            summary=rewrites.summary(inputs),
        ),
        flashcards=grounded.flashcards,
        ats_score=AtsScore(
            scores.overall,
            scores.breakdown,
            WEIGHTS,
            report_rows.lost_points(inputs, scores, reasons, messages),
        ),
        resume_preview=inputs.resume.text,
        evidence=_evidence(matched, grounded, places),
        requirements=report_rows.rows(inputs.requirements, grounded, scores, reasons, places),
        keywords=report_rows.rows(inputs.keywords, grounded, scores, reasons, places),
        keyword_counts=tuple(report_rows.keyword_counts(inputs)),
        extraction=document_notices.extraction(document, messages),
        format_checks=inputs.format_checks,
        warnings=(*notices, *grounded.notices, *scores.notices),
        meta=meta,
        candidate=_candidate(inputs.resume.contact),
    )


def _candidate(contact: Contact) -> Candidate:
    return Candidate(contact.name, contact.email.casefold() if contact.email else None)


def _evidence(items: Sequence[Item], grounded: Grounded, places: Places) -> Evidence:
    quotes = {item.id: places.placed(grounded.judgements[item.id].quotes) for item in items}
    return Evidence(tuple(SkillEvidence(_name(item), quotes[item.id]) for item in items))


def _names(items: Iterable[Item]) -> tuple[str, ...]:
    return tuple(map(_name, items))


def _name(item: Item) -> str:
    """What the job calls a skill: of several that will do, the one that was found."""
    lacks = item.topic in ABILITIES and item.finding.status == "not_met"
    return item.name if lacks else called(item)


def _sorted_out(inputs: AnalysisInputs, grounded: Grounded) -> tuple[list[Item], list[Item]]:
    """The skills that the resume shows, and the others, each once.

    A skill counts as shown when it is met, or named itself and only short of years.
    """
    shown: dict[str, Item] = {}
    others: dict[str, Item] = {}
    for item in inputs.requirements:
        asked = item.topic in ABILITIES or "skill" in item.finding.values
        if asked and item.kind != "duty":
            judgement = grounded.judgements[item.id]
            named = judgement.status == "partly" and item.finding.reason in DIRECT
            table = shown if judgement.status == "met" or named else others
            table.setdefault(_name(item).casefold(), item)
    return list(shown.values()), [item for name, item in others.items() if name not in shown]


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
    demand, months = _most_years(inputs.job), inputs.resume.experience_months
    return ExperienceMatch(
        messages.demanded_years(demand.minimum, demand.maximum) if demand else None,
        None if months is None else messages.duration(months),
        scores.breakdown["experience_relevance"],
    )


def _most_years(job: Job) -> YearsDemand | None:
    """The most years that the job asks for, what is required before what is welcome."""
    asked = [
        (one.kind == "must", demand.minimum, demand)
        for one in job.requirements
        for demand in one.demands
        if isinstance(demand, YearsDemand) and one.topic == "years"
    ]
    return max(asked, key=lambda row: row[:2])[2] if asked else None


def _education(inputs: AnalysisInputs, grounded: Grounded) -> EducationMatch:
    best = max(inputs.resume.education, key=lambda e: e.level or 0, default=None)
    asked = [item for item in inputs.requirements if item.topic == "degree"]
    first = min(asked, key=lambda item: item.kind != "must", default=None)
    return EducationMatch(
        first.name if first else None,
        degree_text(best) if best else None,
        grounded.judgements[first.id].status == "met" if first else None,
    )
