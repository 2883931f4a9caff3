"""The language packs: every one has its parts, every list is in order."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from configparser import ConfigParser
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from resume_api.languages import packs, plurals
from resume_api.languages.packs import full_languages, languages, messages
from resume_api.languages.tags import ISO_639_1

UNITS = ("years", "months", "pages", "tables", "columns", "positions", "bullets")
ALIKE = {"insights.recommend_format", "places.page", "places.pages"}
SIGNS = {"digits", "decimal", "percent", "list_separator", "prompt.notes"}
FOLDER = Path(packs.__file__).parent
ROOT = FOLDER.parent
COUNTED = re.compile(r"[jl]?\d+")
WORDS = {
    file.parent.name: tomllib.loads(file.read_text("utf-8")) for file in FOLDER.glob("*/words.toml")
}


def sentences(tables: dict[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in tables.items():
        if isinstance(value, dict):
            yield from sentences(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value


@cache
def known_keys() -> set[str]:
    """What code asks packs for, language codes, lines of work and groups of paraphrases."""
    lines = ConfigParser(delimiters=("=",), interpolation=None)
    lines.read(ROOT / "matching/data/occupations.ini", "utf-8")
    asked = {
        str(node.value)
        for room in (ROOT, ROOT.parent / "providers")
        for path in room.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant)
    }
    paraphrases = (ROOT / "matching/data/paraphrases.txt").read_text("utf-8")
    weighted = (ROOT / "matching/data/things.tsv").read_text("utf-8").splitlines()
    groups = {
        group
        for line in paraphrases.splitlines()
        if not line.startswith("#")
        for group in re.findall(r"\w+", line.partition("|")[2])
    }
    groups |= {line.split("\t")[0] for line in weighted}
    return asked | groups | ISO_639_1 | {"yue"} | set(lines.sections())


def slots(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_every_folder_is_a_language_or_what_belongs_to_none() -> None:
    assert {*languages(), "mul"} == {path.name for path in FOLDER.iterdir() if path.is_dir()} - {
        "__pycache__"
    }
    assert set(full_languages()) >= {"en", "fa", "ar", "de", "fr", "es"}
    assert {one.code for one in languages().values() if one.right_to_left} == {"ar", "fa", "ur"}


@pytest.mark.parametrize("code", WORDS)
def test_terms_are_sorted_one_a_line_and_no_key_is_misspelt(code: str) -> None:
    for table, lists in WORDS[code].items():
        if table == "language":
            continue
        assert {key for key in lists if not COUNTED.fullmatch(key)} <= known_keys(), table
        for key, block in lists.items():
            if not isinstance(block, str) or not block.endswith("\n"):
                continue  # patterns
            terms = packs.terms(block)
            assert block == "".join(f"{term}\n" for term in terms), (table, key)
            assert list(terms) == sorted({term.strip() for term in terms}), (table, key)


@pytest.mark.parametrize("code", full_languages())
def test_a_full_language_says_the_same_of_the_same_values(code: str) -> None:
    plural = tuple(f"{unit}." for unit in ("plurals", *UNITS))
    english = {k: v for k, v in sentences(dict(messages("en"))) if not k.startswith(plural)}
    own = {k: v for k, v in sentences(dict(messages(code))) if not k.startswith(plural)}
    assert list(own) == list(english)
    for key, sentence in own.items():
        if key not in SIGNS:
            assert slots(sentence) == slots(english[key]), key
        if code != "en" and " " in sentence.strip() and key not in ALIKE:
            assert sentence != english[key], key
    for unit in UNITS:
        assert set(messages(code)[unit]) - {"at_least"} == {*messages(code)["plurals"], "other"}


@pytest.mark.parametrize("code", full_languages())
def test_a_full_language_has_the_words_of_each_table(code: str) -> None:
    optional = {"places", "certificates", "third_party", "inflections", "abbreviations"}
    optional |= {"acts", "things"}
    assert set(WORDS[code]) >= set(WORDS["en"]) - optional


@pytest.mark.parametrize(
    ("rule", "fits", "others"),
    [
        ("i = 1 and v = 0", [1], [0, 1.5, 2]),
        ("n = 1", [1], [1.5, 11]),
        ("i = 0,1", [0, 0.5, 1, 1.5], [2]),
        ("n % 100 = 3..10", [3, 10, 103], [2, 11, 102, 3.5]),
        ("v = 0 and i % 10 = 2..4 and i % 100 != 12..14", [2, 24, 102], [12, 13, 5, 2.5]),
        ("n = 0 or n = 7", [0, 7], [1]),
    ],
)
def test_plural_rules_are_those_of_cldr(rule: str, fits: list[float], others: list[float]) -> None:
    assert [plurals.category({"one": rule}, n) for n in fits] == ["one"] * len(fits)
    assert [plurals.category({"one": rule}, n) for n in others] == ["other"] * len(others)


def test_what_is_no_plural_rule_is_refused() -> None:
    with pytest.raises(ValueError, match="no plural relation"):
        plurals.category({"one": "n is 1"}, 1)


def test_every_finding_of_a_reader_has_its_sentence() -> None:
    codes = {
        str(node.args[0].value)
        for path in (ROOT / "documents").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "Finding"
        and isinstance(node.args[0], ast.Constant)
    }
    assert len(codes) > 10
    assert codes <= set(messages("en")["findings"])
