"""E-mail addresses and telephone numbers in the shapes that resumes give them."""

from __future__ import annotations

from datetime import date

import pytest

from providers.pii_masking import mask
from resume_api.documents.text import from_text
from resume_api.domain.resume import Resume
from resume_api.extraction.resume.extractor import parse_resume

_BODY = "\n\nExperience\nBaker, Old Mill, 2019 - 2022\n"


def read(head: str) -> Resume:
    return parse_resume(from_text(head + _BODY), date(2026, 1, 1))


@pytest.mark.parametrize(
    ("head", "email"),
    [
        ("Ida Holm\nida.holm (at) example.com", "ida.holm@example.com"),
        ("Ida Holm\nida.holm [at] example [dot] com", "ida.holm@example.com"),
        ("Ida Holm\nida.holm @ example.com", "ida.holm@example.com"),
        ("Ida Holm\nida.holm@example. com", "ida.holm@example.com"),
        ("آرمان رستگار\nایمیل:com.example@arman", "arman@example.com"),
        ("آرمان رستگار\nایمیل:ir.example@rastegar.arman", "arman.rastegar@example.ir"),
        ("Ida Holm\nholm-  PROFILE\nida@example.org  Baker", "holm-ida@example.org"),
        ("Ida Holm\nEmail-ida@example.org", "ida@example.org"),
        ("Ida Holm\nMeet me (at) the mill.", None),
        ("Ida Holm\nWrote ida@mill. In 2019 left.", None),
    ],
)
def test_addresses_are_put_together(head: str, email: str | None) -> None:
    assert read(head).contact.email == email


@pytest.mark.parametrize(
    ("head", "phone"),
    [
        ("Ida Holm\nGarfield NJ; +1\n815 555 0172; ida@example.org", "+1 815 555 0172"),
        ("Ida Holm\nBrig ida@example.org\n0341\n5550 0164", "0341 5550 0164"),
        ("Ida Holm\nida@example.org 555-0126 linkedin.com/in/ida", "555-0126"),
        ("Ida Holm\nMobile No.-9876543210", "9876543210"),
        ("آرمان رستگار\nتلفن: 24390068-021", "021-24390068"),
        ("آرمان رستگار\nتلفن: +98 5093 273 912", "+98 912 273 5093"),
        ("آرمان رستگار\nتلفن: +98 912 273 5093", "+98 912 273 5093"),
        ("آرمان رستگار\nمدرس\n۱۳۹۴/۱۱-۱۳۸۹/۱۱", None),
        ("آرمان رستگار\nکد ملی: ۰۰۸۱۲۳۴۵۶۷", None),
        ("Ida Holm\nPassport No: 123456789", None),
        ("Ida Holm\nDate of birth: 12-05-1990", None),
    ],
)
def test_numbers_are_those_of_telephones(head: str, phone: str | None) -> None:
    assert read(head).contact.phone == phone


@pytest.mark.parametrize(
    ("head", "hidden"),
    [
        ("Ida Holm\nida.holm (at) example (dot) com", "ida.holm"),
        ("آرمان رستگار\nایمیل:ir.example@rastegar.arman", "rastegar"),
        ("Ida Holm\nBrig ida@example.org\n0341\n5550 0164", "0164"),
        ("Experience first\nBaker\nzuleika.trent@example.com\nZuleyka Trent-Moor", "Zuleyka"),
    ],
)
def test_no_shape_reaches_a_vendor(head: str, hidden: str) -> None:
    assert hidden not in "\n".join(mask(read(head)).lines)
