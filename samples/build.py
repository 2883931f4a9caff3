"""Builds the sample resumes from ``sources/``: ``python samples/build.py [--check]``."""

from __future__ import annotations

import base64
import io
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import typst
from docx.document import Document as Docx
from sources import resume_docx, resume_fr_docx

HERE = Path(__file__).parent
NOTO = Path("/usr/share/fonts/truetype/noto")
WRITTEN = datetime(2026, 1, 15, tzinfo=UTC)
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
ONE_PIXEL_PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def pdf(name: str, fonts: Path | None = None) -> bytes:
    """The PDF of ``sources/<name>.typ``; without ``fonts``, typst's own are all it may use."""
    return typst.compile(
        HERE / "sources" / f"{name}.typ",
        font_paths=[fonts] if fonts else [],
        ignore_system_fonts=True,
    )


def docx(build: Callable[[], Docx]) -> bytes:
    """The DOCX that ``build`` makes, its clocks stopped so that its bytes stay the same."""
    document, raw, fixed = build(), io.BytesIO(), io.BytesIO()
    document.core_properties.created = document.core_properties.modified = WRITTEN
    document.core_properties.author = ""
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(fixed, "w") as target:
        for entry in source.infolist():
            member = zipfile.ZipInfo(entry.filename, ZIP_EPOCH)
            target.writestr(member, source.read(entry), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


SAMPLES: dict[str, Callable[[], bytes]] = {
    "resume-one-column.pdf": lambda: pdf("resume-one-column"),
    "resume-two-columns.pdf": lambda: pdf("resume-two-columns"),
    "resume-de.pdf": lambda: pdf("resume-de"),
    "resume.docx": lambda: docx(resume_docx.build),
    "resume-fr.docx": lambda: docx(resume_fr_docx.build),
    "broken/picture.pdf": lambda: ONE_PIXEL_PNG,
    "broken/truncated.pdf": lambda: pdf("resume-one-column")[:700],
}
NEED_NOTO: dict[str, Callable[[], bytes]] = {
    "resume-fa.pdf": lambda: pdf("resume-fa", NOTO),
    "resume-ar.pdf": lambda: pdf("resume-ar", NOTO),
}


def is_current(name: str, built: bytes) -> bool:
    """Whether the committed file holds what was built; archives are compared unpacked, since
    compressors differ between machines."""
    committed = (HERE / name).read_bytes()
    if name.endswith(".docx"):
        return members(committed) == members(built)
    return committed == built


def members(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as file:
        return {name: file.read(name) for name in file.namelist()}


def stale(samples: dict[str, Callable[[], bytes]]) -> list[str]:
    """The names of the committed samples that differ from their sources."""
    return [name for name, build in samples.items() if not is_current(name, build())]


def main(check: bool) -> int:
    """Write every sample, or with ``check`` name those that differ; the number of those."""
    samples = SAMPLES | NEED_NOTO if NOTO.is_dir() else SAMPLES
    if len(samples) == len(SAMPLES):
        print(f"skipped, for want of Debian's fonts-noto-core: {', '.join(NEED_NOTO)}")
    if not check:
        for name, build in samples.items():
            (HERE / name).write_bytes(build())
    different = stale(samples)
    print(f"differ from their sources: {', '.join(different)}" if different else "up to date")
    return len(different)


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))
