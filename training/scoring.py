"""What of a truth was found: counts of positions, courses of study, names and headings.

A position is right where title, company, start and end all are; case, punctuation and blanks
aside. A company or institution may carry its place behind it, degree and field may be cut
anywhere between them. Everything is compared as word hashes, since labels hold no words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TypeVar

from resume_api.domain.resume import Education, Month, Position, Resume
from training.hash_labels import iso
from training.truth import EntryTruth, Hashes, ResumeTruth, hashes

_LINKS = frozenset(
    h
    for w in ("in", "of", "en", "de", "der", "für", "im", "em", "في", "رشته", "d")
    for h in hashes(w)
)

Found = Position | Education
Judged = tuple[str, float, bool]  # field, how sure it is said to be, whether it is right
F = TypeVar("F")


def score(truth: ResumeTruth, facts: Resume) -> Counter[str]:
    """The counts of one file."""
    counts: Counter[str] = Counter(files=1)
    jobs = [e for e in truth.entries if e.kind == "job"]
    _score_positions(counts, jobs, [e for e in truth.entries if e.optional], facts.positions)
    _score_education(counts, [e for e in truth.entries if e.kind == "education"], facts.education)
    if truth.names:
        counts["names"] += 1
        counts["name"] += hashes(facts.contact.name) in {name.words for name in truth.names}
    headings = {hashes(section.heading) for section in facts.sections}
    counts["headings"] += len(truth.headings)
    counts["heading"] += sum(value.words in headings for value, _ in truth.headings)
    return counts


def judged(truth: ResumeTruth, facts: Resume) -> list[Judged]:
    """Each field that was found of positions and studies; what is no invention but no job either
    is left out."""
    jobs = [e for e in truth.entries if e.kind == "job"]
    optional = [e for e in truth.entries if e.optional]
    pairs = {i: jobs[j] for j, i in _pair_up(facts.positions, jobs, _worth).items()}
    found: list[Judged] = []
    for i, position in enumerate(facts.positions):
        entry = pairs.get(i)
        if entry is None and any(_alike(position, other) for other in optional):
            continue
        for key, value, right in (
            ("title", position.title, entry and _title(position, entry)),
            ("organisation", position.organisation, entry and _company(position, entry)),
            ("dates", position.start or position.end, entry and _dates(position, entry)),
        ):
            if value and key in position.confidence:
                found.append((key, position.confidence[key], bool(right)))
    studies = [e for e in truth.entries if e.kind == "education"]
    taught = {i: studies[j] for j, i in _pair_up(facts.education, studies, _study_worth).items()}
    for i, course in enumerate(facts.education):
        entry = taught.get(i)
        for key, value, right in (
            ("degree", course.degree, entry and _degree(course, entry)),
            ("institution", course.institution, entry and _institution(course, entry)),
        ):
            if value and key in course.confidence:
                found.append((key, course.confidence[key], bool(right)))
    return found


def _score_positions(
    counts: Counter[str],
    truths: Sequence[EntryTruth],
    optional: Sequence[EntryTruth],
    found: Sequence[Position],
) -> None:
    pairs = _pair_up(found, truths, _worth)
    counts["positions"] += len(truths)
    counts["emitted"] += len(found)
    for j, truth in enumerate(truths):
        if j in pairs:
            position = found[pairs[j]]
            said = (_title(position, truth), _company(position, truth), _dates(position, truth))
            for key, right in zip(
                ("title", "company", "dates", "right"), (*said, all(said)), strict=True
            ):
                counts[key] += right
            complete = position.title and position.organisation and position.start
            counts["complete_right"] += bool(complete) and all(said)
    counts["complete"] += sum(bool(p.title and p.organisation and p.start) for p in found)
    unpaired = [p for i, p in enumerate(found) if i not in pairs.values()]
    counts["optional"] += sum(any(_alike(p, o) for o in optional) for p in unpaired)


def _score_education(
    counts: Counter[str], truths: Sequence[EntryTruth], found: Sequence[Education]
) -> None:
    pairs = _pair_up(found, truths, _study_worth)
    counts["education"] += len(truths)
    counts["education_emitted"] += len(found)
    for j, truth in enumerate(truths):
        if j in pairs:
            course = found[pairs[j]]
            counts["education_right"] += _institution(course, truth) and _degree(course, truth)
            counts["education_dates"] += _dates(course, truth)


def _words(truth: EntryTruth, key: str) -> Hashes:
    return truth.values[key].words if key in truth.values else ()


def _named(found: str | None, truth: EntryTruth, key: str) -> bool:
    said, wanted = hashes(found), _words(truth, key)
    if said == wanted or not wanted:
        return said == wanted
    place = _words(truth, "place")
    rest = said[len(wanted) :]
    return said[: len(wanted)] == wanted and bool(place) and _contains(place, rest)


def _title(found: Position, truth: EntryTruth) -> bool:
    return hashes(found.title) == _words(truth, "title")


def _company(found: Position, truth: EntryTruth) -> bool:
    return _named(found.organisation, truth, "company")


def _institution(found: Education, truth: EntryTruth) -> bool:
    return _named(found.institution, truth, "institution")


def _degree(found: Education, truth: EntryTruth) -> bool:
    def bare(*parts: Hashes) -> list[int]:
        return [word for part in parts for word in part if word not in _LINKS]

    degree, subject = _words(truth, "degree"), _words(truth, "field")
    if not degree:
        return True
    said, both = bare(hashes(found.degree)), bare(hashes(found.degree), hashes(found.field))
    wanted = (bare(degree), bare(degree, subject), bare(subject, degree))
    return said in wanted or both in wanted


def _dates(found: Found, truth: EntryTruth) -> bool:
    start, end = truth.dates
    current = isinstance(found, Position) and found.current
    return _same(found.start, start, None, truth.approximate) and _same(
        found.end, end, current, truth.approximate
    )


def _same(found: Month | None, truth: str | None, current: bool | None, approximate: bool) -> bool:
    if truth is None:
        return True
    if truth == "present":
        return bool(current)
    if current:
        return False
    said = iso(found)
    if said == truth or not approximate or said is None:
        return said == truth
    return said[:4] == truth if len(truth) == 4 else said == _month_before(truth)


def _month_before(date: str) -> str:
    year, month = int(date[:4]), int(date[5:7])
    return f"{year - 1}-12" if month == 1 else f"{year}-{month - 1:02d}"


def _contains(whole: Hashes, part: Hashes) -> bool:
    return any(whole[i : i + len(part)] == part for i in range(len(whole) - len(part) + 1))


def _near(one: Hashes, two: Hashes) -> bool:
    return bool(one and two) and (_contains(one, two) or _contains(two, one))


def _worth(found: Position, truth: EntryTruth) -> int:
    title, company = _words(truth, "title"), _words(truth, "company")
    said, named = hashes(found.title), hashes(found.organisation)
    dated = truth.dates[0] is not None and _dates(found, truth)
    crossed = _near(said, company) + _near(named, title)
    return (
        8 * (_title(found, truth) + _company(found, truth))
        + 6 * dated
        + 2 * (_near(said, title) + _near(named, company))
        + 3 * crossed
    )


def _study_worth(found: Education, truth: EntryTruth) -> int:
    dated = truth.dates[1] is not None and _dates(found, truth)
    near = _near(hashes(found.institution), _words(truth, "institution"))
    return 4 * (_institution(found, truth) + _degree(found, truth)) + 2 * dated + near


def _alike(found: Position, truth: EntryTruth) -> bool:
    title, company = _words(truth, "title"), _words(truth, "company")
    said, named = hashes(found.title), hashes(found.organisation)
    return _near(said, title) or _near(said, company) or _near(named, company)


def _pair_up(
    found: Sequence[F], truths: Sequence[EntryTruth], worth: Callable[[F, EntryTruth], int]
) -> dict[int, int]:
    """Greedy one-to-one pairs by number of truth and of found, best first."""
    scored = sorted((-worth(f, t), j, i) for i, f in enumerate(found) for j, t in enumerate(truths))
    pairs: dict[int, int] = {}
    for value, j, i in scored:
        if value < 0 and j not in pairs and i not in pairs.values():
            pairs[j] = i
    return pairs
