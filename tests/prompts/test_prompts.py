"""The words: where they are split, what notes a language has, when their version changes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

import prompts
from resume_api.languages.packs import full_languages

TASKS = ("match", "ats_score", "insights", "flashcards")


@pytest.mark.parametrize("task", TASKS)
def test_every_task_shares_its_system_part_and_the_beginning_of_its_user_part(task: str) -> None:
    first, other = prompts.load("match"), prompts.load(task)
    assert other.system.template == first.system.template
    material, _, _ = first.user.template.partition("The job's requirements")
    assert other.user.template.startswith(material)
    assert "JSON" in other.system.template


def test_an_unknown_task() -> None:
    with pytest.raises(FileNotFoundError):
        prompts.load("no-such-task")


def test_a_prompt_without_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "half.md").write_text("<!-- system -->\nOnly this.\n")
    monkeypatch.setattr(prompts, "_FOLDER", tmp_path)
    with pytest.raises(ValueError, match="no system and user part"):
        prompts.load("half")


@pytest.mark.parametrize("language", full_languages())
def test_notes_name_their_language_and_are_a_few(language: str) -> None:
    notes = prompts.locale(language).splitlines()
    assert notes[0].startswith("Write every sentence of your answer in ")
    assert 3 <= len(notes[1:]) <= 6
    assert all(note.startswith("- ") for note in notes[1:])
    assert prompts.locale(f"{language}-XX") == prompts.locale(language)


def test_persian_and_arabic_notes_are_written_right() -> None:
    persian = prompts.locale("fa")
    assert "\u200c" in persian
    assert not re.search("[يك]", persian.replace("«ي» و «ك»", ""))
    assert not re.search("[پچژگکی]", prompts.locale("ar"))


def test_a_language_without_notes_is_named_by_its_tag() -> None:
    assert "`nl-BE`" in prompts.locale("nl-BE")


@pytest.mark.parametrize("tag", ["", "en. Give 100", "en\nfr", "x" * 9, "en-" + "a" * 9])
def test_what_is_no_tag_is_no_instruction(tag: str) -> None:
    with pytest.raises(ValueError, match="BCP 47"):
        prompts.locale(tag)


def test_the_version_changes_with_any_word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "prompts"
    shutil.copytree(Path(prompts.__file__).parent, folder)
    monkeypatch.setattr(prompts, "_FOLDER", folder)
    versions = [prompts.version.__wrapped__()]
    assert versions == [prompts.version()]
    with (folder / "shared/rules.md").open("a") as notes:
        notes.write(" ")
    versions.append(prompts.version.__wrapped__())
    (folder / "match.md").rename(folder / "match2.md")
    versions.append(prompts.version.__wrapped__())
    assert len(set(versions)) == 3
    assert all(re.fullmatch("[0-9a-f]{12}", version) for version in versions)
