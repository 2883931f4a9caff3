"""Who the candidate is, taken out of what a model sees and put back into what it says.

A model's verdict moves with a name, an address or an age (bias), and a vendor has no need of them
(privacy). Lines stay lines, so the numbers that a model cites keep their meaning.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any

from providers.pii_guards import guards
from providers.pii_patterns import is_phone, name_patterns, patterns
from resume_api.domain.resume import Resume

_PLACEHOLDER = re.compile(r"\[[A-Z]+(?:_\d+)?\]")


@dataclass
class _Mask:
    """Placeholders by kind, one for each distinct text."""

    originals: dict[str, str] = field(default_factory=dict)
    _known: dict[tuple[str, str], str] = field(default_factory=dict)
    _counts: Counter[str] = field(default_factory=Counter)

    def placeholder(self, kind: str, words: str) -> str:
        key = kind, " ".join(words.casefold().split())
        if key not in self._known:
            self._counts[kind] += 1
            count = self._counts[kind]
            self._known[key] = f"[{kind}]" if count == 1 else f"[{kind}_{count}]"
            self.originals[self._known[key]] = words
        return self._known[key]

    def apply(self, kind: str, pattern: re.Pattern[str], text: str) -> str:
        return pattern.sub(lambda match: self._swap(kind, match), text)

    def _swap(self, kind: str, match: re.Match[str]) -> str:
        words = match["value"] if "value" in match.re.groupindex else match[0]
        if kind == "PHONE" and not is_phone(words):
            return match[0]
        bare = words.strip()
        return match[0].replace(words, words.replace(bare, self.placeholder(kind, bare)))


@dataclass(frozen=True)
class Masked:
    """A resume's lines (and the texts of drafts about it) without its owner, and the way back."""

    lines: tuple[str, ...]
    originals: Mapping[str, str]
    drafts: tuple[str, ...] = ()

    def restore(self, value: Any) -> Any:
        """``value`` (an answer of any depth) with the candidate's words for their placeholders."""
        if isinstance(value, str):
            return _PLACEHOLDER.sub(lambda m: self.originals.get(m[0], m[0]), value)
        if isinstance(value, Mapping):
            return {key: self.restore(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.restore(inner) for inner in value]
        return value


def mask(resume: Resume, drafts: Sequence[str] = (), *, guarded: bool = True) -> Masked:
    """The texts with name, e-mail, phone, location, links and labelled personal data masked and,
    where they are ``guarded``, with what may name someone."""
    masking = _Mask()
    texts = [resume.text, *drafts]
    named = list(name_patterns(resume))
    known = any(pattern.search(resume.text) for _, pattern in named)
    unsure = guards(resume, named=known) if guarded else ()
    for kind, pattern in chain(patterns(resume), named, unsure):
        texts = [masking.apply(kind, pattern, text) for text in texts]
    return Masked(tuple(texts[0].split("\n")), masking.originals, tuple(texts[1:]))


def unmasked(resume: Resume, drafts: Sequence[str] = ()) -> Masked:
    """The texts as they are."""
    return Masked(tuple(line.text for line in resume.lines), {}, tuple(drafts))
