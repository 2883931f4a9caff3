"""What job ads ask, against labels: ``python -m benchmarks.accuracy.requirements [FILE] [-v]``.

FILE (``data/ads.txt``) holds short invented ads, each behind a line ``## language trade``. A line
``= kind topic words | words`` says what the line above it asks: ``-`` is any topic, the words of
any alternative tell the requirement, years begin with their number. What no label speaks of is
asked of nobody. The trades of ``HELD_OUT`` are not looked at while rules are written.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from resume_api.domain.job import Requirement
from resume_api.extraction.job.extractor import parse_job
from resume_api.extraction.text.word_lists import fold

FILE = Path(__file__).parent / "data" / "ads.txt"
HELD_OUT = {"dentistry", "insurance", "brewing", "solar", "biotech", "publishing", "trucking"}


@dataclass(frozen=True)
class Label:
    """One thing that a line of an ad asks."""

    line: range
    kind: str
    topic: str
    years: int | None
    words: tuple[str, ...]


@dataclass
class Ad:
    """An ad and what it asks."""

    language: str
    trade: str
    text: str = ""
    labels: list[Label] = field(default_factory=list)


def ads(path: Path) -> Iterator[Ad]:
    """The ads of a file."""
    for block in path.read_text("utf-8").split("## ")[1:]:
        head, *lines = block.rstrip("\n").split("\n")
        ad = Ad(*head.split(" ", 1))
        line = range(0)
        for written in lines:
            if written.startswith("= "):
                ad.labels.append(_label(written[2:], line))
            else:
                line = range(len(ad.text), len(ad.text) + len(written))
                ad.text += f"{written}\n"
        yield ad


def _label(written: str, line: range) -> Label:
    kind, topic, *rest = written.split(" ", 2)
    words = rest[0] if rest else ""
    number, _, behind = words.partition(" ")
    years = int(number) if topic == "years" and number.isdigit() else None
    words = behind if years is not None else words
    parts = tuple(fold(part.strip()) for part in words.split("|") if part.strip(" -"))
    return Label(line, kind, topic, years, parts)


def fits(asked: Requirement, label: Label) -> bool:
    """Whether a requirement is the one of the label."""
    if asked.quote.start not in label.line or label.topic not in ("-", asked.topic, "skill"):
        return False
    if label.topic == "years":
        return label.years in (None, asked.years)
    if label.topic == "degree":
        return True
    words = fold(asked.quote.text)
    return any(part in words or words in part for part in label.words)


def whole(asked: Requirement, label: Label) -> bool:
    """Whether all alternatives of the label are in the requirement."""
    words = fold(asked.quote.text)
    return all(part in words for part in label.words)


def score(ad: Ad, counts: Counter[str], told: list[str]) -> None:
    """Count what was found and what was not."""
    found = [one for one in parse_job(ad.text).requirements if one.topic != "role"]
    for label in ad.labels:
        own = [one for one in found if fits(one, label)]
        part = "duty" if label.kind == "duty" else "asked"
        counts[part] += 1
        counts[f"{part} found"] += bool(own)
        if part == "asked" and own:
            counts["kinds"] += 1
            wanted = {label.kind} if label.kind == "nice" else {"must", "knockout"}
            counts["kinds right"] += own[0].kind in wanted
            if own[0].kind not in wanted:
                told.append(f"kind   {own[0].kind} is {label.kind}: {own[0].quote.text}")
        if part == "asked" and len(label.words) > 1:
            counts["groups"] += 1
            counts["groups whole"] += any(whole(one, label) for one in own)
            if not any(whole(one, label) for one in own):
                told.append(f"group  {label.words}: {[one.quote.text for one in own]}")
        if not own:
            words = ad.text[label.line.start : label.line.stop]
            told.append(f"missed {label.kind} {label.topic} {label.words}: {words}")
    for one in found:
        right = any(fits(one, label) for label in ad.labels)
        counts["rows"] += 1
        counts["rows right"] += right
        if not right:
            told.append(f"noise  {one.kind} {one.topic}: {one.quote.text}")


def main() -> None:
    """Print the figures of the fitted and of the held-out trades."""
    paths = [path for path in map(Path, sys.argv[1:]) if path.is_file()]
    for name, held in (("fitted", False), ("held out", True)):
        counts: Counter[str] = Counter()
        told: list[str] = []
        number = 0
        for ad in ads(paths[0] if paths else FILE):
            if (ad.trade in HELD_OUT) is held:
                before = len(told)
                score(ad, counts, told)
                told[before:] = [f"{ad.language} {ad.trade:14} {row}" for row in told[before:]]
                number += 1
        print(f"{name}, {number} ads")
        for share, of in (
            ("rows right", "rows"),
            ("asked found", "asked"),
            ("duty found", "duty"),
            ("kinds right", "kinds"),
            ("groups whole", "groups"),
        ):
            print(f"  {share:14}{counts[share] / counts[of]:6.3f} ({counts[share]}/{counts[of]})")
        if "-v" in sys.argv and not held:
            print("\n".join(told))


if __name__ == "__main__":
    main()
