"""A sentence model on this machine: the optional extra, with a model of three words."""

from __future__ import annotations

from pathlib import Path

import pytest

from resume_api import bootstrap
from resume_api.analysis import service
from resume_api.config.settings import ConfigurationError, Settings

pytest.importorskip("model2vec")

JOB = "Bookkeeper\n\nRequirements:\n- Experience with Ledgerwork"
RESUME = b"""Mara Lindqvist

Experience
Clerk, Oakline, Uppsala
Jan 2019 - Dec 2023
- Tallied every invoice of the bakery
- Baked bread for the other forty people of the town
- Planned the week of a team of six and cut its meetings by half
"""


def model(folder: Path) -> Path:
    """A model2vec model that knows three words, of which two mean the same."""
    import numpy as np
    from model2vec import StaticModel
    from tokenizers import Tokenizer, models, pre_tokenizers

    words = {"[UNK]": 0, "Ledgerwork": 1, "Tallied": 2, "Baked": 3}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    vectors = np.array([[0.0, 0.0], [1.0, 0.1], [1.0, 0.0], [0.0, 1.0]], dtype=np.float32)
    StaticModel(vectors, tokenizer).save_pretrained(str(folder))
    return folder


def status(**variables: str) -> tuple[str, list[str]]:
    settings = Settings.from_env({"ANALYSIS_WORKERS": "1", **variables})
    deps = bootstrap.create(settings)
    try:
        data = service.analyze(deps, service.AnalysisRequest(RESUME, job_text=JOB))
    finally:
        deps.close()
    (item,) = [row for row in data["requirements"] if row["name"] == "Ledgerwork"]
    return item["status"], [quote["text"] for quote in item["quotes"]]


def test_it_finds_what_no_word_shows(tmp_path: Path) -> None:
    assert status() == ("not_met", [])
    found = status(SEMANTIC_MODEL_PATH=str(model(tmp_path)))
    assert found == ("met", ["- Tallied every invoice of the bakery"])


def test_a_folder_without_a_model_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="must be a folder with a model2vec model"):
        status(SEMANTIC_MODEL_PATH=str(tmp_path))
