"""Degrees, certificates, licences and languages of a resume against those that a job asks for."""

from __future__ import annotations

from functools import cache

from resume_api.domain.assessment import Judgement
from resume_api.domain.document import Quote
from resume_api.domain.job import CertificateDemand, DegreeDemand, LanguageDemand, SkillDemand
from resume_api.domain.resume import Education, SpokenLanguage
from resume_api.extraction.job.phrases import phrase
from resume_api.extraction.text.phrase_search import phrase_quotes, statements
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.word_lists import fold, load
from resume_api.matching.evidence_search import Evidence, Match, shown, skill, status_of

WRITTEN = 0.5
OTHER_FIELD = 0.5
LOWER_DEGREE = 0.25
NOT_HELD = 0.25  # begun, to come or broken off
LEVELS = ("a1", "a2", "b1", "b2", "c1", "c2")
ENOUGH = LEVELS.index("b1")
"""From where a language counts where the job names no level."""
NEAR = 2  # levels below what was asked that are still worth half


def degree(demand: DegreeDemand, evidence: Evidence) -> Match:
    """The degree that serves the demand best: level and field, the level alone, or one below."""
    best: Match = (0.0, Judgement("not_met", (), "degree_missing", {"job": demand.words.text}))
    for education in evidence.resume.education:
        share, reason = _degree_share(demand, education, evidence.resume.language)
        if share > best[0]:
            values = {"degree": degree_text(education)}
            finding = Judgement(status_of(share), (education.quote,), reason, values)
            best = (share, finding)
    read = any(one.level for one in evidence.resume.education)
    if best[0] < OTHER_FIELD and not read:
        share, finding = skill(SkillDemand(demand.words), evidence)
        if share == 1:
            values = {"degree": finding.quotes[0].text}
            return 1.0, shown(finding.quotes, "degree_met", values)
    return best


def _degree_share(demand: DegreeDemand, education: Education, language: str) -> tuple[float, str]:
    if education.level is None:
        return 0.0, "degree_missing"
    if education.level < demand.level:
        near = education.level == demand.level - 1
        return (LOWER_DEGREE, "degree_lower") if near else (0.0, "degree_missing")
    if education.state != "held":
        return NOT_HELD, "degree_not_held"
    if not demand.fields or _same_field(demand.fields, education, language):
        return 1.0, "degree_met"
    return OTHER_FIELD, "degree_field"


def _same_field(wanted: tuple[str, ...], education: Education, language: str) -> bool:
    studied = " ".join(filter(None, (education.field, education.degree))) or education.quote.text
    within = statements(ProcessedText(studied), language)
    if any(any(phrase_quotes(field, within)) for field in wanted):
        return True
    technical = any(phrase("technical").search(fold(field)) for field in wanted)
    return technical and bool(phrase("technical_studies").search(fold(studied)))


def degree_text(education: Education) -> str:
    """A degree in a person's words: as it is written, else the line it stands in."""
    parts = [part for part in (education.degree, education.field) if part]
    if len(parts) == 2 and parts[1].casefold() in parts[0].casefold():
        parts.pop()
    return " ".join(parts) or education.quote.text.strip()


def certificate(demand: CertificateDemand, evidence: Evidence) -> Match:
    """A certificate, licence or permit by its name, by its many wordings or by one that implies it:
    one that is held. What only stands close to it is none."""
    words = SkillDemand(demand.words, demand.concept, demand.category)
    share, finding = skill(words, evidence)
    values = {"name": demand.words.text}
    if share == 1:
        return 1.0, shown(finding.quotes, "certification_met", values)
    if finding.reason == "skill_related":
        return share, Judgement(
            "partly", finding.quotes, "certification_related", {**finding.values, **values}
        )
    if share or finding.quotes:
        return 0.0, Judgement("not_met", finding.quotes, finding.reason, finding.values)
    return 0.0, Judgement("not_met", (), "certification_missing", values)


@cache
def _levels() -> dict[str, int]:
    """What levels are called, by their place in ``LEVELS``; a mother tongue stands above all."""
    table = load("language_levels")
    named = {words: at for at, key in enumerate((*LEVELS, "native")) for words in table[key]}
    return named | {level: at for at, level in enumerate(LEVELS)}


def level_of(words: str | None) -> int | None:
    """The place of a level in ``LEVELS``, by its longest name in the words that say it."""
    folded = fold(words or "").strip(" .:()-+")
    known = [name for name in _levels() if name in folded]
    return _levels()[max(known, key=len)] if known else None


def language(demand: LanguageDemand, evidence: Evidence) -> Match:
    """A human language at the level that is asked; up to two levels below for half. One that is
    only the resume's own: half."""
    values = {"language": demand.code}
    found = [
        (_language_share(demand, spoken), spoken.quote)
        for spoken in evidence.resume.languages
        if spoken.code == demand.code and evidence.affirmed((spoken.quote,))
    ]
    if found:
        share, quote = max(found, key=lambda pair: pair[0])
        return share, _spoken(share, quote, values)
    first = next((line for line in evidence.resume.lines if line.text.strip()), None)
    if evidence.resume.language == demand.code and first:
        return WRITTEN, Judgement("partly", (first,), "language_written", values)
    return 0.0, Judgement("not_met", (), "language_missing", values)


def _spoken(share: float, quote: Quote, values: dict[str, str]) -> Judgement:
    if share == 1:
        return shown((quote,), "language_met", values)
    return Judgement(status_of(share), (quote,), "language_level", values)


def _language_share(demand: LanguageDemand, spoken: SpokenLanguage) -> float:
    asked, have = level_of(demand.level), level_of(spoken.level)
    need = ENOUGH if asked is None else asked
    if have is None or have >= need:
        return 1.0
    return WRITTEN if have >= max(need - NEAR, ENOUGH) or have == need - 1 else 0.0
