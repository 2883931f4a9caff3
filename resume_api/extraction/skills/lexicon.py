"""The skill lexicon: readable files in ``data/skills``, loaded at first use. A file's name is its
category; behind a dash it tells apart several files of one (``cloud-tools``).

A line is ``Name | alias, alias | fa: alias; de: alias | implies: Skill | related: Skill``; all but
the name may be absent. ``#`` starts a comment. A name or alias may end in a context rule in
brackets, ``[cased+context]``: ``cased`` wants this very spelling, ``context`` a neighbourhood that
speaks of skills, ``near`` a plain skill of the same category close by; ``+`` joins what must all
hold, ``/`` what may hold instead. ``~`` behind a German word stands for its endings.
``phrases.txt`` lists expressions that hold the name of a skill and mean none, ``kinds.txt`` kinds
of tools with what is one: a tool implies its kind and is related to the others of it.
"""

from __future__ import annotations

import gc
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from resume_api.extraction.skills.trie import Trie
from resume_api.extraction.text.tokens import token_keys, tokenize
from resume_api.extraction.text.word_lists import any_of, load
from resume_api.languages.packs import languages

_FOLDER = Path(__file__).parent / "data"
_PHRASES, _KINDS = "phrases.txt", "kinds.txt"
_RULED = re.compile(r"(.+?)\s*\[([a-z+/]+)\]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
CERTIFICATIONS = "certifications"
PERMITS = "permits"
CREDENTIALS = (CERTIFICATIONS, PERMITS)
_GERMAN_ENDINGS = ("", "r", "n", "m", "s")

Rule = tuple[frozenset[str], ...]


class Alias(NamedTuple):
    """A spelling of a skill; ``rule`` holds the alternatives, each a set of conditions."""

    text: str
    language: str | None = None
    rule: Rule = ()


class Entry(NamedTuple):
    """A canonical skill with its spellings (its name first) and relations by canonical name."""

    name: str
    category: str
    aliases: tuple[Alias, ...]
    implies: tuple[str, ...] = ()
    related: tuple[str, ...] = ()


class Sense(NamedTuple):
    """What a term of a text may mean: a skill under the rule of the alias that matched."""

    name: str
    category: str
    surface: str
    rule: Rule


@dataclass(frozen=True)
class Lexicon:
    """All skills by name, and the trie of their spellings; a phrase without skill has no senses."""

    entries: Mapping[str, Entry]
    trie: Trie[Sense | None]
    related: Mapping[str, tuple[str, ...]]
    version: str
    tools: frozenset[str] = frozenset()

    def implied(self, name: str) -> frozenset[str]:
        """All skills that ``name`` implies, over any number of steps, without itself."""
        found: set[str] = set()
        open_names = [name]
        while open_names:
            entry = self.entries.get(open_names.pop())
            new = set(entry.implies) - found if entry else set()
            found |= new
            open_names += new
        return frozenset(found - {name})


_TECHNICAL = frozenset(
    ("programming", "web", "mobile", "data", "databases", "cloud", "security", "systems")
)


@cache
def lexicon() -> Lexicon:
    """The lexicon of this installation, read once a process.

    Nothing of it is ever garbage, so the collector rests meanwhile: a third of the time.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        return _read()
    finally:
        if collects:
            gc.enable()


def _read() -> Lexicon:
    files = sorted(_FOLDER.glob("*.txt"))
    texts = {file.name: file.read_text("utf-8") for file in files}
    digest = hashlib.sha256("\0".join(texts.values()).encode()).hexdigest()[:12]
    phrases, kinds = texts.pop(_PHRASES), texts.pop(_KINDS)
    entries = [entry for name, text in texts.items() for entry in parse(text, _category(name))]
    known = build(_with_kinds(entries, kinds), phrases, digest)
    tools = (tool for line in _lines(kinds) for tool in _listing(line.partition("|")[2]))
    return replace(known, tools=frozenset(tools))


def _with_kinds(entries: list[Entry], text: str) -> list[Entry]:
    """The entries, each of a kind of tools with the kind implied and the others of it related."""
    members, of_tool = {}, dict[str, list[str]]()
    for line in _lines(text):
        kind, _, listed = line.partition("|")
        members[kind.strip()] = _listing(listed)
        for tool in _listing(listed):
            of_tool.setdefault(tool, []).append(kind.strip())
    found = []
    for entry in entries:
        kinds = of_tool.get(entry.name, [])
        others = (tool for kind in kinds for tool in members[kind] if tool != entry.name)
        implies = tuple(dict.fromkeys((*entry.implies, *kinds)))
        related = tuple(dict.fromkeys((*entry.related, *others)))
        found.append(entry._replace(implies=implies, related=related))
    return found


def _category(file: str) -> str:
    return Path(file).stem.partition("-")[0]


def implied(name: str) -> frozenset[str]:
    """The canonical skills that a canonical skill implies (Django: Python)."""
    return lexicon().implied(name)


def implying(name: str) -> tuple[str, ...]:
    """The canonical skills that imply a canonical skill in one step (Django for Python)."""
    return _implying().get(name, ())


@cache
def _implying() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for entry in lexicon().entries.values():
        for name in entry.implies:
            found.setdefault(name, []).append(entry.name)
    return {name: tuple(others) for name, others in found.items()}


def category(name: str) -> str:
    """The category of a canonical skill; empty where the lexicon knows none."""
    entry = lexicon().entries.get(name)
    return entry.category if entry else ""


def is_tool(name: str) -> bool:
    """Whether a canonical skill is a product of some kind (Tableau)."""
    return name in lexicon().tools


def is_technical(name: str) -> bool:
    """Whether a canonical skill is a technique or a product, which a line of work alone does not
    imply."""
    return is_tool(name) or category(name) in _TECHNICAL


def is_ambiguous(words: str) -> bool:
    """Whether words mean a skill in some contexts alone (Go, Spring)."""
    return tokenize(words).keys in _ambiguous()


@cache
def _ambiguous() -> frozenset[tuple[str, ...]]:
    aliases = [alias for entry in lexicon().entries.values() for alias in entry.aliases]
    ruled, plain = (
        set(token_keys([alias.text for alias in aliases if bool(alias.rule) == is_ruled]))
        for is_ruled in (True, False)
    )
    return frozenset(ruled - plain)


def related(name: str) -> tuple[str, ...]:
    """The canonical skills that stand close to a canonical skill, without implying it."""
    return lexicon().related.get(name, ())


def build(entries: list[Entry], phrases: str, version: str) -> Lexicon:
    """The searchable lexicon of ``entries`` and of ``phrases``, one list of expressions a line."""
    trie: Trie[Sense | None] = Trie()
    for sense, keys in spellings(entries):
        trie.add(keys, sense)
    for keys in token_keys(",".join(_lines(phrases)).split(",")):
        trie.add(keys, None)
    return Lexicon({entry.name: entry for entry in entries}, trie, _both_ways(entries), version)


def _both_ways(entries: list[Entry]) -> dict[str, tuple[str, ...]]:
    near: dict[str, list[str]] = {}
    for entry in entries:
        for name in entry.related:
            near.setdefault(entry.name, []).append(name)
            near.setdefault(name, []).append(entry.name)
    return {name: tuple(dict.fromkeys(others)) for name, others in near.items()}


def parse(text: str, category: str) -> Iterator[Entry]:
    """The entries of one file of the lexicon."""
    for line in _lines(text):
        name, *parts = (part.strip() for part in line.split("|"))
        aliases = [_alias(name, None)]
        relations: dict[str, tuple[str, ...]] = {"implies": (), "related": ()}
        for part in parts:
            for group in part.split(";"):
                label, found, words = group.strip().partition(":")
                if found and label in relations:
                    relations[label] = _listing(words)
                elif found and label in languages():
                    aliases += [_alias(word, label) for word in _listing(words)]
                else:
                    aliases += [_alias(word, None) for word in _listing(group)]
        yield Entry(aliases[0].text, category, tuple(aliases), **relations)


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


def _listing(text: str) -> tuple[str, ...]:
    return tuple([word for part in text.split(",") if (word := part.strip())])


def _alias(text: str, language: str | None) -> Alias:
    if text.endswith("]") and (ruled := _RULED.fullmatch(text)):
        rule = tuple(frozenset(way.split("+")) for way in ruled[2].split("/"))
        return Alias(ruled[1], language, rule)
    return Alias(text, language)


def spellings(entries: Iterable[Entry]) -> Iterator[tuple[Sense, tuple[str, ...]]]:
    """Every spelling of every skill as a token sequence: as it is written, inflected, in one word
    and with its humps taken apart."""
    senses: list[Sense] = []
    texts: list[str] = []
    for name, category, aliases, _, _ in entries:
        for text, language, rule in aliases:
            sense = Sense(name, category, text, rule)
            for form in _inflected(text, language):
                senses.append(sense)
                texts.append(form)
            if not rule and not text.islower() and (humps := _humps(text)):
                senses.append(sense)
                texts.append(humps)
    for sense, keys in zip(senses, token_keys(texts), strict=True):
        yield sense, keys
        if len(keys) > 1:
            if ".net" in keys[1:]:
                yield sense, tuple(key.removeprefix(".") for key in keys)
            if len(keys) <= 3 and not sense.rule and len(glued := "".join(keys)) >= 5:
                yield sense, (glued,)


@cache
def _article() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(load('inflections')['definite'])}(?=\w{{3}})")


def _inflected(text: str, language: str | None) -> tuple[str, ...]:
    if language == "ar":
        return text, _article().sub("", text)
    if language == "de" and "~" in text:
        return tuple(text.replace("~", ending) for ending in _GERMAN_ENDINGS)
    return (text,)


def _humps(text: str) -> str | None:
    humps = _CAMEL.split(text)
    apart = len(humps) > 1 and len(humps[0]) >= 3 and min(map(len, humps)) >= 2
    return " ".join(humps) if apart else None
