from __future__ import annotations

import pytest

from resume_api.documents.sniff import is_tex, sniff
from resume_api.domain.document import Format
from resume_api.errors import ApiError, ErrorCode
from tests.documents.office import docx, paragraph, zipped

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
TEX = b"\\documentclass{article}\n\\begin{document}\nAda\n\\end{document}"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7\n", Format.PDF),
        (b"junk " * 100 + b"%PDF-1.4", Format.PDF),
        (docx(paragraph("x")), Format.DOCX),
        (TEX, Format.TEX),
        (b"\\section{A}\n\\textbf{b}\nplain\n\\item x\n\\\\\n", Format.TEX),
        ("Ada Berg\nIngénieure".encode(), Format.TEXT),
        ("Ada Berg".encode("utf-16"), Format.TEXT),
        (b"I write \\LaTeX{} and C:\\Users every day\nand more\nand more\n", Format.TEXT),
    ],
)
def test_formats_are_told_by_content(data: bytes, expected: Format) -> None:
    assert sniff(data) is expected


@pytest.mark.parametrize(
    ("data", "detected"),
    [
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"\xff\xd8\xff\xe0", "jpeg"),
        (b"{\\rtf1 hello}", "rtf"),
        (b"<!DOCTYPE html><html><body>x", "html"),
        (OLE2 + "WordDocument".encode("utf-16-le"), "doc"),
        (OLE2 + "Workbook".encode("utf-16-le"), "ole2"),
        (zipped({"a.txt": "x"}), "zip"),
        (zipped({"[Content_Types].xml": "x", "xl/workbook.xml": "x"}), "xlsx"),
        (zipped({"mimetype": "x", "META-INF/manifest.xml": "<x/>"}), "odt"),
        (b"PK\x03\x04 no zip at all", "zip"),
        (b"\x00\x01\x02\x03" * 50, "binary"),
        (b"\x01\x02\x03\x05" * 50, "binary"),
    ],
)
def test_other_formats_are_refused_by_their_name(data: bytes, detected: str) -> None:
    with pytest.raises(ApiError) as caught:
        sniff(data)
    assert caught.value.code is ErrorCode.INVALID_FILE_FORMAT
    assert caught.value.details["detected"] == detected
    assert "docx" in caught.value.details["accepted"]


def test_a_word_97_file_gets_advice() -> None:
    with pytest.raises(ApiError, match="Save it as DOCX or PDF"):
        sniff(OLE2 + "WordDocument".encode("utf-16-le"))


def test_an_encrypted_docx_is_told_from_a_doc() -> None:
    with pytest.raises(ApiError, match="password") as caught:
        sniff(OLE2 + "EncryptedPackage".encode("utf-16-le"))
    assert caught.value.code is ErrorCode.PDF_PROCESSING_ERROR


def test_no_bytes_are_no_resume() -> None:
    with pytest.raises(ApiError) as caught:
        sniff(b"")
    assert caught.value.code is ErrorCode.MISSING_RESUME


def test_a_truncated_docx_is_damaged() -> None:
    with pytest.raises(ApiError) as caught:
        sniff(docx(paragraph("x"))[:-40])
    assert caught.value.code is ErrorCode.PDF_PROCESSING_ERROR


def test_a_commented_document_class_does_not_make_latex() -> None:
    assert not is_tex("% see \\documentclass{x}\nplain words\nand more of them")
