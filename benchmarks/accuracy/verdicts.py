"""Verdicts on single requirements against labels: ``python -m benchmarks.accuracy.verdicts``.

Reads ``tests/data/verdicts/NAME.tsv``: language, trade, topic, requirement, lines of a resume
(``\\n`` is a line break), verdict. ``unclear`` counts as ``not_met``: it finds nothing.
``--errors`` lists what is judged otherwise.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from resume_api import documents
from resume_api.domain.assessment import Judgement
from resume_api.domain.document import Limits, Quote
from resume_api.domain.job import CertificateDemand, SkillDemand
from resume_api.extraction.job.extractor import read_criterion
from resume_api.extraction.resume.extractor import read_resume
from resume_api.extraction.skills.mentions import find_skills
from resume_api.extraction.text.processed import ProcessedText
from resume_api.matching import credentials, evidence_search, requirements
from resume_api.matching.evidence import Evidence

FOLDER = Path(__file__).parents[2] / "tests" / "data" / "verdicts"
SETS = ("fitted", "held-out")
TODAY = date(2026, 1, 1)
HEAD = "Robin Sample\\nrobin@example.com\\n\\n"


def rows(name: str) -> Iterator[list[str]]:
    """The rows of one set."""
    for line in (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def judged(topic: str, requirement: str, lines: str) -> Judgement:
    """The finding on a requirement: of abilities and certificates by the words as they are."""
    text = f"{HEAD}{lines}".replace("\\n", "\n")
    document = documents.read(text.encode(), Limits())
    evidence = Evidence.of(read_resume(document, TODAY))
    words = Quote(requirement, 0, len(requirement))
    names = [one.name for one in find_skills(ProcessedText(requirement))] or [None]
    if topic in ("skill", "soft"):
        found = [evidence_search.skill(SkillDemand(words, one), evidence) for one in names]
    elif topic == "certification":
        found = [credentials.certificate(CertificateDemand(words, one), evidence) for one in names]
    else:
        items = requirements.build(evidence, read_criterion(requirement))
        own = [one for one in items if one.topic == topic] or list(items)
        found = [(one.share, one.finding) for one in own]
    return max(found, key=lambda match: match[0], default=(0.0, Judgement("not_met")))[1]


def measure(name: str, errors: bool) -> None:
    """Print accuracy, what is wrongly denied and wrongly granted: in all, by topic and language."""
    tallies: dict[str, Counter[str]] = {}
    for language, _, topic, requirement, lines, label in rows(name):
        wanted = "not_met" if label == "unclear" else label
        said = judged(topic, requirement, lines).status
        said = "not_met" if said == "unclear" else said
        for key in ("all", topic, language):
            tally = tallies.setdefault(key, Counter())
            tally["n"] += 1
            tally["same"] += said == wanted
            tally["is met"] += wanted == "met"
            tally["denied"] += wanted == "met" and said == "not_met"
            tally["is not"] += wanted == "not_met"
            tally["granted"] += wanted == "not_met" and said == "met"
        if errors and said != wanted:
            print(f"  {said} for {wanted}: {requirement!r} in {lines!r}")
    print(f"{name:<16}{'rows':>6}{'right':>8}{'met denied':>13}{'not met granted':>17}")
    for key, tally in tallies.items():
        denied = tally["denied"] / max(1, tally["is met"])
        granted = tally["granted"] / max(1, tally["is not"])
        right = tally["same"] / tally["n"]
        print(f"{key:<16}{tally['n']:>6}{right:>8.3f}{denied:>13.3f}{granted:>17.3f}")
    print()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list what is judged otherwise")
    given = parser.parse_args()
    for name in SETS:
        measure(name, given.errors)


if __name__ == "__main__":
    main()
