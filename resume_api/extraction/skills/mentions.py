"""The skills that a text names, each with every place that names it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from resume_api.domain.document import Quote
from resume_api.domain.resume import Section, Skill
from resume_api.extraction.skills.disambiguate import Context
from resume_api.extraction.skills.lexicon import lexicon
from resume_api.extraction.text.processed import ProcessedText


def find_skills(source: ProcessedText, sections: Sequence[Section] = ()) -> tuple[Skill, ...]:
    """The skills named in a text in order of appearance, under their canonical names.

    Every quote stands verbatim at its code point offsets and carries the kind of the section of
    ``sections`` (sorted by start) that it lies in.
    """
    text, tokens = source.text, source.tokens
    folded = tokens.folded
    starts = [section.start for section in sections]

    def kind(offset: int) -> str | None:
        index = bisect_right(starts, offset) - 1
        return sections[index].kind if index >= 0 and offset < sections[index].end else None

    context = Context(
        text,
        folded,
        list(lexicon().trie.matches(tokens)),
        lambda offset: kind(folded.source(offset)) == "skills",
    )
    quotes: dict[tuple[str, str], list[Quote]] = {}
    for found in context.settle():
        start, end = folded.source(found.start), folded.source_end(found.end)
        quote = Quote(text[start:end], start, end, kind(start))
        quotes.setdefault((found.sense.name, found.sense.category), []).append(quote)
    return tuple(Skill(name, category, tuple(q)) for (name, category), q in quotes.items())
