"""The banks of interview questions: complete, in order, nothing said twice, nothing too long."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from resume_api.extraction.skills.lexicon import lexicon
from resume_api.languages import packs
from resume_api.languages.interview import Question, questions
from resume_api.matching.occupations import occupations

BANKS = tuple(code for code in packs.languages() if packs.interview(code))
COUNTS = {"level": 4, "skill": 3, "work": 6}


def _all(code: str) -> Iterator[Question]:
    for table in packs.interview(code).values():
        for listed in table.values():
            yield from (Question(**one) for one in listed)


def test_english_has_a_bank() -> None:
    assert packs.FALLBACK in BANKS


@pytest.mark.parametrize("code", BANKS)
class TestABank:
    def test_is_sorted_and_of_even_tables(self, code: str) -> None:
        bank = packs.interview(code)
        assert list(bank) == sorted(bank)
        for subject, table in bank.items():
            assert list(table) == sorted(table)
            assert [name for name, own in table.items() if len(own) != COUNTS[subject]] == []

    def test_knows_every_line_of_work_and_no_other(self, code: str) -> None:
        assert set(packs.interview(code)["work"]) == set(occupations().asked_as.values())

    def test_knows_the_levels_of_the_english_one(self, code: str) -> None:
        assert set(packs.interview(code)["level"]) == set(packs.interview(packs.FALLBACK)["level"])

    def test_knows_only_skills_of_the_lexicon(self, code: str) -> None:
        assert set(packs.interview(code).get("skill", {})) <= set(lexicon().entries)

    def test_has_the_skills_that_are_asked_for_most(self, code: str) -> None:
        assert len(packs.interview(code)["skill"]) >= 150

    def test_asks_and_answers_nothing_twice(self, code: str) -> None:
        sides = [side for one in _all(code) for side in one]
        assert len(set(sides)) == len(sides)

    def test_keeps_to_the_lengths_of_a_card(self, code: str) -> None:
        for ask, hear in _all(code):
            assert 10 <= len(ask) <= 240, ask
            assert 20 <= len(hear) <= 400, hear
            assert not {"{", "}"} & {*ask, *hear}


def test_a_pack_without_a_bank_asks_nothing() -> None:
    assert questions("mul", "work", "nursing") == ()


def test_a_question_is_found_by_its_subject() -> None:
    assert "SBAR" in " ".join(one.hear for one in questions("en", "work", "nursing"))
