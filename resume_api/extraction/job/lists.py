"""The items that a clause lists, and which of them are alternatives to each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Literal, get_args

from resume_api.domain.spans import Spans
from resume_api.extraction.job.clauses import Clause
from resume_api.extraction.job.phrases import phrase
from resume_api.extraction.text.word_lists import any_of, conjunction, load

_WORD = re.compile(r"\w+")
_MOST_WORDS_OF_ITEM = 4  # of what stands between two commas and may be one of several
_MOST_WORDS_BEFORE = 1  # before the name in such an item
_NAME = 40  # characters of a word of a name at most
_NOWHERE = 1_000_000
Joint = Literal["", "close", "comma", "and", "slash", "or", "open", "like"]
"""How a part is joined to the one before, from the weakest on: not at all, behind a bracket, by a
comma, a word for "and", a slash, a word for "or", in a bracket, as an example."""
_STRENGTH: tuple[Joint, ...] = get_args(Joint)
_MARKS: dict[str, Joint] = {
    ",": "comma", ";": "and", "؛": "and", "(": "open", ")": "close", "/": "slash", "|": "and",
    "&": "and", "–": "and", "—": "and",
}  # fmt: skip
_WORDS: tuple[Joint, ...] = ("like", "or", "and")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a clause between two separators, by offsets in the clause; ``depth`` is that of
    its brackets."""

    start: int
    end: int
    joint: Joint
    depth: int = 0


@cache
def _separator() -> re.Pattern[str]:
    such, either, both = (conjunction(word) for word in _WORDS)
    words = rf"(?P<like>{such})|(?P<or>{either})|(?P<and>{both})"
    return re.compile(
        rf"(?P<mark>[,;؛()/|]|(?<=\s)[&–—](?=\s))|(?P<colon>:)(?=\s)"
        rf"|(?<![^\W_])(?<!-)(?:{words})(?![^\W_]|-\w)\.?"
    )


@cache
def _one_of() -> re.Pattern[str]:
    """What makes all that is listed behind it alternatives, but for a number of years."""
    job = load("job")
    units = any_of((*job["years"], *job["months"]))
    return re.compile(rf"(?<![^\W_]){any_of(job['anyof'])}(?![^\W_])(?!\s{units}(?![^\W_]))")


@cache
def _article() -> re.Pattern[str]:
    return re.compile(rf"\W{{0,9}}{any_of(load('job')['article'])}\s")


def groups(clause: Clause, named: Spans) -> Iterator[Sequence[Part]]:
    """The parts of a clause; those of one group are alternatives. ``named`` are the stretches of
    the clause that hold a name and are not taken apart."""
    found: list[Part] = []
    for part in _resolved(clause, list(parts(clause, named)), named):
        apart = part.joint not in ("or", "like", "close")
        turned = found and _welcome(clause, part) != _welcome(clause, found[-1])
        if found and (apart or turned):
            yield found
            found = []
        found.append(part)
    if found:
        yield found


def _welcome(clause: Clause, part: Part) -> bool:
    return clause.is_welcome(clause.start + part.end - 1)


def parts(clause: Clause, named: Spans) -> Iterator[Part]:
    """The stretches of a clause between two separators that stand in no name."""
    folded, start, depth = clause.folded, 0, 0
    joint: Joint = ""
    for found in _separator().finditer(folded):
        if named.holds(found.start()) or named.holds(found.end() - 1) or _is_firm(clause, found):
            continue
        kind = _kind(found, folded, start)
        if _WORD.search(folded, start, found.start()):
            yield Part(start, found.start(), joint, depth)
            joint = kind
        else:
            joint = max(joint, kind, key=_STRENGTH.index)
        depth = max(0, depth + (kind == "open") - (kind == "close"))
        start = found.end()
    if _WORD.search(folded, start):
        yield Part(start, len(folded), joint, depth)


def _is_firm(clause: Clause, found: re.Match[str]) -> bool:
    """Whether a sign for "and" stands in one name: "City & Guilds"."""
    if found[0] != "&":
        return False
    before = clause.text[max(0, found.start() - _NAME) : found.start()].split()
    behind = clause.text[found.end() : found.end() + _NAME].split()
    return bool(before and behind) and before[-1][0].isupper() and behind[0][0].isupper()


def _kind(found: re.Match[str], folded: str, start: int) -> Joint:
    if found["mark"]:
        return _MARKS[found["mark"]]
    if found["colon"]:
        return "like" if _article().match(folded, start) else "and"
    return next(word for word in _WORDS if found[word])


def _resolved(clause: Clause, parts: list[Part], named: Spans) -> Iterator[Part]:
    """The parts with every comma read as the word that ends its list, and every bracket as one that
    holds examples or other words for what stands before it."""
    following = _following(parts)
    chosen = _one_of().search(clause.folded)
    since = chosen.end() if chosen else len(clause.folded)
    inside = _NOWHERE  # the depth of the examples that are being listed
    for part, conjoined in zip(parts, following, strict=True):
        joint, bare = part.joint, _is_bare(clause, part, named)
        if part.depth < inside or (part.depth == inside == 0 and joint == "and" and not bare):
            inside = _NOWHERE
        listed = inside <= part.depth or part.start >= since
        if joint in ("open", "like"):
            inside, joint = part.depth, "like"
        elif joint == "slash":
            joint = "or"
        elif joint == "comma":
            joint = "or" if bare and (listed or conjoined == "or") else "and"
        elif joint == "and" and listed:
            joint = "or" if bare else "and"
            inside = inside if part.depth else _NOWHERE
        yield replace(part, joint=joint)


def _following(parts: Sequence[Part]) -> list[Joint]:
    """For each part the next word that joins at its depth, from its own joint on."""
    found: dict[int, Joint] = {}
    rows: list[Joint] = []
    for part, after in reversed([*pairwise([*parts, Part(0, 0, "")])]):
        if after.depth > part.depth:
            found.pop(after.depth, None)
        if part.joint not in ("comma", "slash"):
            found[part.depth] = part.joint
        rows.append(found.get(part.depth, ""))
    return rows[::-1]


def _is_bare(clause: Clause, part: Part, named: Spans) -> bool:
    """Whether a part is just the name of a thing, with at most a word before it."""
    begin = (
        part.start
        + len(clause.folded[part.start : part.end])
        - len(clause.folded[part.start : part.end].lstrip())
    )
    if phrase("leading").match(clause.folded, begin, part.end) or phrase("cue").search(
        clause.folded, part.start, part.end
    ):
        return False
    first = named.first(part.start, part.end)
    if first is None:
        return len(_WORD.findall(clause.folded, part.start, part.end)) <= _MOST_WORDS_OF_ITEM
    return len(_WORD.findall(clause.folded, part.start, first)) <= _MOST_WORDS_BEFORE
