"""Tells which texts are the same resume, word for word or nearly so, without comparing them all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from heapq import nsmallest
from zlib import crc32

from resume_api.extraction.text.processed import ProcessedText

SHINGLE = 3
"""Words in a row that count as one feature."""
SKETCH = 64
"""Features kept of a text: those with the smallest hashes (Broder 1997, bottom-k)."""
NEARLY = 0.7
"""The estimated share of common features (Jaccard) from which two texts are nearly the same."""
FEWEST = 60
"""Words below which alike texts say nothing: a short resume is mostly what all of them have."""

Sketch = tuple[int, ...]


def sketch(text: ProcessedText) -> Sketch:
    """The smallest hashes of a text's runs of words; none of a text with fewer than 60 words."""
    keys = text.tokens.keys
    if len(keys) < FEWEST:
        return ()
    runs = (" ".join(keys[at : at + SHINGLE]) for at in range(len(keys) - SHINGLE + 1))
    return tuple(nsmallest(SKETCH, {crc32(run.encode()) for run in runs}))


def nearly_same(sketches: Sequence[Sketch]) -> Iterator[tuple[int, int]]:
    """Pairs of places (later, the earliest that is nearly the same), in the order of the texts.

    Texts are compared only where they share a hash, so that many different ones cost little.
    """
    holders: dict[int, list[int]] = defaultdict(list)
    for place, own in enumerate(sketches):
        shared = Counter(other for one in own for other in holders[one])
        alike = (o for o in shared if _jaccard(own, sketches[o]) >= NEARLY)
        if (first := min(alike, default=None)) is not None:
            yield place, first
        for one in own:
            holders[one].append(place)


def _jaccard(one: Sketch, other: Sketch) -> float:
    """The estimate that bottom-k sketches give: of the smallest of both, how many are in both."""
    smallest = nsmallest(SKETCH, {*one, *other})
    both = set(one) & set(other)
    return sum(each in both for each in smallest) / len(smallest)
