"""What a job asks, looked at from the sides that tests ask about."""

from __future__ import annotations

from typing import TypeVar

from resume_api.domain.job import Demand, Job, Requirement, SkillDemand

T = TypeVar("T", bound=Demand)


def demands(job: Job, kind: type[T]) -> list[tuple[Requirement, T]]:
    """Every demand of a type with its requirement, subjects of years among the skills."""
    found = []
    for one in job.requirements:
        for demand in one.demands:
            for own in (demand, *getattr(demand, "subjects", ())):
                if isinstance(own, kind):
                    found.append((one, own))
    return found


def skills(job: Job) -> dict[str, bool]:
    """The skills by the lexicon's name or, where it has none, by the ad's words: whether each is
    required."""
    return {
        demand.concept or demand.words.text: one.kind in ("must", "knockout")
        for one, demand in demands(job, SkillDemand)
    }


def literals(job: Job) -> dict[str, bool]:
    """The skills that no lexicon knows."""
    return {
        demand.words.text: one.kind == "must"
        for one, demand in demands(job, SkillDemand)
        if demand.concept is None
    }
