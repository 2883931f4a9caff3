"""Every adapter before every failure: what becomes of it, and in how many calls."""

from __future__ import annotations

import pytest

from providers.base import Deadline
from providers.errors import Failure, ProviderError
from resume_api.analysis.tasks import INSIGHTS, MATCH
from resume_api.config.settings import Settings
from tests.providers.asking import inputs
from tests.providers.conftest import Create
from tests.vendors import Fail, Simulator
from tests.vendors.environment import MODELS

ADAPTERS = tuple(model.name for model in MODELS)
DONE = None

# What one failure, met once, leads to: (an error or an answer, the calls that it takes).
OUTCOMES = {
    Fail.UNAUTHORIZED: (Failure.AUTH, 1),
    Fail.NO_CREDIT: (Failure.NO_CREDIT, 1),
    Fail.FORBIDDEN: (Failure.AUTH, 1),
    Fail.MODEL_NOT_FOUND: (Failure.MODEL_NOT_FOUND, 1),
    Fail.REQUEST_TIMEOUT: (Failure.TIMEOUT, 1),
    Fail.TOO_LARGE: (DONE, 2),
    Fail.CONTEXT_LENGTH: (DONE, 2),
    Fail.UNPROCESSABLE: (Failure.BAD_REQUEST, 1),
    Fail.RATE_LIMIT: (DONE, 2),
    Fail.RATE_LIMIT_SILENT: (DONE, 2),
    Fail.QUOTA: (Failure.NO_CREDIT, 1),
    Fail.SERVER_ERROR: (DONE, 2),
    Fail.BAD_GATEWAY: (DONE, 2),
    Fail.UNAVAILABLE: (DONE, 2),
    Fail.RESET: (DONE, 2),
    Fail.SLOW_HEADERS: (Failure.TIMEOUT, 1),
    Fail.SLOW_BODY: (Failure.TIMEOUT, 1),
    Fail.EMPTY: (Failure.BAD_OUTPUT, 1),
    Fail.TRUNCATED: (DONE, 2),
    Fail.NOT_JSON: (Failure.BAD_OUTPUT, 1),
    Fail.NO_CHOICES: (Failure.BAD_OUTPUT, 1),
    Fail.ERROR_IN_200: (DONE, 2),
    Fail.LENGTH: (DONE, 2),
    Fail.REFUSAL: (Failure.REFUSED, 1),
    Fail.CONTENT_FILTER: (Failure.REFUSED, 1),
    Fail.CHUNKS: (DONE, 1),
    Fail.BLANK: (DONE, 2),
    Fail.FENCED: (DONE, 1),
    Fail.PROSE: (DONE, 1),
    Fail.INVALID_JSON: (DONE, 2),
    Fail.WRONG_SCHEMA: (DONE, 2),
    Fail.SCORES_100: (DONE, 1),
    Fail.UNKNOWN_IDS: (DONE, 1),
    Fail.THOUGHT_TAG: (DONE, 1),
    Fail.THOUGHT_CHANNEL: (DONE, 1),
    Fail.THOUGHT_UNOPENED: (DONE, 1),
    Fail.WRAPPED: (DONE, 1),
    Fail.TOOL_CALL: (DONE, 1),
    Fail.REASONING_ONLY: (DONE, 1),
}
# Where a vendor cannot say it otherwise.
PECULIAR = {
    ("mistral", Fail.QUOTA): (Failure.AUTH, 1),
    ("mistral", Fail.ERROR_IN_200): (Failure.BAD_OUTPUT, 1),
    ("mistral", Fail.REFUSAL): (DONE, 2),
    ("mistral", Fail.CONTENT_FILTER): (DONE, 2),
    ("gemini", Fail.QUOTA): (DONE, 2),
}


@pytest.mark.parametrize("fail", Fail)
@pytest.mark.parametrize("name", ADAPTERS)
def test_a_failure_leads_to_its_outcome(
    name: str, fail: Fail, vendors: Simulator, create: Create
) -> None:
    expected, calls = PECULIAR.get((name, fail), OUTCOMES[fail])
    slow = fail in {Fail.SLOW_HEADERS, Fail.SLOW_BODY}
    provider = create(name, LLM_TIMEOUT_SECONDS="0.3" if slow else "5")
    vendors.script(f"{name}.chat", fail)
    try:
        answer = provider.run(MATCH, inputs(), Deadline(10))
    except ProviderError as error:
        assert error.failure is expected
        assert error.provider == name
        assert "Quintero" not in str(error)
    else:
        assert expected is DONE
        assert len(answer.data.judgements) == 3
        assert (answer.provider, answer.model) == (name, provider.model)
        assert answer.usage.input_tokens > 0
        assert answer.usage.output_tokens > 0
    assert len(vendors.log) == calls


@pytest.mark.parametrize("name", ADAPTERS)
def test_what_stays_broken_is_given_up_after_three_attempts(
    name: str, vendors: Simulator, create: Create
) -> None:
    vendors.script(f"{name}.chat", *[Fail.UNAVAILABLE] * 3)
    with pytest.raises(ProviderError) as caught:
        create(name).run(MATCH, inputs(), Deadline(10))
    assert caught.value.failure is Failure.UNAVAILABLE
    assert len(vendors.log) == 3


@pytest.mark.parametrize("name", ADAPTERS)
def test_what_stays_wrong_is_given_up_after_one_repair(
    name: str, vendors: Simulator, create: Create
) -> None:
    vendors.script(f"{name}.chat", Fail.WRONG_SCHEMA, Fail.INVALID_JSON)
    with pytest.raises(ProviderError) as caught:
        create(name).run(MATCH, inputs(), Deadline(10))
    assert caught.value.failure is Failure.BAD_OUTPUT
    first, second = vendors.log
    assert "judgements: Missing data" in second.prompt
    assert second.prompt.startswith(first.prompt)


@pytest.mark.parametrize("name", ADAPTERS)
def test_what_stays_cut_is_given_up_after_twice_the_room(
    name: str, vendors: Simulator, create: Create
) -> None:
    vendors.script(f"{name}.chat", Fail.LENGTH, Fail.LENGTH)
    with pytest.raises(ProviderError) as caught:
        create(name, LLM_MAX_TOKENS="700").run(MATCH, inputs(), Deadline(10))
    assert caught.value.failure is Failure.TRUNCATED
    bodies = [one.body.get("generationConfig", one.body) for one in vendors.log]
    limits = [body.get("max_tokens", body.get("maxOutputTokens")) for body in bodies]
    assert limits == [700, 1400]


@pytest.mark.parametrize("name", ADAPTERS)
def test_a_server_that_is_gone(name: str, create: Create) -> None:
    nowhere = "http://127.0.0.1:9"
    variable = f"{Settings().account(name).prefix}_BASE_URL"
    with pytest.raises(ProviderError) as caught:
        create(name, **{variable: nowhere}).run(MATCH, inputs(), Deadline(10))
    assert caught.value.failure is Failure.UNAVAILABLE


@pytest.mark.parametrize("name", ADAPTERS)
def test_a_wait_longer_than_worth_it_goes_to_the_caller(
    name: str, vendors: Simulator, create: Create
) -> None:
    vendors.scene.retry_after = 3600
    vendors.script(f"{name}.chat", Fail.RATE_LIMIT)
    with pytest.raises(ProviderError) as caught:
        create(name).run(MATCH, inputs(), Deadline(10))
    assert caught.value.failure is Failure.RATE_LIMIT
    assert caught.value.retry_after == pytest.approx(3600)
    assert len(vendors.log) == 1


@pytest.mark.parametrize("name", ["mistral", "openai", "openrouter", "anthropic"])
def test_a_server_that_knows_less_is_spoken_to_in_its_way(
    name: str, vendors: Simulator, create: Create
) -> None:
    vendors.scene.response_formats[name] = {"text"}
    provider = create(name)
    for task in (MATCH, INSIGHTS):
        assert provider.run(task, inputs(), Deadline(10)).data
    assert len(vendors.log) == 4, "two refusals for the process, then none"
    assert '"additionalProperties":false' in vendors.log[-1].prompt


@pytest.mark.parametrize("name", ADAPTERS)
def test_check_says_what_is_wrong(name: str, vendors: Simulator, create: Create) -> None:
    provider = create(name)
    provider.check(Deadline(5))
    vendors.script(name, Fail.UNAUTHORIZED)
    with pytest.raises(ProviderError, match="the vendor refused the key"):
        provider.check(Deadline(5))
