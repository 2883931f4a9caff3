"""Every answer to whatever the OpenAPI document allows, and to what it does not, is documented."""

from __future__ import annotations

import gc

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import Failure
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.signed_in import Person

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
EXAMPLES = 5
"""Of each operation, the same at every run."""
OPERATIONS = 40
"""At least; so that a document that cannot be read does not pass."""


@pytest.mark.timeout(300)
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("signed_in", [True, False])
def test_no_answer_is_undocumented(jane: Person, signed_in: bool) -> None:
    schema = schemathesis.openapi.from_wsgi("/openapi.json", jane.client.application)
    # What it asks of a WSGI application it does not unpack, but says that it would.
    headers = {"Accept-Encoding": "identity", **(jane.headers if signed_in else {})}
    tried, undocumented = 0, []
    for found in schema.get_all_operations():
        operation = found.ok()
        if operation.label in ("DELETE /auth/me", "POST /auth/logout") and signed_in:
            continue  # they would end the log-in

        cases = [operation.as_strategy(mode) for mode in GenerationMode]

        @given(case=st.one_of(*cases))
        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        def answers_are_documented(case: schemathesis.Case) -> None:
            case.call_and_validate(checks=CHECKS, headers=headers)

        try:
            answers_are_documented()
        except* Failure as faults:
            undocumented += [f"{operation.label}: {fault}" for fault in faults.exceptions]
        tried += 1
    gc.collect()  # the client of schemathesis does not close what it downloads
    assert tried >= OPERATIONS - 2 * signed_in
    assert undocumented == []
