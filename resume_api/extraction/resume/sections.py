"""Where the parts of a resume begin: by their headings."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from resume_api.domain.resume import Section
from resume_api.extraction.resume.lines import Line
from resume_api.extraction.resume.structure.cells import Cell
from resume_api.extraction.text.phrase_memory import remembered
from resume_api.extraction.text.word_lists import any_of, bare, load

if TYPE_CHECKING:
    from resume_api.extraction.resume.structure.model import Structure

KINDS = (
    "summary", "experience", "education", "skills", "projects", "certifications", "languages",
    "publications", "awards", "volunteering", "interests", "references", "contact", "other",
)  # fmt: skip
_MAX_HEADING = 60
_INLINE = re.compile(r"([^:]{3,40}?)\s?:\s*\S")
_INLINE_KINDS = frozenset(KINDS) - {"experience", "projects", "contact", "other"}
_ENTRY_KINDS = frozenset({"experience", "projects", "education", "volunteering"})
_BLANK = re.compile(r"[\s\u200c]+")
_ASIDE = re.compile(r"\(.{0,30}\)|^\W*\d+[.)]\s+")
_SPACED = re.compile(r"(?:[^\W\d_]\s+){3,}[^\W\d_]")
_WIDE = re.compile(r"\s{2,}")
_MAX_HINT_WORDS = 4
_WORD = re.compile(r"[^\W_]+")


@cache
def _kinds() -> dict[str, str]:
    lists = load("sections")
    return {re.sub(r"\s+", " ", term): kind for kind in KINDS for term in lists[kind]}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = load("sections")
    modifier = any_of(lists["modifier"])
    joiners = (*lists["joiner"], *load("conjunctions")["and"])
    joiner = "|".join(re.escape(j) if not j.isalpha() else rf"\s{j}\s" for j in joiners)
    return re.compile(rf"^{modifier}\s++|(?<!\s)\s++{modifier}$"), re.compile(joiner)


@remembered
def heading_kind(folded: str) -> str | None:
    """The kind of section that a folded line announces, or None where it is no heading."""
    if len(folded) > _MAX_HEADING:
        return None
    words = bare(folded).split()
    if len(words) > 3 and all(len(word) == 1 for word in words):
        words = ["".join(words)]
    for part in (
        words,
        words[1:] if words and len(words[0]) == 1 else (),
        words[:-1] if words and len(words[-1]) == 1 else (),
    ):
        if kind := _lookup(" ".join(part)):
            return kind
    return None


@cache
def _words() -> frozenset[str]:
    """The words that all headings are made of."""
    lists = load("sections")
    terms = (*_kinds(), *lists["modifier"], *lists["joiner"], *load("conjunctions")["and"])
    return frozenset(word for term in terms for word in _WORD.findall(term))


def _lookup(phrase: str) -> str | None:
    if not _words().issuperset(_WORD.findall(phrase)):
        return None
    kinds = _kinds()
    modifier, joiner = _patterns()
    for _ in range(3):
        if phrase in kinds:
            return kinds[phrase]
        shorter = modifier.sub("", phrase, count=1)
        if shorter == phrase:
            break
        phrase = shorter
    parts = [bare(part) for part in joiner.split(phrase)]
    found = [kinds.get(part) or kinds.get(modifier.sub("", part)) for part in parts]
    if len(parts) < 2 or not all(found):
        return None
    return "experience" if "experience" in found else found[0]


@cache
def _tight_kinds() -> dict[str, str]:
    """Kinds by terms without their blanks."""
    return {_BLANK.sub("", term): kind for term, kind in _kinds().items()}


@remembered
def heading_hint(folded: str) -> str | None:
    """The kind that a short phrase may announce: what ``heading_kind`` knows, the same with its
    blanks gone astray, or a phrase that a heading's own word ends or begins."""
    if len(folded) > _MAX_HEADING or "@" in folded:
        return None
    if kind := heading_kind(folded):
        return kind
    plain = bare(_ASIDE.sub("", folded))
    if _SPACED.fullmatch(plain):
        plain = " ".join(_BLANK.sub("", word) for word in _WIDE.split(plain))
    if kind := heading_kind(plain) or _tight_kinds().get(_BLANK.sub("", plain)):
        return kind
    parts = plain.split()
    if not 1 < len(parts) <= _MAX_HINT_WORDS:
        return None
    known = [kind for part in (*reversed(parts), parts[0]) if (kind := _kinds().get(part))]
    return known[0] if known else None


def find_sections(structure: Structure, length: int) -> tuple[Section, ...]:
    """The sections of a text of ``length`` characters, in order and without gaps. What stands
    before the first heading is a ``contact`` section without heading."""
    found: list[tuple[int, str, str]] = []
    for cell, label in zip(structure.cells, structure.labels, strict=True):
        current = found[-1][1] if found else "contact"
        mark, _, kind = label.partition(":")
        if mark == "heading":
            found.append((cell.start, kind if kind in KINDS else "other", cell.text))
        elif label == "body" and (inline := _inline(cell, current)):
            found.append((cell.start, *inline))
    if not found or found[0][0] > 0:
        found.insert(0, (0, "contact", ""))
    ends = [start for start, _, _ in found[1:]] + [length]
    return tuple(
        Section(kind, head, start, end)
        for (start, kind, head), end in zip(found, ends, strict=True)
    )


def _inline(line: Cell, current: str) -> tuple[str, str] | None:
    """A heading with its content on the same line, as in "Languages: German, English"."""
    match = _INLINE.match(line.folded)
    if not match or line.bullet:
        return None
    kind = heading_kind(match[1])
    if (
        kind not in _INLINE_KINDS
        or kind == current
        or (current == "skills" and kind == "languages")
    ):
        return None
    if current in _ENTRY_KINDS and (kind == "skills" or not line.blank_before):
        return None
    return kind, line.text[: match.end(1)]


def content(lines: Sequence[Line], sections: Sequence[Section]) -> list[tuple[Section, list[Line]]]:
    """Each section with its lines, its heading left out."""
    found: list[tuple[Section, list[Line]]] = [(section, []) for section in sections]
    for line in lines:
        section, own = found[bisect_right(sections, line.start, key=_start) - 1]
        if not (section.heading and line.start == section.start and line.text == section.heading):
            own.append(line)
    return found


def _start(section: Section) -> int:
    return section.start
