"""The shape of the answer, and that its parts agree with each other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from resume_api.analysis import report
from resume_api.analysis.document_notices import notices
from resume_api.analysis.grounding import ground
from resume_api.analysis.preparation import Prepared
from resume_api.domain.assessment import AnalysisInputs
from resume_api.domain.document import Document, Finding, Format, HiddenText, Layout
from resume_api.domain.job import Job
from resume_api.domain.report import Meta, Usage
from resume_api.languages.messages import Messages
from resume_api.matching.scoring import score
from resume_api.web.schemas.results import AnalysisResult
from tests import pair

DOCUMENT = Document(
    format=Format.TEXT,
    reader="text",
    text=pair.RESUME,
    pages=(),
    spans=(),
    layout=Layout(),
    findings=(Finding("TWO_COLUMNS", 1, {"columns": 2}),),
    hidden=(HiddenText("white", "salary of a million", 1),),
    confidence=0.97,
    size_bytes=900,
)

META = Meta("id", "en", "offline", None, None, (), False, Usage(), {})


def built(inputs: AnalysisInputs | None = None) -> dict[str, Any]:
    inputs = inputs or pair.inputs()
    grounded = ground(pair.answers(inputs), inputs)
    prepared = Prepared(inputs, notices(DOCUMENT, Messages.of(inputs.language)))
    built = report.build(DOCUMENT, prepared.notices, grounded, score(grounded, inputs), META)
    dumped: dict[str, Any] = AnalysisResult().dump(built)
    return dumped


def test_every_demanded_skill_is_matched_or_missing_and_never_both() -> None:
    data = built()["analysis"]
    assert sorted(data["matching_skills"] + data["missing_skills"]) == sorted(
        one.quote.text for one in pair.job().requirements if one.topic == "skill"
    )
    assert data["matching_skills"] == ["Python", "PostgreSQL"]


def test_every_matching_skill_is_quoted_verbatim() -> None:
    data = built()
    evidence = {entry["name"]: entry["quotes"] for entry in data["evidence"]["skills"]}
    assert list(evidence) == data["analysis"]["matching_skills"]
    for quotes in evidence.values():
        assert quotes
        for quote in quotes:
            assert data["resume_preview"][quote["start"] : quote["end"]] == quote["text"]
            assert quote["section"] == "experience"


def test_points_add_up_to_the_breakdown() -> None:
    data = built()
    for component, value in data["ats_score"]["breakdown"].items():
        own = [
            row
            for row in (*data["requirements"], *data["keywords"])
            if row["component"] == component
        ]
        if own:
            share = sum(row["points"] for row in own) / sum(row["of"] for row in own)
            assert value == int(100 * share + 0.5)


def test_every_lost_point_has_a_reason_and_a_remedy() -> None:
    data = built()
    for component, rows in data["ats_score"]["breakdown_reasons"].items():
        own = [
            row
            for row in (*data["requirements"], *data["keywords"])
            if row["component"] == component
        ]
        if own:
            lost = sum(row["of"] - row["points"] for row in own)
            assert lost == sum(row["lost"] for row in rows)
        assert all(row["reason"] and row["remedy"] for row in rows)
        assert [row["lost"] for row in rows] == sorted((r["lost"] for r in rows), reverse=True)
    assert data["ats_score"]["breakdown_reasons"]["format_optimization"][0]["id"] == "file_size"


def test_years_and_degrees_are_words() -> None:
    analysis = built()["analysis"]
    assert analysis["experience_match"]["required_years"] == "6+ years"
    assert analysis["experience_match"]["candidate_years"] == "5 years"
    assert analysis["education_match"] == {
        "required": "bachelor's degree in computer science",
        "candidate": "BSc Computer Science",
        "match": True,
    }


@pytest.mark.parametrize(
    ("language", "required", "candidate"),
    [
        ("fa", "دست‌کم ۶ سال", "۵ سال"),
        ("ar", "٦ سنوات على الأقل", "٥ سنوات"),
        ("de", "mindestens 6 Jahre", "5 Jahre"),
        ("fr", "au moins 6 ans", "5 ans"),
        ("es", "al menos 6 años", "5 años"),
        ("sv", "6+ years", "5 years"),
    ],
)
def test_years_are_in_the_language_of_the_answer(
    language: str, required: str, candidate: str
) -> None:
    match = built(pair.inputs(language=language))["analysis"]["experience_match"]
    assert (match["required_years"], match["candidate_years"]) == (required, candidate)


def test_what_is_unknown_is_null() -> None:
    nobody = replace(
        pair.resume(), positions=(), experience_months=None, education=(), skills=(), languages=()
    )
    data = built(pair.inputs(nobody, Job("Join us.", "en", 1.0)))
    assert data["analysis"]["experience_match"] == {
        "required_years": None,
        "candidate_years": None,
        "match_percentage": None,
    }
    assert data["analysis"]["education_match"] == {
        "required": None,
        "candidate": None,
        "match": None,
    }
    assert data["ats_score"]["overall_score"] is None


def test_hidden_text_and_thin_texts_are_warned_of() -> None:
    warnings = built(pair.inputs(wanted=Job("Join us.", "en", 1.0)))["warnings"]
    assert [warning["code"] for warning in warnings] == ["HIDDEN_TEXT", "INSUFFICIENT_EVIDENCE"]
    assert warnings[0]["quotes"] == ["salary of a million"]


def test_the_file_s_own_facts_are_passed_on() -> None:
    data = built()
    assert data["extraction"] == {
        "confidence": 0.97,
        "reader": "text",
        "findings": [
            {"code": "TWO_COLUMNS", "page": 1, "detail": "2 columns, read one after the other."}
        ],
    }
    assert [check["passed"] for check in data["format_checks"]] == [True, False]
