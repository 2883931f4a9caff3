"""A text is worked on once, whoever asks."""

from __future__ import annotations

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
