"""Numbering of a DOCX: which levels of which lists draw anything before a paragraph."""

from __future__ import annotations

from resume_api.documents.docx.package import Element
from resume_api.documents.docx.run_formatting import Look
from resume_api.documents.docx.xml_access import attribute, child, local


class Numbering:
    """The numbering part; without one, every list has bullets or numbers."""

    def __init__(self, root: Element | None) -> None:
        lists: dict[str | None, str | None] = {}
        blank: dict[str | None, set[str]] = {}
        for item in root if root is not None else ():
            if local(item) == "abstractNum":
                levels = (level for level in item if local(level) == "lvl" and _is_blank(level))
                blank[attribute(item, "abstractNumId")] = {
                    attribute(level, "ilvl") or "0" for level in levels
                }
            elif local(item) == "num":
                base = attribute(child(item, "abstractNumId"), "val")
                lists[attribute(item, "numId")] = base
        self._blank = {number: blank.get(base, set()) for number, base in lists.items()}

    def shows(self, look: Look) -> bool:
        """Whether a paragraph of this look has a bullet or number before it."""
        return (look.level or "0") not in self._blank.get(look.list_id, ())


def _is_blank(level: Element) -> bool:
    text = child(level, "lvlText")
    return (
        attribute(child(level, "numFmt"), "val") == "none"
        and not attribute(text, "val")
        or (text is not None and not (attribute(text, "val") or "").strip())
    )
