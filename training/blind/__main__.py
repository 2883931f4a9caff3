"""How well the blind resumes are read: ``python -m training.blind [--each]``."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from typing import Any

import yaml

from resume_api.documents import read
from resume_api.domain.document import Limits
from resume_api.domain.resume import Contact
from resume_api.extraction.resume.extractor import parse_resume
from training.blind.draw import HERE, drawn
from training.evaluate import TODAY, table
from training.scoring import score
from training.truth import EntryTruth, ResumeTruth, value_of


def main() -> None:
    """Prints the figures by format and language, and with ``--each`` by file."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--each", action="store_true")
    each = options.parse_args().each
    rows = yaml.safe_load((HERE / "truth.yaml").read_text("utf-8"))
    found: list[tuple[str, str, Counter[str]]] = []
    for name, data in drawn(list(rows)).items():
        resume = parse_resume(read(data, Limits()), TODAY)
        counts = score(truth_of(name, rows[name]), resume)
        counts += _reached(rows[name], resume.contact)
        groups = (name,) if each else (name.rpartition(".")[2], rows[name]["language"])
        found += [(group, "", counts) for group in ("all", *groups)]
    sys.stdout.write(table(found) + "\n")


def truth_of(name: str, row: dict[str, Any]) -> ResumeTruth:
    """A row of ``truth.yaml`` in the form that is scored."""
    jobs = [_entry("job", ("title", "company"), values, row) for values in row["work"]]
    studies = [_entry("education", ("institution", "degree"), v, row) for v in row["study"]]
    names = [value for key in ("name", "also") if (value := value_of(row.get(key)))]
    return ResumeTruth(name, row["language"], tuple(names), [], jobs + studies)


def _entry(
    kind: str, keys: tuple[str, str], values: list[str | None], row: dict[str, Any]
) -> EntryTruth:
    one, two, start, end = values
    named = {key: v for key, text in zip(keys, (one, two), strict=True) if (v := value_of(text))}
    return EntryTruth(kind, named, (start, end), approximate=row.get("approx", False))


def _reached(row: dict[str, Any], contact: Contact) -> Counter[str]:
    """Whether address and telephone are those of the truth, or none where it has none."""
    digits = [c for c in row["phone"] or "" if c.isdigit()]
    return Counter(
        mail=contact.email == row["email"],
        phone=[c for c in contact.phone or "" if c.isdigit()] == digits,
    )


if __name__ == "__main__":
    main()
