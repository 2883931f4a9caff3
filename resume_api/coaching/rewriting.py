"""The resume with what the answers say, each new line traced to its answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from resume_api.coaching import sources
from resume_api.coaching.answer_patterns import AnswerPatterns
from resume_api.coaching.answers import ParsedAnswer
from resume_api.coaching.edits import Edit, Source, apply, completion, listed
from resume_api.coaching.questions import QuestionTarget
from resume_api.domain.document import Quote
from resume_api.domain.resume import Position, Resume, Section
from resume_api.extraction.skills.mentions import find_skills
from resume_api.extraction.text.processed import ProcessedText
from resume_api.extraction.text.term_weights import idf, term_quotes
from resume_api.extraction.text.tokens import tokenize
from resume_api.languages.messages import Messages

_SECTIONS = {"certification": "certifications", "language": "languages", "degree": "education"}
_PLACED = "experience"
MIN_WORDS = 3  # of content, in a line that stands by itself: fewer say nothing alone


@dataclass(frozen=True, slots=True)
class Change:
    """``before`` became ``after`` in a section (its heading); ``from_answer`` counts from 1."""

    section: str
    before: str
    after: str
    from_answer: int


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The new source, its changes, what the candidate said that is not in it, and the lines that
    the rules wrote with the questions that they answer."""

    text: str
    changes: tuple[Change, ...]
    left_out: tuple[str, ...]
    lines: Mapping[str, str]


class _Draft:
    def __init__(self, source: Source, resume: Resume, wording: Mapping[str, str]) -> None:
        self.source, self.resume, self.wording = source, resume, wording
        self.lines: dict[str, str] = {}
        self.patterns = AnswerPatterns.of(resume.language)
        self.messages = Messages.of(resume.language)
        self.edits: list[Edit] = []
        self.changes: list[Change] = []
        self.left_out: list[str] = []
        self._new: dict[str, list[str]] = {}

    def take(self, number: int, target: QuestionTarget, answer: ParsedAnswer) -> None:
        """Put in what one answer says."""
        self.left_out += answer.left_out
        lines = [self._named(target, line, answer) for line in answer.lines]
        if target.kind == "number" and lines:
            lines = self._completed(number, target, answer, lines)
        kind = _SECTIONS.get(target.kind, _PLACED)
        if not lines and target.name and answer.confirmed and kind != _PLACED:
            lines = [target.name]
        for line in lines:
            short = self.patterns.content(line) < MIN_WORDS
            if short and not _mentions(target.name, ProcessedText(line)):
                self.left_out.append(line)
            elif self._supported(line, target, answer):
                self._add(number, kind, target, answer, self._worded(target, line))
        if target.kind in ("skill", "skill_years") and _shown(target.name, answer):
            self._list_skill(number, target.name)

    def finish(self) -> str:
        """The source with all edits."""
        for kind, lines in self._new.items():
            section = self._section(kind)
            heading = self.source.heading(section.heading) if section else None
            title = "" if heading and kind != _PLACED else self.messages.heading(kind)
            edit = self.source.lines_at_end(heading, title, lines)
            if edit:
                self.edits.append(edit)
            else:
                self.left_out += lines
                self.changes = [one for one in self.changes if one.after not in lines]
        return apply(self.source.text, self.edits)

    def _named(self, target: QuestionTarget, line: str, answer: ParsedAnswer) -> str:
        """A line that answers a question about something says what it is about."""
        if (
            not target.name
            or _mentions(target.name, ProcessedText(answer.text))
            or not _shown(target.name, answer)
        ):
            return line
        name = _lowered(target.name, nouns=self.patterns.language.noun_capitals)
        named = self.patterns.naming(line, name)
        return named[:1].upper() + named[1:] if named else f"{target.name}: {line}"

    def _completed(
        self, number: int, target: QuestionTarget, answer: ParsedAnswer, lines: list[str]
    ) -> list[str]:
        """The first line goes to the end of the bullet that was asked about."""
        if not self._supported(lines[0], target, answer):
            return lines
        more = _lowered(self._worded(target, lines[0]), nouns=self.patterns.language.noun_capitals)
        edit = completion(self.source, target.line, more)
        if edit is None:
            return lines
        self.edits.append(edit)
        after = f"{target.line.rstrip('.;,؛،。 ')}: {more}"
        self.changes.append(Change(self._heading_of(target.line), target.line, after, number))
        return lines[1:]

    def _add(
        self, number: int, kind: str, target: QuestionTarget, answer: ParsedAnswer, line: str
    ) -> None:
        """Under the position that the answer or the question names; else apart from all."""
        position = self._position(target, answer) if kind == _PLACED else None
        anchor = _end_of(position) if position else None
        span = self.source.locate(anchor) if anchor else None
        edit = self.source.bullet_behind(span, line) if span else None
        if edit and position:
            self.edits.append(edit)
            heading = self._heading_of(position.quote.text)
        else:
            self._new.setdefault(kind, []).append(line)
            section = self._section(kind)
            heading = (
                section.heading if section and kind != _PLACED else self.messages.heading(kind)
            )
        self.changes.append(Change(heading, "", line, number))

    def _position(self, target: QuestionTarget, answer: ParsedAnswer) -> Position | None:
        words = set(tokenize(f"{answer.text}\n{target.organisation}").keys)
        for position in self.resume.positions:
            name = set(tokenize(position.organisation or "").keys)
            if name and name <= words:
                return position
        if target.line:
            owners = (
                p for p in self.resume.positions if any(target.line in b.text for b in p.bullets)
            )
            return next(owners, None)
        return None

    def _list_skill(self, number: int, name: str) -> None:
        section = self._section("skills")
        if section is None:
            return
        model = self._neighbour(name, section)
        heading = self.source.heading(section.heading)
        edit = listed(self.source, model.text, heading, name) if model and heading else None
        if edit:
            self.edits.append(edit)
            self.changes.append(Change(section.heading, "", name, number))

    def _neighbour(self, name: str, section: Section) -> Quote | None:
        """The listed skill that a new one goes with: of its category, else the last of a line
        without soft skills."""
        categories = {skill.category for skill in find_skills(ProcessedText(name))}
        listed = [
            (skill.category, quote)
            for skill in find_skills(ProcessedText(self.resume.text), self.resume.sections)
            for quote in skill.quotes
            if section.start + len(section.heading) <= quote.start < section.end
        ]
        soft = self.resume.line_numbers(quote for category, quote in listed if category == "soft")
        found = [
            (category in categories, self.resume.line_numbers([quote])[0] not in soft, quote.start)
            for category, quote in listed
        ]
        return listed[found.index(max(found))][1] if found else None

    def _supported(self, line: str, target: QuestionTarget, answer: ParsedAnswer) -> bool:
        missing = sources.unsupported(line, [answer.text, target.line, target.name])
        if missing:
            self.left_out.append(line)
        return not missing

    def _worded(self, target: QuestionTarget, line: str) -> str:
        self.lines[line] = target.question
        return self.wording.get(line, line)

    def _section(self, kind: str) -> Section | None:
        own = [section for section in self.resume.sections if section.kind == kind]
        return next((section for section in own if section.heading), None)

    def _heading_of(self, words: str) -> str:
        at = self.resume.text.find(words)
        holding = (s.heading for s in self.resume.sections if s.start <= at < s.end)
        return next(holding, "")


def rewrite(
    source: Source,
    resume: Resume,
    targets: Sequence[QuestionTarget],
    answers: Sequence[ParsedAnswer],
    wording: Mapping[str, str] = MappingProxyType({}),
) -> Rewritten:
    """``source``, read as ``resume``, with the answers to the questions of ``targets``.

    Every number, skill and word of a new line stands in its answer, or in the line or the name
    that its question was about; what does not is left out, and so is what an answer denies.
    ``wording`` has other words for lines that the rules write, of the same content.
    """
    draft = _Draft(source, resume, wording)
    for number, (target, answer) in enumerate(zip(targets, answers, strict=True), start=1):
        draft.take(number, target, answer)
    text = draft.finish()
    left_out = tuple(dict.fromkeys(draft.left_out))
    return Rewritten(text, tuple(draft.changes), left_out, draft.lines)


def _shown(name: str, answer: ParsedAnswer) -> bool:
    """Whether an answer to a question about ``name`` claims it: it names it, or says yes to it
    and speaks of nothing else."""
    said = ProcessedText(answer.text)
    if _mentions(name, said):
        return True
    return answer.confirmed and (answer.yes or not find_skills(said))


def _mentions(name: str, text: ProcessedText) -> bool:
    return bool(term_quotes(name, text)) or any(one.name == name for one in find_skills(text))


def _end_of(position: Position) -> str:
    return position.bullets[-1].text if position.bullets else position.quote.text


def _lowered(line: str, nouns: bool) -> str:
    """A line as the second half of a sentence; names (and ``nouns``) keep their capital."""
    first = line.split(" ", 1)[0]
    weight = idf().get(first.casefold(), 1.0)
    common = (weight == 0.0 if nouns else weight < 1.0) and first[1:].islower()
    return line[:1].lower() + line[1:] if common else line
