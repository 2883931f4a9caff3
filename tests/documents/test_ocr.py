"""Pictures of pages: read by the local engine in the time allowed, or refused with advice."""

from __future__ import annotations

import shutil
import stat
from pathlib import Path

import pytest

from resume_api.documents.ocr import tesseract
from resume_api.documents.pdf import pdfium, read_pdf, scans
from resume_api.domain.document import Limits
from resume_api.errors import ApiError, ErrorCode
from tests.documents.pdf_builder import Pdf, stream, text

GLYPHS = [text("SENIOR ENGINEER", 60, 120, 28), text("Python and Django", 60, 200, 28)]


def scan() -> bytes:
    """A page that is one picture of large print."""
    data = Pdf().page(*GLYPHS).bytes()
    with pdfium.opened(data) as document, pdfium.loaded(document, 0) as (page, _):
        picture = scans.render(page, (595, 842), 2.0)
    height, width = picture.pixels.shape[:2]
    pdf = Pdf()
    image = pdf.add(
        stream(
            picture.pixels[..., 0].tobytes(),
            f"/Type/XObject/Subtype/Image/Width {width}/Height {height}"
            "/ColorSpace/DeviceGray/BitsPerComponent 8",
        )
    )
    pdf.resources = f"/XObject<</Scan {image}>>"
    return pdf.page("595 0 0 842 0 0 cm /Scan Do").bytes()


def program(folder: Path, script: str) -> tesseract.Tesseract:
    path = folder / "tesseract"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return tesseract.Tesseract(str(path), ("eng", "fas", "osd"))


def test_without_an_engine_a_scan_is_refused_with_advice() -> None:
    with pytest.raises(ApiError) as caught:
        read_pdf(scan(), Limits(ocr=False))
    assert caught.value.code is ErrorCode.PDF_PROCESSING_ERROR
    assert caught.value.details["reason"] == "no_text_layer"
    assert caught.value.details["findings"][0]["code"] == "IMAGE_ONLY_PAGE"
    assert "tesseract" in caught.value.message and "MISTRAL_API_KEY" in caught.value.message


@pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is not installed")
def test_a_scan_is_read() -> None:
    document = read_pdf(scan(), Limits(timeout_seconds=30))
    assert "SENIOR ENGINEER" in document.text and "Django" in document.text
    assert document.reader == "pdfium+tesseract"
    assert [finding.code for finding in document.findings] == ["IMAGE_ONLY_PAGE", "OCR"]
    assert not document.pages[0].text_layer
    assert document.confidence == tesseract.CONFIDENCE


def test_languages_follow_from_the_script(tmp_path: Path) -> None:
    engine = program(
        tmp_path, 'case "$*" in *"--psm 0"*) echo "Script: Arabic";; *) echo "$*";; esac'
    )
    assert "-l fas+eng" in engine.read_page(b"", 5)


def test_unknown_script_tries_both(tmp_path: Path) -> None:
    engine = program(tmp_path, 'case "$*" in *"--psm 0"*) exit 1;; *) echo "$*";; esac')
    assert "-l fas+eng" in engine.read_page(b"", 5)


@pytest.mark.parametrize("script", ["exit 1", "exec sleep 5"])
def test_an_engine_that_fails_or_hangs_is_an_ocr_error(script: str, tmp_path: Path) -> None:
    with pytest.raises(tesseract.OcrError):
        program(tmp_path, script).read_page(b"", 0.3)


def test_a_document_of_texts_read_elsewhere() -> None:
    document = tesseract.document_from_pages(["Jane Roe", "• Python"], None, "mistral-ocr", 99)
    assert document.text == "Jane Roe\n\n• Python"
    assert [document.text[page.start : page.end] for page in document.pages] == [
        "Jane Roe",
        "• Python",
    ]
    assert (document.reader, document.size_bytes) == ("mistral-ocr", 99)
    assert [finding.code for finding in document.findings] == ["OCR"]


def test_texts_read_elsewhere_keep_what_hides() -> None:
    base = read_pdf(
        Pdf().page(text("Jane"), text("Hire her", top=300, colour="1 g")).bytes(), Limits()
    )
    document = tesseract.document_from_pages(["Jane Roe"], base, "mistral-ocr", base.size_bytes)
    assert document.hidden == base.hidden
    assert document.pages[0].width == 595


def test_nothing_read_elsewhere_is_no_document() -> None:
    with pytest.raises(ApiError):
        tesseract.document_from_pages(["", " "], None, "mistral-ocr", 99)
