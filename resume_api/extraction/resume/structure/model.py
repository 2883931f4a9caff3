"""The cascade: cells to labels, the tokens of heads to fields."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import pycrfsuite

from resume_api.extraction.resume.structure.assembly import assemble
from resume_api.extraction.resume.structure.captions import captioned_jobs, fill_captioned
from resume_api.extraction.resume.structure.cells import Cell
from resume_api.extraction.resume.structure.decode import read_fields
from resume_api.extraction.resume.structure.features import line_features
from resume_api.extraction.resume.structure.guards import GUARDS
from resume_api.extraction.resume.structure.heads import Fields, Head, group_heads
from resume_api.extraction.resume.structure.merged import parted
from resume_api.extraction.resume.structure.token_features import segments, token_features
from resume_api.extraction.resume.structure.tokens import Token, tokens_of
from resume_api.extraction.text.degrees import degree_level, schools
from resume_api.extraction.text.entity_heuristics import title_score
from resume_api.extraction.text.word_lists import any_of, load

Features = list[list[str]]
_MAX_CELLS = 4000  # some forty pages
_MAX_HEAD = 20  # cells of one head
_MAX_TOKENS = 200
MODELS = ("lines", "work", "study")


@dataclass(frozen=True, slots=True)
class Structure:
    """Each cell with its label and the probability of that, and the fields of each entry."""

    cells: tuple[Cell, ...]
    labels: tuple[str, ...]
    confidences: tuple[float, ...]
    entries: tuple[Fields, ...]


class Tagger:
    """A linear-chain CRF."""

    def __init__(self, weights: bytes) -> None:
        self._weights = weights  # the tagger reads from this memory and does not keep it
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
    labels, sure = tagger("lines").label(line_features(cells[:_MAX_CELLS], name))
    labels += ["body"] * (len(cells) - len(labels))
    sure += [0.0] * (len(cells) - len(sure))
    for guard in GUARDS:
        labels = guard(labels, cells)
    found = []
    captioned = {min(job.values()): job for job in captioned_jobs(cells)}
    heads = group_heads(labels, sure, cells)
    for head in heads:
        head.kind = kind_of(head, cells, labels)
    for head in parted(heads, cells):
        tokens, features = head_features(head, cells, labels)
        said = tagger(model_of(head.kind)).label(features)
        found.append(read_fields(head, tokens, *said, cells, text))
        fill_captioned(found[-1], captioned, cells)
    entries = assemble(found, cells, labels)
    return Structure(cells, tuple(labels), tuple(sure), tuple(entries))


def head_features(
    head: Head, cells: Sequence[Cell], labels: Sequence[str]
) -> tuple[list[Token], Features]:
    """The tokens of a head and their features."""
    tokens = [token for i in head.cells[:_MAX_HEAD] for token in tokens_of(cells[i], i)]
    tokens = tokens[:_MAX_TOKENS]
    section = section_of(labels, head.cells[0])
    parts = segments(tokens, cells)
    return tokens, token_features(tokens, cells, parts, head.kind, section)


def kind_of(head: Head, cells: Sequence[Cell], labels: Sequence[str]) -> str:
    """The kind of a head, with the section that it stands in: what names a degree or a school
    below a heading of education is a study, what names neither below one of work is a job, and so
    is voluntary work that nothing calls so."""
    section = section_of(labels, head.cells[0])
    if head.kind == "volunteer" and section in ("experience", "none"):
        own = [cells[i].folded for i in head.cells]
        paid = any(map(title_score, own)) and not any(map(_voluntary().search, own))
        return "job" if paid else "volunteer"
    if (head.kind, section) not in (("job", "education"), ("education", "experience")):
        return head.kind
    taught = any(
        schools().search(cells[i].folded) or degree_level(cells[i].text, cells[i].folded)
        for i in head.cells
    )
    return "education" if taught else "job"


@cache
def _voluntary() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_]){any_of(load('organisations')['voluntary'])}")


def model_of(kind: str) -> str:
    """The model that reads the heads of entries of a kind."""
    return "study" if kind == "education" else "work"


def section_of(labels: Sequence[str], number: int) -> str:
    """The kind of the heading above a cell."""
    for label in labels[number::-1]:
        if label.startswith("heading:"):
            return label.removeprefix("heading:")
    return "none"
