"""The head of an entry: which fields stand on which line, in which order, with what between.

A template is lines parted by " / ", each with a part flush right behind " > ". Fields: {T} title,
{C} company, {P} place, {D} dates, {S} start, {E} end, {G} degree, {F} field, {I} institution,
{N} note; a symbol of the word files in braces ({l_title}) is a label. An empty field takes the
words before it along.
"""

import re

from training.layouts.dates import DateHabit
from training.layouts.spans import Line, Span
from training.people.grammar import Words
from training.people.model import Entry

_PIECE = re.compile(r"\{(\w+)\}|([^{]+)")
FIELDS = {
    "T": "title",
    "C": "company",
    "P": "place",
    "G": "degree",
    "F": "field",
    "I": "institution",
    "N": "note",
}


class Heads:
    """Fills templates for the entries of one document; labels are chosen once."""

    def __init__(self, words: Words, dates: DateHabit) -> None:
        self._words = words
        self._dates = dates
        self._labels: dict[str, str] = {}

    def label(self, symbol: str) -> str:
        """The document's word for a label."""
        return self._labels.setdefault(symbol, self._words.say(symbol))

    def lines(self, entry: Entry, template: str) -> list[Line]:
        """The head's lines; lines without any field of the entry are left out."""
        lines = []
        for text in template.split(" / "):
            left, _, right = text.partition(" > ")
            line = Line(self.part(entry, left), self.part(entry, right))
            if any(span.role not in ("sep", "label") for span in line.spans()):
                lines.append(line)
        return lines

    def part(self, entry: Entry, template: str) -> list[Span]:
        """The spans of one part of a line."""
        kept: list[Span] = []
        before: list[Span] = []
        lost = ""
        for symbol, literal in _PIECE.findall(template):
            if literal:
                literal = self._translated(literal)
                text = _after_loss(lost, literal) if lost else literal
                before += [Span(text, "sep")] if text else []
                lost = ""
            elif symbol.islower():
                before.append(Span(self.label(symbol), "label"))
            elif spans := self._field(entry, symbol):
                kept += before if kept else _from_label(before)
                kept += spans
                before = []
            else:
                lost = before[0].text if before else " "
                if kept and lost[:1] in (")", "]"):
                    kept.append(Span(lost[0], "sep"))
                before = []
        return kept + (before if kept and not lost else [])

    def _translated(self, literal: str) -> str:
        """The words between two fields ("at", "from", "in") in the document's language."""
        if not self._words.has("w_in"):
            return literal
        text = re.sub(
            r"[a-z]{2,}",
            lambda m: self.label(f"w_{m[0]}") if self._words.has(f"w_{m[0]}") else m[0],
            literal,
        )
        return re.sub(" {2,}", " ", text)

    def _field(self, entry: Entry, symbol: str) -> list[Span]:
        if symbol in FIELDS:
            text = getattr(entry, FIELDS[symbol])
            return [Span(text, FIELDS[symbol])] if text else []
        if symbol == "D":
            return self._dates.spans(entry)
        return self._edge(entry, symbol)

    def _edge(self, entry: Entry, symbol: str) -> list[Span]:
        moment = entry.start if symbol == "S" else entry.end
        if moment is None or entry.mode in ("none", "length"):
            return []
        if symbol == "E" and entry.now:
            return [Span(self._dates.today, "present")]
        return [Span(self._dates.moment(moment), "start" if symbol == "S" else "end")]


def _after_loss(before: str, after: str) -> str:
    """The words behind an empty field: without the bracket that was opened before it."""
    if before.rstrip().endswith(("(", "[")):
        rest = after.lstrip(" )]")
        return f" {rest}" if rest and rest[0].isalnum() else rest
    return after


def _from_label(before: list[Span]) -> list[Span]:
    """What may stand before the first field: everything from the first label or word on."""
    for place, span in enumerate(before):
        if span.role == "label" or any(sign.isalpha() for sign in span.text):
            return before[place:]
    return []
