"""The command line: serve, or analyse a file without a server."""

from __future__ import annotations

import json
import logging
import sys
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import click

from resume_api import bootstrap, create_app
from resume_api.analysis import service
from resume_api.background.supervisor import Supervisor
from resume_api.cli.audit import table
from resume_api.cli.check import results
from resume_api.cli.options import language_tag, write
from resume_api.cli.ranking import rank_files
from resume_api.cli.report import print_report
from resume_api.cli.tables import upgrade_tables
from resume_api.cli.users import users
from resume_api.config.settings import Settings
from resume_api.db.types import now
from resume_api.documents.isolation import fork_server
from resume_api.errors import ApiError
from resume_api.fairness import audit as fairness
from resume_api.printing.service import printed
from resume_api.saved import library
from resume_api.web.envelope import failure, success
from resume_api.web.schemas.results import AnalysisResult

EXAMPLES = """\b
Examples:
  python main.py                                        serve on http://127.0.0.1:5000
  python main.py analyze cv.pdf --job ad.txt
  python main.py analyze cv.pdf --job ad.txt --language fa --report report.pdf
  python main.py rank --job ad.txt --out ranking.csv resumes/*.pdf
  python main.py check                                  try what is configured"""


@click.group(invoke_without_command=True, epilog=EXAMPLES)
@click.pass_context
def cli(context: click.Context) -> None:
    """Analyse resumes against job texts. Without a command: serve on PORT (5000)."""
    if context.invoked_subcommand is None:
        context.invoke(serve)


@cli.command()
@click.pass_obj
def serve(settings: Settings) -> None:
    """Serve for development; `make run` serves with gunicorn."""
    upgrade_tables(settings)
    app = create_app(settings)
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    url = f"http://{settings.host}:{settings.port}"
    click.echo(
        f"Resume Analysis API listens on {url}\n"
        f"  the page  {url}/\n"
        f"  the API   {url}/docs\n"
        f"  health    {url}/health/ready\n"
        "Stop with Ctrl+C. What else there is: python main.py --help",
        err=True,
    )
    with ExitStack() as ending:
        ending.enter_context(closing(app.extensions["dependencies"]))
        if not settings.redis_url:
            supervisor = ending.enter_context(closing(Supervisor()))
            supervisor.start(fork_server.share(bootstrap.WARM_UP).control)
        app.run(settings.host, settings.port, debug=settings.debugging, threaded=True)


@cli.command()
@click.option("--parent", type=int, hidden=True, help="The server that this worker belongs to.")
@click.option("--control", type=int, hidden=True, help="The control file of the server's own.")
@click.pass_obj
def worker(settings: Settings, parent: int | None, control: int | None) -> None:
    """Work on tasks from the queue at REDIS_URL; without one the server has a worker of its own."""
    from resume_api.background import worker  # Celery's parts are slow to import

    if parent is not None and control is not None:
        worker.embedded(settings, parent, control)
    elif settings.redis_url:
        upgrade_tables(settings)
        worker.standalone(settings)
    else:
        raise click.UsageError("Set REDIS_URL. Without it the server starts its own worker.")


cli.add_command(users)
cli.add_command(rank_files)


@cli.group()
def db() -> None:
    """The database."""


@db.command()
@click.pass_obj
def upgrade(settings: Settings) -> None:
    """Bring the tables to the newest version; starting the server does it too."""
    click.echo(f"The tables are at {upgrade_tables(settings)}.")


@cli.command()
@click.option("--days", default=0, help="Only what was deleted at least so many days ago.")
@click.pass_obj
def purge(settings: Settings, days: int) -> None:
    """Erase for good what users have deleted, files included."""
    upgrade_tables(settings)
    with closing(bootstrap.create(settings)) as deps:
        try:
            erased = library.purge(deps, days)
        except ApiError as error:
            click.echo(f"{error.code.name}: {error.message}", err=True)
            sys.exit(1)
    click.echo(", ".join(f"{count} of {name}" for name, count in erased.items()))


@cli.command(
    epilog="""\b
Examples:
  python main.py analyze cv.pdf --job ad.txt
  python main.py analyze cv.docx --job ad.pdf --language de --report report.pdf
  curl -s https://example.com/ad | python main.py analyze cv.tex --job - --json"""
)
@click.argument("resume", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--job", required=True, type=click.File("rb", lazy=True), help="The job text; - reads stdin."
)
@click.option(
    "--language", "--lang", callback=language_tag, help="Language of the answer (BCP 47)."
)
@click.option("--provider", help="One of the configured providers.")
@click.option("--json", "as_json", is_flag=True, help="Print the envelope.")
@click.option(
    "--report",
    "report_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the report to print, a PDF.",
)
@click.pass_obj
def analyze(
    settings: Settings,
    resume: Path,
    job: BinaryIO,
    language: str | None,
    provider: str | None,
    as_json: bool,
    report_file: Path | None,
) -> None:
    """Analyse RESUME against a job text."""
    request = service.AnalysisRequest(
        resume.read_bytes(), job_file=job.read(), language=language, provider=provider
    )
    with closing(bootstrap.create(_uncached(settings))) as deps:
        try:
            report = service.analyze(deps, request)
            if report_file:
                pdf = printed(deps, report, resume.name, None, now())
                write(report_file, lambda: pdf)
        except ApiError as error:
            if as_json:
                click.echo(json.dumps(failure(error), ensure_ascii=False, indent=2))
            else:
                click.echo(f"{error.code.name}: {error.message}", err=True)
            sys.exit(1)
    if as_json:
        envelope = success(AnalysisResult().dump(report))
        click.echo(json.dumps(envelope, ensure_ascii=False, indent=2))
    else:
        print_report(report)


def _uncached(settings: Settings) -> Settings:
    """A command needs no database."""
    return replace(settings, cache_enabled=False)


_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@cli.command()
@click.option("--resume", "resumes", type=_FILE, multiple=True, required=True)
@click.option("--job", "jobs", type=_FILE, multiple=True, required=True)
@click.option("--provider", help="One of the configured providers.")
@click.option("--threshold", type=int, help="Chosen from this score; default: the resume's own.")
@click.pass_obj
def audit(
    settings: Settings,
    resumes: tuple[Path, ...],
    jobs: tuple[Path, ...],
    provider: str | None,
    threshold: int | None,
) -> None:
    """Swap names, pronouns, ages, places and the like, and print what it does to the scores.

    Ends with 1 if any score differs.
    """
    with closing(bootstrap.create(_uncached(settings))) as deps:
        try:
            outcomes = fairness.audit(
                deps, [p.read_bytes() for p in resumes], [p.read_bytes() for p in jobs], provider
            )
        except ApiError as error:
            click.echo(f"{error.code.name}: {error.message}", err=True)
            sys.exit(2)
    click.echo("\n".join(table(fairness.groups(outcomes, threshold))))
    differing = sum(bool(outcome.differences) for outcome in outcomes)
    click.echo(f"{differing} of {len(outcomes)} variants have a score of their own.")
    sys.exit(differing > 0)


@cli.command()
@click.pass_obj
def check(settings: Settings) -> None:
    """Try all that is configured with one cheap call each."""
    failed = False
    with closing(bootstrap.create(settings)) as deps:
        for name, works, words in results(deps):
            click.secho(
                f"{'ok' if works else 'FAILED':7}{name}: {words}", fg=None if works else "red"
            )
            failed = failed or not works
    sys.exit(failed)
