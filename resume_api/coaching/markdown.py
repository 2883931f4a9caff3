"""A resume that came as PDF or DOCX, as Markdown that can be edited, and as DOCX."""

from __future__ import annotations

import io
import re

from docx import Document as new_document
from docx.oxml import OxmlElement
from docx.text.paragraph import Paragraph

from providers.offline.quoting import without_mark
from resume_api.domain.characters import LIST_MARKS
from resume_api.domain.resume import Resume
from resume_api.languages.packs import languages

_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_BULLET = re.compile(r"\s*-\s+(.*)")
_MARKED = re.compile(rf"\s*[{LIST_MARKS}]\s")
_LOOKS_LIKE_MARKDOWN = re.compile(r"^(\s*)([#>+]|\d+[.)]\s)")


def of_resume(resume: Resume) -> str:
    """The text of a resume with its headings and bullets marked; the name is the title."""
    headings = {
        resume.text.rfind("\n", 0, section.start + 1) + 1
        for section in resume.sections
        if section.heading
    }
    lines: list[str] = []
    for line in resume.lines:
        words = without_mark(line).text
        if not words:
            lines.append("")
        elif line.start in headings:
            lines += ["", f"## {words}", ""]
        elif words == resume.contact.name and not any(lines):
            lines += [f"# {words}", ""]
        elif _MARKED.match(line.text):
            lines.append(f"- {words}")
        else:
            if lines and lines[-1].startswith("- "):
                lines.append("")
            lines.append(_LOOKS_LIKE_MARKDOWN.sub(r"\1\\\2", words) + "  ")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def as_docx(markdown: str, language: str) -> bytes:
    """The DOCX of such Markdown; right to left where the language is written so."""
    document = new_document()
    right_to_left = language in languages() and languages()[language].right_to_left
    for line in markdown.splitlines():
        if not line.strip():
            continue
        if heading := _HEADING.match(line):
            level = 0 if len(heading[1]) == 1 else len(heading[1]) - 1
            paragraph = document.add_heading(heading[2], level)
        elif bullet := _BULLET.match(line):
            paragraph = document.add_paragraph(bullet[1], style="List Bullet")
        else:
            plain = re.sub(r"^(\s*)\\(?=[#>+\d])", r"\1", line.rstrip())
            paragraph = document.add_paragraph(plain)
        if right_to_left:
            _turn(paragraph)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _turn(paragraph: Paragraph) -> None:
    properties = paragraph._p.get_or_add_pPr()
    properties.append(OxmlElement("w:bidi"))
    for run in paragraph.runs:
        run.font.rtl = True
