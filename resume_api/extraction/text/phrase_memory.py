"""What was found out about the phrases of the texts that are being worked on.

A page repeats its words, and several stages ask the same of them. What strangers wrote is not kept
beyond that: the memory is emptied when the work is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_SIZE = 8192
_memories: list[Any] = []


def remembered(work: Callable[P, T]) -> Callable[P, T]:
    """``work``, a pure function of phrases, that answers the same question from memory."""
    memory: Any = lru_cache(maxsize=_SIZE)(work)
    _memories.append(memory)
    answering: Callable[P, T] = memory
    return answering


@contextmanager
def forgetting() -> Iterator[None]:
    """Forget every phrase at the end."""
    try:
        yield
    finally:
        for memory in _memories:
            memory.cache_clear()
