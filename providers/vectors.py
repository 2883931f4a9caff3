"""Vectors that were asked for before: the same line of a resume or a job is embedded once."""

from __future__ import annotations

import hashlib
import threading
from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence

KEPT = 2048  # of 4 bytes a number: 12 MB at 1,536 numbers

Vector = Sequence[float]


class VectorMemory:
    """The newest vectors of one model, by a digest of their text; threads may share it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: OrderedDict[bytes, array[float]] = OrderedDict()

    def of(
        self, texts: Sequence[str], ask: Callable[[Sequence[str]], Sequence[Vector]]
    ) -> list[Vector]:
        """One vector a text; ``ask`` is called with those that are not known, if there are any."""
        wanted = {hashlib.sha256(text.encode()).digest(): text for text in texts}
        with self._lock:
            found = {key: self._known[key] for key in wanted if key in self._known}
        missing = [key for key in wanted if key not in found]
        if missing:
            vectors = ask([wanted[key] for key in missing])
            found |= {key: array("f", v) for key, v in zip(missing, vectors, strict=True)}
        with self._lock:
            for key, vector in found.items():
                self._known[key] = vector
                self._known.move_to_end(key)
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
        return [found[hashlib.sha256(text.encode()).digest()] for text in texts]
