"""What an OCR model writes, as the plain text that a person sees."""

from __future__ import annotations

import pytest

from resume_api.documents.ocr.markdown import plain_text


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("# Jane Roe\n\n## Experience ##", "Jane Roe\n\nExperience"),
        ("- built\n* ran\n+ led", "• built\n• ran\n• led"),
        ("![img-0.jpeg](img-0.jpeg)\nJane", "Jane"),
        ("[my site](https://example.com/a_b) <https://example.org>", "my site https://example.org"),
        ("mail: a\\_b\\*c\\#1 \\- x", "mail: a_b*c#1 - x"),
        ("**Bold** and *slanted* and _this_ and ~~that~~", "Bold and slanted and this and that"),
        ("***both***", "both"),
        ("snake_case_name 2*3*4 __init__", "snake_case_name 2*3*4 init"),
        ("| Skill | Years |\n| --- | :-: |\n| Go | 3 |\n| | x |", "Skill  Years\nGo  3\nx"),
        (
            "<table><tr><td>Go</td><td>3</td></tr><tr><td>C</td></tr></table>",
            "Go  3\nC",
        ),
        ("one<br>two &amp; three &lt;4", "one\ntwo & three <4"),
        ("C < 5 and D > 3", "C < 5 and D > 3"),
        ("grew $30 \\%$ at $20^{\\circ}$ C $\\rightarrow$ out", "grew 30 % at 20° C → out"),
        ("from $5 to $10 a day, \\$3 and \\$4", "from $5 to $10 a day, $3 and $4"),
        ("```python\nprint(1)\n```\n---\n> quoted `code`", "print(1)\nquoted code"),
        ("a\r\n\r\n\r\n\r\nb", "a\n\nb"),
        ("\uf095 +31 10", "+31 10"),
        ("1\\. First", "1. First"),
        ("رزومه **مهندس** نرم‌افزار", "رزومه مهندس نرم‌افزار"),
        ("", ""),
    ],
)
def test_marks_go_and_words_stay(markdown: str, text: str) -> None:
    assert plain_text(markdown) == text


@pytest.mark.parametrize(
    "hostile",
    [
        "[" * 20_000,
        "*" * 20_000,
        "|" * 20_000,
        "<" * 20_000,
        "- " * 10_000,
        "$\\" * 10_000,
        "_a" * 10_000,
    ],
)
def test_hostile_marks_take_no_long_time(hostile: str) -> None:
    assert isinstance(plain_text(hostile), str)
