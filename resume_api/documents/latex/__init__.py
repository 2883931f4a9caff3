"""LaTeX source to a Document, without running TeX and without following a file."""

from __future__ import annotations

from resume_api.documents.latex.expander import Expander
from resume_api.documents.normalise import normalise
from resume_api.documents.safety.prompt_injection import find_instructions
from resume_api.documents.text import decoded
from resume_api.domain.document import Document, Finding, Format, HiddenText, Layout, Limits, Page
from resume_api.errors import ApiError, ErrorCode


def read_tex(data: bytes, limits: Limits) -> Document:
    """The text that LaTeX source sets. Raises ApiError: DOCUMENT_TOO_COMPLEX where it is over
    ``limits`` or its macros never end, PDF_PROCESSING_ERROR where it sets nothing."""
    expander = Expander(decoded(data, limits))
    expander.run()
    text = normalise(expander.output.text)
    if not text:
        raise ApiError(ErrorCode.PDF_PROCESSING_ERROR, details={"reason": "no_text"})
    if len(text) > limits.max_characters:
        raise ApiError(ErrorCode.DOCUMENT_TOO_COMPLEX)
    comments = "\n".join(expander.comments)
    hidden = [HiddenText("comment", comments[a:b], None) for a, b in find_instructions(comments)]
    hidden += [HiddenText(kind, words, None) for kind, words in expander.output.hidden]
    finding = Finding("LATEX_SOURCE", None)
    return Document(
        format=Format.TEX,
        reader="tex",
        text=text,
        pages=(Page(1, 0, len(text)),),
        spans=(),
        layout=Layout(),
        findings=(finding,),
        hidden=tuple(hidden),
        confidence=0.95,
        size_bytes=len(data),
    )
