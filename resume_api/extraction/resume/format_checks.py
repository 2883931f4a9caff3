"""What an applicant tracking system can read: one check a rule, with its place and its remedy.

``docs/format-checks.md`` has the source of each rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from resume_api.domain.assessment import FormatCheck
from resume_api.domain.document import Document, Format
from resume_api.domain.resume import Resume
from resume_api.languages.messages import Messages, shorten

CONTACT_WITHIN_CHARACTERS = 1500
FEW_PAGES, MORE_PAGES, MORE_PAGES_FROM_MONTHS = 2, 3, 120
MAX_FILE_BYTES = 2 * 1024 * 1024
IMAGE_SHARE = 0.4
MIN_POINTS, SMALL_SHARE = 8.0, 0.1
MIN_CONFIDENCE = 0.8
EXPECTED_SECTIONS = ("experience", "education", "skills")
# Letters that the symbol fonts draw as bullets, left alone at the start of a line.
_BROKEN_BULLET = re.compile(r"^[ \t]*(?:[oqvnlØü§Ÿ¾à·�]|\?)[ \t]+(?=[^\W\d_])", re.MULTILINE)
FEW_BROKEN = 3
MAX_QUOTE = 80


_Rule = Callable[[Document, Resume, Messages], str | None]


def format_checks(document: Document, resume: Resume, language: str) -> tuple[FormatCheck, ...]:
    """Every check in a stable order under stable ids, worded in ``language`` (a BCP 47 tag); they
    judge the file, not the candidate."""
    messages = Messages.of(language)
    pages = len(document.pages)
    faults = {name: rule(document, resume, messages) for name, rule in _RULES.items()}
    return tuple(
        FormatCheck(name, not fault, fault or messages.say(f"checks.{name}_fine", pages=pages))
        for name, fault in faults.items()
    )


def _file_format(document: Document, _: Resume, messages: Messages) -> str | None:
    return messages.say("checks.file_format_fault") if document.format is Format.TEX else None


def _file_size(document: Document, _: Resume, messages: Messages) -> str | None:
    if document.size_bytes <= MAX_FILE_BYTES:
        return None
    size = messages.number(f"{document.size_bytes / 2**20:.1f}")
    return messages.say("checks.file_size_fault", size=size, limit=MAX_FILE_BYTES >> 20)


def _page_count(document: Document, resume: Resume, messages: Messages) -> str | None:
    senior = (resume.experience_months or 0) >= MORE_PAGES_FROM_MONTHS
    allowed, count = MORE_PAGES if senior else FEW_PAGES, len(document.pages)
    if count <= allowed:
        return None
    return messages.say("checks.page_count_fault", pages=count, limit=allowed)


def _single_column(document: Document, _: Resume, messages: Messages) -> str | None:
    several = [page.number for page in document.pages if page.columns > 1]
    where = _pages(several, messages)
    return messages.say("checks.single_column_fault", where=where) if several else None


def _no_tables(document: Document, _: Resume, messages: Messages) -> str | None:
    count = document.layout.tables
    return messages.say("checks.no_tables_fault", tables=count) if count else None


def _no_text_boxes(document: Document, _: Resume, messages: Messages) -> str | None:
    share = document.layout.text_box_share
    return messages.say("checks.no_text_boxes_fault", share=max(share, 0.01)) if share else None


def _no_text_in_images(document: Document, _: Resume, messages: Messages) -> str | None:
    pictures = [p.number for p in document.pages if not p.text_layer or p.image_share > IMAGE_SHARE]
    where = _pages(pictures, messages)
    return messages.say("checks.no_text_in_images_fault", where=where) if pictures else None


def _no_text_in_header_footer(document: Document, resume: Resume, messages: Messages) -> str | None:
    margins = " ".join(document.layout.header_footer)
    if resume.contact.email and resume.contact.email in margins:
        return messages.say("checks.no_text_in_header_footer_email")
    text = shorten(margins, MAX_QUOTE)
    return messages.say("checks.no_text_in_header_footer_fault", text=text) if margins else None


def _fonts_have_unicode(document: Document, _: Resume, messages: Messages) -> str | None:
    fonts = shorten(", ".join(document.layout.unmapped_fonts), MAX_QUOTE)
    return messages.say("checks.fonts_have_unicode_fault", fonts=fonts) if fonts else None


def _readable_font_size(document: Document, _: Resume, messages: Messages) -> str | None:
    sizes = [(span.size, span.end - span.start) for span in document.spans if span.size]
    small = sum(length for size, length in sizes if size < MIN_POINTS)
    total = sum(length for _, length in sizes)
    if not total or small / total <= SMALL_SHARE:
        return None
    return messages.say("checks.readable_font_size_fault", share=small / total, size=MIN_POINTS)


def _clean_text(document: Document, _: Resume, messages: Messages) -> str | None:
    if document.confidence >= MIN_CONFIDENCE:
        return None
    said = [messages.finding(item).rstrip(".") for item in document.findings]
    faults = "; ".join(dict.fromkeys(said)) or messages.say("checks.clean_text_letters")
    return messages.say("checks.clean_text_fault", faults=faults)


def _clean_bullets(document: Document, _: Resume, messages: Messages) -> str | None:
    broken = list(_BROKEN_BULLET.finditer(document.text))
    if len(broken) < FEW_BROKEN:
        return None
    line = document.text.count("\n", 0, broken[0].start()) + 1
    mark = broken[0][0].strip()
    return messages.say("checks.clean_bullets_fault", bullets=len(broken), mark=mark, line=line)


def _no_hidden_text(document: Document, _: Resume, messages: Messages) -> str | None:
    """Without the hidden words: what a check says reaches a model, and these must not."""
    hidden = [item for item in document.hidden if item.kind != "deleted"]
    if not hidden:
        return None
    page = hidden[0].page
    where = messages.say("places.file") if page is None else _pages([page], messages)
    return messages.say("checks.no_hidden_text_fault", where=where)


def _no_tracked_changes(document: Document, _: Resume, messages: Messages) -> str | None:
    tracked = any(item.code == "TRACKED_CHANGES" for item in document.findings)
    return messages.say("checks.no_tracked_changes_fault") if tracked else None


def _contact_found(document: Document, resume: Resume, messages: Messages) -> str | None:
    email, phone = resume.contact.email, resume.contact.phone
    if not email:
        return messages.say(f"checks.contact_found_{'no_email' if phone else 'neither'}")
    if not phone:
        return messages.say("checks.contact_found_no_phone")
    far = document.text.find(email) > CONTACT_WITHIN_CHARACTERS
    return messages.say("checks.contact_found_far") if far else None


def _standard_section_titles(_: Document, resume: Resume, messages: Messages) -> str | None:
    kinds = {section.kind for section in resume.sections}
    missing = [kind for kind in EXPECTED_SECTIONS if kind not in kinds]
    if not missing:
        return None
    sections = messages.separated(messages.say(f"section_names.{kind}") for kind in missing)
    unusual = [section.heading for section in resume.sections if section.kind == "other"]
    return messages.say(
        f"checks.standard_section_titles_{'unusual' if unusual else 'fault'}",
        sections=sections,
        headings=shorten(messages.separated(unusual), MAX_QUOTE),
    )


def _dates_parse(_: Document, resume: Resume, messages: Messages) -> str | None:
    undated = [position for position in resume.positions if position.start is None]
    if undated:
        quote = shorten(undated[0].quote.text, MAX_QUOTE)
        return messages.say("checks.dates_parse_fault", positions=len(undated), quote=quote)
    if not resume.positions and any(s.kind == "experience" for s in resume.sections):
        return messages.say("checks.dates_parse_none")
    return None


def _pages(numbers: Sequence[int], messages: Messages) -> str:
    kind = "pages" if len(numbers) > 1 else "page"
    listed = messages.separated(map(messages.number, numbers))
    return messages.say(f"places.{kind}", numbers=listed)


_RULES: Mapping[str, _Rule] = {
    "file_format": _file_format,
    "file_size": _file_size,
    "page_count": _page_count,
    "single_column": _single_column,
    "no_tables": _no_tables,
    "no_text_boxes": _no_text_boxes,
    "no_text_in_images": _no_text_in_images,
    "no_text_in_header_footer": _no_text_in_header_footer,
    "fonts_have_unicode": _fonts_have_unicode,
    "readable_font_size": _readable_font_size,
    "clean_text": _clean_text,
    "clean_bullets": _clean_bullets,
    "no_hidden_text": _no_hidden_text,
    "no_tracked_changes": _no_tracked_changes,
    "contact_found": _contact_found,
    "standard_section_titles": _standard_section_titles,
    "dates_parse": _dates_parse,
}
