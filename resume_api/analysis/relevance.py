"""How far a resume's experience lies in the job's line of work."""

from __future__ import annotations

import re

from providers.inputs import JobFacts, Judgement, Quote
from resume_api.analysis.matching import QUOTES, Evidence, Match, status_of
from resume_api.facts.keywords import term_quotes

_WORD = re.compile(r"[^\W\d_]{3,}")


def role(evidence: Evidence, job: JobFacts) -> Match:
    """The share of the title's words that the resume names."""
    if not job.title:
        return 0.0, Judgement("not_met")
    values = {"role": job.title.text.strip()}
    words = list(dict.fromkeys(_WORD.findall(job.title.text)))
    found: list[Quote] = []
    hits = 0
    for word in words:
        quotes = term_quotes(word, evidence.resume.text)
        hits += bool(quotes)
        found += quotes[:1]
    share = hits / len(words) if words else 0.0
    status = status_of(share)
    reason = {"met": "role_met", "partly": "role_partly", "not_met": "role_missing"}[status]
    return share, Judgement(status, tuple(found[:QUOTES]), reason, values)
