"""E-mail addresses as resumes write them: plain, torn apart, spelt out, or turned round."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from resume_api.extraction.resume.lines import Line
from resume_api.extraction.text.word_lists import any_of, fold, load

_LOCAL = r"\w[\w.+-]{0,63}"
EMAIL = re.compile(
    rf"(?<![\w.+-]){_LOCAL}@(?:[\w-]{{1,63}}\.){{1,5}}[a-zA-Z]{{2,24}}(?!\w)"
    rf"|(?<=[:\s]-){_LOCAL}@(?:[\w-]{{1,63}}\.){{1,5}}[a-zA-Z]{{2,24}}(?!\w)"
)
TOP_LEVEL = (
    "com|org|net|io|dev|me|ir|de|fr|es|it|pt|nl|tr|ru|cn|ch|at|be|uk|eu|co|ai|app|info|in|br|tech"
    "|xyz|page|site|ae|sa|eg|pk"
)
_COMMON = "com|org|net|edu|gov|io|de|fr|es|ir"  # what may stand behind a blank, and is no word
_LOOSE = re.compile(
    rf"(?<![\w.+-]){_LOCAL}[ \t]?@[ \t]?"
    rf"(?:[a-z0-9-]{{1,63}}[ \t]?\.[ \t]?){{1,3}}(?:{_COMMON})(?!\w)"
)
_TURNED = re.compile(
    rf"(?<![\w.+-])(?:{TOP_LEVEL}|edu)(?:\.[a-z0-9-]{{1,63}}){{1,3}}@[\w.+-]{{1,64}}(?!\w)"
)
_TOP_LEVEL_ENDS = re.compile(rf"\.(?:{TOP_LEVEL}|edu)\Z")
_BEGUN = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{0,63}\Z")
_ENDING = re.compile(r"[\w.-]{1,40}")
_BROKEN = re.compile(r"(?<!\S)[a-z0-9.]{2,40}[-_]\Z")
_FIRST_CELL = re.compile(r"\S{2,40}(?=\t|\s\s|\Z)")
_SHORTEST_WORD = 3  # "m" below "jane@example.co" is no word


@cache
def _spelt() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """An address that is spelt out, "jane (at) example (dot) com", and its signs for a dot."""
    lists = load("contact")
    at, dot = (
        rf"[ \t]?[(\[{{<][ \t]?(?:{any_of(lists[key])}|{sign})[ \t]?[)\]}}>][ \t]?"
        for key, sign in (("at_sign", "@"), ("dot_sign", r"\."))
    )
    part = rf"[a-z0-9][\w+-]{{0,63}}(?:(?:\.|{dot})[\w+-]{{1,63}})"
    return (
        re.compile(rf"(?<![\w.+-])(?P<user>{part}{{0,4}}){at}(?P<host>{part}{{1,4}})(?!\w)"),
        re.compile(dot),
    )


def find_email(lines: Sequence[Line]) -> str | None:
    """The first address; one that a narrow column broke over two lines is put together."""
    for place, line in enumerate(lines):
        if "@" in line.text and (found := _on_line(lines, place)):
            return found
    return next((found for line in lines if (found := _spelt_out(line))), None)


def _on_line(lines: Sequence[Line], place: int) -> str | None:
    text = lines[place].text
    above = lines[place - 1].text if place else ""
    below = lines[place + 1].text if place + 1 < len(lines) else ""
    if turned := _turned(text):
        return turned
    if whole := _put_together(text, below):
        return whole
    if found := EMAIL.search(text):
        head = None if found.start() else _head(above)
        return f"{head}{found[0]}" if head else found[0][_label_end(found[0]) :]
    torn = _LOOSE.search(text)
    return re.sub(r"\s", "", torn[0]) if torn else None


def _label_end(address: str) -> int:
    """Where an address begins behind its label: "Email-jane@example.com"."""
    label = _label().match(fold(address))
    return label.end() if label else 0


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"{any_of(load('contact')['email'])}-(?=\w)")


def _head(above: str) -> str | None:
    """The beginning of an address that the line above ends with, or its first cell is."""
    found = _BROKEN.search(above)
    cell = _FIRST_CELL.match(above)
    if found is None and cell:
        found = _BROKEN.fullmatch(cell[0])
    return found[0] if found else None


def _turned(text: str) -> str | None:
    """The address that right-to-left text shows the other way round: "com.example@sara"."""
    found = _TURNED.search(text)
    if found is None or _TOP_LEVEL_ENDS.search(found[0]):
        return None
    return "".join(reversed(re.split(r"([.@+-])", found[0])))


def _put_together(text: str, below: str) -> str | None:
    """The address that a line begins and the next one, which says nothing else, ends."""
    if EMAIL.search(text) and len(below) >= _SHORTEST_WORD:
        return None
    begun = _BEGUN.search(text)
    whole = EMAIL.fullmatch(begun[0] + below) if begun and _ENDING.fullmatch(below) else None
    return whole[0] if whole else None


def _spelt_out(line: Line) -> str | None:
    whole, dot = _spelt()
    found = whole.search(line.folded) if any(sign in line.text for sign in "([{<") else None
    if found is None:
        return None
    user, host = (dot.sub(".", found[key]) for key in ("user", "host"))
    return f"{user}@{host}"
