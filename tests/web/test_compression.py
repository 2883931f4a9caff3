"""Answers in fewer bytes, and what is never compressed."""

from __future__ import annotations

import gzip
import json

import pytest
from flask.testing import FlaskClient

from resume_api.web.compression import MIN_BYTES

GZIP = {"Accept-Encoding": "br;q=1, gzip;q=0.8"}


def test_a_long_answer_is_the_same_in_fewer_bytes(client: FlaskClient) -> None:
    plain = client.get("/openapi.json")
    packed = client.get("/openapi.json", headers=GZIP)
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert (
        "Accept-Encoding" in packed.headers["Vary"] and "Accept-Encoding" in plain.headers["Vary"]
    )
    assert int(packed.headers["Content-Length"]) == len(packed.data) < len(plain.data) / 5
    assert json.loads(gzip.decompress(packed.data)) == plain.get_json()


def test_the_same_answer_is_the_same_bytes(client: FlaskClient) -> None:
    one, other = (client.get("/openapi.json", headers=GZIP) for _ in range(2))
    assert one.data == other.data


@pytest.mark.parametrize("encoding", ["identity", "gzip;q=0", "br", ""])
def test_who_takes_no_gzip_gets_none(client: FlaskClient, encoding: str) -> None:
    answer = client.get("/openapi.json", headers={"Accept-Encoding": encoding})
    assert "Content-Encoding" not in answer.headers


def test_a_short_answer_stays_as_it_is(client: FlaskClient) -> None:
    answer = client.get("/health", headers=GZIP)
    assert len(answer.data) < MIN_BYTES and "Content-Encoding" not in answer.headers


def test_what_holds_tokens_is_not_compressed(client: FlaskClient) -> None:
    """The length of a compressed answer tells of its secrets."""
    body = {"email": "x" * 2000, "password": "y"}
    answer = client.post("/auth/login", json=body, headers=GZIP)
    assert "Content-Encoding" not in answer.headers
