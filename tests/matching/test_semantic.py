"""Skills that are said in other words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from resume_api.domain.assessment import Requirement
from resume_api.domain.document import Quote
from resume_api.domain.job import JobFacts, SkillDemand
from resume_api.domain.resume import ResumeFacts
from resume_api.matching import requirements, semantic
from resume_api.matching.blinding import blind
from resume_api.matching.semantic import MATCH, PARTLY, Open
from tests import pair


def job(*skills: str, years: int | None = None) -> JobFacts:
    text = "Backend Engineer\n" + "\n".join(skills)
    demands = tuple(
        SkillDemand(name, "other", True, pair.quote(text, name), years, literal=True)
        for name in skills
    )
    return JobFacts(text, "en", 1.0, skills=demands)


def resume(*lines: str) -> ResumeFacts:
    return ResumeFacts("\n".join(lines), "en", 1.0)


def found(lines: list[str], *skills: str) -> dict[str, Requirement]:
    items = requirements.build(resume(*lines), job(*skills))
    return {item.name: item for item in items if item.topic == "skill"}


def opened(lines: list[str], wanted: JobFacts) -> tuple[tuple[Requirement, ...], Open, ResumeFacts]:
    facts = resume(*lines)
    items = requirements.build(facts, wanted)
    chances = semantic.open_skills(items, blind(facts), wanted)
    assert chances is not None
    return items, chances, facts


def test_the_same_words_in_another_order_are_a_match() -> None:
    lines = ["Work", "- Acceptance tests with users. Also cooked.", "Tea, coffee, milk"]
    item = found(lines, "user acceptance testing")["user acceptance testing"]
    assert (item.finding.status, item.finding.reason, item.share) == ("met", "skill_similar", 1.0)
    assert [quote.text for quote in item.finding.quotes] == ["- Acceptance tests with users"]


def test_one_word_in_common_is_no_meaning_in_common() -> None:
    item = found(["Management"], "waste management")["waste management"]
    assert (item.finding.status, item.share) == ("not_met", 0.0)


@pytest.mark.parametrize(
    ("cosine", "status", "share"),
    [
        (MATCH, "met", 1.0),
        (MATCH - 0.01, "partly", 0.5),
        (PARTLY, "partly", 0.5),
        (PARTLY - 0.01, "not_met", 0.0),
    ],
)
def test_how_near_a_sentence_must_be(cosine: float, status: str, share: float) -> None:
    items, chances, facts = opened(["Kept ledgers.", "Baked bread."], job("bookkeeping"))
    (item,) = [
        item
        for item in semantic.settled(items, chances, [(cosine, 1)], facts)
        if item.topic == "skill"
    ]
    assert (item.finding.status, item.share) == (status, share)
    assert [q.text for q in item.finding.quotes] == (["Baked bread"] if share else [])


def test_vectors_find_the_nearest_sentence() -> None:
    items, chances, facts = opened(
        ["Baked bread.", "Kept ledgers."], job("bookkeeping", "falconry")
    )
    vectors = [[2.0, 0.0], [0.0, 1.0], [0.6, 0.6], [5.0, 1.0]]
    assert chances.texts == [
        "bookkeeping",
        "falconry",
        "Baked bread",
        "Kept ledgers",
    ]
    nearest = semantic.by_vectors(chances, vectors)
    assert [place for _, place in nearest] == [1, 0]
    settled = semantic.settled(items, chances, nearest, facts)
    status = {item.name: item.finding.status for item in settled if item.topic == "skill"}
    assert status == {"bookkeeping": "met", "falconry": "met"}


def test_years_are_not_shown_by_a_likeness() -> None:
    items, chances, facts = opened(["Kept ledgers."], job("bookkeeping", years=5))
    settled = semantic.settled(items, chances, [(0.99, 0)], facts)
    assert [item.share for item in settled if item.topic == "skill"] == [0.5]


def test_a_list_is_compared_by_item_and_nobody_s_name_is() -> None:
    base = pair.resume()
    text = base.text + "Tools: tea kettle, toasting fork, bread knife\n"
    items = requirements.build(base, job("bookkeeping"))
    blinded = blind(replace(base, text=text))
    chances = semantic.open_skills(items, blinded, job("bookkeeping"))
    assert chances is not None
    texts = chances.texts
    assert {"toasting fork", "bread knife"} <= set(texts)
    assert not any("Lindqvist" in one or "example.com" in one for one in texts)
    for sentence in chances.sentences:
        assert text[sentence.start : sentence.end].strip()


def test_what_is_shown_is_not_asked_again() -> None:
    facts = resume("Bookkeeping for a bakery, three years.")
    items = requirements.build(facts, job("bookkeeping"))
    assert semantic.open_skills(items, facts, job("bookkeeping")) is None


def test_quotes_stand_verbatim_in_the_resume() -> None:
    lines = ["Mara Lindqvist", "- Acceptance tests with users"]
    item = found(lines, "user acceptance testing")["user acceptance testing"]
    (quote,) = item.finding.quotes
    assert isinstance(quote, Quote)
    assert "\n".join(lines)[quote.start : quote.end] == quote.text
