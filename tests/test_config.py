"""Settings: parsing, all faults at once, and secrets that stay secret."""

from __future__ import annotations

from pathlib import Path

import pytest

from resume_api.config.settings import ConfigurationError, Settings, load_or_exit


def test_nothing_set_means_embedded() -> None:
    settings = Settings.from_env({})
    assert settings == Settings()
    assert settings.chain == ("offline",)
    assert settings.store == "local"
    assert settings.ocr_mode == "auto"


def test_every_fault_is_reported_at_once() -> None:
    with pytest.raises(ConfigurationError) as caught:
        Settings.from_env(
            {"PORT": "http", "LOG_FORMAT": "xml", "LLM_PROVIDERS": "claude", "FLASK_DEBUG": "maybe"}
        )
    assert len(caught.value.faults) == 4
    for name in ("PORT", "LOG_FORMAT", "LLM_PROVIDERS", "FLASK_DEBUG"):
        assert any(fault.startswith(name) for fault in caught.value.faults)


@pytest.mark.parametrize(
    ("variables", "fault"),
    [
        ({"LLM_PROVIDERS": "mistral,offline"}, "MISTRAL_API_KEY"),
        ({"LLM_PROVIDERS": "offline,offline"}, "twice"),
        ({"FILE_STORE": "cloudinary"}, "cloud name"),
        ({"OPENAI_BASE_URL": "localhost:11434"}, "http"),
        ({"PORT": "70000"}, "65535"),
    ],
)
def test_variables_that_do_not_work(variables: dict[str, str], fault: str) -> None:
    with pytest.raises(ConfigurationError, match=fault):
        Settings.from_env(variables)


def test_a_key_makes_its_vendor_the_first_of_the_chain() -> None:
    assert Settings.from_env({"GEMINI_API_KEY": "k"}).chain == ("gemini", "offline")


def test_the_path_the_product_is_named_for() -> None:
    settings = Settings.from_env(
        {
            "MISTRAL_API_KEY": "k",
            "CLOUDINARY_CLOUD_NAME": "c",
            "CLOUDINARY_API_KEY": "k",
            "CLOUDINARY_API_SECRET_KEY": "s",
        }
    )
    assert (settings.store, settings.ocr_mode) == ("cloudinary", "always")


def test_secrets_are_not_in_the_repr() -> None:
    settings = Settings.from_env(
        {"OPENAI_API_KEY": "sk-hush", "REDIS_URL": "redis://:hush@localhost"}
    )
    assert "hush" not in repr(settings)


def test_the_environment_wins_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text("PORT=6000\nLOG_LEVEL=debug\n")
    monkeypatch.chdir(tmp_path)
    settings = load_or_exit({"PORT": "7000"})
    assert (settings.port, settings.log_level) == (7000, "debug")


def test_a_bad_configuration_ends_the_process_with_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit, match="PORT must be a number"):
        load_or_exit({"PORT": "x"})
