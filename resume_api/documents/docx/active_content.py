"""Macros in a DOCX, and what it fetches from another computer when it is opened."""

from __future__ import annotations

import re

from resume_api.documents.docx.package import Package

_REMOTE = re.compile(r"(?:https?|ftp|mhtml|ldap|smb)[:!]|file://(?!/|localhost/)[^/]|\\\\|//", re.I)
_KINDS = {
    "attachedTemplate": "remote_template",
    "oleObject": "remote_object",
    "frame": "remote_object",
    "subDocument": "remote_object",
    "package": "remote_object",
}


def kinds_in(data: bytes) -> set[str]:
    """The active contents of a DOCX. Templates on the writer's own disk are ordinary.

    Raises ApiError for what is damaged, locked or a bomb.
    """
    package = Package(data)
    found = set()
    if any(name.lower().endswith(("vbaproject.bin", "vbadata.xml")) for name in package.names):
        found.add("macros")
    for name in package.names:
        if name.endswith(".rels") and (root := package.xml(name)) is not None:
            for item in root:
                kind = _KINDS.get(item.get("Type", "").rpartition("/")[2])
                outside = item.get("TargetMode") == "External"
                if kind and outside and _REMOTE.match(item.get("Target", "").strip()):
                    found.add(kind)
    return found
