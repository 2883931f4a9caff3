"""Code has no words of human languages: they stand in the language packs.

A string literal is looked at unless it is a docstring, the sentence of a typed error, or a name.
In what is looked at, no letter may be left once the notation of patterns and formats is taken out:
escapes, groups' names, flags, classes of single characters, replacement fields.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from resume_api.languages import packs

ROOT = Path(__file__).parents[2]
ROOMS = (
    "resume_api/extraction",
    "resume_api/matching",
    "resume_api/coaching",
    "resume_api/ranking",
    "resume_api/fairness",
    "providers",
)
TREES = {
    path: ast.parse(path.read_text("utf-8"))
    for room in ROOMS
    for path in sorted((ROOT / room).rglob("*.py"))
}
NAME = re.compile(r"[A-Za-z_][\w-]*(?:[.:][A-Za-z_][\w-]*)*[.:]?")
NOTATION = re.compile(
    r"\\[AbBdDsSwWZnrt]|\\[ux][0-9a-fA-F]{2,8}|\(\?P?<[A-Za-z_]\w*>|\(\?P=\w+\)|\(\?[aimsx]+[:)]"
    r"|\[\^?\]?(?:\\.|[^\]\\])*\]|\{\w*\}"
)
LETTER = re.compile(r"[^\W\d_]")
FILE = re.compile(r"[\w/*.]*\.(?:txt|ini|xz|gz|json|crfsuite)")
CODE = re.compile(r"[A-Z]+(?:_[A-Z]+)+")
# What has letters and is no word of a language: whole files with a reason, and single terms.
FILES = {
    "resume_api/coaching/latex.py": "commands of LaTeX and categories of Unicode",
    "resume_api/coaching/markdown.py": "names of OOXML",
    "resume_api/extraction/job/cleaning.py": "names of HTML and its entities",
    "resume_api/extraction/job/role_features.py": "names of features of the trained model",
    "resume_api/extraction/resume/contact.py": "schemes and domains of links",
    "resume_api/extraction/resume/emails.py": "domains of addresses",
    "resume_api/extraction/resume/name_forms.py": "schemes of links, and a certificate's length",
    "resume_api/extraction/resume/structure": "names of features and labels of the trained models",
    "resume_api/extraction/text/date_pattern.py": "years that are blotted out with an x",
    "resume_api/extraction/text/tokens.py": "names of products with signs: C++, C#, .NET",
    "resume_api/extraction/text/word_lists.py": "pairs of letters that fold to one another",
    "resume_api/fairness/swaps.py": "roles of pronouns and names of attributes",
    **dict.fromkeys(
        (
            *("providers/anthropic.py", "providers/chat.py", "providers/deadline_http"),
            *("providers/gemini.py", "providers/mistral.py", "providers/mistral_serializers.py"),
            *("providers/openai.py", "providers/openrouter.py", "providers/schema.py"),
            *("providers/base.py", "providers/base_urls.py", "providers/capabilities.py"),
        ),
        "names of vendors' interfaces",
    ),
    **dict.fromkeys(
        (
            *("providers/breaker.py", "providers/breaker_store.py", "providers/chain.py"),
            *("providers/completion.py", "providers/errors.py", "providers/http_status.py"),
            *("providers/llm.py", "providers/parsing.py"),
        ),
        "kinds of failure, what vendors say of them, and log lines",
    ),
    "providers/link_patterns.py": "schemes, domains and paths of links",
    "providers/prompt_builder.py": "the frame of a prompt, which is in English",
    "resume_api/ranking/table.py": "the columns and notes of the contract's table, and colours",
}
TERMS = {
    *("utf-8", "utf-8-sig", "rb", "replace", "NFD", "NFKD"),  # encodings and modes
    *("Latn", "Arab"),  # scripts by ISO 15924
    *("markdown", "latex", "offline", "rewording"),  # formats, a provider, a task
    *("EMAIL", "LINK", "LOCATION", "NAME", "PERSON", "PERSONAL", "PHONE"),  # kinds of masks
    *("intro", "cased", "jl", "small", "py3langid", "children", ".net", ".1f"),  # keys and names
}


@cache
def declared() -> set[str]:
    """Names that are something else than words: of fields, keys, literals, packs, skill files."""
    names: set[str] = set()
    for table, sentences in packs.messages("en").items():
        keys = {table, *(sentences if isinstance(sentences, dict) else ())}
        parts = [key.split("_") for key in keys]
        names |= keys | {"_".join(part[at:]) for part in parts for at in range(len(part))}
        names |= {"_".join(part[:at]) for part in parts for at in range(1, len(part))}
    for code in (*packs.languages(), packs.NEUTRAL):
        for table, lists in packs._words()[code].items():
            names |= {table, *lists}
    names |= {path.stem for path in (ROOT / "resume_api/extraction/skills/data").glob("*.txt")}
    for path in (ROOT / "resume_api").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names |= set(_named(node))
    return names


def _named(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.AnnAssign(target=ast.Name(id=name)):
            yield name
        case ast.Assign(targets=[ast.Name(id="__slots__")], value=ast.Tuple(elts=elements)):
            yield from (e.value for e in elements if isinstance(e, ast.Constant))
        case ast.Subscript(value=ast.Name(id="Literal"), slice=ast.Tuple(elts=elements)):
            yield from (e.value for e in elements if isinstance(e, ast.Constant))
        case ast.Dict(keys=keys):
            yield from (
                k.value for k in keys if isinstance(k, ast.Constant) and isinstance(k.value, str)
            )
        case ast.Subscript(slice=ast.Constant(value=str(key))):
            yield key


def literals(tree: ast.AST) -> Iterator[ast.Constant]:
    """The string literals of a module that are no docstrings and no sentences of errors."""
    apart: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            apart.add(id(node.value))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "").endswith("Error"):
            apart |= {id(part) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in apart:
            yield node


def words_in(tree: ast.AST, names: set[str]) -> list[str]:
    """The literals that have letters left."""
    return [
        value
        for value in (str(node.value) for node in literals(tree))
        if len(value) > 1
        and value not in TERMS
        and not (FILE.fullmatch(value) or CODE.fullmatch(value))
        and not (NAME.fullmatch(value) and names & {value.strip("_."), value.split(".")[0]})
        and LETTER.search(NOTATION.sub("", value))
    ]


@pytest.mark.parametrize("path", TREES, ids=lambda path: str(path.relative_to(ROOT)))
def test_code_has_no_words_of_human_languages(path: Path) -> None:
    if any(str(path.relative_to(ROOT)).startswith(allowed) for allowed in FILES):
        return
    assert words_in(TREES[path], declared()) == []


@pytest.mark.parametrize(
    ("planted", "found"),
    [
        ('re.compile(r"\\\\s(?:and|und)\\\\s")', True),
        ('WORDS = ("der", "die")', True),
        ('WORDS = {"و", "یا"}', True),
        ('SENTENCE = "No tables."', True),
        ('re.compile(r"(?P<year>[a-z]{2})\\\\s\\\\d+")', False),
        ('load("months")["now"]', False),
        ('raise ApiError(code, "The file is empty.")', False),
    ],
)
def test_the_rule_finds_what_is_planted(planted: str, found: bool) -> None:
    assert bool(words_in(ast.parse(planted), declared())) is found


def test_no_exception_is_left_over() -> None:
    for allowed in FILES:
        assert (ROOT / allowed).exists(), allowed
