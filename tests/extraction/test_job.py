"""Job texts in all supported languages: what they demand, how strongly, in which words."""

from __future__ import annotations

import pytest

from resume_api.domain.document import Quote
from resume_api.domain.job import Job
from resume_api.extraction.job.extractor import parse_job

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


def musts(job: Job) -> dict[str, bool]:
    return {skill.name: skill.must for skill in job.skills}


def quotes(job: Job) -> list[Quote]:
    items = [*job.skills, *job.keywords, *job.languages, *job.certifications]
    single = [item for item in (job.years, job.degree) if item]
    titles = [job.title] if job.title else []
    return titles + [item.quote for item in (*items, *single)]


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
    found = musts(job)
    assert found["Accounting"] and found["Microsoft Excel"]
    assert found["SAP"] is False
    assert "Python" not in found
    assert job.years and job.years.minimum == 3 and job.years.maximum is None
    assert job.degree and job.degree.level == 3 and job.degree.fields
    assert [(demand.code, demand.must) for demand in job.languages] == [("en", True)]
    assert [(c.name, c.knockout) for c in job.certifications] == [("Driving licence", True)]


def test_required_welcome_and_offered_stay_apart() -> None:
    job = parse_job(JOBS["en"])
    found = musts(job)
    assert job.title and job.title.text == "Field Botanist"
    assert found["Python"] and found["PostgreSQL"] and found["Data analysis"]
    assert found["Tableau"] is False and found["Docker"] is False
    assert not {"Java", "Kubernetes", "Microsoft Excel", "Yoga instruction", "Biology"} & set(found)
    assert [(d.code, d.must) for d in job.languages] == [("en", True), ("fr", False)]


def test_years_are_a_range_and_each_skill_has_its_own() -> None:
    job = parse_job(JOBS["en"])
    assert job.years and (job.years.minimum, job.years.maximum) == (5, 7)
    years = {skill.name: skill.years for skill in job.skills}
    assert years["Python"] == 3 and years["Data analysis"] == 5 and years["Tableau"] is None


def test_a_degree_names_its_fields() -> None:
    degree = parse_job(JOBS["en"]).degree
    assert degree and degree.must
    assert (degree.level, degree.fields) == (3, ("Biology", "Ecology"))


def test_an_unknown_name_behind_a_cue_is_taken_literally() -> None:
    (literal,) = (skill for skill in parse_job(JOBS["en"]).skills if skill.literal)
    assert (literal.name, literal.must) == ("Herbarix", True)


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
    assert name in {skill.name for skill in parse_job(text).skills if skill.literal}


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
    years = parse_job(f"Requirements\n- {wording}").years
    assert years and (years.minimum, years.maximum) == (minimum, maximum)


@pytest.mark.parametrize(
    "text",
    [
        "Requirements\n- You must be 18 years old",
        "About us\nFor over 30 years we have built bridges.",
        "We offer\n- A contract of 2 years",
    ],
)
def test_other_years_are_no_experience(text: str) -> None:
    assert parse_job(text).years is None


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
    assert musts(job)["Docker"] is must and musts(job)["Git"] is True


def test_a_permit_that_must_be_is_a_condition_even_among_wishes() -> None:
    text = "Nice to have\n- Rust programming\n- You need a work permit"
    assert [(c.name, c.knockout) for c in parse_job(text).certifications] == [("Work permit", True)]


def test_duties_are_demands_only_where_nothing_else_is_stated() -> None:
    duties = "Responsibilities\n- Build services with Django\n"
    assert musts(parse_job(duties)) == {"Django": True}
    assert musts(parse_job(duties + "Requirements\n- Python")) == {"Django": False, "Python": True}


def test_text_that_lost_its_line_breaks_keeps_its_parts() -> None:
    text = (
        "We are a young shop with a garden and many kind people who love their work and the sea."
        "ResponsibilitiesBuild reports for the company and keep them neat and up to date."
        "RequirementsDegree in Statistics.Strong SQL skills.Knowledge of Python is a plus."
        "BenefitsLunch with Excel experts every day, a bicycle, a room with a view over the bay."
    )
    job = parse_job(text)
    assert musts(job)["SQL"] is True and musts(job)["Python"] is False
    assert "Microsoft Excel" not in musts(job)
    assert job.degree and job.degree.level == 3


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Job title: Data Engineer\nPython", "Data Engineer"),
        ("عنوان شغلی: کارشناس فروش\nاکسل", "کارشناس فروش"),
        ("Our bakery is looking for a pastry chef to join the night shift.", "pastry chef"),
        ("Wir suchen einen Elektriker für unser Team in Hamburg mit Erfahrung.", "Elektriker"),
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
    assert parse_job(text).skills == ()


def test_a_given_language_is_taken() -> None:
    job = parse_job("Python", "fa")
    assert (job.language, job.language_confidence) == ("fa", 1.0)
