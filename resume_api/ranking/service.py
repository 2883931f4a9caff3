"""Ranks resumes by criteria: read and judged side by side, one at fault is one row."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import PurePath

from resume_api.dependencies import Dependencies
from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english, translated
from resume_api.languages.packs import FALLBACK
from resume_api.ranking.criteria import Criterion
from resume_api.ranking.judging import GATE, Score, read_and_judge


@dataclass(frozen=True, slots=True)
class Upload:
    """A file to rank, read only when it is its turn."""

    name: str
    read: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class RowError:
    """Why a file could not be scored: a code of the error table, and a sentence."""

    code: str
    error: str

    def translated(self, language: str) -> RowError:
        """The same with its sentence in ``language``."""
        return RowError(self.code, translated(self.error, language))


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate: the points by criterion, their weighted sum, the place from 1 (None with an
    error). ``failed`` are the must-have criteria that are not fulfilled, ``same_as`` the file
    that is the same resume."""

    name: str
    file: str
    sha256: str
    scores: tuple[Score, ...] = ()
    total: float = 0.0
    failed: tuple[str, ...] = ()
    same_as: str | None = None
    rank: int | None = None
    error: RowError | None = None


@dataclass(frozen=True, slots=True)
class RankingOrder:
    """A ranking that was handed in: by what, how its table is to look and in which language, and
    (of a part) the names of its files."""

    criteria: tuple[Criterion, ...]
    evidence: bool = False
    blind: bool = False
    language: str = FALLBACK
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RankedPart:
    """The rows of some of the files, without their places."""

    rows: tuple[Row, ...]


def rank(
    deps: Dependencies,
    criteria: Sequence[Criterion],
    uploads: Iterable[Upload],
    done: Callable[[], object] = lambda: None,
) -> list[Row]:
    """The rows, best first; ``done`` is called after each file."""
    return placed(score(deps, criteria, uploads, done))


def score(
    deps: Dependencies,
    criteria: Sequence[Criterion],
    uploads: Iterable[Upload],
    done: Callable[[], object] = lambda: None,
) -> Iterator[Row]:
    """A row without its place for each file, in their order; ``done`` is called after each."""
    with ThreadPoolExecutor(deps.settings.analysis_workers + 1) as pool:
        for row in pool.map(lambda upload: _row(deps, criteria, upload), uploads):
            yield row
            done()


def placed(rows: Iterable[Row]) -> list[Row]:
    """The rows, best first, the same in whatever order they come. Candidates with as many points
    share a place; those who miss a must-have criterion come after all others, files at fault
    last."""
    return list(_placed(_told_apart(sorted(rows, key=_order))))


def at_fault(name: str, error: ApiError) -> Row:
    """The row of a file that nothing is known of but its error."""
    return Row(PurePath(name).stem, name, "", error=RowError(error.code.name, error.message))


def _row(deps: Dependencies, criteria: Sequence[Criterion], upload: Upload) -> Row:
    stem = PurePath(upload.name).stem
    data = upload.read()
    row = Row(stem, upload.name, hashlib.sha256(data).hexdigest())
    limit = deps.settings.max_content_length
    try:
        if len(data) > limit:
            details = {"limit_bytes": limit, "received_bytes": len(data)}
            raise ApiError(ErrorCode.FILE_TOO_LARGE, details=details)
        if not data:
            raise ApiError(ErrorCode.MISSING_RESUME, english("file_empty"))
        waiting = deps.settings.request_deadline
        deps.scanner.scan(data, waiting)
        texts = tuple(criterion.text for criterion in criteria)
        judged = deps.reader.run(
            waiting, read_and_judge, data, deps.reader.limits, texts, datetime.now(UTC).date()
        )
    except ApiError as error:
        return replace(row, error=RowError(error.code.name, error.message))
    pairs = list(zip(criteria, judged.scores, strict=True))
    return replace(
        row,
        name=judged.name or stem,
        sha256=judged.sha256,
        scores=judged.scores,
        total=round(sum(one.weight * score.points for one, score in pairs), 2),
        failed=tuple(one.text for one, score in pairs if one.must and score.points < GATE),
    )


def _order(row: Row) -> tuple[bool, bool, float, str, str]:
    return (row.error is not None, bool(row.failed), -row.total, row.file, row.sha256)


def _told_apart(rows: Iterable[Row]) -> Iterator[Row]:
    """The same text under two names is said of the later one."""
    first: dict[str, str] = {}
    for row in rows:
        known = first.setdefault(row.sha256, row.file)
        yield row if known == row.file or row.error else replace(row, same_as=known)


def _placed(rows: Iterable[Row]) -> Iterator[Row]:
    """Places as in sport: two firsts, then a third."""
    place, last = 0, None
    for number, row in enumerate(rows, start=1):
        if row.error:
            yield row
            continue
        merit = (bool(row.failed), row.total)
        place = place if merit == last else number
        last = merit
        yield replace(row, rank=place)
