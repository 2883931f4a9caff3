"""The words of a person's name: what stands around them in a line is taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice, pairwise

from resume_api.extraction.resume.lines import Line, clip
from resume_api.extraction.resume.sections import KINDS
from resume_api.extraction.resume.structure.lexicon import name_share, names
from resume_api.extraction.text.entity_heuristics import title_score
from resume_api.extraction.text.word_lists import any_of, fold, load

_MAX_PHRASES = 20  # of a line, in whose first cells the name stands
CELL = re.compile(
    r"(?:(?<!\s)\s++)?[|•·;/،]\s*+|\t|\s{2,}|\s[-–—]+\s|:\s|\s?\(?https?:|\s(?=\+?\d)"
    r"|\s?[\u2600-\u27bf\ue000-\uf8ff\U0001f000-\U0001faff]+\s?"
)
_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f\u064b-\u0652\u0670])"
_NAME_WORD = re.compile(rf"[\"“”„«('‘]?{_LETTER}+(?:['’.\u200c-]{_LETTER}+){{0,4}}\.?[\"“”»)'’]?,?")
_CAPITALS = re.compile(rf"(?:[A-Z]{_LETTER}*[ .-]{{1,2}}){{1,4}}(?=[a-z])")
_SPACED = re.compile(r"(?:[^\W\d_] +){3,}[^\W\d_]")
MAX_LENGTH = 60
_MAX_LINE = 300
_MAX_SUFFIX = 4  # "Jun."
_ORDINAL = re.compile(r"[IV]{2,3}")  # "III" behind a name belongs to it
_HEADED = 3  # the score of a phrase that a title's noun heads
_MIN_NAME = 2  # words of a name before a title in the same phrase
MAX_WORDS = 8


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Words for the document, what stands before and behind a name."""
    lists = load("contact")
    document, pronoun = any_of(lists["document"]), any_of(lists["pronoun"])
    intro = any_of(lists["introduction"])
    slashed = any_of(term for term in lists["pronoun"] if "/" in term)
    return (
        re.compile(
            rf"(?P<lead>{document}\s*(?:[:|,–-]\s*|\s)|{intro}\s)?(?P<name>.*?)"
            rf"(?P<trail>(?:\s*[:|,–-]\s*|(?=')|(?<!\s)\s++)(?:{document}))?[^\w)]*\Z"
        ),
        re.compile(rf"(?:{any_of(lists['honorific'])}(?:\.\s*|\s+)){{1,3}}"),
        re.compile(
            rf"\s?[(\[] ?(?:{pronoun}|\w{{1,6}}(?: ?/ ?\w{{1,6}}){{1,2}}) ?[)\]]"
            rf"|[\s,|-] ?{slashed}\Z"
        ),
    )


@cache
def _letters() -> frozenset[str]:
    """Degrees and certificates that stand behind a name, without their dots."""
    lists = load("degrees")
    terms = [term for key in "2345" for term in lists[key]]
    terms += [*load("certificates")["name"], *load("contact")["suffix"]]
    return frozenset(term.replace(".", "") for term in terms if len(term) <= len("cissp-cert"))


def cleaned(words: str) -> str:
    """A name without what announces it and what stands around it: "Jane Roe, PhD - Resume"."""
    whole = _patterns()[0].match(fold(words)) if len(words) <= _MAX_LINE else None
    said = words[slice(*whole.span("name"))] if whole else words
    return clean(CELL.split(clean(said), maxsplit=1)[0])


def is_half(line: Line) -> bool:
    """Whether the line is one word that may be a first or a last name by itself."""
    words = clean(line.text).rstrip(",").split()
    return len(words) == 1 and bool(_NAME_WORD.fullmatch(words[0])) and len(words[0]) > 1


def phrases(line: Line) -> Iterator[tuple[str, bool]]:
    """The phrases of a line that may be a name, and whether "Resume of" announces them."""
    if len(line.text) > _MAX_LINE:
        return
    if spaced := _unspaced(line.text):
        yield spaced, False
        return
    document, _, pronoun = _patterns()
    if said := pronoun.search(line.folded):
        line = clip(line, 0, said.start()) or line
    whole = document.match(line.folded)
    if whole and (whole["lead"] or whole["trail"]):
        announced = line.text[slice(*whole.span("name"))].strip(" :-–—|,")
        words = clean(CELL.split(announced, maxsplit=1)[0])
        yield words, True
        if told := _CAPITALS.match(words):  # "My name is Jane Roe and I teach"
            yield told[0].strip(), True
        return
    cuts = [0, *(m.end() for m in CELL.finditer(line.text)), len(line.text)]
    for start, end in islice(pairwise(cuts), _MAX_PHRASES):
        if part := clip(line, start, end):
            labelled = line.text.endswith(": ", start, end)
            phrase = clean(before_label(part.text[:-1]) if labelled else part.text)
            yield phrase, False
            if bare := _without_title(phrase) or _behind_title(phrase):
                yield bare, False


def _without_title(phrase: str) -> str | None:
    """The name before a job title in the same phrase: "Jane Roe, Nurse", "Jane Roe Staff Nurse"."""
    words = phrase.split()
    for cut in range(_MIN_NAME, min(len(words), MAX_WORDS)):
        head, rest = " ".join(words[:cut]), fold(" ".join(words[cut:]))
        if title_score(without_given(fold(head))):
            return None
        apart = head.endswith(",") or (len(words) > cut + 1 and not name_share(rest))
        if apart and title_score(rest) == _HEADED and head.count(",") < _MIN_NAME:
            return head.rstrip(",")
    return None


def _behind_title(phrase: str) -> str | None:
    """The name behind a job title in the same phrase: "Store Manager Jane Roe"."""
    words = phrase.split()
    for cut in range(1, min(len(words) - 1, MAX_WORDS)):
        head, rest = fold(" ".join(words[:cut])), " ".join(words[cut:])
        named = words[cut].lower() in names()["first"] and not title_score(fold(rest))
        if title_score(head) == _HEADED and named:
            return rest
    return None


def without_given(folded: str) -> str:
    """The phrase without a first name at its start: Mason Holm is no mason, Will Baker no baker."""
    given, _, rest = folded.partition(" ")
    last = rest.rstrip(",")
    if given not in names()["first"] or (title_score(rest) and last not in names()["last"]):
        return folded
    return "" if last in names()["last"] else rest


def before_label(cell: str) -> str:
    """What stands before a label at the end of a cell that a colon follows: "Jane Roe Phone"."""
    label = _next_label().search(fold(cell))
    return cell[: label.start()].strip() if label else cell


@cache
def _next_label() -> re.Pattern[str]:
    lists = load("contact")
    keys = ("name", "place", "not_name", "given", "family", "phone", "referee", "identity", "email")
    terms = [term for key in keys for term in lists[key]]
    terms += [term for kind in KINDS for term in load("sections")[kind]]
    return re.compile(rf"\s{any_of(terms)}\Z")


def _unspaced(text: str) -> str | None:
    """The words of "D A N A   M I L L E R"."""
    if not _SPACED.fullmatch(text.strip()):
        return None
    return " ".join(word.replace(" ", "") for word in re.split(r"\s{2,}", text.strip()))


def clean(phrase: str) -> str:
    """The phrase without what stands around a name: title, pronouns, degree letters."""
    phrase = re.sub(r"^[^\w\"“„«(]+|[^\w.\"”»)]+$", "", " ".join(phrase.split()))
    _, honorific, pronoun = _patterns()
    if behind := pronoun.search(fold(phrase)):
        phrase = phrase[: behind.start()]
    if (before := honorific.match(fold(phrase))) and before.end() < len(phrase):
        initial = len(before[0].strip(" .")) == 1 and " " not in phrase[before.end() :]
        phrase = phrase if initial else phrase[before.end() :]
    while True:
        head, comma, last = phrase.rpartition(",")
        if comma and _are_letters(last, head):
            phrase = head.strip()
            continue
        head, _, last = phrase.rpartition(" ")
        apart = last.isupper() != head.isupper() or "." in last
        if head.count(" ") and apart and _are_letters(last, head):
            phrase = head.rstrip(" ,")
            continue
        return phrase.strip()


def _are_letters(last: str, head: str) -> bool:
    """Whether the words behind a comma are degrees: "PhD", "RN" behind a name that is not all
    capitals."""
    words = last.split()
    known = all(fold(word).strip("()").replace(".", "") in _letters() for word in words)
    if _ORDINAL.fullmatch(last.strip()):
        return False
    capitals = last.isupper() and not head.isupper() and len(last.strip()) <= len("CISSP")
    return bool(words) and (known or capitals)


def is_spelt(phrase: str) -> bool:
    """Whether the phrase is made of the words of a name."""
    words = phrase.split()
    return (
        1 <= len(words) <= MAX_WORDS
        and len(phrase) <= MAX_LENGTH
        and all(map(_NAME_WORD.fullmatch, words))
        and phrase.count(",") <= 1
        and not (phrase.endswith(".") and len(words[-1]) > _MAX_SUFFIX)
    )
