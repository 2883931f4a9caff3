"""Truth to labels: where each value stands in a text, and so what each cell and token is."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from resume_api.domain.document import Document
from resume_api.domain.resume import Month
from resume_api.extraction.resume.lines import split_lines
from resume_api.extraction.resume.structure.cells import Cell, split_cells
from resume_api.extraction.resume.structure.tokens import Token, tokens_of
from resume_api.extraction.text.dates import DateRange, find_dates
from resume_api.extraction.text.processed import ProcessedText
from training.truth import EntryTruth, Hashes, ResumeTruth, words_of

_FAR = 60
_CLAIMED = 200
_MISSING = 80
_OUT_OF_ORDER = 8
_MAX_BETWEEN = 4  # words between a start and an end of one range

Span = tuple[int, int]


@dataclass(slots=True)
class Aligned:
    """A document with the label of each cell, and of each token of each head by entry."""

    truth: ResumeTruth
    document: Document
    cells: tuple[Cell, ...]
    labels: list[str]
    heads: list[tuple[str, list[int], list[Token], list[str]]]  # kind, cells, tokens, labels
    missing: int
    values: int


class _Text:
    def __init__(self, document: Document, dates: Sequence[DateRange]) -> None:
        self.words = words_of(document.text)
        self.starts = [start for _, start, _ in self.words]
        self.by_hash: dict[int, list[int]] = defaultdict(list)
        for number, (value, _, _) in enumerate(self.words):
            self.by_hash[value].append(number)
        self.dates = dates
        self.claimed = [False] * len(self.words)

    def find(self, words: Hashes) -> list[Span]:
        """Word numbers (first, last + 1) of each occurrence."""
        n = len(words)
        return [
            (i, i + n)
            for i in self.by_hash.get(words[0], ())
            if tuple(w[0] for w in self.words[i : i + n]) == words
        ]

    def of_dates(self, start: str | None, end: str | None) -> dict[str, list[Span]]:
        """Where a range of two months is written; where it is torn apart, its two halves."""
        whole, firsts, lasts = [], [], []
        for date in self.dates:
            span = self.span(date.start, date.end)
            first, last = _written(date.first), _written(date.last)
            last = "present" if date.current else last
            if span[1] <= span[0]:
                continue
            if (first, last) == (start, end) or (start is None and last == end):
                whole.append(span)
            elif not date.ranged and first is not None and first == start:
                firsts.append(span)
            elif not date.ranged and last == end:
                lasts.append(span)
        if whole:
            return {"date": whole}
        return {key: spans for key, spans in (("start", firsts), ("end", lasts)) if spans}

    def span(self, start: int, end: int) -> Span:
        return bisect_left(self.starts, start), bisect_left(self.starts, end)


def _written(month: Month | None) -> str | None:
    if month is None:
        return None
    return f"{month.year}-{month.month:02d}" if month.month else str(month.year)


def align(document: Document, truth: ResumeTruth) -> Aligned:
    """The document's cells and head tokens with their labels."""
    source = ProcessedText(document.text)
    dates = find_dates(source)
    cells = split_cells(split_lines(source, document.spans), document.spans, dates)
    text = _Text(document, dates)
    placed: list[tuple[EntryTruth, dict[str, list[Span]]]] = []
    missing = values = 0
    floor = 0
    for entry in truth.entries:
        own, lost, at = _place(text, entry, floor)
        missing += lost
        values += len(entry.values) + any(entry.dates)
        floor = at if at is not None else floor
        placed.append((entry, own))
    labels = ["body"] * len(cells)
    _label_headings(text, cells, truth, labels)
    if spans := next((s for name in truth.names if (s := text.find(name.words))), None):
        for number in _cells_of(text, cells, spans[0]):
            labels[number] = "name"
    heads = [h for entry, own in placed if (h := _head(text, cells, entry, own, labels))]
    return Aligned(truth, document, cells, labels, heads, missing, values)


def _place(
    text: _Text, entry: EntryTruth, floor: int
) -> tuple[dict[str, list[Span]], int, int | None]:
    options = {key: text.find(value.words) for key, value in entry.values.items()}
    if any(entry.dates) and not options.keys() & {"start", "end"}:
        options |= text.of_dates(*entry.dates)
    found = {key: spans for key, spans in options.items() if spans}
    if not found:
        return {}, len(options), None
    best: tuple[float, int, dict[str, Span]] | None = None
    for anchor in {span[0] for spans in found.values() for span in spans}:
        chosen = _choose(text, found, anchor)
        cost = _MISSING * (len(found) - len(chosen)) + sum(
            min(_FAR + _CLAIMED, _cost(text, s, anchor)) for s in chosen.values()
        )
        cost += 0.3 * abs(anchor - entry.hint) if entry.hint is not None else 0
        cost += _OUT_OF_ORDER if anchor < floor else 0.005 * (anchor - floor)
        if best is None or (cost, anchor) < best[:2]:
            best = (cost, anchor, chosen)
    assert best is not None
    spans: dict[str, list[Span]] = {}
    lost = len(options) - len(found)
    for key, span in best[2].items():
        if _cost(text, span, best[1]) >= _CLAIMED or abs(span[0] - best[1]) > 2 * _FAR:
            lost += key != "company"
            continue
        spans[key] = [span]
    for span in (s for own in spans.values() for s in own):
        text.claimed[span[0] : span[1]] = [True] * (span[1] - span[0])
    return spans, lost, best[1]


def _choose(text: _Text, found: dict[str, list[Span]], anchor: int) -> dict[str, Span]:
    """The nearest occurrence of each value that no longer one of the entry overlaps."""
    chosen: dict[str, Span] = {}
    for key in sorted(found, key=lambda k: (found[k][0][0] - found[k][0][1], k)):
        free = [s for s in found[key] if not any(s[0] < b and a < s[1] for a, b in chosen.values())]
        if free:
            chosen[key] = min(free, key=lambda s: _cost(text, s, anchor))
    return chosen


def _cost(text: _Text, span: Span, anchor: int) -> float:
    near = anchor - span[1] if span[1] <= anchor else max(0, span[0] - anchor)
    return near + (_CLAIMED if any(text.claimed[span[0] : span[1]]) else 0)


def _cells_of(text: _Text, cells: Sequence[Cell], span: Span) -> list[int]:
    start, end = text.words[span[0]][1], text.words[span[1] - 1][2]
    return [i for i, c in enumerate(cells) if c.start < end and start < c.end]


def _label_headings(
    text: _Text, cells: Sequence[Cell], truth: ResumeTruth, labels: list[str]
) -> None:
    sizes = [text.span(c.start, c.end) for c in cells]
    floor = 0
    for value, kind in truth.headings:
        whole = [i for i, s in enumerate(sizes) if _words(text, s) == value.words]
        whole = [i for i in whole if labels[i] == "body"]
        if not whole:
            continue
        hint = value.hint
        best = min(
            whole,
            key=lambda i: abs(sizes[i][0] - hint) if hint is not None else (i < floor, i),
        )
        labels[best] = f"heading:{kind}"
        floor = best


def _words(text: _Text, span: Span) -> Hashes:
    return tuple(w[0] for w in text.words[span[0] : span[1]])


def _head(
    text: _Text,
    cells: Sequence[Cell],
    entry: EntryTruth,
    spans: dict[str, list[Span]],
    labels: list[str],
) -> tuple[str, list[int], list[Token], list[str]] | None:
    own = sorted({i for s in spans.values() for span in s for i in _cells_of(text, cells, span)})
    own = [i for i in own if labels[i] == "body"]
    if not own or not (set(spans) - {"date", "start", "end", "place"}):
        return None
    for place, number in enumerate(own):
        labels[number] = ("I:" if place else "B:") + entry.kind
    tokens = [t for i in own for t in tokens_of(cells[i], i)]
    marks = _characters(text, _repeated(text, cells, own, entry, spans))
    return entry.kind, own, tokens, [_label(t, marks) for t in tokens]


def _repeated(
    text: _Text, cells: Sequence[Cell], own: Sequence[int], entry: EntryTruth,
    spans: dict[str, list[Span]],
) -> dict[str, list[Span]]:  # fmt: skip
    """The spans, with what the head says twice ("Sociology … Sociology") marked twice."""
    found = dict(spans)
    taken = [span for key, some in spans.items() if key != "place" for span in some]
    for key in ("field", "degree", "title", "company", "institution"):
        value = entry.values.get(key)
        if value is None or key not in spans:
            continue
        for span in text.find(value.words):
            free = not any(a < span[1] and span[0] < b for a, b in taken)
            if free and set(_cells_of(text, cells, span)) <= set(own):
                found[key] = [*found[key], span]
    return found


def _characters(text: _Text, spans: dict[str, list[Span]]) -> list[tuple[int, int, str]]:
    marks = [
        (text.words[s[0]][1], text.words[s[1] - 1][2], "date" if key in ("start", "end") else key)
        for key, own in spans.items()
        for s in own
    ]
    if "start" in spans and "end" in spans:
        one, two = spans["start"][0], spans["end"][0]
        if 0 <= two[0] - one[1] <= _MAX_BETWEEN:
            marks.append((text.words[one[0]][1], text.words[two[1] - 1][2], "date"))
    return sorted(marks, key=lambda m: (m[1] - m[0], m))


def _label(token: Token, marks: Iterable[tuple[int, int, str]]) -> str:
    return next((key for a, b, key in marks if a <= token.start < b), "other")
