"""One spelling of characters for every reader: ligatures, presentation forms, bullets, hyphens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

# Ligatures, Arabic presentation forms, full-width forms, compatibility ideographs, mathematical
# letters, Roman numerals. NFKC as a whole would also turn 10⁶ into 106 and ™ into TM.
_COMPATIBILITY = re.compile(
    "[\u0132\u0133\u013f\u0140\u0149\u01c4-\u01cc\u01f1-\u01f3\u2126\u212a\u212b\u2160-\u217f"
    "\ufb00-\ufdff\ufe30-\ufefc\uff01-\uffef\uf900-\ufaff\U0001d400-\U0001d7ff]+"
)
_ALLAH_AFTER_ALEF = re.compile("(?<=[\u0627\u0671\ufe8d\ufe8e])\ufdf2")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# A soft hyphen that reached the text is drawn: XeTeX and LuaTeX name every hyphen so.
_HYPHEN = re.compile("[\u00ad\u2010\u2011]")
# Text from a browser keeps soft hyphens that are not shown: it has plain ones in compounds too, or
# several in one word.
_COMPOUNDED = re.compile(r"[^\W\d_]{2}-[^\W\d_]{2}")
_SYLLABLES = re.compile("[^\\W_]\u00ad[^\\W_]{1,20}\u00ad[^\\W_]")
_SOFT = re.compile("(?<=[^\\W_])\u00ad(?=[^\\W_])")
# A dieresis drawn before its letter, as LaTeX does; other marks serve as apostrophes, too.
_DIERESIS = re.compile("\u00a8([aeiouyAEIOUY])")
# A line of single signs: letters that are set apart for looks.
_SPACED = re.compile(r"^([^\W\d_](?:[ \t]+[^\s•])+)[ \t]*$", re.MULTILINE)
MIN_LETTERS = 4
_WIDE = re.compile(r"[ \t]{2,}")
# Arabic letters beside Latin ones: a word ends where the script changes.
_ARABIC, _LATIN = "\u0620-\u064a\u066e-\u06d3\u06fa-\u06fc", "A-Za-z"
_SCRIPTS = re.compile(f"(?<=[{_ARABIC}])(?=[{_LATIN}])|(?<=[{_LATIN}])(?=[{_ARABIC}])")
# Controls, direction marks, zero-width marks but the joiners, tatweel, non-characters.
_DROPPED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u0640\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
# Bullets of the symbol fonts (Symbol, Wingdings) and icon fonts, by their private code points.
_BULLET = re.compile(
    "^([ \t]*)(?:[•‣⁃∙●○■□▪▫◆◇◈◉◌◎◘◦▶►▸▹▻➔➢➤➜➣✓✔✗✦✧❖❑❒❏❍⚫⚬⦁⦾⦿⬤∎·⋅∗⋆★☆"
    "\uf0b7\uf0a7\uf0a8\uf0d8\uf0fc\uf076\uf071\uf06c\uf06d\uf06e\uf09f\uf0a0\uf111\uf10c\uf192"
    "\uf105\uf101\uf054\uf061\uf0da\uf0c8\uf00c\uf058\uf138\uf02d]\ufe0f?[ \t]*)+(?=\\S)",
    re.MULTILINE,
)
_LINE_HYPHEN = re.compile(r"(?<!\S)(\S*[^\W_])[-\u00ad]\n[ \t]*(\S+)[ \t]*\n?")
_BLANKS = re.compile(r"\n{3,}")
_TRAILING = re.compile(r"(?<![ \t])[ \t]++(?=\n|\Z)")

# First parts of English compounds that keep their hyphen where a line ends in them ("full-time"),
# unless a mere ending follows ("full-ness").
_COMPOUND = re.compile(
    "(?:award|best|client|cloud|cost|cross|customer|decision|detail|fast|first|five|four|full|goal|"
    "hands|high|large|lead|live|long|low|market|object|part(?=-time)|peer|problem|quick|real|"
    "results?|second|self|server|service|short|six|small|solution|state|ten|test|third|three|time|"
    "top|two|user|value|well|wide|year)-(?!(?:age|ance|e?[dr]s?|ed|en|es|est|ful|hood|ing|ish|ist|"
    "ity|i[sz]e|less|ly|ment|ness|ship|tion|y)s?$).+"
)


def normalise(text: str) -> str:
    """``text`` in one spelling: lines end in ``\\n``, bullets are ``•``, words broken at a line end
    are whole again, and ligatures, controls, direction marks and surrogates are gone. The
    zero-width non-joiner stays, for Persian needs it."""
    text = _BREAK.sub("\n", text)
    if "\u00ad" in text and (_COMPOUNDED.search(text) or _SYLLABLES.search(text)):
        text = _SOFT.sub("", text)
    vocabulary = frozenset(re.findall(r"[\w-]+", text.lower()))
    text = _LINE_HYPHEN.sub(lambda match: _mended(match, vocabulary), text)
    text = joined_letters(normalise_characters(text))
    return _BLANKS.sub("\n\n", _TRAILING.sub("", text)).strip("\n")


def normalise_characters(text: str) -> str:
    """As ``normalise``, but each line for itself: no line is joined with another or dropped."""
    if text.isascii() and text.isprintable():
        return text
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")
    text = _BULLET.sub(r"\1• ", _BREAK.sub("\n", text))
    text = _HYPHEN.sub("-", _SPACE.sub(" ", _DROPPED.sub("", _PRIVATE.sub("", text))))
    text = _COMPATIBILITY.sub(_composed, _ALLAH_AFTER_ALEF.sub("\u0644\u0644\u0647", text))
    text = _SCRIPTS.sub(" ", _DIERESIS.sub("\\1\u0308", text))
    return unicodedata.normalize("NFC", text)


def joined_letters(text: str) -> str:
    """Lines typed letter by letter ("S K I L L S") as words: wider blanks part these. An alphabet,
    as that of driving licences, stays."""
    return _SPACED.sub(_closed, text)


def _closed(match: re.Match[str]) -> str:
    words = [re.sub("[ \\t]", "", word) for word in _WIDE.split(match[1])]
    letters = [letter for letter in "".join(words) if letter.isalpha()]
    if len(letters) < MIN_LETTERS or letters == sorted(letters):
        return match[0]
    return " ".join(words)


def join_at_hyphen(head: str, tail: str, vocabulary: Container[str]) -> str:
    """The word of which ``head`` (its line-end hyphen taken off) and ``tail`` are the parts.

    The hyphen stays where the text has the compound elsewhere, where the parts cannot be one plain
    word (capitals, digits, addresses), or after a usual first part of a compound ("full-time")."""
    whole, compound = head + tail, f"{head}-{tail}"
    bare = tail.rstrip(".,;:!?)]»”\"'")
    if f"{head}{bare}".lower() in vocabulary:
        return whole
    plain = bare.isalpha() and bare.islower() and head.isalpha() and head[-1].islower()
    if not plain or f"{head}-{bare}".lower() in vocabulary or _COMPOUND.match(compound.lower()):
        return compound
    return whole


def _mended(match: re.Match[str], vocabulary: Container[str]) -> str:
    return join_at_hyphen(match[1], match[2], vocabulary) + "\n"


def _composed(match: re.Match[str]) -> str:
    # A spaced-out Arabic mark (U+FE70 and kin) decomposes into a blank and the mark.
    plain = unicodedata.normalize("NFKC", match[0])
    return plain if " " in match[0] else re.sub(" (?=[\u064b-\u0652])", "", plain)
