"""Options that several commands have."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import click

from resume_api.languages.tags import primary_subtag


def language_tag(context: click.Context, parameter: click.Parameter, tag: str | None) -> str | None:
    """The code of a BCP 47 tag. Raises click.BadParameter."""
    if tag is None or (code := primary_subtag(tag)):
        return tag and code
    raise click.BadParameter("not a BCP 47 language tag, such as 'en' or 'de-AT'")


def write(out: Path, make: Callable[[], bytes]) -> None:
    """Put what ``make`` gives in the place of a file, whole or not at all. Raises click.FileError
    where there is no room, for making it either."""
    draft = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        draft.write_bytes(make())
        draft.replace(out)
    except OSError as error:
        raise click.FileError(str(out), error.strerror) from None
    finally:
        draft.unlink(missing_ok=True)
