"""What a session says, and how it reads answers: one file a language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from providers.offline.messages import FALLBACK, LANGUAGES, shorten
from resume_api.extraction.text.tokens import tokenize

_FOLDER = Path(__file__).parent / "texts"


class Words:
    """One language's questions and headings, and its patterns for answers."""

    def __init__(self, language: str) -> None:
        self.language = language
        table = tomllib.loads((_FOLDER / f"{language}.toml").read_text("utf-8"))
        self._questions: Mapping[str, str] = table["questions"]
        self.headings: Mapping[str, str] = table["headings"]
        said = table["answers"]
        self.denial = re.compile(said["denial"], re.IGNORECASE)
        self.intention = re.compile(said["intention"], re.IGNORECASE)
        self.contrast = re.compile(said["contrast"], re.IGNORECASE)
        self.yes = re.compile(said["yes"], re.IGNORECASE)
        self.openings = [(re.compile(p, re.IGNORECASE), new) for p, new in said["openings"]]
        self._stands_for = [(re.compile(p, re.IGNORECASE), new) for p, new in said["stands_for"]]
        self.leading = re.compile(said["leading"], re.IGNORECASE)
        wording = table["wording"]
        self.joining = frozenset(tokenize(wording["joining"]).keys)
        self.binding = frozenset(tokenize(wording["binding"]).keys)
        self._verbs: Mapping[str, str] = {
            key: group.split()[0] for group in wording["verbs"] for key in tokenize(group).keys
        }
        self._endings = re.compile(f"(?<=...)(?:{wording['endings']})$")

    @staticmethod
    @cache
    def of(tag: str) -> Words:
        """The words of a BCP 47 tag's language, English where it has none."""
        language = tag.split("-")[0].casefold()
        return Words(language if language in LANGUAGES else FALLBACK)

    def naming(self, line: str, name: str) -> str | None:
        """``line`` with ``name`` for the word that stands for it; None where none does."""
        for pattern, new in self._stands_for:
            if found := pattern.search(line):
                named = found.expand(new).replace("{name}", name)
                return line[: found.start()] + named + line[found.end() :]
        return None

    def sense(self, token: str) -> str:
        """A folded token without tense and number: verbs of one meaning have one sense, a verb and
        who does it ("manage", "manager") have not."""
        if token in self._verbs:
            return self._verbs[token]
        root = self._endings.sub("", token)
        return root[:-1] if len(root) > 3 and root[-1] == root[-2] else root

    def content(self, line: str) -> int:
        """How many words of a line say something: articles, prepositions and the like do not."""
        return sum(key not in self.joining | self.binding for key in tokenize(line).keys)

    def ask(self, kind: str, **values: str) -> str:
        """The question of a kind, its quotes shortened."""
        return self._questions[kind].format_map({k: shorten(v) for k, v in values.items()})
