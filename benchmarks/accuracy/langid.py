"""Accuracy of language detection by length and language, beside the usual libraries.

    python -m benchmarks.accuracy.langid DATA_FOLDER

reads ``DATA_FOLDER/langid/<language>.tsv`` (kind, text). Libraries that are not installed
(langdetect, lingua-language-detector) are skipped; to compare, install them somewhere and name the
place in PYTHONPATH. All choose among the languages of the folder; "as it ships" chooses among all.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from resume_api.extraction.text.language_detection import detect

KINDS = ("word", "pair", "sentence", "paragraph")
Row = tuple[str, str, str]


def rows(folder: Path) -> list[Row]:
    """Language, kind and text of every line."""
    found = []
    for path in sorted(folder.glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines()[1:]:
            kind, _, text = line.partition("\t")
            found.append((path.stem, kind, text))
    return found


def detectors(codes: list[str]) -> Iterator[tuple[str, Callable[[str], str]]]:
    """Every detector that is installed, by name, told to choose among ``codes``."""
    yield "as it ships", lambda text: detect(text).code
    yield "ours", lambda text: detect(text, codes).code
    yield "py3langid", _py3langid(codes)
    for name, module, make in (
        ("langdetect", "langdetect", _langdetect),
        ("lingua", "lingua", _lingua),
    ):
        if find_spec(module):
            yield name, make(codes)
        else:
            print(f"{name}: not installed, skipped")


def _py3langid(codes: list[str]) -> Callable[[str], str]:
    module = import_module("py3langid.langid")
    identifier = module.LanguageIdentifier.from_model_file(module.MODEL_FILE)
    identifier.set_languages(codes)
    return lambda text: str(identifier.classify(text)[0])


def _langdetect(codes: list[str]) -> Callable[[str], str]:
    factory = import_module("langdetect.detector_factory")
    factory.DetectorFactory.seed = 0
    factory.init_factory()
    prior = {("zh-cn" if code == "zh" else code): 1 / len(codes) for code in codes}

    def classify(text: str) -> str:
        detector = factory._factory.create()
        detector.set_prior_map(prior)
        detector.append(text)
        try:
            return str(detector.detect()[:2])
        except import_module("langdetect").LangDetectException:
            return ""

    return classify


def _lingua(codes: list[str]) -> Callable[[str], str]:
    module = import_module("lingua")
    names = [getattr(module.IsoCode639_1, code.upper()) for code in codes]
    detector = module.LanguageDetectorBuilder.from_iso_codes_639_1(*names).build()

    def classify(text: str) -> str:
        found = detector.detect_language_of(text)
        return found.iso_code_639_1.name.lower() if found else ""

    return classify


def main() -> None:
    """Print a table: the share of right answers, the mean over languages first."""
    data = rows(Path(sys.argv[1]) / "langid")
    codes = sorted({language for language, _, _ in data})
    print(f"{'':22}{'mean':>7}" + "".join(f"{code:>7}" for code in codes) + f"{'us':>8}")
    for name, classify in detectors(codes):
        classify("warm up")
        for kind in KINDS:
            mine = [(language, text) for language, its, text in data if its == kind]
            began = time.perf_counter()
            right = Counter(language for language, text in mine if classify(text) == language)
            each = (time.perf_counter() - began) / len(mine) * 1e6
            total = Counter(language for language, _ in mine)
            shares = [right[code] / total[code] for code in codes]
            cells = "".join(f"{share:7.3f}" for share in (sum(shares) / len(shares), *shares))
            print(f"{name:12}{kind:10}{cells}{each:8.0f}")


if __name__ == "__main__":
    main()
