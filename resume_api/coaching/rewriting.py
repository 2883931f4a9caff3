"""The resume with what the answers say, each new line traced to its answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from resume_api.coaching import sources
from resume_api.coaching.answer_patterns import AnswerPatterns
from resume_api.coaching.answers import Claim, LeftOut, ParsedAnswer
from resume_api.coaching.edits import Edit, Source, apply, completion
from resume_api.coaching.line_editing import Editor, capital
from resume_api.coaching.placing import Place, Places
from resume_api.coaching.questions import QuestionTarget
from resume_api.coaching.skill_list import listing
from resume_api.domain.resume import Resume, Section
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
class Unclear:
    """What a further question may ask about: words of an answer to ``target``, and whether they
    lack their place or their meaning."""

    text: str
    target: QuestionTarget
    kind: str


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The new source, its changes, what the candidate said that is not in it, the lines that the
    rules wrote with the questions that they answer, and what stays unclear."""

    text: str
    changes: tuple[Change, ...]
    left_out: tuple[LeftOut, ...]
    lines: Mapping[str, str]
    unclear: tuple[Unclear, ...] = ()


class _Draft:
    def __init__(self, source: Source, resume: Resume, wording: Mapping[str, str]) -> None:
        self.source, self.resume, self.wording = source, resume, wording
        self.lines: dict[str, str] = {}
        self.patterns = AnswerPatterns.of(resume.language)
        self.places = Places(resume, self.patterns)
        self.editor = Editor(self.patterns, frozenset(tokenize(resume.text).keys))
        self.messages = Messages.of(resume.language)
        self.edits: list[Edit] = []
        self.changes: list[Change] = []
        self.left_out: list[LeftOut] = []
        self.unclear: list[Unclear] = []
        self._new: dict[str, list[str]] = {}

    def take(self, number: int, target: QuestionTarget, answer: ParsedAnswer) -> None:
        """Put in what one answer says."""
        self.left_out += answer.left_out
        asked_again = [one for one in answer.left_out if one.reason in ("unclear", "language")]
        self.unclear += [Unclear(one.text, target, one.reason) for one in asked_again[:1]]
        kind = self._kind(target, answer)
        claims = list(self._told_apart(number, target, answer))
        if kind != _PLACED:
            self._take_apart(number, kind, target, answer, claims)
        else:
            self._take_work(number, target, answer, claims)
        if target.kind in ("skill", "skill_years") and shown(target.name, answer):
            self._list_skill(number, target.name)

    def finish(self) -> str:
        """The source with all edits."""
        for kind, lines in self._new.items():
            section = self._section(kind)
            heading = self.source.heading(section.heading) if section else None
            title = "" if heading and kind != _PLACED else self.messages.heading(kind)
            last = None if kind == _PLACED else heading
            edit = self.source.lines_at_end(last, title, lines)
            if edit:
                self.edits.append(edit)
            else:
                self.left_out += [LeftOut(line, "unplaced") for line in lines]
                self.changes = [one for one in self.changes if one.after not in lines]
        return apply(self.source.text, self.edits)

    def _kind(self, target: QuestionTarget, answer: ParsedAnswer) -> str:
        """The section that an answer belongs to by what it says: that of a certificate or language
        only where it names it, says yes to it alone, or is a bare level or date."""
        kind = _SECTIONS.get(target.kind, _PLACED)
        if kind == _PLACED or kind == "education":
            return kind
        own = [claim for claim in answer.claims if not claim.fragment]
        about = not own or _mentions(target.name, ProcessedText(answer.text))
        return kind if about else _PLACED

    def _told_apart(
        self, number: int, target: QuestionTarget, answer: ParsedAnswer
    ) -> Iterator[Claim]:
        """The claims of an answer; for a question about a bullet, without the figure that
        completes it."""
        rest = list(answer.claims)
        first = rest[0] if rest else None
        if target.kind == "number" and first and first.fragment and not self._elsewhere(first):
            more = self.editor.line(first, None)
            if more and self._completed(number, target, answer, more):
                rest = rest[1:]
        yield from rest

    def _elsewhere(self, claim: Claim) -> bool:
        return self.places.named(claim.text) is not None

    def _take_apart(
        self,
        number: int,
        kind: str,
        target: QuestionTarget,
        answer: ParsedAnswer,
        claims: Sequence[Claim],
    ) -> None:
        """What goes to the certificates, languages or studies."""
        lines = [self.editor.line(claim, None) for claim in claims]
        lines = [self._about(target, line, answer) for line in lines if line]
        if not lines and target.name and answer.confirmed:
            lines = [target.name]
        for line in lines:
            if self._supported(line, target, answer):
                self._add(number, kind, None, self._worded(target, line))

    def _take_work(
        self, number: int, target: QuestionTarget, answer: ParsedAnswer, claims: Sequence[Claim]
    ) -> None:
        """What goes under a position or project."""
        named = [self.places.named(claim.text) for claim in claims]
        place = next((one for one in named if one), None) or self._of_question(target)
        for claim, own in zip(claims, named, strict=True):
            place = own or place
            here = replace(place, names=own.names if own else "") if place else None
            line = self._line(claim, target, answer, here)
            if line and self._supported(line, target, answer):
                self._add(number, _PLACED, here, self._worded(target, line))
                if here is None:
                    self.unclear.append(Unclear(line, target, "place"))

    def _of_question(self, target: QuestionTarget) -> Place | None:
        """Where a question about a bullet or a position is about; else the only position."""
        if target.line:
            return self.places.of_bullet(target.line) or self.places.only()
        if target.organisation:
            return self.places.of_organisation(target.organisation)
        return self.places.only()

    def _line(
        self, claim: Claim, target: QuestionTarget, answer: ParsedAnswer, place: Place | None
    ) -> str:
        """A claim as a line, or nothing where that would say too little."""
        line = self.editor.line(claim, place.current if place else None)
        if place and place.names:
            line = capital(" ".join(self.patterns.without_place(line, place.names).split()))
        line = self._named(target, line, claim, answer)
        if not line:
            self._leave(claim.text, "unclear", target)
        elif self.patterns.content(line) < MIN_WORDS and not (
            _mentions(target.name, ProcessedText(line)) and self.patterns.content(line) > 1
        ):
            if not self._is_bare(line, target):
                self._leave(claim.text, "short", target)
            return ""
        return line

    @staticmethod
    def _is_bare(line: str, target: QuestionTarget) -> bool:
        """Whether a line is no more than the skill that it confirms."""
        return bool(target.name) and tokenize(line).keys == tokenize(target.name).keys

    def _leave(self, text: str, reason: str, target: QuestionTarget) -> None:
        self.left_out.append(LeftOut(text, reason))
        self.unclear.append(Unclear(text, target, reason))

    def _named(
        self, target: QuestionTarget, line: str, claim: Claim, answer: ParsedAnswer
    ) -> str:
        """A line that answers a question about something says what it is about: for a word that
        stands for it, and for a line without a verb."""
        if not line or not target.name or not shown(target.name, answer):
            return line
        name = lowered(target.name, nouns=self.patterns.language.noun_capitals)
        if not _mentions(target.name, ProcessedText(line)):
            if named := self.patterns.naming(line, name):
                return capital(named)
        if _mentions(target.name, ProcessedText(answer.text)) or not claim.fragment:
            return line
        if self.patterns.used and self.patterns.fragment.match(line):
            rest = f"{line[:1].lower()}{line[1:]}"
            return capital(self.patterns.used.format(name=name, rest=rest))
        return f"{target.name}: {line}"

    def _about(self, target: QuestionTarget, line: str, answer: ParsedAnswer) -> str:
        said = _mentions(target.name, ProcessedText(answer.text)) if target.name else True
        return line if said else f"{target.name}: {line}"

    def _completed(
        self, number: int, target: QuestionTarget, answer: ParsedAnswer, line: str
    ) -> bool:
        """Put a figure at the end of the bullet that was asked about."""
        if not sources.NUMBER.search(line) or not self._supported(line, target, answer):
            return False
        more = lowered(self._worded(target, line), nouns=self.patterns.language.noun_capitals)
        edit = completion(self.source, target.line, more)
        if edit is None:
            return False
        self.edits.append(edit)
        after = f"{target.line.rstrip('.;,؛،。 ')} ({more})"
        self.changes.append(Change(self._heading_of(target.line), target.line, after, number))
        return True

    def _add(self, number: int, kind: str, place: Place | None, line: str) -> None:
        """Under a position or project; else apart from all."""
        if any(change.after == line for change in self.changes):
            return
        span = self.source.locate(place.anchor) if place else None
        edit = self.source.bullet_behind(span, line) if span else None
        if edit and place:
            self.edits.append(edit)
            heading = self._heading_of(place.head)
        else:
            self._new.setdefault(kind, []).append(line)
            section = self._section(kind)
            heading = (
                section.heading if section and kind != _PLACED else self.messages.heading(kind)
            )
        self.changes.append(Change(heading, "", line, number))

    def _list_skill(self, number: int, name: str) -> None:
        section = self._section("skills")
        edit = listing(self.source, self.resume, section, name) if section else None
        if edit and section:
            self.edits.append(edit)
            self.changes.append(Change(section.heading, "", name, number))

    def _supported(self, line: str, target: QuestionTarget, answer: ParsedAnswer) -> bool:
        missing = sources.unsupported(
            line, [answer.text, target.line, target.name, self.patterns.vocabulary]
        )
        if missing:
            self.left_out.append(LeftOut(line, "unclear"))
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

    Every figure, skill and name of a new line stands in its answer, or in the line or the name
    that its question was about; what does not is left out, and so is what an answer denies.
    ``wording`` has other words for lines that the rules write, of the same content; no words where
    a line is to be dropped.
    """
    draft = _Draft(source, resume, wording)
    for number, (target, answer) in enumerate(zip(targets, answers, strict=True), start=1):
        draft.take(number, target, answer)
    text = draft.finish()
    left_out = tuple(dict.fromkeys(draft.left_out))
    return Rewritten(text, tuple(draft.changes), left_out, draft.lines, tuple(draft.unclear))


def shown(name: str, answer: ParsedAnswer) -> bool:
    """Whether an answer to a question about ``name`` claims it: it names it in a claim of the
    candidate's own, or says yes to it and speaks of nothing else."""
    if not name:
        return False
    own = ProcessedText("\n".join(one.text for one in answer.claims if not one.shared))
    if _mentions(name, own):
        return True
    return answer.confirmed and not answer.foreign and (answer.yes or not find_skills(own))


def _mentions(name: str, text: ProcessedText) -> bool:
    if not name:
        return False
    return bool(term_quotes(name, text)) or any(one.name == name for one in find_skills(text))


def lowered(line: str, nouns: bool) -> str:
    """A line as it goes on in a sentence; names (and ``nouns``) keep their capital."""
    first = line.split(" ", 1)[0]
    weight = idf().get(first.casefold(), 1.0)
    common = (weight == 0.0 if nouns else weight < 1.0) and first[1:].islower()
    return line[:1].lower() + line[1:] if common else line
