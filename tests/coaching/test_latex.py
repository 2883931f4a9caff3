"""LaTeX in, LaTeX out: what stands there stays, what is new is only text."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resume_api.coaching import answers
from resume_api.coaching.changes import Rewritten
from resume_api.coaching.latex import LatexSource
from resume_api.coaching.questions import QuestionTarget
from resume_api.coaching.rewriting import rewrite
from resume_api.documents.latex import read_tex
from resume_api.domain.document import Limits
from resume_api.extraction.resume.extractor import parse_resume
from tests.conftest import SAMPLES

SAMPLE = (SAMPLES / "resume.tex").read_text()
MACROS = r"""\documentclass{article}
\newcommand{\resumeItem}[1]{\par- #1\par}
\newcommand{\cvitem}[2]{\par #1 #2}
\begin{document}
\section{Experience}
\textbf{Backend Developer}, Northwind, 2019 -- 2024
\resumeItem{Improved the \textbf{checkout} service for customers}
% \resumeItem{Improved the checkout service for nobody}
\textbf{Junior Developer}, Bluefin, 2016 -- 2019
\resumeItem{Maintained the billing system of the company}
\section{Skills}
\cvitem{}{Python, Django, PostgreSQL \& Git}
\end{document}
"""
AIMS = [
    QuestionTarget("skill", "?", name="Kafka"),
    QuestionTarget("number", "?", line="Improved the checkout service for customers"),
    QuestionTarget("result", "?", organisation="Bluefin"),
]
_DANGEROUS = re.compile(
    r"\\(?:write18|input|include|openout|catcode|immediate|read|csname|def|let|special|end|begin)"
)


def rewritten(text: str, targets: list[QuestionTarget], said: list[str]) -> Rewritten:
    parsed = parse_resume(read_tex(text.encode(), Limits()), date(2026, 1, 1))
    readings = [answers.read(one, parsed.language) for one in said]
    return rewrite(LatexSource(text), parsed, targets, readings)


def is_kept(old: str, new: str) -> bool:
    """Whether ``new`` is ``old`` with insertions: every byte of the old in its order."""
    left = iter(new)
    return all(char in left for char in old)


def test_macros_of_one_text_are_used_as_the_resume_uses_them() -> None:
    said = [
        "Yes, at Bluefin I sent 50% of the events through Kafka_2",
        "by 18%",
        "Saved $400 a month",
    ]
    new = rewritten(MACROS, AIMS, said)
    assert "for customers (by 18\\%)}" in new.text
    assert "\\resumeItem{Sent 50\\% of the events through Kafka\\_2}" in new.text
    assert "\\resumeItem{Saved \\$400 a month}" in new.text
    assert "for nobody}" in new.text
    assert new.text.startswith(MACROS[: MACROS.index("\\begin{document}")])
    assert is_kept(MACROS, new.text)


def test_a_new_list_stands_outside_of_every_environment() -> None:
    new = rewritten(SAMPLE, AIMS[:1], ["I sent 3 million events through Kafka"])
    at = new.text.index("\\item Sent 3 million events through Kafka")
    opened = re.findall(r"\\(begin|end)\{(\w+)\}", new.text[:at])
    assert [name for _, name in opened][-1] == "itemize"
    assert "\\section*{Further experience}\n\\begin{itemize}" in new.text
    assert is_kept(SAMPLE, new.text)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=3, max_size=3))
def test_no_answer_writes_a_command(said: list[str]) -> None:
    said[2] += r" \write18{rm} \input{/etc/passwd} } \end{document} $x$ %"
    for source in (MACROS, SAMPLE):
        new = rewritten(source, AIMS, said)
        assert is_kept(source, new.text)
        preamble = source[: source.index("\\begin{document}")]
        assert new.text.startswith(preamble)
        lists = new.text.count("\\begin{itemize}") - source.count("\\begin{itemize}")
        allowed = len(_DANGEROUS.findall(source)) + 2 * lists
        assert len(_DANGEROUS.findall(new.text)) == allowed
        assert new.text.count("\\begin{") == new.text.count("\\end{")


@pytest.mark.parametrize(("char", "written"), [("م", ""), ("é", "é"), ("ﬁ", "fi"), ("\x07", "")])
def test_what_the_engine_cannot_set_does_not_come_in(char: str, written: str) -> None:
    assert LatexSource(MACROS).escaped(char) == written
    assert LatexSource("\\usepackage{fontspec}" + MACROS).escaped("م") == "م"


@pytest.mark.skipif(shutil.which("pdflatex") is None, reason="pdflatex is not installed")
@pytest.mark.parametrize("source", [MACROS, SAMPLE], ids=["macros", "sample"])
def test_it_still_compiles(source: str, tmp_path: Path) -> None:
    said = [
        'Yes, at Bluefin: 50% of A&B_tests #1 {x} ~ ^ \\ $5 <a> | "q" ‘é’ – – € in Kafka',
        "by 18%",
        "Saved 400 € at Northwind",
    ]
    new = rewritten(source, AIMS, said)
    assert len(new.changes) >= 3
    (tmp_path / "resume.tex").write_text(new.text)
    command = ["pdflatex", "-no-shell-escape", "-interaction=nonstopmode", "-halt-on-error"]
    done = subprocess.run(
        [*command, "resume.tex"], cwd=tmp_path, capture_output=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stdout[-2000:]
