"""Base URLs as people write them."""

from __future__ import annotations

import pytest

from providers.base_urls import unversioned, versioned


@pytest.mark.parametrize(
    ("url", "with_version", "without"),
    [
        ("http://host:11434", "http://host:11434/v1", "http://host:11434"),
        ("http://host/v1/", "http://host/v1", "http://host"),
        ("http://host/openai", "http://host/openai/v1", "http://host/openai"),
        ("http://host/v1beta", "http://host/v1beta", "http://host"),
        ("http://host/v1beta/openai/", "http://host/v1beta/openai", "http://host/v1beta/openai"),
        ("http://v1.host", "http://v1.host/v1", "http://v1.host"),
    ],
)
def test_versions_in_addresses(url: str, with_version: str, without: str) -> None:
    assert versioned(url, "v1") == with_version
    assert unversioned(url) == without
