"""Skills by name, alias and context, in every supported script."""

from __future__ import annotations

import pytest

from resume_api.domain.resume import Section
from resume_api.extraction.skills.mentions import find_skills
from resume_api.extraction.text.processed import ProcessedText


def names(text: str, sections: tuple[Section, ...] = ()) -> set[str]:
    return {skill.name for skill in find_skills(ProcessedText(text), sections)}


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
    skills = find_skills(ProcessedText(text))
    assert len(skills) >= 2
    for skill in skills:
        assert skill.quotes
        for quote in skill.quotes:
            assert text[quote.start : quote.end] == quote.text


def test_quotes_know_their_section() -> None:
    text = "Skills\nPython\nWork\nWrote Python services"
    sections = (Section("skills", "Skills", 0, 14), Section("experience", "Work", 14, len(text)))
    (python,) = (
        skill for skill in find_skills(ProcessedText(text), sections) if skill.name == "Python"
    )
    assert [quote.section for quote in python.quotes] == ["skills", "experience"]


def test_the_longest_name_wins() -> None:
    assert names("React Native and ASP.NET Core MVC apps") >= {"React Native", "ASP.NET Core"}
    assert "React" not in names("React Native")


def test_a_sentence_end_parts_two_words() -> None:
    assert "React Native" not in names("We use React. Native speakers welcome.")


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("python, java, go, php", "Go"),
        ("Docker, Kubernetes, chef.", "Chef"),
        ("Python, MySQL, Phoenix", "Phoenix"),
    ],
)
def test_a_list_of_technologies_decides_over_an_ambiguous_name(text: str, skill: str) -> None:
    assert skill in names(text)


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Python and Java go well together", "Go"),
        ("Kitchen porter, waiter, chef.", "Chef"),
        ("We met in Phoenix, Docker in hand", "Phoenix"),
    ],
)
def test_without_such_a_list_it_stays_a_word(text: str, skill: str) -> None:
    assert skill not in names(text)


def test_one_unknown_name_does_not_part_a_list() -> None:
    assert "Apache Spark" in names("Moved to Flink, Frobnicate, Spark.")
    assert "Apache Spark" not in names("Moved to Flink, then had a Spark.")


def test_a_cased_name_may_stand_in_the_plural() -> None:
    assert "Single-page applications" in names("JavaScript and React SPAs")
    assert "Amazon VPC" in names("Builds VPCs")


def test_what_was_used_opens_a_list() -> None:
    assert "Go" in names("Tech stack used: Go")
    assert "Go" in names("A service based on Go")


def test_a_word_that_opens_longer_terms_keeps_the_meaning_of_its_singular() -> None:
    assert "Object-oriented programming" in names("OOPs and UML")


def test_two_technologies_side_by_side_are_two_skills() -> None:
    assert {"React", "Redux", "GraphQL"} <= names("React Redux and GraphQL")
    assert {"UX design", "UI design"} <= names("UX/UI role")


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("iOS apps with Auto Layout, Alamofire and Core Animation", "Auto Layout"),
        ("Alerting with Telegraf and PagerDuty", "Telegraf"),
        ("Message brokers like AMQP", "AMQP"),
        ("Networks of Arista switches, VXLAN and EVPN", "Arista"),
        ("Smart contracts with Hardhat and OpenZeppelin", "OpenZeppelin"),
        ("Models such as ResNet and U-Net", "Convolutional architectures"),
        ("Firmware built in Keil", "Keil"),
        ("Error reports go to Rollbar", "Rollbar"),
    ],
)
def test_families_of_technologies_are_known(text: str, skill: str) -> None:
    assert skill in names(text)
