"""An analysis, and the best of a ranking, as a person reads them in a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console, RenderableType
from rich.markup import escape
from rich.padding import Padding
from rich.panel import Panel
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from resume_api.domain.assessment import Notice
from resume_api.domain.report import Report
from resume_api.languages.messages import Messages
from resume_api.ranking.table import Ranking

_COLOURS = {"met": "green", "partly": "yellow", "not_met": "red", "unclear": "bright_black"}
_BAR = 30
_TOP = 10


def print_report(report: Report, console: Console | None = None) -> None:
    """Print, in the language of the answer, the score and its parts, each thing that the ad asks
    with its verdict and proof, what to mend first, and the warnings with their words."""
    console = console or Console()
    messages = Messages.of(report.meta.language)
    console.print(_score(report, messages))
    console.print(_breakdown(report, messages))
    console.print(_requirements(report, messages))
    _print_points(console, _label(messages, "strengths"), report.insights.strengths, "green")
    _print_advice(console, report, messages)
    _print_warnings(console, report.warnings, messages)


def print_best(ranking: Ranking, language: str, console: Console | None = None) -> None:
    """Print the ten best candidates of a ranking, each with a sentence."""
    console = console or Console()
    messages = Messages.of(language)
    heads = (messages.template(f"ranking.{name}") for name in ("rank", "name", "total"))
    table = Table(*heads, messages.template("ranking.explanation"))
    for one in ranking.candidates[:_TOP]:
        if one.error is None:
            cells = (one.rank, one.name, one.total, one.note or one.explanation)
            table.add_row(*("" if cell is None else escape(str(cell)) for cell in cells))
    if table.row_count:
        console.print(table)


def _label(messages: Messages, name: str) -> str:
    return messages.template(f"labels.{name}")


def _score(report: Report, messages: Messages) -> RenderableType:
    score = report.ats_score.overall_score
    shown = _label(messages, "unknown") if score is None else messages.say("labels.of", score=score)
    words = Text.assemble((shown, f"bold {_colour(score)}"))
    if reasoning := report.analysis.role_compatibility.reasoning:
        words.append(f"\n{reasoning}")
    return Panel(words, title=_label(messages, "score"))


def _colour(value: int | None) -> str:
    if value is None:
        return "bright_black"
    return "green" if value >= 75 else "yellow" if value >= 50 else "red"


def _breakdown(report: Report, messages: Messages) -> Table:
    table = Table(box=None, show_header=False)
    for name, value in report.ats_score.breakdown.items():
        colour = _colour(value)
        bar = ProgressBar(100, value or 0, _BAR, complete_style=colour, finished_style=colour)
        shown = _label(messages, "unknown") if value is None else messages.number(value)
        table.add_row(_label(messages, name), bar, Text(shown, colour, justify="right"))
    return table


def _requirements(report: Report, messages: Messages) -> Table:
    table = Table(*(_label(messages, name) for name in ("asked", "verdict", "points", "proof")))
    for one in sorted(report.requirements, key=lambda row: -row.of):
        points = f"{messages.number(one.points)}/{messages.number(one.of)}" if one.of else ""
        table.add_row(
            escape(one.text),
            Text(_label(messages, one.status), _COLOURS[one.status]),
            points,
            escape(report.line_of(one.quotes[0])) if one.quotes else "",
        )
    return table


def _print_advice(console: Console, report: Report, messages: Messages) -> None:
    given = report.insights.recommendations
    groups = ((given.high_priority, "red"), (given.medium_priority, "yellow"))
    for number, (texts, colour) in enumerate((*groups, (given.low_priority, "cyan"))):
        _print_points(console, "" if number else _label(messages, "high"), texts, colour)


def _print_warnings(console: Console, warnings: Sequence[Notice], messages: Messages) -> None:
    for number, one in enumerate(warnings):
        _print_points(console, "" if number else _label(messages, "warnings"), [one.message], "red")
        for quote in one.quotes:
            console.print(Padding(Text(quote, "italic bright_black"), (0, 0, 0, 4)))


def _print_points(console: Console, title: str, texts: Sequence[str], colour: str) -> None:
    if title:
        console.print(Text(title, "bold"))
    for text in texts:
        console.print(Padding(Text.assemble(("• ", colour), text), (0, 0, 0, 2)))
