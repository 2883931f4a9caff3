"""Weak bullets of a resume said better, and a summary for the job: the same facts, no new one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from providers.offline import writing_checks
from providers.offline.quoting import called
from resume_api.analysis.wording_gate import differences
from resume_api.analysis.wording_patterns import WordingPatterns
from resume_api.documents.safety.prompt_injection import find_instructions
from resume_api.domain.assessment import ABILITIES, AnalysisInputs, Draft, Rewrite
from resume_api.domain.claims import Sentence
from resume_api.domain.document import Quote
from resume_api.languages.messages import Messages
from resume_api.languages.packs import answer_language, words

MOST, NAMED = 5, 5
MIN_WORDS, MAX_WORDS = 4, 40
_ENDS = ".;,؛،。 "
_YEAR = re.compile(r"(?<!\d)(?:1[34]|19|20)\d\d(?!\d)")  # of a heading
Rules = list[tuple[re.Pattern[str], str]]


@dataclass(frozen=True, slots=True)
class _Better:
    """One language's openings as they are said better, and places for a figure."""

    openings: Rules
    countable: Rules

    @staticmethod
    @cache
    def of(tag: str) -> _Better:
        table = words(answer_language(tag), "writing")
        return _Better(_rules(table.get("better", ())), _rules(table.get("countable", ())))


def _rules(rows: list[list[str]]) -> Rules:
    return [(re.compile(pattern, re.IGNORECASE), new) for pattern, new in rows]


def rewrites(inputs: AnalysisInputs) -> tuple[Rewrite, ...]:
    """Up to five bullets, those with a weak opening first. Where a figure is missing, its place is
    marked in the resume's language; the reasons are in that of the answer."""
    own = writing_checks.Phrases.of(inputs.resume.language)
    weak = [bullet for bullet, _ in writing_checks.weak_openings(inputs.resume, own.weak)]
    plain = writing_checks.without_numbers(inputs.resume, own)
    found = {bullet.start: one for bullet in (*weak, *plain) for one in _rewritten(inputs, bullet)}
    return tuple(found.values())[:MOST]


def _rewritten(inputs: AnalysisInputs, bullet: Quote) -> Iterator[Rewrite]:
    before = " ".join(bullet.text.split())
    if not MIN_WORDS <= len(before.split()) <= MAX_WORDS or _YEAR.search(before):
        return
    messages, own = Messages.of(inputs.language), writing_checks.Phrases.of(inputs.resume.language)
    better = _Better.of(inputs.resume.language)
    line = before.rstrip(_ENDS)
    opened = _opened(line, better, _is_current(inputs, bullet))
    line, why = opened, [messages.say("insights.rewrite_opening")] if opened != line else []
    if not writing_checks.has_figure(before, own):
        mark = Messages.of(inputs.resume.language).say("insights.how_many")
        counted = _counted(line, better, mark)
        if counted != line:
            line = counted
            why.append(messages.say("insights.rewrite_number"))
    if why:
        end = before[len(before.rstrip(_ENDS)) :].strip()
        yield Rewrite(before, line + end, " ".join(why), bullet.start, bullet.end)


def is_countable(line: str, language: str) -> bool:
    """Whether a line names something that can be counted, without its figure."""
    return any(pattern.search(line) for pattern, _ in _Better.of(language).countable)


def drafts(found: Sequence[Rewrite]) -> tuple[Draft, ...]:
    """The rewrites as sentences that a provider may word better."""
    return tuple(Draft(f"W{number}", one.after) for number, one in enumerate(found, start=1))


def worded(inputs: AnalysisInputs, sentences: Iterable[Sentence]) -> tuple[Rewrite, ...]:
    """The rewrites in a provider's words, where these say the same and keep the place for a figure;
    without those that it drops."""
    said = {one.id: " ".join(one.text.split()) for one in sentences}
    told = [said.get(draft.id, draft.text) for draft in inputs.drafts]
    pairs = zip(inputs.rewrites, told, strict=True)
    return tuple(_reworded(inputs, one, text) for one, text in pairs if text)


def _reworded(inputs: AnalysisInputs, one: Rewrite, text: str) -> Rewrite:
    language = inputs.resume.language
    mark = Messages.of(language).say("insights.how_many")
    same = text.count(mark) == one.after.count(mark) and not any(find_instructions(text))
    faults = same and differences(
        text.replace(mark, " "), one.after.replace(mark, " "), WordingPatterns.of(language)
    )
    return replace(one, after=text) if same and not faults else one


def _opened(line: str, better: _Better, current: bool) -> str:
    """The line without an opening that hides what was done; under a position that goes on, a
    verb keeps its form."""
    for pattern, new in better.openings:
        if found := pattern.match(line):
            verb = found.expand(new)
            if current and verb:
                verb = found[0].split()[-1]
            line = verb + line[found.end() :]
            return line[:1].upper() + line[1:]
    return line


def _counted(line: str, better: _Better, mark: str) -> str:
    """The line with a place for a figure before what can be counted; unchanged without such."""
    for pattern, new in better.countable:
        if found := pattern.search(line):
            place = found.expand(new.replace("{how_many}", "\0")).replace("\0", mark)
            return line[: found.start()] + place + line[found.end() :]
    return line


def _is_current(inputs: AnalysisInputs, bullet: Quote) -> bool:
    return any(
        position.current and any(one.start <= bullet.start < one.end for one in position.bullets)
        for position in inputs.resume.positions
    )


def summary(inputs: AnalysisInputs) -> str | None:
    """A first sentence of the resume for this job, in the resume's language: the latest title, the
    years, and what the job asks and the resume shows. None where there is no title or nothing."""
    resume = inputs.resume
    title = next((one.title for one in resume.positions if one.title and one.kind == "job"), None)
    shown = [
        called(item)
        for item in inputs.requirements
        if item.topic in ABILITIES and item.finding.status == "met" and item.kind != "duty"
    ]
    if title is None:
        return None
    told = title.casefold()
    names = [name for name in dict.fromkeys(shown) if name.casefold() not in told][:NAMED]
    if not names:
        return None
    messages, title = Messages.of(resume.language), " ".join(title.split())
    listed = messages.listing(names)
    if resume.experience_months is None or resume.experience_months < 12:
        return messages.say("insights.summary_skills", title=title, names=listed)
    duration = messages.duration(resume.experience_months)
    return messages.say("insights.summary", title=title, duration=duration, names=listed)
