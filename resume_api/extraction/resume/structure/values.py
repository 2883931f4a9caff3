"""The words of a field: the run of tokens that is meant, without what only joins it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from resume_api.extraction.resume.structure.cells import Cell
from resume_api.extraction.resume.structure.tokens import GARBLED, Token
from resume_api.extraction.text.entity_heuristics import (
    is_employment,
    legal_forms,
    organisation_score,
    title_score,
)
from resume_api.extraction.text.word_lists import any_of, fold, load

_TRIM = " \t|,;:·•–—-،؛@/#*_"
_GARBLED_EDGE = re.compile(rf"{GARBLED}\Z|\A{GARBLED}")
_FULL_STOP = re.compile(r"(?<![^\W_])[^\W\d_]{5,40}\.\Z")  # "Ltd." and "S.L." keep theirs
_STOP = re.compile(r"\.\s{1,9}(?=[^\W\d_]{1,40}\s{1,9}[^\W\d_A-Z])")  # "Inc. India" is no sentence
_SITE = re.compile(r"(?<=\w)(?<!\s)\s*+[(\[|–-]?\s?(?:https?://|www\.)\S+\Z")
_SURE_WORD = 5  # letters of what is no abbreviation
_SENTENCE = 2  # words of a run that ends in a full stop
_KNOWN = 0.5
_BRACKETS = (("(", ")"), ("[", "]"), ("（", "）"))

Run = tuple[int, int]  # the first token, and the one behind the last


def best(
    key: str, runs: Sequence[Run], tokens: Sequence[Token], confidences: Sequence[float],
    cells: Sequence[Cell], text: str,
) -> tuple[str, float]:  # fmt: skip
    """The words of the best run, with the run of the next line where it goes on there."""
    worth = [_worth(key, run, tokens, confidences, text) for run in runs]
    chosen = max(range(len(runs)), key=lambda r: (worth[r], -r))
    group = [runs[chosen]]
    runs = [run for run in runs if run in group or not _is_aside(run, tokens, text)]
    chosen = runs.index(group[0])
    for r in range(chosen + 1, len(runs)):
        if runs[r][0] == group[-1][1] and _goes_on(tokens, runs[r][0], cells):
            group.append(runs[r])
    for r in range(chosen - 1, -1, -1):
        if runs[r][1] == group[0][0] and _goes_on(tokens, group[0][0], cells):
            group.insert(0, runs[r])
    parts = [_closed(text, tokens[a].start, tokens[b - 1].end) for a, b in group]
    sure = [confidences[i] for a, b in group for i in range(a, b)]
    first = tokens[group[0][0]]
    begins = first.start == cells[first.cell].start
    words = _first_sentence(" ".join(parts))
    words = _bare(key, _without_time(key, trimmed(words)), begins)
    return words, sum(sure) / len(sure)


def _is_aside(run: Run, tokens: Sequence[Token], text: str) -> bool:
    """Whether a run only says how one is employed: "Part-time" before dates on the next line."""
    return is_employment(fold(text[tokens[run[0]].start : tokens[run[1] - 1].end]))


def _without_time(key: str, words: str) -> str:
    """The words without the end of a date before them ("2021 Java Developer", "now Developer"),
    a course without its grade behind it, and any without a web address there."""
    if site := _SITE.search(words):
        words = trimmed(words[: site.start()])
    if key not in ("company", "place") and (time := _times().match(fold(words))):
        words = words[time.end() :]
    if key in ("institution", "field") and (grade := _grades().search(fold(words))):
        words = trimmed(words[: grade.start()])
    return words


@cache
def _times() -> re.Pattern[str]:
    now = any_of(load("months")["now"])
    return re.compile(rf"(?:{now}|(?:19|20)\d\d)[\s–—-]{{1,3}}(?=[^\W\d_])")


@cache
def _grades() -> re.Pattern[str]:
    return re.compile(rf"\s{any_of(load('degrees')['grade'])}(?![^\W_])")


def _first_sentence(words: str) -> str:
    """The words without a sentence that follows them: "Brightwater Ltd. Opened three regions"."""
    for stop in _STOP.finditer(words):
        last = words[: stop.start()].rpartition(" ")[2]
        if len(last) >= _SURE_WORD or legal_forms().fullmatch(fold(last)):
            return words[: stop.start() + 1]
    return words


def trimmed(words: str) -> str:
    """The words without separators at their edges and without half a pair of brackets."""
    words = _GARBLED_EDGE.sub("", words.strip(_TRIM)).strip(_TRIM)
    if _FULL_STOP.search(words):
        words = words[:-1]
    for one, two in _BRACKETS:
        if words.count(one) > words.count(two):
            words = words[1:] if words.startswith(one) else words.rstrip(one).strip(_TRIM)
        elif words.count(two) > words.count(one):
            words = words.rstrip(two).strip(_TRIM)
        elif words.startswith(one) and words.endswith(two) and words.count(one) == 1:
            words = words[1:-1].strip(_TRIM)
    return words


def _worth(
    key: str, run: Run, tokens: Sequence[Token], confidences: Sequence[float], text: str
) -> float:
    """How good a run is as the field: how sure its labels are, and what its words are."""
    sure = confidences[slice(*run)]
    words = text[tokens[run[0]].start : tokens[run[1] - 1].end]
    scored = {"title": title_score, "company": organisation_score}.get(key)
    known = scored is not None and scored(fold(words)) > 0
    sentence = words.endswith(".") and len(sure) > _SENTENCE
    return sum(sure) / len(sure) + _KNOWN * known - _KNOWN * sentence


def _goes_on(tokens: Sequence[Token], i: int, cells: Sequence[Cell]) -> bool:
    one, two = cells[tokens[i - 1].cell], cells[tokens[i].cell]
    return two.row - one.row == 1 and not two.blank_before and not two.bullet


def _closed(text: str, start: int, end: int) -> str:
    """The words at ``start:end``, with the bracket that closes right behind them."""
    words = text[start:end]
    for one, two in _BRACKETS:
        if words.count(one) == words.count(two) + 1 and text.startswith(two, end):
            return text[start : end + 1]
    return words


def _bare(key: str, words: str, begins: bool) -> str:
    """The words without the "at" or "from" that joins them to what stands before or behind."""
    joins = _joins()
    if key == "company" or (key == "institution" and not begins):
        lead = joins.lead[key].match(fold(words))
        small = key == "company" and words[:1].islower()
        lead = lead or (_joins().told.match(fold(words)) if small else None)
        if lead and lead.end() < len(words) and not words[lead.end()].islower():
            words = words[lead.end() :]
    elif key in ("title", "degree", "field") and (tail := joins.tail.search(fold(words))):
        words = words[: tail.start()]
    return words


@dataclass(frozen=True, slots=True)
class _Joins:
    lead: dict[str, re.Pattern[str]]
    told: re.Pattern[str]
    tail: re.Pattern[str]


@cache
def _joins() -> _Joins:
    at, end = load("organisations")["at"], load("degrees")["at_end"]
    leads = {"company": at, "institution": (*at, *end)}
    return _Joins(
        {key: re.compile(rf"{any_of(own)}\s") for key, own in leads.items()},
        re.compile(rf"{any_of(load('told')['at'])}\s"),
        re.compile(rf"\s{any_of(at)}\Z"),
    )
