"""How job ads are read: cleaned, cut into segments, and each clause by its role."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from resume_api.extraction.job.cleaning import clean
from resume_api.extraction.job.extractor import parse_job, read_job
from resume_api.extraction.job.segments import segments
from resume_api.extraction.text.word_lists import fold
from tests.asked import skills
from training.ads.labels import own

DATA = Path(__file__).parents[1] / "cases"
PAGE = """<div class="ad"><h2>Stoker &amp; mate</h2><!-- Cobol --><ul><li>3+ years of boilers</li>
<li>Welding&nbsp;&#8211; MIG</li></ul><script>var x = "Java";</script><style>.go { }</style>
<p>Nice to have:<br/>Rust   proofing</p></div>"""


def test_the_source_of_a_page_becomes_its_text() -> None:
    assert clean(PAGE).text.split("\n") == [
        "Stoker & mate",
        "• 3+ years of boilers",
        "• Welding – MIG",
        "Nice to have:",
        "Rust proofing",
        "",
    ]


def test_cleaned_text_can_be_traced_to_what_was_pasted() -> None:
    cleaned = clean(PAGE)
    for word in ("Stoker", "mate", "boilers", "Welding", "MIG", "Rust", "proofing"):
        origin = cleaned.origin(cleaned.text.index(word))
        assert PAGE[origin : origin + len(word)] == word


def test_source_that_was_escaped_once_more_is_cleaned_too() -> None:
    pasted = "&lt;p&gt;Baker&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Sourdough&lt;/li&gt;&lt;/ul&gt;"
    cleaned = clean(pasted)
    assert cleaned.text == "Baker\n• Sourdough\n"
    assert pasted[cleaned.origin(cleaned.text.index("Sourdough")) :].startswith("Sourdough")


@pytest.mark.parametrize(
    "text",
    [
        "C++ & C, a < b, x<y and z>w",
        "if (a<b && c>d)",
        "List<String>",
        "",
        "Research & Development",
    ],
)
def test_text_with_signs_is_no_source(text: str) -> None:
    assert clean(text).text == text


def test_nothing_of_a_page_is_demanded_but_its_text() -> None:
    facts = parse_job(PAGE)
    names = set(skills(facts))
    assert not names & {"COBOL", "Java"}
    assert [one.years for one in facts.requirements if one.topic == "years"] == [3]


GLUED = [
    (
        "We ship on time.Requirements:5+ years in planning",
        ["Requirements:", "5+ years in planning"],
    ),
    (
        "Experience with SAPExperience with AutoCADPreferred Qualifications:Familiarity with"
        " Tableau and with other tools of the kind",
        ["Experience with SAP", "Experience with AutoCAD", "Preferred Qualifications:"],
    ),
    ("RequirementsBachelor's degree", ["Requirements", "Bachelor's degree"]),
    ("Paid monthly. Basic Hiring Criteria: two references", ["Basic Hiring Criteria:"]),
]


@pytest.mark.parametrize(("text", "pieces"), GLUED)
def test_glued_headings_and_items_are_parted(text: str, pieces: list[str]) -> None:
    found = [text[part.start : part.end] for part in segments(text, fold(text))]
    assert [piece for piece in pieces if piece not in found] == []


@pytest.mark.parametrize(
    "name", ["JavaScript", "PostgreSQL", "MySQL", "macOS", "McKinsey", "iPhone"]
)
def test_names_with_capitals_inside_stay_whole(name: str) -> None:
    text = f"You will work with {name} and with many other things of that kind " * 6
    assert all(name in text[p.start : p.end] for p in segments(text, fold(text)))


AD = """Harbour Pilot
Sandwater Ports · Esbjerg (On-site)
Reposted 3 weeks ago · Over 100 applicants
Promoted by hirer
Easy Apply
Save

About the job
Sandwater runs nine small ports. Our systems are written in Erlang and our customers are ferry
companies.

What your days look like
- board ships and bring them to berth
- train two apprentices

Who we want
- five years as a deck officer
- fluent English
- the master's certificate is asked for, radar simulation is a plus

What you get
- free Excel courses, a pension and 30 days off

We are an equal opportunity employer and consider everyone without regard to age or religion.
Report this job
"""


def roles_of(text: str) -> dict[str, str]:
    return {clause.text: clause.kind for clause in read_job(text).clauses}


def test_an_ad_is_read_by_the_roles_of_its_clauses() -> None:
    found = roles_of(AD)
    assert found["Harbour Pilot"] == "title"
    assert found["board ships and bring them to berth"] == "duty"
    assert found["five years as a deck officer"] == "must"
    assert found["free Excel courses, a pension and 30 days off"] == "benefit"
    for furniture in ("Promoted by hirer", "Easy Apply", "Report this job"):
        assert found[furniture] == "other"


def test_nothing_is_demanded_from_the_firm_its_benefits_or_the_page() -> None:
    facts = parse_job(AD)
    names = set(skills(facts))
    assert not names & {"Erlang", "Microsoft Excel"}
    words = {keyword.term for keyword in facts.keywords}
    assert not words & {"sandwater", "esbjerg", "reposted", "applicants", "hirer", "erlang"}
    assert facts.title and facts.title.text == "Harbour Pilot"


TITLES = [
    ("Requirements:\n- Welding\n- two years of practice\n", None),
    ("Head of Growth\nRequirements:\n- Python\n", "Head of Growth"),
    ("Botanist\n\nRequirements\n- Herbarium work\n- a doctorate\n", "Botanist"),
    ("5+ years of Python\nKubernetes\nLinux\n", None),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_a_heading_or_a_demand_is_no_title(text: str, title: str | None) -> None:
    found = parse_job(text).title
    assert (found.text if found else None) == title


WISHES = [
    ("Strong Python and, nice to have, Kubernetes.", {"Python": True, "Kubernetes": False}),
    ("Profil\n- DATEV\n- IFRS wäre toll, muss aber nicht sein\n", {"DATEV": True, "IFRS": False}),
    (
        "Requirements\n- SAP\n\nIt would help if you also\n- know Tableau\n",
        {"SAP": True, "Tableau": False},
    ),
]


@pytest.mark.parametrize(("text", "musts"), WISHES)
def test_wishes_are_told_from_requirements(text: str, musts: dict[str, bool]) -> None:
    found = skills(parse_job(text))
    assert {name: found.get(name) for name in musts} == musts


def test_the_ads_that_were_written_for_training_are_read_as_they_are_marked() -> None:
    right = told = 0
    for ad in own():
        said = {part.start: part for part in read_job(ad.text).clauses}
        for part, label in zip(*ad.segments(), strict=True):
            if label != "heading" and (clause := said.get(part.start)):
                told += 1
                wished = label == "nice" and clause.is_welcome(clause.start)
                right += wished or clause.kind == label
    assert told > 900
    assert right / told > 0.9


def test_what_is_not_shown_is_left_out_in_any_case_and_as_often_as_it_comes() -> None:
    pasted = "<p>Cook</p><SCRIPT>a</SCRIPT><p>Oven</p><Style>c</Style><script>d</script>"
    assert clean(pasted).text == "Cook\nOven\n"


@pytest.mark.parametrize(
    "text", ["Python developer wanted.", "We are looking for a Python developer"]
)
def test_a_job_that_is_its_title_asks_for_what_stands_in_it(text: str) -> None:
    assert list(skills(parse_job(text))) == ["Python"]


CASES = [json.loads(line) for line in (DATA / "ads.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=[f"{c['kind']}-{n}" for n, c in enumerate(CASES)])
def test_what_an_ad_asks(case: dict[str, Any]) -> None:
    """Each ``asks`` is the kind and some words of a requirement; nothing of ``not`` is asked."""
    found = [
        f"{one.kind} {one.topic} {one.quote.text}" for one in parse_job(case["ad"]).requirements
    ]
    for kind, words in case["asks"]:
        own = [row for row in found if any(word in row for word in words.split("|"))]
        assert any(row.startswith(kind) for row in own), found
    for word in case["not"]:
        assert not any(word in row for row in found), found
