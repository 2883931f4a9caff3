from __future__ import annotations

import pytest

from resume_api.documents.text import decode, from_text, mend, read_text
from resume_api.domain.document import HiddenText, Limits
from resume_api.errors import ApiError, ErrorCode

FRENCH = "Développeuse logicielle à Genève, diplômée en systèmes embarqués"
ARABIC = "مهندس برمجيات في القاهرة مع خبرة في تطوير التطبيقات"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_western_encodings(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding)) == FRENCH


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1256"])
def test_arabic_encodings(encoding: str) -> None:
    assert decode(ARABIC.encode(encoding)) == ARABIC


@pytest.mark.parametrize("data", [b"a\0b", b"\xff\xfe\x00", bytes(range(1, 32)) * 9])
def test_binary_is_no_text(data: bytes) -> None:
    assert decode(data) is None


def test_mojibake_is_mended_and_honest_letters_stay() -> None:
    broken = "• Köln – naïve".encode().decode("latin-1")
    assert mend(broken) == "• Köln – naïve"
    assert mend("Ã la carte, Â£5") == "Ã la carte, £5"
    assert mend(FRENCH) == FRENCH


def test_form_feeds_end_pages_and_offsets_hold() -> None:
    document = from_text("one\fOne more\n\n\n\nlast  \n")
    pages = [document.text[page.start : page.end] for page in document.pages]
    assert pages == ["one", "One more\n\nlast"]
    assert document.size_bytes == 23


def test_invisible_characters_are_reported() -> None:
    tags = "".join(chr(0xE0000 + ord(letter)) for letter in "obey")
    document = from_text(f"Ada{tags} Berg" + "\u200b\u200c" * 12 + "x")
    assert document.text.startswith("Ada Berg")
    assert document.hidden == (
        HiddenText("zero_width", "obey", 1),
        HiddenText("zero_width", "24 zero-width characters in a row", 1),
    )


def test_the_flag_of_scotland_smuggles_nothing() -> None:
    flag = "\U0001f3f4" + "".join(chr(0xE0000 + ord(c)) for c in "gbsct") + "\U000e007f"
    assert from_text(f"Scotland {flag}").hidden == ()


def test_too_many_characters_are_refused() -> None:
    with pytest.raises(ApiError) as caught:
        read_text(b"word " * 1000, Limits(max_characters=1000))
    assert caught.value.code is ErrorCode.DOCUMENT_TOO_COMPLEX
    assert caught.value.details == {"limit_characters": 1000, "received_characters": 5000}
