"""The pages' lines to one text with its spans: offsets count once the characters are normal."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field

from resume_api.documents.pdf.page_text import Fragment, Line
from resume_api.documents.pdf.styles import Style
from resume_api.domain.document import Span


@dataclass
class Text:
    """The text as it grows, with its spans; offsets count from its beginning."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    spans: list[Span] = field(default_factory=list)

    def add_page(
        self,
        number: int,
        lines: Iterable[Line | None],
        styles: Sequence[Style],
        furniture: Container[int] = (),
    ) -> range:
        """Take a page's lines, some of them ``furniture`` by their index; where they stand."""
        if self.length:
            self._add("\n\n")
        start = self.length
        for index, line in enumerate(lines):
            if index:
                self._add("\n")
            for fragment in line or ():
                self._add_fragment(fragment, number, styles[fragment.style], index in furniture)
        return range(start, self.length)

    def add_plain(self, number: int, text: str) -> range:
        """Take a page's text as it is, a span for each line; where it stands."""
        if self.length:
            self._add("\n\n")
        start = self.length
        for index, line in enumerate(text.split("\n")):
            if index:
                self._add("\n")
            if line.strip():
                self.spans.append(Span(self.length, self.length + len(line), number))
            self._add(line)
        return range(start, self.length)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _add_fragment(self, fragment: Fragment, page: int, style: Style, furniture: bool) -> None:
        bare = fragment.text.lstrip()
        start = self.length + len(fragment.text) - len(bare)
        self._add(fragment.text)
        if bare:
            self.spans.append(
                Span(
                    start,
                    self.length,
                    page,
                    fragment.box,
                    style.font,
                    style.size,
                    style.colour,
                    style.mode,
                    furniture,
                    fragment.words,
                )
            )
