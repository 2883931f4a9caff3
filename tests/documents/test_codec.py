from __future__ import annotations

import msgspec
import pytest

from resume_api import documents
from resume_api.documents.isolation import codec
from resume_api.domain.document import (
    Document,
    Finding,
    Format,
    HiddenText,
    Layout,
    Limits,
    Page,
    Span,
)
from resume_api.errors import ApiError, ErrorCode
from resume_api.extraction.job.extractor import parse_job

DOCUMENT = Document(
    format=Format.PDF,
    reader="pdfium",
    text="آدا • Berg\n𝔸",
    pages=(Page(1, 0, 11, 595.0, 842.0, 2, 0.25, False),),
    spans=(Span(0, 3, 1, (1.0, 2.0, 3.0, 4.0), "Vazir", 11.5, "#112233", 0), Span(4, 11, 1)),
    layout=Layout(1, 2, 0.5, ("top",), ("F1",)),
    findings=(Finding("TABLES", None, {"tables": 1}),),
    hidden=(HiddenText("tiny", "secret", 1),),
    confidence=0.5,
    size_bytes=1234,
)


def reading() -> Document:
    """Declares what the replies of these tests hold."""
    return DOCUMENT


def test_a_document_comes_back_as_it_was() -> None:
    assert codec.decode_reply(codec.encode_result(DOCUMENT), reading) == DOCUMENT


def test_work_comes_with_arguments_of_its_types() -> None:
    work, arguments = codec.decode_request(codec.encode_request(documents.read, (b"x", Limits())))
    assert (work, arguments) == (documents.read, (b"x", Limits()))


def test_an_error_comes_back_as_it_was() -> None:
    error = ApiError(ErrorCode.DOCUMENT_TOO_COMPLEX, "Too much.", {"limit": 3})
    with pytest.raises(ApiError, match="Too much") as caught:
        codec.decode_reply(codec.encode_error(error), reading)
    assert (caught.value.code, caught.value.details) == (error.code, {"limit": 3})


@pytest.mark.parametrize(
    "reply",
    [
        None,
        [],
        {},
        [True],
        [True, {}],
        [True, {"format": "pdf"}],
        [False, ["NOPE", "", {}, False, None]],
    ],
)
def test_anything_else_is_an_error_of_the_kinds_that_are_named(reply: object) -> None:
    with pytest.raises((ValueError, KeyError)):
        codec.decode_reply(msgspec.msgpack.encode(reply), reading)


def test_an_argument_that_is_left_out_travels_as_its_default() -> None:
    work, arguments = codec.decode_request(codec.encode_request(parse_job, ("A cook.",)))
    assert (work, arguments) == (parse_job, ("A cook.", None))
