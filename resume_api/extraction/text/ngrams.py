"""The n-gram statistics of py3langid, cut down to a few languages: 15 MB instead of 100."""

from __future__ import annotations

import io
import lzma
import math
from collections import Counter
from collections.abc import Sequence
from importlib.resources import files

import numpy as np
import numpy.typing as npt

_BYTES = (*range(0x20, 0x7F), *range(0x80, 0xC6), *range(0xD8, 0xDC), 0xE2)  # Latin and Arabic

Scores = npt.NDArray[np.float32]


class NGrams:
    """Naive Bayes over byte n-grams. The automaton of the package is turned back into the n-grams
    that it recognises, those of other scripts left out, with one row of log-odds each."""

    def __init__(self, languages: Sequence[str]) -> None:
        """Load the model for ``languages`` (codes of py3langid; Latin or Arabic script)."""
        archive = files("py3langid").joinpath("data/model.npz.xz")
        with archive.open("rb") as packed, lzma.open(packed) as stream:
            unpacked = io.BytesIO(stream.read())  # no file: a start must not need room on a disk
        with np.load(unpacked, allow_pickle=False) as model:
            classes = model["classes"].tolist()
            columns = [classes.index(language) for language in languages]
            table = model["ptc"][:, columns].astype(np.float32)
            grams = _grams(model["nextmove"].reshape(-1, 256), model["nextmove_row"])
            features = model["out_feat"][list(grams.values())]
            self._prior = model["pc"][columns]
        unpacked.close()
        known, inverse = np.unique(features[features >= 0], return_inverse=True)
        rows = np.full(len(features), -1, dtype=np.int32)
        rows[features >= 0] = inverse
        self._table: Scores = table[known]
        self._rows = dict(zip(grams, rows.tolist(), strict=True))

    def scores(self, text: str) -> Scores:
        """Log-odds of the languages, divided by the root of the text's length in bytes so that
        they mean the same for short texts and long ones."""
        data = f" {text} ".encode("utf-8", "replace")
        rows, visited, start = self._rows, [], 0
        for end in range(1, len(data) + 1):
            row = rows.get(data[start:end])
            while row is None and start < end:  # as the automaton falls back to a shorter suffix
                start += 1
                row = rows.get(data[start:end])
            if row is not None:
                visited.append(row)
        counts = Counter(visited)
        del counts[-1]  # states that are no feature
        if not counts:
            return np.zeros(len(self._prior), dtype=np.float32)
        found = np.fromiter(counts.keys(), dtype=np.intp, count=len(counts))
        times = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
        total: Scores = np.log1p(times) @ self._table[found] + self._prior
        return total / np.float32(math.sqrt(len(data)))


def _grams(moves: npt.NDArray[np.uint32], rows: npt.NDArray[np.uint16]) -> dict[bytes, int]:
    """The byte string that leads to each state of the automaton, shortest first."""
    seen = np.zeros(len(rows), dtype=bool)
    seen[0] = True
    level: dict[bytes, int] = {b"": 0}
    grams: dict[bytes, int] = {}
    ends = [bytes((byte,)) for byte in _BYTES]
    while level:
        names, states = list(level), np.fromiter(level.values(), dtype=np.intp)
        targets = moves[rows[states]][:, _BYTES]
        parents, letters = np.nonzero(~seen[targets])  # only a child is new: the rest falls back
        children = targets[parents, letters]
        seen[children] = True
        level = {
            names[parent] + letter: child
            for parent, letter, child in zip(
                parents.tolist(),
                map(ends.__getitem__, letters.tolist()),
                children.tolist(),
                strict=True,
            )
        }
        grams |= level
    return grams
