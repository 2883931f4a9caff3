"""Ranks files on this machine."""

from __future__ import annotations

import sys
from contextlib import closing
from pathlib import Path

import click

from resume_api import bootstrap
from resume_api.analysis import service
from resume_api.cli.options import language_tag, write
from resume_api.cli.report import print_best
from resume_api.config.settings import Settings
from resume_api.errors import ApiError
from resume_api.ranking import table
from resume_api.ranking.criteria import extract, language_of
from resume_api.ranking.service import Upload, rank

EXAMPLES = """\b
Examples:
  python main.py rank --job ad.txt --out ranking.csv resumes/*.pdf
  python main.py rank --job ad.pdf --out ranking.xlsx --evidence --language de cv1.pdf cv2.docx

Ends with 1 if a file could not be read; the others are ranked all the same."""
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("rank", epilog=EXAMPLES)
@click.option("--job", type=_FILE, required=True, help="The job description.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
@click.option("--evidence", is_flag=True, help="A column with the proof of each score.")
@click.option("--blind", is_flag=True, help="Hide names and file names.")
@click.option(
    "--language", "--lang", callback=language_tag, help="Of remarks and columns (BCP 47)."
)
@click.argument("resumes", nargs=-1, required=True, type=_FILE)
@click.pass_obj
def rank_files(
    settings: Settings,
    job: Path,
    out: Path,
    evidence: bool,
    blind: bool,
    language: str | None,
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
        language = language or deps.reader.run(
            None, language_of, tuple(one.text for one in criteria)
        )
    ranking = table.ranking(criteria, ranked, blind, language)
    if out.suffix.casefold() == ".xlsx":
        write(out, lambda: table.as_xlsx(ranking, evidence, language))
    else:
        write(out, table.as_csv(ranking, evidence).encode)
    print_best(ranking, language)
    faults = [(row.file, row.error) for row in ranking.candidates if row.error]
    for file, fault in faults:
        click.echo(f"{file}: {fault.code}: {fault.error}", err=True)
    click.echo(f"{len(ranked) - len(faults)} ranked, {len(faults)} could not be read: {out}")
    sys.exit(1 if faults else 0)
