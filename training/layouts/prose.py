"""Careers told in paragraphs: several entries in one, of oneself or of somebody."""

import re
from dataclasses import replace

from training.layouts.heads import Heads
from training.layouts.spans import Flow, Item, Line
from training.people.grammar import Words
from training.people.model import Entry, Section

_TITLE = 0.12  # entries that tell what was done and name no title
_LOWER = 0.4  # documents that write titles in small letters


class Teller:
    """Tells the jobs and studies of one document; who tells and how is chosen once."""

    def __init__(self, words: Words, heads: Heads, name: str) -> None:
        rng = words.rng
        self._words, self._heads = words, heads
        self._way = rng.choice(("told", "told", "bio"))
        self._who = words.say("who").replace("{name}", name)
        self._lower = rng.random() < _LOWER and words.language in ("en", "fr", "es")
        self._long = rng.choice((1, 2, 9, 9))  # entries of one paragraph

    def paragraphs(self, section: Section) -> list[Flow]:
        """The section's entries, in either order of time."""
        rng = self._words.rng
        items = [self._item(entry) for entry in section.entries]
        if rng.random() < 0.4:
            items.reverse()
        parts = [items[i : i + self._long] for i in range(0, len(items), self._long)]
        flows = [Flow("told", [" ".join(map(_told, part))], part) for part in parts]
        if section.kind == "experience" and rng.random() < 0.4:
            flows[0].lines[0] = f"{self._say(f'{self._way}_lead')} {flows[0].lines[0]}"
        return flows

    def _item(self, entry: Entry) -> Item:
        rng = self._words.rng
        if entry.kind == "education":
            symbol = f"{self._way}_study"
        elif not entry.now and rng.random() < _TITLE:
            symbol = f"{self._way}_bare"
            entry.title = ""
        else:
            entry.title = entry.title or self._words.say("title")
            symbol = f"{self._way}_now" if entry.now else f"{self._way}_job"
        entry.company = entry.company or self._words.say("company")
        entry.mode = "range"
        shown = replace(entry, title=_lower(entry.title)) if self._lower else entry
        line = Line(self._heads.part(shown, self._say(symbol)))
        count = 0 if entry.kind == "education" else rng.choice((0, 0, 1, 1, 2, 3))
        body = [self._say(f"{self._way}_body") for _ in range(count)]
        return Item(entry, [line], [], body)

    def _say(self, symbol: str) -> str:
        """A wording of the symbol, the fields of the entry still open."""
        text = self._words.rng.choice(self._words.all(symbol))
        text = text.replace("{_who}", _small(self._who)).replace("{who}", self._who)
        text = self._words.fill(text)
        return text[:1].upper() + text[1:]


def _told(item: Item) -> str:
    """The sentences of an entry."""
    head = item.head[0].text().strip()
    return " ".join([head if head.endswith((".", "؟")) else f"{head}.", *item.body])


def _small(who: str) -> str:
    """A pronoun within a sentence; names stay as they are."""
    return who if " " in who else who.lower()


def _lower(title: str) -> str:
    """A title in small letters, but for what is written in capitals ("QA", "IT")."""
    return re.sub(r"\b[A-Z][a-z]+", lambda m: m[0].lower(), title)
