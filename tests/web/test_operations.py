"""Health, metrics, documentation, headers and request ids."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openapi_spec_validator import validate


def test_health_touches_nothing(client: FlaskClient) -> None:
    body = client.get("/health").get_json()
    assert body["status"] == "healthy"
    assert body["service"] == "Resume Analysis API"


def test_the_configuration_lists_languages_with_their_levels(client: FlaskClient) -> None:
    told = client.get("/config").get_json()["data"]
    levels = {one["code"]: one["level"] for one in told["languages"]}
    assert (levels["de"], levels["zh"]) == ("full", "reading")
    assert [one["code"] for one in told["languages"] if one["right_to_left"]] == ["ar", "fa", "ur"]
    assert told["formats"] == ["pdf", "docx", "tex", "text"]
    assert told["limits"]["job_characters"] == 50_000
    assert told["providers"] == ["offline"]


def test_ready_when_the_reader_answers(client: FlaskClient) -> None:
    response = client.get("/health/ready")
    assert response.status_code == 200
    assert response.get_json()["dependencies"]["reader"]["ready"] is True


def test_metrics_count_requests_by_route_and_code(client: FlaskClient) -> None:
    client.get("/nothing")
    text = client.get("/metrics").text
    assert 'code="NOT_FOUND"' in text
    assert "resume_api_request_seconds_bucket" in text


def test_the_openapi_document_is_valid_and_documents_our_errors(client: FlaskClient) -> None:
    document = client.get("/openapi.json").get_json()
    validate(document)
    form = document["paths"]["/analyze-resume"]["post"]["requestBody"]["content"]
    assert list(form) == ["multipart/form-data"]
    assert "code" in document["components"]["schemas"]["ErrorEnvelope"]["properties"]


def test_the_documentation_page_needs_no_other_host(client: FlaskClient) -> None:
    page = client.get("/docs")
    assert "http" not in page.text.replace("http-equiv", "")
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    for path in ("init.js", "assets/swagger-ui.css", "assets/swagger-ui-bundle.js"):
        with client.get(f"/docs/{path}") as response:
            assert response.status_code == 200


@pytest.mark.parametrize(
    ("given", "kept"), [("abc-123", True), ("x" * 65, False), ("a b", False), ("", False)]
)
def test_a_sane_request_id_comes_back(client: FlaskClient, given: str, kept: bool) -> None:
    answered = client.get("/health", headers={"X-Request-ID": given}).headers["X-Request-ID"]
    assert (answered == given) is kept
    assert answered


def test_security_headers_and_cors(client: FlaskClient) -> None:
    headers = client.get("/health", headers={"Origin": "http://localhost:5173"}).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Access-Control-Allow-Origin"] == "http://localhost:5173"
    stranger = client.get("/health", headers={"Origin": "http://elsewhere.example"}).headers
    assert "Access-Control-Allow-Origin" not in stranger


def test_preflight_is_answered(app: Flask) -> None:
    response = app.test_client().options(
        "/analyze-resume",
        headers={"Origin": "http://localhost:5173", "Access-Control-Request-Method": "POST"},
    )
    assert response.status_code == 200
    assert "POST" in response.headers["Access-Control-Allow-Methods"]
