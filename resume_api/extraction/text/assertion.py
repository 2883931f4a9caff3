"""What each mention of a text says of its subject: affirmed, negated, hypothetical, in progress,
another person's, an interest of the past.

The algorithm is ConText (Harkema, Dowling, Thornblade, Chapman 2009): a cue gives its status to the
words ahead of it or behind it, up to a word that turns, a new subject or the end of the clause. The
cues are data of the language packs; each has a bounded reach, so that a text takes linear time.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain

from resume_api.domain.assertion import Assertion
from resume_api.domain.spans import Spans
from resume_api.extraction.text.assertion_cues import Cue, Lexicon, Signs
from resume_api.extraction.text.gaps import STOP, Gap, gaps
from resume_api.extraction.text.processed import ProcessedText

_REACH = 30  # tokens
_LIST = 80  # tokens behind a label
_ITEM = 3  # tokens of a thing in a list
_HEADING = 7  # tokens
_UNSURE = (Assertion.HYPOTHETICAL, Assertion.IN_PROGRESS)
_PARTS = STOP | Gap.COMMA | Gap.OPEN | Gap.CLOSE | Gap.COLON | Gap.DASH


class Assertions:
    """The statuses of one text's mentions; ``breaks`` are offsets where a headed part begins."""

    def __init__(self, text: ProcessedText, language: str, breaks: Sequence[int] = ()) -> None:
        self._text, self._tokens = text.text, text.tokens
        self._keys, self._count = self._tokens.keys, len(self._tokens.keys)
        self._gaps = text.once(gaps)
        signs = Signs(
            begins=[bool(gap & ~Gap.COMMA) or not at for at, gap in enumerate(self._gaps)],
            parted=[bool(gap & _PARTS) for gap in self._gaps],
            labels=[*(bool(gap & Gap.COLON) for gap in self._gaps), False],
            heads=[*(bool(gap & (Gap.LINE | Gap.COLON)) for gap in self._gaps), True],
        )
        self._cues = list(Lexicon.of(language).find(self._keys, signs))
        self._marks = {cue.start: cue for cue in self._cues if cue.assertion is None}
        folded = self._tokens.folded
        self._starts = [folded.source(start) for start in self._tokens.starts]
        self._breaks = sorted(breaks)
        self._reached: dict[str | None, int] = {}
        spans: dict[Assertion, list[tuple[int, int]]] = {one: [] for one in Assertion}
        for cue in self._cues:
            if cue.assertion:
                spans[cue.assertion] += (span for span in self._scopes(cue) if span[0] < span[1])
        self._spans = [(one, Spans(spans[one])) for one in Assertion if spans[one]]

    def of(self, offset: int) -> Assertion:
        """The status of what begins at an offset of the text."""
        place = bisect_right(self._starts, offset) - 1
        for one, spans in self._spans:
            if spans.holds(place):
                return one
        return Assertion.AFFIRMED

    def unproven(self) -> list[tuple[int, int]]:
        """The stretches of the text that affirm nothing of its subject."""
        ends, found = [*self._starts, len(self._text)], (one[1].spans() for one in self._spans)
        return [(ends[at], ends[to]) for at, to in Spans(chain.from_iterable(found)).spans()]

    def whole(self) -> frozenset[Assertion]:
        """What the text as one clause says of itself beside that it is so. A word like "without"
        denies only what it stands before, and nothing of the clause."""
        return frozenset(
            cue.assertion
            for cue in self._cues
            if cue.assertion
            and (
                cue.way not in ("slight", "behind", "label")
                or cue.assertion == Assertion.OTHER
                or self._dangles(cue)
            )
        )

    def subjects(self) -> list[int]:
        """The offsets where a clause with a subject of its own follows a comma."""
        return [
            self._starts[at]
            for at, cue in self._marks.items()
            if cue.key == "subject" and self._gaps[at] & Gap.COMMA
        ]

    def _scopes(self, cue: Cue) -> Iterator[tuple[int, int]]:
        if cue.open:
            yield cue.start, cue.end
        if self._is_heading(cue):
            yield self._headed(cue)
        if self._gap(cue.end) & Gap.COLON and cue.way != "behind" and self._labels(cue):
            yield cue.end, self._line_end(cue.end)
        elif cue.way == "label":
            return
        elif cue.way != "behind":
            last = self._reached.get(cue.way, 0)  # of an earlier cue whose reach holds this one
            if last <= cue.end:
                last = self._reached[cue.way] = self._ahead(cue)
            yield cue.end, last
        ended = cue.way == "final" and self._ends_in_verb(cue)
        alone = cue.way == "behind" and cue.assertion in _UNSURE and cue.end == cue.start + 1
        if alone and not self._dangles(cue):
            return  # "learning Blender": it speaks of what follows
        if cue.way in ("behind", "around") or ended or (not cue.open and self._dangles(cue)):
            yield self._behind(cue), cue.start

    def _gap(self, at: int) -> int:
        return self._gaps[at] if at < self._count else STOP

    def _is(self, at: int, key: str) -> bool:
        mark = self._marks.get(at)
        return mark is not None and mark.key == key

    def _dangles(self, cue: Cue) -> bool:
        """Whether nothing follows a cue in its clause that it could speak of."""
        at = cue.end
        while not self._gap(at) & (STOP | Gap.CLOSE | Gap.COMMA | Gap.DASH):
            mark = self._marks.get(at)
            if mark is not None and mark.key == "turn":
                return True
            if self._keys[at].isdigit():
                at += 1
            elif mark is not None and mark.key == "filler":
                at = mark.end
            else:
                return False
        return True

    def _ends_in_verb(self, cue: Cue) -> bool:
        """Whether one word in small letters is all that follows in the clause."""
        if self._gap(cue.end) & _PARTS or cue.end == self._count:
            return False
        small = self._text[self._starts[cue.end]].islower()
        return small and bool(self._gap(cue.end + 1) & _PARTS)

    def _ahead(self, cue: Cue) -> int:
        """The token behind the last one that a cue ahead of it speaks of."""
        near, depth = cue.way in ("near", "final", "slight", "around"), 0
        for at in range(cue.end, min(cue.end + _REACH, self._count)):
            gap, mark = self._gaps[at], self._marks.get(at)
            depth += bool(gap & Gap.OPEN) - bool(gap & Gap.CLOSE)
            if depth < 0 or gap & (STOP | Gap.DASH) or (mark and self._stops(mark, gap)):
                return at
            if near and at > cue.end + (cue.way != "slight") and mark and mark.key == "preposition":
                return at
            if gap & Gap.COMMA and not depth and not self._lists(at):
                return at
        return min(cue.end + _REACH, self._count)

    def _stops(self, mark: Cue, gap: int) -> bool:
        if mark.key in ("subject", "shown"):
            joined = mark.start > 0 and self._is(mark.start - 1, "joint")
            return bool(gap & Gap.COMMA) or joined
        return mark.key == "turn"

    def _lists(self, at: int) -> bool:
        """Whether a list goes on behind a comma: with a word that joins, or a short thing."""
        if self._is(at, "joint"):
            return True
        for end in range(at + 1, at + _ITEM + 1):
            if self._gap(end) & _PARTS or self._is(end, "joint"):
                return True
        return False

    def _behind(self, cue: Cue) -> int:
        """The first token that a cue behind it speaks of."""
        first, depth, alone, several = cue.start, 0, False, False
        for at in range(cue.start - 1, max(cue.start - 1 - _REACH, -1), -1):
            gap, mark = self._gaps[at + 1], self._marks.get(at)
            depth += bool(gap & Gap.CLOSE)
            alone = alone or (bool(gap & Gap.OPEN) and not depth)
            depth -= bool(gap & Gap.OPEN) and depth > 0
            several = several or bool(gap & Gap.COLON)
            if gap & STOP or (gap & Gap.COMMA and not depth and (alone or not several)):
                return first
            if mark and mark.key == "turn":
                return first
            if mark and mark.key == "joint":
                if alone or at == cue.start - 1:
                    return first
                several = True
            first = at
        return first

    def _line_end(self, at: int) -> int:
        last = min(at + _LIST, self._count)
        return next((end for end in range(at + 1, last) if self._gaps[end] & Gap.LINE), last)

    def _opens(self, at: int) -> bool:
        return at == 0 or bool(self._gaps[at] & Gap.LINE)

    def _labels(self, cue: Cue) -> bool:
        """Whether a short label at the beginning of a line holds the cue."""
        first = max(cue.start - _HEADING, 0)
        return any(self._opens(at) for at in range(cue.start, first - 1, -1))

    def _is_heading(self, cue: Cue) -> bool:
        """Whether a line is no more than the cue."""
        own = self._gap(cue.end)
        ends = cue.end == self._count or bool(own & Gap.LINE)
        kinds = cue.way == "label" or (cue.way == "ahead" and cue.assertion in _UNSURE)
        if cue.way != "ahead":
            return kinds and ends and self._opens(cue.start)
        return kinds and ends and any(self._opens(at) for at in self._run(cue.start))

    def _run(self, at: int) -> Iterator[int]:
        """The tokens before a cue that no sign parts from it."""
        for place in range(at, max(at - _HEADING, -1), -1):
            yield place
            if self._gaps[place] & _PARTS:
                return

    def _headed(self, cue: Cue) -> tuple[int, int]:
        """The lines below a heading, up to an empty line or the next part."""
        begin = self._starts[cue.start]
        place = bisect_right(self._breaks, begin)
        stop = self._breaks[place] if place < len(self._breaks) else None
        last = min(cue.end + 3 * _LIST, self._count)
        for at in range(cue.end, last):
            ended = at > cue.end and self._gaps[at] & Gap.BLANK
            if ended or (stop is not None and self._starts[at] >= stop):
                return cue.end, at
        return cue.end, last
