"""Vectors that were asked for before."""

from __future__ import annotations

from collections.abc import Sequence

from providers import vectors
from providers.vectors import VectorMemory


class Model:
    """Counts the letters, and the texts that it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts: Sequence[str]) -> list[list[float]]:
        self.asked += texts
        return [[float(len(text))] for text in texts]


def test_a_text_is_asked_for_once() -> None:
    memory, model = VectorMemory(), Model()
    first = memory.of(["one", "three", "one"], model)
    assert [list(vector) for vector in first] == [[3.0], [5.0], [3.0]]
    assert memory.of(["three", "four"], model) == [first[1], memory.of(["four"], model)[0]]
    assert model.asked == ["one", "three", "four"]


def test_the_oldest_are_forgotten(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(vectors, "KEPT", 2)
    memory, model = VectorMemory(), Model()
    memory.of(["a", "b"], model)
    memory.of(["a"], model)
    memory.of(["c"], model)
    memory.of(["a", "b"], model)
    assert model.asked == ["a", "b", "c", "b"]
