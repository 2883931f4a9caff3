"""Where the walk over a DOCX puts what it finds: the text, its spans and pages, what is hidden."""

from __future__ import annotations

import re
from dataclasses import replace

from resume_api.documents.docx.colours import UNKNOWN
from resume_api.documents.docx.run_formatting import Look
from resume_api.documents.normalise import joined_letters, normalise_characters
from resume_api.documents.safety.zero_width import smuggled, without_tags
from resume_api.domain.document import HiddenText, Limits, Span
from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english

# Several tabs in a row are one gap.
_TABS = re.compile(r"(?<! ) *+\t[ \t]*+")
# A cell that shares its line does so whatever empty paragraphs are about.
STRENGTH = {"": 0, " ": 1, "\n": 2, "\n\n": 3, "\t": 4}


class Writer:
    """Grows the text; a break is written only once something follows it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._parts: list[str] = []
        self._break = ""
        self._page_starts = [0]
        self._hidden: list[tuple[str, list[str], int]] = []
        self._hiding = False
        self._blanks = ""
        self._ends_line = False
        self.at = 0
        self.spans: list[Span] = []

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    @property
    def pages(self) -> list[tuple[int, int]]:
        """Start and end of each page; the break between two belongs to neither."""
        ends = [max(start - 1, 0) for start in self._page_starts[1:]]
        return list(zip(self._page_starts, [*ends, self.at], strict=True))

    @property
    def hidden(self) -> tuple[HiddenText, ...]:
        """What was hidden; neighbours that hide alike are one."""
        joined = (
            (kind, " ".join("".join(parts).split()), page) for kind, parts, page in self._hidden
        )
        return tuple(HiddenText(*item) for item in joined if item[1])

    def write(self, raw: str, look: Look) -> None:
        """Append visible text. Raises ApiError(DOCUMENT_TOO_COMPLEX) beyond the limit."""
        for words in smuggled(raw):
            self.hide("zero_width", words)
        text = _TABS.sub("\t", self._blanks + self._cleaned(without_tags(raw)))
        self._blanks = text[len(text.rstrip(" \t")) :]
        if not (text := text.rstrip(" \t")):
            return
        self._hiding = False
        start = self._after_break()
        self._append(text)
        colour = None if look.colour in (None, UNKNOWN) else f"#{look.colour}".lower()
        self._span(Span(start, self.at, len(self._page_starts), None, look.face, look.size, colour))

    def _cleaned(self, raw: str) -> str:
        """A line begins without blanks, and a bullet has one behind it, whatever the runs are."""
        if self._break or self.at == self._page_starts[-1] or self._ends_line:
            raw = joined_letters(raw.lstrip(" \t"))
            if len(raw.rstrip(" \t")) == 1:
                return normalise_characters(raw.rstrip(" \t") + "x")[:-1]
        elif self._parts and self._parts[-1] == "•":
            raw = raw.lstrip(" \t")
        return normalise_characters(raw)

    def hide(self, kind: str, raw: str) -> None:
        """Note text that is not shown."""
        if self._hiding and self._hidden[-1][0] == kind:
            self._hidden[-1][1].append(raw)
        else:
            self._hidden.append((kind, [raw], len(self._page_starts)))
        self._hiding = True

    def separate(self, separator: str) -> None:
        """End a cell, a line or a block; of several breaks in a row the strongest counts."""
        self._hiding = False
        self._blanks = ""
        if STRENGTH[separator] >= STRENGTH[self._break]:
            self._break = separator

    def turn_page(self) -> None:
        """End the page, unless nothing stands on it yet. Raises ApiError beyond the limit."""
        self.separate("\n")
        if self.at == self._page_starts[-1]:
            return
        if len(self._page_starts) == self._limits.max_pages:
            raise _too_many("pages", self._limits.max_pages)
        self._append("\n")
        self._break = ""
        self._page_starts.append(self.at)

    def _after_break(self) -> int:
        if self._break and self.at > self._page_starts[-1]:
            self._append(self._break)
        self._break = ""
        return self.at

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._ends_line = text.endswith("\n")
        self.at += len(text)
        if self.at > self._limits.max_characters:
            raise _too_many("characters", self._limits.max_characters)

    def _span(self, span: Span) -> None:
        last = self.spans[-1] if self.spans else None
        if (
            last
            and last.end == span.start
            and replace(span, start=last.start, end=last.end) == last
        ):
            span = replace(self.spans.pop(), end=span.end)
        self.spans.append(span)


def _too_many(what: str, limit: int) -> ApiError:
    sentence = english(f"too_many_{what}", limit=limit)
    return ApiError(ErrorCode.DOCUMENT_TOO_COMPLEX, sentence, {f"limit_{what}": limit})
