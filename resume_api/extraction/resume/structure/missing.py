"""Titles and employers that the labels of a head's words leave out."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import cache

from resume_api.extraction.resume.lines import Line
from resume_api.extraction.resume.structure.cells import Cell
from resume_api.extraction.resume.structure.heads import Fields, Head
from resume_api.extraction.resume.structure.lexicon import is_town
from resume_api.extraction.resume.structure.tokens import Token
from resume_api.extraction.resume.structure.values import trimmed
from resume_api.extraction.text.degrees import (
    degrees_on,
    find_subject,
    is_product,
    schools,
    subjects,
)
from resume_api.extraction.text.entity_heuristics import (
    is_area,
    is_employment,
    is_place,
    organisation_score,
    title_score,
)
from resume_api.extraction.text.word_lists import any_of, fold, load

_JOINT = re.compile(r"[,،]\s|\s[-–—|]\s|\s@\s")
_STOP = re.compile(r"[,(|;]|\s[-–—]\s|\s\s|\Z")
_REST = re.compile(r"[,(|;:.\d]|\s\w{1,4}\s\d|\s[-–—]\s|\s\s")
_MAX_REST = 6  # words of a school's name on its second line
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
    fields: Fields,
    runs: dict[str, list[tuple[int, int]]],
    tokens: Sequence[Token],
    text: str,
    sentences: Set[int],
) -> None:
    """Give the missing title the words beside the company that no field has, or those with a
    title's noun; ``sentences`` are cells whose other words only tell of the job."""
    beside = {tokens[a].cell for a, _ in runs.get("company", ())}
    best: tuple[bool, int, int, tuple[int, int], str] | None = None
    for run in runs.get("other", ()):
        if tokens[run[0]].cell in sentences:
            continue
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
    if title_score(fold(first)) == _HEADED and is_employment(fold(second)):
        fields.values["title"] = (first, sure)
    elif title_score(fold(first)) == _HEADED and _is_name(second):
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


def part_subject(fields: Fields, text: str) -> None:
    """Give the field of study its words that were read into the school: "Plant Technology Adler
    College" behind a degree or a field, or where the head says them again."""
    school, sure = fields.values.get("institution", ("", 0.0))
    cut = _subject_end(school)
    if not cut:
        return
    words, rest = school[:cut].strip(), school[cut:].strip()
    subject = fields.values.get("field", ("", 0.0))[0]
    before = [fields.values[key][0] for key in ("degree", "field") if key in fields.values]
    follows = any(_follows(one, school, text) for one in before)
    if not follows and not (subject and fold(words) in fold(subject)):
        return
    fields.values["institution"] = (rest, sure)
    if not subject:
        fields.values["field"] = (words, sure)
    elif _follows(subject, school, text):
        fields.values["field"] = (f"{subject} {words}", sure)


def join_school(fields: Fields, cells: Sequence[Cell]) -> None:
    """Give a school the rest of its name, where its line ends within it: "Adler Memorial" above
    "College, 2020", "Adler College" above "of Engineering"."""
    school, sure = fields.values.get("institution", ("", 0.0))
    last = next((i for i in fields.head.cells if school and cells[i].text.endswith(school)), None)
    if last is None or last + 1 >= len(cells) or cells[last + 1].row != cells[last].row + 1:
        return
    below = cells[last + 1]
    rest = _REST.split(below.text, maxsplit=1)[0].strip()
    noun = schools().match(below.folded)
    lacking = noun is not None and not schools().search(fold(school))
    first = fold(rest).partition(" ")[0]
    goes_on = first in load("organisations")["of"] and first != fold(rest)
    if not below.bullet and (lacking or goes_on) and len(rest.split()) <= _MAX_REST:
        fields.values["institution"] = (f"{school} {rest}", sure)


def take_subject(fields: Fields, cells: Sequence[Cell]) -> None:
    """Give the missing field the words behind the degree that nobody has: "BSc Metallurgy, …"."""
    degree, sure = fields.values.get("degree", ("", 0.0))
    if not degree or "field" in fields.values:
        return
    for cell in (cells[i] for i in fields.head.cells if degree in cells[i].text):
        at = cell.start + cell.text.index(degree)
        line = Line(cell.start, cell.end, cell.text, cell.folded)
        subject = find_subject(line, Line(at, at + len(degree), degree, fold(degree)))
        words = trimmed(subject.text) if subject else ""
        taken = any(fold(words) in fold(value) for value, _ in fields.values.values())
        if words and not taken and subjects().search(fold(words)):
            fields.values["field"] = (words, min(sure, _TAKEN))
            return


def drop_product(fields: Fields, cells: Sequence[Cell]) -> None:
    """Take no degree for one that is a maker of programs: "MS Word"."""
    degree = fields.values.get("degree", ("", 0.0))[0]
    for cell in (cells[i] for i in fields.head.cells if degree and degree in cells[i].text):
        if is_product(cell.text, cell.folded, cell.text.index(degree) + len(degree)):
            fields.values.pop("degree", None)
            fields.values.pop("field", None)


def part_below(fields: Fields, text: str) -> None:
    """Give the missing field the line below the school that was read into its name."""
    school, sure = fields.values.get("institution", ("", 0.0))
    if not school or "field" in fields.values:
        return
    for cut in (m.start() for m in re.finditer(" ", school)):
        name, below = school[:cut], school[cut + 1 :]
        headed = any(m.end() == len(below) for m in subjects().finditer(fold(below)))
        if headed and f"{name}\n{below}" in text and schools().search(fold(name)):
            fields.values["institution"], fields.values["field"] = (name, sure), (below, sure)
            return


def _subject_end(school: str) -> int:
    """Where the words of a field end before those of a school of two words or more; 0 for none."""
    folded = fold(school)
    noun = schools().search(folded)
    found = [m.end() for m in subjects().finditer(folded, 0, noun.start() if noun else 0)]
    rest = school[found[-1] :].split() if found else []
    return found[-1] if len(rest) > 1 and not rest[0][0].islower() else 0


def _follows(one: str, two: str, text: str) -> bool:
    """Whether two phrases stand in the text one behind the other, with a sign between at most."""
    pattern = r"[^\w\n]{1,4}(?:in |of )?".join(map(re.escape, (one, two)))
    return re.search(pattern, text) is not None


def take_company(fields: Fields, head: Head, cells: Sequence[Cell]) -> None:
    """Give the missing employer the words behind "at" that follow the title or end it."""
    title, sure = fields.values.get("title", ("", 0.0))
    if not title or "company" in fields.values:
        return
    inner = _behind().search(fold(title))
    if inner and inner.start() and title[inner.end() :][:1].isupper():
        fields.values["title"] = (title[: inner.start()], sure)
        fields.values["company"] = (title[inner.end() :], min(sure, _TAKEN))
        return
    for cell in (cells[i] for i in head.cells if title in cells[i].text):
        at = cell.text.index(title) + len(title)
        if not (found := _behind().match(cell.folded, at)):
            continue
        words = trimmed(_STOP.split(cell.text[found.end() :], maxsplit=1)[0])
        if words and not words[0].islower():
            fields.values["company"] = (words, _TAKEN)


def place_is_company(fields: Fields, cells: Sequence[Cell]) -> None:
    """Take a place that no list knows for the missing employer, where it is all that a line says,
    or all beside the title: "Lift Engineer" above "Brandt Elevators", "Nurse, Tern Clinic"."""
    words = fields.values.get("place", ("", 0.0))[0]
    if not words or "title" not in fields.values or "company" in fields.values:
        return
    folded = fold(words)
    title = fold(fields.values["title"][0])
    own = [cells[i] for i in fields.head.cells]
    own = [cell for cell in own if not cell.bullet or title in cell.folded]
    said = [_undated(cell) for cell in own]
    alone = any(folded in (one, one.removeprefix(title).strip(" ,|-")) for one in said)
    area = is_area(words.rpartition(",")[2].strip())  # "Macon, GA": a town and a trade
    known = area or is_place(words, folded) or is_town(folded) or is_employment(folded)
    if alone and not known:
        del fields.values["place"]
        fields.values["company"] = (words, _TAKEN)


def _undated(cell: Cell) -> str:
    """The folded words of a cell up to its dates."""
    dates = cell.dates[:1]
    return cell.folded[: dates[0].start - cell.start].rstrip(" ,(|-[") if dates else cell.folded


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
