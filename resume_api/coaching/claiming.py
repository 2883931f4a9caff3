"""What an answer claims of the thing that it was asked about, and lines that say what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from resume_api.coaching.answer_patterns import AnswerPatterns
from resume_api.coaching.answers import Claim, ParsedAnswer
from resume_api.coaching.line_editing import capital
from resume_api.extraction.skills.mentions import find_skills
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.term_weights import idf, term_quotes


def shown(
    patterns: AnswerPatterns, name: str, answer: ParsedAnswer, denied: Sequence[str] = ()
) -> bool:
    """Whether an answer to a question about ``name`` claims it: it names it, or has a word that
    stands for it, in a claim of the candidate's own, or says yes; and nothing of ``denied`` says
    that it is not so."""
    if not name:
        return False
    own = [claim for claim in answer.claims if not claim.shared]
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


def lowered(line: str, nouns: bool) -> str:
    """A line as it goes on in a sentence; names (and ``nouns``) keep their capital."""
    first = line.split(" ", 1)[0]
    weight = idf().get(first.casefold(), 1.0)
    common = (weight == 0.0 if nouns else weight < 1.0) and first[1:].islower()
    return line[:1].lower() + line[1:] if common else line
