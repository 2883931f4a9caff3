"""Answers in the chat shape, whole and odd."""

from __future__ import annotations

import pytest

from providers.chat import completion_of
from providers.completion import Finish
from providers.errors import Failure, ProviderError


def choice(**message: object) -> dict[str, object]:
    return {"choices": [{"finish_reason": "stop", "message": message}]}


def test_a_whole_answer() -> None:
    counted = {"usage": {"prompt_tokens": 7, "completion_tokens": 3}}
    done = completion_of({**choice(content="{}"), **counted}, "vendor")
    assert (done.text, done.finish) == ("{}", Finish.DONE)
    assert (done.usage.input_tokens, done.usage.output_tokens) == (7, 3)


@pytest.mark.parametrize(
    ("payload", "text"),
    [
        (choice(content=None), ""),
        (
            choice(content=[{"type": "thinking", "text": "Hm"}, {"type": "text", "text": "So"}]),
            "So",
        ),
        (choice(content=[None, 5]), ""),
        (choice(content="", reasoning_content='{"a": 1}'), '{"a": 1}'),
        (choice(content=None, reasoning='{"a": 1}'), '{"a": 1}'),
        (choice(content="{}", reasoning_content="Hm"), "{}"),
        (
            choice(tool_calls=[{"function": {"name": "answer", "arguments": '{"a": 1}'}}]),
            '{"a": 1}',
        ),
        (choice(content="", tool_calls=[{"function": {"arguments": {"a": 1}}}]), '{"a": 1}'),
        (choice(content=None, function_call={"arguments": '{"a": 1}'}), '{"a": 1}'),
        (choice(content=None, tool_calls=[]), ""),
        ({**choice(content="A"), "usage": {"prompt_tokens": "many"}}, "A"),
    ],
)
def test_odd_contents(payload: object, text: str) -> None:
    assert completion_of(payload, "vendor").text == text


@pytest.mark.parametrize(
    ("payload", "failure"),
    [
        (None, Failure.BAD_OUTPUT),
        ("text", Failure.BAD_OUTPUT),
        ({"choices": 5}, Failure.BAD_OUTPUT),
        ({"choices": ["text"]}, Failure.BAD_OUTPUT),
        ({"error": "down"}, Failure.UNAVAILABLE),
        ({"error": {"code": 402, "message": "no credits"}}, Failure.NO_CREDIT),
        ({"choices": [{"error": {"code": 502}}]}, Failure.UNAVAILABLE),
        ({"choices": [{"finish_reason": "error"}]}, Failure.UNAVAILABLE),
    ],
)
def test_no_answer(payload: object, failure: Failure) -> None:
    with pytest.raises(ProviderError) as caught:
        completion_of(payload, "vendor")
    assert caught.value.failure is failure
