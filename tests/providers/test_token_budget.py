"""What of a long resume a model sees."""

from __future__ import annotations

import pytest

from providers.token_budget import Line, fit, fit_resume, tokens
from resume_api.domain.resume import Resume, Section


def resume(*parts: tuple[str, str]) -> Resume:
    """A resume of sections given by kind and text."""
    text, sections = "Head line.", []
    for kind, body in parts:
        start = len(text) + 1
        text += f"\n{kind.title()}\n{body}"
        sections.append(Section(kind, kind.title(), start, len(text)))
    return Resume(text, "en", 1.0, tuple(sections))


def cut(facts: Resume, room: int) -> tuple[list[int], list[str]]:
    lines, shortened = fit_resume(facts, [line.text for line in facts.lines], room)
    assert sum(tokens(line.text) + 2 for line in lines) <= room
    return [line.number for line in lines], shortened


FACTS = resume(
    ("publications", "\n".join(f"Paper number {n} on freight." for n in range(60))),
    ("experience", "Built things for years.\n\n• Ran one\n• Ran another"),
    ("skills", "Python, Docker."),
)


def test_a_resume_that_fits_is_whole_but_for_blank_lines() -> None:
    numbers, shortened = cut(FACTS, 10_000)
    blank = {n for n, line in enumerate(FACTS.lines, 1) if not line.text}
    assert numbers == [n for n in range(1, len(FACTS.lines) + 1) if n not in blank]
    assert not shortened


def test_what_tells_least_is_cut_first_and_the_order_stays() -> None:
    numbers, shortened = cut(FACTS, 200)
    assert shortened == ["Publications"]
    assert {1, 63, 64, 66, 67, 68, 69} <= set(numbers)
    assert numbers == sorted(numbers)
    assert max(n for n in numbers if n < 63) < 62


def test_a_cut_ends_with_a_sentence_or_item() -> None:
    wrapped = [Line(1, "This sentence goes on"), Line(2, "to the next line."), Line(3, "And on")]
    everything = sum(tokens(line.text) + 2 for line in wrapped)
    assert fit(wrapped, everything) == wrapped
    assert fit(wrapped, everything - 1) == wrapped[:2]
    assert fit(wrapped, 12) == []


def test_an_item_before_a_bullet_or_a_gap_is_an_end() -> None:
    lines = [Line(1, "• First"), Line(2, "• Second"), Line(4, "Third"), Line(5, "and more")]
    assert fit(lines, sum(tokens(line.text) + 2 for line in lines) - 1) == lines[:2]


def test_one_endless_line_is_cut_between_sentences() -> None:
    (line,) = fit([Line(1, "He built. She ran! They will " + "go on " * 50)], 15)
    assert line.text.strip() == "He built. She ran!"


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("word " * 100, 100, 200),
        ("مهارت‌های فنی " * 50, 200, 500),
        ("опыт работы " * 50, 200, 450),
        ("工作经验" * 50, 200, 300),
    ],
)
def test_the_estimate_is_by_script(text: str, least: int, most: int) -> None:
    assert least <= tokens(text) <= most
