"""DOCX bytes to a Document: the whole body in order, hidden and deleted text set apart."""

from __future__ import annotations

from collections.abc import Iterator

from resume_api.documents.docx.numbering import Numbering
from resume_api.documents.docx.package import Element, Package, Relation
from resume_api.documents.docx.run_formatting import Styles
from resume_api.documents.docx.traversal import Walk
from resume_api.documents.docx.writer import Writer
from resume_api.documents.docx.xml_access import attribute, child, is_on, local
from resume_api.documents.safety.prompt_injection import find_instructions
from resume_api.documents.sniff import damaged
from resume_api.domain.document import Document, Finding, Format, HiddenText, Layout, Limits, Page
from resume_api.errors import ApiError, ErrorCode

PROPERTIES = frozenset({"core-properties", "extended-properties", "custom-properties"})


def read_docx(data: bytes, limits: Limits) -> Document:
    """What a person sees in the DOCX ``data``. Raises ApiError: PDF_PROCESSING_ERROR where it is
    damaged, locked or empty, DOCUMENT_TOO_COMPLEX where it is over ``limits`` or a bomb."""
    package = Package(data)
    main = package.main_part()
    root = package.xml(main)
    body = None if root is None else next(iter(root.iter("{*}body")), None)
    if body is None:
        raise damaged()
    relations = package.relations(main)
    by_kind = {relation.kind: relation.target for relation in relations.values()}
    writer = Writer(limits)

    def diagram(relation_id: str) -> Element | None:
        relation = relations.get(relation_id)
        return package.xml(relation.target) if relation else None

    styles = Styles(package.xml(by_kind.get("styles", "")))
    walk = Walk(styles, Numbering(package.xml(by_kind.get("numbering", ""))), writer, diagram)
    even = _has_even_pages(package.xml(by_kind.get("settings", "")))
    headers = _margins(package, relations, body, "header", even)
    footers = _margins(package, relations, body, "footer", even)
    notes = [
        note
        for kind in ("footnotes", "endnotes")
        for note in _notes(package.xml(by_kind.get(kind, "")))
    ]
    for part in [*headers.values(), body, *notes, *footers.values()]:
        walk.part(part)
    if not writer.text.strip():
        raise ApiError(ErrorCode.PDF_PROCESSING_ERROR, details={"reason": "no_text"})
    hidden = (*writer.hidden, *_asides(package, by_kind, body))
    return _document(walk, writer, hidden, (*headers, *footers), _columns(body), len(data))


def _margins(
    package: Package, relations: dict[str, Relation], body: Element, kind: str, even: bool
) -> dict[str, Element]:
    """The headers or footers that the sections use, each once, by their text."""
    found: dict[str, Element] = {}
    for item in body.iter(f"{{*}}{kind}Reference"):
        if not _is_used(item, even):
            continue
        relation = relations.get(attribute(item, "id") or "")
        part = package.xml(relation.target) if relation else None
        if part is not None:
            words = " ".join("".join(t.text or "" for t in part.iter("{*}t")).split())
            found.setdefault(words, part)
    found.pop("", None)
    return found


def _has_even_pages(settings: Element | None) -> bool:
    """Whether even pages have headers of their own."""
    marks = settings.iter("{*}evenAndOddHeaders") if settings is not None else ()
    return any(is_on(attribute(mark, "val"), True) for mark in marks)


def _is_used(reference: Element, even: bool) -> bool:
    """Whether a header is on any page: Word keeps those of a first page or of even pages that are
    switched off."""
    kind = attribute(reference, "type")
    if kind == "first":
        title = child(reference.getparent(), "titlePg")
        return title is not None and is_on(attribute(title, "val"), True)
    return kind != "even" or even


def _notes(root: Element | None) -> Iterator[Element]:
    """The notes themselves: those with a type are the lines drawn above them."""
    for note in root if root is not None else ():
        if local(note) in {"footnote", "endnote"} and attribute(note, "type") in {None, "normal"}:
            yield note


def _columns(body: Element) -> int:
    counts = [attribute(item, "num") or "1" for item in body.iter("{*}cols")]
    return max((int(count) for count in counts if count.isdigit() and len(count) < 3), default=1)


def _asides(package: Package, by_kind: dict[str, str], body: Element) -> Iterator[HiddenText]:
    """Orders to a model where no reader looks: properties, comments, descriptions of pictures."""
    for relation in package.relations("").values():
        if relation.kind in PROPERTIES:
            yield from _orders("metadata", package.xml(relation.target))
    yield from _orders("comment", package.xml(by_kind.get("comments", "")))
    for picture in body.iter("{*}docPr"):
        yield from _orders_in("metadata", f"{picture.get('descr', '')}\n{picture.get('title', '')}")


def _orders(kind: str, root: Element | None) -> Iterator[HiddenText]:
    if root is not None:
        yield from _orders_in(kind, "\n".join(str(part) for part in root.itertext()))


def _orders_in(kind: str, text: str) -> Iterator[HiddenText]:
    return (HiddenText(kind, text[start:end], None) for start, end in find_instructions(text))


def _document(
    walk: Walk,
    writer: Writer,
    hidden: tuple[HiddenText, ...],
    header_footer: tuple[str, ...],
    columns: int,
    size: int,
) -> Document:
    tally, text = walk.tally, writer.text
    share = min(1.0, tally.text_box_characters / len(text))
    findings = []
    if share:
        findings.append(Finding("TEXT_BOXES", None, {"share": share}))
    if tally.tables:
        findings.append(Finding("TABLES", None, {"tables": tally.tables}))
    if tally.tracked:
        findings.append(Finding("TRACKED_CHANGES", None))
    if header_footer:
        findings.append(Finding("HEADER_FOOTER_TEXT", None, {"text": "; ".join(header_footer)}))
    if columns > 1:
        findings.append(Finding("TWO_COLUMNS", None, {"columns": columns}))
    return Document(
        format=Format.DOCX,
        reader="docx",
        text=text,
        pages=tuple(
            Page(number, start, end, columns=columns)
            for number, (start, end) in enumerate(writer.pages, 1)
        ),
        spans=tuple(writer.spans),
        layout=Layout(tally.tables, tally.images, share, header_footer),
        findings=tuple(findings),
        hidden=hidden,
        confidence=round(1 - 0.1 * share, 3),
        size_bytes=size,
    )
