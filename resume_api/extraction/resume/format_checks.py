"""What an applicant tracking system can read: one check a rule, with its place and its remedy.

``docs/format-checks.md`` has the source of each rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from resume_api.domain.assessment import FormatCheck
from resume_api.domain.document import Document, Format, Page
from resume_api.domain.resume import ResumeFacts

CONTACT_WITHIN_CHARACTERS = 1500
FEW_PAGES, MORE_PAGES, MORE_PAGES_FROM_MONTHS = 2, 3, 120
MAX_FILE_BYTES = 2 * 1024 * 1024
IMAGE_SHARE = 0.4
LEAST_POINTS, SMALL_SHARE = 8.0, 0.1
LEAST_CONFIDENCE = 0.8
EXPECTED_SECTIONS = ("experience", "education", "skills")
# Letters that the symbol fonts draw as bullets, left alone at the start of a line.
_BROKEN_BULLET = re.compile(r"^[ \t]*(?:[oqvnlØü§Ÿ¾à·�]|\?)[ \t]+(?=[^\W\d_])", re.MULTILINE)
FEW_BROKEN = 3


def format_checks(document: Document, resume: ResumeFacts) -> tuple[FormatCheck, ...]:
    """Every check, in a stable order under stable ids; they judge the file, not the candidate."""
    return (
        _file_format(document),
        _file_size(document),
        _page_count(document, resume),
        _single_column(document.pages),
        _no_tables(document),
        _no_text_boxes(document),
        _no_text_in_images(document),
        _no_text_in_header_footer(document, resume),
        _fonts_have_unicode(document),
        _readable_font_size(document),
        _clean_text(document),
        _clean_bullets(document.text),
        _no_hidden_text(document),
        _no_tracked_changes(document),
        _contact_found(document, resume),
        _standard_section_titles(resume),
        _dates_parse(resume),
    )


def _check(name: str, fault: str | None, fine: str) -> FormatCheck:
    return FormatCheck(name, fault is None, fine if fault is None else fault)


def _file_format(document: Document) -> FormatCheck:
    fault = (
        "This is LaTeX source, which no applicant system reads. Compile it and send the PDF."
        if document.format is Format.TEX
        else None
    )
    return _check("file_format", fault, "The file is of a kind that applicant systems read.")


def _file_size(document: Document) -> FormatCheck:
    size = document.size_bytes
    fault = (
        f"The file has {size / 2**20:.1f} MB; many portals stop at {MAX_FILE_BYTES >> 20}. "
        "Shrink or drop its pictures."
        if size > MAX_FILE_BYTES
        else None
    )
    return _check("file_size", fault, "The file is small enough for every portal.")


def _page_count(document: Document, resume: ResumeFacts) -> FormatCheck:
    senior = (resume.experience_months or 0) >= MORE_PAGES_FROM_MONTHS
    allowed, count = MORE_PAGES if senior else FEW_PAGES, len(document.pages)
    fault = (
        f"{count} pages; cut it to {allowed}, the oldest jobs first." if count > allowed else None
    )
    return _check("page_count", fault, f"The length fits: {_counted(count, 'page')}.")


def _single_column(pages: Iterable[Page]) -> FormatCheck:
    several = [page.number for page in pages if page.columns > 1]
    fault = (
        f"Several columns on {_pages(several)}; simple readers mix them line by line. "
        "Put one block below the other."
        if several
        else None
    )
    return _check("single_column", fault, "One column, read from top to bottom.")


def _no_tables(document: Document) -> FormatCheck:
    count = document.layout.tables
    fault = (
        f"{_counted(count, 'table')}; some readers drop or reorder their cells. "
        "Write the content as plain lines."
        if count
        else None
    )
    return _check("no_tables", fault, "No tables.")


def _no_text_boxes(document: Document) -> FormatCheck:
    share = document.layout.text_box_share
    fault = (
        f"Text boxes hold {max(share, 0.01):.0%} of the text; many readers skip them. "
        "Move it into the body."
        if share
        else None
    )
    return _check("no_text_boxes", fault, "No text boxes.")


def _no_text_in_images(document: Document) -> FormatCheck:
    pictures = [p.number for p in document.pages if not p.text_layer or p.image_share > IMAGE_SHARE]
    fault = (
        f"{_pages(pictures).capitalize()} is mostly a picture, of which software reads nothing. "
        "Export the resume from a word processor instead of scanning or drawing it."
        if pictures
        else None
    )
    return _check("no_text_in_images", fault, "The text is text, not a picture of it.")


def _no_text_in_header_footer(document: Document, resume: ResumeFacts) -> FormatCheck:
    margins = " ".join(document.layout.header_footer)
    fault = None
    if resume.contact.email and resume.contact.email in margins:
        fault = "The e-mail address stands in the page header or footer, which many readers skip. "
    elif margins:
        fault = (
            f"The page header or footer holds text (“{_short(margins)}”) that readers may skip. "
        )
    return _check(
        "no_text_in_header_footer",
        fault and fault + "Move it into the body of page 1.",
        "Nothing hides in a header or footer.",
    )


def _fonts_have_unicode(document: Document) -> FormatCheck:
    fonts = document.layout.unmapped_fonts
    fault = (
        f"Letters of the font {_short(', '.join(fonts))} cannot be copied as text. "
        "Export the PDF again with embedded standard fonts."
        if fonts
        else None
    )
    return _check("fonts_have_unicode", fault, "Every font says which letters it draws.")


def _readable_font_size(document: Document) -> FormatCheck:
    sizes = [(span.size, span.end - span.start) for span in document.spans if span.size]
    small = sum(length for size, length in sizes if size < LEAST_POINTS)
    total = sum(length for _, length in sizes)
    fault = (
        f"{small / total:.0%} of the text is set smaller than {LEAST_POINTS:.0f} points. "
        "Use 10 to 12 points for the body."
        if total and small / total > SMALL_SHARE
        else None
    )
    return _check("readable_font_size", fault, "The letters are big enough to read.")


def _clean_text(document: Document) -> FormatCheck:
    said = "; ".join(dict.fromkeys(item.detail.rstrip(".") for item in document.findings))
    fault = (
        f"Only part of the text comes out well ({said or 'damaged letters'}). "
        "Copy the text out of the file: what you see is what software gets."
        if document.confidence < LEAST_CONFIDENCE
        else None
    )
    return _check("clean_text", fault, "The text comes out as it is shown.")


def _clean_bullets(text: str) -> FormatCheck:
    broken = list(_BROKEN_BULLET.finditer(text))
    fault = (
        f"{len(broken)} bullets come out as letters (“{broken[0][0].strip()}” in line "
        f"{text.count(chr(10), 0, broken[0].start()) + 1}). "
        "Use the plain round bullet."
        if len(broken) >= FEW_BROKEN
        else None
    )
    return _check("clean_bullets", fault, "Bullets come out as bullets.")


def _no_hidden_text(document: Document) -> FormatCheck:
    hidden = [item for item in document.hidden if item.kind != "deleted"]
    # Without its words: what a check says reaches a model, and hidden words must not.
    fault = (
        f"Text that nobody sees, {_place(hidden[0].page)}. "
        "Remove it: screeners take it for manipulation."
        if hidden
        else None
    )
    return _check("no_hidden_text", fault, "No hidden text.")


def _no_tracked_changes(document: Document) -> FormatCheck:
    tracked = any(item.code == "TRACKED_CHANGES" for item in document.findings)
    fault = "The file keeps tracked changes. Accept them all and save it." if tracked else None
    return _check("no_tracked_changes", fault, "No tracked changes.")


def _contact_found(document: Document, resume: ResumeFacts) -> FormatCheck:
    contact = resume.contact
    missing = [
        word
        for word, value in (
            ("an e-mail address", contact.email),
            ("a telephone number", contact.phone),
        )
        if not value
    ]
    fault = None
    if missing:
        fault = f"Software finds no {' and no '.join(m.split(' ', 1)[1] for m in missing)}. "
    elif contact.email and document.text.find(contact.email) > CONTACT_WITHIN_CHARACTERS:
        fault = "The e-mail address stands far down in the text. "
    return _check(
        "contact_found",
        fault and fault + "Write the contact line as plain text at the top of page 1.",
        "E-mail address and telephone number stand where software looks for them.",
    )


def _standard_section_titles(resume: ResumeFacts) -> FormatCheck:
    kinds = {section.kind for section in resume.sections}
    missing = [kind for kind in EXPECTED_SECTIONS if kind not in kinds]
    unusual = [section.heading for section in resume.sections if section.kind == "other"]
    fault = None
    if missing:
        fault = f"No section is titled as {' or '.join(missing)}"
        fault += f"; unusual titles: {_short(', '.join(unusual))}. " if unusual else ". "
    return _check(
        "standard_section_titles",
        fault and fault + "Use the usual titles: Experience, Education, Skills.",
        "The sections have titles that software knows.",
    )


def _dates_parse(resume: ResumeFacts) -> FormatCheck:
    undated = [position for position in resume.positions if position.start is None]
    fault = None
    if undated:
        words = _short(undated[0].quote.text)
        fault = f"{_counted(len(undated), 'job')} without dates that software reads, as “{words}”. "
    elif not resume.positions and any(s.kind == "experience" for s in resume.sections):
        fault = "No dates are found in the experience section. "
    return _check(
        "dates_parse",
        fault and fault + "Write month and year from and to: 03/2019 – 06/2022.",
        "Dates are in a form that software reads.",
    )


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _pages(numbers: list[int]) -> str:
    return f"page{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"


def _place(page: int | None) -> str:
    return "in the file" if page is None else f"on page {page}"


def _short(text: str, length: int = 80) -> str:
    words = " ".join(text.split())
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"
