"""What job ads ask, against labels: ``python -m benchmarks.accuracy.requirements [FILE] [-v]``.

``data/ads.txt`` holds short invented ads, ``data/pasted.txt`` ads with all that people paste along,
each behind a line ``## language trade``. A line ``= kind topic words | words`` says what the line
above it asks: ``-`` is any topic, the words of any alternative tell the requirement, years begin
with their number; ``soft`` and ``eligibility`` may be found, but need not. What no label speaks of
is asked of nobody. Marks such as ``§c`` tell the role of a clause (``training/ads/GUIDE.md``). Ads
marked ``held_out`` are not looked at while rules are written, nor trained on.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from resume_api.domain.job import Requirement
from resume_api.extraction.job.extractor import parse_job
from resume_api.extraction.text.word_lists import fold

FILES = [Path(__file__).parent / "data" / name for name in ("ads.txt", "pasted.txt", "varied.txt")]
HELD_OUT = "held_out"
OPTIONAL = ("soft", "eligibility")
_MARK = re.compile("§([a-z])")
_ASIDE = "cbao"  # letters of clauses that ask for nothing


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
    """An ad, what it asks, and from where on it speaks of something else."""

    language: str
    trade: str
    held_out: bool
    text: str = ""
    labels: list[Label] = field(default_factory=list)
    roles: list[tuple[int, str]] = field(default_factory=list)

    def is_aside(self, offset: int) -> bool:
        """Whether the clause at an offset asks for nothing by its mark."""
        before = [role for start, role in self.roles if start <= offset]
        return bool(before) and before[-1] in _ASIDE


def ads(path: Path) -> Iterator[Ad]:
    """The ads of a file."""
    for block in path.read_text("utf-8").split("## ")[1:]:
        head, *lines = block.rstrip("\n").split("\n")
        language, *trade = head.split()
        held = trade[-1] == HELD_OUT
        ad = Ad(language, " ".join(trade[: len(trade) - held]), held)
        line = range(0)
        for written in lines:
            if written.startswith("= "):
                ad.labels.append(_label(written[2:], line))
                continue
            begin = len(ad.text)
            first, *marked = _MARK.split(written)
            ad.text += first
            for role, words in zip(marked[::2], marked[1::2], strict=True):
                ad.roles.append((len(ad.text), role))
                ad.text += words
            line = range(begin, len(ad.text))
            ad.text += "\n"
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
    of_any_kind = label.topic in ("-", "skill", *OPTIONAL)
    if asked.quote.start not in label.line or not (of_any_kind or label.topic == asked.topic):
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
        if label.topic in OPTIONAL:
            continue
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
        counts["rows aside"] += not right and ad.is_aside(one.quote.start)
        if not right:
            told.append(f"noise  {one.kind} {one.topic}: {one.quote.text}")


def show(files: list[Path], held: bool, verbose: bool) -> None:
    """Print the figures of the ads that are held out, or of the others."""
    for path in files:
        counts: Counter[str] = Counter()
        told: list[str] = []
        number = 0
        for ad in ads(path):
            if ad.held_out is held:
                before = len(told)
                score(ad, counts, told)
                told[before:] = [f"{ad.language} {ad.trade:14} {row}" for row in told[before:]]
                number += 1
        print(f"{'held out' if held else 'fitted'}, {number} ads of {path.name}")
        for share, of in (
            ("rows right", "rows"),
            ("rows aside", "rows"),
            ("asked found", "asked"),
            ("duty found", "duty"),
            ("kinds right", "kinds"),
            ("groups whole", "groups"),
        ):
            print(f"  {share:14}{counts[share] / counts[of]:6.3f} ({counts[share]}/{counts[of]})")
        if verbose and not held:
            print("\n".join(told))


def main() -> None:
    """Print the figures of the fitted and of the held-out ads."""
    paths = [path for path in map(Path, sys.argv[1:]) if path.is_file()]
    for held in (False, True):
        show(paths or FILES, held, "-v" in sys.argv)


if __name__ == "__main__":
    main()
