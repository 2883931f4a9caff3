"""A provider made of providers: each task goes to the next one where one fails."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace

from providers.base import A, Answer, Deadline, Provider, Task
from providers.breaker import Breaker, State
from providers.errors import Failure, ProviderError
from resume_api.domain.assessment import AnalysisInputs
from resume_api.domain.report import Degradation

# What is kept back for a last provider that works without a model: at most this much, in seconds,
# and this share of the time that is left.
_RESERVE_SECONDS, _RESERVE_SHARE = 1.0, 0.2

logger = logging.getLogger(__name__)


class Chain(Provider):
    """Providers in the order they are tried. Those with a breaker can be left alone for a while."""

    def __init__(self, links: Sequence[Provider]) -> None:
        self.links = tuple(links)
        self.name = ",".join(link.name for link in self.links)
        self.model = self.links[0].model

    def run(self, task: Task[A], inputs: AnalysisInputs, deadline: Deadline) -> Answer[A]:
        """As ``answer``: each link logs for itself."""
        return self.answer(task, inputs, deadline)

    def answer(self, task: Task[A], inputs: AnalysisInputs, deadline: Deadline) -> Answer[A]:
        """The first answer of a link; ``degraded`` tells of those that failed before it.

        Raises the last ProviderError that says more than that a circuit is open.
        """
        failed: list[ProviderError] = []
        for index, link in enumerate(self.links):
            try:
                answer = self._try(link, task, inputs, self._share(index, deadline))
            except ProviderError as error:
                failed.append(error)
                continue
            degradations = tuple(_degradation(error, answer.provider) for error in failed)
            return replace(answer, degraded=degradations + answer.degraded)
        telling = [error for error in failed if error.failure is not Failure.CIRCUIT_OPEN]
        raise (telling or failed)[-1]

    def states(self) -> Mapping[str, State]:
        """The circuit of each link that has one."""
        return {link.name: breaker.state() for link in self.links if (breaker := _breaker_of(link))}

    def close(self) -> None:
        for link in self.links:
            link.close()

    def _share(self, index: int, deadline: Deadline) -> Deadline:
        """The part of the time that link ``index`` may use: an equal share among the models that
        are left, less a reserve for a link without a breaker behind them."""
        behind = self.links[index + 1 :]
        left = deadline.remaining()
        if not behind:
            return deadline
        models = sum(_breaker_of(link) is not None for link in behind)
        reserve = 0.0
        if models < len(behind):
            reserve = min(_RESERVE_SECONDS, _RESERVE_SHARE * left)
        return Deadline((left - reserve) / (1 + models))

    def _try(
        self, link: Provider, task: Task[A], inputs: AnalysisInputs, deadline: Deadline
    ) -> Answer[A]:
        with _Guard(link):
            return link.run(task, inputs, deadline)


class _Guard:
    """A call under its link's breaker, if it has one."""

    def __init__(self, link: Provider) -> None:
        self._breaker = _breaker_of(link)

    def __enter__(self) -> None:
        if self._breaker:
            self._breaker.admit()

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if self._breaker and (error is None or isinstance(error, ProviderError)):
            self._breaker.record(error.failure if error else None)


def _breaker_of(link: Provider) -> Breaker | None:
    breaker: Breaker | None = getattr(link, "breaker", None)
    return breaker


def _degradation(error: ProviderError, answered_by: str) -> Degradation:
    detail = f"{error.provider}: {error.failure.value} → {answered_by}"
    return Degradation("PROVIDER_FALLBACK", detail)
