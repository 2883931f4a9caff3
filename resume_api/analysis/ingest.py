"""Takes a resume in: into the file store, through the reader and, where configured, through OCR."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass, replace
from typing import TypeVar

from providers.base import Deadline
from providers.errors import ProviderError
from resume_api.dependencies import Dependencies
from resume_api.documents.ocr.tesseract import document_from_pages
from resume_api.documents.pdf.quality import quality_of
from resume_api.documents.sniff import looks_like_pdf
from resume_api.domain.document import Document
from resume_api.domain.report import Degradation
from resume_api.errors import ApiError, ErrorCode, NoTextLayer
from resume_api.storage import Stored

PDF = "application/pdf"
GAIN = 1.1
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Intake:
    """The document as it was read best, and what went less well than asked for."""

    document: Document
    degraded: tuple[Degradation, ...] = ()


def take_in(deps: Dependencies, data: bytes, deadline: Deadline) -> Intake:
    """Read ``data`` after the antivirus has passed it. Beside that it goes into a store from which
    a vendor can fetch it, where there is one; that copy is destroyed once it is read.

    Raises ApiError where the antivirus refuses the file, the store does not take it or nothing
    can read it.
    """
    unscanned = deps.scanner.scan(data, deadline.remaining())
    extension = "pdf" if looks_like_pdf(data) else "bin"
    upload = deps.executor.submit(deps.store.put, data, extension, deadline.remaining())
    try:
        intake = _read(deps, data, upload, deadline)
        _result(upload, deadline)
        return replace(intake, degraded=(*unscanned, *intake.degraded))
    finally:
        upload.add_done_callback(lambda done: _destroy(deps, done))


def _read(
    deps: Dependencies, data: bytes, upload: Future[Stored | None], deadline: Deadline
) -> Intake:
    """OCR by the vendor where it is configured for PDFs, by the embedded engine elsewhere.

    ``always``: the vendor reads every page beside the embedded reader, and the better text is
    taken. ``auto``: the vendor reads the pages that have no sound text layer.
    """
    mode = deps.settings.ocr_mode
    if deps.ocr is None or not looks_like_pdf(data):
        return Intake(deps.reader.read(data, deadline.remaining(), ocr=mode != "never"))
    always = mode == "always"
    every_page = _ask(deps, data, upload, None, deadline) if always else None
    embedded = _embedded(deps, data, deadline)
    pages = _unsound_pages(embedded)
    if every_page is None and pages == ():
        return Intake(_or_raise(embedded))
    try:
        texts = _result(every_page or _ask(deps, data, upload, pages, deadline), deadline)
    except ProviderError as error:
        return _without_vendor(deps, data, embedded, error, deadline)
    base = embedded if isinstance(embedded, Document) else None
    taken = None if always else pages
    return Intake(
        deps.reader.run(deadline.remaining(), merged, base, tuple(texts), taken, len(data))
    )


def _ask(
    deps: Dependencies,
    data: bytes,
    upload: Future[Stored | None],
    pages: Sequence[int] | None,
    deadline: Deadline,
) -> Future[tuple[str, ...]]:
    def ask() -> tuple[str, ...]:
        assert deps.ocr is not None
        stored = _result(upload, deadline)
        url = stored.url if stored else None
        return deps.ocr.read(url, data, PDF, pages, deadline.remaining())

    return deps.executor.submit(ask)


def _embedded(deps: Dependencies, data: bytes, deadline: Deadline) -> Document | NoTextLayer:
    """The reading without OCR, or why the text layer gave none. Raises any other ApiError."""
    try:
        return deps.reader.read(data, deadline.remaining(), ocr=False)
    except NoTextLayer as error:
        return error


def _unsound_pages(embedded: Document | NoTextLayer) -> tuple[int, ...] | None:
    """The pages whose text layer is of no use; None means all of them."""
    if isinstance(embedded, NoTextLayer):
        return None
    return tuple(page.number for page in embedded.pages if not page.text_layer)


def _without_vendor(
    deps: Dependencies,
    data: bytes,
    embedded: Document | NoTextLayer,
    error: ProviderError,
    deadline: Deadline,
) -> Intake:
    """The embedded reader and its own OCR have the last word when the vendor fails."""
    if isinstance(embedded, NoTextLayer) or _unsound_pages(embedded):
        embedded = deps.reader.read(data, deadline.remaining(), ocr=True)
    detail = f"{error.provider}: {error.failure.value} → {embedded.reader}"
    return Intake(embedded, (Degradation("OCR_FALLBACK", detail),))


def merged(
    base: Document | None, texts: tuple[str, ...], pages: tuple[int, ...] | None, size_bytes: int
) -> Document:
    """The vendor's text in the place of ``pages``, or the better text of the whole (None)."""
    if base is not None and pages is not None:
        own = {page.number: base.text[page.start : page.end] for page in base.pages}
        texts = tuple((own | dict(zip(pages, texts, strict=True))).values())
    by_vendor = document_from_pages(texts, base, "mistral-ocr", size_bytes)
    if base is not None and pages is None and not _says_more(by_vendor, base):
        return base
    return by_vendor


def _says_more(other: Document, base: Document) -> bool:
    """Whether ``other`` has clearly more readable words; OCR alone costs spans and certainty."""
    ours, theirs = quality_of(base.text), quality_of(other.text)
    return theirs.score * theirs.words > GAIN * ours.score * ours.words


def _or_raise(embedded: Document | NoTextLayer) -> Document:
    if isinstance(embedded, NoTextLayer):
        raise embedded
    return embedded


def _result(future: Future[T], deadline: Deadline) -> T:
    try:
        return future.result(deadline.remaining())
    except FutureTimeoutError:
        raise ApiError(ErrorCode.AI_TIMEOUT) from None


def _destroy(deps: Dependencies, upload: Future[Stored | None]) -> None:
    if upload.cancelled() or upload.exception():
        return
    if stored := upload.result():
        deps.store.delete(stored)
