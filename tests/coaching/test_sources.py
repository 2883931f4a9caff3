"""The gate: no number, skill or name that its source does not have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resume_api.analysis.wording_sources import unsupported


@pytest.mark.parametrize(
    ("line", "source", "missing"),
    [
        ("Ran 12 services at Bluefin", "I ran 12 services at Bluefin", []),
        ("Ran 13 services at Bluefin", "I ran 12 services at Bluefin", ["13"]),
        ("Ran 1,200 services", "I ran 1200 services", []),
        ("Ran 1.2 services", "I ran 12 services", ["1.2"]),
        ("Ran 12 services", "I ran ۱۲ services", []),
        ("Running services with k8s", "I run a service with Kubernetes", []),
        ("Services on Kubernetes", "services on Docker", ["Kubernetes"]),
        ("Services at Northwind", "services at Bluefin", ["Northwind"]),
        ("Migrated service", "migrating services", []),
        ("12 خدمة", "نقلت ١٢ خدمة", []),
    ],
)
def test_what_has_no_source_is_named(line: str, source: str, missing: list[str]) -> None:
    found = unsupported(line, [source])
    assert found[:1] == missing


@given(st.text(max_size=60))
def test_a_text_is_its_own_source(text: str) -> None:
    assert unsupported(text, [text]) == []


@given(st.integers(100, 10**9), st.text(alphabet="abcdefg 0123456789", max_size=40))
def test_a_number_needs_that_number(number: int, source: str) -> None:
    if str(number) not in source:
        assert str(number) in unsupported(f"Led {number} people", [source])
