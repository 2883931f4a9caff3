"""Job texts in all supported languages: what they demand, how strongly, in which words."""

from __future__ import annotations

import pytest

from resume_api.domain.document import Quote
from resume_api.domain.job import (
    CertificateDemand,
    DegreeDemand,
    Job,
    LanguageDemand,
    YearsDemand,
)
from resume_api.extraction.job.extractor import parse_job
from tests.asked import demands, literals, skills

JOBS = {
    "en": """Field Botanist

About us
Our company designs robots in Java and Kubernetes since 1990, with 30 years of history.

Requirements
- At least three years of experience with Python and PostgreSQL
- 5-7 years of experience in data analysis
- Bachelor's degree in Biology, Ecology or a related field
- Fluent English, driving licence
- Knowledge of Herbarix
- Tableau is a plus

Nice to have
- Docker and French

What we offer
- Free Excel courses and yoga""",
    "de": """Buchhalter (m/w/d)

Ihre Aufgaben
- Erstellung der Berichte

Ihr Profil
- Mindestens 3 Jahre Berufserfahrung in der Buchhaltung
- Sehr gute Kenntnisse in Excel, SAP von Vorteil
- Abgeschlossenes Studium der Betriebswirtschaft
- Fließende Englischkenntnisse und Führerschein Klasse B

Wir bieten
- Fortbildung in Python""",
    "fr": """Intitulé du poste : Comptable

Votre profil
- Au moins 3 ans d'expérience en comptabilité
- Maîtrise d'Excel
- Diplôme de niveau licence en gestion
- Anglais courant, permis B
- La connaissance de SAP est un plus

Nous offrons
- Une formation Python""",
    "es": """Contable

Requisitos
- Mínimo 3 años de experiencia en contabilidad
- Dominio de Excel
- Licenciatura en Administración
- Inglés fluido, carnet de conducir
- Se valorará SAP

Ofrecemos
- Cursos de Python""",
    "fa": """حسابدار

شرایط احراز
- حداقل ۳ سال سابقه کار در حسابداری
- تسلط به اکسل
- مدرک کارشناسی حسابداری
- تسلط به زبان انگلیسی، گواهینامه رانندگی
- آشنایی با SAP مزیت محسوب می‌شود

مزایا
- آموزش پایتون""",
    "ar": """محاسب

المتطلبات
- خبرة لا تقل عن 3 سنوات في المحاسبة
- إجادة اكسل
- بكالوريوس محاسبة
- إجادة اللغة الإنجليزية، رخصة قيادة
- معرفة SAP ميزة إضافية

المزايا
- دورات بايثون""",
}


def quotes(job: Job) -> list[Quote]:
    found = [one.quote for one in (*job.requirements, *job.keywords)]
    found += [demand.words for one in job.requirements for demand in one.demands]
    return [*found, job.title] if job.title else found


@pytest.mark.parametrize("language", JOBS)
def test_every_demand_is_quoted_verbatim(language: str) -> None:
    job = parse_job(JOBS[language])
    assert job.title and len(quotes(job)) > 8
    for quote in quotes(job):
        assert job.text[quote.start : quote.end] == quote.text


@pytest.mark.parametrize("language", ["de", "fr", "es", "fa", "ar"])
def test_the_same_job_in_five_languages(language: str) -> None:
    job = parse_job(JOBS[language])
    assert job.language == language
    found = skills(job)
    assert found["Accounting"] and found["Microsoft Excel"]
    assert found["SAP"] is False
    assert "Python" not in found
    ((_, years),) = demands(job, YearsDemand)
    assert (years.minimum, years.maximum) == (3, None)
    assert [one.concept for one in years.subjects] == ["Accounting"]
    ((_, degree),) = demands(job, DegreeDemand)
    assert degree.level == 3 and degree.fields
    ((language_asked, spoken),) = demands(job, LanguageDemand)
    assert (spoken.code, language_asked.kind) == ("en", "knockout")
    ((licence, certificate),) = demands(job, CertificateDemand)
    assert (certificate.concept, licence.kind) == ("Driving licence", "knockout")


def test_required_welcome_and_offered_stay_apart() -> None:
    job = parse_job(JOBS["en"])
    found = skills(job)
    assert job.title and job.title.text == "Field Botanist"
    assert found["Python"] and found["PostgreSQL"] and found["Data analysis"]
    assert found["Tableau"] is False and found["Docker"] is False
    assert not {"Java", "Kubernetes", "Microsoft Excel", "Yoga instruction", "Biology"} & set(found)
    spoken = [(demand.code, one.kind) for one, demand in demands(job, LanguageDemand)]
    assert spoken == [("en", "knockout"), ("fr", "nice")]


def test_years_are_a_range_and_have_their_subjects() -> None:
    asked = [demand for _, demand in demands(parse_job(JOBS["en"]), YearsDemand)]
    found = {
        (one.minimum, one.maximum, *(subject.words.text for subject in one.subjects))
        for one in asked
    }
    assert found == {(3, None, "Python"), (5, 7, "data analysis")}


def test_a_degree_names_its_fields() -> None:
    ((asked, degree),) = demands(parse_job(JOBS["en"]), DegreeDemand)
    assert asked.kind == "must"
    assert (degree.level, degree.fields) == (3, ("Biology", "Ecology"))


def test_an_unknown_name_behind_a_cue_is_taken_literally() -> None:
    assert literals(parse_job(JOBS["en"])) == {"Herbarix": True}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Requirements\n- Experience with falconry\n- Knowledge of Zorbox", "Zorbox"),
        ("Anforderungen\n- Kenntnisse in Zorbox", "Zorbox"),
        ("شرایط احراز\n- تسلط به زورباکس", "زورباکس"),
        ("Requirements\n- Python, Zorbox, Docker", "Zorbox"),
    ],
)
def test_a_job_outside_the_lexicon_is_not_empty(text: str, name: str) -> None:
    assert name in literals(parse_job(text))


@pytest.mark.parametrize(
    ("wording", "minimum", "maximum"),
    [
        ("3-5 years of experience", 3, 5),
        ("3 to 5 years of experience", 3, 5),
        ("5+ years of experience", 5, None),
        ("more than ten years of experience", 10, None),
        ("zwei bis vier Jahre Berufserfahrung", 2, 4),
        ("de 2 à 4 ans d'expérience", 2, 4),
        ("entre 2 y 4 años de experiencia", 2, 4),
        ("۲ تا ۴ سال سابقه کار", 2, 4),
        ("خبرة من 2 إلى 4 سنوات", 2, 4),
        ("خبرة سنتين على الأقل", 2, None),
        ("24 months of experience", 2, None),
        ("almeno 2 anni di esperienza", 2, None),
        ("pelo menos 2 anos de experiência", 2, None),
        ("en az 2 yıl deneyim", 2, None),
        ("minimaal 2 jaar werkervaring", 2, None),
    ],
)
def test_years_in_words_of_every_language(wording: str, minimum: int, maximum: int | None) -> None:
    ((_, years),) = demands(parse_job(f"Requirements\n- {wording}"), YearsDemand)
    assert (years.minimum, years.maximum) == (minimum, maximum)


@pytest.mark.parametrize(
    "text",
    [
        "Requirements\n- You must be 18 years old",
        "About us\nFor over 30 years we have built bridges.",
        "We offer\n- A contract of 2 years",
    ],
)
def test_other_years_are_no_experience(text: str) -> None:
    assert not demands(parse_job(text), YearsDemand)


@pytest.mark.parametrize(
    ("line", "must"),
    [
        ("Experience with Docker", True),
        ("Experience with Docker is a plus", False),
        ("Docker (preferred)", False),
        ("Ideally, experience with Docker", False),
        ("Strong Python and SQL, Docker is a plus", False),
        ("Docker, knowledge of Terraform is an advantage", True),
        ("Kenntnisse in Docker von Vorteil", False),
        ("Idealerweise Erfahrung mit Docker", False),
        ("La connaissance de Docker serait un plus", False),
        ("Se valorará experiencia con Docker", False),
        ("آشنایی با Docker مزیت محسوب می‌شود", False),
        ("يفضل معرفة Docker", False),
    ],
)
def test_wording_makes_a_skill_required_or_welcome(line: str, must: bool) -> None:
    job = parse_job(f"Requirements\n- Experience with Git\n- {line}")
    assert skills(job)["Docker"] is must and skills(job)["Git"] is True


def test_a_permit_that_must_be_is_a_condition_even_among_wishes() -> None:
    text = "Nice to have\n- Rust programming\n- You need a work permit"
    ((asked, permit),) = demands(parse_job(text), CertificateDemand)
    assert (permit.concept, asked.kind) == ("Work permit", "knockout")


def test_duties_are_required_only_where_nothing_else_is_stated() -> None:
    duties = "Responsibilities\n- Build services with Django\n"
    assert skills(parse_job(duties)) == {"Django": True}
    assert skills(parse_job(duties + "Requirements\n- Python")) == {"Django": False, "Python": True}


def test_text_that_lost_its_line_breaks_keeps_its_parts() -> None:
    text = (
        "We are a young shop with a garden and many kind people who love their work and the sea."
        "ResponsibilitiesBuild reports for the company and keep them neat and up to date."
        "RequirementsDegree in Statistics.Strong SQL skills.Knowledge of Python is a plus."
        "BenefitsLunch with Excel experts every day, a bicycle, a room with a view over the bay."
    )
    job = parse_job(text)
    assert skills(job)["SQL"] is True and skills(job)["Python"] is False
    assert "Microsoft Excel" not in skills(job)
    assert [degree.level for _, degree in demands(job, DegreeDemand)] == [3]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Job title: Data Engineer\nPython", "Data Engineer"),
        ("عنوان شغلی: کارشناس فروش\nاکسل", "کارشناس فروش"),
        ("Our bakery is looking for a pastry chef to join the night shift.", "pastry chef"),
        ("Wir suchen einen Elektriker für unser Team in Hamburg mit Erfahrung.", "Elektriker"),
        ("Bookkeeper (part-time), Leeds\n\nRequirements\n- Sage 50", "Bookkeeper (part-time)"),
        ("Elektriker (m/w/d), Bremen\n\nIhr Profil\n- Führerschein B", "Elektriker (m/w/d)"),
    ],
)
def test_titles(text: str, title: str) -> None:
    quote = parse_job(text).title
    assert quote and quote.text == title


def test_keywords_are_weighed_and_leave_common_words_out() -> None:
    keywords = parse_job(JOBS["en"]).keywords
    terms = {keyword.term for keyword in keywords}
    assert {"Python", "PostgreSQL"} <= terms and not {"experience", "years", "offer"} & terms
    weights = [keyword.weight for keyword in keywords]
    assert weights == sorted(weights, reverse=True) and min(weights) > 0


@pytest.mark.parametrize("text", ["", "\n\n", "...", "👋", "x" * 5000, "Requirements:\n" * 200])
def test_any_text_is_read(text: str) -> None:
    assert parse_job(text).requirements == ()


def test_a_given_language_is_taken() -> None:
    job = parse_job("Python", "fa")
    assert (job.language, job.language_confidence) == ("fa", 1.0)


def test_what_is_work_as_well_is_a_degree_only_beside_a_word_that_says_so() -> None:
    supported = parse_job(
        "Systems Administrator\nRequirements:\n- Backup and DBA duties\n- Linux\n"
    )
    assert [one for one in supported.requirements if one.topic == "degree"] == []
    studied = parse_job("Director\nRequirements:\n- Degree: MBA or DBA\n- Budgeting\n")
    assert [one.topic for one in studied.requirements][0] == "degree"
