"""Answering a task by a language model: render → complete → parse → validate → one repair turn.

An adapter writes ``complete`` alone: one call on the wire, every failure a ``ProviderError``.
"""

from __future__ import annotations

import json
import threading
from abc import abstractmethod
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from weakref import WeakKeyDictionary

import msgspec

import prompts
from providers.base import A, Answer, Deadline, Provider, Task
from providers.breaker import Breaker
from providers.breaker_store import MemoryStore, SharedStore
from providers.capabilities import Capabilities, Format, ParameterRefused
from providers.completion import Completion, Finish
from providers.deadline_http import within
from providers.errors import Failure, ProviderError
from providers.parsing import InvalidAnswer, parse
from providers.pii_masking import Masked, mask, unmasked
from providers.prompt_builder import Prompt, Rendered, Turn, render
from providers.retry import retrying
from providers.schema import JsonSchema, json_schema
from providers.settings import ProviderSettings
from resume_api.domain.assessment import AnalysisInputs
from resume_api.domain.report import Usage

_ECHO_CHARACTERS = 6000
_CHECK_TOKENS = 32
_MIN_ROOM = 200  # tokens


class LLMProvider(Provider):
    """A model behind a vendor's interface. One object serves all threads of a process."""

    model: str
    capabilities = Capabilities()

    def __init__(self, settings: ProviderSettings) -> None:
        self.settings = settings
        self.account = settings.account(self.name)
        self.model = self.account.model
        self.window = settings.llm_context_tokens
        store = SharedStore(settings.redis_url) if settings.redis_url else MemoryStore()
        self.breaker = Breaker(self.name, store)
        self._turns = threading.BoundedSemaphore(settings.llm_concurrency)
        self._masking = threading.Lock()
        self._masked: WeakKeyDictionary[AnalysisInputs, Masked] = WeakKeyDictionary()

    @abstractmethod
    def complete(
        self, prompt: Prompt, schema: JsonSchema, capabilities: Capabilities, seconds: float
    ) -> Completion:
        """One call, at most ``seconds`` long in all, in ``capabilities``. Raises ProviderError, and
        ``ParameterRefused`` where the server complains of a parameter that can be left out."""

    def answer(self, task: Task[A], inputs: AnalysisInputs, deadline: Deadline) -> Answer[A]:
        masked = self._mask(inputs)
        while True:
            window = self.window
            rendered = self._render(task, inputs, masked, window)
            try:
                data, usage = self._converse(task, rendered.prompt, deadline)
                break
            except ProviderError as error:
                if error.failure is not Failure.TOO_LONG:
                    raise
                # Remembered for the process, as the capabilities are.
                named = min(error.window or window // 2, window * 4 // 5)
                self.window = min(self.window, named)
        return Answer(
            msgspec.convert(masked.restore(data), task.answer),
            self.name,
            self.model,
            usage,
            rendered.degraded,
            prompts.version(),
        )

    def _render(
        self, task: Task[A], inputs: AnalysisInputs, masked: Masked, window: int
    ) -> Rendered:
        """The prompt that fits ``window``. Raises ProviderError where next to nothing fits."""
        rendered = render(task, inputs, masked, window, self.settings.llm_max_tokens)
        if rendered.room < _MIN_ROOM:
            message = "the model's window has no room for a resume and a job"
            raise ProviderError(Failure.TOO_LONG, self.name, message)
        return rendered

    def check(self, deadline: Deadline) -> None:
        """One cheap call; raises ProviderError that says what is wrong."""
        words = prompts.load("shared/check")
        prompt = Prompt(words.system.template, (Turn("user", words.user.template),), _CHECK_TOKENS)
        schema: JsonSchema = {
            "type": "object",
            "properties": {"ok": {"type": "boolean"}},
            "required": ["ok"],
            "additionalProperties": False,
        }
        self._ask(prompt, schema, deadline)

    def _mask(self, inputs: AnalysisInputs) -> Masked:
        """The resume as the model may see it, worked out once for the tasks of an analysis."""
        with self._masking:
            if inputs not in self._masked:
                how = mask if self.settings.llm_redact_pii else unmasked
                drafts = [draft.text for draft in inputs.drafts]
                self._masked[inputs] = how(inputs.resume, drafts)
            return self._masked[inputs]

    def _converse(
        self, task: Task[A], prompt: Prompt, deadline: Deadline
    ) -> tuple[dict[str, object], Usage]:
        """The validated answer, after one repair turn where the first was not valid."""
        schema = json_schema(task.schema)
        first = self._whole(prompt, schema, deadline)
        try:
            return parse(first.text, task.schema), first.usage
        except InvalidAnswer as error:
            faults = "\n".join(f"- {fault}" for fault in error.faults)
        complaint = prompts.words("repair").substitute(faults=faults)
        prompt = prompt.and_then(first.text[:_ECHO_CHARACTERS] or "{}", complaint)
        second = self._whole(prompt, schema, deadline)
        try:
            return parse(second.text, task.schema), first.usage + second.usage
        except InvalidAnswer as error:
            message = "no valid answer after a repair turn"
            raise ProviderError(Failure.BAD_OUTPUT, self.name, message) from error

    def _whole(self, prompt: Prompt, schema: JsonSchema, deadline: Deadline) -> Completion:
        """An answer that was not cut; a cut one is asked for once more with twice the room."""
        completion = self._ask(prompt, schema, deadline)
        if completion.finish is Finish.LENGTH:
            roomier = replace(prompt, max_tokens=2 * prompt.max_tokens)
            again = self._ask(roomier, schema, deadline)
            completion = replace(again, usage=completion.usage + again.usage)
        if completion.finish is Finish.LENGTH:
            message = "the answer was cut off; raise LLM_MAX_TOKENS"
            raise ProviderError(Failure.TRUNCATED, self.name, message)
        if completion.finish is Finish.REFUSED:
            raise ProviderError(Failure.REFUSED, self.name, "the model would not answer")
        return completion

    def _ask(self, prompt: Prompt, schema: JsonSchema, deadline: Deadline) -> Completion:
        """One answer, with retries, in the richest capabilities that the server understands."""
        capabilities = self.capabilities
        while True:
            request = (
                prompt
                if capabilities.format is Format.JSON_SCHEMA
                else _spelling_out(schema, prompt)
            )
            try:
                call = partial(self._once, request, schema, capabilities, deadline)
                completion = retrying(call, deadline)
            except ParameterRefused as refusal:
                if (simpler := capabilities.without(refusal.parameter)) is None:
                    raise
                capabilities = simpler
            else:
                # Remembered for the process: one object is one server and model.
                self.capabilities = capabilities
                return completion

    def _once(
        self, prompt: Prompt, schema: JsonSchema, capabilities: Capabilities, deadline: Deadline
    ) -> Completion:
        with self._bounded(deadline) as seconds:
            return self.complete(prompt, schema, capabilities, seconds)

    @contextmanager
    def _bounded(self, deadline: Deadline) -> Generator[float]:
        """The seconds that one call may take in all, and the bound that holds it to them; begins
        when one of the calls that may run at once has ended."""
        if not self._turns.acquire(timeout=deadline.remaining()):
            raise ProviderError(Failure.TIMEOUT, self.name, "no call ended in time for this one")
        try:
            deadline.check(self.name)
            seconds = min(self.settings.llm_timeout, deadline.remaining())
            with within(seconds):
                yield seconds
        finally:
            self._turns.release()


def _spelling_out(schema: JsonSchema, prompt: Prompt) -> Prompt:
    """The prompt with the schema in words, for servers that are not held to it."""
    words = prompts.words("schema").substitute(schema=json.dumps(schema, separators=(",", ":")))
    first, *others = prompt.turns
    return replace(prompt, turns=(replace(first, text=f"{first.text}\n{words}"), *others))
