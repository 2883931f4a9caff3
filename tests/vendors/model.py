"""The simulated model: reads the prompt as a model would and writes an answer of the schema."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tests.vendors.failures import Fail
from tests.vendors.rules import JsonSchema

Judge = Callable[[str, str], str]
"""Takes an item's id and the status that its words earn; returns the status to answer."""


def as_earned(item: str, earned: str) -> str:
    """The judge who lets the words decide."""
    return earned


ITEM = re.compile(r"\b([RK]\d+)\b[\])}:.|\s-]*(.*)")
BLOCK = re.compile(r"^<(items|resume)-(\w+)>\n(.*?)^</\1-\2>", re.MULTILINE | re.DOTALL)
LINE = re.compile(r"^[\s\[(L]*(\d{1,5})[\])|:.\t ]+(.*)$", re.MULTILINE)
WORD = re.compile(r"[^\W\d_][\w+#.]*")
IDLE = {
    "and",
    "the",
    "for",
    "with",
    "must",
    "nice",
    "have",
    "skill",
    "keyword",
    "years",
    "knockout",
}


@dataclass(frozen=True, slots=True)
class Completion:
    """What the model says and why it stopped: stop, length, refusal or content_filter."""

    text: str
    finish: str = "stop"


@dataclass(frozen=True, slots=True)
class Said:
    """A line of a prompt, and the words it is found by."""

    text: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the model made out of a prompt: items to judge and numbered lines to cite."""

    items: dict[str, Said]
    lines: dict[int, Said]

    @classmethod
    def of(cls, prompt: str) -> Reading:
        """Read a prompt: ids such as R1 or K12 in ``<items-…>``, and in ``<resume-…>`` lines
        numbered from 1 without a gap; in the whole prompt where it has no such blocks."""
        blocks = {match[1]: match[3] for match in BLOCK.finditer(prompt)}
        return cls(_items(blocks.get("items", prompt)), _lines(blocks.get("resume", prompt)))

    def judge(self, item: str) -> tuple[str, list[int]]:
        """The status that an item's words earn, and up to two lines that name them."""
        wanted = self.items[item].words
        cited = [number for number, line in self.lines.items() if wanted & line.words]
        if not cited:
            return "not_met", []
        seen = wanted & frozenset().union(*(self.lines[number].words for number in cited))
        return ("met" if len(seen) * 2 >= len(wanted) else "partly"), cited[:2]


@lru_cache(maxsize=256)
def _items(block: str) -> dict[str, Said]:
    items: dict[str, Said] = {}
    for match in ITEM.finditer(block):
        items.setdefault(match[1], _said(match[2]))
    return items


@lru_cache(maxsize=256)
def _lines(block: str) -> dict[int, Said]:
    lines: dict[int, Said] = {}
    for match in LINE.finditer(block):
        if int(match[1]) == len(lines) + 1:
            lines[len(lines) + 1] = _said(match[2])
    return lines


def _said(text: str) -> Said:
    return Said(text, frozenset(word.casefold() for word in WORD.findall(text)) - IDLE)


def complete(
    prompt: str, schema: JsonSchema | None, behaviour: Fail | str | None, judge: Judge
) -> Completion:
    """Answer a prompt: by the schema sent along, else by one that stands in the prompt."""
    if isinstance(behaviour, str):
        return Completion(behaviour)
    if behaviour in {Fail.REFUSAL, Fail.CONTENT_FILTER}:
        return Completion("I'm sorry, but I cannot help with that.", behaviour.name.lower())
    if behaviour is Fail.BLANK:
        return Completion("")
    answer = Writer(Reading.of(prompt), judge).write(schema or _schema_within(prompt))
    text = json.dumps(_spoil(answer, behaviour), ensure_ascii=False)
    if behaviour is Fail.LENGTH:
        return Completion(text[: len(text) // 2], "length")
    frames = {
        Fail.FENCED: "```json\n{}\n```",
        Fail.PROSE: "Here is the analysis you asked for:\n\n{}\n\nLet me know what you think!",
        Fail.INVALID_JSON: "I think the candidate is rather good, all in all.",
    }
    return Completion(frames.get(behaviour, "{}").replace("{}", text) if behaviour else text)


def _schema_within(prompt: str) -> JsonSchema:
    """The first JSON schema of an object that a prompt spells out."""
    decoder = json.JSONDecoder()
    for match in re.finditer(r"\{", prompt):
        try:
            found, _ = decoder.raw_decode(prompt, match.start())
        except json.JSONDecodeError:
            continue
        if isinstance(found, dict) and "properties" in found:
            return found
    return {"type": "object", "properties": {}}


def _spoil(answer: Any, behaviour: Fail | str | None) -> Any:
    if behaviour is Fail.WRONG_SCHEMA:
        return {"verdict": "hire", "confidence": "high"}
    if behaviour is Fail.SCORES_100:
        return {**answer, "score": 100, "overall_score": 100, "match_percentage": 100}
    if behaviour is Fail.UNKNOWN_IDS:
        judgements = answer.get("judgements", [])
        return {
            **answer,
            "judgements": [{**item, "id": f"X{n}"} for n, item in enumerate(judgements)],
        }
    return answer


class Writer:
    """Writes a value of any JSON schema from what was read; the same prompt, the same words."""

    def __init__(self, reading: Reading, judge: Judge) -> None:
        self._reading = reading
        self._judge = judge
        self._random = random.Random(len(reading.lines))

    def write(self, schema: JsonSchema, name: str = "", near: int | None = None) -> Any:
        """A value of ``schema``; ``near`` is the line that the enclosing object is about."""
        kind = _kind(schema)
        if "enum" in schema:
            return schema["enum"][0]
        if kind == "object":
            near = self._random.choice(sorted(self._reading.lines) or [0])
            properties = schema.get("properties", {})
            return {key: self.write(part, key, near) for key, part in properties.items()}
        if kind == "array":
            return self._array(_inner(schema).get("items", {}), name, near)
        if kind == "string":
            return self._words(name, near)[: _inner(schema).get("maxLength", 300)]
        return {"integer": max(1, near or 1), "number": 1.0, "boolean": True}.get(kind)

    def _array(self, items: JsonSchema, name: str, near: int | None) -> list[Any]:
        if {"id", "status"} <= _inner(items).get("properties", {}).keys():
            return [self._judgement(item) for item in self._reading.items]
        if _kind(items) == "integer":
            return [near] if near else []
        return [self.write(items, name, near) for _ in range(2)]

    def _judgement(self, item: str) -> dict[str, Any]:
        earned, lines = self._reading.judge(item)
        reason = "The lines cited say so." if lines else "The resume does not say so."
        return {"id": item, "status": self._judge(item, earned), "lines": lines, "reason": reason}

    def _words(self, name: str, near: int | None) -> str:
        line = self._reading.lines.get(near or 0, Said("", frozenset())).text.strip()
        return f"{name.replace('_', ' ').capitalize()}: {line or 'the job and the resume agree.'}"


def _inner(schema: JsonSchema) -> JsonSchema:
    """A schema without the null that it may also be."""
    return next((part for part in schema.get("anyOf", []) if part.get("type") != "null"), schema)


def _kind(schema: JsonSchema) -> str:
    kind = _inner(schema).get("type", "object")
    return next(part for part in kind if part != "null") if isinstance(kind, list) else str(kind)
