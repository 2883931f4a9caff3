"""Turns labels made by reading into labels without words.

``python -m training.hash_labels LABELS DUMPS``: LABELS holds JSON lines with verbatim strings and
line numbers, DUMPS the numbered texts that they were made on. Writes ``training/labels``.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any

from resume_api.domain.resume import Month
from resume_api.extraction.text.dates import find_dates
from resume_api.extraction.text.processed import ProcessedText
from training.sources import LABELS, kind_of, section_kind
from training.truth import Dates, hashes, words_of

_FOLDERS = {
    "pdf": "resumes/pdf",
    "docx": "resumes/docx",
    "hackerearth": "ranking/hackerearth",
}
_FIELDS = ("title", "company", "place", "institution", "degree", "field", "start", "end")


def main() -> None:
    """Reads the command line and writes the labels."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path)
    parser.add_argument("dumps", type=Path)
    options = parser.parse_args()
    for path in sorted(options.labels.glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        found = [_hashed(row, options.dumps) for row in rows if "skip" not in row]
        lines = (json.dumps(row, separators=(",", ":")) + "\n" for row in found)
        (LABELS / path.name).write_text("".join(lines), "utf-8")


def _hashed(row: dict[str, Any], dumps: Path) -> dict[str, Any]:
    dump = (dumps / f"{row['file']}.txt").read_text("utf-8").split("\n")
    lines = [re.sub(r"^\s*\d+ ?", "", line, count=1) for line in dump]
    before = [0]
    for text in lines:
        before.append(before[-1] + len(words_of(text)))
    folder, name = row["file"].split("__", 1)
    headings = [
        {"at": before[h[0]], "kind": section_kind(h[1]), "words": words}
        for h in row["headings"]
        if (words := hashes(h[2] if len(h) > 2 else lines[h[0]]))
    ]
    entries = [
        {
            "kind": kind_of(e["kind"]),
            "at": before[min(e.get("head") or [e["first"]])],
            "values": {key: words for key in _FIELDS if (words := hashes(e.get(key)))},
            "dates": dates_of(e.get("start"), e.get("end")),
        }
        for e in row["entries"]
    ]
    return {
        "file": name,
        "folder": _FOLDERS[folder],
        "group": _group(folder, name),
        "name": hashes(row.get("name")),
        "headings": headings,
        "entries": entries,
    }


def _group(folder: str, name: str) -> str:
    if folder != "pdf":
        return folder
    return "kaggle" if name.startswith("kaggle") else "templates"


def dates_of(start: str | None, end: str | None) -> Dates:
    """Months or years as "YYYY-MM" or "YYYY" of the words of a start and an end."""
    if start and end:
        found = find_dates(ProcessedText(f"{start} - {end}"))
        if len(found) == 1 and found[0].ranged:
            return iso(found[0].first), "present" if found[0].current else iso(found[0].last)
    return _one(start), _one(end)


def _one(words: str | None) -> str | None:
    if not words:
        return None
    found = find_dates(ProcessedText(words))
    if found and found[0].first:
        return iso(found[0].first)
    return "present" if not any(map(str.isdigit, words)) else None


def iso(month: Month | None) -> str | None:
    """A month as "YYYY-MM", a year as "YYYY"."""
    if month is None:
        return None
    return f"{month.year}-{month.month:02d}" if month.month else str(month.year)


if __name__ == "__main__":
    main()
