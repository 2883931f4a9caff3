"""How much the things of the packs tell of a text's trade: ``python -m training.things DATA``.

Counts in how many of the job ads and resumes of DATA each is spoken of, and writes the weight
``ln((n + 1) / (1 + number))`` to ``resume_api/matching/data/things.tsv``.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from resume_api.extraction.text.phrase_search import statements
from resume_api.extraction.text.processed import ProcessedText
from resume_api.languages import packs
from resume_api.matching import paraphrases

SOURCES = (("ranking/jds.jsonl", "en"), ("ranking/resumes.jsonl", "en"), ("jobs/fa.jsonl", "fa"))


def main() -> None:
    """Reads the command line and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    texts = list(_texts(parser.parse_args().data))
    counts = Counter(
        group
        for text, language in texts
        for group in paraphrases.doings(statements(ProcessedText(text), language)).having
    )
    weights = (
        f"{group}\t{math.log((len(texts) + 1) / (1 + counts[group])):.2f}\n"
        for group in sorted(packs.union("things"))
    )
    paraphrases.WEIGHTS.write_text("".join(weights), "utf-8")


def _texts(data: Path) -> Iterator[tuple[str, str]]:
    for name, language in SOURCES:
        with (data / name).open(encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["text"], language


if __name__ == "__main__":
    main()
