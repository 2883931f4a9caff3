"""JSON from strangers, read within limits: one reader for bodies and for JSON in form fields."""

from __future__ import annotations

import json
from typing import Any

from flask.json.provider import DefaultJSONProvider

from resume_api.domain.characters import storable

MAX_BYTES = 4 * 1024 * 1024
"""The longest body that our schemas allow, every character escaped, takes 3 MB."""
MAX_DEPTH = 16
MAX_VALUES = 10_000
MAX_DIGITS = 18
"""Of an integer: what a 64-bit column holds. Python itself refuses more than 4,300."""


class JsonInput(DefaultJSONProvider):
    """Flask's JSON whose reading is ``load``."""

    def loads(self, s: str | bytes, **_: Any) -> Any:
        """The value of a body. Raises ValueError with words for the client."""
        return load(s)


def load(text: str | bytes) -> Any:
    """The value in ``text``. Raises ValueError with words for the client: no JSON (RFC 8259), too
    deep, too many values, an integer too long, or a text that cannot be stored."""
    try:
        value = json.loads(text, parse_int=_integer, parse_constant=_no_constant)
    except RecursionError:
        raise ValueError("JSON nested too deep.") from None
    except UnicodeDecodeError:
        raise ValueError("Not valid UTF-8.") from None
    except json.JSONDecodeError:
        raise ValueError("Not valid JSON.") from None
    _check(value)
    return value


def _integer(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise ValueError(f"An integer has more than {MAX_DIGITS} digits.")
    return int(digits)


def _no_constant(_: str) -> Any:
    raise ValueError("Not valid JSON.")


def _check(value: Any) -> None:
    """Walk level by level, so that a deep value cannot exhaust the stack."""
    level, seen = [value], 0
    for _ in range(MAX_DEPTH + 1):
        seen += len(level)
        if seen > MAX_VALUES:
            raise ValueError(f"JSON of more than {MAX_VALUES} values.")
        if not all(storable(one) for one in level if isinstance(one, str)):
            raise ValueError("A text holds NUL or a lone surrogate, which are no characters.")
        level = [inner for one in level for inner in _inside(one)]
        if not level:
            return
    raise ValueError("JSON nested too deep.")


def _inside(value: Any) -> list[Any]:
    if isinstance(value, dict):
        return [*value.keys(), *value.values()]
    return value if isinstance(value, list) else []
