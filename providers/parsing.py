"""A model's text to a validated answer, forgiving in form and strict in content."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import json_repair
from marshmallow import Schema, ValidationError

from resume_api.domain.characters import without_unstorable

MAX_CHARACTERS = 200_000
MAX_FAULTS = 12

_THOUGHTS_END = "</think>"
_FENCE = re.compile(r"```[a-zA-Z]*\s*\n(.*?)```", re.DOTALL)


class InvalidAnswer(Exception):
    """The text is no valid answer; ``faults`` says why, by field, without quoting the text."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


def parse(text: str, schema: type[Schema]) -> dict[str, object]:
    """The answer in ``text``, validated by ``schema``. Raises InvalidAnswer."""
    found = _find_object(_without_thoughts(text[:MAX_CHARACTERS]).strip())
    try:
        loaded: dict[str, object] = without_unstorable(schema().load(found))
    except ValidationError as error:
        raise InvalidAnswer(list(_faults(error.messages))[:MAX_FAULTS]) from error
    return loaded


def _without_thoughts(text: str) -> str:
    """``text`` without what a model thinks aloud."""
    kept, at = [], 0
    while (start := text.find("<think>", at)) >= 0 and (
        end := text.find(_THOUGHTS_END, start)
    ) >= 0:
        kept.append(text[at:start])
        at = end + len(_THOUGHTS_END)
    return "".join([*kept, text[at:]])


def _find_object(text: str) -> dict[str, object]:
    """The first JSON object: the text itself, in a fence, before trailing prose, or mended."""
    if not text:
        raise InvalidAnswer(["the answer is empty"])
    start = text.find("{")
    fenced = _FENCE.search(text)
    tries: list[tuple[Callable[[str], Any], str]] = [(_strict, text)]
    if fenced:
        tries.append((_strict, fenced[1]))
    if start >= 0:
        tries += [(_leading, text[start:]), (_mended, fenced[1] if fenced else text[start:])]
    for read, candidate in tries:
        # A deeply nested text runs into Python's own limit.
        try:
            value = read(candidate)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict):
            return value
    raise InvalidAnswer(["the answer is not one JSON object"])


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


_DECODER = json.JSONDecoder(parse_constant=_no_constant)


def _strict(text: str) -> Any:
    return _DECODER.decode(text)


def _leading(text: str) -> Any:
    return _DECODER.raw_decode(text)[0]


def _mended(text: str) -> Any:
    return json_repair.loads(text, skip_json_loads=True)


def _faults(messages: Any, path: str = "") -> Iterator[str]:
    if isinstance(messages, dict):
        for key, inner in messages.items():
            yield from _faults(inner, f"{path}.{key}" if path else str(key))
    else:
        yield from (f"{path}: {message}" for message in messages)
