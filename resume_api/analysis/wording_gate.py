"""The gate behind a model: it may choose the words, not the facts.

A line keeps the figures with what they count, the names and tools, what limits a claim (about,
helped, sometimes, with the team, supervised by) and who acted; it claims no role or praise that the
rules' line lacks, and says hardly more. Which words say it is the model's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from resume_api.analysis.wording_patterns import WordingPatterns
from resume_api.analysis.wording_sources import TOOLS, new_names, plain
from resume_api.domain.resume import Skill
from resume_api.extraction.skills.mentions import find_skills
from resume_api.extraction.text.language_detection import is_rare
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.term_weights import stem

FIGURE = re.compile(r"(?:[$€£¥₹]\s?)?(?<![^\W_])\d+(?:[.,٫٬]\d+)*(?![^\W_])(?:\s?[%٪‰€$£])?")
_NAME = re.compile(r"[^\W_][\w.+#-]*")
_MORE = 1  # words of content that a wording may have beyond those that it leaves out
_BEGINNING = 4  # letters that words of one family share
_LOST_SHARE = 0.6


def differences(line: str, draft: str, patterns: WordingPatterns) -> list[str]:
    """What ``line`` says otherwise than ``draft``; empty where only its wording differs."""
    new, old = ProcessedText(line), ProcessedText(draft)
    if (one := Counter(figures_of(new))) != (other := Counter(figures_of(old))):
        return sorted((one - other) | (other - one))
    return [
        *_counted(new, old, patterns),
        *_tools(new, old, patterns),
        *_names(line, draft, patterns),
        *_limits(line, draft, patterns),
        *_size(new, old, patterns),
    ]


def figures_of(text: ProcessedText) -> list[str]:
    """The figures of a text with their signs, as they are read."""
    folded = text.tokens.folded.text
    found = (re.sub(r"\s|,(?=\d{3}(?!\d))", "", one[0]) for one in FIGURE.finditer(folded))
    return [one.replace("٪", "%") for one in found]


def skills_of(text: ProcessedText) -> list[str]:
    """The canonical names of the skills of a text in their order, each place of each."""
    places = [(quote.start, skill.name) for skill in find_skills(text) for quote in skill.quotes]
    return [name for _, name in sorted(places)]


def _counted(new: ProcessedText, old: ProcessedText, patterns: WordingPatterns) -> list[str]:
    """Figures that count other things, or point the other way, than they did."""
    keys = patterns.directions
    after = [dict(_beside(text, patterns, keys)) for text in (new, old)]
    if len(after[1]) > 1 and _order(new) != _order(old):
        changed = [f for f, (_, unit) in after[1].items() if after[0].get(f, ("", ""))[1] != unit]
        if changed:
            return changed
    return [
        figure
        for figure, (way, _) in after[1].items()
        if way and after[0][figure][0] and after[0][figure][0] != way
    ]


def _order(text: ProcessedText) -> list[str]:
    return [key for key in text.tokens.keys if key.isdigit()]


def _beside(
    text: ProcessedText, patterns: WordingPatterns, ways: frozenset[str]
) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each figure with the word that says which way it points, and the root of what it counts."""
    keys = text.tokens.keys
    small = patterns.joining | patterns.binding
    for at, key in enumerate(keys):
        if key.isdigit():
            way = keys[at - 1] if at and keys[at - 1] in ways else ""
            unit = keys[at + 1] if at + 1 < len(keys) else ""
            counted = "" if unit.isdigit() or unit in small else stem(unit)[:_BEGINNING]
            yield key, (way, counted)


def _tools(new: ProcessedText, old: ProcessedText, patterns: WordingPatterns) -> list[str]:
    """Tools and other skills with a name that only one of two texts has, or in another order."""
    said = [{s.name: s for s in find_skills(text)} for text in (new, old)]
    named = [
        [n for n in skills_of(t) if _has_name(s[n], patterns)]
        for t, s in zip((new, old), said, strict=True)
    ]
    found = [name for name in named[0] if name not in said[1]]
    found += [name for name in named[1] if name not in said[0] and not _written(said[1][name], new)]
    order = [[name for name in dict.fromkeys(one) if name in named[0]] for one in named]
    return found or (order[0] if len(order[0]) > 1 and order[0] != order[1] else [])


def _has_name(skill: Skill, patterns: WordingPatterns) -> bool:
    """Whether a skill is a tool or the like, with a name of its own, and no plain word for work."""
    words = [quote.text for quote in skill.quotes]
    if any(any(map(str.isupper, text[1:])) or text[-1:] in "+#" for text in words):
        return True
    proper = not patterns.language.noun_capitals and any(text[:1].isupper() for text in words)
    inner = proper and any(quote.start > 0 for quote in skill.quotes)
    return inner or is_rare(skill.name) or skill.category in TOOLS


def _written(skill: Skill, text: ProcessedText) -> bool:
    return any(plain(quote.text) in plain(text.text) for quote in skill.quotes)


def _names(line: str, draft: str, patterns: WordingPatterns) -> list[str]:
    """Names that only one of the lines has."""
    if patterns.language.noun_capitals:
        new = [w for w in _strangers(line, draft) if w[:1].isupper()]
        return [*new, *(w for w in _strangers(draft, line) if w[:1].isupper())]
    tools = {q.text for one in find_skills(ProcessedText(draft)) for q in one.quotes}
    lost = [name for name in new_names(draft, line) if name not in tools]
    return [
        *new_names(line, draft),
        *(name for name in lost if is_rare(name) or len(name) > _BEGINNING),
    ]


def _strangers(line: str, known: str) -> Iterator[str]:
    """Rare words of a line of whose family no other is in ``known``: names, where every noun has
    a capital and compounds are rare too."""
    families = {plain(word)[:_BEGINNING] for word in _NAME.findall(known)}
    for word in _NAME.findall(line):
        if is_rare(word) and plain(word)[:_BEGINNING] not in families:
            yield word


def _limits(line: str, draft: str, patterns: WordingPatterns) -> list[str]:
    """What limited the claim and is gone, and roles or praise that were not claimed."""
    lost = [
        found[0]
        for limit in patterns.limiting
        if (found := limit.search(draft)) and not limit.search(line)
    ]
    more = [
        found[0]
        for role in patterns.roles
        if (found := role.search(line)) and not role.search(draft)
    ]
    return [*lost, *more]


def _size(new: ProcessedText, old: ProcessedText, patterns: WordingPatterns) -> list[str]:
    """The words that a line has beyond those it puts in another's place, or those that it lost
    where they are most of it."""
    one, other = (list(_content(text, patterns)) for text in (new, old))
    roots = [{word[:_BEGINNING] for word in part} for part in (one, other)]
    added = [word for word in one if word not in other and word[:_BEGINNING] not in roots[1]]
    lost = [word for word in other if word not in one and word[:_BEGINNING] not in roots[0]]
    if len(added) > len(lost) + _MORE:
        return added
    many = len(lost) > len(added) + _MORE and len(lost) > _LOST_SHARE * len(other)
    return lost if many else []


def _content(text: ProcessedText, patterns: WordingPatterns) -> Iterator[str]:
    small = patterns.joining | patterns.binding
    for key in dict.fromkeys(text.tokens.keys):
        if key not in small and not key.isdigit():
            yield patterns.sense(stem(key) if key not in patterns.verbs else key)
