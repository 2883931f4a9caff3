"""How far a resume bears out one demand of a job: a share of 0..1 and the words that show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from resume_api.domain.assertion import Assertion
from resume_api.domain.assessment import UNPROVEN, Judgement, Status
from resume_api.domain.document import Quote
from resume_api.domain.job import (
    CertificateDemand,
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


def skill(demand: SkillDemand, evidence: Evidence) -> Match:
    """A skill by its words, by one that implies it, or, for half, by one that stands close."""
    values = {"skill": demand.words.text}
    if quotes := _skill_quotes(demand, evidence):
        return 1.0, _shown(quotes, "skill_direct", values)
    unproven = _skill_unproven(demand, evidence)
    if unproven and unproven[1].reason == f"{UNPROVEN}{Assertion.NEGATED}":
        return unproven
    concept = demand.concept or ""
    if holder := evidence.proven.get(concept.casefold()):
        values["by"] = holder.name
        return 1.0, _shown(holder.quotes, "skill_implied", values)
    for name in related(concept):
        if near := evidence.named.get(name.casefold()):
            values["by"] = near.name
            return RELATED, Judgement("partly", telling(near.quotes), "skill_related", values)
    if unproven:
        return unproven
    return 0.0, Judgement("not_met", (), "skill_missing", values)


def _skill_quotes(demand: SkillDemand, evidence: Evidence) -> tuple[Quote, ...]:
    if demand.concept is None:
        return evidence.affirmed(term_quotes(demand.words.text, evidence.text))
    named = evidence.named.get(demand.concept.casefold())
    return named.quotes if named else ()


def _skill_unproven(demand: SkillDemand, evidence: Evidence) -> Match | None:
    words = demand.words.text
    if demand.concept is None:
        return _unproven(term_quotes(words, evidence.text), evidence, words, LEARNING)
    known = evidence.unproven.get(demand.concept.casefold())
    return _unproven(known.quotes if known else (), evidence, words, LEARNING)


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


def years(demand: YearsDemand, evidence: Evidence, relevance: float) -> Match:
    """Dated years over the years asked for, as far as the experience lies in the job's field and
    shows what it is to have been gained in (the best of the subjects).

    From half relevance on, all years count; below, they count in proportion to it.
    """
    have, values = evidence.years, {"need": str(demand.minimum)}
    subject, shown = max(
        ((skill(one, evidence), one.concept is None) for one in demand.subjects),
        key=lambda found: found[0][0],
        default=((1.0, None), True),
    )
    if shown and demand.subjects:
        relevance = max(relevance, subject[0])
    elif not shown and subject[0] == 0 and subject[1]:
        return 0.0, subject[1]
    if have is None:
        return 0.0, Judgement("not_met", (), "years_unknown", values)
    values["have"] = _years(have)
    quotes = tuple(position.quote for position in evidence.resume.positions)
    ratio = min(1.0, have / demand.minimum)
    share = ratio * min(1.0, 2 * relevance) if shown else ratio * subject[0]
    reason = "years_short" if ratio < 1 else "years_met" if share == 1 else "years_other"
    if not shown and subject[1]:
        values["skill"] = subject[1].values["skill"]
        reason = "skill_years" if ratio < 1 else reason
    return share, Judgement(status_of(share), telling(quotes) if share else (), reason, values)


def instead_of_degree(demand: YearsDemand, evidence: Evidence) -> Match:
    """Experience where the job takes it for a degree: as many years as the study takes count in
    full."""
    have = evidence.years or 0.0
    share = min(1.0, have / demand.minimum)
    quotes = telling(tuple(position.quote for position in evidence.resume.positions))
    values = {"have": _years(have)}
    return share, Judgement(status_of(share), quotes, "degree_equivalent", values)


def degree(demand: DegreeDemand, evidence: Evidence) -> Match:
    """The degree that serves the demand best: level and field, the level alone, or one below."""
    best: Match = (0.0, Judgement("not_met", (), "degree_missing", {"job": demand.words.text}))
    for education in evidence.resume.education:
        share, reason = _degree_share(demand, education)
        if share > best[0]:
            values = {"degree": degree_text(education)}
            finding = Judgement(status_of(share), (education.quote,), reason, values)
            best = (share, finding)
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


def certificate(demand: CertificateDemand, evidence: Evidence) -> Match:
    """A certificate, licence or permit by its name, anywhere in the resume: one that is held."""
    values = {"name": demand.words.text}
    found = _mentions(demand.concept or demand.words.text, evidence)
    if quotes := evidence.affirmed(found):
        return 1.0, _shown(quotes, "certification_met", values)
    if unproven := _unproven(found, evidence, demand.words.text, 0.0):
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
    folded = (demand.concept or demand.term).casefold()
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
