"""A resume without its owner: what a judgement about work must not see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from providers.pii_masking import mask
from providers.pii_patterns import labelled
from resume_api.domain.document import Quote
from resume_api.domain.resume import Contact, Resume, Skill

_PLACEHOLDER = re.compile(r"\[[A-Z]+(?:_\d+)?\]")


def blind(resume: Resume) -> Resume:
    """The resume with name, contact and labelled personal data blanked out of the text.

    Blanks take the place of what they cover, so every offset holds for both texts. A skill that
    stands only in such a place (a candidate called Ruby) is gone. Names and places may also be
    words of the trade (Cook, Java): they are blanked where they name the candidate, not elsewhere.
    """
    contact = resume.contact
    nobody = replace(resume, contact=Contact())
    text = "\n".join(
        _blanked(line.text, masked)
        for line, masked in zip(resume.lines, mask(nobody, guarded=False).lines, strict=True)
    )
    name = (contact.name or "").split()
    text = _without_labelled(text, resume.text)
    text = _without(text, name, everywhere=len(name) > 1)
    text = _without(text, (contact.location or "").split(), everywhere=False)
    return replace(
        nobody,
        text=text,
        skills=tuple(_seen(resume.skills, text)),
        unproven=tuple(_seen(resume.unproven, text)),
    )


def _blanked(line: str, masked: str) -> str:
    """``line`` with blanks wherever ``masked`` has a placeholder instead of its words."""
    if line == masked:
        return line
    *pieces, last = _PLACEHOLDER.split(masked)
    result, at = [], 0
    for piece in pieces:
        start = line.index(piece, at)
        result += [" " * (start - at), piece]
        at = start + len(piece)
    return "".join([*result, " " * (len(line) - len(last) - at), last])


def _without_labelled(text: str, written: str) -> str:
    """``text`` with blanks where ``written`` has a label and what it labels: the label's words are
    no words of the trade."""
    pieces, at = [], 0
    for found in labelled().finditer(written):
        pieces += [text[at : found.start()], _blank(found[0])]
        at = found.end()
    return "".join([*pieces, text[at:]])


def _without(text: str, words: list[str], everywhere: bool) -> str:
    """``text`` with blanks for ``words`` in a row: at the first place or at every one."""
    if not words:
        return text
    row = r"\s+".join(map(re.escape, words))
    return re.sub(
        rf"(?<!\w){row}(?!\w)",
        lambda found: _blank(found[0]),
        text,
        count=0 if everywhere else 1,
        flags=re.IGNORECASE,
    )


def _blank(words: str) -> str:
    return re.sub(r"\S", " ", words)


def _seen(skills: tuple[Skill, ...], text: str) -> Iterator[Skill]:
    for skill in skills:
        quotes = tuple([quote for quote in skill.quotes if _stands(quote, text)])
        if quotes:
            yield skill if len(quotes) == len(skill.quotes) else replace(skill, quotes=quotes)


def _stands(quote: Quote, text: str) -> bool:
    return text[quote.start : quote.end] == quote.text
