"""The simulated model: reads the prompt as a model would and writes an answer of the schema."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.vendors.failures import Fail
from tests.vendors.reading import Phrase, Reading
from tests.vendors.rules import JsonSchema

Judge = Callable[[str, str], str]
"""Takes an item's id and the status that its words earn; returns the status to answer."""
Wording = Callable[[str, str], str]
"""Takes a draft's id and its text; returns the text to answer."""

Speaker = Callable[[str, JsonSchema | None], str | None]
"""Takes a prompt and the schema sent along; returns the whole answer, or None for no answer."""

SENTENCES = {
    "reasoning": "The lines cited bear out much of what the job asks for. It begins with: {}",
    "front": "What was your own part in this: {}",
    "back": "Name the task, what you did and what came of it: {}",
    "text": "Say what came of this, in a number if there is one: {}",
}


def as_earned(item: str, earned: str) -> str:
    """The judge who lets the words decide."""
    return earned


def as_drafted(draft: str, text: str) -> str:
    """The model that leaves every sentence as it is."""
    return text


def silent(prompt: str, schema: JsonSchema | None) -> None:
    """The model that has no answer ready."""


@dataclass(frozen=True, slots=True)
class Mind:
    """What tests can change about the model: how it judges, how it words, what it answers."""

    judge: Judge = as_earned
    wording: Wording = as_drafted
    speaks: Speaker = silent


@dataclass(frozen=True, slots=True)
class Completion:
    """What the model says and why it stopped: stop, length, refusal or content_filter."""

    text: str
    finish: str = "stop"


def complete(
    prompt: str, schema: JsonSchema | None, behaviour: Fail | str | None, mind: Mind
) -> Completion:
    """Answer a prompt: by the schema sent along, else by one that stands in the prompt."""
    if isinstance(behaviour, str):
        return Completion(behaviour)
    if behaviour is None and (said := mind.speaks(prompt, schema)):
        return Completion(said)
    if behaviour in {Fail.REFUSAL, Fail.CONTENT_FILTER}:
        return Completion("I'm sorry, but I cannot help with that.", behaviour.name.lower())
    if behaviour is Fail.BLANK:
        return Completion("")
    answer = Writer(Reading.of(prompt), mind).write(schema or _schema_within(prompt))
    text = json.dumps(_spoil(answer, behaviour), ensure_ascii=False)
    if behaviour is Fail.LENGTH:
        return Completion(text[: len(text) // 2], "length")
    frames = {
        Fail.FENCED: "```json\n{}\n```",
        Fail.PROSE: "Here is the analysis you asked for:\n\n{}\n\nLet me know what you think!",
        Fail.THOUGHT_TAG: '<musing>Perhaps {"x": [1]}, no, `{` …</musing>\n{}',
        Fail.THOUGHT_CHANNEL: '<|channel|>analysis<|message|>Try {"x": 1}.<|end|><|start|>'
        "assistant<|channel|>final <|constrain|>json<|message|>{}",
        Fail.THOUGHT_UNOPENED: 'They want {"x": 1}.\n</think>\n{}',
        Fail.WRAPPED: '{"result": {}}',
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

    def __init__(self, reading: Reading, mind: Mind) -> None:
        self._reading = reading
        self._mind = mind
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
        if {"id", "text"} <= _inner(items).get("properties", {}).keys():
            drafts = self._reading.drafts.items()
            return [{"id": one, "text": self._mind.wording(one, text)} for one, text in drafts]
        if _kind(items) == "integer":
            return [near] if near else []
        return [self.write(items, name, near) for _ in range(2)]

    def _judgement(self, item: str) -> dict[str, Any]:
        earned, lines = self._reading.judge(item)
        reason = "The lines cited say so." if lines else "The resume does not say so."
        return {
            "id": item,
            "status": self._mind.judge(item, earned),
            "lines": lines,
            "reason": reason,
        }

    def _words(self, name: str, near: int | None) -> str:
        line = self._reading.lines.get(near or 0, Phrase("the resume", frozenset())).text.strip()
        return SENTENCES.get(name, "As it says: {}").format(line)


def _inner(schema: JsonSchema) -> JsonSchema:
    """A schema without the null that it may also be."""
    return next((part for part in schema.get("anyOf", []) if part.get("type") != "null"), schema)


def _kind(schema: JsonSchema) -> str:
    kind = _inner(schema).get("type", "object")
    return next(part for part in kind if part != "null") if isinstance(kind, list) else str(kind)
