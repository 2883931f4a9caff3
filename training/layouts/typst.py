"""Draws a document as Typst source and compiles it to PDF."""

from pathlib import Path

import typst

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
)

_DATES = {"end": "start", "present": "start"}


def draw(drawing: Drawing, target: Path) -> None:
    """Compiles the document to a PDF file."""
    target.write_bytes(typst.compile(source(drawing).encode()))


def source(drawing: Drawing) -> str:
    """The document in Typst's language."""
    style = drawing.style
    pen = _Pen(drawing)
    bands = "".join(
        f", {side}: align(center, context [{_band(text)}])"
        for side, text in (("header", style.running_head), ("footer", style.footer))
        if text
    )
    way = ", dir: rtl" if style.rtl else ""
    paper, tight = "us-letter" if style.variant % 2 else "a4", style.variant * 0.05
    preamble = (
        f'#set page(paper: "{paper}", margin: {1.3 + style.variant * 0.2}cm{bands})\n'
        f'#set text(font: ("{style.font}", "FontAwesome", "DejaVu Sans"), size: {style.size}pt)\n'
        f'#set text(lang: "{drawing.language}"{way})\n'
        f"#set par(leading: {0.5 + tight}em, spacing: {0.6 + tight}em)\n"
    )
    header, main, side = (pen.blocks(part) for part in (drawing.header, drawing.main, drawing.side))
    if style.centred:
        header = f"#align(center)[\n{header}\n]"
    if drawing.frame.startswith("side"):
        wide = f"{style.side_width}%"
        columns, cells = (f"({wide}, 1fr)", f"[{side}], [{main}]")
        if drawing.frame == "side-right":
            columns, cells = f"(1fr, {wide})", f"[{main}], [{side}]"
        return f"{preamble}{header}\n#grid(columns: {columns}, gutter: 14pt, {cells})\n"
    return f"{preamble}{header}\n{main}\n"


def _quoted(text: str) -> str:
    """The text as a Typst string expression in content."""
    return '#"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _band(text: str) -> str:
    parts = text.replace("{pages}", "{page}").split("{page}")
    return "#counter(page).display()".join(f"{_quoted(part)};" if part else "" for part in parts)


class _Pen:
    def __init__(self, drawing: Drawing) -> None:
        self._style = drawing.style
        self._frame = drawing.frame

    def blocks(self, blocks: list[Block]) -> str:
        return "\n\n".join(self._block(block) for block in blocks)

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return self._heading(block.text)
            case Text():
                big = block.label == "name"
                lines = [
                    f"#text(size: {self._style.size * 1.8}pt)[*{_quoted(x)}*]"
                    if big
                    else _quoted(x)
                    for x in block.lines
                ]
                return "\n\n".join(lines)
            case Listing():
                if block.form in ("inline", "tags"):
                    return _quoted(block.sep.join(block.items))
                return self._bullets(block.items)
            case Pairs():
                return "\n\n".join(
                    _quoted(f"{a}{b}{c}".replace("\t", "   "))
                    for a, b, c in ((r[0], block.colon, r[1]) for r in block.rows)
                )
            case Grid():
                return self._grid(block)
            case Item():
                return self._item(block)

    def _heading(self, text: str) -> str:
        style = self._style
        weight = "bold" if style.heading_bold else "regular"
        rule = "\n#v(-4pt)#line(length: 100%, stroke: 0.5pt)" if style.heading_rule else ""
        spacing = f", tracking: {style.letter_spacing}pt" if style.letter_spacing else ""
        look = f'size: {style.heading_size}pt, weight: "{weight}", fill: rgb("{style.accent}")'
        return f"#v({style.gap}pt)#text({look}{spacing})[{_quoted(text)}]{rule}"

    def _bullets(self, items: list[str]) -> str:
        if self._style.variant % 2:
            marker = f"#set list(marker: [{_quoted(self._style.marker or '–')}])\n"
            return marker + "\n".join(f"- {_quoted(item)}" for item in items)
        return "\n\n".join(_quoted(f"{self._style.marker} {item}".strip()) for item in items)

    def _grid(self, block: Grid) -> str:
        cells = [f"[*{_quoted(cell)}*]" for cell in block.header]
        cells += [f"[{self._spans(cell)}]" for row in block.rows for cell in row]
        return f"#table(columns: {len(block.rows[0])}, {', '.join(cells)})"

    def _item(self, block: Item) -> str:
        lines = [self._line(line) for line in block.head]
        if self._style.head_bullet and lines:
            lines[0] = f"{_quoted((self._style.marker or '•') + ' ')}{lines[0]}"
        tail = " ".join(block.body)
        if block.form == "run-in" and lines:
            lines[-1] += f"{_quoted(' ' + tail)}"
            inner = " \\\n".join(lines)
        else:
            inner = " \\\n".join(lines) + "\n\n" + self._body(block)
        if block.margin:
            date = self._spans(block.margin[0].spans())
            if self._frame == "margin":
                columns = f"({self._style.margin_width}%, 1fr)"
                return f"#grid(columns: {columns}, gutter: 8pt, [{date}], [{inner}])"
            inner = f"{date} \\\n{inner}"
        return f"{inner}\n#v({self._style.gap / 2}pt)"

    def _body(self, block: Item) -> str:
        label = f"{_quoted(block.body_label + ':')}\n\n" if block.body_label and block.body else ""
        if block.form == "bullets":
            return label + self._bullets(block.body)
        if block.form == "paragraph":
            return label + (_quoted(" ".join(block.body)) if block.body else "")
        return label + "\n\n".join(_quoted(text) for text in block.body)

    def _line(self, line: Line) -> str:
        if not line.right or not line.left:
            return self._spans(line.spans())
        return f"{self._spans(line.left)}#h(1fr){self._spans(line.right)}"

    def _spans(self, spans: list[Span]) -> str:
        return "".join(self._span(span) for span in spans)

    def _span(self, span: Span) -> str:
        role = _DATES.get(span.role, span.role)
        text = _quoted(span.text.replace("\t", "    "))
        if role in self._style.bold:
            text = f"#strong[{text}]"
        return f"#emph[{text}]" if role in self._style.italic else text
