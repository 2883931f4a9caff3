"""A model judges a resume under each criterion by its lines; the points stay arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from providers.base import Deadline
from providers.chain import Chain
from resume_api.analysis import pipeline
from resume_api.analysis.tasks import CRITERIA
from resume_api.analysis.verdicts import Verdicts
from resume_api.dependencies import Dependencies
from resume_api.domain.assessment import RULES, Item
from resume_api.domain.claims import Claim
from resume_api.domain.report import Degradation
from resume_api.domain.resume import Resume
from resume_api.errors import ApiError
from resume_api.ranking.judging import (
    Judged,
    Opened,
    Score,
    line_of,
    points_of,
    read_and_open,
    veiled,
)


@dataclass(frozen=True)
class ModelJudge:
    """A chain of models that judges; ``language`` is that of its answers. All that it is asked
    shares one ``deadline``; without one each resume has the time of a request."""

    deps: Dependencies
    chain: Chain
    language: str
    deadline: Deadline | None = None

    def judge(
        self, data: bytes, criteria: tuple[str, ...], today: date, blind: bool
    ) -> tuple[Judged, tuple[Degradation, ...]]:
        """A file under each criterion, and what of it is less than was asked for: where no model
        answers the rules have judged. Raises ApiError for a file that cannot be read."""
        deps, waiting = self.deps, self.deps.settings.request_deadline
        opened = deps.reader.run(
            waiting, read_and_open, data, deps.reader.limits, criteria, today, self.language
        )
        deadline = self.deadline or Deadline(waiting)
        judged, degraded = self._asked(opened, deadline)
        return (veiled(judged, opened.blinded) if blind else judged), degraded

    def _asked(self, opened: Opened, deadline: Deadline) -> tuple[Judged, tuple[Degradation, ...]]:
        inputs = opened.inputs
        try:
            answers = pipeline.run((CRITERIA,), inputs, self.chain, self.deps.executor, deadline)
        except ApiError as error:
            detail = f"{self.chain.name}: {error.code.name} → {RULES}"
            return opened.judged, (Degradation("PROVIDER_FALLBACK", detail, CRITERIA.name, RULES),)
        answer = answers[CRITERIA]
        degraded = tuple(
            replace(one, task=CRITERIA.name, provider=answer.provider) for one in answer.degraded
        )
        if answer.by_rules:
            return opened.judged, degraded
        verdicts = Verdicts(inputs, answer.model or answer.provider)
        claims = {claim.id: claim for claim in reversed(answer.data.judgements)}
        items = {int(item.id[1:]): item for item in inputs.keywords}
        scores = tuple(
            _score(score, items.get(number), claims, verdicts, inputs.resume)
            for number, score in enumerate(opened.judged.scores, 1)
        )
        return replace(opened.judged, scores=scores), degraded


def judge_of(
    deps: Dependencies, provider: str | None, language: str, deadline: Deadline | None = None
) -> ModelJudge | None:
    """Who judges where ``provider`` names a model; None where the rules do. Raises ApiError for one
    that is not configured."""
    chain = deps.provider(provider) if provider else None
    return ModelJudge(deps, chain, language, deadline) if chain and chain.model else None


def _score(
    score: Score,
    item: Item | None,
    claims: Mapping[str, Claim],
    verdicts: Verdicts,
    resume: Resume,
) -> Score:
    """A criterion's score with the verdict that stands: the rules' points where both agree."""
    if item is None or (claim := claims.get(item.id)) is None:
        return score
    judged, _ = verdicts.on(item, claim)
    finding = judged.finding
    if finding.decided_by == RULES:
        return score
    if not judged.share:
        return Score(0, unsaid=score.unsaid, decided_by=finding.decided_by)
    quote = line_of(resume, finding.quotes[0])
    return Score(points_of(judged.share), quote, decided_by=finding.decided_by)
