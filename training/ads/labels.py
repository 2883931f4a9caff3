"""The labelled ads: given ones, whose text stays where it is and whose labels are run lengths and
hashes of words, and our own, whose text stands in ``own`` with a mark before each clause."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from resume_api.extraction.job.segments import Segment, segments
from resume_api.extraction.text.word_lists import fold
from training.truth import words_of

ROLES = {
    "t": "title", "c": "company", "d": "duty", "m": "must", "n": "nice", "k": "condition",
    "b": "benefit", "a": "application_and_law", "o": "other", "h": "heading",
}  # fmt: skip
LETTERS = {role: letter for letter, role in ROLES.items()}
FOLDER = Path(__file__).parent
_PASTED = [
    FOLDER.parents[1] / f"benchmarks/accuracy/data/{name}.txt" for name in ("pasted", "varied")
]
_HELD_OUT = "held_out"
_SOURCES = {"jds": "ranking/jds.jsonl", "fa": "jobs/fa.jsonl"}
_MARK = re.compile(rf"§([{''.join(ROLES)}])")


@dataclass(frozen=True, slots=True)
class Ad:
    """An ad with the role of each of its words. ``group`` is where it comes from."""

    name: str
    group: str
    language: str
    text: str
    starts: tuple[int, ...]
    roles: str

    def segments(self) -> tuple[tuple[Segment, ...], list[str]]:
        """The segments of the text and the role of most words of each."""
        parts = segments(self.text, fold(self.text))
        labels = []
        for part in parts:
            inside = [
                role
                for start, role in zip(self.starts, self.roles, strict=True)
                if part.start <= start < part.end
            ]
            most = Counter(inside).most_common(1)
            labels.append(ROLES[most[0][0]] if most else "other")
        return parts, labels


def checksum(hashes: Sequence[int]) -> int:
    """A hash of words: too short to be read back, long enough to show a changed text."""
    return crc32(" ".join(map(str, hashes)).encode()) & 0xFFFF


def own() -> Iterator[Ad]:
    """The ads that were written for training."""
    for path in sorted(FOLDER.glob("own/*.txt")):
        for block in path.read_text("utf-8").split("=== ")[1:]:
            head, _, body = block.partition("\n")
            yield _marked(head.split()[0], path.stem, body)


def pasted(held_out: bool) -> Iterator[Ad]:
    """The ads whose requirements are labelled too, those that are held out or the others."""
    for block in "".join(path.read_text("utf-8") for path in _PASTED).split("## ")[1:]:
        head, *lines = block.split("\n")
        language, trade, *marks = head.split()
        if (_HELD_OUT in marks) is held_out:
            body = "\n".join(line for line in lines if not line.startswith("= "))
            yield _marked(f"{language}-{trade}", language, body)


def _marked(name: str, language: str, body: str) -> Ad:
    text, starts, roles = "", [], ""
    pieces = _MARK.split(body)
    text = pieces[0]
    for role, words in zip(pieces[1::2], pieces[2::2], strict=True):
        found = [len(text) + start for _, start, _ in words_of(words)]
        starts += found
        roles += role * len(found)
        text += words
    return Ad(name, "own", language, text, tuple(starts), roles)


def given(data: Path) -> Iterator[Ad]:
    """The labelled ads of a data folder; one whose text is no longer the one that was labelled is
    an error."""
    for path in sorted(FOLDER.glob("labels/*.jsonl")):
        texts = _texts(data / _SOURCES[path.stem])
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            text = texts[row["id"]]
            words = words_of(text)
            roles, at = "", 0
            for role, count, proof in row["roles"]:
                if checksum([h for h, _, _ in words[at : at + count]]) != proof:
                    raise ValueError(f"{row['id']}: not the text that was labelled")
                roles += role * count
                at += count
            starts = tuple(start for _, start, _ in words)
            yield Ad(row["id"], row["group"], row["language"], text, starts, roles)


def _texts(path: Path) -> dict[str, str]:
    rows = (json.loads(line) for line in path.read_text("utf-8").split("\n") if line)
    return {row["id"]: row["text"] for row in rows}
