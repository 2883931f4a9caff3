"""Mistral's OCR: takes the document as the vendor does and writes its text layer as markdown."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import pypdfium2

from tests.vendors.failures import Fail
from tests.vendors.vendor import Behaviour
from tests.vendors.wire import Reply, VendorError, json_reply

if TYPE_CHECKING:
    from tests.vendors.mistral import Mistral

KNOWN = {
    "pages", "include_image_base64", "image_limit", "image_min_size", "bbox_annotation_format",
    "document_annotation_format", "document_annotation_prompt", "table_format", "extract_header",
    "extract_footer", "include_blocks", "confidence_scores_granularity", "id",
}  # fmt: skip
LIMIT_BYTES, LIMIT_PAGES = 50 * 1024 * 1024, 1000
DATA_URL = re.compile(r"data:[\w.+/-]+;base64,", re.ASCII)
PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>", re.DOTALL)
RUN = re.compile(r"<w:t[^>]*>([^<]*)</w:t>")


def answer(vendor: Mistral, body: Any, behaviour: Behaviour) -> Reply:
    """An OCR answer, one entry a page that was asked for."""
    vendor.check_fields(body, {"model", "document"}, KNOWN, 422)
    document = body["document"]
    data = _bytes(vendor, document.get("document_url") or document.get("image_url") or "")
    if len(data) > LIMIT_BYTES:
        raise VendorError(vendor.error(413, "The document is larger than 50 MB"))
    pages = vendor.scene.ocr_pages or list(_pages(vendor, data))
    if len(pages) > LIMIT_PAGES:
        raise VendorError(vendor.error(400, "The document has more than 1000 pages"))
    wanted = body["pages"] if body.get("pages") is not None else range(len(pages))
    if any(index >= len(pages) for index in wanted):
        raise VendorError(vendor.error(400, "A page index is out of range"))
    read = [_page(index, pages[index], behaviour) for index in wanted]
    return json_reply(
        200,
        {
            "pages": [] if behaviour is Fail.NO_CHOICES else read,
            "model": body["model"],
            "usage_info": {"pages_processed": len(read), "doc_size_bytes": len(data)},
        },
    )


def _page(index: int, markdown: str, behaviour: Behaviour) -> dict[str, Any]:
    if behaviour is Fail.WRONG_SCHEMA:
        return {"number": index, "text": markdown}
    size = {"dpi": 200, "height": 2339, "width": 1654}
    text = "" if behaviour is Fail.BLANK else markdown
    return {"index": index, "markdown": text, "images": [], "dimensions": size}


def _bytes(vendor: Mistral, url: str) -> bytes:
    if match := DATA_URL.match(url):
        return base64.b64decode(url[match.end() :])
    own = vendor.scene.allow_http and url.startswith(vendor.scene.url)
    if not own and not url.startswith("https://"):
        words = "Value error, Document content must be a URL (starting with 'https') or base64"
        raise VendorError(vendor.error(422, words))
    fetched = vendor.scene.fetch(url) if own else None
    if fetched is None:
        raise VendorError(vendor.error(400, "The document could not be fetched", "invalid_file"))
    return fetched


def _pages(vendor: Mistral, data: bytes) -> tuple[str, ...]:
    if data.startswith(b"%PDF"):
        return _pdf(data)
    if data.startswith(b"PK"):
        return _docx(data)
    if data.startswith((b"\x89PNG", b"\xff\xd8")):
        return ("![img-0.jpeg](img-0.jpeg)",)
    raise VendorError(vendor.error(400, "The document's type is not supported", "invalid_file"))


@lru_cache(maxsize=64)
def _pdf(data: bytes) -> tuple[str, ...]:
    document = pypdfium2.PdfDocument(data)
    try:
        pages = tuple(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()
    return tuple(_markdown(page) for page in pages)


@lru_cache(maxsize=64)
def _docx(data: bytes) -> tuple[str, ...]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        xml = archive.read("word/document.xml").decode()
    return (_markdown("\n".join("".join(RUN.findall(part)) for part in PARAGRAPH.findall(xml))),)


def _markdown(text: str) -> str:
    """Text as the OCR model likes to write it: capitals as headings, bullets, escaped signs."""
    lines = []
    for line in text.replace("\r\n", "\n").split("\n"):
        escaped = line.replace("*", "\\*").replace("_", "\\_")
        if re.match(r"\s*[•▪·–]\s", line):
            escaped = re.sub(r"\s*[•▪·–]\s+", "- ", escaped, count=1)
        elif line.isupper() and len(line) < 60:
            escaped = f"# {escaped}"
        lines.append(escaped)
    return "\n".join(lines)
