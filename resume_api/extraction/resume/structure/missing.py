"""Titles and employers that the labels of a head's words leave out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from resume_api.extraction.resume.structure.cells import Cell
from resume_api.extraction.resume.structure.heads import Fields, Head
from resume_api.extraction.resume.structure.tokens import Token
from resume_api.extraction.resume.structure.values import trimmed
from resume_api.extraction.text.degrees import degrees_on, schools
from resume_api.extraction.text.entity_heuristics import is_place, organisation_score, title_score
from resume_api.extraction.text.word_lists import any_of, fold, load

_JOINT = re.compile(r",\s|\s[-–—|]\s|\s@\s")
_STOP = re.compile(r"[,(|;]|\s[-–—]\s|\s\s|\Z")
_HEADED = 3  # the score of a phrase that a title's noun heads
_SURE = 0.8
_TAKEN = 0.6  # how sure a name is that stands where one is missing


def part_names(runs: dict[str, list[tuple[int, int]]], tokens: Sequence[Token], text: str) -> None:
    """Where two runs are taken for one name and the other name is missing, each has one."""
    for key, other in (("title", "company"), ("company", "title")):
        own = runs.get(key, [])
        if other in runs or len(own) < 2:
            continue
        one, two = (
            title_score(fold(text[tokens[a].start : tokens[b - 1].end])) for a, b in own[:2]
        )
        first, second = ("title", "company") if one >= two else ("company", "title")
        if one != two or key == "title":
            runs[first], runs[second] = [own[0]], [own[1]]


def take_title(
    fields: Fields, runs: dict[str, list[tuple[int, int]]], tokens: Sequence[Token], text: str
) -> None:
    """Give the missing title the words beside the company that no field has, or those with a
    title's noun."""
    beside = {tokens[a].cell for a, _ in runs.get("company", ())}
    best: tuple[bool, int, int, tuple[int, int], str] | None = None
    for run in runs.get("other", ()):
        words = trimmed(text[tokens[run[0]].start : tokens[run[1] - 1].end])
        near, titled = tokens[run[0]].cell in beside, title_score(fold(words))
        scored = (near, titled, run[0] - run[1], run, words)
        if (titled or near and len(words) > 2) and (best is None or scored > best):
            best = scored
    if best:
        fields.values["title"] = (best[4], _TAKEN)
        runs["other"] = [run for run in runs["other"] if run != best[3]]


def part_joint(fields: Fields) -> None:
    """Give the missing employer what follows the title behind a comma or a dash, where the title
    has its noun before it and none behind it: "Principal Engineer, Fennick Payments"."""
    title, sure = fields.values.get("title", ("", 0.0))
    cut = _JOINT.search(title)
    if not cut or "company" in fields.values:
        return
    first, second = title[: cut.start()], title[cut.end() :]
    if title_score(fold(first)) == _HEADED and _is_name(second):
        fields.values["title"] = (first, sure)
        fields.values["company"] = (second, min(sure, _TAKEN))


def _is_name(words: str) -> bool:
    folded = fold(words)
    many = len(words.split()) > 1 or organisation_score(folded)
    capital = all(not word[0].islower() for word in words.split())
    return bool(many and capital and not title_score(folded) and not is_place(words, folded))


def part_study(fields: Fields) -> None:
    """Part a degree from the school that was read into one with it: "B.Tech Sundara Engineering
    College", whichever of both fields holds them."""
    missing = {"degree": "institution", "institution": "degree"}
    for key, other in missing.items():
        words, sure = fields.values.get(key, ("", 0.0))
        if not words or other in fields.values:
            continue
        for start, end in degrees_on(words, fold(words))[:1]:
            school = trimmed(words[end:])
            if not words[:start].strip() and schools().search(fold(school)):
                fields.values["degree"] = (words[start:end], sure)
                fields.values["institution"] = (school, sure)


def take_company(fields: Fields, head: Head, cells: Sequence[Cell]) -> None:
    """Give the missing employer the words behind "at" that follow the title."""
    title = fields.values.get("title", ("", 0.0))[0]
    if not title or "company" in fields.values:
        return
    for cell in (cells[i] for i in head.cells if title in cells[i].text):
        at = cell.text.index(title) + len(title)
        if not (found := _behind().match(cell.folded, at)):
            continue
        words = trimmed(_STOP.split(cell.text[found.end() :], maxsplit=1)[0])
        if words and not words[0].islower():
            fields.values["company"] = (words, _TAKEN)


def confirm_company(fields: Fields) -> None:
    """Take a doubtful employer for one where title and dates are sure and no other word of the head
    is left that could be it: "Junior Developer, Bluefin, 2016 - 2019"."""
    words, sure = fields.values.get("company", ("", 0.0))
    settled = min(fields.values.get("title", ("", 0.0))[1], fields.date_confidence) >= _SURE
    if not words or sure >= _TAKEN or not settled or fields.spare or words[0].islower():
        return
    folded = fold(words)
    if not title_score(folded) and not is_place(words, folded):
        fields.values["company"] = (words, _TAKEN)


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"[)\s]{{1,2}}{any_of(load('organisations')['at'])}\s")
