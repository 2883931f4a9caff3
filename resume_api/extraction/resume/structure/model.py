"""The cascade: cells to labels, heads to fields, each in two passes over the document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pycrfsuite

from resume_api.extraction.resume.structure.cells import Cell
from resume_api.extraction.resume.structure.consistency import line_context, token_context
from resume_api.extraction.resume.structure.decode import Fields, Head, group_heads, read_fields
from resume_api.extraction.resume.structure.features import line_features
from resume_api.extraction.resume.structure.token_features import (
    Segment,
    segments,
    token_features,
)
from resume_api.extraction.resume.structure.tokens import Token, tokens_of

Features = list[list[str]]
MODELS = ("lines", "lines-second", "work", "work-second", "study", "study-second")


@dataclass(frozen=True, slots=True)
class Structure:
    """Each cell with its label and the probability of that, and the fields of each entry."""

    cells: tuple[Cell, ...]
    labels: tuple[str, ...]
    confidences: tuple[float, ...]
    entries: tuple[Fields, ...]


@dataclass(frozen=True, slots=True)
class ReadHead:
    """A head with its tokens, their features, segments and first labels with probabilities."""

    head: Head
    tokens: Sequence[Token]
    features: Features
    segments: Sequence[Segment]
    labels: Sequence[str]
    confidences: Sequence[float]


class Tagger:
    """A linear-chain CRF."""

    def __init__(self, weights: bytes) -> None:
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open_inmemory(weights)

    def label(self, features: Features) -> tuple[list[str], list[float]]:
        """The best labels, and the marginal probability of each."""
        if not features:
            return [], []
        labels = self._tagger.tag(features)
        return labels, [self._tagger.marginal(y, i) for i, y in enumerate(labels)]


@cache
def tagger(name: str) -> Tagger:
    """The packaged model ``name``, loaded once."""
    folder = files("resume_api.extraction.models")
    return Tagger(folder.joinpath(f"{name}.crfsuite").read_bytes())


def read_structure(cells: tuple[Cell, ...], text: str, name: str | None) -> Structure:
    """What each cell of ``text`` is; ``name`` is whom the rules take for the candidate."""
    if not cells:
        return Structure((), (), (), ())
    features = line_features(cells, name)
    first, sure = tagger("lines").label(features)
    labels, sure = tagger("lines-second").label(joined(features, line_context(cells, first, sure)))
    heads = [_read(head, cells, labels) for head in group_heads(labels, sure)]
    entries = []
    for read, context in zip(heads, token_context(_labelled(heads), cells), strict=True):
        second = tagger(f"{model_of(read.head.kind)}-second")
        found = second.label(joined(read.features, context))
        entries.append(read_fields(read.head, read.tokens, *found, cells, text))
    return Structure(cells, tuple(labels), tuple(sure), tuple(entries))


def model_of(kind: str) -> str:
    """The model that reads the heads of entries of a kind."""
    return "study" if kind == "education" else "work"


def joined(features: Features, more: Features) -> Features:
    """The features of both for each item."""
    return [[*one, *two] for one, two in zip(features, more, strict=True)]


def section_of(labels: Sequence[str], number: int) -> str:
    """The kind of the heading above a cell."""
    for label in labels[number::-1]:
        if label.startswith("heading:"):
            return label.removeprefix("heading:")
    return "none"


def _read(head: Head, cells: Sequence[Cell], labels: Sequence[str]) -> ReadHead:
    tokens = [token for i in head.cells for token in tokens_of(cells[i], i)]
    section = section_of(labels, head.cells[0])
    parts = segments(tokens, cells)
    features = token_features(tokens, cells, parts, head.kind, section)
    return ReadHead(head, tokens, features, parts, *tagger(model_of(head.kind)).label(features))


def _labelled(heads: Sequence[ReadHead]) -> list[tuple]:
    return [(h.head.kind, h.tokens, h.segments, h.labels, h.confidences) for h in heads]
