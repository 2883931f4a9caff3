"""What the model of clause roles is told of each segment: words and their neighbours, the heading
above, place and shape, and which wordings of the language packs occur. Words are hashed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from zlib import crc32

from resume_api.extraction.job.phrases import speaks
from resume_api.extraction.job.segments import Segment
from resume_api.extraction.text.entity_heuristics import title_score
from resume_api.extraction.text.phrase_memory import remembered

Features = list[list[str]]
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d")
_ADDRESS = re.compile(r"@|https?:|www\.|\+?\d[\d ().-]{7}")
_MONEY = re.compile(r"[€$£¥%]")
_WORDS = 24  # of a segment that the model reads
_OPENING = 4
_CHARACTERS = 400
_HEADING_WORDS = 6
_WORDINGS = (
    "cue", "sought", "offer", "leading", "trailing", "binding",
    "experience", "wanted", "schooled", "tongue", "years", "furniture", "ours",
    "eligibility", "applying",
)  # fmt: skip
_LENGTHS = (2, 4, 7, 12, 20, 35)
_NEAR = (1, 2, 4, 8, 16)


@remembered
def _hash(kind: str, words: str) -> str:
    return f"{kind}{crc32(words.encode()) & 0xFFFFF:x}"


def role_features(text: str, folded: str, parts: Sequence[Segment]) -> Features:
    """The features of each segment of a job text."""
    words = [_WORD.findall(folded, p.start, min(p.end, p.start + _CHARACTERS)) for p in parts]
    found = []
    above, since = 0, -1
    for i, part in enumerate(parts):
        if part.heading or _looks_like_heading(text, part, words[i]):
            heading = ("self", "", 0)
        else:
            kind = parts[above].heading or "plain" if since >= 0 else "none"
            heading = (kind, _key(words[above]) if since >= 0 else "", i - since)
        own = list(_own(text, folded, part, words[i], heading[0]))
        own += _above(heading, words[above] if since >= 0 else [])
        own += _around(parts, words, i)
        found.append(own)
        if heading[0] == "self":
            above, since = i, i
    return found


def _looks_like_heading(text: str, part: Segment, words: Sequence[str]) -> bool:
    ends = text[part.end - 1] in ":：?？" or text[part.end : part.end + 1] in ("?", "؟", ":")
    return part.first and 0 < len(words) <= 8 and (ends or (part.whole and part.blank))


def _key(words: Sequence[str]) -> str:
    return " ".join(words[:_HEADING_WORDS])


def _own(text: str, folded: str, part: Segment, words: Sequence[str], kind: str) -> Iterator[str]:
    yield "bias"
    short = words[:_WORDS]
    for word in dict.fromkeys(short):
        yield _hash("w", word)
        if len(word) > 5:
            yield _hash("p", word[:5])
            yield _hash("s", word[-4:])
    for one, two in zip(short, short[1:], strict=False):
        yield _hash("b", f"{one} {two}")
    for at, word in enumerate(words[:_OPENING]):
        yield _hash(f"o{at}", word)
        yield _hash(f"q{at}", word[:4])
    if words:
        yield _hash("z", words[-1])
    stretch = folded[part.start : min(part.end, part.start + _CHARACTERS)]
    for name in _WORDINGS:
        if speaks(name, words, stretch):
            yield f"r:{name}"
            yield f"r:{name}:{kind}"
    yield from _shape(text, part, words, stretch)


def _shape(text: str, part: Segment, words: Sequence[str], stretch: str) -> Iterator[str]:
    size = sum(len(words) > bound for bound in _LENGTHS)
    yield f"len{size}"
    for name, holds in (
        ("bullet", part.bullet),
        ("first", part.first),
        ("whole", part.whole),
        ("blank", part.blank),
        ("heading", part.heading != ""),
        ("digit", _NUMBER.search(stretch)),
        ("address", _ADDRESS.search(stretch)),
        ("money", _MONEY.search(stretch)),
        ("asks", text[part.end : part.end + 1] in ("?", "؟", "？")),
        ("cries", text[part.end : part.end + 1] == "!"),
        ("stop", text[part.end : part.end + 1] == "."),
        ("colon", stretch.endswith(":")),
        ("upper", text[part.start : part.end].isupper()),
        ("lower", text[part.start].islower()),
    ):
        if holds:
            yield name
    if size < 4 and (score := title_score(stretch)):
        yield f"title{score}"
    if part.heading:
        yield f"h:{part.heading}"


def _above(heading: tuple[str, str, int], words: Sequence[str]) -> Iterator[str]:
    kind, key, distance = heading
    near = sum(distance > bound for bound in _NEAR)
    yield f"k:{kind}"
    yield f"k:{kind}:{near}"
    if key:
        yield _hash("H", key)
        for word in words[:_HEADING_WORDS]:
            yield _hash("h", word)
            yield _hash("i", word[:5])


def _around(parts: Sequence[Segment], words: Sequence[Sequence[str]], i: int) -> Iterator[str]:
    last = len(parts) - 1
    yield f"at{min(i, 3)}" if i < 4 else f"part{i * 5 // (last + 1)}"
    yield f"end{last - i}" if last - i < 4 else "mid"
    for name, at in (("P", i - 1), ("N", i + 1)):
        if 0 <= at <= last:
            near = parts[at]
            yield f"{name}h:{near.heading}"
            yield f"{name}b:{near.bullet}{parts[i].bullet}"
            for word in words[at][:2]:
                yield _hash(name, word[:5])
        else:
            yield f"{name}edge"
