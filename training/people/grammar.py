"""A grammar of wordings: symbols of a language's word files, expanded at random.

A word file holds lines ``symbol: one | 3* another | a third with {symbol}``; a line that begins
with a blank goes on with the symbol above. ``3*`` makes an alternative three times as likely,
``{_symbol}`` begins in lower case.
"""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

WORDS = Path(__file__).parent / "words"
_SYMBOL = re.compile(r"\{(\w+)\}")
_WEIGHT = re.compile(r"(\d+)\*\s")
Facts = dict[str, Callable[[], str]]


@cache
def alternatives(language: str) -> dict[str, tuple[str, ...]]:
    """Every symbol of a language with its alternatives, repeated by their weight."""
    found: dict[str, list[str]] = {}
    for path in sorted((WORDS / language).glob("*.txt")):
        symbol = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("#") or not line.strip():
                continue
            if not line[0].isspace():
                symbol, line = line.split(":", 1)
            else:
                line = line.strip().removeprefix("|")
            found.setdefault(symbol, []).extend(_weighted(line))
    return {symbol: tuple(choices) for symbol, choices in found.items()}


def _weighted(line: str) -> list[str]:
    choices: list[str] = []
    for part in line.split("|"):
        text = part.strip()
        weight = _WEIGHT.match(text)
        choices += [text[weight.end() :]] * int(weight[1]) if weight else [text]
    return choices


class Words:
    """Expands symbols of one language; ``facts`` draw what no word file holds (names, towns)."""

    def __init__(self, language: str, rng: Random, facts: Facts, trade: str = "") -> None:
        self.language = language
        self.rng = rng
        self.trade = trade
        self._facts = facts
        self._known = alternatives(language)

    def has(self, symbol: str) -> bool:
        """Whether the language's word files hold the symbol."""
        return symbol in self._known

    def all(self, symbol: str) -> tuple[str, ...]:
        """The alternatives of a symbol, in the order of the word file (months, seasons)."""
        return self._known[symbol]

    def say(self, symbol: str) -> str:
        """One random expansion of the symbol."""
        if symbol.startswith("_"):
            text = self.say(symbol[1:])
            return text[:1].lower() + text[1:]
        if symbol == "core" and self.trade:
            symbol = f"core_{self.trade}"
        if symbol not in self._known:
            return self._facts[symbol]()
        return self.fill(self.rng.choice(self._known[symbol]))

    def fill(self, text: str) -> str:
        """The text with every ``{symbol}`` in it expanded; ``{T}`` and the like stay."""
        filled = _SYMBOL.sub(lambda m: self.say(m[1]) if m[1].islower() else m[0], text)
        return re.sub(r"\s+([,.;])", r"\1", re.sub(r"\s{2,}", " ", filled)).strip()
