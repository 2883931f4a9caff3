"""How answers read in one language: contrasts and openings, and words of one meaning."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from resume_api.extraction.text.tokens import tokenize
from resume_api.languages import packs


class AnswerPatterns:
    """One language's patterns for answers, from the ``answers`` and ``wording`` of its pack."""

    def __init__(self, code: str) -> None:
        self.language = packs.languages()[code]
        patterns = packs.words(code, "answers")
        self.contrast = re.compile(patterns["contrast"], re.IGNORECASE)
        self.yes = re.compile(patterns["yes"], re.IGNORECASE)
        self.openings = [(re.compile(p, re.IGNORECASE), new) for p, new in patterns["openings"]]
        self._stands_for = [
            (re.compile(p, re.IGNORECASE), new) for p, new in patterns["stands_for"]
        ]
        self.leading = re.compile(patterns["leading"], re.IGNORECASE)
        wording = packs.words(code, "wording")
        self.joining = frozenset(tokenize(wording["joining"]).keys)
        self.binding = frozenset(tokenize(wording["binding"]).keys)
        self._verbs: Mapping[str, str] = {
            key: group.split()[0]
            for group in packs.terms(wording["verbs"])
            for key in tokenize(group).keys
        }
        self._endings = re.compile(f"(?<=...)(?:{'|'.join(packs.terms(wording['endings']))})$")

    @staticmethod
    @cache
    def of(tag: str) -> AnswerPatterns:
        """The patterns of a BCP 47 tag's language, English where the service does not speak it."""
        return AnswerPatterns(packs.answer_language(tag))

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
