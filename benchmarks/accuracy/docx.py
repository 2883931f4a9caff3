"""Token recall of the DOCX reader: ``python -m benchmarks.accuracy.docx FOLDER``.

The truth is another walk over the same files: every ``w:t`` that a page shows, by the standard
library's parser, in no order. ``extra`` are tokens that the reader has and the walk has not.
"""

from __future__ import annotations

import posixpath
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from xml.etree import ElementTree

from benchmarks.accuracy.tokens import folded
from resume_api.documents.docx import read_docx
from resume_api.domain.document import Limits

BAR = 0.99
PARTS = ("header", "footer", "footnotes", "endnotes")
UNSEEN = ("Fallback", "del", "moveFrom", "instrText", "rPr", "pPr")


def shown(path: Path) -> Iterator[str]:
    """The paragraphs of all parts, hidden runs and deletions left out."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            folder, file = posixpath.split(name)
            if folder == "word" and file.startswith(("document", *PARTS)) and file.endswith("xml"):
                for paragraph in ElementTree.fromstring(archive.read(name)).iter():
                    if _local(paragraph) == "p":
                        yield "".join(_runs(paragraph))


def _runs(element: ElementTree.Element) -> Iterator[str]:
    for item in element:
        name = _local(item)
        if name == "t":
            yield item.text or ""
        elif name in {"tab", "br", "cr"}:
            yield " "
        elif name not in {*UNSEEN, "p"} and not _vanishes(item):
            yield from _runs(item)


def _vanishes(item: ElementTree.Element) -> bool:
    return any(_local(mark) == "vanish" for rpr in item if _local(rpr) == "rPr" for mark in rpr)


def _local(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def main() -> int:
    """Print a row a file; 1 where the mean is below the bar."""
    print(f"{'file':44} {'tokens':>7} {'recall':>7} {'extra':>7}")
    recalls = []
    for path in sorted(Path(sys.argv[1]).rglob("*.docx")):
        truth = folded("\n".join(shown(path)))
        found = folded(read_docx(path.read_bytes(), Limits()).text)
        if total := truth.total():
            recalls.append((truth & found).total() / total)
            extra = (found - truth).total() / total
            print(f"{path.name:44.44} {total:7} {recalls[-1]:7.3f} {extra:7.3f}")
    print(f"{len(recalls)} files, mean {mean(recalls):.4f}, worst {min(recalls):.4f}")
    return int(mean(recalls) < BAR)


if __name__ == "__main__":
    sys.exit(main())
