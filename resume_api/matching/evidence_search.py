"""How far a resume bears out one demand of a job: a share of 0..1 and the words that show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from resume_api.domain.assertion import Assertion
from resume_api.domain.assessment import UNPROVEN, Judgement, Status
from resume_api.domain.document import Quote
from resume_api.domain.job import (
    CertificationDemand,
    DegreeDemand,
    Keyword,
    LanguageDemand,
    SkillDemand,
    YearsDemand,
)
from resume_api.domain.resume import Education, Resume, Skill
from resume_api.extraction.job.phrases import phrase
from resume_api.extraction.resume.extractor import ReadResume
from resume_api.extraction.skills.lexicon import implied, related
from resume_api.extraction.text.assertion import Assertions
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.term_weights import term_quotes
from resume_api.extraction.text.word_lists import fold
from resume_api.matching.blinding import blind

QUOTES = 3
AT_WORK = ("experience", "projects")
RELATED = 0.5
WRITTEN = 0.5
OTHER_FIELD = 0.5
LOWER_DEGREE = 0.25
NOT_HELD = 0.25  # begun, to come or broken off
LEARNING = 0.25  # a skill that is being learned: less than partly
PRESENCE = 0.5
STUDY_YEARS = {1: 2, 2: 3, 3: 4, 4: 6, 5: 9}
"""How long it usually takes to a degree of a level, from school on."""

Match = tuple[float, Judgement]


@dataclass(frozen=True)
class Evidence:
    """A resume arranged for looking up what it shows. Repetition counts for nothing here.
    ``resume`` and ``text`` are without what tells of its owner, ``written`` is as it was read."""

    written: Resume
    resume: Resume
    text: ProcessedText
    assertions: Assertions

    @staticmethod
    def of(read: ReadResume) -> Evidence:
        """The evidence of a resume that was read."""
        blinded = blind(read.resume)
        return Evidence(read.resume, blinded, ProcessedText(blinded.text), read.assertions)

    @cached_property
    def named(self) -> Mapping[str, Skill]:
        """Skills by folded canonical name."""
        return {skill.name.casefold(): skill for skill in self.resume.skills}

    @cached_property
    def unproven(self) -> Mapping[str, Skill]:
        """Skills that the resume speaks of without affirming them, by folded canonical name."""
        return {skill.name.casefold(): skill for skill in self.resume.unproven}

    def status(self, quote: Quote) -> Assertion:
        """What a mention says of the candidate."""
        return self.assertions.of(quote.start)

    def affirmed(self, quotes: Iterable[Quote]) -> tuple[Quote, ...]:
        """The mentions that prove something."""
        return tuple(q for q in quotes if self.status(q) == Assertion.AFFIRMED)

    @cached_property
    def proven(self) -> Mapping[str, Skill]:
        """What the named skills imply, each by the first skill that implies it."""
        found: dict[str, Skill] = {}
        for skill in self.resume.skills:
            for name in sorted(implied(skill.name)):
                found.setdefault(name.casefold(), skill)
        return found

    @property
    def years(self) -> float | None:
        """Dated experience in years, or None where nothing is dated."""
        months = self.resume.experience_months
        return None if months is None else months / 12


def skill(demand: SkillDemand, evidence: Evidence, called: str) -> Match:
    """A skill by its name, by one that implies it, or, for half, by one that stands close to it.

    Where the job wants years of it, presence is worth half and dated years the other half. Reasons
    speak of it as ``called``.
    """
    values = {"skill": called}
    if quotes := _skill_quotes(demand, evidence):
        return _with_years(demand, evidence, _shown(quotes, "skill_direct", values))
    unproven = _skill_unproven(demand, evidence, called)
    if unproven and unproven[1].reason == f"{UNPROVEN}{Assertion.NEGATED}":
        return unproven
    if holder := evidence.proven.get(demand.name.casefold()):
        values["by"] = holder.name
        return _with_years(demand, evidence, _shown(holder.quotes, "skill_implied", values))
    for name in related(demand.name):
        if near := evidence.named.get(name.casefold()):
            values["by"] = near.name
            return RELATED, Judgement("partly", telling(near.quotes), "skill_related", values)
    if unproven:
        return unproven
    return 0.0, Judgement("not_met", (), "skill_missing", values)


def _skill_quotes(demand: SkillDemand, evidence: Evidence) -> tuple[Quote, ...]:
    named = evidence.named.get(demand.name.casefold())
    if named:
        return named.quotes
    found = term_quotes(demand.name, evidence.text) if demand.literal else ()
    return evidence.affirmed(found)


def _skill_unproven(demand: SkillDemand, evidence: Evidence, called: str) -> Match | None:
    known = evidence.unproven.get(demand.name.casefold())
    found = known.quotes if known else ()
    if demand.literal:
        found = term_quotes(demand.name, evidence.text)
    return _unproven(found, evidence, called, LEARNING)


def _unproven(
    quotes: Sequence[Quote], evidence: Evidence, called: str, learning: float
) -> Match | None:
    """What only speaks of a thing: the firmest status with its mentions. What is being learned is
    worth ``learning``, all else nothing."""
    by_status: dict[Assertion, list[Quote]] = {}
    for quote in quotes:
        by_status.setdefault(evidence.status(quote), []).append(quote)
    said = next((s for s in Assertion if s != Assertion.AFFIRMED and s in by_status), None)
    if said is None:
        return None
    share = learning if said == Assertion.IN_PROGRESS else 0.0
    reason = f"{UNPROVEN}{said}"
    return share, Judgement("not_met", telling(tuple(by_status[said])), reason, {"name": called})


def _with_years(demand: SkillDemand, evidence: Evidence, finding: Judgement) -> Match:
    have = evidence.years
    if not demand.years or have is None or have >= demand.years:
        return 1.0, finding
    years = {"have": _years(have), "need": str(demand.years)}
    share = PRESENCE + (1 - PRESENCE) * have / demand.years
    values = {"skill": finding.values["skill"], **years}
    return share, Judgement("partly", finding.quotes, "skill_years", values)


def years(demand: YearsDemand, evidence: Evidence, relevance: float) -> Match:
    """Dated years over the years asked for, as far as the experience lies in the job's field.

    From half relevance on, all years count; below, they count in proportion to it.
    """
    have, values = evidence.years, {"need": str(demand.minimum)}
    if have is None:
        return 0.0, Judgement("not_met", (), "years_unknown", values)
    values["have"] = _years(have)
    quotes = tuple(position.quote for position in evidence.resume.positions)
    ratio = min(1.0, have / demand.minimum)
    share = ratio * min(1.0, 2 * relevance)
    reason = "years_short" if ratio < 1 else "years_met" if share == 1 else "years_other"
    return share, Judgement(status_of(share), telling(quotes) if share else (), reason, values)


def degree(demand: DegreeDemand, evidence: Evidence) -> Match:
    """The degree that serves the demand best: level and field, the level alone, or one below. Where
    the job takes experience for it, as many years count in full as the study takes."""
    best: Match = (0.0, Judgement("not_met", (), "degree_missing", {"job": demand.quote.text}))
    for education in evidence.resume.education:
        share, reason = _degree_share(demand, education)
        if share > best[0]:
            values = {"degree": degree_text(education)}
            finding = Judgement(status_of(share), (education.quote,), reason, values)
            best = (share, finding)
    if demand.equivalent and evidence.years:
        share = min(1.0, evidence.years / STUDY_YEARS[demand.level])
        if share > best[0]:
            quotes = telling(tuple(position.quote for position in evidence.resume.positions))
            values = {"have": _years(evidence.years)}
            best = share, Judgement(status_of(share), quotes, "degree_equivalent", values)
    return best


def _degree_share(demand: DegreeDemand, education: Education) -> tuple[float, str]:
    if education.level is None:
        return 0.0, "degree_missing"
    if education.level < demand.level:
        near = education.level == demand.level - 1
        return (LOWER_DEGREE, "degree_lower") if near else (0.0, "degree_missing")
    if education.state != "held":
        return NOT_HELD, "degree_not_held"
    if not demand.fields or _same_field(demand.fields, education):
        return 1.0, "degree_met"
    return OTHER_FIELD, "degree_field"


def _same_field(wanted: tuple[str, ...], education: Education) -> bool:
    studied = " ".join(filter(None, (education.field, education.degree))) or education.quote.text
    if any(term_quotes(field, ProcessedText(studied)) for field in wanted):
        return True
    technical = any(phrase("technical").search(fold(field)) for field in wanted)
    return technical and bool(phrase("technical_studies").search(fold(studied)))


def degree_text(education: Education) -> str:
    """A degree in a person's words: as it is written, else the line it stands in."""
    parts = [part for part in (education.degree, education.field) if part]
    if len(parts) == 2 and parts[1].casefold() in parts[0].casefold():
        parts.pop()
    return " ".join(parts) or education.quote.text.strip()


def certification(demand: CertificationDemand, evidence: Evidence) -> Match:
    """A certificate, licence or permit by its name, anywhere in the resume: one that is held."""
    values = {"name": demand.name}
    found = _mentions(demand.name, evidence)
    if quotes := evidence.affirmed(found):
        return 1.0, _shown(quotes, "certification_met", values)
    if unproven := _unproven(found, evidence, demand.name, 0.0):
        return unproven
    return 0.0, Judgement("not_met", (), "certification_missing", values)


def language(demand: LanguageDemand, evidence: Evidence) -> Match:
    """A human language that is listed; for half, the one that the resume is written in."""
    values = {"language": demand.code}
    for spoken in evidence.resume.languages:
        if spoken.code == demand.code and evidence.affirmed((spoken.quote,)):
            return 1.0, _shown((spoken.quote,), "language_met", values)
    first = next((line for line in evidence.resume.lines if line.text.strip()), None)
    if evidence.resume.language == demand.code and first:
        return WRITTEN, Judgement("partly", (first,), "language_written", values)
    return 0.0, Judgement("not_met", (), "language_missing", values)


def keyword(demand: Keyword, evidence: Evidence) -> Match:
    """A term of the job by its words or, where it is a skill, by the skill."""
    values = {"name": demand.term}
    folded = demand.term.casefold()
    known = evidence.named.get(folded) or evidence.proven.get(folded)
    found = known.quotes if known else term_quotes(demand.term, evidence.text)
    if quotes := evidence.affirmed(found):
        return 1.0, _shown(quotes, "keyword_met", values)
    return 0.0, Judgement("not_met", (), "keyword_missing", values)


def _mentions(name: str, evidence: Evidence) -> tuple[Quote, ...]:
    """Every place that names a thing, whatever it says of it."""
    key = name.casefold()
    known = [skill for table in (evidence.named, evidence.unproven) if (skill := table.get(key))]
    if known:
        return tuple(quote for skill in known for quote in skill.quotes)
    return tuple(term_quotes(name, evidence.text))


def telling(quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """The few quotes that tell most: those from work before those from lists and summaries."""
    return tuple(sorted(quotes, key=lambda quote: quote.section not in AT_WORK)[:QUOTES])


def status_of(share: float) -> Status:
    """The word for a share: all of it, half or more, less."""
    if share >= 1:
        return "met"
    return "partly" if share >= 0.5 else "not_met"


def _shown(quotes: tuple[Quote, ...], reason: str, values: dict[str, str]) -> Judgement:
    return Judgement("met", telling(quotes), reason, values)


def _years(count: float) -> str:
    return f"{int(count * 10) / 10:g}"
