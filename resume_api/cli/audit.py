"""Says what an audit found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resume_api.fairness.audit import FOUR_FIFTHS, Group

_ROW = "{:<15} {:<22} {:>3} {:>6} {:>12} {:>7} {:>6}"


def table(found: Sequence[Group]) -> Iterator[str]:
    """A line a group: variants, mean score, differences in points, share chosen, impact ratio;
    a ratio under four fifths is marked."""
    yield _ROW.format("swapped", "to", "n", "score", "differences", "chosen", "ratio")
    for group in found:
        ratio = group.impact_ratio
        steady = group.lowest == group.highest == 0
        line = _ROW.format(
            group.attribute,
            group.name,
            group.variants,
            f"{group.mean:.1f}",
            "0" if steady else f"{group.lowest:+} to {group.highest:+}",
            f"{group.selection_rate:.0%}",
            "-" if ratio is None else f"{ratio:.2f}",
        )
        yield line if ratio is None or ratio >= FOUR_FIFTHS else f"{line} < {FOUR_FIFTHS}"
