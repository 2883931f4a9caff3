"""Ranks resumes by criteria: read and judged side by side, one at fault is one row."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Literal, get_args

from resume_api.dependencies import Dependencies
from resume_api.domain.report import Degradation
from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english, translated
from resume_api.languages.packs import FALLBACK
from resume_api.ranking.by_model import ModelJudge
from resume_api.ranking.criteria import Criterion
from resume_api.ranking.doubles import Sketch, nearly_same
from resume_api.ranking.judging import GATE, Judged, Score, read_and_judge

Standing = Literal["ranked", "gate", "nothing", "error"]
"""In the order of a table: who passes every gate, who fails one, who proves nothing at all, and
files at fault."""
MOST_AT_ONCE = 32
"""Resumes of one ranking that are in the air; each is a file in memory."""
_STANDINGS: tuple[Standing, ...] = get_args(Standing)


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
    error, and where nothing is proven). ``failed`` are the must-have criteria that are not
    fulfilled, ``unsaid`` those that the resume leaves open, ``same_as`` the file that is the same
    resume and ``like`` the one that nearly is; ``degraded`` is what a model was to judge and
    the rules did."""

    name: str
    file: str
    sha256: str
    sketch: Sketch = ()
    scores: tuple[Score, ...] = ()
    total: float = 0.0
    failed: tuple[str, ...] = ()
    unsaid: tuple[str, ...] = ()
    same_as: str | None = None
    like: str | None = None
    rank: int | None = None
    error: RowError | None = None
    degraded: tuple[Degradation, ...] = ()

    @property
    def standing(self) -> Standing:
        """The part of the table that the row belongs to."""
        if self.error:
            return "error"
        if not any(score.points for score in self.scores):
            return "nothing"
        return "gate" if self.failed else "ranked"


@dataclass(frozen=True, slots=True)
class RankingOrder:
    """A ranking that was handed in: by what, how its table is to look and in which language, and
    (of a part) the names of its files. ``provider`` names the model that judges; else the rules
    do."""

    criteria: tuple[Criterion, ...]
    evidence: bool = False
    blind: bool = False
    language: str = FALLBACK
    files: tuple[str, ...] = ()
    provider: str | None = None


@dataclass(frozen=True, slots=True)
class RankedPart:
    """The rows of some of the files, without their places."""

    rows: tuple[Row, ...]


def rank(
    deps: Dependencies,
    criteria: Sequence[Criterion],
    uploads: Iterable[Upload],
    done: Callable[[], object] = lambda: None,
    blind: bool = False,
    judge: ModelJudge | None = None,
) -> list[Row]:
    """The rows, best first; ``done`` is called after each file. ``blind``, ``judge``: see
    ``score``."""
    return placed(score(deps, criteria, uploads, done, blind, judge))


def score(
    deps: Dependencies,
    criteria: Sequence[Criterion],
    uploads: Iterable[Upload],
    done: Callable[[], object] = lambda: None,
    blind: bool = False,
    judge: ModelJudge | None = None,
) -> Iterator[Row]:
    """A row without its place for each file, in their order; ``done`` is called after each.
    ``blind``: the proofs show nothing of the candidate's person. ``judge``: who judges in the place
    of the rules; as many resumes at once as it may be asked about."""
    at_once = deps.settings.analysis_workers + 1
    if judge:
        at_once = max(at_once, deps.settings.llm_concurrency)
    with ThreadPoolExecutor(min(at_once, MOST_AT_ONCE)) as pool:
        for row in pool.map(lambda upload: _row(deps, criteria, upload, blind, judge), uploads):
            yield row
            done()


def placed(rows: Iterable[Row]) -> list[Row]:
    """The rows, best first, the same in whatever order they come. Candidates with as many points
    share a place; those who miss a must-have criterion come after all others, then who proves
    nothing, without a place, and files at fault last."""
    return list(_placed(_told_apart(sorted(rows, key=_order))))


def at_fault(name: str, error: ApiError) -> Row:
    """The row of a file that nothing is known of but its error."""
    return Row(PurePath(name).stem, name, "", error=RowError(error.code.name, error.message))


def _row(
    deps: Dependencies,
    criteria: Sequence[Criterion],
    upload: Upload,
    blind: bool,
    judge: ModelJudge | None,
) -> Row:
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
        today = datetime.now(UTC).date()
        if judge:
            judged, degraded = judge.judge(data, texts, today, blind)
            row = replace(row, degraded=degraded)
        else:
            limits = deps.reader.limits
            judged = deps.reader.run(waiting, read_and_judge, data, limits, texts, today, blind)
    except ApiError as error:
        return replace(row, error=RowError(error.code.name, error.message))
    return scored(replace(row, name=judged.name or stem), criteria, judged)


def scored(row: Row, criteria: Sequence[Criterion], judged: Judged) -> Row:
    """A row with its points: a gate is failed by who does not prove it, not by who leaves open what
    hardly anyone states."""
    pairs = list(zip(criteria, judged.scores, strict=True))
    missed = [(one.text, score) for one, score in pairs if one.must and score.points < GATE]
    return replace(
        row,
        sha256=judged.sha256,
        sketch=judged.sketch,
        scores=judged.scores,
        total=round(sum(one.weight * score.points for one, score in pairs), 2),
        failed=tuple(text for text, score in missed if not score.unsaid),
        unsaid=tuple(text for text, score in missed if score.unsaid),
    )


def _order(row: Row) -> tuple[int, float, str, str]:
    return (_STANDINGS.index(row.standing), -row.total, row.file, row.sha256)


def _told_apart(rows: Sequence[Row]) -> Iterator[Row]:
    """The same text under two names, or nearly the same, is said of the later one."""
    first: dict[str, str] = {}
    like = {later: rows[at].file for later, at in nearly_same([row.sketch for row in rows])}
    for number, row in enumerate(rows):
        known = first.setdefault(row.sha256, row.file)
        if row.error:
            yield row
        elif known != row.file:
            yield replace(row, same_as=known)
        else:
            yield replace(row, like=like.get(number))


def _placed(rows: Iterable[Row]) -> Iterator[Row]:
    """Places as in sport: two firsts, then a third; none for who proves nothing."""
    place, last = 0, None
    for number, row in enumerate(rows, start=1):
        if row.standing not in ("ranked", "gate"):
            yield row
            continue
        merit = (row.standing, row.total)
        place = place if merit == last else number
        last = merit
        yield replace(row, rank=place)
