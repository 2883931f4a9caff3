"""Gives a recorded answer to a prompt: its items are found by their places in the ad."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from tests.recorded import Recording, Verdict, together
from tests.vendors.reading import BLOCK
from tests.vendors.rules import JsonSchema

_ITEM = re.compile(r"^([RK]\d+) \[[^\]\n]*\] (.*?)(?: \(A(\d+)(?:: .*)?\))?$", re.MULTILINE)
_MOST_LINES = 3


@dataclass(frozen=True)
class Replay:
    """The model that has read one pair well."""

    pair: Recording

    def __call__(self, prompt: str, schema: JsonSchema | None) -> str | None:
        """The recorded answer of the task that a schema is of."""
        keys = set((schema or {}).get("properties", {}))
        if "added" in keys:
            answer: dict[str, Any] = self._match(prompt)
        elif "judgements" in keys:
            answer = {"judgements": [self._keyword(*item[:2]) for item in _items(prompt)]}
        elif "strengths" in keys:
            answer = self._insights()
        elif "flashcards" in keys:
            cards = [
                {"front": front, "back": back, "lines": lines}
                for front, back, lines in self.pair.said["flashcards"]
            ]
            answer = {"flashcards": cards}
        else:
            return None
        return json.dumps(answer, ensure_ascii=False)

    def _match(self, prompt: str) -> dict[str, Any]:
        judgements, seen = [], set[Verdict]()
        for number, words, line in _items(prompt):
            verdicts = self._verdicts(words, int(line or 1))
            seen.update(verdicts)
            judgements.append({"id": number, "alternative_of": None, **_judged(verdicts)})
        added = [
            {"text": self.pair.job[one.start : one.end], "kind": "must", "topic": "skill"}
            | {"alternatives": [], "years": None, "level": None, **_judged([one])}
            for one in self.pair.verdicts
            if one not in seen
        ]
        return {"judgements": judgements, "added": added, "reasoning": self.pair.said["reasoning"]}

    def _verdicts(self, words: str, line: int) -> list[Verdict]:
        """The verdicts on an item by its words and the line of the ad that it begins in."""
        above = sum(len(one) + 1 for one in self.pair.job.split("\n")[: line - 1])
        found = re.compile(r"\s+".join(map(re.escape, words.split()))).search(self.pair.job, above)
        return self.pair.on(*found.span()) if found else []

    def _keyword(self, number: str, words: str) -> dict[str, Any]:
        """A keyword is found where its requirement is met, or where it stands in the resume."""
        lines = [
            number
            for number, line in enumerate(self.pair.resume.split("\n"), 1)
            if words.casefold() in line.casefold()
        ]
        for place in re.finditer(re.escape(words), self.pair.job):
            if not lines:
                met = [one for one in self.pair.on(*place.span()) if one.status == "met"]
                lines = [number for one in met for number in one.lines]
        status, reason = ("met", "It is there.") if lines else ("not_met", "It is not there.")
        return {"id": number, "status": status, "lines": lines[:_MOST_LINES], "reason": reason}

    def _insights(self) -> dict[str, Any]:
        def points(name: str) -> list[dict[str, Any]]:
            return [{"text": text, "lines": lines} for text, lines in self.pair.said[name]]

        priorities = ("high_priority", "medium_priority", "low_priority")
        advice = {name: points(name) for name in priorities}
        lists = {name: points(name) for name in ("strengths", "improvements")}
        return {**lists, "recommendations": advice}


def _items(prompt: str) -> list[tuple[str, str, str]]:
    block = next(match[3] for match in BLOCK.finditer(prompt) if match[1] == "items")
    return _ITEM.findall(block)


def _judged(verdicts: list[Verdict]) -> dict[str, Any]:
    if not verdicts:
        return {"status": "not_asked", "lines": [], "reason": "The ad does not ask this."}
    lines = [number for one in verdicts for number in one.lines][:_MOST_LINES]
    return {"status": together(verdicts), "lines": lines, "reason": verdicts[0].reason}
