"""Ranks files on this machine."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path

import click

from resume_api import bootstrap
from resume_api.analysis import service
from resume_api.config.settings import Settings
from resume_api.errors import ApiError
from resume_api.ranking import table
from resume_api.ranking.criteria import extract
from resume_api.ranking.service import Upload, rank

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("rank")
@click.option("--job", type=_FILE, required=True, help="The job description.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--evidence", is_flag=True, help="A column with the proof of each score.")
@click.option("--blind", is_flag=True, help="Hide names and file names.")
@click.argument("resumes", nargs=-1, required=True, type=_FILE)
@click.pass_obj
def rank_files(
    settings: Settings,
    job: Path,
    out: Path,
    evidence: bool,
    blind: bool,
    resumes: tuple[Path, ...],
) -> None:
    """Rank RESUMES by the criteria of a job; OUT is a .csv or an .xlsx file."""
    with closing(bootstrap.create(settings)) as deps:
        try:
            text = service.job_text(deps, file=job.read_bytes())
            criteria = deps.reader.run(None, extract, text).criteria
        except ApiError as error:
            click.echo(f"{error.code.name}: {error.message}", err=True)
            sys.exit(1)
        uploads = [Upload(path.name, path.read_bytes) for path in resumes]
        with click.progressbar(length=len(uploads), label="Ranking", file=sys.stderr) as bar:
            ranked = rank(deps, criteria, uploads, lambda: bar.update(1), blind)
    ranking = table.ranking(criteria, ranked, blind)
    try:
        if out.suffix.casefold() == ".xlsx":
            _write(out, table.as_xlsx(ranking, evidence))
        else:
            _write(out, table.as_csv(ranking, evidence).encode())
    except OSError as error:
        raise click.FileError(str(out), error.strerror) from None
    failed = sum(row.error is not None for row in ranked)
    click.echo(f"{len(ranked) - failed} ranked, {failed} could not be read: {out}")


def _write(out: Path, data: bytes) -> None:
    """Put ``data`` in the place of a file, whole or not at all. Raises OSError."""
    draft = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        draft.write_bytes(data)
        draft.replace(out)
    finally:
        draft.unlink(missing_ok=True)
