"""Token recall of the PDF reader against LaTeX or YAML truth, beside plain PDFium and plain pypdf.

    python benchmarks/accuracy/tokens.py FOLDER

FOLDER holds ``pdf/*.pdf`` with, of the same stem, ``tex/*.tex`` or ``truth/*.yaml``. Both sides are
compared as folded words of two characters or more: recall = sum of min(count) / count in truth."""

from __future__ import annotations

import argparse
import io
import re
import statistics
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import yaml

from resume_api.documents.pdf import read_pdf
from resume_api.domain.document import Limits

MARKS = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
BROKEN = re.compile(r"(?<=\w)[-\u2010\u00ad\ufffe\x02]\s*\n\s*(?=\w)|[\ufffe\x02\u00ad]")
LENGTH = re.compile(
    r"-?\d*\.?\d+\s*(?:\\(?:line|text|page)width|\\baselineskip|(?:[cm]m|pt|e[mx]|in)\b)"
)
# Commands whose arguments are names for TeX, never text on the page.
SETTINGS = re.compile(
    r"\\(?:begin|end|v?space|hspace|usepackage|input|include\w*|label|color|definecolor|"
    r"fontsize|setlength|addtolength|bibliography|addbibresource|pagestyle|thispagestyle|"
    r"vskip|hskip|profilepic|photo\w*|geometry|renewcommand|newcommand|printbibliography|nocite)"
    r"\*?\s*(?:\[[^\]]*\])*(?:\{[^{}]*\})*(?:\[[^\]]*\])*"
)
YAML_TEXT = ("name", "headline", "summary", "highlights", "label", "details", "bullet")


def folded(text: str) -> Counter[str]:
    """The words of ``text`` as they are counted."""
    text = MARKS.sub("", unicodedata.normalize("NFKC", BROKEN.sub("", text)).casefold())
    text = text.replace("ي", "ی").replace("ك", "ک")
    return Counter(word for word in re.findall(r"\w+", text) if len(word) > 1)


def latex_text(source: str) -> str:
    """What LaTeX ``source`` sets: comments, preamble, commands, lengths and colours taken off."""
    source = re.sub(r"(?<!\\)%.*", "", source)
    body = re.search(r"\\begin\{document\}(.*?)(?:\\end\{document\}|\Z)", source, re.DOTALL)
    text = LENGTH.sub(" ", SETTINGS.sub(" ", body[1] if body else source))
    text = re.sub(r"\\href\s*\{[^{}]*\}", " ", text)
    text = re.sub(r"\\\\(?:\[[^\]]*\])?", " ", text)
    text = re.sub(r"\\[a-zA-Z@]+\*?(?:\[[^\]]*\])?", " ", text)
    return re.sub(r"[{}~]|\\(.)", r" \1", text)


def yaml_text(source: str) -> str:
    """The names, headlines, highlights, summaries and skills of a RenderCV file."""
    found: list[str] = []

    def walk(node: Any, key: str) -> None:
        if isinstance(node, dict):
            for name, value in node.items():
                walk(value, name)
        elif isinstance(node, list):
            for value in node:
                walk(value, key)
        elif isinstance(node, str) and key in YAML_TEXT:
            found.append(re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", node))

    walk(yaml.safe_load(source)["cv"], "")
    return "\n".join(found).replace("*", "")


def by_pdfium(data: bytes) -> str:
    """The text by PDFium as it comes."""
    with pypdfium2.PdfDocument(data) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def by_pypdf(data: bytes) -> str:
    """The text by pypdf as it comes."""
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def recall(truth: Counter[str], text: str) -> float:
    """The share of the truth's words that ``text`` has."""
    return (truth & folded(text)).total() / truth.total()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    print(f"{'file':40} {'words':>6} {'ours':>6} {'PDFium':>6} {'pypdf':>6}")
    rows = []
    for path in sorted((folder / "pdf").glob("*.pdf")):
        tex, truth = folder / "tex" / f"{path.stem}.tex", folder / "truth" / f"{path.stem}.yaml"
        if tex.exists():
            words = folded(latex_text(tex.read_text("utf-8")))
        elif truth.exists():
            words = folded(yaml_text(truth.read_text("utf-8")))
        else:
            continue
        data = path.read_bytes()
        texts = read_pdf(data, Limits()).text, by_pdfium(data), by_pypdf(data)
        row = [recall(words, text) for text in texts]
        rows.append(row)
        print(f"{path.stem[:40]:40} {words.total():6}", *(f"{value:6.3f}" for value in row))
    for name, pick in (("mean", statistics.mean), ("worst", min)):
        print(f"{name:47}", *(f"{pick(column):6.3f}" for column in zip(*rows, strict=True)))


if __name__ == "__main__":
    main()
