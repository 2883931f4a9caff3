"""The sources of truth: zoo, labelled real resumes, RenderCV files and generated ones."""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from resume_api.documents import read
from resume_api.domain.document import Document, Limits
from resume_api.errors import ApiError
from resume_api.extraction.resume.sections import heading_kind
from resume_api.extraction.text.dates import find_dates
from resume_api.extraction.text.word_lists import fold
from training.truth import EntryTruth, ResumeTruth, Value, value_of, words_of

_SECTIONS = {"volunteer": "volunteering", "certificates": "certifications", "personal": "contact"}
_ITEMS = ("job", "education", "volunteer", "project")


def kind_of(kind: str) -> str:
    return kind if kind in _ITEMS else "item"


def _values(row: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Value]:
    return {key: value for key in keys if (value := value_of(row.get(key)))}


def zoo(folder: Path) -> Iterator[tuple[Path, ResumeTruth]]:
    """Files with the zoo's truth; dates are known as months, not as words."""
    for line in (folder / "truth.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        entries = [_drawn(r, r.get("kind", "job"), ("title", "company", "place")) for r in row["positions"]]
        entries += [
            _drawn(r, "education", ("institution", "degree", "field", "place"))
            for r in row["education"]
        ]
        entries += [_drawn(r, r.get("kind", "volunteer"), ("title", "company", "place")) for r in row.get("optional", [])]
        headings = [(v, heading_kind(fold(h)) or "other") for h in row["headings"] if (v := value_of(h))]
        if row.get("heading_kinds"):
            headings = [(v, _SECTIONS.get(h["kind"], h["kind"])) for h in row["heading_kinds"] if (v := value_of(h["text"]))]
        yield (
            folder / "files" / row["file"],
            ResumeTruth(row["file"], row["family"], value_of(row.get("name_drawn") or row["name"]), headings, entries, row),
        )


def _drawn(row: dict[str, Any], kind: str, keys: tuple[str, ...]) -> EntryTruth:
    raw = row.get("raw")
    if raw:
        values = _values(raw, (*keys, "start", "end"))
        if "present" in raw and "end" not in values and (v := value_of(raw["present"])):
            values["end"] = v
        return EntryTruth(kind_of(kind), values)
    return EntryTruth(kind_of(kind), _values(row, keys), (row.get("start"), row.get("end")))


def labelled(labels: Path, dumps: Path, data: Path) -> Iterator[tuple[Path, ResumeTruth]]:
    """Real resumes labelled by reading; hints come from the text that they were read in."""
    folders = {"pdf": "resumes/pdf", "docx": "resumes/docx", "hackerearth": "ranking/hackerearth"}
    for path in sorted(labels.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            if "skip" in row:
                continue
            folder, name = row["file"].split("__", 1)
            lines = [re.sub(r"^\s*\d+ ?", "", x, count=1) for x in (dumps / f"{row['file']}.txt").read_text("utf-8").split("\n")]
            before = [0]
            for text in lines:
                before.append(before[-1] + len(words_of(text)))
            headings = [
                (v, _SECTIONS.get(h[1], h[1]))
                for h in row["headings"]
                if (v := value_of(h[2] if len(h) > 2 else lines[h[0]], before[h[0]]))
            ]
            entries = [
                EntryTruth(
                    kind_of(e["kind"]),
                    _values(e, ("title", "company", "place", "institution", "degree", "field", "start", "end")),
                    hint=before[min(e.get("head") or [e["first"]])],
                )
                for e in row["entries"]
            ]
            group = {"docx": "docx", "hackerearth": "hackerearth"}.get(folder) or ("kaggle" if "kaggle" in name else "templates")
            truth = ResumeTruth(row["file"], group, value_of(row.get("name")), headings, entries, _scored(row))
            yield data / folders[folder] / name, truth


def _scored(row: dict[str, Any]) -> dict[str, Any]:
    """The label row as the zoo's scorer wants it."""
    jobs, education, optional = [], [], []
    for e in row["entries"]:
        start, end = scored_dates(e.get("start"), e.get("end"))
        item = {k: e.get(k) for k in ("title", "company", "place", "institution", "degree", "field")}
        item |= {"start": start, "end": end, "kind": e["kind"]}
        (jobs if e["kind"] == "job" else education if e["kind"] == "education" else optional).append(item)
    return {
        "file": row["file"], "family": "real", "language": row.get("language"), "name": row.get("name"),
        "email": row.get("email"), "phone": row.get("phone"), "positions": jobs, "education": education,
        "optional": optional, "skills": [], "languages": [], "headings": [],
    }  # fmt: skip


def scored_dates(start: str | None, end: str | None) -> tuple[str | None, str | None]:
    """Months or years as "YYYY-MM" or "YYYY" of the words of a start and an end."""
    if start and end:
        found = find_dates(f"{start} - {end}")
        if len(found) == 1 and found[0].ranged:
            return _iso(found[0].first), "present" if found[0].current else _iso(found[0].last)
    return tuple(_one(x) for x in (start, end))  # type: ignore[return-value]


def _one(words: str | None) -> str | None:
    if not words:
        return None
    found = find_dates(words)
    if found and found[0].first:
        return _iso(found[0].first)
    return "present" if not any(c.isdigit() for c in words) else None


def _iso(month: Any) -> str | None:
    if month is None:
        return None
    return f"{month.year}-{month.month:02d}" if month.month else str(month.year)


def rendercv(data: Path) -> Iterator[tuple[Path, ResumeTruth]]:
    """RenderCV's themes with the YAML that they were drawn from."""
    import yaml

    for path in sorted((data / "resumes/truth").glob("*.yaml")):
        cv = yaml.safe_load(path.read_text("utf-8"))["cv"]
        jobs, education, optional, entries = [], [], [], []
        headings = [(v, heading_kind(fold(h)) or "other") for h in (k.replace("_", " ") for k in cv["sections"]) if (v := value_of(h))]
        for section, items in cv["sections"].items():
            for item in items:
                if not isinstance(item, dict):
                    continue
                start, end = (str(item.get(k) or "") or None for k in ("start_date", "end_date"))
                if "company" in item or "institution" in item:
                    row = {"title": item.get("position"), "company": item.get("company"), "place": item.get("location"),
                           "institution": item.get("institution"), "degree": item.get("degree"), "field": item.get("area"),
                           "start": start, "end": end}  # fmt: skip
                    kind = "job" if "company" in item else "education"
                    (jobs if kind == "job" else education).append(row)
                elif "name" in item and ("start_date" in item or "date" in item):
                    kind, row = "project", {"title": item["name"], "company": None, "place": item.get("location"), "start": start, "end": end}
                    optional.append(row)
                elif "title" in item:
                    kind, row = "item", {"title": item["title"], "company": None, "start": None, "end": None}
                    optional.append(row)
                else:
                    continue
                entries.append(_drawn(row, kind, ("title", "company", "place", "institution", "degree", "field")))
        scored = {"file": path.name, "family": "rendercv", "language": "en", "name": cv["name"], "email": cv["email"], "phone": None,
                  "positions": jobs, "education": education, "optional": optional, "skills": [], "languages": [], "headings": []}  # fmt: skip
        yield data / f"resumes/pdf/{path.stem}.pdf", ResumeTruth(f"{path.stem}.pdf", "rendercv", value_of(cv["name"]), headings, entries, scored)


def read_cached(path: Path, cache: Path) -> Document | None:
    """The document, kept by content in ``cache``; None where it cannot be read."""
    data = path.read_bytes()
    kept = cache / f"{sha256(data).hexdigest()[:20]}.pkl"
    if kept.exists():
        return pickle.loads(kept.read_bytes())
    try:
        document = read(data, Limits())
    except ApiError:
        return None
    cache.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(pickle.dumps(document))
    return document
