"""A skill at the end of the list that it goes with."""

from __future__ import annotations

from resume_api.coaching.edits import Edit, Source, listed
from resume_api.domain.document import Quote
from resume_api.domain.resume import Resume, Section
from resume_api.extraction.skills.mentions import find_skills
from resume_api.extraction.text.processed import ProcessedText


def listing(source: Source, resume: Resume, section: Section, name: str) -> Edit | None:
    """``name`` in the list of the skills' section; None where that has no list."""
    model = _neighbour(resume, name, section)
    heading = source.heading(section.heading)
    return listed(source, model.text, heading, name) if model and heading else None


def _neighbour(resume: Resume, name: str, section: Section) -> Quote | None:
    """The listed skill that a new one goes with: of its category, else the last of a line without
    soft skills."""
    categories = {skill.category for skill in find_skills(ProcessedText(name))}
    found = [
        (skill.category, quote)
        for skill in find_skills(ProcessedText(resume.text), resume.sections)
        for quote in skill.quotes
        if section.start + len(section.heading) <= quote.start < section.end
    ]
    soft = resume.line_numbers(quote for category, quote in found if category == "soft")
    order = [
        (category in categories, resume.line_numbers([quote])[0] not in soft, quote.start)
        for category, quote in found
    ]
    return found[order.index(max(order))][1] if order else None
