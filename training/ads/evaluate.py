"""How well clauses are read that the model has not seen: by source, by language, our own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from zlib import crc32

import pycrfsuite

from training.ads.labels import ROLES
from training.ads.model import TARGET, Sample, train

Pairs = list[tuple[str, str]]  # true and read role
ASKS = ("must", "nice", "duty", "condition")
FOLDS = 5


def splits(data: Sequence[Sample], by: str) -> dict[str, Callable[[Sample], bool]]:
    """By name of what is held out, whether an ad is in it."""
    if by == "source":
        groups = sorted({_source(one) for one in data})
        return {name: lambda one, name=name: _source(one) == name for name in groups}
    if by == "language":
        codes = sorted({one.ad.language for one in data})
        return {code: lambda one, code=code: one.ad.language == code for code in codes}
    return {
        f"fold {fold}": lambda one, fold=fold: crc32(one.ad.name.encode()) % FOLDS == fold
        for fold in range(FOLDS)
    }


def _source(one: Sample) -> str:
    return {"vishal": "small", "ukit": "small", "vanetik": "small"}.get(one.ad.group, one.ad.group)


def held_out(data: Sequence[Sample], by: str) -> dict[str, Pairs]:
    """What is read of each part by a model of the others."""
    found: dict[str, Pairs] = {}
    for name, inside in splits(data, by).items():
        with TemporaryDirectory() as folder:
            path = Path(folder) / "ads.crfsuite"
            train([one for one in data if not inside(one)], path)
            found[name] = read([one for one in data if inside(one)], path)
    return found


def read(data: Iterable[Sample], path: Path = TARGET) -> Pairs:
    """The true and the read role of each clause."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return [pair for one in data for pair in zip(one.labels, tagger.tag(one.features), strict=True)]


def table(parts: dict[str, Pairs]) -> str:
    """Shares in percent: all roles right, asked for or not, must and nice told apart; by role
    precision and recall of all parts together."""
    lines = [f"{'':12}{'clauses':>8}{'right':>8}{'asks':>8}{'must/nice':>10}"]
    together: Pairs = []
    for name, pairs in parts.items():
        together += pairs
        lines.append(_line(name, pairs))
    if len(parts) > 1:
        lines.append(_line("all", together))
    true, said = Counter(t for t, _ in together), Counter(s for _, s in together)
    right = Counter(t for t, s in together if t == s)
    for role in ROLES.values():
        precision, recall = right[role] / (said[role] or 1), right[role] / (true[role] or 1)
        lines.append(f"  {role:20}{true[role]:6}  P {100 * precision:5.1f}  R {100 * recall:5.1f}")
    return "\n".join(lines)


def _line(name: str, pairs: Pairs) -> str:
    size = len(pairs) or 1
    right = sum(t == s for t, s in pairs)
    asks = sum((t in ASKS) == (s in ASKS) for t, s in pairs)
    wishes = [t == s for t, s in pairs if {t, s} <= {"must", "nice"}]
    told = 100 * sum(wishes) / (len(wishes) or 1)
    return f"{name:12}{len(pairs):8}{100 * right / size:8.1f}{100 * asks / size:8.1f}{told:10.1f}"
