"""Mistral's OCR by its real SDK, against the simulator."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest

from providers.errors import Failure, ProviderError
from resume_api.config.settings import Settings
from resume_api.documents.ocr.mistral import MAX_BYTES, MistralOcr
from resume_api.storage import create
from tests.vendors import Fail, Simulator, environment
from tests.vendors.wire import Pace

PDF = "application/pdf"


@pytest.fixture
def vendors() -> Iterator[Simulator]:
    with Simulator() as vendors:
        vendors.scene.ocr_pages = ["# One", "- two", "three\\_3"]
        yield vendors


@pytest.fixture
def settings(vendors: Simulator) -> Settings:
    return Settings.from_env(environment(vendors.url))


@pytest.fixture
def ocr(settings: Settings) -> Iterator[MistralOcr]:
    reader = MistralOcr(settings)
    yield reader
    reader.close()


def read(ocr: MistralOcr, url: str | None = None, seconds: float = 5.0) -> tuple[str, ...]:
    return ocr.read(url, b"%PDF-1.7", PDF, None, seconds)


def test_reads_every_page_as_plain_text(ocr: MistralOcr, vendors: Simulator) -> None:
    assert read(ocr) == ("One", "• two", "three_3")
    sent = vendors.requests("mistral.ocr")[0].body
    assert sent["document"]["document_url"].startswith("data:application/pdf;base64,")
    assert (sent["include_blocks"], sent["include_image_base64"], sent["image_limit"]) == (
        False,
        False,
        0,
    )


def test_a_real_pdf_is_read(ocr: MistralOcr, vendors: Simulator, resume_pdf: bytes) -> None:
    vendors.scene.ocr_pages = None
    assert "Backend Developer" in ocr.read(None, resume_pdf, PDF, None, 10.0)[0]


def test_only_the_pages_asked_for_in_their_order(ocr: MistralOcr) -> None:
    assert ocr.read(None, b"%PDF-1.7", PDF, [3, 1], 5.0) == ("three_3", "One")


def test_a_base_address_with_v1_works(settings: Settings) -> None:
    account = replace(settings.mistral, base_url=settings.mistral.base_url + "/v1")
    reader = MistralOcr(replace(settings, mistral=account))
    assert read(reader)[0] == "One"
    reader.close()


def test_fetches_from_the_file_store(
    ocr: MistralOcr, settings: Settings, vendors: Simulator, resume_pdf: bytes
) -> None:
    vendors.scene.ocr_pages = None
    store = create(settings)
    stored = store.put(resume_pdf, "pdf", 5.0)
    assert "Backend Developer" in ocr.read(stored.url, resume_pdf, PDF, None, 5.0)[0]
    store.close()
    sent = vendors.requests("mistral.ocr")[0].body
    assert sent["document"]["document_url"] == stored.url


def test_blocked_delivery_falls_back_to_the_bytes_and_says_what_to_switch(
    ocr: MistralOcr,
    settings: Settings,
    vendors: Simulator,
    resume_pdf: bytes,
    caplog: pytest.LogCaptureFixture,
) -> None:
    vendors.scene.blocked_deliveries = {"download"}
    store = create(settings)
    stored = store.put(resume_pdf, "pdf", 5.0)
    for _ in range(2):
        assert read(ocr, stored.url)[0] == "One"
    store.close()
    assert [one.status for one in vendors.requests("mistral.ocr")] == [400, 200, 200]
    warnings = [record for record in caplog.records if record.levelno == logging.WARNING]
    assert len(warnings) == 1
    assert "Allow delivery of PDF and ZIP files" in warnings[0].message


def test_a_document_that_mistral_refuses_does_not_put_the_blame_on_the_store(
    ocr: MistralOcr, vendors: Simulator
) -> None:
    vendors.script("mistral.ocr", Fail.UNPROCESSABLE, Fail.UNPROCESSABLE)
    with pytest.raises(ProviderError) as caught:
        read(ocr, "https://files.example/1.pdf")
    assert caught.value.failure is Failure.BAD_REQUEST
    read(ocr, "https://files.example/1.pdf")
    assert vendors.requests("mistral.ocr")[2].body["document"]["document_url"].startswith("https")


@pytest.mark.parametrize(
    ("fail", "failure"),
    [
        (Fail.UNAUTHORIZED, Failure.AUTH),
        (Fail.NO_CREDIT, Failure.NO_CREDIT),
        (Fail.FORBIDDEN, Failure.AUTH),
        (Fail.MODEL_NOT_FOUND, Failure.MODEL_NOT_FOUND),
        (Fail.REQUEST_TIMEOUT, Failure.TIMEOUT),
        (Fail.TOO_LARGE, Failure.TOO_LONG),
        (Fail.UNPROCESSABLE, Failure.BAD_REQUEST),
        (Fail.RATE_LIMIT, Failure.RATE_LIMIT),
        (Fail.RATE_LIMIT_SILENT, Failure.RATE_LIMIT),
        (Fail.QUOTA, Failure.AUTH),
        (Fail.SERVER_ERROR, Failure.UNAVAILABLE),
        (Fail.BAD_GATEWAY, Failure.UNAVAILABLE),
        (Fail.UNAVAILABLE, Failure.UNAVAILABLE),
        (Fail.RESET, Failure.UNAVAILABLE),
        (Fail.SLOW_HEADERS, Failure.TIMEOUT),
        (Fail.SLOW_BODY, Failure.TIMEOUT),
        (Fail.EMPTY, Failure.BAD_OUTPUT),
        (Fail.TRUNCATED, Failure.UNAVAILABLE),
        (Fail.NOT_JSON, Failure.BAD_OUTPUT),
        (Fail.WRONG_SCHEMA, Failure.BAD_OUTPUT),
        (Fail.NO_CHOICES, Failure.BAD_OUTPUT),
    ],
)
def test_every_failure_is_typed_and_quotes_nothing(
    ocr: MistralOcr, vendors: Simulator, fail: Fail, failure: Failure
) -> None:
    vendors.scene.retry_after = 60
    vendors.always("mistral.ocr", fail)
    with pytest.raises(ProviderError) as caught:
        read(ocr, seconds=0.4 if failure is Failure.TIMEOUT else 5.0)
    assert caught.value.failure is failure
    assert "PDF-1.7" not in str(caught.value)
    assert caught.value.retry_after == (60 if fail is Fail.RATE_LIMIT else None)


def test_what_may_pass_is_tried_again(ocr: MistralOcr, vendors: Simulator) -> None:
    vendors.script("mistral.ocr", Fail.UNAVAILABLE, Fail.RESET)
    assert len(read(ocr)) == 3


def test_a_body_that_drips_ends_with_the_deadline(ocr: MistralOcr, vendors: Simulator) -> None:
    vendors.pace = Pace(byte=0.1)
    vendors.script("mistral.ocr", Fail.SLOW_BODY)
    with pytest.raises(ProviderError) as caught:
        read(ocr, seconds=0.3)
    assert caught.value.failure is Failure.TIMEOUT


def test_a_page_that_does_not_come_back_is_a_bad_answer(
    ocr: MistralOcr, vendors: Simulator
) -> None:
    vendors.script("mistral.ocr", Fail.NO_CHOICES)
    with pytest.raises(ProviderError) as caught:
        ocr.read(None, b"%PDF-1.7", PDF, [2], 5.0)
    assert caught.value.failure is Failure.BAD_OUTPUT


@pytest.mark.parametrize(
    ("data", "pages"), [(bytes(MAX_BYTES + 1), None), (b"%PDF", range(1, 1002))]
)
def test_over_the_vendors_limits_nothing_is_sent(
    ocr: MistralOcr, vendors: Simulator, data: bytes, pages: range | None
) -> None:
    with pytest.raises(ProviderError) as caught:
        ocr.read(None, data, PDF, pages, 5.0)
    assert caught.value.failure is Failure.TOO_LONG
    assert not vendors.log


def test_no_server_no_thread_left(settings: Settings, vendors: Simulator) -> None:
    vendors.stop()
    before = threading.active_count()
    reader = MistralOcr(settings)
    with pytest.raises(ProviderError) as caught:
        read(reader, seconds=3.0)
    reader.close()
    assert caught.value.failure is Failure.UNAVAILABLE
    assert threading.active_count() == before
