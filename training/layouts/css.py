"""The style sheet of an HTML document."""

from pathlib import Path

from training.layouts.spans import Drawing, Style

_BASE = Path(__file__).with_name("base.css")
_FLEX = ".split{display:flex;justify-content:space-between;gap:12px}"
_FLOATS = (
    ".split{overflow:hidden}.split>div:last-child{float:right}.split>div:first-child{float:left}"
)
_ROLES = {"start": ".start,.end,.present"}


def sheet(drawing: Drawing) -> str:
    """CSS for the frame and the style of one drawing."""
    style = drawing.style
    paper = "letter" if style.variant % 2 else "A4"
    height = 1.15 + style.variant * 0.06
    rules = [
        _BASE.read_text(encoding="utf-8"),
        f"@page{{size:{paper};margin:{12 + style.variant * 2}mm}}",
        f"body{{font:{style.size}pt/{height} '{style.font}','FontAwesome';margin:0;color:#111}}",
        f".item,.row{{margin-bottom:{style.gap}px}}",
        f"h1{{font-size:{style.size * (1.3 + style.variant * 0.25)}pt;color:{style.accent}}}",
        _heading(style),
        _FLOATS if style.variant == 1 else _FLEX,
        f".alone{{text-align:{'left' if style.rtl else 'right'}}}",
        ".grid td,.grid th{border:1px solid #666}" if style.variant % 2 else "",
        f".labelled td:first-child,.sections td.head{{width:{style.margin_width}%}}",
        *_frame(drawing),
    ]
    if style.centred:
        rules.append("header{text-align:center}.frame header,aside header{text-align:start}")
    for role in sorted(style.bold):
        rules.append(f"{_ROLES.get(role, '.' + role)}{{font-weight:bold}}")
    for role in sorted(style.italic):
        rules.append(f"{_ROLES.get(role, '.' + role)}{{font-style:italic}}")
    return "".join(rules)


def _heading(style: Style) -> str:
    rule = f"border-bottom:1px solid {style.accent};" if style.heading_rule else ""
    weight = "bold" if style.heading_bold else "normal"
    band = "background:#ddd;" if style.variant == 4 else ""
    return (
        f"h2{{font-size:{style.heading_size}pt;font-weight:{weight};color:{style.accent};{rule}{band}"
        f"letter-spacing:{style.letter_spacing}px;margin-top:{style.gap + 4}px;break-after:avoid}}"
    )


def _frame(drawing: Drawing) -> list[str]:
    style, frame = drawing.style, drawing.frame
    if frame.startswith("side"):
        ink = style.side_ink
        side = f"aside{{background:{style.side_fill};color:{ink}}}aside h2{{color:{ink}}}"
        if style.variant % 3 == 0:
            near, far = (
                ("right", "left") if (frame == "side-right") != style.rtl else ("left", "right")
            )
            return [
                side,
                f"aside{{float:{near};width:{style.side_width - 4}%}}"
                f"main{{margin-{near}:{style.side_width + 2}%;margin-{far}:0}}",
            ]
        widths = (f"{style.side_width}%", f"{98 - style.side_width}%")
        order = widths if frame == "side-left" else widths[::-1]
        return [
            side,
            f".frame{{display:grid;grid-template-columns:{order[0]} {order[1]};gap:2%}}",
            _margin(style),
        ]
    if frame == "columns":
        return ["main{columns:2;column-gap:24px}"]
    if frame == "timeline":
        dot = "position:relative;padding-inline-start:14px;border-inline-start:2px solid #888"
        tick = (
            ".row::before{content:'●';position:absolute;inset-inline-start:-6px;font-size:9px;color:#888}"
            if style.variant > 2
            else ""
        )
        return [f".row{{{dot}}}{tick}.when{{color:{style.accent};font-size:90%}}"]
    if frame.startswith("margin"):
        return [_margin(style, frame == "margin-right")]
    return []


def _margin(style: Style, right: bool = False) -> str:
    wide = f"{style.margin_width}%"
    columns = f"1fr {wide}" if right else f"{wide} 1fr"
    wrap = "" if style.variant % 3 else "white-space:nowrap;font-size:85%;"
    stack = (
        ".when .sep{display:block;height:0;visibility:hidden}.when span{display:block}"
        if style.variant == 5
        else ""
    )
    align = "text-align:end;" if style.variant == 2 else ""
    return (
        f"div.row{{display:grid;grid-template-columns:{columns};column-gap:12px}}"
        f"table.row{{width:100%;border-collapse:collapse}}td{{vertical-align:top}}td.when{{width:{wide}}}.when{{{wrap}{align}}}{stack}"
    )
