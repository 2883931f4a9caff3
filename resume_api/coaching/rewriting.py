"""The resume with what the answers say, each new line traced to its answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from resume_api.coaching import sources
from resume_api.coaching.answer_patterns import AnswerPatterns
from resume_api.coaching.answers import Said
from resume_api.coaching.edits import Edit, Source, apply, completion, listed
from resume_api.coaching.questions import Aim
from resume_api.domain.document import Quote
from resume_api.domain.resume import Position, ResumeFacts, Section
from resume_api.extraction.skills.mentions import find_skills
from resume_api.extraction.text.term_weights import idf, term_quotes
from resume_api.extraction.text.tokens import tokenize
from resume_api.languages.messages import Messages

_SECTIONS = {"certification": "certifications", "language": "languages", "degree": "education"}
_PLACED = "experience"
LEAST_WORDS = 3  # of content, in a line that stands by itself: fewer say nothing alone


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
    def __init__(self, source: Source, resume: ResumeFacts, wording: Mapping[str, str]) -> None:
        self.source, self.resume, self.wording = source, resume, wording
        self.lines: dict[str, str] = {}
        self.patterns = AnswerPatterns.of(resume.language)
        self.messages = Messages.of(resume.language)
        self.edits: list[Edit] = []
        self.changes: list[Change] = []
        self.left_out: list[str] = []
        self._new: dict[str, list[str]] = {}

    def take(self, number: int, aim: Aim, said: Said) -> None:
        """Put in what one answer says."""
        self.left_out += said.left_out
        lines = [self._named(aim, line, said) for line in said.lines]
        if aim.kind == "number" and lines:
            lines = self._completed(number, aim, said, lines)
        kind = _SECTIONS.get(aim.kind, _PLACED)
        if not lines and aim.name and said.confirmed and kind != _PLACED:
            lines = [aim.name]
        for line in lines:
            if self.patterns.content(line) < LEAST_WORDS and not _mentions(aim.name, line):
                self.left_out.append(line)
            elif self._supported(line, aim, said):
                self._add(number, kind, aim, said, self._worded(aim, line))
        if aim.kind in ("skill", "skill_years") and _shown(aim.name, said):
            self._list_skill(number, aim.name)

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

    def _named(self, aim: Aim, line: str, said: Said) -> str:
        """A line that answers a question about something says what it is about."""
        if not aim.name or _mentions(aim.name, said.text) or not _shown(aim.name, said):
            return line
        name = _lowered(aim.name, nouns=self.patterns.language.noun_capitals)
        named = self.patterns.naming(line, name)
        return named[:1].upper() + named[1:] if named else f"{aim.name}: {line}"

    def _completed(self, number: int, aim: Aim, said: Said, lines: list[str]) -> list[str]:
        """The first line goes to the end of the bullet that was asked about."""
        if not self._supported(lines[0], aim, said):
            return lines
        more = _lowered(self._worded(aim, lines[0]), nouns=self.patterns.language.noun_capitals)
        edit = completion(self.source, aim.line, more)
        if edit is None:
            return lines
        self.edits.append(edit)
        after = f"{aim.line.rstrip('.;,؛،。 ')}: {more}"
        self.changes.append(Change(self._heading_of(aim.line), aim.line, after, number))
        return lines[1:]

    def _add(self, number: int, kind: str, aim: Aim, said: Said, line: str) -> None:
        """Under the position that the answer or the question names; else apart from all."""
        position = self._position(aim, said) if kind == _PLACED else None
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

    def _position(self, aim: Aim, said: Said) -> Position | None:
        told = set(tokenize(f"{said.text}\n{aim.organisation}").keys)
        for position in self.resume.positions:
            name = set(tokenize(position.organisation or "").keys)
            if name and name <= told:
                return position
        if aim.line:
            owners = (
                p for p in self.resume.positions if any(aim.line in b.text for b in p.bullets)
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
        categories = {skill.category for skill in find_skills(name)}
        listed = [
            (skill.category, quote)
            for skill in find_skills(self.resume.text, self.resume.sections)
            for quote in skill.quotes
            if section.start + len(section.heading) <= quote.start < section.end
        ]
        soft = self.resume.line_numbers(quote for category, quote in listed if category == "soft")
        found = [
            (category in categories, self.resume.line_numbers([quote])[0] not in soft, quote.start)
            for category, quote in listed
        ]
        return listed[found.index(max(found))][1] if found else None

    def _supported(self, line: str, aim: Aim, said: Said) -> bool:
        missing = sources.unsupported(line, [said.text, aim.line, aim.name])
        if missing:
            self.left_out.append(line)
        return not missing

    def _worded(self, aim: Aim, line: str) -> str:
        self.lines[line] = aim.question
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
    resume: ResumeFacts,
    aims: Sequence[Aim],
    said: Sequence[Said],
    wording: Mapping[str, str] = MappingProxyType({}),
) -> Rewritten:
    """``source``, whose facts are ``resume``, with the answers to the questions of ``aims``.

    Every number, skill and word of a new line stands in its answer, or in the line or the name
    that its question was about; what does not is left out, and so is what an answer denies.
    ``wording`` has other words for lines that the rules write, of the same content.
    """
    draft = _Draft(source, resume, wording)
    for number, (aim, one) in enumerate(zip(aims, said, strict=True), start=1):
        draft.take(number, aim, one)
    text = draft.finish()
    left_out = tuple(dict.fromkeys(draft.left_out))
    return Rewritten(text, tuple(draft.changes), left_out, draft.lines)


def _shown(name: str, said: Said) -> bool:
    """Whether an answer to a question about ``name`` claims it: it names it, or says yes to it
    and speaks of nothing else."""
    if _mentions(name, said.text):
        return True
    return said.confirmed and (said.yes or not find_skills(said.text))


def _mentions(name: str, text: str) -> bool:
    return bool(term_quotes(name, text)) or any(one.name == name for one in find_skills(text))


def _end_of(position: Position) -> str:
    return position.bullets[-1].text if position.bullets else position.quote.text


def _lowered(line: str, nouns: bool) -> str:
    """A line as the second half of a sentence; names (and ``nouns``) keep their capital."""
    first = line.split(" ", 1)[0]
    weight = idf().get(first.casefold(), 1.0)
    common = (weight == 0.0 if nouns else weight < 1.0) and first[1:].islower()
    return line[:1].lower() + line[1:] if common else line
