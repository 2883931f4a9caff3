"""The lexicon's files: one meaning a spelling unless context decides, every relation resolved."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from resume_api.extraction.skills import lexicon as module
from resume_api.extraction.skills.lexicon import (
    Sense,
    build,
    implied,
    lexicon,
    parse,
    related,
    spellings,
)
from resume_api.extraction.text.tokens import tokenize

FOLDER = Path(module.__file__).parent / "data"
FILES = sorted(FOLDER.glob("*.txt"))
CONDITIONS = {"cased", "context", "near"}


def test_it_is_large_and_spans_the_trades() -> None:
    categories = {entry.category for entry in lexicon().entries.values()}
    assert len(lexicon().entries) >= 2500
    assert len(categories) >= 25


def test_a_name_stands_once() -> None:
    names = [
        entry.name.casefold()
        for file in FILES
        if file.name not in ("phrases.txt", "kinds.txt")
        for entry in parse(file.read_text("utf-8"), file.stem)
    ]
    assert sorted(names) == sorted(set(names))


def test_relations_resolve() -> None:
    entries = lexicon().entries
    loose = {
        (entry.name, name)
        for entry in entries.values()
        for name in (*entry.implies, *entry.related)
        if name not in entries or name == entry.name
    }
    assert not loose


def test_a_spelling_of_two_skills_has_context_rules() -> None:
    senses: dict[tuple[str, ...], set[Sense | None]] = defaultdict(set)
    for sense, keys in spellings(lexicon().entries.values()):
        senses[keys].add(sense)
    for line in (FOLDER / "phrases.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            for phrase in line.split(","):
                senses[tokenize(phrase).keys].add(None)
    torn = {
        " ".join(keys): sorted(str(sense and sense.name) for sense in found)
        for keys, found in senses.items()
        if len({sense and sense.name for sense in found}) > 1
        and not all(sense and sense.rule for sense in found)
    }
    assert not torn


def test_rules_and_spellings_are_well_formed() -> None:
    for entry in lexicon().entries.values():
        for alias in entry.aliases:
            assert not re.search(r"[\[\]|;:]", alias.text), (entry.name, alias)
            assert tokenize(alias.text).keys, (entry.name, alias)
            for way in alias.rule:
                assert way <= CONDITIONS, (entry.name, alias)
                assert "cased" not in way or alias.text != alias.text.lower(), (entry.name, alias)


def test_implications_reach_all_the_way_and_relations_both_ways() -> None:
    assert {"SQL", "Databases"} <= implied("PostgreSQL")
    assert implied("Django") >= {"Python"}
    assert implied("no such skill") == frozenset()
    assert "R" not in related("C") and "C" in related("C++") and "C++" in related("C")


def test_the_version_is_a_hash_of_the_content() -> None:
    assert re.fullmatch(r"[0-9a-f]{12}", lexicon().version)


def test_a_file_is_read_as_its_header_says() -> None:
    text = "# note\nHurling [cased] | fa: هرلینگ; de: schnelle~ Hurling | implies: Sport\nSport\n"
    hurling, sport = parse(text, "games")
    assert (hurling.name, hurling.category, hurling.implies) == ("Hurling", "games", ("Sport",))
    assert [alias.language for alias in hurling.aliases] == [None, "fa", "de"]
    small = build([hurling, sport], "no sport", "0")
    found = [
        match.values
        for match in small.trie.matches(tokenize("schnellem Hurling, no sport, sports"))
    ]
    assert [[value and value.name for value in values] for values in found] == [
        ["Hurling"], [None], ["Sport"],
    ]  # fmt: skip


def test_files_of_one_category_are_told_apart_behind_a_dash() -> None:
    assert (FOLDER / "cloud-tools.txt").exists()
    assert lexicon().entries["Telegraf"].category == "cloud"
