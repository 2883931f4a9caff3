"""A text is worked on once, whoever asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from resume_api.extraction.text import phrase_memory
from resume_api.extraction.text.phrase_memory import forgetting, remembered
from resume_api.extraction.text.processed import ProcessedText


def test_offsets_hold_for_the_text_as_it_is_given() -> None:
    text = ProcessedText("Café naïve — کِتاب ۱۲")
    assert len(text.folded) == len(text.text)
    assert text.folded.startswith("cafe naive - ")
    tokens = text.tokens
    spans = zip(tokens.starts, tokens.ends, strict=True)
    words = [text.text[tokens.folded.source(a) : tokens.folded.source_end(b)] for a, b in spans]
    assert words == ["Café", "naïve", "کِتاب", "۱۲"]


def test_what_is_made_of_a_text_is_made_once_for_each_way_to_make_it() -> None:
    made: list[str] = []

    def part(text: ProcessedText, length: int) -> str:
        made.append(text.text[:length])
        return made[-1]

    text = ProcessedText("Python")
    assert [text.once(part, 2), text.once(part, 2), text.once(part, 3)] == ["Py", "Py", "Pyt"]
    assert made == ["Py", "Pyt"]


def test_phrases_are_forgotten_when_the_work_is_done() -> None:
    asked: list[str] = []

    @remembered
    def length(phrase: str) -> int:
        asked.append(phrase)
        return len(phrase)

    with pytest.raises(ValueError, match="hostile"), forgetting():
        assert [length("Zofia"), length("Zofia")] == [5, 5]
        raise ValueError("hostile")
    assert asked == ["Zofia"]
    length("Zofia")
    assert asked == ["Zofia", "Zofia"]


def test_no_cache_keeps_what_strangers_wrote() -> None:
    """Criteria are the one exception: every file of a ranking is held against the same ones."""
    root = Path(phrase_memory.__file__).parents[2]
    kept = {
        path.relative_to(root).as_posix()
        for package in ("extraction", "matching", "analysis", "coaching", "ranking")
        for path in (root / package).rglob("*.py")
        if any(line.startswith("@lru_cache(maxsize") for line in path.read_text().splitlines())
    }
    assert kept == {"ranking/judging.py"}
