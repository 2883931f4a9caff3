"""Which language a text is in, by script, letters, byte n-grams and words; deterministic."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import NamedTuple

import numpy as np

from resume_api.extraction.text.ngrams import NGrams, Scores
from resume_api.extraction.text.word_frequency import WordFrequency
from resume_api.languages.packs import FALLBACK, codes_of_script, languages
from resume_api.languages.tags import primary_subtag

LATIN = codes_of_script("Latn")
ARABIC = codes_of_script("Arab")
LANGUAGES = frozenset(languages())
MIN_CONFIDENCE = 0.85

_SAMPLE = 450  # characters that are looked at: the beginning, middle and end of long texts
_MIN_LETTERS = 3
# Foreign words are common in other scripts (product names in a Persian resume) but not the other
# way round: one letter of these outweighs so many Latin ones.
_SCRIPTS = (
    ("ru", 3, re.compile("[\u0400-\u04ff]")),
    ("zh", 6, re.compile("[\u3400-\u9fff]")),
    ("ar", 3, re.compile("[\u0620-\u064a\u066e-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")),
)
_LETTER = re.compile(r"[^\W\d_]")
# Letters that only some languages of the Arabic script have.
_URDU = re.compile("[ٹڈڑںےۓہھۂ]")
_NOT_ARABIC = re.compile("[پچژگکیے]")
_ONLY_ARABIC = re.compile("[ةىأإؤ]")
_LETTER_WEIGHT = 6.0
_LETTER_SHARE = 0.05


class Detected(NamedTuple):
    """A language by its BCP 47 code, and how sure that is (0..1)."""

    code: str
    confidence: float


@cache
def _model() -> NGrams:
    return NGrams((*LATIN, *ARABIC))


@cache
def _words() -> WordFrequency:
    return WordFrequency((*LATIN, *ARABIC))


def detect(text: str, languages: Collection[str] = LANGUAGES) -> Detected:
    """The most likely of ``languages``; English with confidence 0 where the text is too short to
    tell (under three letters or one Chinese character). Mixed text counts as the language of its
    non-Latin part where that is a quarter or more."""
    sample = _sample(text)
    letters = len(_LETTER.findall(sample))
    script, weight, found = max(
        ((code, factor, len(pattern.findall(sample))) for code, factor, pattern in _SCRIPTS),
        key=lambda item: item[1] * item[2],
    )
    if found * weight + letters - found < _MIN_LETTERS:
        return Detected(FALLBACK, 0.0)
    if found * weight <= letters - found:
        return _best(sample, LATIN, languages)
    return _best(sample, ARABIC, languages) if script == "ar" else Detected(script, 1.0)


def is_rare(phrase: str) -> bool:
    """Whether no word of the phrase is usual in a language, as those of many names are not;
    initials aside."""
    words = [word for word in re.split(r"[\W_]+", phrase.lower()) if len(word) > 1]
    return bool(words) and not _words().scores(" ".join(words)).any()


def _sample(text: str) -> str:
    """The text, or thirds of the sample from its beginning, middle and end."""
    if len(text) <= _SAMPLE:
        return text.lower()
    part, middle = _SAMPLE // 3, len(text) // 2
    return f"{text[:part]} {text[middle : middle + part]} {text[-part:]}".lower()


def _best(text: str, script: tuple[str, ...], languages: Collection[str]) -> Detected:
    offset = (*LATIN, *ARABIC).index(script[0])
    span = slice(offset, offset + len(script))
    scores = _model().scores(text)[span] + _words().scores(text)[span]
    if script is ARABIC:
        scores += _letter_scores(text)
    scores[[code not in languages for code in script]] = -np.inf
    odds = np.exp(scores - scores.max())
    place = int(odds.argmax())
    return Detected(script[place], float(odds[place] / odds.sum()))


def _letter_scores(text: str) -> Scores:
    def share(pattern: re.Pattern[str]) -> float:
        return min(1.0, len(pattern.findall(text)) / (_LETTER_SHARE * len(text)))

    arabic = share(_ONLY_ARABIC) / 2 - share(_NOT_ARABIC)
    return _LETTER_WEIGHT * np.array((arabic, 0.0, share(_URDU)), dtype=np.float32)


def choose(detected: Detected, override: str | None = None) -> tuple[str, float]:
    """The language to answer in and its confidence: ``override`` (a BCP 47 tag) where it is one,
    the detected language where that is sure enough, else English."""
    if override and (wanted := primary_subtag(override)):
        return wanted, 1.0
    sure = detected.confidence >= MIN_CONFIDENCE
    return (detected.code if sure else FALLBACK), detected.confidence
