"""Text from pictures of pages: the interface of an engine, tesseract behind it, and its results."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Protocol

from resume_api.documents.normalise import normalise
from resume_api.domain.document import Document, Finding, Format, Layout, Page, Span
from resume_api.errors import NoTextLayer
from resume_api.languages.error_sentences import english
from resume_api.languages.messages import Messages
from resume_api.languages.packs import FALLBACK, languages

DOTS_PER_INCH = 200
# ISO 15924 codes of the scripts that tesseract detects.
_SCRIPTS = {"Arabic": "Arab", "Latin": "Latn", "Cyrillic": "Cyrl", "Han": "Hans"}
# What a reading from pictures is worth beside a sound text layer.
CONFIDENCE = 0.7


class OcrEngine(Protocol):
    """Something that reads one picture of a page."""

    @property
    def name(self) -> str:
        """As it stands in ``Document.reader``."""
        ...

    def read_page(self, image_png: bytes, timeout_seconds: float) -> str:
        """The text of a page; empty if it has none. Raises OcrError."""
        ...


class OcrError(Exception):
    """The engine failed or took too long."""


@dataclass(frozen=True, slots=True)
class Tesseract:
    """The tesseract program of this machine, with the language packs it has."""

    program: str
    packs: tuple[str, ...]
    name: str = "tesseract"

    def read_page(self, image_png: bytes, timeout_seconds: float) -> str:
        """As ``OcrEngine``. The languages follow from the script on the page."""
        packs = self._packs_for(image_png, timeout_seconds / 3)
        return self._run(image_png, timeout_seconds, "-l", "+".join(packs), "--psm", "3")

    def _packs_for(self, image: bytes, timeout_seconds: float) -> tuple[str, ...]:
        script = None
        if "osd" in self.packs:
            try:
                script = re.search(
                    r"Script: (\w+)", self._run(image, timeout_seconds, "--psm", "0")
                )
            except OcrError:  # too few letters to tell
                script = None
        wanted = _wanted(_SCRIPTS.get(script[1]) if script else None)
        chosen = tuple(pack for pack in wanted if pack in self.packs)
        return chosen or self.packs[:1]

    def _run(self, image: bytes, timeout_seconds: float, *options: str) -> str:
        command = [self.program, "stdin", "stdout", "--dpi", str(DOTS_PER_INCH), *options]
        try:
            done = subprocess.run(
                command,
                input=image,
                capture_output=True,
                timeout=max(timeout_seconds, 0.1),
                check=True,
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise OcrError(str(error)) from error
        return done.stdout.decode("utf-8", "replace")


@cache
def _wanted(script: str | None) -> tuple[str, ...]:
    """The languages of a script as tesseract calls them, those that lead first, and English behind
    another script. Of an unknown script they are the leading ones of all: English alone turns
    Persian into rubbish without a word."""
    ranked = sorted(languages().values(), key=lambda one: (not one.ocr_leads, one.script))
    own = [one.ocr for one in ranked if (one.script == script if script else one.ocr_leads)]
    return tuple(dict.fromkeys((*own, languages()[FALLBACK].ocr)))


@cache
def local_engine() -> OcrEngine | None:
    """Tesseract, if it and any language pack are installed."""
    if not (program := shutil.which("tesseract")):
        return None
    listing = subprocess.run(
        [program, "--list-langs"], capture_output=True, text=True, timeout=5, check=False
    )
    packs = tuple(line.strip() for line in listing.stdout.splitlines()[1:] if line.strip())
    return Tesseract(program, packs) if set(packs) - {"osd"} else None


def no_text(findings: Sequence[Finding] = ()) -> NoTextLayer:
    """The refusal of a file whose pages are pictures, with what would help."""
    return NoTextLayer(english("no_text_layer"), [as_answer(finding) for finding in findings])


def as_answer(finding: Finding) -> dict[str, str | int | None]:
    """A finding as it goes into an answer."""
    words = Messages.of(FALLBACK).finding(finding)
    return {"code": finding.code, "page": finding.page, "detail": words}


def document_from_pages(
    pages: Sequence[str], base: Document | None, reader: str, size_bytes: int
) -> Document:
    """A document of page texts read elsewhere. ``base``, the reading without OCR if there was one,
    gives the facts that hold all the same: page sizes, layout, hidden text."""
    texts = [normalise(page) for page in pages]
    if not any(texts):
        raise no_text()
    known = {page.number: page for page in base.pages} if base else {}
    found, spans, start = [], [], 0
    for number, text in enumerate(texts, 1):
        end = start + len(text)
        page = known.get(number, Page(number, start, end))
        found.append(replace(page, start=start, end=end, text_layer=False))
        spans.append(Span(start, end, number))
        start = end + 2
    return Document(
        base.format if base else Format.PDF,
        reader,
        "\n\n".join(texts),
        tuple(found),
        tuple(spans),
        base.layout if base else Layout(images=len(texts)),
        (
            *(base.findings if base else ()),
            Finding("OCR", None, {"reader": reader}),
        ),
        base.hidden if base else (),
        CONFIDENCE,
        size_bytes,
    )
