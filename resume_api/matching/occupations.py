"""Lines of work: which of them a text speaks of, by the titles and terms that give them away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from configparser import ConfigParser
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from resume_api.domain.document import Quote
from resume_api.extraction.skills.trie import Trie
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.tokens import tokenize
from resume_api.extraction.text.word_lists import load
from resume_api.languages import packs

_FILE = Path(__file__).parent / "data" / "occupations.ini"


class Cue(NamedTuple):
    """A title or term of a line of work; ``share`` is one over the number of lines that have it."""

    field: str
    words: str
    title: bool
    share: float = 1.0


@dataclass(frozen=True)
class Occupations:
    """The cues of all lines of work, which lines lie near to each, and under which line those are
    asked about that have no questions of their own."""

    trie: Trie[Cue]
    near: Mapping[str, tuple[str, ...]]
    asked_as: Mapping[str, str]


@cache
def occupations() -> Occupations:
    """The lines of work of this installation, read once a process."""
    parser = ConfigParser(delimiters=("=",), interpolation=None)
    parser.read(_FILE, "utf-8")
    titles, terms = packs.union("occupation_titles"), packs.union("occupation_terms")
    listed = [
        (field, words, kind is titles)
        for field in parser.sections()
        for kind in (titles, terms)
        for words in dict.fromkeys(packs.terms(kind.get(field, "")))
    ]
    lines = Counter(words for _, words, _ in listed)
    trie: Trie[Cue] = Trie()
    for field, words, title in listed:
        _add(trie, Cue(field, words, title, 1 / lines[words]))
    near = {field: tuple(_listing(parser[field]["near"])) for field in parser.sections()}
    asked_as = {field: parser[field].get("asked_as", field) for field in parser.sections()}
    return Occupations(trie, near, asked_as)


def _listing(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _add(trie: Trie[Cue], cue: Cue) -> None:
    forms = ("", *load("inflections")["feminine"]) if "~" in cue.words else ("",)
    for form in forms:
        trie.add(tokenize(cue.words.replace("~", form)).keys, cue)


def cues(source: ProcessedText) -> Mapping[Cue, tuple[Quote, ...]]:
    """The cues that stand in a text with their places, in the order of the text."""
    text, tokens = source.text, source.tokens
    found: dict[Cue, list[Quote]] = {}
    for match in occupations().trie.matches(tokens):
        start, end = tokens.folded.source(match.start), tokens.folded.source_end(match.end)
        for cue in match.values:
            found.setdefault(cue, []).append(Quote(text[start:end], start, end))
    return {cue: tuple(quotes) for cue, quotes in found.items()}
