"""One invented candidate and one invented job, as facts made by hand."""

from __future__ import annotations

from dataclasses import replace

from providers.base import Deadline
from providers.offline import OfflineProvider
from resume_api.analysis.pipeline import Answers
from resume_api.analysis.tasks import TASKS
from resume_api.domain.assessment import AnalysisInputs, FormatCheck
from resume_api.domain.document import Quote
from resume_api.domain.job import (
    Alternative,
    CertificateDemand,
    DegreeDemand,
    Job,
    Keyword,
    Kind,
    LanguageDemand,
    Requirement,
    SkillDemand,
    Topic,
    YearsDemand,
)
from resume_api.domain.resume import (
    Contact,
    Education,
    Month,
    Position,
    Resume,
    Skill,
    SpokenLanguage,
)
from resume_api.extraction.job.extractor import ReadJob
from resume_api.extraction.resume.extractor import ReadResume
from resume_api.extraction.text.assertion import Assertions
from resume_api.extraction.text.processed import ProcessedText
from resume_api.matching import requirements
from resume_api.matching.evidence import Evidence

RESUME = """Mara Lindqvist
Backend Engineer
mara.lindqvist@example.com | +46 8 555 0142 | Uppsala

Experience
Backend Engineer, Brightcart, Jan 2019 - Dec 2022
- Responsible for the Django checkout of 4,000 small shops
- Cut response times by 40 % by tuning PostgreSQL indexes
- Wrote the REST API that partners order through
Junior Developer, Oakline, Mar 2015 - Feb 2016
- Built internal reports as a team player

Education
BSc Computer Science, Birch University, 2011 - 2014

Languages
English (C1)
"""

JOB = """Backend Engineer

We need 6+ years of experience. You know Python, PostgreSQL and Docker well.
A bachelor's degree in computer science, fluent English and a driving licence are required.
Nice to have: Kafka and German. Our checkout handles payments.
"""


def quote(text: str, words: str, section: str | None = None) -> Quote:
    """The first place of ``words`` in ``text``."""
    start = text.index(words)
    return Quote(words, start, start + len(words), section)


def _own(words: str, section: str | None = None) -> Quote:
    return quote(RESUME, words, section)


def _asked(words: str) -> Quote:
    return quote(JOB, words)


def resume() -> Resume:
    """Four years as a backend engineer, one as a junior, a gap of three years between."""
    return Resume(
        text=RESUME,
        language="en",
        language_confidence=0.99,
        skills=(
            Skill("Django", "web", (_own("Django", "experience"),)),
            Skill("PostgreSQL", "databases", (_own("PostgreSQL", "experience"),)),
        ),
        positions=(
            Position(
                "Backend Engineer",
                "Brightcart",
                Month(2019, 1),
                Month(2022, 12),
                current=False,
                months=48,
                quote=_own("Backend Engineer, Brightcart, Jan 2019 - Dec 2022"),
                bullets=(
                    _own("- Responsible for the Django checkout of 4,000 small shops"),
                    _own("- Cut response times by 40 % by tuning PostgreSQL indexes"),
                    _own("- Wrote the REST API that partners order through"),
                ),
            ),
            Position(
                "Junior Developer",
                "Oakline",
                Month(2015, 3),
                Month(2016, 2),
                current=False,
                months=12,
                quote=_own("Junior Developer, Oakline, Mar 2015 - Feb 2016"),
                bullets=(_own("- Built internal reports as a team player"),),
            ),
        ),
        experience_months=60,
        education=(
            Education(
                3,
                "BSc",
                "Computer Science",
                "Birch University",
                Month(2011),
                Month(2014),
                _own("BSc Computer Science, Birch University, 2011 - 2014"),
            ),
        ),
        languages=(SpokenLanguage("en", "C1", _own("English (C1)")),),
        contact=Contact(
            "Mara Lindqvist", "mara.lindqvist@example.com", "+46 8 555 0142", "Uppsala"
        ),
    )


def asked_for(words: Quote, concept: str | None = None, kind: Kind = "must") -> Requirement:
    """One skill that a job asks for."""
    return _single("skill", kind, Alternative(skills=(SkillDemand(words, concept, "x"),)))


def _single(topic: Topic, kind: Kind, only: Alternative) -> Requirement:
    (demand,) = only.demands
    years = demand.minimum if isinstance(demand, YearsDemand) else None
    return Requirement(demand.words, kind, topic, (only,), years)


def job() -> Job:
    """Three required skills, one welcome; years, a degree, a licence, two languages."""
    years = YearsDemand(_asked("6+ years of experience"), 6)
    degree = DegreeDemand(_asked("bachelor's degree in computer science"), 3, ("computer science",))
    licence = CertificateDemand(_asked("driving licence"))
    english = LanguageDemand(_asked("fluent English"), "en", "fluent")
    return Job(
        text=JOB,
        language="en",
        language_confidence=0.99,
        title=_asked("Backend Engineer"),
        requirements=(
            _single("years", "must", Alternative(years=years)),
            asked_for(_asked("Python"), "Python"),
            asked_for(_asked("PostgreSQL"), "PostgreSQL"),
            asked_for(_asked("Docker"), "Docker"),
            _single("degree", "must", Alternative(degree=degree)),
            _single("language", "knockout", Alternative(languages=(english,))),
            _single("certification", "knockout", Alternative(certificates=(licence,))),
            asked_for(_asked("Kafka"), "Apache Kafka", "nice"),
            _single(
                "language", "nice", Alternative(languages=(LanguageDemand(_asked("German"), "de"),))
            ),
        ),
        keywords=(
            Keyword("checkout", 2.0, _asked("checkout")),
            Keyword("payments", 1.0, _asked("payments")),
        ),
    )


CHECKS = (
    FormatCheck("single_column", True, "One column."),
    FormatCheck("file_size", False, "The file is larger than 2 MB. Save it without photos."),
)


def evidence(candidate: Resume) -> Evidence:
    """What a resume shows, as if it had been read."""
    text = ProcessedText(candidate.text)
    breaks = [section.start for section in candidate.sections]
    said = Assertions(text, candidate.language, breaks)
    return Evidence.of(ReadResume(candidate, text, said))


def ad(wanted: Job) -> ReadJob:
    """A job as if it had been read."""
    return ReadJob(wanted, ProcessedText(wanted.text), ())


def inputs(
    candidate: Resume | None = None, wanted: Job | None = None, language: str = "en"
) -> AnalysisInputs:
    """The facts of both with the rules' findings."""
    candidate, wanted = candidate or resume(), wanted or job()
    return AnalysisInputs(
        language=language,
        resume=candidate,
        job=wanted,
        requirements=requirements.build(evidence(candidate), ad(wanted)),
        keywords=requirements.keywords(evidence(candidate), wanted),
        format_checks=CHECKS,
    )


def answers(given: AnalysisInputs) -> Answers:
    """The offline provider's answers to all tasks."""
    provider = OfflineProvider()
    return Answers((task, provider.run(task, given, Deadline(10))) for task in TASKS)


def with_line(candidate: Resume, line: str, *skills: str) -> Resume:
    """The candidate with one more line at the end of the text, which names ``skills``."""
    text = f"{candidate.text}{line}\n"
    start = len(candidate.text)
    found = []
    for name in skills:
        at = start + line.index(name)
        found.append(Skill(name, "programming", (Quote(name, at, at + len(name)),)))
    return replace(candidate, text=text, skills=(*candidate.skills, *found))
