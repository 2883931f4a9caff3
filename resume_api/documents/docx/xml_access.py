"""Elements and attributes of a DOCX by local name: transitional and strict files differ in the
namespaces alone."""

from __future__ import annotations

from resume_api.documents.docx.package import Element


def is_on(value: str | None, without: bool) -> bool:
    """An on/off attribute; ``without`` where it is not there."""
    return without if value is None else value not in {"0", "false", "off"}


def local(element: Element) -> str:
    """The tag without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Element | None, name: str) -> Element | None:
    """The first child of that local name."""
    return None if element is None else element.find(f"{{*}}{name}")


def attribute(element: Element | None, name: str) -> str | None:
    """An attribute by local name, whichever namespace it is in."""
    if element is None:
        return None
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None
