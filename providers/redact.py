"""Who the candidate is, taken out of what a model sees and put back into what it says.

A model's verdict moves with a name, an address or an age (bias), and a vendor has no need of them
(privacy). Lines stay lines, so the numbers that a model cites keep their meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from providers.inputs import Contact, ResumeFacts

_EMAIL = re.compile(r"[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s|،,;<>()]+"
    r"|\b(?:linkedin|github|gitlab|bitbucket|xing|twitter|facebook|instagram|medium|behance|t)"
    r"\.(?:com|me|org|io|net)/[^\s|،,;<>()]+",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w/])(?:\+|\(\+?)?\d[\d\s().-]{7,18}\d(?![\w/])")
_YEAR = re.compile(r"(?<!\d)(?:19|20|13|14|۱۳|۱۴|١٩|٢٠)\d{2}(?!\d)")
_LABELS = (
    "date of birth|birth ?date|d\\.?o\\.?b|place of birth|age|gender|sex|marital status|nationality"
    "|citizenship|religion|address|photo"
    "|geburtsdatum|geburtsort|alter|geschlecht|familienstand|staatsangehörigkeit|nationalität"
    "|konfession|anschrift|adresse|wohnort"
    "|date de naissance|lieu de naissance|âge|sexe|situation (?:familiale|de famille)|nationalité"
    "|fecha de nacimiento|lugar de nacimiento|edad|sexo|estado civil|nacionalidad|dirección"
    "|تاریخ تولد|محل تولد|سن|جنسیت|وضعیت تأهل|وضعیت تاهل|تابعیت|ملیت|دین|مذهب|آدرس|نشانی"
    "|تاريخ الميلاد|تاريخ الولادة|مكان الميلاد|العمر|الجنس|الحالة الاجتماعية|الجنسية|الديانة"
    "|العنوان"
)
_LABELLED = re.compile(rf"(?<!\w)(?:{_LABELS})\s*[:：]\s*(?P<value>[^|•;\t]+)", re.IGNORECASE)
_BORN = re.compile(
    r"(?<!\w)(?:born|geboren|née?|nacid[oa]|متولد|مواليد)(?!\w)(?P<value>[^|•;\t]{0,30}?\d{4})",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(r"\[[A-Z]+(?:_\d+)?\]")
_SHORTEST_NAME_PART = 3


@dataclass
class _Mask:
    """Placeholders by kind, one for each distinct text."""

    originals: dict[str, str] = field(default_factory=dict)
    _known: dict[tuple[str, str], str] = field(default_factory=dict)

    def placeholder(self, kind: str, words: str) -> str:
        key = kind, " ".join(words.casefold().split())
        if key not in self._known:
            count = 1 + sum(known == kind for known, _ in self._known)
            self._known[key] = f"[{kind}]" if count == 1 else f"[{kind}_{count}]"
            self.originals[self._known[key]] = words
        return self._known[key]

    def apply(self, kind: str, pattern: re.Pattern[str], line: str) -> str:
        return pattern.sub(lambda match: self._swap(kind, match), line)

    def _swap(self, kind: str, match: re.Match[str]) -> str:
        words = match["value"] if "value" in match.re.groupindex else match[0]
        if kind == "PHONE" and not _is_phone(words):
            return match[0]
        bare = words.strip()
        return match[0].replace(words, words.replace(bare, self.placeholder(kind, bare)))


@dataclass(frozen=True)
class Masked:
    """A resume's lines without its owner, and the way back."""

    lines: tuple[str, ...]
    originals: Mapping[str, str]

    def restore(self, value: Any) -> Any:
        """``value`` (an answer of any depth) with the candidate's words for their placeholders."""
        if isinstance(value, str):
            return _PLACEHOLDER.sub(lambda m: self.originals.get(m[0], m[0]), value)
        if isinstance(value, Mapping):
            return {key: self.restore(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.restore(inner) for inner in value]
        return value


def mask(resume: ResumeFacts) -> Masked:
    """The lines with name, e-mail, phone, location, links and labelled personal data masked."""
    masking = _Mask()
    patterns = list(_patterns(resume.contact))
    lines = []
    for line in resume.lines:
        text = line.text
        for kind, pattern in patterns:
            text = masking.apply(kind, pattern, text)
        lines.append(text)
    return Masked(tuple(lines), masking.originals)


def unmasked(resume: ResumeFacts) -> Masked:
    """The lines as they are."""
    return Masked(tuple(line.text for line in resume.lines), {})


def _patterns(contact: Contact) -> Iterator[tuple[str, re.Pattern[str]]]:
    yield "PERSONAL", _LABELLED
    yield "PERSONAL", _BORN
    yield from _literal("EMAIL", [contact.email])
    yield "EMAIL", _EMAIL
    yield from _literal("LINK", contact.links)
    yield "LINK", _LINK
    yield from _literal("PHONE", [contact.phone])
    yield "PHONE", _PHONE
    yield from _literal("LOCATION", [contact.location])
    yield from _literal("NAME", [contact.name])
    for part in (contact.name or "").split():
        if len(bare := part.strip(".,")) >= _SHORTEST_NAME_PART:
            forms = sorted({bare, bare.upper(), bare.title()})
            yield "NAME", re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")


def _literal(kind: str, texts: Iterable[str | None]) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The given words wherever they stand, in any case and spacing."""
    for text in texts:
        if words := (text or "").split():
            pattern = r"\s+".join(map(re.escape, words))
            yield kind, re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)


def _is_phone(text: str) -> bool:
    """Nine digits or more, and no years: ``2015 - 2018`` is a span of time."""
    digits = sum(char.isdigit() for char in text)
    return digits >= 9 and (text.lstrip("(").startswith("+") or not _YEAR.search(text))
