"""An analysis as a person reads it in a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table

from resume_api.domain.report import Report


def print_report(report: Report, console: Console | None = None) -> None:
    """Print scores, matched and missing skills with their proof, and what to mend first."""
    console = console or Console()
    console.print(
        Panel(
            f"[bold]{_score(report.ats_score.overall_score)}[/] of 100\n"
            f"{escape(report.analysis.role_compatibility.reasoning)}",
            title="ATS score",
        )
    )
    console.print(_breakdown(report.ats_score.breakdown))
    console.print(_skills(report))
    _print_points(console, "Strengths", report.insights.strengths, "green")
    console.print("[bold]Mend first[/]")
    advice = report.insights.recommendations
    for texts, colour in (
        (advice.high_priority, "red"),
        (advice.medium_priority, "yellow"),
        (advice.low_priority, "cyan"),
    ):
        for text in texts:
            console.print(f"  [{colour}]•[/] {escape(text)}")
    _print_points(console, "Warnings", [one.message for one in report.warnings], "red")


def _score(value: int | None) -> str:
    if value is None:
        return "[dim]unknown[/]"
    colour = "green" if value >= 75 else "yellow" if value >= 50 else "red"
    return f"[{colour}]{value}[/]"


def _breakdown(breakdown: Mapping[str, int | None]) -> Table:
    table = Table(box=None, show_header=False)
    for name, value in breakdown.items():
        table.add_row(name.replace("_", " "), _score(value))
    return table


def _skills(report: Report) -> Table:
    table = Table("Asked for", "Found", "In the words of the resume")
    for skill in report.evidence.skills:
        table.add_row(escape(skill.name), "[green]yes[/]", escape(skill.quotes[0].text))
    for name in report.analysis.missing_skills:
        table.add_row(escape(name), "[red]no[/]", "")
    return table


def _print_points(console: Console, title: str, texts: Sequence[str], colour: str) -> None:
    if texts:
        console.print(f"[bold]{title}[/]")
    for text in texts:
        console.print(f"  [{colour}]•[/] {escape(text)}")
