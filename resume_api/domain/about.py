"""What a field of an answer means: the description of the API is made of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True)
class About:
    """Stands in ``Annotated`` beside the type of a field: what it is in words, an example, the
    bounds of a number, the choices of a text."""

    description: str = ""
    example: object = None
    least: float | None = None
    most: float | None = None
    choices: tuple[str, ...] = ()


UNTOLD = "Null where it cannot be told."
"""What is said of a score that may be null."""
Count = Annotated[int, About(least=0)]
Percent = Annotated[int, About(least=0, most=100)]
Share = Annotated[float, About(least=0, most=1)]
