"""Whether a ranking puts the right people first: ``python -m benchmarks.accuracy.mixed``.

``data/mixed.txt`` holds ads and resumes of invented people, each with the ad that it fits and how
well. All resumes are ranked for each ad by its criteria, gates included. *Precision at 5*: how many
of the first five fit the ad's line of work with 2 or 3, of as many as there are. *Strangers*: pairs
in which one of another line of work stands above one who is to be invited.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean

from resume_api.domain.document import Limits
from resume_api.ranking.criteria import Criterion, extract
from resume_api.ranking.judging import read_and_judge
from resume_api.ranking.service import Row, placed, scored

FILE = Path(__file__).parent / "data" / "mixed.txt"
FIRST = 5
TODAY = datetime.now(UTC).date()


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text, the ad that it belongs to, and how well (None for an ad itself)."""

    job: str
    fit: int | None
    text: str


def read(path: Path) -> list[Labelled]:
    """The ads and resumes of a file in the order in which they stand there."""
    parts = re.split(r"^## (job|resume) (\S+)(?: (\d))?\n", path.read_text("utf-8"), flags=re.M)
    rows = zip(parts[1::4], parts[2::4], parts[3::4], parts[4::4], strict=True)
    return [Labelled(job, int(fit) if fit else None, text.strip()) for _, job, fit, text in rows]


def ranked(criteria: tuple[Criterion, ...], resumes: list[Labelled]) -> list[Row]:
    """The resumes by their points; a row's file is the number of its resume."""
    texts = tuple(one.text for one in criteria)
    rows = []
    for number, one in enumerate(resumes):
        judged = read_and_judge(one.text.encode(), Limits(), texts, TODAY, False)
        rows.append(scored(Row(judged.name or "", str(number), ""), criteria, judged))
    return placed(rows)


def main() -> None:
    found = read(FILE)
    resumes = [one for one in found if one.fit is not None]
    precisions = []
    print(f"{'':<14}{'P@5':>6}{'strangers':>11}{'no place':>10}   first five (fit)")
    for ad in (one for one in found if one.fit is None):
        rows = ranked(extract(ad.text).criteria, resumes)
        order = [resumes[int(row.file)] for row in rows]
        fits = [one.fit or 0 if one.job == ad.job else 0 for one in order]
        wanted = min(FIRST, sum(fit >= 2 for fit in fits))
        precision = sum(fit >= 2 for fit in fits[:FIRST]) / wanted
        invited = [place for place, fit in enumerate(fits) if fit == 3]
        strangers = sum(
            1 for place, fit in enumerate(fits) for last in invited if not fit and place < last
        )
        precisions.append(precision)
        apart = sum(row.rank is None for row in rows)
        print(f"{ad.job:<14}{precision:>6.2f}{strangers:>11}{apart:>10}   {fits[:FIRST]}")
    print(f"{'all':<14}{mean(precisions):>6.2f}")


if __name__ == "__main__":
    main()
