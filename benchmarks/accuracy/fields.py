"""Fields read from resume PDFs beside the YAML they were made from.

    python -m benchmarks.accuracy.fields DATA_FOLDER

compares ``DATA_FOLDER/resumes/pdf/<name>.pdf`` with ``resumes/truth/<name>.yaml`` (RenderCV). An
entry counts as right where its company, title and dates are; companies and titles once more.
"""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from resume_api.documents import read
from resume_api.domain.document import Limits
from resume_api.domain.resume import Education, Month, Position, Resume
from resume_api.extraction.resume.extractor import parse_resume
from resume_api.extraction.text.word_lists import fold

COLUMNS = ("entries", "company+title", "institutions", "degrees", "fields", "name", "email")
Entry = dict[str, Any]


def same(found: str | None, truth: str | None) -> bool:
    """Whether two fields are the same words, case, accents, punctuation and blanks aside."""
    return _letters(found) == _letters(truth)


def _letters(words: str | None) -> str:
    return "".join(c for c in fold(words or "") if c.isalnum())


def same_dates(position: Position, entry: Entry) -> bool:
    """Whether both dates are right to the month."""
    if position.start != _month(entry["start_date"]):
        return False
    if str(entry["end_date"]) == "present":
        return position.current
    return position.end == _month(entry["end_date"])


def _month(written: Any) -> Month:
    parts = [int(part) for part in str(written).split("-")]
    return Month(parts[0], parts[1] if len(parts) > 1 else None)


def _pair(position: Position, entry: Entry) -> bool:
    return same(position.organisation, entry["company"]) and same(position.title, entry["position"])


def score(parsed: Resume, cv: Entry) -> dict[str, tuple[int, int]]:
    """How many of each kind of field are right, and how many there are."""
    entries = [e for section in cv["sections"].values() for e in section if isinstance(e, dict)]
    jobs = [e for e in entries if e.get("company")]
    courses = [e for e in entries if e.get("institution")]

    def course(entry: Entry, attribute: str, key: str) -> bool:
        def right(found: Education) -> bool:
            return same(found.institution, entry["institution"]) and same(
                getattr(found, attribute), entry[key]
            )

        return any(right(found) for found in parsed.education)

    whole = sum(any(_pair(p, e) and same_dates(p, e) for p in parsed.positions) for e in jobs)
    pairs = sum(any(_pair(p, e) for p in parsed.positions) for e in jobs)
    return {
        "entries": (whole, len(jobs)),
        "company+title": (pairs, len(jobs)),
        "institutions": (
            sum(course(e, "institution", "institution") for e in courses),
            len(courses),
        ),
        "degrees": (sum(course(e, "degree", "degree") for e in courses), len(courses)),
        "fields": (sum(course(e, "field", "area") for e in courses), len(courses)),
        "name": (int(same(parsed.contact.name, cv["name"])), 1),
        "email": (int(parsed.contact.email == cv["email"]), 1),
    }


def main() -> None:
    """Print right/all for each file and in total."""
    folder = Path(sys.argv[1]) / "resumes"
    right, total = Counter[str](), Counter[str]()
    print(f"{'':28}" + "".join(f"{column:>15}" for column in COLUMNS))
    for truth in sorted((folder / "truth").glob("*.yaml")):
        pdf = folder / "pdf" / f"{truth.stem}.pdf"
        cv = yaml.safe_load(truth.read_text("utf-8"))["cv"]
        found = score(parse_resume(read(pdf.read_bytes(), Limits()), date.today()), cv)
        for column, (hits, count) in found.items():
            right[column] += hits
            total[column] += count
        _row(truth.stem, found)
    _row("total", {column: (right[column], total[column]) for column in COLUMNS})


def _row(name: str, found: dict[str, tuple[int, int]]) -> None:
    cells = "".join(f"{f'{hits}/{count}':>15}" for hits, count in (found[c] for c in COLUMNS))
    print(f"{name:28}{cells}")


if __name__ == "__main__":
    main()
