"""A text of a stranger as every stage needs it: folded, in tokens, in its language."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from resume_api.extraction.text import language_detection, word_lists
from resume_api.extraction.text.language_detection import Detected
from resume_api.extraction.text.tokens import Tokens, fold, tokens_of

P = ParamSpec("P")
T = TypeVar("T")


class ProcessedText:
    """A text as it was given, and what is made of it, each when it is first asked for. It is made
    once for a document and once for a job text and handed down; what is known of a text is gone
    with it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._known: dict[tuple[Any, ...], Any] = {}

    @cached_property
    def folded(self) -> str:
        """The text by ``word_lists.fold``: offsets into it hold for the text."""
        tight = self.tokens.folded
        return tight.text if tight.places is None else word_lists.fold(self.text)

    @cached_property
    def tokens(self) -> Tokens:
        """Its tokens, over the folded text without marks that only shape."""
        return tokens_of(fold(self.text))

    @cached_property
    def language(self) -> Detected:
        """The language it is in."""
        return language_detection.detect(self.text)

    def once(
        self, work: Callable[Concatenate[ProcessedText, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """What ``work`` makes of the text, done when it is first asked for."""
        key = (work, *args, *kwargs.items())
        if key not in self._known:
            self._known[key] = work(self, *args, **kwargs)
        return cast("T", self._known[key])
