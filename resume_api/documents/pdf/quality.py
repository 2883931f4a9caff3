"""How well extracted text reads: signs without meaning, glued or split words, words of grammar."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Glyphs that no map turned into characters: replacement, private use, controls.
UNREADABLE = re.compile("[\ufffd\ue000-\uf8ff\x00\x01\x03-\x08\x0e-\x1f\x7f-\x9f]")
_GRAMMAR = re.compile(
    r"\b(?:the|and|of|to|in|a|for|with|on|at|by|as|is|from|or|that|und|der|die|das|von|mit|für|den|"
    r"im|auf|zu|ein|eine|bei|et|de|la|le|les|des|du|en|un|une|pour|dans|avec|el|los|las|y|del|con|"
    r"por|para|una|ve|ile|bir|için|e|di|il|che|per|da|do|em|os|na|و|در|از|به|با|که|را|این|است|برای|"
    r"تا|من|في|على|إلى|مع|عن|أن|التي|کے|کی|میں|اور|سے|کا)\b",
    re.IGNORECASE,
)
GLUED, SPLIT = 11.0, 3.0
UNREADABLE_SHARE = 0.01
# Fewer words than this are no sample.
SAMPLE = 40


@dataclass(frozen=True, slots=True)
class Quality:
    """``text`` as it came, judged by ``unreadable``, the share of its signs that no map turned into
    characters, and ``length``, the mean length of its ``words``."""

    text: str
    unreadable: float
    length: float
    words: int

    @property
    def is_glued(self) -> bool:
        """Whether blanks between words are lost."""
        return self.words >= SAMPLE and self.length > GLUED

    @property
    def is_split(self) -> bool:
        """Whether words fall into letters."""
        return self.words >= SAMPLE and self.length < SPLIT

    @property
    def faults(self) -> list[str]:
        """What is wrong, in words."""
        faults = {
            f"{self.unreadable:.0%} of the signs cannot be read": self.unreadable
            > UNREADABLE_SHARE,
            "words are glued together": self.is_glued,
            "words are split into letters": self.is_split,
        }
        return [fault for fault, present in faults.items() if present]

    @property
    def score(self) -> float:
        """0..1 for comparing two readings of one file: readable signs, times how near the words'
        length is to that of real words, times 0.8 plus the share of articles, prepositions and the
        like (0.2 and more in running text)."""
        if not self.words:
            return 0.0
        grammar = min(len(_GRAMMAR.findall(self.text)) / self.words, 0.2)
        strain = max(self.length / GLUED, SPLIT / self.length, 1.0)
        return (1 - min(5 * self.unreadable, 1)) / strain * (0.8 + grammar)


def quality_of(text: str) -> Quality:
    """The quality of ``text`` as a library gave it, before it is made normal."""
    words = text.split()
    signs = max(sum(map(len, words)), 1)
    unreadable = 0 if text.isascii() and text.isprintable() else len(UNREADABLE.findall(text))
    return Quality(text, unreadable / signs, signs / max(len(words), 1), len(words))
