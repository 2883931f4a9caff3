"""The gate: what a new line says must stand in the words that it comes from, whoever wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from resume_api.domain.document import Quote
from resume_api.extraction.skills.mentions import find_skills
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.term_weights import stem
from resume_api.extraction.text.tokens import Tokens
from resume_api.extraction.text.word_lists import fold

_NUMBER = re.compile(r"(?<![^\W_])\d+(?:[.,٫٬]\d+)*(?![^\W_])")


def unsupported(line: str, sources: Iterable[str]) -> list[str]:
    """The numbers, skills and words of ``line`` that stand in none of ``sources``, as written.

    Words are compared without their inflection, skills by their canonical names, numbers as they
    are read: ``1,200`` is ``1200``, and Persian digits are digits.
    """
    known, new = ProcessedText("\n".join(sources)), ProcessedText(line)
    numbers = {_value(number) for number in _NUMBER.findall(known.text)}
    words = {_root(key) for key in known.tokens.keys}
    skills = {skill.name for skill in find_skills(known)}
    found = [number for number in _NUMBER.findall(line) if _value(number) not in numbers]
    named: list[Quote] = []
    for skill in find_skills(new):
        if skill.name in skills:
            named += skill.quotes
        else:
            found.append(skill.quotes[0].text)
    for word in _words(new.tokens):
        supported = any(quote.start <= word.start < quote.end for quote in named)
        if not supported and _root(word.text) not in words:
            found.append(line[word.start : word.end])
    return list(dict.fromkeys(found))


def _words(tokens: Tokens) -> Iterator[Quote]:
    """The folded tokens that are no numbers, with their places in the text."""
    for key, start, end in zip(tokens.keys, tokens.starts, tokens.ends, strict=True):
        if not key.isdigit():
            yield Quote(key, tokens.folded.source(start), tokens.folded.source_end(end))


def _value(number: str) -> str:
    return re.sub(r"[.,٫٬](?=\d{3}(?!\d))", "", fold(number)).replace("٫", ".").replace(",", ".")


def _root(key: str) -> str:
    """A stem without the doubled letter of ``running``."""
    root = stem(key)
    return root[:-1] if len(root) > 2 and root[-1] == root[-2] else root
