"""How well scores rank resumes against jobs: ``python -m benchmarks.accuracy.ranking FOLDER``.

FOLDER holds ``resumes.jsonl`` (id, category, text), ``jds.jsonl`` (id, title, category, text) and,
where there are percentages of a human, ``hackerearth/`` (PDFs, job_description.pdf, labels.tsv).
Each row of the tables is one way to score the very same pairs.
"""

from __future__ import annotations

import json
import math
import sys
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from statistics import mean, quantiles

from providers.base import Deadline
from providers.offline import OfflineProvider
from resume_api.analysis import grounding
from resume_api.analysis.pipeline import Answers
from resume_api.analysis.tasks import TASKS
from resume_api.documents import read
from resume_api.domain.assessment import AnalysisInputs, FormatCheck
from resume_api.domain.document import Document, Limits
from resume_api.extraction.job.extractor import ReadJob, read_job
from resume_api.extraction.resume.extractor import read_resume
from resume_api.extraction.resume.format_checks import format_checks
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.term_weights import idf, term_quotes
from resume_api.extraction.text.tokens import tokenize
from resume_api.matching import requirements, scoring
from resume_api.matching.evidence import Evidence
from resume_api.ranking.criteria import Criterion, extract
from resume_api.ranking.judging import judge

LIMITS = Limits()
TODAY = datetime.now(UTC).date()

Scorer = Callable[[Document, ReadJob], float]


class Ours:
    """The overall score of the offline provider, through the whole path of an analysis."""

    def __init__(self) -> None:
        self._parsed: dict[str, tuple[Evidence, tuple[FormatCheck, ...]]] = {}
        self.unknown = 0

    def __call__(self, document: Document, ad: ReadJob) -> float:
        if document.text not in self._parsed:
            found = read_resume(document, TODAY)
            checks = tuple(format_checks(document, found.resume, "en"))
            self._parsed[document.text] = Evidence.of(found), checks
        evidence, checks = self._parsed[document.text]
        items = requirements.build(evidence, ad), requirements.keywords(evidence, ad.job)
        inputs = AnalysisInputs("en", evidence.written, ad.job, *items, checks)
        provider = OfflineProvider()
        answers = Answers((task, provider.run(task, inputs, Deadline(60))) for task in TASKS)
        overall = scoring.score(grounding.ground(answers, inputs), inputs).overall
        self.unknown += overall is None
        return overall or 0


class ByCriteria:
    """The total of the job's criteria with their weights, as a ranking gives it."""

    def __init__(self) -> None:
        self._parsed: dict[str, Evidence] = {}
        self._criteria: dict[str, tuple[Criterion, ...]] = {}

    def __call__(self, document: Document, ad: ReadJob) -> float:
        if document.text not in self._parsed:
            self._parsed[document.text] = Evidence.of(read_resume(document, TODAY))
        if ad.job.text not in self._criteria:
            self._criteria[ad.job.text] = extract(ad.job.text).criteria
        evidence, criteria = self._parsed[document.text], self._criteria[ad.job.text]
        return sum(one.weight * judge(evidence, one.text).points for one in criteria)


def cosine(document: Document, ad: ReadJob) -> float:
    """The baseline that a search engine would give: the cosine of the texts' TF-IDF vectors, term
    frequency as 1 + ln(tf) (Manning, Raghavan, Schütze: Introduction to Information Retrieval)."""
    a, b = vector(document.text), vector(ad.job.text)
    norm = math.sqrt(sum(w * w for w in a.values()) * sum(w * w for w in b.values()))
    return sum(weight * b[key] for key, weight in a.items() if key in b) / norm if norm else 0.0


@lru_cache(maxsize=4096)
def vector(text: str) -> Mapping[str, float]:
    """The weights of a text's words."""
    counts = Counter(tokenize(text).keys)
    found = {key: (1 + math.log(n)) * idf().get(key, 1.0) for key, n in counts.items()}
    return {key: weight for key, weight in found.items() if weight and not key.isdigit()}


def keyword_ratio(document: Document, ad: ReadJob) -> float:
    """The baseline that most checkers give: the share of the job's keywords that stand in it."""
    text = ProcessedText(document.text)
    return mean([bool(term_quotes(k.term, text)) for k in ad.job.keywords] or [0.0])


def area(positive: Sequence[float], negative: Sequence[float]) -> float:
    """The chance that one of ``positive`` stands above one of ``negative``; ties count half."""
    below = sorted(negative)
    wins = sum(bisect_left(below, p) + bisect_right(below, p) for p in positive)
    return wins / 2 / len(positive) / len(below)


def ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 1, ties by their mean."""
    ordered = sorted(values)
    return [(bisect_left(ordered, v) + bisect_right(ordered, v) + 1) / 2 for v in values]


def spearman(one: Sequence[float], other: Sequence[float]) -> float:
    """Spearman's rho: Pearson's r of the ranks."""
    a, b = ranks(one), ranks(other)
    middle = (len(a) + 1) / 2
    top = sum((x - middle) * (y - middle) for x, y in zip(a, b, strict=True))
    squares = [sum((x - middle) ** 2 for x in side) for side in (a, b)]
    return top / (squares[0] * squares[1]) ** 0.5 if all(squares) else 0.0


def rows(path: Path) -> list[dict[str, str]]:
    """The objects of a JSON lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def by_category(folder: Path, scorer: Scorer, titled: bool) -> Iterator[tuple[str, list, list]]:
    """For each job with a category: it, and the scores of resumes in and out of it."""
    resumes = [
        (r["category"], read(r["text"].encode(), LIMITS)) for r in rows(folder / "resumes.jsonl")
    ]
    for job in rows(folder / "jds.jsonl"):
        if job["category"]:
            text = f"{job['title']}\n\n{job['text']}" if titled else job["text"]
            parsed = read_job(text)
            scores = [(category, scorer(document, parsed)) for category, document in resumes]
            own = [score for category, score in scores if category == job["category"]]
            yield job["category"], own, [s for c, s in scores if c != job["category"]]


def precision(own: Sequence[float], others: Sequence[float], k: int) -> float:
    """The share of ``own`` among the first k; those tied at the edge share the places left."""
    edge = sorted([*own, *others], reverse=True)[k - 1]
    above, tied = sum(s > edge for s in own), sum(s == edge for s in own)
    places = k - above - sum(s > edge for s in others)
    return (above + places * tied / (tied + sum(s == edge for s in others))) / k


def macro(values: Mapping[str, Sequence[float]]) -> float:
    """The mean over categories of the mean within each."""
    return mean(mean(v) for v in values.values())


def categories(folder: Path, name: str, scorer: Scorer, titled: bool) -> None:
    areas, tens, firsts = defaultdict(list), defaultdict(list), defaultdict(list)
    related, unrelated = [], []
    for category, own, others in by_category(folder, scorer, titled):
        areas[category].append(area(own, others))
        tens[category].append(precision(own, others, 10))
        firsts[category].append(precision(own, others, len(own)))
        related += own
        unrelated += others
    print(f"{name:<16}{macro(areas):>8.3f}{macro(tens):>8.3f}{macro(firsts):>8.3f}")
    if isinstance(scorer, Ours):
        distribution("other category", unrelated)
        distribution("same category", related)
        weakest = sorted(areas, key=lambda category: mean(areas[category]))[:4]
        print("  weakest:", ", ".join(f"{c} {mean(areas[c]):.2f}" for c in weakest))


def distribution(kind: str, scores: Sequence[float]) -> None:
    cuts = quantiles(scores, n=20)
    shown = " ".join(f"{5 * (i + 1)}%={cuts[i]:.0f}" for i in (0, 4, 9, 14, 18))
    low, high = mean(s < 25 for s in scores), mean(s > 75 for s in scores)
    print(f"  {kind:<16} {shown}  under 25: {low:.0%}, over 75: {high:.0%}")


def percentages(folder: Path, name: str, scorer: Scorer) -> None:
    job = read_job(read((folder / "job_description.pdf").read_bytes(), LIMITS).text)
    labels = [line.split("\t") for line in (folder / "labels.tsv").read_text().splitlines()[1:]]
    wanted = [float(percentage) for _, percentage in labels]
    scores = [scorer(read((folder / file).read_bytes(), LIMITS), job) for file, _ in labels]
    third = sorted(wanted)[len(wanted) * 2 // 3]
    top = [s for s, w in zip(scores, wanted, strict=True) if w >= third]
    rest = [s for s, w in zip(scores, wanted, strict=True) if w < third]
    print(f"{name:<16}{spearman(scores, wanted):>8.3f}{area(top, rest):>8.3f}")


def main() -> None:
    folder = Path(sys.argv[1])
    scorers = {
        "offline": Ours(),
        "criteria": ByCriteria(),
        "TF-IDF cosine": cosine,
        "keyword ratio": keyword_ratio,
    }
    for titled in (True, False):
        print(f"\nBy category, jobs {'with' if titled else 'without'} their title")
        print(f"{'':<16}{'AUC':>8}{'P@10':>8}{'R-prec':>8}")
        for name, scorer in scorers.items():
            categories(folder, name, scorer, titled)
    if (folder / "hackerearth").is_dir():
        print(f"\nBy a human's percentage\n{'':<16}{'rho':>8}{'AUC':>8}")
        for name, scorer in scorers.items():
            percentages(folder / "hackerearth", name, scorer)


if __name__ == "__main__":
    main()
