"""A provider that answers from a queue and remembers what it was asked."""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import Any

from providers.base import Answer, Deadline, Provider, Task
from resume_api.domain.assessment import AnalysisInputs


class FakeProvider(Provider):
    """Gives the queued answers (data, or an error to raise) by task, ``delay`` seconds each."""

    name = "fake"

    def __init__(self, delay: float = 0.0, **queued: list[Any]) -> None:
        self.delay = delay
        self.queued = {task: deque(answers) for task, answers in queued.items()}
        self.asked: list[str] = []
        self.in_flight = 0
        self.most_in_flight = 0
        self._lock = threading.Lock()

    def answer(self, task: Task, inputs: AnalysisInputs, deadline: Deadline) -> Answer:
        with self._lock:
            self.asked.append(task.name)
            self.in_flight += 1
            self.most_in_flight = max(self.most_in_flight, self.in_flight)
        time.sleep(self.delay)
        with self._lock:
            self.in_flight -= 1
        queued = self.queued[task.name].popleft()
        if isinstance(queued, Exception):
            raise queued
        return Answer(queued, self.name)
