"""The registry."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import providers
from resume_api.config.settings import Settings

ROOT = Path(__file__).parents[2]


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
