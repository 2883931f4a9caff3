"""The truth about one drawn document, one JSON object: what a reader must find, and where."""

from collections.abc import Iterator
from typing import Any

from training.layouts.dates import DateHabit
from training.layouts.families import Family
from training.layouts.spans import (
    Block,
    Drawing,
    Flow,
    Grid,
    Heading,
    Item,
    Line,
    Listing,
    Pairs,
    Span,
    Text,
)
from training.people.model import Entry, Person

Row = dict[str, Any]


def truth_of(person: Person, family: Family, drawing: Drawing, dates: DateHabit) -> Row:
    """The truth: fields, raw strings, heads as spans and the label of every drawn line."""
    drawn = list(_drawn(drawing))
    texts = "\n".join(text for _, text in drawn)
    items = list(_entries(drawing))
    rows = [(entry, _entry(entry, spans, head, dates)) for entry, spans, head in items]
    return {
        "family": family.name,
        "language": person.language,
        "culture": person.culture,
        "name": person.name
        if person.name.casefold() in texts.replace("\n", " ").casefold()
        else None,
        "name_also": person.name_also,
        "name_drawn": next((text for label, text in drawn if label == "name"), None),
        "email": person.email if person.email in texts else None,
        "phone": person.phone if person.phone in texts else None,
        "positions": [row for entry, row in rows if entry.kind == "job"],
        "education": [row for entry, row in rows if entry.kind == "education"],
        "optional": [row for entry, row in rows if entry.kind not in ("job", "education")],
        "skills": _listed(drawing, "skills"),
        "languages": _listed(drawing, "languages"),
        "headings": [block.text for block in _blocks(drawing) if isinstance(block, Heading)],
        "heading_kinds": [
            {"text": b.text, "kind": b.kind} for b in _blocks(drawing) if isinstance(b, Heading)
        ],
        "date_style": dates.form,
        "approx": dates.approx,
        "furniture": _furniture(family, drawing),
        "drawn": [{"label": label, "text": text} for label, text in drawn],
    }


def _blocks(drawing: Drawing) -> Iterator[Block]:
    yield from drawing.header
    if drawing.frame == "side-left":
        yield from drawing.side
    yield from drawing.main
    if drawing.frame == "side-right":
        yield from drawing.side


def _furniture(family: Family, drawing: Drawing) -> list[str]:
    """Running heads and footers; text and LaTeX draw none."""
    if family.renderer in ("text", "latex"):
        return []
    return [part for part in (drawing.style.running_head, drawing.style.footer) if part]


def _listed(drawing: Drawing, label: str) -> list[str]:
    return [
        item
        for b in _blocks(drawing)
        if isinstance(b, Listing) and b.label == label
        for item in b.items
    ]


def _entries(drawing: Drawing) -> Iterator[tuple[Entry, list[Span], list[list[Span]]]]:
    for block in _blocks(drawing):
        if isinstance(block, Item):
            lines = [_spans(line) for line in (*block.margin, *block.head)]
            yield block.entry, [span for line in lines for span in line], lines
        elif isinstance(block, Grid):
            for entry, row in zip(block.entries, block.rows, strict=True):
                yield entry, [span for cell in row for span in cell], row
        elif isinstance(block, Flow):
            for item in block.items:
                yield item.entry, item.head[0].spans(), [item.head[0].spans()]


def _spans(line: Line) -> list[Span]:
    """A line's spans, with the gap before what stands flush right."""
    gap = [Span("\t", "gap")] if line.left and line.right else []
    return [*line.left, *gap, *line.right]


def _entry(entry: Entry, spans: list[Span], head: list[list[Span]], dates: DateHabit) -> Row:
    said = {role: text for text, role in reversed([(span.text, span.role) for span in spans])}
    start = dates.truth(entry.start) if "start" in said and entry.start else None
    end = dates.truth(entry.end) if "end" in said and entry.end else None
    if "present" in said or (
        start and not end and entry.now and entry.mode in ("since", "open", "range")
    ):
        end = "present"
    company = said.get("company") or entry.company
    row: Row = {"kind": entry.kind, "place": said.get("place"), "start": start, "end": end}
    if entry.kind == "education":
        row |= {key: said.get(key, "") for key in ("institution", "degree", "field")}
        row["note"] = said.get("note")
        row["state"] = entry.state or ("in progress" if entry.now else "held")
    else:
        row |= {"title": said.get("title"), "company": company or None}
    row["raw"] = {role: text for role, text in said.items() if role not in ("sep", "gap", "label")}
    row["head"] = [[[span.text, span.role] for span in line] for line in head if line]
    row["body"] = entry.body
    return row


def _drawn(drawing: Drawing) -> Iterator[tuple[str, str]]:
    for block in _blocks(drawing):
        yield from _drawn_block(block)


def _drawn_block(block: Block) -> Iterator[tuple[str, str]]:
    match block:
        case Heading():
            yield "heading", block.text
        case Text():
            yield from ((block.label, line) for line in block.lines)
        case Listing():
            joined = block.form in ("inline", "tags")
            items = [block.sep.join(block.items)] if joined else block.items
            yield from ((block.label, item) for item in items)
        case Pairs():
            yield from ((block.label, f"{a}{block.colon}{b}") for a, b in block.rows)
        case Grid():
            yield from _drawn_grid(block)
        case Item():
            yield from _drawn_item(block)


def _drawn_grid(block: Grid) -> Iterator[tuple[str, str]]:
    if block.header:
        yield "table-header", "\t".join(block.header)
    for row in block.rows:
        yield "head", "\t".join("".join(span.text for span in cell) for cell in row)


def _drawn_item(block: Item) -> Iterator[tuple[str, str]]:
    for line in block.margin:
        yield "date", line.text()
    for line in block.head:
        yield "head", line.text()
    if block.body_label and block.body:
        yield "body-label", block.body_label
    for text in block.body:
        yield "body", text
