"""Draws a document as LaTeX source in three dialects: article, moderncv, sb2nov."""

from training.layouts.spans import Block, Drawing, Grid, Heading, Item, Listing, Pairs, Span, Text

_SPECIAL = {
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "{": r"\{",
    "}": r"\}",
    "–": "--",
    "—": "---",
    "~": r"\textasciitilde{}",
}
_PREAMBLES = {
    "article": r"""\documentclass[11pt]{article}
\usepackage[margin=2cm]{geometry}
\usepackage{enumitem,hyperref}
""",
    "moderncv": r"""\documentclass[11pt,a4paper,sans]{moderncv}
\moderncvstyle{classic}
\usepackage[scale=0.8]{geometry}
""",
    "sb2nov": r"""\documentclass[letterpaper,11pt]{article}
\usepackage{latexsym,titlesec,enumitem,tabularx}
\newcommand{\resumeItem}[1]{\item\small{{#1 \vspace{-2pt}}}}
\newcommand{\resumeSubheading}[4]{\vspace{-2pt}\item
\begin{tabular*}{0.97\textwidth}[t]{l@{\extracolsep{\fill}}r}
\textbf{#1} & #2 \\
\textit{\small#3} & \textit{\small #4} \\
\end{tabular*}\vspace{-7pt}}
""",
}


def draw(drawing: Drawing, dialect: str) -> str:
    """The document's LaTeX source."""
    pen = _Pen(dialect, drawing.style.variant)
    body = "\n\n".join(
        pen.block(block) for block in [*drawing.header, *drawing.main, *drawing.side]
    )
    language = (
        "\\usepackage{polyglossia}\n" if drawing.style.rtl else "\\usepackage[utf8]{inputenc}\n"
    )
    return f"{_PREAMBLES[dialect]}{language}\\begin{{document}}\n\n{body}\n\n\\end{{document}}\n"


def escaped(text: str) -> str:
    """The text with LaTeX's special signs escaped and dashes as hyphens."""
    return "".join(_SPECIAL.get(sign, sign) for sign in text)


class _Pen:
    def __init__(self, dialect: str, variant: int) -> None:
        self._dialect = dialect
        self._variant = variant

    def block(self, block: Block) -> str:
        match block:
            case Heading():
                return (
                    f"\\section{{{escaped(block.text)}}}"
                    if self._variant % 2
                    else f"\\section*{{{escaped(block.text)}}}"
                )
            case Text():
                big = "{{\\Huge \\textbf{{{}}}}}" if block.label == "name" else "{}"
                return " \\\\\n".join(big.format(escaped(line)) for line in block.lines)
            case Listing():
                return self._listing(block)
            case Pairs():
                return " \\\\\n".join(
                    escaped(f"{label}{block.colon}{value}") for label, value in block.rows
                )
            case Grid():
                rows = " \\\\\n".join(
                    " & ".join(_spans(cell) for cell in row) for row in block.rows
                )
                return f"\\begin{{tabular}}{{{'l' * len(block.rows[0])}}}\n{rows}\n\\end{{tabular}}"
            case Item():
                return self._item(block)

    def _listing(self, block: Listing) -> str:
        if self._dialect == "moderncv":
            return "\n".join(f"\\cvlistitem{{{escaped(item)}}}" for item in block.items)
        if block.form in ("inline", "tags"):
            return escaped(block.sep.join(block.items))
        return _itemize(block.items, "item ")

    def _item(self, block: Item) -> str:
        if self._dialect == "moderncv":
            return self._cventry(block)
        if self._dialect == "sb2nov":
            return self._subheading(block)
        lines = [
            _spans(line.left)
            + ("\\hfill " if line.left and line.right else "")
            + _spans(line.right)
            for line in block.head
        ]
        if block.form == "run-in":
            return " \\\\\n".join(lines) + " " + escaped(" ".join(block.body))
        return "\\noindent " + " \\\\\n".join(lines) + "\n" + _itemize(block.body, "item ")

    def _cventry(self, block: Item) -> str:
        cells = [_spans(line.spans()) for line in block.head][:4]
        cells += [""] * (4 - len(cells))
        date = _spans(block.margin[0].spans()) if block.margin else ""
        braced = "".join(f"{{{cell}}}" for cell in [date, *cells, _itemize(block.body, "item ")])
        return f"\\cventry{braced}"

    def _subheading(self, block: Item) -> str:
        pairs = [(_spans(line.left), _spans(line.right)) for line in block.head][:2]
        pairs += [("", "")] * (2 - len(pairs))
        cells = "".join(f"{{{cell}}}" for pair in pairs for cell in pair)
        return f"\\resumeSubheading{cells}\n{_itemize(block.body, 'resumeItem{', '}')}"


def _itemize(items: list[str], command: str, close: str = "") -> str:
    if not items:
        return ""
    lines = "\n".join(f"  \\{command}{escaped(item)}{close}" for item in items)
    return f"\\begin{{itemize}}\n{lines}\n\\end{{itemize}}"


def _spans(spans: list[Span]) -> str:
    return "".join(
        f"\\textbf{{{escaped(s.text)}}}" if s.role == "title" else escaped(s.text) for s in spans
    )
