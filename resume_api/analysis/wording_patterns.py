"""What a language's lines are compared by: words that limit a claim, roles, directions, tenses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from resume_api.extraction.text.tokens import tokenize
from resume_api.languages import packs


class WordingPatterns:
    """One language's words and patterns, from the ``wording`` of its pack.

    ``joining`` and ``binding`` are words that say nothing by themselves, ``limiting`` patterns what
    limits a claim, ``roles`` what claims a role or praise (in English too: titles are borrowed),
    ``directions`` the words that say which way a figure points.
    """

    def __init__(self, code: str) -> None:
        self.language = packs.languages()[code]
        wording = packs.words(code, "wording")
        self.joining = frozenset(tokenize(wording["joining"]).keys)
        self.binding = frozenset(tokenize(wording["binding"]).keys)
        self.verbs: Mapping[str, str] = {
            key: group.split()[0]
            for group in packs.terms(wording["verbs"])
            for key in tokenize(group).keys
        }
        self._endings = re.compile(f"(?<=...)(?:{'|'.join(packs.terms(wording['endings']))})$")
        self.limiting = list(_compiled(code, "limiting"))
        own = dict.fromkeys((code, packs.FALLBACK))
        self.roles = [pattern for one in own for pattern in _compiled(one, "roles")]
        self.directions = frozenset(tokenize(wording.get("directions", "")).keys)

    @staticmethod
    @cache
    def of(tag: str) -> WordingPatterns:
        """The patterns of a BCP 47 tag's language, English where the service does not speak it."""
        return WordingPatterns(packs.answer_language(tag))

    def sense(self, token: str) -> str:
        """A folded token without tense and number: verbs of one meaning have one sense, a verb and
        who does it ("manage", "manager") have not."""
        if token in self.verbs:
            return self.verbs[token]
        root = self._endings.sub("", token)
        return root[:-1] if len(root) > 3 and root[-1] == root[-2] else root

    def content(self, line: str) -> int:
        """How many words of a line say something: articles, prepositions and the like do not."""
        return sum(key not in self.joining | self.binding for key in tokenize(line).keys)


def _compiled(code: str, key: str) -> Iterator[re.Pattern[str]]:
    for pattern in packs.words(code, "wording").get(key, ()):
        yield re.compile(pattern, re.IGNORECASE)
