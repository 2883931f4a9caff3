"""The human languages that a resume names, with the level as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import zip_longest

from resume_api.domain.document import Quote
from resume_api.domain.resume import Section, SpokenLanguage
from resume_api.extraction.resume.lines import Line
from resume_api.extraction.text.word_lists import any_of, load

_MAX_GAP = 25
_BESIDE = re.compile(r"\s?(?:[,/|;&·]|[^\W\d_]{1,3})\s?")


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str, str], re.Pattern[str]]:
    codes = {
        re.sub(r"\s+", " ", name): code
        for code, names in load("languages").items()
        if code != "level"
        for name in names
    }
    level = any_of(load("languages")["level"])
    return (
        re.compile(rf"(?<![^\W_])(?:{any_of(codes)})(?![^\W_])"),
        codes,
        re.compile(rf"(?<![^\W_])(?:[abc][12][+-]?(?:\s?[/-]\s?[abc][12])?|{level})(?![^\W_])"),
    )


def find_languages(
    parts: Iterable[tuple[Section, Sequence[Line]]],
) -> tuple[SpokenLanguage, ...]:
    """The languages of the languages sections; elsewhere only those with a level beside them."""
    found: dict[str, SpokenLanguage] = {}
    for section, lines in parts:
        for line, following in zip_longest(lines, lines[1:]):
            listed = section.kind == "languages" or _names_several(line)
            if listed or _patterns()[2].search(line.folded):
                for spoken in _on_line(line, following if listed else None, section.kind, listed):
                    known = found.get(spoken.code)
                    if known is None or (known.level is None and spoken.level):
                        found[spoken.code] = spoken
    return tuple(found.values())


def _names_several(line: Line) -> bool:
    """Whether a line names languages side by side: "English, Somali, Swahili"."""
    named = list(_patterns()[0].finditer(line.folded))
    pairs = zip(named, named[1:], strict=False)
    return any(_BESIDE.fullmatch(line.folded, a.end(), b.start()) for a, b in pairs)


def _on_line(
    line: Line, following: Line | None, kind: str | None, listed: bool
) -> list[SpokenLanguage]:
    names, codes, levels = _patterns()
    named = list(names.finditer(line.folded))
    graded = list(levels.finditer(line.folded))
    found = []
    for place, name in enumerate(named):
        after = named[place + 1].start() if place + 1 < len(named) else len(line.folded)
        before = named[place - 1].end() if place else 0
        level = next(
            (g for g in graded if name.end() <= g.start() < min(after, name.end() + _MAX_GAP)), None
        )
        level = level or next(
            (
                g
                for g in reversed(graded)
                if before <= g.start() and name.start() - _MAX_GAP < g.end() <= name.start()
            ),
            None,
        )
        words = line.text[level.start() : level.end()] if level else None
        if (
            words is None
            and following
            and len(named) == 1
            and (m := levels.search(following.folded))
            and not names.search(following.folded)
        ):
            words = following.text[m.start() : m.end()]
        if listed or words:
            start, end = line.start + name.start(), line.start + name.end()
            quote = Quote(line.text[name.start() : name.end()], start, end, kind)
            found.append(SpokenLanguage(codes[re.sub(r"\s+", " ", name[0])], words, quote))
    return found
