"""Skills found against labelled ones: ``python -m benchmarks.accuracy.skills DATA``.

DATA holds ``skills/*.jsonl`` (id, text, skills; where there are ``spans``, the kind of each) and
``jobs/*.jsonl`` (text, skills). Figures are of distinct skills a document, case and punctuation
aside, micro over documents; a hit is also one name that is the other plus a version or a bracket.

- named: on both sides what reads like the name of a technology: at most three words, each with a
  capital, digit or symbol, neither a degree nor a human language; precision is of finds of the
  technology categories. A find is right where it is a label of any kind or stands inside one.
- all: every label of knowledge against finds of all hard categories.
- soft: every label of what people do against finds of the soft category.
- Precision counts texts that have a label: annotators passed over whole postings.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from resume_api.domain.resume import Skill
from resume_api.extraction.skills.lexicon import lexicon
from resume_api.extraction.skills.mentions import find_skills
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.word_lists import fold, load

TECHNOLOGY = frozenset(
    {"programming", "web", "mobile", "data", "databases", "cloud", "security", "systems", "methods"}
)
_BRACKET = re.compile(r"\s*\([^)]*\)?|\s*[\d.]+x?$")
_NOISE = re.compile(r"[^\w+#&]+")
_MARKED = re.compile(r"[A-Z\d+#]")


@dataclass
class Tally:
    """Counts of one table row."""

    found: int = 0
    right: int = 0
    labelled: int = 0
    recalled: int = 0

    def add(self, other: Tally) -> None:
        self.found += other.found
        self.right += other.right
        self.labelled += other.labelled
        self.recalled += other.recalled

    def row(self, name: str) -> str:
        precision = f"{self.right / self.found:.3f}" if self.found else "-"
        recall = f"{self.recalled / self.labelled:.3f}" if self.labelled else "-"
        return f"{name:<34}{precision:>10}{self.found:>8}{recall:>9}{self.labelled:>8}"


def plain(name: str) -> str:
    """A name without case, brackets, version and punctuation."""
    words = fold(name)
    return _NOISE.sub(" ", _BRACKET.sub("", words) or words).strip()


@cache
def spellings(name: str) -> frozenset[str]:
    """All plain spellings of a canonical skill."""
    return frozenset(plain(alias.text) for alias in lexicon().entries[name].aliases)


def same(skill: Skill, label: str) -> bool:
    """Whether the label is the skill by any quote or spelling."""
    wanted = plain(label)
    return wanted in spellings(skill.name) or any(plain(q.text) == wanted for q in skill.quotes)


def inside(skill: Skill, label: str) -> bool:
    """Whether the label holds the skill's words."""
    wanted = f" {plain(label)} "
    return any(f" {plain(q.text)} " in wanted for q in skill.quotes)


@cache
def _no_technology() -> frozenset[str]:
    words = [w for names in load("languages").values() for w in names]
    words += [w for names in load("degrees").values() for w in names]
    return frozenset(plain(w) for w in words)


def is_named(label: str) -> bool:
    """Whether a label reads like the name of a technology."""
    words = label.split()
    known = any(plain(word) in _no_technology() for word in words)
    return len(words) <= 3 and all(_MARKED.search(word) for word in words) and not known


def _is_name(skill: Skill) -> bool:
    return any(is_named(quote.text) for quote in skill.quotes)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def labels_of(row: dict[str, Any]) -> tuple[list[str], list[str]]:
    """The labels of knowledge, and those of what people do."""
    kinds = [kind for _, _, kind in row.get("spans", ())] or ["knowledge"] * len(row["skills"])
    known = [s for s, kind in zip(row["skills"], kinds, strict=True) if kind == "knowledge"]
    return known, [s for s, kind in zip(row["skills"], kinds, strict=True) if kind == "skill"]


def count(
    tally: Tally,
    found: Sequence[Skill],
    every_find: Sequence[Skill],
    labels: Sequence[str],
    every_label: Sequence[str],
) -> None:
    """Add one document: ``found`` against every label, ``labels`` against every find."""
    tally.found += len(found)
    tally.right += sum(any(same(s, x) or inside(s, x) for x in every_label) for s in found)
    wanted = {plain(label): label for label in labels}.values()
    tally.labelled += len(wanted)
    tally.recalled += sum(any(same(s, x) or inside(s, x) for s in every_find) for x in wanted)


def measure(path: Path, keep: Callable[[dict[str, Any]], bool], together: Tally) -> None:
    named, known, soft = Tally(), Tally(), Tally()
    for row in filter(keep, rows(path)):
        skills = find_skills(ProcessedText(row["text"]))
        knowledge, doing = labels_of(row)
        if not knowledge + doing:
            continue
        technology = [s for s in skills if s.category in TECHNOLOGY and _is_name(s)]
        every = knowledge + doing
        hard = [s for s in skills if s.category != "soft"]
        gentle = [s for s in skills if s.category == "soft"]
        count(named, technology, skills, [x for x in knowledge if is_named(x)], every)
        count(known, hard, hard, knowledge, every)
        count(soft, gentle, gentle, doing, every)
    together.add(named)
    print(named.row(f"{path.stem} named"))
    print(known.row(f"{path.stem} all"))
    print(soft.row(f"{path.stem} soft"))


def advertised(path: Path) -> None:
    """The recall of those of an advertiser's skills that stand in the text."""
    tally = Tally()
    for row in rows(path):
        text = f" {plain(row['text'])} "
        standing = [s for s in row["skills"] if f" {plain(s)} " in text]
        count(tally, (), find_skills(ProcessedText(row["text"])), standing, standing)
    print(tally.row(f"{path.stem} (jobs, in the text)"))


def main() -> None:
    data = Path(sys.argv[1])
    print(f"{'':<34}{'precision':>10}{'of':>8}{'recall':>9}{'of':>8}")
    together = Tally()
    for path in sorted((data / "skills").glob("*.jsonl")):
        for source in ("tech", "house") if "skillspan" in path.stem else ("",):
            print(f"{source} sentences" if source else "")
            measure(path, lambda row, s=source: not s or row.get("source") == s, together)
    print(together.row("\nall files named"))
    for path in sorted((data / "jobs").glob("*.jsonl")):
        advertised(path)


if __name__ == "__main__":
    main()
