"""An analysis as a person reads it in a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table

_PRIORITIES = {"high_priority": "red", "medium_priority": "yellow", "low_priority": "cyan"}


def print_report(data: Mapping[str, Any], console: Console | None = None) -> None:
    """Print scores, matched and missing skills with their proof, and what to mend first."""
    console = console or Console()
    analysis, ats = data["analysis"], data["ats_score"]
    console.print(
        Panel(
            f"[bold]{_score(ats['overall_score'])}[/] of 100\n"
            f"{escape(analysis['role_compatibility']['reasoning'])}",
            title="ATS score",
        )
    )
    console.print(_breakdown(ats["breakdown"]))
    console.print(_skills(analysis, data["evidence"]["skills"]))
    _print_points(console, "Strengths", data["insights"]["strengths"], "green")
    console.print("[bold]Mend first[/]")
    for priority, colour in _PRIORITIES.items():
        for text in data["insights"]["recommendations"][priority]:
            console.print(f"  [{colour}]•[/] {escape(text)}")
    _print_points(console, "Warnings", [w["message"] for w in data["warnings"]], "red")


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


def _skills(analysis: Mapping[str, Any], evidence: Sequence[Mapping[str, Any]]) -> Table:
    table = Table("Asked for", "Found", "In the words of the resume")
    quotes = {skill["name"]: skill["quotes"] for skill in evidence}
    for name in analysis["matching_skills"]:
        proof = quotes[name][0]["text"]
        table.add_row(escape(name), "[green]yes[/]", escape(proof))
    for name in analysis["missing_skills"]:
        table.add_row(escape(name), "[red]no[/]", "")
    return table


def _print_points(console: Console, title: str, texts: Sequence[str], colour: str) -> None:
    if texts:
        console.print(f"[bold]{title}[/]")
    for text in texts:
        console.print(f"  [{colour}]•[/] {escape(text)}")
