"""One person and one job told in many languages: ``python -m benchmarks.accuracy.twins``.

Prints the overall score of each pair of ``samples/twins`` and the widest distance from English,
then how scores lie for clear fits (each person and the own job) and for unrelated pairs (each
person and the jobs of the other trades in the same language).
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from providers.base import Deadline
from providers.offline import OfflineProvider
from resume_api.analysis import grounding
from resume_api.analysis.pipeline import Answers
from resume_api.analysis.tasks import TASKS
from resume_api.documents.text import from_text
from resume_api.domain.assessment import AnalysisInputs
from resume_api.extraction.job.extractor import read_job
from resume_api.extraction.resume.extractor import read_resume
from resume_api.extraction.resume.format_checks import format_checks
from resume_api.matching import requirements, scoring
from resume_api.matching.evidence import Evidence

TWINS = Path(__file__).parents[2] / "samples" / "twins"


def twin_languages() -> tuple[str, ...]:
    """English, then the other languages that every pair is told in."""
    told = [{file.name[:2] for file in path.iterdir()} for path in TWINS.iterdir() if path.is_dir()]
    return ("en", *sorted(set.intersection(*told) - {"en"}))


def score(person: Path, trade: Path, language: str) -> int:
    """The overall score of a person's resume against a trade's job, offline."""
    document = from_text((person / f"{language}.resume.txt").read_text())
    read = read_resume(document, datetime.now(UTC).date())
    ad, evidence = read_job((trade / f"{language}.job.txt").read_text()), Evidence.of(read)
    inputs = AnalysisInputs(
        language,
        read.resume,
        ad.job,
        requirements.build(evidence, ad),
        requirements.keywords(evidence, ad.job),
        format_checks(document, read.resume, language),
    )
    provider = OfflineProvider()
    answers = Answers((task, provider.run(task, inputs, Deadline(10))) for task in TASKS)
    overall = scoring.score(grounding.ground(answers, inputs), inputs).overall
    return -1 if overall is None else overall


def main() -> None:
    """A row for each trade, then the two kinds of pairs."""
    trades = sorted(path for path in TWINS.iterdir() if path.is_dir())
    languages = twin_languages()
    print(f"{'':20}" + "".join(f"{language:>6}" for language in languages) + "  widest")
    fits: list[int] = []
    for folder in trades:
        scores = [score(folder, folder, language) for language in languages]
        widest = max(abs(value - scores[0]) for value in scores)
        print(f"{folder.name:20}" + "".join(f"{value:>6}" for value in scores) + f"{widest:>8}")
        fits += scores
    unrelated = [
        score(person, trade, language)
        for person in trades
        for trade in trades
        if person != trade
        for language in languages
    ]
    for kind, found in (("clear fits", fits), ("unrelated", unrelated)):
        spread = f"lowest {min(found)}, median {median(found):g}, highest {max(found)}"
        print(f"{kind:20}{len(found):>6} pairs, {spread}")


if __name__ == "__main__":
    main()
