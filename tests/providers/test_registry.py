"""The registry, and the example of the documentation as a provider of it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
import responses

import providers
from providers.base import Deadline
from resume_api.config.settings import Settings
from tests.providers.asking import ATS, MATCH, inputs

ROOT = Path(__file__).parents[2]
URL = "http://acme.example/generate"


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> providers.Chain:
    """The chain ``acme,offline`` with the module that ``docs/providers.md`` shows."""
    (example,) = re.findall(
        r"```python\n(.*?)```", (ROOT / "docs/providers.md").read_text(), re.DOTALL
    )
    (tmp_path / "acme_of_the_docs.py").write_text(example)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setitem(providers.PROVIDERS, "acme", "acme_of_the_docs:AcmeProvider")
    settings = Settings(llm_base_url="http://acme.example", llm_api_key="k")
    return providers.build(settings, ("acme", "offline"))


@responses.activate
def test_the_example_of_the_docs_answers_and_repairs(acme: providers.Chain) -> None:
    responses.post(URL, json={"text": "Let me think.", "tokens": [10, 1]})
    responses.post(URL, json={"text": '```json\n{"judgements": []}\n```', "tokens": [20, 2]})
    answer = acme.run(ATS, inputs(), Deadline(10))
    assert (answer.provider, answer.data, answer.degraded) == ("acme", {"judgements": []}, ())
    assert (answer.usage.input_tokens, answer.usage.output_tokens) == (30, 3)


@responses.activate
def test_the_example_of_the_docs_falls_back(acme: providers.Chain) -> None:
    responses.post(URL, json={"error": "no such key"}, status=401)
    answer = acme.run(MATCH, inputs(), Deadline(10))
    assert answer.provider == "offline"
    assert answer.degraded[0].detail == "acme: auth → offline"


def test_an_sdk_is_imported_only_where_it_is_used() -> None:
    program = """if True:
        import sys, providers
        providers.build(object(), ("offline",))
        sdks = ("openai", "mistralai", "httpx2", "requests")
        print([sdk for sdk in sdks if sdk in sys.modules])
    """
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_a_name_that_nobody_registered() -> None:
    with pytest.raises(KeyError):
        providers.build(Settings(), ("unknown",))
