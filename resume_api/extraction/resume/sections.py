"""Where the parts of a resume begin: by the words of their headings and by how these are set."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from statistics import median_low

from resume_api.domain.resume import Section
from resume_api.extraction.resume.lines import Line
from resume_api.extraction.text.word_lists import any_of, load

KINDS = (
    "summary", "experience", "education", "skills", "projects", "certifications", "languages",
    "publications", "awards", "volunteering", "interests", "references", "contact", "other",
)  # fmt: skip
_MAX_HEADING = 60
_INLINE = re.compile(r"([^:]{3,40}?)\s?:\s*\S")
_INLINE_KINDS = frozenset(KINDS) - {"experience", "projects", "contact", "other"}
_ENTRY_KINDS = frozenset({"experience", "projects", "education", "volunteering"})
_EDGE = re.compile(r"^[\W_]++|(?<![\W_])[\W_]++$")
_Style = tuple[float | None, str | None, bool]


@cache
def _kinds() -> dict[str, str]:
    lists = load("sections")
    return {re.sub(r"\s+", " ", term): kind for kind in KINDS for term in lists[kind]}


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = load("sections")
    modifier = any_of(lists["modifier"])
    joiner = "|".join(re.escape(j) if not j.isalpha() else rf"\s{j}\s" for j in lists["joiner"])
    return re.compile(rf"^{modifier}\s++|(?<!\s)\s++{modifier}$"), re.compile(joiner)


@lru_cache(maxsize=4096)
def heading_kind(folded: str) -> str | None:
    """The kind of section that a folded line announces, or None where it is no heading."""
    if len(folded) > _MAX_HEADING:
        return None
    words = _EDGE.sub("", folded).split()
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


def _lookup(phrase: str) -> str | None:
    kinds = _kinds()
    modifier, joiner = _patterns()
    for _ in range(3):
        if phrase in kinds:
            return kinds[phrase]
        shorter = modifier.sub("", phrase, count=1)
        if shorter == phrase:
            break
        phrase = shorter
    parts = [_EDGE.sub("", part) for part in joiner.split(phrase)]
    found = [kinds.get(part) or kinds.get(modifier.sub("", part)) for part in parts]
    return found[0] if len(parts) > 1 and all(found) else None


def find_sections(lines: Sequence[Line], length: int) -> tuple[Section, ...]:
    """The sections of a text of ``length`` characters, in order and without gaps. What stands
    before the first heading is a ``contact`` section without heading."""
    named = {
        i: kind
        for i, line in enumerate(lines)
        if not line.bullet and (kind := heading_kind(line.folded))
    }
    styles = Counter(_style(lines[i]) for i in named)
    headings = {i: kind for i, kind in named.items() if not _outranked(_style(lines[i]), styles)}
    headings |= _by_typography(lines, headings)
    found: list[tuple[int, str, str]] = []
    for i, line in enumerate(lines):
        current = found[-1][1] if found else "contact"
        if i in headings:
            found.append((line.start, headings[i], line.text))
        elif inline := _inline(line, current):
            found.append((line.start, *inline))
    if not found or found[0][0] > 0:
        found.insert(0, (0, "contact", ""))
    ends = [start for start, _, _ in found[1:]] + [length]
    return tuple(
        Section(kind, head, start, end)
        for (start, kind, head), end in zip(found, ends, strict=True)
    )


def _style(line: Line) -> _Style:
    return line.size and round(line.size, 1), line.font, line.text.isupper()


def _outranked(style: _Style, styles: Counter[_Style]) -> bool:
    """Whether most headings are set larger, or in capitals where this one is not."""
    top, count = styles.most_common(1)[0]
    if count < 3 or style == top:
        return False
    if style[0] and top[0]:
        return style[0] < top[0] - 0.4
    return top[2] and not style[2]


def _by_typography(lines: Sequence[Line], headings: dict[int, str]) -> dict[int, str]:
    """Lines without a known word that are set just like known headings and larger than the body."""
    sizes = [line.size for line in lines if line.size]
    if not sizes or not headings:
        return {}
    body = median_low(sizes)
    styles = {_style(lines[i]) for i in headings}
    first = min(headings)
    return {
        i: "other"
        for i, line in enumerate(lines)
        if i > first - 3 and i not in headings and (line.size or 0) > body + 0.4
        and _style(line) in styles and len(line.text) <= 40 and not re.search(r"\d", line.text)
    }  # fmt: skip


def _inline(line: Line, current: str) -> tuple[str, str] | None:
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
