"""What an answer claims of the thing that it was asked about, and lines that say what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from resume_api.coaching.answer_patterns import AnswerPatterns
from resume_api.coaching.answers import Claim, ParsedAnswer, has_figure
from resume_api.coaching.line_editing import capital
from resume_api.extraction.skills.mentions import find_skills
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.term_weights import idf, term_quotes
from resume_api.extraction.text.tokens import tokenize
from resume_api.extraction.text.word_lists import any_of, fold, load

SECTIONS = {"certification": "certifications", "language": "languages", "degree": "education"}
"""Where an answer stands by the kind of its question, if not under work."""
WORK = "experience"
COMPOUND = 12  # letters of a word that is put together
MIN_WORDS = 3  # of content, in a line that stands by itself: fewer say nothing alone


def shown(
    patterns: AnswerPatterns, name: str, answer: ParsedAnswer, denied: Sequence[str] = ()
) -> bool:
    """Whether an answer to a question about ``name`` claims it: it names it, or has a word that
    stands for it, in a claim of the candidate's own, or says yes; and nothing of ``denied`` says
    that it is not so."""
    if not name:
        return False
    course = patterns.course
    own = [one for one in answer.claims if not one.shared and not course.search(one.text)]
    if any(mentions(name, ProcessedText(d)) or patterns.stands_for_asked(d) for d in denied):
        return False
    people = re.compile(rf"{re.escape(name)}{patterns.people}", re.IGNORECASE)
    text = ProcessedText(people.sub("", "\n".join(claim.text for claim in own)))
    if mentions(name, text):
        return True
    if any(patterns.stands_for_asked(c.text, c.fragment) for c in own if not c.effect):
        return True
    if not answer.yes or not answer.confirmed or (answer.claims and not own):
        return False
    return not answer.foreign


def mentions(name: str, text: ProcessedText) -> bool:
    """Whether a text names something."""
    if not name:
        return False
    return bool(term_quotes(name, text)) or any(one.name == name for one in find_skills(text))


def naming(patterns: AnswerPatterns, name: str, claim: Claim, answer: ParsedAnswer) -> Claim:
    """A claim with ``name``, as the question writes it, also for the word that stands for it."""
    if name:
        written = re.compile(rf"(?<!\w){re.escape(name.casefold())}(?!\w)")
        claim = replace(claim, text=written.sub(lambda _: name, claim.text))
    if not name or mentions(name, ProcessedText(claim.text)) or not shown(patterns, name, answer):
        return claim
    called = lowered(name, nouns=patterns.language.noun_capitals)
    named = patterns.naming(claim.text, called)
    return replace(claim, text=named) if named else claim


def about(name: str, line: str, answer: ParsedAnswer) -> str:
    """A line for a list, with ``name`` before it where the answer does not say it."""
    return line if not name or mentions(name, ProcessedText(answer.text)) else f"{name}: {line}"


def said_of(
    patterns: AnswerPatterns, name: str, line: str, claim: Claim, answer: ParsedAnswer
) -> str:
    """A line that has no verb and does not say what it is about, with ``name``."""
    told = mentions(name, ProcessedText(f"{answer.text}\n{line}"))
    if not line or told or not claim.fragment or not shown(patterns, name, answer):
        return line
    if patterns.used and patterns.fragment.match(line):
        called = lowered(name, nouns=patterns.language.noun_capitals)
        rest = f"{line[:1].lower()}{line[1:]}"
        return capital(patterns.used.format(name=called, rest=rest))
    return f"{name}: {line}"


def says_little(patterns: AnswerPatterns, line: str, name: str) -> bool:
    """Whether a line has too few words of content to stand alone; one that names what was asked
    about needs fewer, and a compound of two words counts as two."""
    content = patterns.content(line)
    if patterns.language.noun_capitals:
        content += any(len(word) >= COMPOUND for word in line.split())
    named = content > 1 and mentions(name, ProcessedText(line))
    return content < MIN_WORDS and not named


def section_for(kind: str, name: str, answer: ParsedAnswer) -> str:
    """The section that an answer to a question of a ``kind`` belongs to by what it says: that of a
    certificate or language only where it names it, says yes to it alone, or tells of no work."""
    section = SECTIONS.get(kind, WORK)
    if section in (WORK, "education"):
        return section
    told = [one.text for one in answer.claims if not one.fragment and has_figure(one.text)]
    return section if not told or mentions(name, ProcessedText(answer.text)) else WORK


def states(section: str, line: str, claim: Claim, answer: ParsedAnswer, name: str) -> bool:
    """Whether a line says what a section lists: a level of a language (or its score), a licence by
    its name or date, a degree by what it is called."""
    if any(map(str.isdigit, line)) or (answer.yes and section != "languages"):
        return True
    if section == "languages":
        return bool(_levels().search(fold(line)))
    named = mentions(name, ProcessedText(line))
    return named if section == "certifications" else named or claim.fragment


def is_certificate(patterns: AnswerPatterns, line: str, claim: Claim, placed: bool) -> bool:
    """Whether a line tells of a course that was attended, or of a licence at no named employer."""
    attended = patterns.course.search(claim.text)
    return bool(attended or (patterns.certificate.search(line) and not placed))


def is_vague(patterns: AnswerPatterns, line: str, claim: Claim, name: str) -> bool:
    """Whether a line says for what or where, and neither what was done nor ``name``."""
    vague = claim.fragment and patterns.fragment.match(line)
    return bool(vague and name and not mentions(name, ProcessedText(line)))


def level_in(words: str) -> str:
    """The level of a language that words name, as they write it."""
    found = _levels().search(fold(words))
    return words[found.start() : found.end()] if found and len(fold(words)) == len(words) else ""


@cache
def _levels() -> re.Pattern[str]:
    words = any_of(load("languages")["level"])
    return re.compile(rf"(?<![^\W_])(?:[abc][12]|{words})(?![^\W_])")


def is_bare(line: str, name: str) -> bool:
    """Whether a line is no more than the skill that it confirms."""
    return bool(name) and tokenize(line).keys == tokenize(name).keys


def lowered(line: str, nouns: bool) -> str:
    """A line as it goes on in a sentence; names (and ``nouns``) keep their capital."""
    first = line.split(" ", 1)[0]
    weight = idf().get(first.casefold(), 1.0)
    common = (weight == 0.0 if nouns else weight < 1.0) and first[1:].islower()
    return line[:1].lower() + line[1:] if common else line
