"""Words by the gaps between their letters, where a producer places the letters one by one.

PDFium guesses blanks from the widths that fonts state. Where these are missing or wrong, or words
are set tight, it glues words or tears them; right-to-left glyphs in the order of paper it even
tears at each letter. The ink itself, and the blanks that are drawn, part such words cleanly."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from ctypes import c_void_p
from dataclasses import dataclass
from itertools import repeat

import numpy as np
import numpy.typing as npt

from resume_api.documents.pdf import pdfium_bindings
from resume_api.documents.pdf.pdfium_bindings import Floats
from resume_api.documents.pdf.quality import quality_of
from resume_api.documents.pdf.scripts import NON_JOINER, has_letters, is_right_to_left
from resume_api.documents.pdf.space_objects import Survey

# Mean lengths of the words of a page that give rise to doubt, and a word that is glued for certain.
SHORT, LONG, MAX_LENGTH = 3.2, 9.0, 24
MIN_WORDS = 2
# Where glyphs are placed one by one: the share of words of one sign that gives rise to doubt.
SINGLES = 0.25
# A second cut must be this much better (see ``Quality.score``).
BETTER = 0.02
# In sizes of the letters: how far baselines of one line differ; a gap that is wider than any blank
# inside a word; the least that a blank is wider than the gaps inside words.
DRIFT, WIDE = 0.3, 0.5
BLANK = 0.085
# By ink, gaps inside words reach 0.15 and those between begin at 0.2.
INK_BLANKS = np.arange(0.10, 0.30, 0.02)
# Where there are too few gaps to tell.
USUAL_BLANK, MIN_GAPS = 0.18, 40
# Of a page's letters, how many blanks prove that it draws its blanks; how even advances are.
DRAWN_SHARE = 1 / 15
EVEN, EVEN_SHARE = 0.04, 0.6
# A blank narrower than this has no width.
JOINT = 0.06
BLANK_CODES = (0x20, 0xA0)


@dataclass(frozen=True, slots=True)
class Cut:
    """The words of a page: ``texts``, the numbers of their ``characters``, those of their lines,
    and whether they were parted by gaps."""

    texts: list[str]
    characters: list[Sequence[int]]
    lines: list[int]
    by_gaps: bool = False


@dataclass(frozen=True, slots=True)
class _Glyphs:
    """The inked characters of a page, a row each, line by line and from left to right."""

    numbers: list[int]
    lines: npt.NDArray[np.int64]
    ink: Floats
    loose: Floats
    size: Floats
    origin: Floats
    baseline: Floats


def is_doubtful(cut: Cut, text: str, survey: Survey) -> bool:
    """Whether the words of a page may be glued or torn."""
    if len(cut.texts) < MIN_WORDS:
        return False
    if survey.is_placed and has_letters(text):
        return True
    lengths = list(map(len, cut.texts))
    if survey.is_placed and lengths.count(1) > SINGLES * len(lengths):
        return True
    mean = sum(lengths) / len(lengths)
    longest = max(lengths)
    return not SHORT < mean < LONG or (
        longest > MAX_LENGTH and any(word.isalpha() for word in cut.texts if len(word) > MAX_LENGTH)
    )


def recut(text_page: c_void_p, text: str, cut: Cut, survey: Survey) -> Cut:
    """The words by their gaps, or ``cut`` where that reads better."""
    glyphs = _glyphs(text_page, text)
    if glyphs is None:
        return cut
    blanks = _blanks(text_page, text, survey)
    words = _words(glyphs, text, blanks)
    if has_letters(text) and survey.is_placed:
        return words if _are_drawn(blanks, glyphs) else cut
    before, after = (quality_of(" ".join(one.texts)).score for one in (cut, words))
    return words if after > before + BETTER else cut


def _glyphs(text_page: c_void_p, text: str) -> _Glyphs | None:
    """The inked characters; None where a line is not level."""
    numbers = [i for i, sign in enumerate(text) if sign > " " and sign not in "\x7f\xa0\ufffe"]
    places = pdfium_bindings.doubles(pdfium_bindings.char_origin, text_page, numbers, 2)
    ink = pdfium_bindings.doubles(pdfium_bindings.ink_box, text_page, numbers, 4)
    loose = np.zeros((len(numbers), 4), dtype=np.float32)
    at = loose.ctypes.data
    rows = range(at, at + 16 * len(numbers), 16)
    deque(map(pdfium_bindings.loose_box, repeat(text_page), numbers, rows), 0)
    size = np.maximum((loose[:, 1] - loose[:, 3]).astype(float), 1.0)
    level = np.abs(places[1:, 1] - places[:-1, 1]) < DRIFT * size[1:]
    if len(numbers) < 2 or level.mean() < 0.5:
        return None
    order = np.argsort(-places[:, 1], kind="stable")
    steps = -np.diff(places[order, 1]) > DRIFT * np.minimum(size[order][1:], size[order][:-1])
    lines = np.zeros(len(numbers), dtype=np.int64)
    lines[order] = np.concatenate(([0], np.cumsum(steps)))
    order = np.lexsort((places[:, 0], lines))
    return _Glyphs(
        [numbers[i] for i in order.tolist()],
        lines[order],
        ink[order][:, :2],
        loose[order][:, [0, 2]].astype(float),
        size[order],
        places[order][:, 0],
        places[order][:, 1],
    )


def _blanks(text_page: c_void_p, text: str, survey: Survey) -> Floats:
    """Where blanks are drawn, as objects or as characters: x, y in user space."""
    codes = [
        i
        for i, sign in enumerate(text)
        if ord(sign) in BLANK_CODES and pdfium_bindings.text_object(text_page, i)
    ]
    places = pdfium_bindings.doubles(pdfium_bindings.char_origin, text_page, codes, 2)
    return np.concatenate((survey.drawn.astype(float), places))


def _words(glyphs: _Glyphs, text: str, blanks: Floats) -> Cut:
    same = glyphs.lines[1:] == glyphs.lines[:-1]
    # The furthest that the ink of a line has come; a line begins afresh.
    afresh = 1e5 * glyphs.lines
    right = np.maximum.accumulate(glyphs.ink[:, 1] + afresh) - afresh
    size = np.minimum(glyphs.size[1:], glyphs.size[:-1])
    gap = (glyphs.ink[1:, 0] - right[:-1]) / size
    advance = (glyphs.loose[1:, 0] - glyphs.loose[:-1, 1]) / size
    joints: frozenset[int] = frozenset()
    if _are_drawn(blanks, glyphs):
        beside, joints = _beside_blanks(glyphs, blanks)
        apart = beside | (gap > WIDE)
    else:
        apart = _by_gaps(glyphs.lines, gap, advance, same)
    cuts = np.flatnonzero(apart | ~same) + 1
    return _cut_at(glyphs, text, cuts, joints)


def _are_drawn(blanks: Floats, glyphs: _Glyphs) -> bool:
    """Whether the page draws its blanks."""
    return len(blanks) >= DRAWN_SHARE * len(glyphs.numbers)


def _cut_at(glyphs: _Glyphs, text: str, cuts: npt.NDArray[np.int64], joints: frozenset[int]) -> Cut:
    """The words that end at ``cuts``, those of a line in the order in which the page is read;
    behind the glyphs ``joints`` stands a non-joiner, which goes with the letter on its left."""
    rows = np.split(np.arange(len(glyphs.numbers)), cuts)
    if is_right_to_left(text):
        rows.sort(key=lambda row: (int(glyphs.lines[row[0]]), -float(glyphs.ink[row[0], 0])))
    texts: list[str] = []
    characters: list[Sequence[int]] = []
    for row in rows:
        word: list[int] = []
        letters = ""
        for i in row.tolist():
            number = glyphs.numbers[i]
            joined = i in joints and i != int(row[-1])
            word += [number, number] if joined else [number]
            letters += text[number] + NON_JOINER * joined
        texts.append(letters)
        characters.append(word)
    return Cut(texts, characters, [int(glyphs.lines[row[0]]) for row in rows], True)


def _beside_blanks(glyphs: _Glyphs, blanks: Floats) -> tuple[npt.NDArray[np.bool_], frozenset[int]]:
    """Whether a blank is drawn between each glyph and the next, and behind which of them it has no
    width: such a blank is the non-joiner of Persian."""
    apart = np.zeros(len(glyphs.numbers) - 1, dtype=bool)
    joints = []
    for x, y in blanks.tolist():
        near = np.flatnonzero(np.abs(glyphs.baseline - y) < DRIFT * glyphs.size)
        before = near[glyphs.origin[near] < x - JOINT]
        if not len(before) or len(before) == len(near):
            continue
        place, size = int(before.max()), float(glyphs.size[before.max()])
        if glyphs.origin[place + 1] - x < JOINT * size:
            joints.append(place)
        elif glyphs.ink[place + 1, 0] > x - DRIFT * size:
            apart[place] = True
    return apart, frozenset(joints)


def _by_gaps(
    lines: npt.NDArray[np.int64], gap: Floats, advance: Floats, same: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """Whether the gap behind each glyph is a blank; letters set apart for looks are none."""
    inside = advance[same]
    is_even = (
        advance is not gap
        and len(inside)
        and (np.abs(inside - np.median(inside)) < EVEN).mean() > EVEN_SHARE
    )
    measure = advance if is_even else gap
    least = BLANK if is_even else _valley(gap[same])
    apart = np.zeros(len(gap), dtype=bool)
    usual = float(np.median(measure[same])) if same.any() else 0.0
    for line in np.unique(lines):
        row = np.flatnonzero((lines[:-1] == line) & same)
        if len(row):
            base = max(float(np.median(measure[row])) - usual, 0.0) if len(row) > 2 else 0.0
            apart[row] = measure[row] > usual * is_even + base + max(least, 0.6 * base)
    return apart


def _valley(gaps: Floats) -> float:
    """The width of gap, among those that may part words, that the fewest gaps have."""
    if len(gaps) < MIN_GAPS:
        return USUAL_BLANK
    counts = [int(((gaps > one - 0.02) & (gaps < one + 0.02)).sum()) for one in INK_BLANKS]
    fewest = min(counts)
    best = [float(one) for one, count in zip(INK_BLANKS, counts, strict=True) if count == fewest]
    return best[len(best) // 2]
