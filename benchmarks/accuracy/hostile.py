"""Hostile files through one pool of readers: ``python -m benchmarks.accuracy.hostile FOLDER``.

Every file of FOLDER ends in a text or a typed error; XML files stand as ``word/document.xml`` of a
DOCX. Prints the outcomes by code, the slowest files, and what is left behind; 1 below the bar.
"""

from __future__ import annotations

import io
import os
import resource
import sys
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path

from resume_api.documents.isolation import fork_server
from resume_api.documents.isolation.reader_pool import READERS, ReaderPool
from resume_api.domain.document import Limits
from resume_api.errors import ApiError

MAX_SECONDS = 10.0
MAX_GROWTH_MB = 50
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    'officeDocument" Target="word/document.xml"/></Relationships>'
)


def hostile_files(folder: Path) -> list[tuple[str, bytes]]:
    """The files by name, labels aside."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix not in {".tsv", ".md"}:
            data = path.read_bytes()
            found.append((path.name, wrapped(data) if path.suffix in {".xml", ".xsd"} else data))
    return found


def wrapped(document: bytes) -> bytes:
    """A DOCX whose main part is ``document``."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("_rels/.rels", RELATIONS)
        archive.writestr("word/document.xml", document)
    return buffer.getvalue()


def outcome(pool: ReaderPool, data: bytes) -> str:
    """``text``, ``no text``, or the code of the error; anything else passes through."""
    try:
        return "text" if pool.read(data).text.strip() else "no text"
    except ApiError as error:
        return error.code.name


def resident_mb() -> float:
    """Memory of this process in use."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def children() -> list[str]:
    """The state letters of this process's children (Z: a zombie)."""
    states = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it ended while we looked
            continue
        if int(fields[1]) == os.getpid():
            states.append(fields[0])
    return states


def main() -> int:
    """Print the outcomes; 1 where the bar is not met."""
    files = hostile_files(Path(sys.argv[1]))
    temporary = set(Path(tempfile.gettempdir()).iterdir())
    limits = Limits()
    pool = ReaderPool(2, limits)
    outcome(pool, b"warm up")
    before = resident_mb()
    codes: Counter[str] = Counter()
    times = []
    for name, data in files:
        started = time.perf_counter()
        code = outcome(pool, data)
        codes[code] += 1
        times.append((time.perf_counter() - started, name, code))
    growth = resident_mb() - before
    pool.close()
    fork_server.of(READERS).close()  # it reports its children's memory when it is waited for
    zombies, left = len(children()), set(Path(tempfile.gettempdir()).iterdir()) - temporary
    biggest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    for code, count in codes.most_common():
        print(f"{count:5} {code}")
    for seconds, name, code in sorted(times, reverse=True)[:8]:
        print(f"{seconds:6.2f} s  {code:22} {name}")
    print(f"{len(files)} files, {pool.kills} children lost, parent grew by {growth:.1f} MB,")
    print(f"biggest child {biggest:.0f} of {limits.memory_mb} MB, {zombies} processes and", end=" ")
    print(f"{len(left)} files left")
    slow = max(times)[0] > MAX_SECONDS
    return int(
        slow or growth > MAX_GROWTH_MB or biggest > limits.memory_mb or zombies or bool(left)
    )


if __name__ == "__main__":
    sys.exit(main())
