"""The resume with what the answers say, each new line traced to its answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from resume_api.analysis import wording_sources
from resume_api.coaching.answer_patterns import AnswerPatterns
from resume_api.coaching.answers import Claim, LeftOut, ParsedAnswer, Reason
from resume_api.coaching.changes import Change, Rewritten, Unclear
from resume_api.coaching.claiming import (
    WORK,
    about,
    is_bare,
    is_certificate,
    is_vague,
    level_in,
    lowered,
    naming,
    said_of,
    says_little,
    section_for,
    shown,
    states,
)
from resume_api.coaching.edits import Edit, Source, apply, completion
from resume_api.coaching.line_editing import Editor, capital, tidy
from resume_api.coaching.placing import Place, Places
from resume_api.coaching.questions import QuestionTarget
from resume_api.coaching.repeats import Repeats
from resume_api.coaching.skill_list import listing
from resume_api.domain.resume import Resume, Section
from resume_api.extraction.text.tokens import tokenize
from resume_api.languages.messages import Messages

_ASKED_AGAIN = ("language", "question", "unclear")


class _Draft:
    def __init__(
        self,
        source: Source,
        resume: Resume,
        wording: Mapping[str, str],
        told_places: Mapping[int, str],
    ) -> None:
        self.source, self.resume, self.wording = source, resume, wording
        self.told_places = told_places
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
        self._repeats = Repeats(resume, self.patterns)

    def take(self, number: int, target: QuestionTarget, answer: ParsedAnswer) -> None:
        """Put in what one answer says."""
        self.left_out += answer.left_out
        self.unclear += [
            Unclear(one.text, number, "language" if one.reason == "language" else "unclear")
            for one in answer.left_out
            if one.reason in _ASKED_AGAIN
        ]
        kind = section_for(target.kind, target.name, answer)
        claims = list(self._told_apart(number, target, answer))
        if kind != WORK:
            self._take_apart(number, kind, target, answer, claims)
        else:
            self._take_work(number, target, answer, claims)
        if target.kind in ("skill", "skill_years") and self._shows(target, answer):
            self._list_skill(number, target.name)

    def _shows(self, target: QuestionTarget, answer: ParsedAnswer) -> bool:
        """Whether an answer claims the skill: a denial for one employer denies no other's."""
        denied = [one for one in answer.denials if not self.places.named(one)]
        return shown(self.patterns, target.name, answer, denied)

    def finish(self) -> str:
        """The source with all edits."""
        for kind, lines in self._new.items():
            section = self._section(kind)
            heading = self.source.heading(section.heading) if section else None
            title = "" if heading and kind != WORK else self.messages.heading(kind)
            last = None if kind == WORK else heading
            edit = self.source.lines_at_end(last, title, lines)
            if edit:
                self.edits.append(edit)
            else:
                self.left_out += [LeftOut(line, "unplaced") for line in lines]
                self.changes = [one for one in self.changes if one.after not in lines]
        return apply(self.source.text, self.edits)

    def _told_apart(
        self, number: int, target: QuestionTarget, answer: ParsedAnswer
    ) -> Iterator[Claim]:
        """The claims of an answer; for a question about a bullet, without the figure that
        completes it."""
        rest = list(answer.claims)
        first = rest[0] if rest else None
        named = first and self.places.named(first.text)
        if target.kind == "number" and first and first.fragment and not named:
            more = self.editor.line(first, None)
            if more and self._completed(number, target, answer, more):
                rest = rest[1:]
        yield from rest

    def _take_apart(
        self,
        number: int,
        kind: str,
        target: QuestionTarget,
        answer: ParsedAnswer,
        claims: Sequence[Claim],
    ) -> None:
        """What goes to the certificates, languages or studies."""
        told = [(self.editor.line(claim, None), claim) for claim in claims]
        lines = []
        for line, claim in told:
            if kind == "education":
                line = capital(self.patterns.held.sub("", line))
            elif kind == "languages" and not line and (level := level_in(claim.text)):
                line = f"{target.name}: {level}"
            if line and states(kind, line, claim, answer, target.name):
                lines.append(about(target.name, line, answer))
            else:
                self._leave(number, claim.text, "unclear")
        if not told and target.name and answer.confirmed:
            lines = [target.name]
        for line in lines:
            if self._supported(line, target, answer):
                self._add(number, kind, None, self._worded(target, line))

    def _take_work(
        self, number: int, target: QuestionTarget, answer: ParsedAnswer, claims: Sequence[Claim]
    ) -> None:
        """What goes under a position or project."""
        named = [self.places.named(claim.text) for claim in claims]
        told = self.places.named(self.told_places.get(number, ""))
        foreign = self._says_elsewhere(target, answer)
        place = next((one for one in named if one), None) or told
        if place is None and not foreign:
            place = self._of_question(target)
        for claim, own in zip(claims, named, strict=True):
            place = own or place
            here = replace(place, names=own.names if own else "") if place else None
            line = self._line(number, claim, target, answer, here)
            if line and is_certificate(self.patterns, line, claim, own is not None):
                self._add(number, "certifications", None, self._worded(target, line))
            elif line and self._supported(line, target, answer):
                new = self._add(number, WORK, here, self._worded(target, line))
                if new and here is None and not foreign:
                    self.unclear.append(Unclear(line, number, "place"))

    def _says_elsewhere(self, target: QuestionTarget, answer: ParsedAnswer) -> bool:
        """Whether an answer names an employer or a year that the resume does not have."""
        words = tokenize(f"{self.resume.text}\n{target.name}").keys
        return self.patterns.unknown_place(answer.text, words) or self.places.before(answer.text)

    def _of_question(self, target: QuestionTarget) -> Place | None:
        """Where a question about a bullet or a position is about; else the only position."""
        if target.line:
            return self.places.of_bullet(target.line) or self.places.only()
        if target.organisation:
            return self.places.of_organisation(target.organisation)
        return self.places.only()

    def _line(
        self,
        number: int,
        claim: Claim,
        target: QuestionTarget,
        answer: ParsedAnswer,
        place: Place | None,
    ) -> str:
        """A claim as a line, or nothing where that would say too little."""
        told = naming(self.patterns, target.name, claim, answer)
        line = self.editor.line(told, place.current if place else None)
        if place and place.names:
            line = capital(tidy(self.patterns.without_place(line, place.names)))
        line = said_of(self.patterns, target.name, line, claim, answer)
        if (
            not line
            or self.patterns.dangling.search(line)
            or is_vague(self.patterns, line, claim, target.name)
        ):
            line = ""
            self._leave(number, claim.text, "unclear")
        elif says_little(self.patterns, line, target.name):
            if not is_bare(line, target.name):
                self._leave(number, claim.text, "short")
            return ""
        return line

    def _leave(self, number: int, text: str, reason: Reason) -> None:
        self.left_out.append(LeftOut(text, reason))
        self.unclear.append(Unclear(text, number, "unclear"))

    def _completed(
        self, number: int, target: QuestionTarget, answer: ParsedAnswer, line: str
    ) -> bool:
        """Put a figure at the end of the bullet that was asked about."""
        if not wording_sources.NUMBER.search(line) or not self._supported(line, target, answer):
            return False
        more = self._worded(target, line)
        if not more:
            return True
        more = lowered(more, nouns=self.patterns.language.noun_capitals)
        if answer.claims[0].text[:1] == more[:1].lower():
            more = f"{more[:1].lower()}{more[1:]}"
        edit = completion(self.source, target.line, more)
        if edit is None:
            return False
        self.edits.append(edit)
        after = f"{target.line.rstrip('.;,؛،。 ')} ({more})"
        self.changes.append(Change(self._heading_of(target.line), target.line, after, number))
        return True

    def _add(self, number: int, kind: str, place: Place | None, line: str) -> bool:
        """Under a position or project; else apart from all. A line without words was dropped; what
        the resume or an answer says already is not said again: then, False."""
        if not line:
            return False
        if self._repeats.has(line):
            self.left_out.append(LeftOut(line, "repeated"))
            return False
        self._repeats.add(line)
        span = self.source.locate(place.anchor) if place else None
        edit = self.source.bullet_behind(span, line) if span else None
        if edit and place:
            self.edits.append(edit)
            heading = self._heading_of(place.head)
        else:
            self._new.setdefault(kind, []).append(line)
            section = self._section(kind)
            heading = section.heading if section and kind != WORK else self.messages.heading(kind)
        self.changes.append(Change(heading, "", line, number))
        return True

    def _list_skill(self, number: int, name: str) -> None:
        if any(change.after == name for change in self.changes):
            return
        section = self._section("skills")
        edit = listing(self.source, self.resume, section, name) if section else None
        if edit and section:
            self.edits.append(edit)
            self.changes.append(Change(section.heading, "", name, number))

    def _supported(self, line: str, target: QuestionTarget, answer: ParsedAnswer) -> bool:
        missing = wording_sources.unsupported(
            line, [answer.text, target.line, target.name, self.patterns.vocabulary]
        )
        if missing:
            self.left_out.append(LeftOut(line, "unclear"))
        return not missing

    def _worded(self, target: QuestionTarget, line: str) -> str:
        self.lines[line] = target.question
        worded = self.wording.get(line, line)
        if not worded:
            self.left_out.append(LeftOut(line, "talk"))
        return worded

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
    told_places: Mapping[int, str] = MappingProxyType({}),
) -> Rewritten:
    """``source``, read as ``resume``, with the answers to the questions of ``targets``.

    Every figure, skill and name of a new line stands in its answer, or in the line or the name
    that its question was about; what does not is left out, and so is what an answer denies.
    ``wording`` has other words for lines that the rules write, of the same content, and no words
    for one that is to be dropped. ``told_places`` says of an answer (from 1) where its work was.
    """
    draft = _Draft(source, resume, wording, told_places)
    for number, (target, answer) in enumerate(zip(targets, answers, strict=True), start=1):
        draft.take(number, target, answer)
    text = draft.finish()
    left_out = tuple(dict.fromkeys(draft.left_out))
    return Rewritten(text, tuple(draft.changes), left_out, draft.lines, tuple(draft.unclear))
