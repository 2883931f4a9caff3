"""Which language a text is in: letters, function words and a byte n-gram model, deterministically."""

from __future__ import annotations

from typing import NamedTuple

from py3langid.langid import LanguageIdentifier

from resume_api.languages import primary_subtag

LANGUAGES = ("ar", "de", "en", "es", "fa", "fr", "it", "nl", "pt", "ru", "tr", "ur", "zh")
FALLBACK = "en"
MIN_CONFIDENCE = 0.85


class Detected(NamedTuple):
    """A language by its BCP 47 code, and how sure that is (0..1)."""

    code: str
    confidence: float


_identifier: list[LanguageIdentifier] = []


def detect(text: str) -> Detected:
    """The most likely of ``LANGUAGES``; English with confidence 0 where there are no letters."""
    letters = sum(c.isalpha() for c in text[:4000])
    if letters < 3:
        return Detected(FALLBACK, 0.0)
    if not _identifier:
        from py3langid.langid import MODEL_FILE

        identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
        identifier.set_languages(LANGUAGES)
        _identifier.append(identifier)
    return Detected(*_identifier[0].classify(text[:4000]))


def choose(text: str, override: str | None = None) -> tuple[str, float]:
    """The language to answer in and its confidence: ``override`` (a BCP 47 tag) where given, the
    text's language where that is sure enough, else English."""
    code, confidence = detect(text)
    wanted = primary_subtag(override) if override else None
    if wanted:
        return wanted, 1.0
    return (code if confidence >= MIN_CONFIDENCE else FALLBACK), confidence
