"""Who the candidate is, taken out of what a model sees and put back into what it says.

A model's verdict moves with a name, an address or an age (bias), and a vendor has no need of them
(privacy). Lines stay lines, so the numbers that a model cites keep their meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from providers.inputs import ResumeFacts

_EMAIL = re.compile(r"[\w.+-]+ ?@ ?[\w-]+(?:\.[\w-]+)+")
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s|،,;<>()]+"
    r"|\b(?:linkedin|github|gitlab|bitbucket|xing|twitter|facebook|instagram|medium|behance|t)"
    r"\.(?:com|me|org|io|net)/[^\s|،,;<>()]+",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w/])(?:\+|\(\+?)?\d[\d \t().-]{7,18}\d(?![\w/])")
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
_LABELLED = re.compile(
    rf"(?<!\w)(?:{_LABELS})[ \t]*[:：][ \t]*(?P<value>[^|•;\s][^|•;\t\n]*)", re.IGNORECASE
)
_BORN = re.compile(
    r"(?<!\w)(?:born|geboren|née?|nacid[oa]|متولد|مواليد)(?!\w)(?P<value>[^|•;\t\n]{0,30}?\d{4})",
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

    def apply(self, kind: str, pattern: re.Pattern[str], text: str) -> str:
        return pattern.sub(lambda match: self._swap(kind, match), text)

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
    text = resume.text
    for kind, pattern in _patterns(resume):
        text = masking.apply(kind, pattern, text)
    return Masked(tuple(text.split("\n")), masking.originals)


def unmasked(resume: ResumeFacts) -> Masked:
    """The lines as they are."""
    return Masked(tuple(line.text for line in resume.lines), {})


def _patterns(resume: ResumeFacts) -> Iterator[tuple[str, re.Pattern[str]]]:
    contact = resume.contact
    yield "PERSONAL", _LABELLED
    yield "PERSONAL", _BORN
    yield from _literal("EMAIL", [contact.email])
    yield "EMAIL", _EMAIL
    yield from _literal("LINK", contact.links)
    yield "LINK", _LINK
    yield from _literal("PHONE", [contact.phone])
    yield "PHONE", _PHONE
    yield from _literal("LOCATION", [contact.location])
    yield from _name(resume)


def _name(resume: ResumeFacts) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The whole name in any case, then its parts as names are written.

    What reads like a name can be a heading or a product. So a skill stays; a single word is a name
    only on a line of its own; and a part that the resume also writes small is a word like others.
    """
    skills = {quote.text.casefold() for skill in resume.skills for quote in skill.quotes}
    name = " ".join((resume.contact.name or "").split())
    parts = [part.strip(".,") for part in name.split()]
    if not parts or skills & {part.casefold() for part in (*parts, name)}:
        return
    ((kind, whole),) = _literal("NAME", [name])
    if len(parts) == 1:
        yield (
            kind,
            re.compile(rf"^[ \t]*(?P<value>{whole.pattern})[ \t]*$", whole.flags | re.MULTILINE),
        )
        return
    yield kind, whole
    rest = resume.text
    for pattern in (_EMAIL, _LINK, whole):
        rest = pattern.sub(" ", rest)
    for part in parts:
        small = part.lower() != part and re.search(rf"\b{re.escape(part.lower())}\b", rest)
        if len(part) >= _SHORTEST_NAME_PART and not small:
            forms = sorted({part, part.upper(), part.title()})
            yield kind, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")


def _literal(kind: str, texts: Iterable[str | None]) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The given words wherever they stand, in any case and spacing."""
    for text in texts:
        if words := (text or "").split():
            pattern = r"[^\S\n]+".join(map(re.escape, words))
            yield kind, re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)


def _is_phone(text: str) -> bool:
    """Nine digits or more, and no years: ``2015 - 2018`` is a span of time."""
    digits = sum(char.isdigit() for char in text)
    return digits >= 9 and (text.lstrip("(").startswith("+") or not _YEAR.search(text))
