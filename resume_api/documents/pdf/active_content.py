"""Active content of a PDF: a quick look for its names, then the objects that really bear them.

Names: ISO 32000-1, sections 7.11.4, 12.6.4 and 12.7.8. They stand in the file as they are, with
``#xx`` in the place of letters, or inside compressed object streams; all three are looked at."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from typing import Any

import pypdf
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

MAX_INFLATED = 64 << 20
MAX_OBJECTS = 50_000
_LONG = {
    b"/JavaScript": "javascript",
    b"/Launch": "launch",
    b"/EmbeddedFile": "embedded_file",
    b"/RichMedia": "rich_media",
    b"/XFA": "xfa",
}
_OPAQUE = b"/Encrypt"
_REACHING = {"/URI", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE"}
_NAMES = re.compile(
    rb"/(?:JavaScript|JS|Launch|EmbeddedFiles?|EF|RichMedia|Screen|Movie|3D|XFA)"
    rb"(?![A-Za-z0-9])"
)
_OPENING = re.compile(rb"/OpenAction(?!\s*\[)")
_ESCAPED = re.compile(rb"/[A-Za-z0-9]*(?:#[0-9A-Fa-f]{2}[A-Za-z0-9]*)+")
_STREAM = re.compile(rb"stream\r?\n")
_DATA_FILE = re.compile(r"\.(?:xml|json|txt|csv|tex)$", re.IGNORECASE)


def kinds_in(data: bytes) -> set[str]:
    """The active contents of a PDF, none where its names do not occur anywhere.

    A file whose objects cannot be walked is judged by the names in it.
    """
    plain = b"\n".join((_unescaped(data), *_object_streams(data)))
    named = _OPAQUE in plain or _NAMES.search(plain) is not None
    if not named and not _OPENING.search(plain):
        return set()
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        return {*_opening(reader), *(_walked(reader) if named else ())}
    except Exception:  # pypdf lets out any kind of error on hostile files, beside its own
        return {kind for name, kind in _LONG.items() if name in plain}


def _unescaped(data: bytes) -> bytes:
    """``data``, then its names with escapes as a reader takes them."""
    names = (
        re.sub(rb"#([0-9A-Fa-f]{2})", lambda two: bytes([int(two[1], 16)]), found[0])
        for found in _ESCAPED.finditer(data)
    )
    return b" ".join((data, *names))


def _object_streams(data: bytes) -> Iterator[bytes]:
    """The contents of the compressed object streams, an own mark for those that do not inflate."""
    left = MAX_INFLATED
    for found in re.finditer(rb"/ObjStm", data):
        begins = _STREAM.search(data, found.end())
        head = data[max(found.start() - 400, 0) : begins.start() if begins else len(data)]
        if begins is None or left <= 0 or b"/Predictor" in head:
            yield _OPAQUE
            continue
        try:
            inflated = zlib.decompressobj().decompress(memoryview(data)[begins.end() :], left)
        except zlib.error:
            yield _OPAQUE
            continue
        left -= len(inflated)
        yield _unescaped(inflated)


def _opening(reader: pypdf.PdfReader) -> Iterator[str]:
    """What the file does by itself; going to a page of its own is ordinary."""
    opening = reader.root_object.get("/OpenAction")
    opening = opening.get_object() if opening is not None else None
    if isinstance(opening, DictionaryObject) and opening.get("/S") in _REACHING:
        yield "open_action"


def _walked(reader: pypdf.PdfReader) -> Iterator[str]:
    """The active contents among all objects that the root leads to."""
    seen: set[int] = set()
    waiting: list[Any] = [reader.root_object]
    steps = 0
    while waiting:
        item = waiting.pop()
        if isinstance(item, IndirectObject):
            if item.idnum in seen:
                continue
            seen.add(item.idnum)
            item = item.get_object()
        steps += 1
        if steps > MAX_OBJECTS:
            raise RecursionError
        if isinstance(item, DictionaryObject):
            yield from _kinds_of(item)
            waiting.extend(item.raw_get(key) for key in item)
        elif isinstance(item, ArrayObject):
            waiting.extend(list.__iter__(item))


def _kinds_of(item: DictionaryObject) -> Iterator[str]:
    action, kind = item.get("/S"), item.get("/Subtype")
    if action == "/JavaScript" or (action == "/Rendition" and "/JS" in item):
        yield "javascript"
    if action == "/Launch":
        yield "launch"
    if kind in ("/RichMedia", "/Screen", "/Movie", "/3D"):
        yield "rich_media"
    if "/XFA" in item:
        yield "xfa"
    if "/EF" in item and not _DATA_FILE.search(str(item.get("/UF") or item.get("/F") or "")):
        yield "embedded_file"
