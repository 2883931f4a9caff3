"""The main job through HTTP, on embedded defaults."""

from __future__ import annotations

import io
import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from resume_api.web.schemas.results import AnalysisResult


def analyze(client: FlaskClient, resume: bytes, job: str, **fields: str) -> dict[str, Any]:
    data = {"resume": (io.BytesIO(resume), "resume.pdf"), "job_description": job, **fields}
    response = client.post("/analyze-resume", data=data)
    assert response.status_code == 200, response.text
    return response.get_json()["data"]


@pytest.fixture(scope="module")
def answer(app: Flask, resume_pdf: bytes, job_text: str) -> dict[str, Any]:
    return analyze(app.test_client(), resume_pdf, job_text)


def test_the_answer_is_of_the_documented_shape(answer: dict[str, Any]) -> None:
    assert AnalysisResult().validate(answer) == {}


def test_every_matching_skill_is_proved_by_the_words_of_the_resume(answer: dict[str, Any]) -> None:
    evidence = {skill["name"]: skill["quotes"] for skill in answer["evidence"]["skills"]}
    assert answer["analysis"]["matching_skills"]
    for name in answer["analysis"]["matching_skills"]:
        assert evidence[name]
    for quotes in evidence.values():
        for quote in quotes:
            assert answer["resume_preview"][quote["start"] : quote["end"]] == quote["text"]


def test_a_skill_stands_in_exactly_one_of_matching_and_missing(answer: dict[str, Any]) -> None:
    matching = answer["analysis"]["matching_skills"]
    missing = answer["analysis"]["missing_skills"]
    assert len({*matching, *missing}) == len(matching) + len(missing)


def test_a_clear_fit_scores_well_and_an_unrelated_pair_does_not(
    client: FlaskClient, answer: dict[str, Any], resume_pdf: bytes
) -> None:
    assert answer["ats_score"]["overall_score"] >= 60
    nurse = (
        "Registered nurse for our intensive care unit. You need a nursing licence, three years of "
        "bedside experience, knowledge of wound care, medication administration and triage."
    )
    assert analyze(client, resume_pdf, nurse)["ats_score"]["overall_score"] < 30


def test_the_same_input_gives_the_same_bytes_but_meta(
    client: FlaskClient, answer: dict[str, Any], resume_pdf: bytes, job_text: str
) -> None:
    again = analyze(client, resume_pdf, job_text)
    assert json.dumps({**again, "meta": None}) == json.dumps({**answer, "meta": None})


def test_parallel_requests_do_not_mix(app: Flask, resume_pdf: bytes, job_text: str) -> None:
    def ask(number: int) -> tuple[int, str]:
        resume = (
            f"Person Number{number}\nSkills: Python, SQL\nEngineer at Firm{number}\n2019 - 2021\n"
        )
        data = analyze(app.test_client(), resume.encode(), job_text)
        return number, data["resume_preview"]

    with ThreadPoolExecutor(8) as threads:
        for number, preview in threads.map(ask, range(24)):
            assert f"Number{number}\n" in preview


def test_the_answer_speaks_the_language_that_was_asked_for(
    client: FlaskClient, resume_pdf: bytes, job_text: str
) -> None:
    german = analyze(client, resume_pdf, job_text, lang="de-AT")
    assert german["meta"]["language"] == "de"
    english = analyze(client, resume_pdf, job_text)
    assert german["insights"] != english["insights"]
    assert german["ats_score"]["overall_score"] == english["ats_score"]["overall_score"]


def test_meta_tells_how_the_answer_came_about(answer: dict[str, Any]) -> None:
    meta = answer["meta"]
    assert meta["provider"] == "offline"
    assert meta["model"] is None
    assert meta["degraded"] == []
    assert meta["language"] == "en"
    assert meta["timings_ms"].keys() >= {"read", "facts", "provider", "total"}


def test_a_job_as_a_file(client: FlaskClient, resume_pdf: bytes, job_text: str) -> None:
    data = {
        "resume": (io.BytesIO(resume_pdf), "resume.pdf"),
        "job_description_file": (io.BytesIO(job_text.encode()), "job.txt"),
    }
    response = client.post("/analyze-resume", data=data)
    assert response.status_code == 200
