"""Skills by name, alias and context, in every supported script."""

from __future__ import annotations

import pytest

from providers.inputs import Section
from resume_api.facts.skills import find_skills


def names(text: str, sections: tuple[Section, ...] = ()) -> set[str]:
    return {skill.name for skill in find_skills(text, sections)}


@pytest.mark.parametrize("written", ["Node.js", "NodeJS", "node js", "Node-JS", "NODE.JS"])
def test_spelling_variants_are_one_skill(written: str) -> None:
    assert names(f"Experience with {written} and Docker") == {"Node.js", "Docker"}


def test_names_with_symbols_keep_their_edges() -> None:
    found = names("Languages: C, C++, C#, F#, R, Go, .NET, Objective-C; CI/CD")
    assert {"C", "C++", "C#", "F#", "R", "Go", ".NET", "Objective-C", "CI/CD"} <= found
    assert names("C# and ASP.NET") == {"C#", "ASP.NET"}


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Let's go to the market. Go beyond expectations and go live.", "Go"),
        ("Worked in the R&D department of a bakery.", "R"),
        ("Vitamin C and hepatitis B and C vaccines.", "C"),
        ("You excel at work and excel in teams.", "Microsoft Excel"),
        ("React quickly to changes; ability to react.", "React"),
        ("Swift response to complaints, SWIFT code known.", "Swift"),
        ("Built from scratch and changed the spark plugs.", "Scratch"),
        ("Available in spring semester.", "Spring"),
        ("An express delivery by American Express.", "Express.js"),
        ("Puppet theatre for children, a chef de partie.", "Puppet"),
        ("The Oracle of Delphi speaks.", "Oracle Database"),
        ("Leads a team of lead guitarists.", "Leadership"),
    ],
)
def test_common_words_are_no_skills(text: str, skill: str) -> None:
    assert skill not in names(text)


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Five years of Go programming", "Go"),
        ("Services written in Go", "Go"),
        ("Statistics with R, Python and SAS", "R"),
        ("Firmware in C for ARM", "C"),
        ("Word, Excel, PowerPoint", "Microsoft Word"),
        ("Hadoop, Spark, Kafka", "Apache Spark"),
        ("Swift developer for iOS apps", "Swift"),
        ("Puppet, Ansible and Chef", "Chef"),
        ("PostgreSQL and Oracle databases", "Oracle Database"),
        ("Node.js with Express and MongoDB", "Express.js"),
    ],
)
def test_the_same_words_are_skills_among_skills(text: str, skill: str) -> None:
    assert skill in names(text)


def test_a_skills_section_is_context_enough() -> None:
    text = "Skills\nGo\nRust\nGardens\n"
    assert names(text, (Section("skills", "Skills", 0, len(text)),)) >= {"Go", "Rust"}
    assert "Go" not in names("Travel\nGo\n")


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("تسلط به برنامه‌نویسی پایتون", "Python"),
        ("تسلط به برنامه نويسي", "Software development"),
        ("آشنایی با یادگیری ماشین", "Machine learning"),
        ("خبرة في إدارة المشاريع", "Project management"),
        ("خبرة بإدارة مشاريع", "Project management"),
        ("Erfahrung mit maschinellem Lernen", "Machine learning"),
        ("Kenntnisse in der Buchhaltung", "Accounting"),
        ("maîtrise de la comptabilité", "Accounting"),
        ("gestión de proyectos y contabilidad", "Accounting"),
        ("اَلمُحاسَبة", "Accounting"),
    ],
)
def test_other_languages(text: str, skill: str) -> None:
    assert skill in names(text)


@pytest.mark.parametrize(
    "text",
    [
        "SKILLS\nPython3, machine-\nlearning; APIs • Docker\n\nUsed Python daily.",
        "مهارت‌ها: پایتون، شبکه‌های عصبی، SQL",
        "المهارات: تَحليلُ البيانات، Excel",
        "Kenntnisse: Datenban\u00adken, Künstliche Intelligenz",
    ],
)
def test_quotes_stand_verbatim(text: str) -> None:
    skills = find_skills(text)
    assert len(skills) >= 2
    for skill in skills:
        assert skill.quotes
        for quote in skill.quotes:
            assert text[quote.start : quote.end] == quote.text


def test_quotes_know_their_section() -> None:
    text = "Skills\nPython\nWork\nWrote Python services"
    sections = (Section("skills", "Skills", 0, 14), Section("experience", "Work", 14, len(text)))
    (python,) = (skill for skill in find_skills(text, sections) if skill.name == "Python")
    assert [quote.section for quote in python.quotes] == ["skills", "experience"]


def test_the_longest_name_wins() -> None:
    assert names("React Native and ASP.NET Core MVC apps") >= {"React Native", "ASP.NET Core"}
    assert "React" not in names("React Native")


def test_a_sentence_end_parts_two_words() -> None:
    assert "React Native" not in names("We use React. Native speakers welcome.")
