"""What a model may not see, and the way back."""

from __future__ import annotations

import pytest

from providers.pii_masking import mask
from resume_api.domain.document import Quote
from resume_api.domain.resume import Contact, Resume, Skill


def masked(text: str, **contact: object) -> tuple[str, ...]:
    return mask(Resume(text, "en", 1.0, contact=Contact(**contact))).lines


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("Mail: ines@mail.example now", "Mail: [EMAIL] now"),
        ("Call +49 (0)151 2345-6789!", "Call [PHONE]!"),
        ("۰۹۱۲ ۳۴۵ ۶۷۸۹", "[PHONE]"),
        ("See https://ines.example/cv?a=1, www.ines.example", "See [LINK], [LINK_2]"),
        ("github.com/ines and linkedin.com/in/ines", "[LINK] and [LINK_2]"),
        ("Date of birth: 3 May 1990 | Python", "Date of birth: [PERSONAL] | Python"),
        ("Geburtsdatum: 03.05.1990", "Geburtsdatum: [PERSONAL]"),
        ("Née le 3 mai 1990", "Née [PERSONAL]"),
        ("تاریخ تولد: ۱۳۷۰/۰۲/۱۳", "تاریخ تولد: [PERSONAL]"),
        ("الجنسية: مصرية", "الجنسية: [PERSONAL]"),
        ("Nationality: Chilean • Age: 33", "Nationality: [PERSONAL] • Age: [PERSONAL_2]"),
    ],
)
def test_masked_wherever_it_stands(line: str, seen: str) -> None:
    assert masked(line) == (seen,)


@pytest.mark.parametrize(
    "line",
    [
        "Engineer, 2015 - 2018 and 01.2019 - 12.2022",
        "Cut costs by 1,200,000 in 2021-2022",
        "ASP.NET, Node.js, C++ and ISO 27001",
        "Languages: German, English",
        "۱۳۹۵ - ۱۳۹۸",
        "Address: ",
    ],
)
def test_left_as_it_is(line: str) -> None:
    assert masked(line) == (line,)


def test_a_name_is_masked_whole_and_in_parts_in_any_case() -> None:
    text = "INES  QUINTERO\nines quintero\nQuintero led; she finessed it.\nMs. INES"
    lines = masked(text, name="Ines Quintero")
    assert lines == ("[NAME]", "[NAME]", "[NAME_3] led; she finessed it.", "Ms. [NAME_2]")


def test_a_skill_or_a_word_of_a_name_stays_elsewhere() -> None:
    text = "Spring Framework\nSpring and the framework of it"
    quote = Quote("Spring", 0, 6)
    spring = Resume(
        text,
        "en",
        1.0,
        skills=(Skill("Spring", "technology", (quote,)),),
        contact=Contact("Spring Framework"),
    )
    assert mask(spring).lines == ("[NAME]", "Spring and the framework of it")
    text = "Account Lead\nWon an account; Account Lead of the year; no Lead"
    assert masked(text, name="Account Lead") == (
        "[NAME]",
        "Won an account; [NAME] of the year; no [NAME_2]",
    )
    assert masked("Driven\nDriven by data", name="Driven") == ("[NAME]", "Driven by data")


def test_a_persian_name() -> None:
    assert masked("سارا محمدی\nتوسعه‌دهنده", name="سارا محمدی") == ("[NAME]", "توسعه‌دهنده")


def test_lines_stay_lines_and_come_back() -> None:
    text = "Ines Quintero\n\nPotsdam, Germany\nines@mail.example"
    facts = Resume(text, "en", 1.0, contact=Contact("Ines Quintero", location="Potsdam, Germany"))
    hidden = mask(facts)
    assert hidden.lines == ("[NAME]", "", "[LOCATION]", "[EMAIL]")
    answer = {"a": ["[NAME] in [LOCATION]", 3], "b": {"c": "[EMAIL] [OTHER] [1]"}}
    assert hidden.restore(answer) == {
        "a": ["Ines Quintero in Potsdam, Germany", 3],
        "b": {"c": "ines@mail.example [OTHER] [1]"},
    }
