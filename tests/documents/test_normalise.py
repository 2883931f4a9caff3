"""Every reader's characters come out in one spelling, and words broken at line ends are whole."""

from __future__ import annotations

import pytest

from resume_api.documents.normalise import join_at_hyphen, normalise


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("eﬃcient ﬁnance", "efficient finance"),
        ("ＡＢＣ １２３", "ABC 123"),
        ("10⁶ users, m², ½, ™", "10⁶ users, m², ½, ™"),
        ("e\u0301tudes", "études"),
        ("C++ and C#", "C++ and C#"),
        ("\ufeb3\ufefc\ufee1", "سلام"),
        ("ﷲ", "الله"),
        ("اﷲ", "الله"),
        ("می\u200cروم", "می\u200cروم"),
        ("مـــهارت", "مهارت"),
        ("\u202bمتن\u202c", "متن"),
        ("\ufeffbyte order", "byte order"),
        ("zero\u200bwidth \u2060joiner", "zerowidth joiner"),
        ("Sep. 2023 \u00ad Mar. 2024, high\u00adimpact", "Sep. 2023 - Mar. 2024, high-impact"),
        ("Soft\u00adware\u00adent\u00adwick\u00adler", "Softwareentwickler"),
        ("Soft\u00adware and back-end", "Software and back-end"),
        ("J\u00a8org", "Jörg"),
        ("it\u00b4s", "it\u00b4s"),
        ("خبرة فيPython وMySQL", "خبرة في Python و MySQL"),
        ("API\u200cها", "API\u200cها"),
        ("bell\x07 and null\x00", "bell and null"),
        ("smile \ud83d\ude00", "smile 😀"),
        ("lone \ud800surrogate", "lone surrogate"),
        ("no\u00a0break\u2003space", "no break space"),
        ("non\u2011breaking", "non-breaking"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a  \n\n\n\n b \n", "a\n\n b"),
    ],
)
def test_characters(given: str, expected: str) -> None:
    assert normalise(given) == expected


@pytest.mark.parametrize(
    "bullet", ["•", "▪ ", "◦", "➢ ", "✓", "\uf0b7 ", "\uf0a7\t", "\uf0d8", "··"]
)
def test_bullets_are_alike(bullet: str) -> None:
    assert normalise(f"{bullet}Led a team\n  {bullet}of five") == "• Led a team\n  • of five"


def test_hyphens_that_begin_lines_stay() -> None:
    assert normalise("- one\n– two\n* three") == "- one\n– two\n* three"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("develop-\nment of tools", "development\nof tools"),
        ("soft\u00ad\nware", "software"),
        ("a full-\ntime job", "a full-time\njob"),
        ("a high-\nest score", "a highest\nscore"),
        ("CI-\nCD lines", "CI-CD\nlines"),
        ("2019-\n2021 at Acme", "2019-2021\nat Acme"),
        ("jane-\nroe or jane-roe", "jane-roe\nor jane-roe"),
        ("data-\nbase and database", "database\nand database"),
        ("Jane -\nEngineer", "Jane -\nEngineer"),
    ],
)
def test_words_broken_at_line_ends(given: str, expected: str) -> None:
    assert normalise(given) == expected


def test_a_word_of_the_text_decides_how_parts_join() -> None:
    assert join_at_hyphen("well", "known", {"wellknown"}) == "wellknown"
    assert join_at_hyphen("well", "known", set()) == "well-known"
    assert join_at_hyphen("re", "elected", {"re-elected"}) == "re-elected"
    assert join_at_hyphen("re", "elected", set()) == "reelected"
