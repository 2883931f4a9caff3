"""Degrees, certificates, licences and languages of a resume against those that a job asks for."""

from __future__ import annotations

from functools import cache

from resume_api.domain.assessment import Judgement
from resume_api.domain.document import Quote
from resume_api.domain.job import CertificateDemand, DegreeDemand, LanguageDemand, SkillDemand
from resume_api.domain.resume import Education, SpokenLanguage
from resume_api.extraction.job.phrases import phrase
from resume_api.extraction.text.phrase_search import content, phrase_quotes, statements
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.tokens import tokenize
from resume_api.extraction.text.word_lists import fold, load
from resume_api.matching.evidence import Evidence
from resume_api.matching.evidence_search import PHRASE, Match, shown, skill, status_of
from resume_api.matching.fields_of_study import kinship

WRITTEN = 0.5
SCHOOL = 1  # the level of a degree that has no field
OTHER_FIELD, FAR_FIELD = (
    0.5,
    0.25,
)  # beside the field asked for, or of a kind that is not clear; far
LOWER_DEGREE = 0.25
NOT_HELD = 0.25  # begun, to come or broken off
LEVELS = ("a1", "a2", "b1", "b2", "c1", "c2")
ENOUGH = LEVELS.index("b1")
"""From where a language counts where the job names no level."""
NEAR = 2  # levels below what was asked that are still worth half


def degree(demand: DegreeDemand, evidence: Evidence) -> Match:
    """The degree that serves the demand best: level and field, the level alone, or one below."""
    best: Match = (0.0, Judgement("not_met", (), "degree_missing", {"job": demand.words.text}))
    for education in evidence.degrees:
        share, reason = _degree_share(demand, education, evidence.resume.language)
        if share > best[0]:
            values = {"degree": degree_text(education)}
            finding = Judgement(status_of(share), (education.quote,), reason, values)
            best = (share, finding)
    told = len(content(demand.words.text)) >= PHRASE
    unread = demand.level == SCHOOL or not any(one.level for one in evidence.degrees)
    if best[0] < OTHER_FIELD and told and unread:
        quotes = evidence.affirmed(phrase_quotes(demand.words.text, evidence.statements))
        if quotes:
            return 1.0, shown(quotes, "degree_met", {"degree": quotes[0].text})
    return best


def _degree_share(demand: DegreeDemand, education: Education, language: str) -> tuple[float, str]:
    if education.level is None:
        return 0.0, "degree_missing"
    if education.level < demand.level - 1:
        return 0.0, "degree_missing"
    fields = demand.fields if demand.level > SCHOOL else ()
    share = _field_share(fields, education, language) if fields else 1.0
    if education.level < demand.level:
        return (OTHER_FIELD if fields and share == 1 else LOWER_DEGREE), "degree_lower"
    if education.state != "held":
        return NOT_HELD, "degree_not_held"
    return share, "degree_met" if share == 1 else "degree_field"


def _field_share(wanted: tuple[str, ...], education: Education, language: str) -> float:
    studied = " ".join(filter(None, (education.field, education.degree))) or education.quote.text
    within = statements(ProcessedText(studied), language)
    if any(any(phrase_quotes(field, within)) for field in wanted):
        return 1.0
    technical = any(phrase("technical").search(fold(field)) for field in wanted)
    if technical and phrase("technical_studies").search(fold(studied)):
        return 1.0
    near = kinship(wanted, studied)
    return 1.0 if near == "same" else FAR_FIELD if near == "other" else OTHER_FIELD


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
    if not finding.quotes and (held := _listed_as_held(demand.words.text, evidence)):
        return 1.0, shown(held, "certification_met", values)
    if share or finding.quotes:
        return 0.0, Judgement("not_met", finding.quotes, finding.reason, finding.values)
    return 0.0, Judgement("not_met", (), "certification_missing", values)


def _listed_as_held(words: str, evidence: Evidence) -> tuple[Quote, ...]:
    """Where the resume lists, as something that it holds, what a certificate is called by without
    words for a certificate (HACCP for "HACCP certificate")."""
    name = " ".join(word for word in content(words) if word not in _called())
    found = evidence.affirmed(phrase_quotes(name, evidence.statements)) if name else ()
    return tuple(
        quote
        for quote in found
        if evidence.in_section(quote, "certifications")
        or (evidence.heads(quote) and quote.text.isupper())
    )


@cache
def _called() -> frozenset[str]:
    return frozenset(key for name in load("certificates")["name"] for key in tokenize(name).keys)


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
    only the resume's own is not told."""
    values = {"language": demand.code}
    found = [
        (_language_share(demand, spoken), spoken.quote)
        for spoken in evidence.resume.languages
        if spoken.code == demand.code and evidence.affirmed((spoken.quote,))
    ]
    if found:
        share, quote = max(found, key=lambda pair: pair[0])
        return share, _spoken(share, quote, values)
    if listed := _listed(demand, evidence):
        return listed[0], _spoken(*listed, values)
    first = next((line for line in evidence.resume.lines if line.text.strip()), None)
    if evidence.resume.language == demand.code and first:
        return 0.0, Judgement("unclear", (first,), "language_written", values)
    return 0.0, Judgement("not_met", (), "language_missing", values)


def _listed(demand: LanguageDemand, evidence: Evidence) -> tuple[float, Quote] | None:
    """The name of a language that heads a short statement, or what stands behind a label in it."""
    for name in load("languages").get(demand.code, ()):
        for quote in evidence.affirmed(phrase_quotes(name, evidence.statements)):
            if evidence.heads(quote):
                whole = evidence.statements.around(evidence.statements.place(quote.start))
                level = whole.text[quote.end - whole.start :]
                return _language_share(demand, SpokenLanguage(demand.code, level, quote)), quote
    return None


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
