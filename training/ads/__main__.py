"""``python -m training.ads train DATA`` writes the model, ``… evaluate DATA`` prints what it reads.

DATA is the folder that the given ads lie in (``ranking/jds.jsonl``, ``jobs/fa.jsonl``); without it
our own ads alone are taken.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from training.ads.evaluate import held_out, read, table
from training.ads.labels import given, own, pasted
from training.ads.model import TARGET, samples, train


def main() -> None:
    """Reads the command line and does what it says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("train", "evaluate"))
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("--by", choices=("source", "language", "ad", "fitted"), default="source")
    asked = parser.parse_args()
    data = samples([*own(), *pasted(held_out=False), *(given(asked.data) if asked.data else ())])
    print(f"{len(data)} ads, {sum(len(one.labels) for one in data)} clauses")
    if asked.what == "train":
        train(data)
        print(f"{TARGET.name}: {TARGET.stat().st_size} bytes")
    elif asked.by == "fitted":
        unseen = samples(pasted(held_out=True))
        print(table({"held out": read(unseen)}), table({"fitted": read(data)}), sep="\n")
    else:
        print(table(held_out(data, asked.by)))


if __name__ == "__main__":
    main()
