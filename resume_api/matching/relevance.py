"""How far a resume lies in the job's line of work. Only more evidence can raise it."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from resume_api.domain.assertion import Assertion
from resume_api.domain.assessment import Judgement, Status
from resume_api.domain.document import Quote
from resume_api.domain.resume import Resume
from resume_api.extraction.job.extractor import ReadJob
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.term_weights import term_quotes
from resume_api.matching.evidence import Evidence
from resume_api.matching.evidence_search import QUOTES, Match
from resume_api.matching.occupations import Cue, cues, occupations
from resume_api.matching.titles import found_in, likeness

# A title and a term in the job's heading; a title and a term in its text.
HEADING_TITLE, HEADING_TERM, JOB_TITLE, JOB_TERM = 12.0, 6.0, 3.0, 1.0
# What the resume shows: a title that was held; a cue that the job text has too, or has not.
HELD_TITLE, ASKED_CUE, OTHER_CUE = 20.0, 1.5, 0.5
TITLE_CUE = 3.0  # a title among what tells a resume's lines of work, against a term
ENOUGH = 25.0  # weight of different cues from which a resume counts as wholly of a line of work
NEAR = 0.4  # what a neighbouring line of work is worth
SHARPNESS = 3  # the power that lets the job's main line of work outweigh side remarks
TITLE_ADDS, TITLE_ALONE = 0.3, 0.8  # what a title of the same work adds to terms, or is worth
NAMED = 0.75  # the least for a resume that names the very title of the job's heading
MET, PARTLY = 0.75, 0.4  # shares from which the words for a fit are used
MAX_LEAD = 120  # characters, beyond which no title heads its line
TOLD = 0.3  # the least share of a line of work that a job is said to belong to
HEADING_LEAD = 2  # words that may stand before a title in a line that is a heading

_WORD = re.compile(r"\w+")
_REASONS = {"met": "role_met", "partly": "role_partly", "not_met": "role_missing"}


def role(evidence: Evidence, ad: ReadJob) -> Match:
    """The share of the job's lines of work that the resume covers, by titles and terms."""
    name = role_name(ad)
    if name is None:
        return 0.0, Judgement("not_met")
    share, quotes = _covered(demanded(ad), evidence, ad)
    alike, title = likest(name.text, evidence)
    if title:
        share = max(min(1.0, share + TITLE_ADDS * alike), TITLE_ALONE * alike)
        quotes = [title, *quotes]
    words = term_quotes(name.text, evidence.text) if name == ad.job.title else ()
    if named := evidence.affirmed(words):
        share, quotes = max(share, NAMED), [*named, *quotes]
    return share, judgement(share, tuple(quotes), name.text.strip())


def judgement(share: float, quotes: tuple[Quote, ...], role: str) -> Judgement:
    """The finding on a role by the share of it that is covered, with the first of the words."""
    status = status_of(share)
    shown = quotes[:QUOTES] if status != "not_met" else ()
    return Judgement(status, shown, _REASONS[status], {"role": role})


def likest(asked: str, evidence: Evidence) -> tuple[float, Quote | None]:
    """How far the title that was held and comes nearest is the one asked for (0 to 1), and its
    words."""
    best: tuple[float, Quote | None] = (0.0, None)
    for quote, words in _held_titles(evidence):
        share = likeness(asked, words)
        if share > best[0]:
            best = share, quote
    return best


def _held_titles(evidence: Evidence) -> Iterator[tuple[Quote, str]]:
    """The titles of the positions, and those that head a line, each with the words that tell its
    level."""
    resume, folded = evidence.resume, evidence.text.tokens.folded
    for position in resume.positions:
        if position.title:
            yield position.quote, position.title
    for first, last, _ in found_in(evidence.text.tokens):
        start, end = folded.source(first), folded.source_end(last)
        quote = Quote(resume.text[start:end], start, end)
        if _is_held(quote, resume) and evidence.status(quote) == Assertion.AFFIRMED:
            line = resume.lines[resume.line_numbers([quote])[0] - 1]
            yield quote, resume.text[line.start : end]


def status_of(share: float) -> Status:
    """The word for how far a resume fits a role."""
    if share >= MET:
        return "met"
    return "partly" if share >= PARTLY else "not_met"


def role_name(ad: ReadJob) -> Quote | None:
    """The job's title; where it has none, what its text first calls the main line of work. None
    where nothing tells."""
    if ad.job.title:
        return ad.job.title
    weights, found = demanded(ad), ad.text.once(cues)
    main = max(weights, key=lambda field: weights[field], default=None)
    own = [(not cue.title, quotes[0]) for cue, quotes in found.items() if cue.field == main]
    return min(own, key=lambda pair: pair[0])[1] if own else None


def lines_of_work(ad: ReadJob) -> tuple[str, ...]:
    """The lines of work that the job belongs to, the main one first, by what they are asked as."""
    shares = sorted(demanded(ad).items(), key=lambda pair: -pair[1])
    names = occupations().asked_as
    return tuple(dict.fromkeys(names[field] for field, share in shares if share >= TOLD))


def demanded(ad: ReadJob) -> Mapping[str, float]:
    """The job's lines of work with shares that add up to 1; empty where no cue stands in it."""
    return ad.text.once(_demanded, ad.job.title.text if ad.job.title else "")


def _demanded(text: ProcessedText, title: str) -> Mapping[str, float]:
    weights: dict[str, float] = defaultdict(float)
    for cue in cues(ProcessedText(title)):
        weights[cue.field] += cue.share * (HEADING_TITLE if cue.title else HEADING_TERM)
    for cue, quotes in text.once(cues).items():
        often = 1 + math.log(len(quotes))
        weights[cue.field] += cue.share * often * (JOB_TITLE if cue.title else JOB_TERM)
    sharp = {field: weight**SHARPNESS for field, weight in weights.items()}
    total = sum(sharp.values())
    return {field: weight / total for field, weight in sharp.items()}


def _covered(
    wanted: Mapping[str, float], evidence: Evidence, ad: ReadJob
) -> tuple[float, list[Quote]]:
    """The covered share, and the resume's words for the main line of work, titles first."""
    if not wanted:
        return 0.0, []
    found, asked, resume = _affirmed(evidence), ad.text.once(cues), evidence.resume
    held: dict[str, float] = defaultdict(float)
    for cue, quotes in found.items():
        if cue.title and any(_is_held(quote, resume) for quote in quotes):
            held[cue.field] += cue.share * HELD_TITLE
        else:
            held[cue.field] += cue.share * (ASKED_CUE if cue in asked else OTHER_CUE)
    near = occupations().near
    share = 0.0
    for field, weight in wanted.items():
        neighbours = (NEAR * _full(held[other]) for other in near[field])
        share += weight * max(_full(held[field]), *neighbours)
    main = max(wanted, key=lambda field: wanted[field])
    return min(1.0, share), _quotes(found, main, resume)


def same_lines(evidence: Evidence, ad: ReadJob) -> float:
    """How alike the lines of work are that the job and the resume speak of: the cosine of their
    weights, titles of the resume counted thrice."""
    own: dict[str, float] = defaultdict(float)
    for cue in _affirmed(evidence):
        own[cue.field] += cue.share * (TITLE_CUE if cue.title else 1.0)
    return cosine(demanded(ad), own)


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of the angle between two vectors by name; 0 where one is empty."""
    norm = math.hypot(*one.values()) * math.hypot(*other.values())
    return (
        sum(weight * other.get(name, 0.0) for name, weight in one.items()) / norm if norm else 0.0
    )


def signs(evidence: Evidence, ad: ReadJob) -> list[Quote]:
    """The resume's words for the job's lines of work, the main one first, then for neighbouring
    ones: what a share of the role rests on, however small it is."""
    found, near = _affirmed(evidence), occupations().near
    wanted = sorted(demanded(ad).items(), key=lambda pair: -pair[1])
    fields = [field for field, _ in wanted]
    fields += [other for field in fields for other in near[field]]
    return [
        quote for field in dict.fromkeys(fields) for quote in _quotes(found, field, evidence.resume)
    ]


def _affirmed(evidence: Evidence) -> Mapping[Cue, tuple[Quote, ...]]:
    """The cues of a resume by what it says of its own candidate."""
    found = {cue: evidence.affirmed(quotes) for cue, quotes in evidence.text.once(cues).items()}
    return {cue: quotes for cue, quotes in found.items() if quotes}


def _is_held(title: Quote, resume: Resume) -> bool:
    """Whether a title heads a position or a line, and is not just spoken of in a sentence."""
    if resume.position_heads.holds(title.start):
        return True
    line = resume.lines[resume.line_numbers([title])[0] - 1]
    if title.start - line.start > MAX_LEAD:
        return False
    lead = _WORD.findall(resume.text, line.start, title.start)
    return len(lead) <= HEADING_LEAD and not line.text.rstrip().endswith((".", ",", ";"))


def _full(weight: float) -> float:
    return min(1.0, weight / ENOUGH)


def _quotes(found: Mapping[Cue, tuple[Quote, ...]], field: str, resume: Resume) -> list[Quote]:
    """The first place of each cue of ``field``, titles that were held before all others."""
    own = [
        (not (cue.title and _is_held(quotes[0], resume)), quotes[0])
        for cue, quotes in found.items()
        if cue.field == field
    ]
    return [quote for _, quote in sorted(own, key=lambda pair: pair[0])]
