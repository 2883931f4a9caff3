"""The sources of truth: zoo and generated files, labelled real resumes, RenderCV's files."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from resume_api.documents import read
from resume_api.domain.document import Document, Limits
from resume_api.errors import ApiError
from resume_api.extraction.resume.sections import heading_kind
from resume_api.extraction.text.word_lists import fold
from training.truth import EntryTruth, ResumeTruth, Value, value_of

LABELS = Path(__file__).parent / "labels"
_SECTIONS = {"volunteer": "volunteering", "certificates": "certifications", "personal": "contact"}
_KINDS = ("job", "education", "volunteer", "project")
_WORK = ("title", "company", "place")
_STUDY = ("institution", "degree", "field", "place")

Source = Iterator[tuple[Path, ResumeTruth]]


def kind_of(kind: str) -> str:
    """The kind of an entry as the models know it."""
    return kind if kind in _KINDS else "item"


def section_kind(kind: str) -> str:
    """The kind of a heading as the service names it."""
    return _SECTIONS.get(kind, kind)


def drawn(folder: Path) -> Source:
    """Drawn files with exact truth in ``truth.jsonl``, as of the zoo and of the generator."""
    for line in (folder / "truth.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        rows = [(r, r.get("kind", "job")) for r in row["positions"]]
        rows += [(r, "education") for r in row["education"]]
        rows += [(r, r.get("kind", "volunteer")) for r in row.get("optional", ())]
        approximate = bool(row.get("approx"))
        kinds = row.get("heading_kinds") or [
            {"text": h, "kind": heading_kind(fold(h)) or "other"} for h in row["headings"]
        ]
        headings = [(v, section_kind(h["kind"])) for h in kinds if (v := value_of(h["text"]))]
        names = (row.get("name_drawn") or row["name"], row["name"], *(row.get("name_also") or ()))
        yield (
            folder / "files" / row["file"],
            ResumeTruth(
                row["file"],
                row["family"],
                tuple(v for name in names if (v := value_of(name))),
                headings,
                [_drawn(r, kind_of(kind), approximate) for r, kind in rows],
            ),
        )


def _drawn(row: dict[str, Any], kind: str, approximate: bool = False) -> EntryTruth:
    keys = _STUDY if kind == "education" else _WORK
    dates = (row.get("start"), row.get("end"))
    raw = row.get("raw")
    values = {key: v for key in keys if (v := value_of(row.get(key)))}
    if raw:
        said = {**raw, "end": raw.get("end") or raw.get("present")}
        values = {key: v for key in (*keys, "start", "end") if (v := value_of(said.get(key)))}
        if "company" not in values and (shared := value_of(row.get("company"))):
            values["company"] = shared  # stated once for several roles
    return EntryTruth(kind, values, dates, None, approximate or bool(row.get("approx")))


def real(data: Path) -> Source:
    """Real resumes labelled by reading; the labels hold no words, only their hashes."""
    for path in sorted(LABELS.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            entries = [
                EntryTruth(
                    e["kind"],
                    {key: Value(tuple(words)) for key, words in e["values"].items()},
                    (e["dates"][0], e["dates"][1]),
                    e["at"],
                )
                for e in row["entries"]
            ]
            headings = [(Value(tuple(h["words"]), h["at"]), h["kind"]) for h in row["headings"]]
            names = (Value(tuple(row["name"])),) if row["name"] else ()
            truth = ResumeTruth(row["file"], row["group"], names, headings, entries)
            yield data / row["folder"] / row["file"], truth


def rendercv(data: Path) -> Source:
    """RenderCV's themes with the YAML that they were drawn from."""
    for path in sorted((data / "resumes/truth").glob("*.yaml")):
        cv = yaml.safe_load(path.read_text("utf-8"))["cv"]
        entries = [
            entry
            for items in cv["sections"].values()
            for item in items
            if isinstance(item, dict) and (entry := _rendercv_entry(item))
        ]
        titles = (key.replace("_", " ") for key in cv["sections"])
        headings = [(v, heading_kind(fold(t)) or "other") for t in titles if (v := value_of(t))]
        name = value_of(cv["name"])
        yield (
            data / f"resumes/pdf/{path.stem}.pdf",
            ResumeTruth(path.stem, "rendercv", (name,) if name else (), headings, entries),
        )


def _rendercv_entry(item: dict[str, Any]) -> EntryTruth | None:
    row = {
        "start": str(item.get("start_date") or "") or None,
        "end": str(item.get("end_date") or "") or None,
        "place": item.get("location"),
    }
    if "company" in item:
        return _drawn(row | {"title": item["position"], "company": item["company"]}, "job")
    if "institution" in item:
        row |= {"institution": item["institution"], "degree": item["degree"], "field": item["area"]}
        return _drawn(row, "education")
    if "name" in item and ("start_date" in item or "date" in item):
        return _drawn(row | {"title": item["name"]}, "project")
    if "title" in item:
        return _drawn({"title": item["title"]}, "item")
    return None


def read_cached(path: Path, cache: Path) -> Document | None:
    """The document, kept by content in ``cache``; None where it cannot be read."""
    data = path.read_bytes()
    kept = cache / f"{sha256(data).hexdigest()[:20]}.pkl"
    if kept.exists():
        document: Document = pickle.loads(kept.read_bytes())
        return document
    try:
        document = read(data, Limits())
    except ApiError:
        return None
    cache.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(pickle.dumps(document))
    return document
