"""The zip around a DOCX: guarded before it is inflated, parsed without entities or network."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from typing import cast

from lxml import etree

from resume_api.documents.sniff import damaged, locked
from resume_api.errors import ApiError, ErrorCode
from resume_api.languages.error_sentences import english

MAX_ENTRIES = 5000
MAX_INFLATED = 512 << 20
MAX_PART = 24 << 20
MAX_RATIO = 250
RATIO_FROM = 1 << 20
ENCRYPTED = 0x1

Element = etree._Element


@dataclass(frozen=True, slots=True)
class Relation:
    """One line of a part's relations: the last word of its type, and the part it points at."""

    kind: str
    target: str


class Package:
    """The parts of a DOCX by name. Raises ApiError for what is damaged, locked or a bomb."""

    def __init__(self, data: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
            raise damaged() from error
        self._guard()
        self.names = frozenset(self._archive.namelist())

    def _guard(self) -> None:
        entries = self._archive.infolist()
        if any(entry.flag_bits & ENCRYPTED for entry in entries):
            raise locked()
        inflated = sum(entry.file_size for entry in entries)
        if len(entries) > MAX_ENTRIES or inflated > MAX_INFLATED:
            raise _bomb(len(entries), inflated)
        for entry in entries:
            if entry.file_size > max(RATIO_FROM, MAX_RATIO * entry.compress_size):
                raise _bomb(len(entries), entry.file_size)

    def xml(self, name: str) -> Element | None:
        """The root of a part, None where there is no such part."""
        if name not in self.names:
            return None
        try:
            with self._archive.open(name) as part:
                content = part.read(MAX_PART + 1)
        except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as error:
            raise damaged() from error
        if len(content) > MAX_PART:
            raise _bomb(1, len(content))
        return _parsed(content)

    def relations(self, of: str) -> dict[str, Relation]:
        """The relations of a part (``""``: of the package) by id; those to the outside left out."""
        folder, file = posixpath.split(of)
        root = self.xml(posixpath.join(folder, "_rels", f"{file}.rels"))
        found: dict[str, Relation] = {}
        for item in root if root is not None else ():
            if item.get("TargetMode") == "External" or not item.get("Target"):
                continue
            target = posixpath.normpath(posixpath.join("/", folder, item.get("Target", "")))
            kind = item.get("Type", "").rpartition("/")[2]
            found[item.get("Id", "")] = Relation(kind, target.lstrip("/"))
        return found

    def main_part(self) -> str:
        """The name of the part that holds the text."""
        relations = self.relations("").values()
        name = next((one.target for one in relations if one.kind == "officeDocument"), "")
        if name not in self.names:
            raise damaged()
        return name


def _parsed(content: bytes) -> Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise damaged() from error
    if root.getroottree().docinfo.internalDTD is not None:
        words = english("xml_entities")
        raise ApiError(ErrorCode.MALICIOUS_FILE, words)
    return cast("Element", root)


def _bomb(entries: int, inflated: int) -> ApiError:
    details = {"entries": entries, "inflated_bytes": inflated}
    return ApiError(ErrorCode.DOCUMENT_TOO_COMPLEX, details=details)
