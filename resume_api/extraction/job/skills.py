"""The skills, certificates and permits that a job text names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from resume_api.domain.document import Quote
from resume_api.domain.job import CertificateDemand, Demand, SkillDemand
from resume_api.extraction.job.clauses import Clause
from resume_api.extraction.job.mentions import Mention, clause_at
from resume_api.extraction.skills.lexicon import CREDENTIALS
from resume_api.extraction.skills.mentions import find_skills
from resume_api.extraction.text.processed import ProcessedText


def find_named(ad: ProcessedText, clauses: Sequence[Clause]) -> Iterator[Mention]:
    """What the lexicon knows in the asking clauses and the title, but for what is denied there."""
    asking = [clause for clause in clauses if clause.asks or clause.kind == "title"]
    for skill in find_skills(ad):
        for quote in skill.quotes:
            clause = clause_at(asking, quote.start)
            if clause and not clause.denies(quote.start):
                yield Mention(_demand(skill.name, skill.category, quote), clause)


def _demand(name: str, category: str, words: Quote) -> Demand:
    if category in CREDENTIALS:
        return CertificateDemand(words, name, category)
    return SkillDemand(words, name, category)
