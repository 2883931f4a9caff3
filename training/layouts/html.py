"""Draws a document as HTML with its style sheet, to be printed by Chromium."""

from html import escape

from training.layouts.css import sheet
from training.layouts.spans import (
    Block,
    Drawing,
    Grid,
    Heading,
    Item,
    Line,
    Listing,
    Pairs,
    Span,
    Text,
    by_section,
    label_row,
)


def draw(drawing: Drawing) -> str:
    """The whole document as one HTML page."""
    pen = _Pen(drawing)
    header = f"<header>{pen.blocks(drawing.header)}</header>"
    main, side = pen.blocks(drawing.main), pen.blocks(drawing.side)
    if drawing.frame == "heading-left":
        main = pen.sections(drawing.main)
    if drawing.frame.startswith("side"):
        parts = [f"<aside>{side}</aside>", f"<main>{main}</main>"]
        if drawing.frame == "side-right":
            parts.reverse()
        inside = drawing.style.variant % 2
        body = f'<div class="frame">{"".join(parts)}</div>'
        body = body.replace("<main>", f"<main>{header}") if inside else header + body
    else:
        body = f"{header}<main>{main}</main>"
    way = "rtl" if drawing.style.rtl else "ltr"
    return (
        f'<!doctype html><html lang="{drawing.language}" dir="{way}"><head><meta charset="utf-8">'
        f"<style>{sheet(drawing)}</style></head><body>{body}</body></html>"
    )


class _Pen:
    def __init__(self, drawing: Drawing) -> None:
        self._style = drawing.style
        self._frame = drawing.frame
        self._side_dates = drawing.frame.startswith(("margin", "timeline", "side"))

    def blocks(self, blocks: list[Block]) -> str:
        return "\n".join(self._block(block) for block in blocks)

    def sections(self, blocks: list[Block]) -> str:
        """Every section a row: its heading on the left, its blocks on the right."""
        rows = []
        for part in by_section(blocks):
            head, rest = (part[:1], part[1:]) if isinstance(part[0], Heading) else ([], part)
            rows.append(
                f'<tr><td class="head">{self.blocks(head)}</td><td>{self.blocks(rest)}</td></tr>'
            )
        return f'<table class="sections">{"".join(rows)}</table>'

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return f"<h2>{escape(block.text)}</h2>"
            case Text():
                tag = "h1" if block.label == "name" else "p"
                return "".join(
                    f'<{tag} class="{block.label}">{escape(line)}</{tag}>' for line in block.lines
                )
            case Listing():
                return self._listing(block)
            case Pairs():
                return self._pairs(block)
            case Grid():
                return self._grid(block)
            case Item():
                return self._item(block)

    def _listing(self, block: Listing) -> str:
        if block.form == "inline":
            return f"<p>{escape(block.sep.join(block.items))}</p>"
        if block.form == "tags":
            return (
                '<p class="tags">'
                + " ".join(f"<span>{escape(item)}</span>" for item in block.items)
                + "</p>"
            )
        return f'<div class="{block.form}">{self._bullets(block.items)}</div>'

    def _bullets(self, items: list[str]) -> str:
        marker = self._style.marker
        if self._style.variant % 2 and marker == "•":
            return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"
        lead = f"{escape(marker)} " if marker else ""
        return "".join(f'<p class="b">{lead}{escape(item)}</p>' for item in items)

    def _pairs(self, block: Pairs) -> str:
        if self._style.variant % 3 == 0:
            rows = "".join(
                f"<tr><td>{escape(a + block.colon.rstrip())}</td><td>{escape(b)}</td></tr>"
                for a, b in block.rows
            )
            return f'<table class="pairs">{rows}</table>'
        return "".join(f"<p>{escape(a + block.colon + b)}</p>" for a, b in block.rows)

    def _grid(self, block: Grid) -> str:
        head = "".join(f"<th>{escape(cell)}</th>" for cell in block.header)
        rows = "".join(
            "<tr>" + "".join(f"<td>{_spans(cell)}</td>" for cell in row) + "</tr>"
            for row in block.rows
        )
        return (
            f'<table class="grid"><tr>{head}</tr>{rows}</table>'
            if head
            else f'<table class="grid">{rows}</table>'
        )

    def _item(self, block: Item) -> str:
        head = [self._line(line) for line in block.head]
        if self._frame == "label-table":
            rows = "".join(_row(line) for line in block.head)
            return f'<table class="labelled">{rows}</table>{self._body(block)}'
        if self._style.head_bullet and head:
            head[0] = head[0].replace(">", f">{escape(self._style.marker or '•')} ", 1)
        if block.form == "run-in":
            tail = escape(" ".join(block.body))
            inner = "".join(head)
            inner = inner.removesuffix("</div>") + f" {tail}</div>" if inner else f"<p>{tail}</p>"
        else:
            inner = "".join(head) + self._body(block)
        if not block.margin or not self._side_dates:
            above = "".join(self._line(line) for line in block.margin)
            return f'<div class="item">{above}{inner}</div>'
        date = "".join(f"<div>{_spans(line.spans())}</div>" for line in block.margin)
        if self._frame == "margin-table":
            return (
                f'<table class="row"><tr><td class="when">{date}</td><td>{inner}</td></tr></table>'
            )
        order = f'<div class="what">{inner}</div>', f'<div class="when">{date}</div>'
        first, second = order if self._frame == "margin-right" else order[::-1]
        return f'<div class="row">{first}{second}</div>'

    def _body(self, block: Item) -> str:
        if not block.body:
            return ""
        label = f"<p class='label'>{escape(block.body_label)}:</p>" if block.body_label else ""
        if block.form == "bullets":
            return label + self._bullets(block.body)
        if block.form == "paragraph":
            return f"{label}<p>{escape(' '.join(block.body))}</p>"
        return label + "".join(f"<p>{escape(text)}</p>" for text in block.body)

    def _line(self, line: Line) -> str:
        if not line.right:
            return f'<div class="line">{_spans(line.left)}</div>'
        if not line.left:
            return f'<div class="line alone">{_spans(line.right)}</div>'
        left, right = (f"<div>{_spans(part)}</div>" for part in (line.left, line.right))
        return f'<div class="line split">{left}{right}</div>'


def _row(line: Line) -> str:
    pair = label_row(line)
    if pair is None:
        return f'<tr><td colspan="2">{_spans(line.spans())}</td></tr>'
    return f"<tr><td>{_spans(pair[0])}</td><td>{_spans(pair[1])}</td></tr>"


def _spans(spans: list[Span]) -> str:
    return "".join(f'<span class="{span.role}">{escape(span.text)}</span>' for span in spans)
