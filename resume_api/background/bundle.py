"""Files that are worked on together, kept as one."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from resume_api.ranking.service import Upload

MAX_FILES = 20
MAX_BYTES = 8 * 1024 * 1024
EXTENSION = "zip"


def bundles(uploads: Iterable[Upload]) -> Iterator[tuple[list[str], bytes]]:
    """The names and the bytes of so many files at a time that one is ever in memory."""
    names: list[str] = []
    target = io.BytesIO()
    for upload in uploads:
        data = upload.read()
        if names and (len(names) == MAX_FILES or target.tell() + len(data) > MAX_BYTES):
            yield names, target.getvalue()
            names, target = [], io.BytesIO()
        with zipfile.ZipFile(target, "a") as archive:
            archive.writestr(str(len(names)), data)
        names.append(upload.name)
    if names:
        yield names, target.getvalue()


def unpacked(data: bytes, names: Sequence[str]) -> Iterator[Upload]:
    """The files of a bundle again."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    for number, name in enumerate(names):
        yield Upload(name, partial(archive.read, str(number)))
