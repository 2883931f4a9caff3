"""These tests move no data: embedded defaults will do."""

import pytest


@pytest.fixture(scope="session")
def stack() -> str:
    return "embedded"
