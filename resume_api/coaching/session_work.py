"""The parts of a question session that work on what strangers wrote: pure functions that the
children run under their limits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from resume_api.coaching import answers, markdown
from resume_api.coaching.answer_patterns import AnswerPatterns
from resume_api.coaching.changes import Rewritten
from resume_api.coaching.claiming import SECTIONS
from resume_api.coaching.edits import PlainText, Source
from resume_api.coaching.latex import LatexSource
from resume_api.coaching.placing import Places
from resume_api.coaching.questions import QuestionTarget
from resume_api.coaching.rewriting import rewrite
from resume_api.domain.document import Document
from resume_api.domain.resume import Resume
from resume_api.extraction.resume.extractor import parse_resume
from resume_api.extraction.text.phrase_memory import forgetting


@forgetting()
def as_markdown(document: Document, today: date) -> str:
    """A resume that was read, as the Markdown that a session goes on with."""
    return markdown.of_resume(parse_resume(document, today))


@forgetting()
def as_docx(document: Document, today: date) -> bytes:
    """A resume that was read, as a new DOCX file."""
    resume = parse_resume(document, today)
    return markdown.as_docx(markdown.of_resume(resume), resume.language)


@forgetting()
def rewritten(
    kind: str,
    text: str,
    resume: Resume,
    targets: tuple[QuestionTarget, ...],
    texts: tuple[str, ...],
    sentences: Mapping[str, str],
    further: tuple[int, str] | None = None,
) -> Rewritten:
    """The source ``text`` of a ``kind`` (latex, text or markdown) with the answers ``texts``;
    ``sentences`` as in ``rewrite``. The answer behind those of ``targets`` is to what was asked
    ``further``: about which answer (from 1), and whether for its place."""
    headings = [one.heading for one in resume.sections if one.heading]
    source: Source = LatexSource(text) if kind == "latex" else PlainText(text, headings)
    employers = Places(resume, AnswerPatterns.of(resume.language)).employers
    places: dict[int, str] = {}
    if further and len(texts) > len(targets):
        number, asked_for = further
        if asked_for == "place":
            places[number], texts = texts[-1], texts[: len(targets)]
        else:
            targets = (*targets, targets[number - 1])
    parsed = [
        answers.read(text, resume.language, employers, of_work=target.kind not in SECTIONS)
        for text, target in zip(texts, targets, strict=True)
    ]
    return rewrite(source, resume, targets, parsed, sentences, places)
