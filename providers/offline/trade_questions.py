"""Questions of the trade: by the job's line of work, the skills it asks for, its seniority."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from resume_api.domain.assessment import AnalysisInputs
from resume_api.domain.job import SkillDemand
from resume_api.languages.interview import Question, questions

WORK, NEXT_WORK, SKILLS = 4, 1, 3  # of the main line of work; of the next one; one a skill
LEVELS = {
    "executive": "lead",
    "intern": "junior",
    "junior": "junior",
    "lead": "lead",
    "senior": "senior",
}


def trade_questions(inputs: AnalysisInputs, language: str) -> Iterator[Question]:
    """What is asked first of all in this trade, the rest behind it."""
    main, *others = (questions(language, "work", one) for one in (*inputs.lines_of_work, ""))
    asked = (questions(language, "skill", one) for one in shown_skills(inputs))
    skills = [one for one in asked if one]
    level = LEVELS.get(inputs.job.seniority.kind, "") if inputs.job.seniority else ""
    yield from main[: WORK - 1]
    yield from questions(language, "level", level)[:1]
    yield from (one[0] for one in skills[:SKILLS])
    yield from main[WORK - 1 : WORK]
    yield from chain.from_iterable(one[:NEXT_WORK] for one in others)
    yield from chain(main[WORK:], *(one[1:] for one in skills[:SKILLS]))


def unasked_skills(inputs: AnalysisInputs, language: str) -> list[str]:
    """What the job asks and the resume shows without a question of its own in a language, in the
    job's words."""
    shown = shown_skills(inputs)
    return [words for name, words in shown.items() if not questions(language, "skill", name)]


def shown_skills(inputs: AnalysisInputs) -> dict[str, str]:
    """What the job asks and the resume shows: the lexicon's names with the job's words, the
    weightiest first."""
    shown = {skill.name for skill in inputs.resume.skills}
    items = {item.quote: item for item in inputs.requirements}
    found: dict[str, tuple[int, str]] = {}
    for asked in inputs.job.requirements:
        item = items.get(asked.quote)
        if item is None or item.finding.status == "not_met":
            continue
        told = item.finding.values.get("skill")
        for demand in asked.demands:
            name = demand.concept if isinstance(demand, SkillDemand) else None
            if name in shown and (told is None or demand.words.text == told):
                found.setdefault(name, (item.max_points, demand.words.text))
    ordered = sorted(found, key=lambda name: -found[name][0])
    return {name: found[name][1] for name in ordered}
