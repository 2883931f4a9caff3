"""A sheet as PDF, by typst. The texts go in as data: nothing in them is ever read as markup."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec
import typst

from resume_api.printing.sheet import Sheet

_TEMPLATE = Path(__file__).with_name("sheet.typ").read_bytes()
_PACKAGED = ("fontpkg_noto_sans", "fontpkg_ibm_plex_sans_arabic")
_BEYOND = re.compile("[\u0530-\u05ff\u0700-\u074f\u0780-\u1cff\u2e80-\ud7ff\U00010000-\U0001efff]")
"""Scripts that the packaged fonts do not have."""
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")


def pdf(sheet: Sheet, made_at: datetime) -> bytes:
    """The PDF of a sheet; the same sheet and time give the same bytes. For a child process: a text
    may take typst long."""
    data = _CONTROL.sub(" ", msgspec.json.encode(sheet).decode())
    compiler = typst.Compiler(
        _TEMPLATE,
        font_paths=_fonts(bool(_BEYOND.search(data))),
        sys_inputs={"sheet": data},
    )
    made = compiler.compile(format="pdf", timestamp=made_at.astimezone(UTC).replace(microsecond=0))
    assert isinstance(made, bytes)
    return made


@cache
def _fonts(of_the_system: bool) -> typst.Fonts:
    """Noto Sans for Latin, Greek and Cyrillic, Plex for Arabic script, whose text can be copied out
    of the PDF; for others, what this machine has."""
    paths = [str(files(name).joinpath("files")) for name in _PACKAGED]
    return typst.Fonts(
        include_system_fonts=of_the_system, include_embedded_fonts=True, font_paths=paths
    )
