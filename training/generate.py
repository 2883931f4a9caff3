"""Draws invented people's resumes with exact truth.

Run: ``python -m training.generate OUT --count N --seed S [--families REGEX]``.
"""

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path
from random import Random

from training.layouts import renderers
from training.layouts.compose import Composer
from training.layouts.families import Family, families
from training.layouts.truth import truth_of
from training.people.invent import invent

LANGUAGES = ("en",) * 55 + ("de", "fr", "es", "fa", "ar") * 8 + ("it", "pt", "tr", "nl", "it")


def main() -> None:
    """Reads the command line and draws."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=900)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--families", default="", help="a regular expression")
    options = parser.parse_args()
    wanted = [family for family in families() if re.search(options.families, family.name)]
    files = options.out / "files"
    files.mkdir(parents=True, exist_ok=True)
    counts: Counter[str] = Counter()
    with (
        renderers.Renderers(files) as drawers,
        (options.out / "truth.jsonl").open("w", encoding="utf-8") as truth,
    ):
        for number in range(options.count):
            family = wanted[number % len(wanted)]
            row = document(
                family, f"{options.seed}/{number}", f"{family.name}-{number:04}", drawers
            )
            truth.write(json.dumps(row, ensure_ascii=False) + "\n")
            counts[family.name] += 1
            counts[str(row["language"])] += 1
    sys.stdout.write(json.dumps(counts, indent=1) + "\n")


def document(
    family: Family, seed: str, name: str, drawers: "renderers.Renderers"
) -> dict[str, object]:
    """Draws one document and gives its truth; the same seed draws the same."""
    rng = Random(seed)
    language = rng.choice(family.languages or LANGUAGES)
    person, words = invent(language, rng, family.habits)
    composer = Composer(person, words, family)
    drawing = composer.drawing()
    file = drawers.draw(family, name, drawing)
    return {
        "file": file,
        "person": name,
        "seed": seed,
        **truth_of(person, family, drawing, composer.dates),
    }


if __name__ == "__main__":
    main()
