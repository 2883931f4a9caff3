"""JSON from strangers, read within limits: one reader for bodies and for JSON in form fields."""

from __future__ import annotations

import json
from typing import Any

from flask.json.provider import DefaultJSONProvider

from resume_api.domain.characters import storable
from resume_api.languages.error_sentences import english

MAX_BYTES = 4 * 1024 * 1024
"""The longest body that our schemas allow, every character escaped, takes 3 MB."""
MAX_DEPTH = 16
MAX_VALUES = 10_000
MAX_DIGITS = 18
"""Of an integer: what a 64-bit column holds."""
_TOO_LONG = english("value_digits", max=MAX_DIGITS)


class JsonInput(DefaultJSONProvider):
    """Flask's JSON whose reading is ``load``."""

    def loads(self, s: str | bytes, **_: Any) -> Any:
        """The value of a body. Raises ValueError with words for the client."""
        return load(s)


def load(text: str | bytes) -> Any:
    """The value in ``text``. Raises ValueError with words for the client: no JSON (RFC 8259), too
    deep, too many values, an integer too long, or a text that cannot be stored."""
    try:
        value = json.loads(text, parse_constant=_no_constant)
    except RecursionError:
        raise ValueError(english("value_json_depth")) from None
    except UnicodeDecodeError:
        raise ValueError(english("value_utf8")) from None
    except json.JSONDecodeError:
        raise ValueError(english("value_json")) from None
    except ValueError:  # Python converts no more than 4,300 digits
        raise ValueError(_TOO_LONG) from None
    _check(value)
    return value


def _no_constant(name: str) -> Any:
    raise json.JSONDecodeError("no constant of JSON", name, 0)


def _check(value: Any) -> None:
    """Walk level by level, so that a deep value cannot exhaust the stack."""
    level, seen = [value], 1
    for _ in range(MAX_DEPTH + 1):
        if not all(storable(one) for one in level if isinstance(one, str)):
            raise ValueError(english("value_no_characters"))
        if any(abs(one) >= 10**MAX_DIGITS for one in level if isinstance(one, int)):
            raise ValueError(_TOO_LONG)
        containers = [one for one in level if isinstance(one, dict | list)]
        seen += sum(map(len, containers))
        if seen > MAX_VALUES:
            raise ValueError(english("value_json_values", max=MAX_VALUES))
        if not containers:
            return
        level = [inner for one in containers for inner in _inside(one)]
    raise ValueError(english("value_json_depth"))


def _inside(container: dict[str, object] | list[object]) -> list[Any]:
    if isinstance(container, dict):
        return [*container.keys(), *container.values()]
    return container
