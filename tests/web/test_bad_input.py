"""Every way a client can be wrong, through HTTP: the envelope, its code, nothing left behind."""

from __future__ import annotations

import io
import resource
import zipfile
from pathlib import Path
from typing import Any

import psutil
import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from resume_api.errors import ErrorCode

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
PLAIN = b"Jane Roe\njane@example.com\nSkills: Python, SQL\nDeveloper, Acme, 2019 - 2022\n"
JOB = "We are looking for a backend developer with three years of Python and SQL experience."


def upload(client: FlaskClient, **parts: Any) -> TestResponse:
    parts = {"resume": (io.BytesIO(PLAIN), "resume.txt"), "job_description": JOB, **parts}
    data = {name: part for name, part in parts.items() if part is not None}
    return client.post("/analyze-resume", data=data)


def assert_error(response: TestResponse, code: str) -> dict[str, Any]:
    body = response.get_json()
    assert body["code"] == code, body
    assert response.status_code == ErrorCode[code].status
    assert body["success"] is False
    assert body["error"]
    assert body["details"]["request_id"] == response.headers["X-Request-ID"]
    return body


def file(data: bytes, name: str = "resume.pdf") -> tuple[io.BytesIO, str]:
    return io.BytesIO(data), name


def zip_bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"<w>" + b" " * 300_000_000)
    return buffer.getvalue()


def encrypted_pdf(pdf: bytes) -> bytes:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.encrypt("secret", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def test_no_resume(client: FlaskClient) -> None:
    assert_error(upload(client, resume=None), "MISSING_RESUME")


def test_no_body_at_all(client: FlaskClient) -> None:
    assert_error(client.post("/analyze-resume"), "MISSING_RESUME")
    assert_error(client.post("/analyze-resume", json={"resume": "x"}), "MISSING_RESUME")


def test_empty_file(client: FlaskClient) -> None:
    assert_error(upload(client, resume=file(b"")), "MISSING_RESUME")


def test_resume_as_a_text_field(client: FlaskClient) -> None:
    assert_error(upload(client, resume="my resume"), "VALIDATION_ERROR")


def test_two_resumes(client: FlaskClient) -> None:
    body = assert_error(upload(client, resume=[file(PLAIN), file(PLAIN)]), "VALIDATION_ERROR")
    assert "resume" in body["details"]["fields"]


@pytest.mark.parametrize("job", [None, "", " \n\t  "])
def test_no_job(client: FlaskClient, job: str | None) -> None:
    assert_error(upload(client, job_description=job), "MISSING_JOB_DESCRIPTION")


def test_blank_job_file(client: FlaskClient) -> None:
    response = upload(client, job_description=None, job_description_file=file(b"", "job.txt"))
    assert_error(response, "MISSING_JOB_DESCRIPTION")


def test_job_twice(client: FlaskClient) -> None:
    body = assert_error(upload(client, job_description_file=file(PLAIN)), "VALIDATION_ERROR")
    assert "job_description_file" in body["details"]["fields"]


def test_an_input_left_empty_in_a_browser_counts_as_absent(client: FlaskClient) -> None:
    assert upload(client, job_description_file=file(b"", "")).status_code == 200


def test_png_named_pdf(client: FlaskClient) -> None:
    body = assert_error(upload(client, resume=file(PNG)), "INVALID_FILE_FORMAT")
    assert set(body["details"]["accepted"]) == {"pdf", "docx", "tex", "txt"}


def test_png_as_the_job_says_which_part(client: FlaskClient) -> None:
    response = upload(client, job_description=None, job_description_file=file(PNG))
    body = assert_error(response, "INVALID_FILE_FORMAT")
    assert body["details"]["part"] == "job_description_file"


def test_pdf_named_txt_is_read_as_pdf(client: FlaskClient, resume_pdf: bytes) -> None:
    response = upload(client, resume=file(resume_pdf, "resume.txt"))
    assert response.status_code == 200
    assert response.get_json()["data"]["extraction"]["reader"].startswith("pdf")


def test_password_protected_pdf(client: FlaskClient, resume_pdf: bytes) -> None:
    body = assert_error(
        upload(client, resume=file(encrypted_pdf(resume_pdf))), "PDF_PROCESSING_ERROR"
    )
    assert "password" in body["error"]


def test_truncated_pdf(client: FlaskClient, resume_pdf: bytes) -> None:
    assert_error(upload(client, resume=file(resume_pdf[:700])), "PDF_PROCESSING_ERROR")


def test_docx_bomb(client: FlaskClient) -> None:
    assert_error(upload(client, resume=file(zip_bomb(), "resume.docx")), "DOCUMENT_TOO_COMPLEX")


def test_seventeen_mebibytes(client: FlaskClient) -> None:
    body = b'--b\r\nContent-Disposition: form-data; name="resume"; filename="r.pdf"\r\n\r\n'
    body += b"x" * (17 << 20) + b"\r\n--b--\r\n"
    response = client.post(
        "/analyze-resume", data=body, content_type="multipart/form-data; boundary=b"
    )
    details = assert_error(response, "FILE_TOO_LARGE")["details"]
    assert details["limit_bytes"] == 16 << 20
    assert details["received_bytes"] == len(body)


def test_more_parts_than_a_form_may_have(client: FlaskClient) -> None:
    form = {f"part-{number}": "x" for number in range(2_000)}
    response = client.post("/analyze-resume", data={**form, "resume": file(PLAIN)})
    details = assert_error(response, "FILE_TOO_LARGE")["details"]
    assert details["limit_parts"] == 1_000


@pytest.mark.parametrize(
    ("route", "name", "field"),
    [
        ("/analyze-resume", "resume", ("job_description", JOB)),
        ("/score-resumes", "files", ("criteria", '["Python"]')),
    ],
)
def test_a_disk_without_room_is_a_typed_error_and_is_over_with_it(
    client: FlaskClient, route: str, name: str, field: tuple[str, str]
) -> None:
    """A limit of this process stands for the full disk: uploads lie there while they come in."""

    upload = FileStorage(io.BytesIO(PLAIN + b"Python\n" * 100_000), "resume.txt")
    boundary, body = encode_multipart({name: upload, **dict([field])})

    def ask() -> TestResponse:
        kind = f"multipart/form-data; boundary={boundary}"
        return client.post(route, data=body, content_type=kind)

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        response = ask()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert_error(response, "SERVICE_UNAVAILABLE")
    assert response.headers["Retry-After"]
    assert ask().status_code != 503


def test_job_text_too_long(client: FlaskClient) -> None:
    body = assert_error(upload(client, job_description="word " * 12_000), "VALIDATION_ERROR")
    assert "job_description" in body["details"]["fields"]


def test_job_file_too_long(client: FlaskClient) -> None:
    job = file(b"word word word word word\n" * 3_000, "job.txt")
    assert_error(upload(client, job_description=None, job_description_file=job), "VALIDATION_ERROR")


def test_job_text_that_is_no_utf8(client: FlaskClient) -> None:
    body = (
        b'--b\r\nContent-Disposition: form-data; name="resume"; filename="r.txt"\r\n\r\n'
        + PLAIN
        + b'\r\n--b\r\nContent-Disposition: form-data; name="job_description"\r\n\r\n'
        + b"caf\xe9 manager \xff\r\n--b--\r\n"
    )
    response = client.post(
        "/analyze-resume", data=body, content_type="multipart/form-data; boundary=b"
    )
    answer = assert_error(response, "VALIDATION_ERROR")
    assert answer["details"]["fields"]["job_description"] == ["Not valid UTF-8."]


@pytest.mark.parametrize("lang", ["english", "xx", "e", "en_", "🙂"])
def test_wrong_language(client: FlaskClient, lang: str) -> None:
    body = assert_error(upload(client, lang=lang), "VALIDATION_ERROR")
    assert "lang" in body["details"]["fields"]


def test_unknown_provider(client: FlaskClient) -> None:
    body = assert_error(upload(client, provider="nobody"), "VALIDATION_ERROR")
    assert "offline" in body["details"]["fields"]["provider"][0]


def test_wrong_method(client: FlaskClient) -> None:
    response = client.get("/analyze-resume")
    assert_error(response, "METHOD_NOT_ALLOWED")
    assert "POST" in response.headers["Allow"]


def test_unknown_route(client: FlaskClient) -> None:
    assert_error(client.get("/nothing"), "NOT_FOUND")


def test_malformed_multipart(client: FlaskClient) -> None:
    response = client.post("/analyze-resume", data=b"junk", content_type="multipart/form-data")
    assert_error(response, "MISSING_RESUME")


def test_a_bug_is_an_envelope_without_its_words(app: Flask, monkeypatch: Any) -> None:
    def boom(*_: Any) -> None:
        raise RuntimeError("secret inside")

    monkeypatch.setattr("resume_api.analysis.service.analyze", boom)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    response = upload(app.test_client())
    assert_error(response, "INTERNAL_ERROR")
    assert "secret" not in response.text


def test_nothing_is_left_behind(client: FlaskClient, resume_pdf: bytes, tmp_path: Path) -> None:
    upload(client)
    process = psutil.Process()
    children, descriptors = len(process.children()), process.num_fds()
    for data in (PNG, resume_pdf[:700], zip_bomb(), encrypted_pdf(resume_pdf), b""):
        upload(client, resume=file(data))
    assert len(process.children()) <= children
    assert process.num_fds() <= descriptors
