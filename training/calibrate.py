"""Curves of how often a field is right by what the model says of it, from held-out resumes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from training.scoring import Judged

_EDGES = (0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.995, 1.01)
_FEWEST = 12  # fields that say something together; fewer join the next bin
Bin = tuple[float, float, int]  # mean of what the model says, share that is right, count


def bins(judged: Sequence[tuple[float, bool]]) -> list[Bin]:
    """The reliability table of one field."""
    found = []
    low = 0.0
    for high in _EDGES:
        own = [(said, right) for said, right in judged if low <= said < high]
        if len(own) >= _FEWEST:
            said, right = (sum(values) / len(own) for values in zip(*own, strict=True))
            found.append((said, right, len(own)))
            low = high
    return found


def curve(table: Sequence[Bin]) -> list[tuple[float, float]]:
    """The table as an ascending curve: neighbours that fall are pooled."""
    pools: list[Bin] = []
    for said, right, count in table:
        pools.append((said, right, count))
        while len(pools) > 1 and pools[-2][1] >= pools[-1][1]:
            (a, p, n), (b, q, m) = pools[-2:]
            pools[-2:] = [((a * n + b * m) / (n + m), (p * n + q * m) / (n + m), n + m)]
    return [(round(said, 3), round(right, 3)) for said, right, _ in pools]


def write(judged: Iterable[Judged], path: Path) -> str:
    """Writes the curve of each field and gives the reliability tables as text."""
    by_field: dict[str, list[tuple[float, bool]]] = {}
    for field, said, right in judged:
        by_field.setdefault(field, []).append((said, right))
    tables = {field: bins(own) for field, own in sorted(by_field.items())}
    curves = {field: curve(table) for field, table in tables.items()}
    path.write_text(json.dumps(curves, indent=1) + "\n", "utf-8")
    return "\n".join(
        f"{field:12}"
        + "".join(f"  {said:.2f} {right:.2f} ({count})" for said, right, count in table)
        for field, table in tables.items()
    )
