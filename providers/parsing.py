"""A model's text to a validated answer, forgiving in form and strict in content."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import json_repair
from marshmallow import Schema, ValidationError

from resume_api.domain.characters import without_unstorable

MAX_CHARACTERS = 200_000
MAX_FAULTS = 12

MAX_OBJECTS = 40
MAX_SPARED = 4
"""One row of so many may be left out of an answer's list."""
MAX_DEPTH = 3

_FENCE = re.compile(r"```[a-zA-Z]*\s*\n(.*?)```", re.DOTALL)
_THOUGHTS_END = re.compile(r"(?:</[\w:-]{1,30}>|<\|[^|<>]{1,30}\|>|\[/\w{1,30}\])\s*+(?=\{|```)")
"""What closes a model's thoughts right before its answer: a tag of any name, a channel's mark."""


class InvalidAnswer(Exception):
    """The text is no valid answer; ``faults`` says why, by field, without quoting the text."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


def parse(text: str, schema: type[Schema]) -> dict[str, object]:
    """The answer in ``text``, validated by ``schema``. Raises InvalidAnswer.

    A model may think aloud first, draft objects and all, in tags or channels of any name, and wrap
    its answer: the last object that is valid counts, or the object within one.
    """
    text = text[:MAX_CHARACTERS].strip()
    if not text:
        raise InvalidAnswer(["the answer is empty"])
    faults = ["the answer is not one JSON object"]
    for found in _objects(text):
        for candidate in _unwrapped(found):
            try:
                return _loaded(candidate, schema)
            except ValidationError as error:
                if candidate is found:
                    faults = list(_faults(error.messages))[:MAX_FAULTS]
    raise InvalidAnswer(faults)


def _loaded(found: dict[str, object], schema: type[Schema]) -> dict[str, object]:
    """An object that fits the schema. A few rows of its lists that do not are left out: what they
    would say is as if it had not been said. Raises ValidationError."""
    try:
        loaded: dict[str, object] = schema().load(found)
    except ValidationError as error:
        at_fault = error.messages
        faults = at_fault.items() if isinstance(at_fault, dict) else ()
        if not faults or not all(_can_spare(found.get(name), rows) for name, rows in faults):
            raise
        spared = dict(faults)
        loaded = schema().load({name: _spared(v, spared.get(name)) for name, v in found.items()})
    stored: dict[str, object] = without_unstorable(loaded)
    return stored


def _can_spare(rows: object, at_fault: Any) -> bool:
    """Whether the rows at fault, by their places, are at most a quarter of a list."""
    numbered = isinstance(at_fault, dict) and all(isinstance(key, int) for key in at_fault)
    return isinstance(rows, list) and numbered and MAX_SPARED * len(at_fault) <= len(rows)


def _spared(value: object, at_fault: Any) -> object:
    if not isinstance(value, list) or not at_fault:
        return value
    return [row for place, row in enumerate(value) if place not in at_fault]


def _objects(text: str) -> Iterator[dict[str, object]]:
    """The JSON objects of a text, the last one first, those behind its thoughts before the others;
    then what can be mended into one."""
    thoughts = list(_THOUGHTS_END.finditer(text))
    answer = text[thoughts[-1].end() :] if thoughts else text
    yield from reversed(list(_whole_objects(answer)))
    if thoughts:
        yield from reversed(list(_whole_objects(text)))
    fenced = _FENCE.search(answer)
    start = answer.find("{")
    if start >= 0:
        mended = _read(_mended, fenced[1] if fenced else answer[start:])
        yield from [mended] if isinstance(mended, dict) else []


def _whole_objects(text: str) -> Iterator[dict[str, object]]:
    at = -1
    for _ in range(MAX_OBJECTS):
        at = text.find("{", at + 1)
        if at < 0:
            return
        found = _read(partial(_DECODER.raw_decode, idx=at), text)
        if found:
            value, end = found
            at = end - 1
            yield value


def _unwrapped(found: object, depth: int = MAX_DEPTH) -> Iterator[dict[str, object]]:
    """An object and those that it wraps, as in ``{"result": {…}}`` or in a call's arguments."""
    if isinstance(found, str) and found.lstrip().startswith("{"):
        found = _read(_DECODER.decode, found)
    if isinstance(found, dict):
        yield found
        if depth:
            for value in found.values():
                yield from _unwrapped(value, depth - 1)


def _read(read: Callable[[str], Any], text: str) -> Any:
    """What a reader makes of a text, None where that is no JSON; a deeply nested text runs into
    Python's own limit."""
    try:
        return read(text)
    except (ValueError, RecursionError):
        return None


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


_DECODER = json.JSONDecoder(parse_constant=_no_constant)


def _mended(text: str) -> Any:
    return json_repair.loads(text, skip_json_loads=True)


def _faults(messages: Any, path: str = "") -> Iterator[str]:
    if isinstance(messages, dict):
        for key, inner in messages.items():
            yield from _faults(inner, f"{path}.{key}" if path else str(key))
    else:
        yield from (f"{path}: {message}" for message in messages)
