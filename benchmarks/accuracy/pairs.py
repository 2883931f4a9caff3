"""Verdicts and fit over invented pairs: ``python -m benchmarks.accuracy.pairs [--errors]``.

``data/pairs.txt`` holds ads and resumes of trades and wordings of their own, labelled before the
product was asked about them. Behind ``## name language trade set`` stands an ad, then what it asks
(``= kind type [years] | its words | short names``), then resumes: ``### name fit`` and below the
text ``> mpn…``, the verdict on each requirement (met, partly, not met). Pairs of the held-out set
are not looked at while rules are written.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median

from benchmarks.accuracy.ranking import (
    LIMITS,
    TODAY,
    Ours,
    Scorer,
    area,
    cosine,
    keyword_ratio,
    spearman,
)
from resume_api.documents import read
from resume_api.domain.assessment import Item
from resume_api.extraction.job.extractor import read_job
from resume_api.extraction.resume.extractor import read_resume
from resume_api.matching import requirements
from resume_api.matching.evidence import Evidence

FILE = Path(__file__).parent / "data" / "pairs.txt"
WORDS = {"m": "met", "p": "partly", "n": "not_met"}
TOPICS = {"certificate": {"certification"}, "years": {"years"}, "language": {"language"}}


@dataclass(frozen=True)
class Asked:
    """One thing that an ad asks, with its place there and short names for it."""

    kind: str
    type: str
    years: int | None
    start: int
    end: int
    names: tuple[str, ...]


@dataclass
class Candidate:
    """A resume, how well it fits (0 to 3), and the verdict on each requirement."""

    name: str
    fit: int
    text: str = ""
    verdicts: tuple[str, ...] = ()


@dataclass
class Labelled:
    """An ad with what it asks and its candidates."""

    name: str
    language: str
    trade: str
    held: bool
    text: str = ""
    asked: list[Asked] = field(default_factory=list)
    resumes: list[Candidate] = field(default_factory=list)


def jobs(path: Path) -> Iterator[Labelled]:
    """The ads of a file; ValueError where a label does not stand in its ad, or one is missing."""
    for block in path.read_text("utf-8").split("\n## ") if path.exists() else ():
        ad, *resumes = block.removeprefix("## ").rstrip("\n").split("\n### ")
        head, *lines = ad.split("\n")
        name, language, trade, part = head.split(" ")
        job = Labelled(name, language, trade, part == "held-out")
        job.text = "\n".join(line for line in lines if not line.startswith("= ")) + "\n"
        job.asked = [_asked(line, job.text) for line in lines if line.startswith("= ")]
        job.resumes = [_candidate(one, len(job.asked)) for one in resumes]
        yield job


def _asked(line: str, text: str) -> Asked:
    kinds, words, names = (part.strip() for part in line.removeprefix("= ").split("|"))
    kind, topic, *years = kinds.split(" ")
    start = text.index(words)
    listed = tuple(name.strip() for name in names.split(";"))
    return Asked(kind, topic, int(years[0]) if years else None, start, start + len(words), listed)


def _candidate(block: str, number: int) -> Candidate:
    head, *lines = block.split("\n")
    name, fit = head.split(" ")
    verdicts = tuple(WORDS[letter] for letter in lines[-1].removeprefix("> "))
    if len(verdicts) != number:
        raise ValueError(f"{name}: {len(verdicts)} verdicts on {number} requirements")
    return Candidate(name, int(fit), "\n".join(lines[:-1]) + "\n", verdicts)


def item_of(asked: Asked, items: Sequence[Item]) -> Item | None:
    """The item that stands at the words of a requirement and shares most of them."""
    best, most = None, 0.0
    for item in items:
        both = min(asked.end, item.quote.end) - max(asked.start, item.quote.start)
        either = max(asked.end, item.quote.end) - min(asked.start, item.quote.start)
        if item.topic in TOPICS.get(asked.type, {item.topic}) and both / either > most:
            best, most = item, both / either
    return best


class Tally:
    """Counts of what was judged, by what was wanted."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, str]] = Counter()

    def add(self, wanted: str, said: str) -> None:
        self.counts[wanted, "not_met" if said == "unclear" else said] += 1

    def line(self, name: str) -> str:
        """A row of the table: rows, right, met and denied, not met and granted."""
        met = sum(n for (wanted, _), n in self.counts.items() if wanted == "met")
        rest = sum(n for (wanted, _), n in self.counts.items() if wanted == "not_met")
        right = sum(n for (wanted, said), n in self.counts.items() if wanted == said)
        total = sum(self.counts.values())
        denied = self.counts["met", "not_met"] / max(1, met)
        granted = self.counts["not_met", "met"] / max(1, rest)
        return f"{name:<16}{total:>6}{right / max(1, total):>8.3f}{denied:>13.3f}{granted:>17.3f}"


def verdicts(labelled: Sequence[Labelled], name: str, errors: bool) -> None:
    """Print how often the verdicts agree, in all and by language."""
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    asked = found = 0
    for job in labelled:
        ad = read_job(job.text)
        for one in job.resumes:
            document = read(one.text.encode(), LIMITS)
            evidence = Evidence.of(read_resume(document, TODAY))
            items = [i for i in requirements.build(evidence, ad) if i.topic != "role"]
            for requirement, wanted in zip(job.asked, one.verdicts, strict=True):
                asked += 1
                if not (item := item_of(requirement, items)):
                    continue
                found += 1
                for key in ("all", job.language):
                    tallies[key].add(wanted, item.finding.status)
                if errors and not job.held and item.finding.status != wanted:
                    print(f"  {item.finding.status} for {wanted}: {item.name!r} in {one.name}")
    print(f"{name:<16}{'rows':>6}{'right':>8}{'met denied':>13}{'not met granted':>17}")
    for key, tally in tallies.items():
        print(tally.line(key))
    print(f"requirements found in the ads: {found} of {asked}\n")


def fit(labelled: Sequence[Labelled], name: str, scorer: Scorer) -> None:
    """Print whether who fits stands above who does not, and the medians by fit."""
    scored = [
        (job.name, one.fit, scorer(read(one.text.encode(), LIMITS), read_job(job.text)))
        for job in labelled
        for one in job.resumes
    ]
    areas = [
        area(good, weak)
        for job in labelled
        if (good := [s for j, f, s in scored if j == job.name and f >= 2])
        and (weak := [s for j, f, s in scored if j == job.name and f < 2])
    ]
    rho = spearman([f for _, f, _ in scored], [s for _, _, s in scored])
    levels = sorted({f for _, f, _ in scored})
    medians = " ".join(f"{f}: {median(s for _, g, s in scored if f == g):.3g}" for f in levels)
    print(f"{name:<16}{mean(areas):>8.3f}{rho:>8.3f}   {medians}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list what is judged otherwise")
    given = parser.parse_args()
    labelled = list(jobs(FILE))
    for name, held in (("fitted", False), ("held out", True)):
        own = [job for job in labelled if job.held is held]
        verdicts(own, name, given.errors)
        print(f"{'':<16}{'AUC':>8}{'rho':>8}   medians by fit")
        for way, scorer in (("score", Ours()), ("TF-IDF", cosine), ("keywords", keyword_ratio)):
            fit(own, way, scorer)
        print()


if __name__ == "__main__":
    main()
