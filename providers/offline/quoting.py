"""The words around a quote, for a person to recognise the place."""

from __future__ import annotations

import re

from resume_api.domain.assessment import Item
from resume_api.domain.characters import BULLETS, LIST_MARKS, SENTENCE_ENDS
from resume_api.domain.document import Quote
from resume_api.domain.resume import Resume

MAX_CLAUSE = 140
_MARK = re.compile(rf"^[\s{LIST_MARKS}]+")
_BREAK = re.compile(rf"[\n;·{BULLETS}]|(?<=[{SENTENCE_ENDS}])\s")


def called(item: Item) -> str:
    """An item's name as the reasons call it."""
    return item.finding.values.get("skill", item.name)


def shown_by(item: Item, resume: Resume) -> str:
    """What shows something near an item, in the resume's own words where it does not use the
    usual name."""
    name, quotes = item.finding.values.get("by", ""), item.finding.quotes
    if not quotes or name.casefold() in resume.text.casefold():
        return name
    return " ".join(quotes[0].text.split())


def bare(quote: Quote) -> str:
    """The words of a quote without the full stop that would stand beside that of the sentence."""
    return quote.text if quote.text.endswith("..") else quote.text.removesuffix(".")


def without_mark(bullet: Quote) -> Quote:
    """A line without its list mark and the blanks around it."""
    mark = _MARK.match(bullet.text)
    skip = mark.end() if mark else 0
    text = bullet.text[skip:].rstrip()
    return Quote(text, bullet.start + skip, bullet.start + skip + len(text), bullet.section)


def line_around(resume: Resume, quote: Quote) -> Quote:
    """The line that a quote begins in, without blanks and list mark."""
    (number,) = resume.line_numbers([quote])
    return without_mark(resume.lines[number - 1])


def clause_around(text: str, quote: Quote) -> str:
    """The sentence or list item around a quote; the quote alone where that runs too long."""
    first, last = max(0, quote.start - 2 * MAX_CLAUSE), quote.end + 2 * MAX_CLAUSE
    start = max((m.end() for m in _BREAK.finditer(text, first, quote.start)), default=first)
    after = _BREAK.search(text, quote.end, last)
    clause = _MARK.sub("", text[start : after.start() if after else last]).strip().rstrip(".")
    return clause if len(clause) <= MAX_CLAUSE else quote.text
