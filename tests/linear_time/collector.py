"""``python -m tests.linear_time.collector``: every pattern that the packages compile, as JSON.

It runs in a process of its own, where nothing is compiled yet: imports everything, builds whatever
is built once a process, and reads the samples.
"""

from __future__ import annotations

import functools
import importlib
import inspect
import json
import pkgutil
import re
import sys
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PACKAGES = ("resume_api", "providers")
SAMPLES = ("*.txt", "*.tex", "*.docx", "resume-*.pdf", "twins/**/*.txt")
_ANCHORED = {"match", "fullmatch"}
_compile = re._compile  # type: ignore[attr-defined]
found: dict[tuple[str, int], tuple[str, bool]] = {}


def _recording(pattern: Any, flags: int) -> Any:
    """Compile as ``re`` does, and note which line of ours asked for it and how it is used."""
    compiled = _compile(pattern, flags)
    if (compiled.pattern, compiled.flags) in found:
        return compiled
    frame, how = sys._getframe(1), ""
    while frame.f_back and frame.f_code.co_filename == re.__file__:
        frame, how = frame.f_back, frame.f_code.co_name
    path = Path(frame.f_code.co_filename)
    ours = path.is_relative_to(ROOT) and path.relative_to(ROOT).parts[0] in PACKAGES
    if ours and isinstance(compiled.pattern, str):
        where = f"{path.relative_to(ROOT)}:{frame.f_lineno}"
        anchored = how in _ANCHORED if how != "compile" else _is_anchored(path, frame.f_lineno)
        found.setdefault((compiled.pattern, compiled.flags), (where, anchored))
    return compiled


def _is_anchored(path: Path, line: int) -> bool:
    """Whether the module tries the pattern of this line at one place only, by its name."""
    source = path.read_text("utf-8")
    lines = source.splitlines()[:line]
    names = [m[1] for row in lines if (m := re.match(r"(\w+) = re\.compile\(", row))]
    if not names or not names[-1].startswith("_"):
        return False
    uses = re.findall(rf"\b{names[-1]}\.(\w+)|[(, ]{names[-1]}[,)]", source)
    own = set(uses) - {"pattern"}  # a pattern that takes it in is found where it is compiled
    return bool(own) and own <= _ANCHORED


def _build_everything() -> None:
    modules = [
        importlib.import_module(module.name)
        for package in PACKAGES
        for module in pkgutil.walk_packages([str(ROOT / package)], f"{package}.")
        if "migrations" not in module.name
    ]
    for module in modules:
        for value in vars(module).values():
            cached = isinstance(value, functools._lru_cache_wrapper)
            if cached and not inspect.signature(value).parameters:
                value()


def _read_samples() -> None:
    from providers.offline.writing_checks import Phrases
    from providers.pii_masking import mask
    from resume_api import documents
    from resume_api.analysis.preparation import prepare
    from resume_api.coaching.answer_patterns import AnswerPatterns
    from resume_api.domain.document import Limits
    from resume_api.languages.packs import languages
    from resume_api.ranking.criteria import extract

    for code in languages():
        Phrases.of(code)
        AnswerPatterns.of(code)
    paths = sorted(path for glob in SAMPLES for path in (ROOT / "samples").glob(glob))
    jobs = [path.read_text("utf-8") for path in paths if "job" in path.name]
    for job in jobs:
        extract(job)
    for number, path in enumerate(path for path in paths if "job" not in path.name):
        document = documents.read(path.read_bytes(), Limits(ocr=False))
        prepared = prepare(document, jobs[number % len(jobs)], None, date(2026, 1, 1))
        mask(prepared.inputs.resume)


def main() -> None:
    """Print ``[[where, pattern, flags, anchored], ...]``."""
    re._compile = _recording  # type: ignore[attr-defined]
    _build_everything()
    _read_samples()
    rows = [[where, *key, anchored] for key, (where, anchored) in found.items()]
    print(json.dumps(rows))  # noqa: T201


if __name__ == "__main__":
    main()
